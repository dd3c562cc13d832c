"""Figures are what they say they are: counts are whole, amounts are whole cents, and a leap from one to the next has a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from assembler.checking.names.context import Context
from assembler.ground.findings import Finding, Related, Span, error, warning
from assembler.ground.wording import datum, getal, procent
from assembler.reading.records.gemeenten import Cijfer, Organisatie
from assembler.reading.records.keuzes import Cijferopgave, KeuzeCijfer
from assembler.reading.records.workspace import Trajectmap

MOST = {"inwoners": 20_000_000, "raadszetels": 99}  # what is counted by these names, and more than anybody has of it
LEAP = Fraction(1, 2)  # a figure that differs more than this part from the one before is more often a slip than a change


@dataclass(frozen=True, slots=True)
class _Seen:
    """A figure as somebody gave it: of which day, known since when, and where it stands."""

    naam: str
    waarde: Decimal
    peildatum: date
    bekend: date
    sprong: str | None
    span: Span


def check_organisation(organisatie: Organisatie) -> Iterator[Finding]:
    """Yield what is wrong with the figures of a gemeente or another organisation, in its own file."""
    for name, row in organisatie.cijfers.items():
        for item in row:
            yield from of_gemeente(name, item.waarde, item.positie.of("waarde"))


def of_gemeente(name: str, value: Decimal, span: Span) -> Iterator[Finding]:
    """Yield what is wrong with one figure of a gemeente: an amount or a count, by its name."""
    if value < 0:
        message, hint = f"Het cijfer '{name}' is negatief ({value}); een bedrag of aantal is nul of meer.", "Haal het minteken weg."
    elif name in MOST and value != value.to_integral_value():
        message = f"Het cijfer '{name}' is een geheel getal, geen {value}."
        hint = "Verbeter het getal; een duizendtal staat er zonder punt."
    elif value * 100 != (value * 100).to_integral_value():
        message, hint = f"Het cijfer '{name}' heeft meer dan twee decimalen ({value}).", "Rond een bedrag af op centen; een aantal is een geheel getal."
    elif value > MOST.get(name, value):
        message, hint = f"Het cijfer '{name}' is {getal(value)}; dat is meer dan mogelijk.", f"De grens is {getal(MOST[name])}. Staat er een cijfer te veel?"
    else:
        return
    yield error("bedrag-is-juist", message, span, hint=hint)


def check_leaps(ctx: Context, item: Trajectmap) -> Iterator[Finding]:
    """Yield a warning for each figure that differs by more than half from the one before it, and does not say why."""
    logged = [(keuze.cijfer, besluit.datum) for besluit in item.besluiten for keuze in besluit.keuzes if isinstance(keuze, KeuzeCijfer)]
    logged += [(keuze.cijfer, besluit.datum) for rows in item.keuzes.values() for besluit in rows for keuze in besluit.keuzes if isinstance(keuze, KeuzeCijfer)]
    given = [(figure, known, figure.positie.of("waarde")) for figure, known in logged]
    given += [(row.cijfer, row.bekend, row.span) for row in item.cijfers]
    series: dict[tuple[str, str], list[_Seen]] = {}
    for figure, known, span in given:
        if isinstance(figure.waarde, Decimal):
            series.setdefault((figure.gemeente or "", figure.naam), []).append(_seen(figure, figure.waarde, known, span))
    for name in item.traject.deelnemers:
        record = ctx.workspace.organisaties.get(name)
        for naam, row in record.cijfers.items() if record else ():
            series.setdefault((name, naam), []).extend(_own(naam, figure) for figure in row)
    for (name, _), seen in series.items():
        who = f" van {ctx.workspace.organisaties[name].naam}" if name in ctx.workspace.organisaties else ""
        yield from _leaps(who, sorted(seen, key=lambda item: (item.peildatum, item.bekend)))


def _seen(figure: Cijferopgave, value: Decimal, known: date, span: Span) -> _Seen:
    return _Seen(figure.naam, value, figure.peildatum, known, figure.sprong, span)


def _own(name: str, figure: Cijfer) -> _Seen:
    return _Seen(name, figure.waarde, figure.peildatum, figure.bekend, figure.sprong, figure.positie.of("waarde"))


def _leaps(who: str, row: list[_Seen]) -> Iterator[Finding]:
    for before, after in pairwise(row):
        change = abs(after.waarde - before.waarde)
        if after.sprong is not None or before.waarde == 0 or Fraction(change) <= Fraction(before.waarde) * LEAP:
            continue
        part = procent(Fraction(change) / Fraction(before.waarde))
        way = "hoger" if after.waarde > before.waarde else "lager"
        message = f"Het cijfer '{after.naam}'{who} gaat van {getal(before.waarde)} naar {getal(after.waarde)}: {part} {way}."
        hint = (
            "Is het in duizenden opgegeven, zeg dan 'eenheid: duizend-euro' in de import, of schrijf het bedrag uit. "
            "Klopt het, zeg dan bij het cijfer met 'sprong:' waarom."
        )
        yield warning("cijfer-zonder-sprong", message, after.span, related=(Related(before.span, f"het vorige, van {datum(before.peildatum)}"),), hint=hint)
