"""Bijdrage naar het gemeentefonds: naar wat een gemeente van het Rijk krijgt.

De kosten worden verdeeld naar de uitkering die iedere gemeente voor dit onderwerp uit het gemeentefonds krijgt: de som van een of meer
clusters of maatstaven.

Te kiezen:

- `onderdelen`: welke clusters of maatstaven tellen, zoals `gemeentefonds-participatie`; elk is een cijfer van iedere gemeente.
- `circulaire`: de datum van de circulaire waaruit de cijfers komen (mei, september of december).
- `afronding`: `grootste-resten` (de standaard) of `delermethode`.

Grondslag: de Wgr laat de verdeling aan de regeling. Onderzoek voor de BAR-organisatie vergeleek sleutels, ook deze.

Let op: de uitkering volgt de objectieve behoefte, niet het gebruik en niet de inzet van een gemeente. Een herverdeling van het
gemeentefonds werkt meteen door; kies één circulaire per begrotingsjaar en noem haar. De uitkering is algemeen geld: de raad is vrij
in de besteding, deze sleutel maakt er geen geoormerkt geld van.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Datum, Id, Reeks
from assembler.rules.common import ALLE_VORMEN, FigureQuestion, Objections
from assembler.rules.formulas import KeyFormula, by_sum, columns
from assembler.rules.money import KeyInput, KeyParameters, pro_rata, settled, value_objections, zero_objections

SOORT: Literal["sleutel"] = "sleutel"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("De regeling; de Wgr schrijft geen verdeelsleutel voor",)
AFRONDING = ("grootste-resten", "delermethode")
WETTEN = {"grootste-resten": ("quotum",), "delermethode": ("monotoon",)}


class Parameters(KeyParameters):
    """Welke uitkeringen tellen, en uit welke circulaire."""

    onderdelen: Reeks[Id] = Field(min_length=1, description="Welke clusters of maatstaven tellen")
    circulaire: Datum = Field(description="De datum van de circulaire waaruit de cijfers komen")


def omschrijving(p: Parameters) -> str:
    """Return the key in a few words."""
    return f"naar de uitkering uit het gemeentefonds ({', '.join(name.replace('-', ' ') for name in p.onderdelen)})"


def cijfers(p: Parameters, jaar: int) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs: as they stand in the circulaire, whatever the budget year."""
    return tuple(FigureQuestion(name, p.circulaire) for name in dict.fromkeys(p.onderdelen))


def controle(p: Parameters, invoer: KeyInput) -> Objections:
    """Return what stands against these figures."""
    found = tuple(item for name in dict.fromkeys(p.onderdelen) for item in value_objections(invoer, name, name))
    return found or zero_objections(invoer, _uitkering(p, invoer), "uitkering uit het gemeentefonds")


def te_verdelen(p: Parameters, invoer: KeyInput) -> int:
    """Return the amount that is divided: all of it."""
    return invoer.bedrag


def exact(p: Parameters, invoer: KeyInput) -> dict[str, Fraction]:
    """Return the exact part of each."""
    return settled(_uitkering(p, invoer), Fraction(invoer.bedrag))


def verdeel(p: Parameters, invoer: KeyInput) -> dict[str, int]:
    """Return what each contributes, in cents."""
    return pro_rata(invoer.bedrag, _uitkering(p, invoer), p.afronding)


def formule(p: Parameters, invoer: KeyInput) -> KeyFormula:
    """Return what it computes in the words of a workbook."""
    return by_sum(columns(cijfers(p, invoer.jaar), invoer))


def _uitkering(p: Parameters, invoer: KeyInput) -> dict[str, int]:
    return {name: sum(invoer.cijfers[part][name] for part in dict.fromkeys(p.onderdelen)) for name in invoer.deelnemers}
