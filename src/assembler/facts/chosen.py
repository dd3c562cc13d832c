"""The log as it counts on a day: values, and what of a decision each stands on. `choose` makes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, assert_never

from assembler.ground.findings import Span
from assembler.reading.records.aanvaarding import Aanvaarding
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.keuzes import (
    Cijferopgave,
    Keuze,
    KeuzeNieuwArtikel,
    KeuzeNieuwLid,
    KeuzeSchrap,
    KeuzeVerplaats,
    KeuzeVervang,
    KeuzeWens,
    Taakuitvoering,
    Tekstkeuze,
)
from assembler.reading.records.taken import Wijze


@dataclass(frozen=True, slots=True)
class Origin:
    """The decision behind a choice. For explain and gevolgen; never rendered into a paper.

    `id` names the choice within its decision: `2021-05-27-dialoogsessie#3`; `besluit` the decision itself.
    """

    id: str
    datum: date
    volgnummer: int
    gremium: str
    reden: str
    vertrouwelijk: bool
    aanname: bool
    span: Span

    @property
    def besluit(self) -> str:
        """The id of the decision."""
        return self.id.rpartition("#")[0]

    @property
    def moment(self) -> tuple[date, int]:
        """When it counts: date, then rank on that date."""
        return self.datum, self.volgnummer


@dataclass(frozen=True, slots=True)
class Clausulekeuze:
    """How one clause reads: its variant, the parameters given, and the decision behind each key."""

    clausule: str
    variant: str
    aanwezig: bool
    parameters: Mapping[str, Any] = field(default_factory=dict)
    bronnen: Mapping[str, Origin] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TaskChoice:
    """What a gemeente does with a task, and by which decision."""

    keuze: Taakuitvoering
    bron: Origin


@dataclass(frozen=True, slots=True)
class Bewerking:
    """An edit of the text for this traject: a new, replaced or dropped part, or a move."""

    keuze: Tekstkeuze
    bron: Origin


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A choice that a later decision took back: it counts no more; `bron` is where it was made, `door` where it was taken back."""

    keuze: Keuze
    bron: Origin
    door: Origin


@dataclass(frozen=True, slots=True)
class Keuzes:
    """The log folded to `stand`."""

    stand: date
    clausules: Mapping[str, Clausulekeuze]
    lokaal: Mapping[tuple[str, str], Clausulekeuze]
    taken: Mapping[tuple[str, str], TaskChoice]
    wijzen: Mapping[str, tuple[Wijze, Origin]]  # task/power, or a task for all its powers
    omvangen: Mapping[str, tuple[Literal["geheel", "taken"], Origin]]  # law -> how much of it passes
    cijfers: tuple[tuple[Cijferopgave, Origin], ...]
    bewerkingen: tuple[Bewerking, ...]
    wensen: Mapping[str, tuple[tuple[KeuzeWens, Origin], ...]]
    voorgenomen: tuple[Besluit, ...]
    ingetrokken: tuple[Withdrawn, ...] = ()
    buiten: frozenset[tuple[str, str]] = frozenset()  # gemeente and task in which it takes no part, as the regulation says (`eigen_deelnemers`)
    aanvaard: tuple[tuple[Aanvaarding, Origin], ...] = ()  # what is not certain, and on which a text may be signed all the same


def confidential(besluit: Besluit, keuze: Keuze) -> bool:
    """Return whether a choice may be told to nobody outside: when its decision is confidential, or the choice itself."""
    return besluit.vertrouwelijk or keuze.vertrouwelijk


def origin(besluit: Besluit, keuze: Keuze, nummer: int) -> Origin:
    """Return where a choice comes from: the decision, and which of its choices it is."""
    return Origin(
        f"{besluit.id}#{nummer}",
        besluit.datum,
        besluit.volgnummer,
        besluit.gremium,
        keuze.reden or besluit.reden or "",
        confidential(besluit, keuze),
        besluit.aanname,
        keuze.positie.span,
    )


def edited_article(keuze: Tekstkeuze) -> str:
    """Return the article or clause that an edit changes; of a new article itself ''."""
    return "" if isinstance(keuze, KeuzeNieuwArtikel) else edit_key(keuze).partition(" ")[2].partition("/")[0]


def reshapes(before: Tekstkeuze, after: Tekstkeuze) -> bool:
    """Return whether an edit did more to the shape of a place than the later one of the same place says again: it stays, and the later words come over it."""
    if not isinstance(before, KeuzeVervang) or not isinstance(after, KeuzeVervang):
        return False
    was, now = before.vervang, after.vervang
    again = {block.id for block in was.gevolgd_door} & {block.id for block in now.gevolgd_door} or set(was.neemt_op) & set(now.neemt_op)
    return not again and bool(was.gevolgd_door or was.neemt_op or (was.onderdelen is not None and now.onderdelen is None))


def edit_key(keuze: Tekstkeuze) -> str:
    """Return what an edit is about: a second edit with the same key replaces the first."""
    match keuze:
        case KeuzeNieuwLid(nieuw_lid=new):
            return f"tekst {new.in_}/{new.blok.id}"
        case KeuzeNieuwArtikel(nieuw_artikel=article):
            return f"tekst {article.id}"
        case KeuzeVervang(vervang=change):
            return f"{'vervang' if change.opschrift is None else 'opschrift'} {change.plaats}"
        case KeuzeSchrap():
            return f"schrap {keuze.schrap}"
        case KeuzeVerplaats(verplaats=move):
            return f"plaats {move.wat}"
        case _:
            assert_never(keuze)
