"""Prijs maal aantal (P × Q): iedere gemeente betaalt wat zij afneemt.

Het lichaam heeft een productenboek met tarieven. Een gemeente betaalt per product het tarief maal het aantal dat zij afneemt. Kost
de uitvoering meer of minder, dan bepaalt `afrekening` wie dat verschil draagt.

Te kiezen:

- `producten`: een lijst van `{naam: beschikking, cijfer: beschikkingen, tarief: "85.50"}`; `cijfer` is het aantal per gemeente.
- `jaren_terug`: hoeveel jaar vóór het begrotingsjaar het aantal is geteld; 0 is het contract voor het jaar zelf.
- `afrekening`: `vast` (het lichaam draagt het verschil) of `nacalculatie` (de gemeenten dragen het, naar wat zij afnemen).
- `bandbreedte`: bij nacalculatie het percentage waarbinnen het lichaam het verschil zelf draagt; alleen wat erboven komt, wordt
  verrekend. 0 is alles verrekenen.
- `afronding`: `grootste-resten` (de standaard) of `delermethode`.

Grondslag: de Wgr laat de verdeling aan de regeling. Omgevingsdienst Achterhoek ging van input- naar outputfinanciering.

Let op: een tarief met alle vaste kosten erin laat het lichaam bij minder vraag met een tekort achter. Neemt één gemeente veel minder af,
dan stijgt bij nacalculatie de prijs voor de anderen. Het aantal is een contract of een telling: zeg welk van de twee.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.reading.records.base import Id, Record, Reeks, Tekst
from assembler.rules.common import ALLE_VORMEN, Euro, FigureQuestion, Objections, Procent, whole
from assembler.rules.formulas import KeyFormula, columns, number
from assembler.rules.money import KeyInput, KeyParameters, percent_of, pro_rata, settled, value_objections, zero_objections

SOORT: Literal["sleutel"] = "sleutel"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("De regeling; de Wgr schrijft geen verdeelsleutel voor",)
AFRONDING = ("grootste-resten", "delermethode")
WETTEN = {"grootste-resten": ("quotum",), "delermethode": ("monotoon",)}
TELT = "aantallen"  # a figure is a number of things, so a part of one is a fault


class Product(Record):
    """Wat wordt afgenomen, en wat het kost."""

    naam: Tekst = Field(description="Hoe het product heet")
    cijfer: Id = Field(description="Het aantal per gemeente")
    tarief: Euro = Field(description="De prijs van één, in euro's")


class Parameters(KeyParameters):
    """Het productenboek, en wie het verschil met de kosten draagt."""

    producten: Reeks[Product] = Field(min_length=1, description="De producten met hun tarief")
    jaren_terug: int = Field(ge=0, le=5, description="Hoeveel jaar voor het begrotingsjaar het aantal is geteld")
    afrekening: Literal["vast", "nacalculatie"] = Field(description="Of het verschil met de kosten wordt verrekend")
    bandbreedte: Procent | None = Field(default=None, ge=0, le=100, description="Percentage waarbinnen het lichaam het verschil draagt")

    @model_validator(mode="after")
    def _bandbreedte_gekozen(self) -> Parameters:
        if (self.afrekening == "nacalculatie") != (self.bandbreedte is not None):
            raise PydanticCustomError("bandbreedte_bij_nacalculatie", "Een bandbreedte hoort bij nacalculatie, en alleen daarbij (0: alles verrekenen).")
        return self


def omschrijving(p: Parameters) -> str:
    """Return the key in a few words."""
    number = "1 product" if len(p.producten) == 1 else f"{len(p.producten)} producten"
    return f"prijs maal aantal, {number}, {'zonder afrekening' if p.afrekening == 'vast' else 'met nacalculatie'}"


def cijfers(p: Parameters, jaar: int) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs for a budget year: the number of each product."""
    return tuple(FigureQuestion(name, date(jaar - p.jaren_terug, 1, 1)) for name in dict.fromkeys(product.cijfer for product in p.producten))


def controle(p: Parameters, invoer: KeyInput) -> Objections:
    """Return what stands against these figures."""
    found = tuple(item for vraag in cijfers(p, 2000) for item in value_objections(invoer, vraag.naam, vraag.naam))
    if found or p.afrekening == "vast":
        return found
    return zero_objections(invoer, _afname(p, invoer), "prijs maal aantal")


def te_verdelen(p: Parameters, invoer: KeyInput) -> int:
    """Return the amount that is divided: price times number, and what is settled of the difference with the costs."""
    return whole(_te_verdelen(p, invoer), "dichtstbij")


def exact(p: Parameters, invoer: KeyInput) -> dict[str, Fraction]:
    """Return the exact part of each."""
    return settled(_afname(p, invoer), _te_verdelen(p, invoer))


def verdeel(p: Parameters, invoer: KeyInput) -> dict[str, int]:
    """Return what each contributes, in cents."""
    return pro_rata(te_verdelen(p, invoer), _afname(p, invoer), p.afronding)


def formule(p: Parameters, invoer: KeyInput) -> KeyFormula:
    """Return what it computes in the words of a workbook."""
    asked = cijfers(p, invoer.jaar)
    found, at = columns(asked, invoer), {vraag.sleutel: index for index, vraag in enumerate(asked)}
    weight = "+".join(f"{product.tarief}*{{{at[product.cijfer]}}}" for product in p.producten)
    if p.bandbreedte is None:
        return KeyFormula(found, weight, "{som}")
    band = f"{number(p.bandbreedte)}/100*{{som}}"
    return KeyFormula(found, weight, f"ROUND({{som}}+MAX({{bedrag}}-{{som}}-{band},0)+MIN({{bedrag}}-{{som}}+{band},0),0)")


def _afname(p: Parameters, invoer: KeyInput) -> dict[str, int]:
    """Return price times number for each."""
    return {name: sum(product.tarief * invoer.cijfers[product.cijfer][name] for product in p.producten) for name in invoer.deelnemers}


def _te_verdelen(p: Parameters, invoer: KeyInput) -> Fraction:
    sold = sum(_afname(p, invoer).values())
    if p.bandbreedte is None:
        return Fraction(sold)
    difference, band = invoer.bedrag - sold, percent_of(sold, p.bandbreedte)
    return sold + max(difference - band, Fraction(0)) + min(difference + band, Fraction(0))
