"""Garantie: de gemeenten staan in voor de schulden van het lichaam.

De deelnemers verbinden zich dat het lichaam altijd aan zijn verplichtingen tegenover derden kan voldoen, ook rente en aflossing. Deze regel zegt
voor welk deel iedere gemeente instaat.

Te kiezen:

- `verhouding`: `bijdrage` (naar wat ieder bijdraagt) of `inwoners`.
- `jaren_terug`: bij `inwoners`: hoeveel jaar vóór het begrotingsjaar het telmoment ligt.
- `afronding`: `grootste-resten` (de standaard) of `delermethode`.

Dit is een bewerking: het bedrag is de schuld die open staat, `basis` is de bijdrage van iedere gemeente.

Grondslag: de regeling; de toezichthouder vraagt erom. Het lichaam is een rechtspersoon met eigen schulden; zonder deze bepaling is niet
gezegd in welke verhouding de gemeenten een tekort aanvullen.

Let op: de garantie telt mee in het weerstandsvermogen van iedere gemeente en hoort in haar paragraaf verbonden partijen. Zij geldt ook voor
schulden die zijn aangegaan voor taken die een gemeente zelf doet. Wie uittreedt, wil ervan af: regel dat bij de uittreding.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.rules.common import ALLE_VORMEN, FigureQuestion, Objections
from assembler.rules.money import KeyInput, KeyParameters, basis_objections, figure_objections, pro_rata, settled

SOORT: Literal["bewerking"] = "bewerking"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("De regeling",)
AFRONDING = ("grootste-resten", "delermethode")
WETTEN = {"grootste-resten": ("quotum",), "delermethode": ("monotoon",)}


class Parameters(KeyParameters):
    """In welke verhouding de gemeenten instaan."""

    verhouding: Literal["bijdrage", "inwoners"] = Field(description="Waarnaar de garantie wordt verdeeld")
    jaren_terug: int | None = Field(default=None, ge=0, le=5, description="Bij inwoners: hoeveel jaar voor het begrotingsjaar wordt geteld")

    @model_validator(mode="after")
    def _telmoment_gekozen(self) -> Parameters:
        if (self.verhouding == "inwoners") != (self.jaren_terug is not None):
            raise PydanticCustomError("telmoment_bij_inwoners", "Een telmoment (jaren_terug) hoort bij 'inwoners', en alleen daarbij.")
        return self


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    return f"garantie naar {p.verhouding}"


def cijfers(p: Parameters, jaar: int) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs for a budget year."""
    return () if p.jaren_terug is None else (FigureQuestion("inwoners", date(jaar - p.jaren_terug, 1, 1)),)


def controle(p: Parameters, invoer: KeyInput) -> Objections:
    """Return what stands against these figures."""
    return figure_objections(invoer, "inwoners", "inwoners") if p.verhouding == "inwoners" else basis_objections(invoer)


def te_verdelen(p: Parameters, invoer: KeyInput) -> int:
    """Return the amount that is divided: all of it."""
    return invoer.bedrag


def exact(p: Parameters, invoer: KeyInput) -> dict[str, Fraction]:
    """Return the exact part of each."""
    return settled(_gewichten(p, invoer), Fraction(invoer.bedrag))


def verdeel(p: Parameters, invoer: KeyInput) -> dict[str, int]:
    """Return for how much each answers, in cents."""
    return pro_rata(invoer.bedrag, _gewichten(p, invoer), p.afronding)


def _gewichten(p: Parameters, invoer: KeyInput) -> dict[str, int]:
    return invoer.cijfer("inwoners") if p.verhouding == "inwoners" else invoer.bijdragen
