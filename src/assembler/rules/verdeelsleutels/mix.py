"""Mengsleutel: een deel naar het ene, een deel naar het andere cijfer.

Een percentage van de kosten gaat bijvoorbeeld naar cliënten en de rest naar inwoners. Ieder deel heeft zijn eigen telmoment.

Te kiezen:

- `delen`: een lijst van `{cijfer: clienten-bijstand, procent: 70, jaren_terug: 2}`, eventueel met `jaren` voor een gemiddelde. De
  percentages zijn samen 100.
- `afronding`: `grootste-resten` (de standaard) of `delermethode`. Er wordt één keer afgerond, over het geheel.

Grondslag: de Wgr laat de verdeling aan de regeling.

Let op: de percentages zijn onderhandeld, niet gemeten. Vraag waarom 70 en niet 60, en laat zien wat tien procent verschuift. Is een
cijfer voor alle gemeenten nul, dan is dat deel niet te verdelen; dat is een fout. Wie zelf uitvoert, heeft minder cliënten maar
evenveel inwoners: die betaalt via het tweede deel mee.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.ground.wording import decimaal
from assembler.reading.records.base import Id, Record, Reeks
from assembler.rules.common import ALLE_VORMEN, FigureQuestion, Objections, Procent
from assembler.rules.formulas import KeyFormula, added, columns, number
from assembler.rules.money import KeyInput, KeyParameters, pro_rata, shares_of, value_objections, zero_objections

SOORT: Literal["sleutel"] = "sleutel"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("De regeling; de Wgr schrijft geen verdeelsleutel voor",)
AFRONDING = ("grootste-resten", "delermethode")
WETTEN = {"grootste-resten": ("quotum",), "delermethode": ("monotoon",)}


class Deel(Record):
    """Een deel van de kosten, en het cijfer waarnaar het gaat."""

    cijfer: Id = Field(description="Welk cijfer telt, zoals inwoners of clienten-bijstand")
    procent: Procent = Field(gt=0, le=100, description="Welk percentage van de kosten")
    jaren_terug: int = Field(ge=0, le=5, description="Hoeveel jaar voor het begrotingsjaar het laatste telmoment ligt")
    jaren: int = Field(default=1, ge=1, le=10, description="Over hoeveel jaren wordt gemiddeld")


class Parameters(KeyParameters):
    """De delen, samen 100 procent."""

    delen: Reeks[Deel] = Field(min_length=2, max_length=6, description="De delen, samen 100 procent")

    @model_validator(mode="after")
    def _samen_honderd(self) -> Parameters:
        total = sum((part.procent for part in self.delen), Fraction(0))
        if total != 100:
            raise PydanticCustomError("samen_geen_honderd", "De percentages zijn samen {totaal}, geen 100.", {"totaal": decimaal(total)})
        return self


def omschrijving(p: Parameters) -> str:
    """Return the key in a few words."""
    return " en ".join(f"{decimaal(part.procent)}% naar {part.cijfer.replace('-', ' ')}" for part in p.delen)


def cijfers(p: Parameters, jaar: int) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs for a budget year: for each part one for each year of its average."""
    return tuple(
        FigureQuestion(part.cijfer, date(jaar - part.jaren_terug - back, 1, 1), _sleutel(index, back))
        for index, part in enumerate(p.delen)
        for back in range(part.jaren)
    )


def controle(p: Parameters, invoer: KeyInput) -> Objections:
    """Return what stands against these figures."""
    found: Objections = ()
    for index, part in enumerate(p.delen):
        faults = tuple(item for back in range(part.jaren) for item in value_objections(invoer, _sleutel(index, back), part.cijfer))
        found += faults or zero_objections(invoer, _aantallen(index, part, invoer), part.cijfer)
    return found


def te_verdelen(p: Parameters, invoer: KeyInput) -> int:
    """Return the amount that is divided: all of it."""
    return invoer.bedrag


def exact(p: Parameters, invoer: KeyInput) -> dict[str, Fraction]:
    """Return the exact part of each: its share in every figure, weighed by the percentages."""
    return {name: invoer.bedrag * share for name, share in _aandelen(p, invoer).items()}


def verdeel(p: Parameters, invoer: KeyInput) -> dict[str, int]:
    """Return what each contributes, in cents."""
    return pro_rata(invoer.bedrag, _aandelen(p, invoer), p.afronding)


def formule(p: Parameters, invoer: KeyInput) -> KeyFormula:
    """Return what it computes in the words of a workbook."""
    parts, first = [], 0
    for part in p.delen:
        cells = range(first, first + part.jaren)
        parts.append(f"{number(part.procent)}/100*({added(cells)})/({added(cells, 's')})")
        first += part.jaren
    return KeyFormula(columns(cijfers(p, invoer.jaar), invoer), "+".join(parts))


def _sleutel(index: int, back: int) -> str:
    return f"deel-{index + 1}-{back}"


def _aantallen(index: int, part: Deel, invoer: KeyInput) -> dict[str, int]:
    rows = [invoer.cijfer(_sleutel(index, back)) for back in range(part.jaren)]
    return {name: sum(row[name] for row in rows) for name in invoer.deelnemers}


def _aandelen(p: Parameters, invoer: KeyInput) -> dict[str, Fraction]:
    shares = [shares_of(_aantallen(index, part, invoer)) for index, part in enumerate(p.delen)]
    return {name: sum((part.procent / 100 * share[name] for part, share in zip(p.delen, shares, strict=True)), Fraction(0)) for name in invoer.deelnemers}
