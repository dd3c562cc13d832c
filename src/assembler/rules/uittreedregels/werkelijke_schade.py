"""Uittreedsom: de werkelijke schade, met een overbruggingstijd.

Wie uittreedt, vergoedt wat de anderen rechtstreeks aan schade hebben, voor een beperkt aantal jaren waarin zij de kosten kunnen
afbouwen.

Te kiezen:

- `jaren`: hoeveel jaren na de uittreding de schade wordt vergoed.
- `vaste_kosten`: of zijn deel in de vaste kosten die niet meteen weg kunnen, zoals huur en overhead, meetelt.
- `schadebeperking`: of wat de anderen redelijkerwijs konden besparen ervan afgaat.
- `deskundige`: of een onafhankelijke deskundige de schade vaststelt.

Grondslag: Wgr artikel 9, eerste lid; Afdeling bestuursrechtspraak 15 april 2015, ECLI:NL:RVS:2015:1198: de gevolgen komen neer op
directe, werkelijke schade, met een overbrugging.

Let op: de som staat pas vast als de jaren voorbij zijn, of als een deskundige haar raamt. Zonder plicht om de schade te beperken wordt
elke leegstaande kamer doorberekend. Zeg wat er gebeurt als de schade meevalt: verrekenen of laten rusten.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Record
from assembler.rules.common import ALLE_VORMEN, Objections
from assembler.rules.leaving import ExitInput, ExitLine, year_objections

SOORT: Literal["som"] = "som"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("Wgr artikel 9, eerste lid", "ABRvS 15 april 2015, ECLI:NL:RVS:2015:1198")
WETTEN: tuple[str, ...] = ()


class Parameters(Record):
    """Hoe lang, en wat er als schade telt."""

    jaren: int = Field(ge=1, le=20, description="Hoeveel jaren de schade wordt vergoed")
    vaste_kosten: bool = Field(description="Of zijn deel in de vaste kosten meetelt")
    schadebeperking: bool = Field(description="Of wat de anderen konden besparen ervan afgaat")
    deskundige: bool = Field(description="Of een onafhankelijke deskundige de schade vaststelt")


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    fixed = "met" if p.vaste_kosten else "zonder"
    return f"de werkelijke schade gedurende {p.jaren} jaar, {fixed} vaste kosten"


def controle(p: Parameters, invoer: ExitInput) -> Objections:
    """Return what the figures lack."""
    found = year_objections(invoer.schade, _jaren(p, invoer), "schade")
    if p.vaste_kosten:
        found += year_objections(invoer.vaste_kosten, _jaren(p, invoer), "vaste_kosten")
    return found + (year_objections(invoer.besparing, _jaren(p, invoer), "besparing") if p.schadebeperking else ())


def rijen(p: Parameters, invoer: ExitInput) -> tuple[ExitLine, ...]:
    """Return a line for each year and kind of damage; a saving takes off at most the damage of that year."""
    found = []
    for year in _jaren(p, invoer):
        damage = invoer.schade[year] + (invoer.vaste_kosten[year] if p.vaste_kosten else 0)
        found.append(ExitLine(year, "rechtstreekse schade", invoer.schade[year]))
        if p.vaste_kosten:
            found.append(ExitLine(year, "deel in de vaste kosten", invoer.vaste_kosten[year]))
        if p.schadebeperking:
            found.append(ExitLine(year, "af: wat kon worden bespaard", -min(invoer.besparing[year], damage)))
    return tuple(row for row in found if row.bedrag)


def _jaren(p: Parameters, invoer: ExitInput) -> tuple[int, ...]:
    return tuple(range(invoer.datum.year, invoer.datum.year + p.jaren))
