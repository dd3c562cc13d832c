"""The parts of an exit clause put together: from which day one is out, what it costs line by line, and the steps towards it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from assembler.rules.common import Bezwaren
from assembler.rules.leaving import Rij, Stap, Uittreedinvoer, totaal
from assembler.rules.seams import Kortingsregel, Procedureregel, Somregel, Termijnregel, Uittreedregel


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A part of an exit clause: the rule and its parameters."""

    naam: str
    regel: Uittreedregel
    p: Any


@dataclass(frozen=True, slots=True)
class Uittreedsom:
    """The worked sum: from which day, line by line, and the steps towards it."""

    datum: date
    rijen: tuple[Rij, ...]
    stappen: tuple[Stap, ...]
    bezwaren: Bezwaren = ()

    @property
    def totaal(self) -> int:
        """All lines together."""
        return totaal(self.rijen)

    @property
    def per_jaar(self) -> dict[int, int]:
        """The lines of each year together."""
        return {year: sum(row.bedrag for row in self.rijen if row.jaar == year) for year in sorted({row.jaar for row in self.rijen})}


def uittreedsom(onderdelen: tuple[Onderdeel, ...], invoer: Uittreedinvoer) -> Uittreedsom:
    """Return what leaving costs under these parts: first the day, then the sums, then what comes off them, then the steps."""
    for part in _van_soort(onderdelen, "termijn"):
        earliest = cast("Termijnregel", part.regel).datum(part.p, invoer)
        invoer = replace(invoer, datum=max(invoer.datum, earliest))
    faults = tuple(item for part in onderdelen for item in part.regel.controle(part.p, invoer))
    if any(item.is_fout for item in faults):
        return Uittreedsom(invoer.datum, (), (), faults)
    rows: tuple[Rij, ...] = ()
    for part in _van_soort(onderdelen, "som"):
        rows += cast("Somregel", part.regel).rijen(part.p, invoer)
    for part in _van_soort(onderdelen, "korting"):
        rows += cast("Kortingsregel", part.regel).rijen(part.p, invoer, rows)
    steps = [step for part in _van_soort(onderdelen, "procedure") for step in cast("Procedureregel", part.regel).stappen(part.p, invoer)]
    steps.append(Stap(invoer.datum, "uittreding gaat in"))
    return Uittreedsom(invoer.datum, rows, tuple(sorted(steps, key=lambda step: step.datum)), faults)


def _van_soort(onderdelen: tuple[Onderdeel, ...], soort: str) -> tuple[Onderdeel, ...]:
    return tuple(part for part in onderdelen if soort == part.regel.SOORT)
