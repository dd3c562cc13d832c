"""The log holds together: every choice names what exists, and is made by who owns it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import assert_never

from assembler.checking.names.choices import Choices
from assembler.checking.names.context import Context
from assembler.checking.names.edits import Edits
from assembler.checking.names.moments import check_moment, withdrawn
from assembler.facts.choose import choose
from assembler.ground.findings import Finding, error
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.keuzes import (
    Keuze,
    KeuzeAanvaarding,
    KeuzeBevoegdheid,
    KeuzeCijfer,
    KeuzeClausule,
    KeuzeIntrekken,
    KeuzeNieuwArtikel,
    KeuzeNieuwLid,
    KeuzeSchrap,
    KeuzeTaken,
    KeuzeVerplaats,
    KeuzeVervang,
    KeuzeWens,
    KeuzeWet,
    Tekstkeuze,
)
from assembler.reading.records.workspace import Trajectmap


def check_log(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    """Yield what is wrong in the decisions of the region and of the gemeenten."""
    rows: list[tuple[str | None, Besluit]] = [(None, besluit) for besluit in item.besluiten]
    rows += [(gemeente, besluit) for gemeente, besluiten in item.keuzes.items() for besluit in besluiten]
    seen: dict[str, Besluit] = {}
    for gemeente, besluit in rows:
        name = besluit.id or ""
        if name in seen:
            yield error("id-is-uniek", f"Er zijn twee besluiten '{name}'.", besluit.positie.span)
        seen[name] = besluit
        yield from check_moment(item, besluit)
        for keuze in besluit.keuzes:
            yield from _check(ctx, item, keuze, gemeente)
            if isinstance(keuze, KeuzeIntrekken):
                yield from withdrawn(item, gemeente, besluit, keuze)
    yield from choose(ctx.workspace, item, date.max)[1]


def _check(ctx: Context, item: Trajectmap, keuze: Keuze, gemeente: str | None) -> Iterator[Finding]:
    """Yield what is wrong with one choice."""
    choices = Choices(ctx, item, gemeente)
    match keuze:
        case KeuzeClausule():
            yield from choices.clause(keuze)
        case KeuzeTaken():
            yield from choices.tasks(keuze)
        case KeuzeBevoegdheid():
            yield from _of_region(keuze, gemeente) or choices.power(keuze)
        case KeuzeWet():
            yield from _of_region(keuze, gemeente) or choices.law(keuze)
        case KeuzeCijfer():
            yield from choices.figure(keuze)
        case KeuzeWens():
            yield from choices.wish(keuze)
        case KeuzeIntrekken():
            pass  # told with its decision, for its day counts
        case KeuzeAanvaarding():
            yield from choices.acceptance(keuze)
        case KeuzeNieuwLid() | KeuzeNieuwArtikel() | KeuzeVervang() | KeuzeSchrap() | KeuzeVerplaats():
            yield from _of_region(keuze, gemeente) or _check_edit(Edits(ctx, item), keuze)
        case _:
            assert_never(keuze)


def _check_edit(edits: Edits, keuze: Tekstkeuze) -> Iterable[Finding]:
    """Return what is wrong with a choice that changes the text."""
    match keuze:
        case KeuzeNieuwLid():
            return edits.new_lid(keuze.nieuw_lid)
        case KeuzeNieuwArtikel():
            return edits.new_article(keuze.nieuw_artikel)
        case KeuzeVervang():
            return edits.replaced(keuze.vervang)
        case KeuzeSchrap():
            return edits.dropped(keuze)
        case KeuzeVerplaats():
            return edits.moved(keuze.verplaats)
        case _:
            assert_never(keuze)


def _of_region(keuze: Keuze, gemeente: str | None) -> list[Finding]:
    """Return the finding for a gemeente that decides on what is of the region."""
    message = "De tekst van de regeling is van de regio; een gemeente kan haar hier niet wijzigen."
    hint = "Leg een wens vast, of neem het besluit op in trajecten/.../besluiten/."
    return [error("keuze-van-eigenaar", message, keuze.positie.span, hint=hint)] if gemeente is not None else []
