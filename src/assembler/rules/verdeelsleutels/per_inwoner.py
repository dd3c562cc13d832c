"""Bijdrage naar inwoners.

De kosten worden verdeeld naar het aantal inwoners op 1 januari.

Te kiezen:

- `jaren_terug`: hoeveel jaar vóór het begrotingsjaar wordt geteld; 1 is 1 januari van het jaar ervoor.
- `afronding`: `grootste-resten` (de standaard) of `delermethode`.

Wie een taak zelf doet, betaalt onder deze sleutel gewoon mee: wat dat scheelt, regelt `basis_plus_maatwerk`.

Grondslag: de Wgr laat de verdeling aan de regeling. Het bestuur mag de sleutel niet zelf kiezen als de regeling haar vastlegt.

Let op: de sleutel volgt niet het gebruik. Wie weinig cliënten heeft, betaalt mee aan een ander. Met `grootste-resten` is
ieder binnen een cent van zijn exacte deel, maar een hoger totaal kan iemand een cent minder geven: gewichten 6, 6 en 2
geven 4, 4, 2 van 10 en 5, 5, 1 van 11. Met `delermethode` gebeurt dat nooit; dan kan iemand, heel zelden, iets meer dan een
cent van zijn exacte deel af zitten.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from pydantic import Field

from assembler.ground.wording import rangtelwoord
from assembler.rules.common import ALLE_VORMEN, FigureQuestion, Objections
from assembler.rules.formulas import KeyFormula, by_sum, columns
from assembler.rules.money import KeyInput, KeyParameters, figure_objections, pro_rata, settled

SOORT: Literal["sleutel"] = "sleutel"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("De regeling; de Wgr schrijft geen verdeelsleutel voor",)
AFRONDING = ("grootste-resten", "delermethode")
WETTEN = {"grootste-resten": ("quotum",), "delermethode": ("monotoon",)}


class Parameters(KeyParameters):
    """Van welk jaar de inwoners zijn."""

    jaren_terug: int = Field(ge=0, le=5, description="Inwoners op 1 januari van het begrotingsjaar min dit aantal jaren")


def omschrijving(p: Parameters) -> str:
    """Return the key in a few words."""
    known = {0: "het begrotingsjaar", 1: "het jaar voor het begrotingsjaar"}
    year = known.get(p.jaren_terug, f"het {rangtelwoord(p.jaren_terug)} jaar voor het begrotingsjaar")
    return f"naar inwoners op 1 januari van {year}"


def cijfers(p: Parameters, jaar: int) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs for a budget year."""
    return (FigureQuestion("inwoners", date(jaar - p.jaren_terug, 1, 1)),)


def controle(p: Parameters, invoer: KeyInput) -> Objections:
    """Return what stands against these figures."""
    return figure_objections(invoer, "inwoners", "inwoners")


def te_verdelen(p: Parameters, invoer: KeyInput) -> int:
    """Return the amount that is divided: all of it."""
    return invoer.bedrag


def exact(p: Parameters, invoer: KeyInput) -> dict[str, Fraction]:
    """Return the exact part of each: by inhabitants."""
    return settled(invoer.cijfer("inwoners"), Fraction(invoer.bedrag))


def verdeel(p: Parameters, invoer: KeyInput) -> dict[str, int]:
    """Return what each contributes, in cents."""
    return pro_rata(invoer.bedrag, invoer.cijfer("inwoners"), p.afronding)


def formule(p: Parameters, invoer: KeyInput) -> KeyFormula:
    """Return what it computes in the words of a workbook."""
    return by_sum(columns(cijfers(p, invoer.jaar), invoer))
