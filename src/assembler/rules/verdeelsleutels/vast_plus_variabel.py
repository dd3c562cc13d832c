"""Vaste voet plus variabel deel.

Iedere gemeente betaalt per kostenpost een gelijk vast bedrag. Daarbovenop komt een variabel deel: een tarief per eenheid, of wat van de pool over is
naar een cijfer.

Te kiezen:

- `vaste_voet`: het bedrag in euro's dat iedere gemeente betaalt, voor iedere kostenpost met deze sleutel opnieuw.
- `cijfer`: de eenheid van het variabele deel, zoals `inwoners` of `clienten-wmo`, op 1 januari.
- `jaren_terug`: hoeveel jaar vóór het begrotingsjaar het telmoment ligt.
- `tarief`: het bedrag in euro's per eenheid; leeg: de rest van de pool wordt naar het cijfer verdeeld.
- `afronding`: `grootste-resten` (de standaard) of `delermethode`; met een tarief valt er niets af te ronden.

Grondslag: de Wgr laat de verdeling aan de regeling.

Let op: een vaste voet weegt zwaar voor de kleinste: 100.000 euro is voor een gemeente van 18.410 inwoners ruim 5 euro per inwoner en
voor een van 119.111 nog geen euro. Met een tarief brengen de bijdragen iets anders op dan de begroting: zeg wie het verschil
draagt (zie `resultaat`).
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Id
from assembler.rules.common import ALLE_VORMEN, Euro, FigureQuestion, Objections, fout, opmerking
from assembler.rules.formulas import KeyFormula, columns
from assembler.rules.money import KeyInput, KeyParameters, pro_rata, settled, value_objections, zero_objections

SOORT: Literal["sleutel"] = "sleutel"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("De regeling; de Wgr schrijft geen verdeelsleutel voor",)
AFRONDING = ("grootste-resten", "delermethode")
WETTEN = {"grootste-resten": ("quotum",), "delermethode": ("monotoon",)}
TELT = "aantallen"  # a figure is a number of things, so a part of one is a fault


class Parameters(KeyParameters):
    """Het vaste bedrag, en waarnaar de rest gaat."""

    vaste_voet: Euro = Field(description="Het bedrag in euro's dat iedere gemeente per kostenpost betaalt")
    cijfer: Id = Field(description="De eenheid van het variabele deel, zoals inwoners")
    jaren_terug: int = Field(ge=0, le=5, description="Hoeveel jaar voor het begrotingsjaar het telmoment ligt")
    tarief: Euro | None = Field(default=None, description="Het bedrag per eenheid en per kostenpost; leeg: de rest van de pool naar het cijfer")


def omschrijving(p: Parameters) -> str:
    """Return the key in a few words."""
    rest = "de rest" if p.tarief is None else "een tarief"
    return f"een gelijk vast bedrag en {rest} naar {p.cijfer.replace('-', ' ')}"


def cijfers(p: Parameters, jaar: int) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs for a budget year."""
    return (FigureQuestion(p.cijfer, date(jaar - p.jaren_terug, 1, 1)),)


def controle(p: Parameters, invoer: KeyInput) -> Objections:
    """Return what stands against these figures."""
    found = value_objections(invoer, p.cijfer, p.cijfer)
    if found:
        return found
    if p.tarief is not None:
        same = te_verdelen(p, invoer) == invoer.bedrag
        return () if same else (opmerking("Vaste voet en tarief brengen samen een ander bedrag op dan de pool.", parameter="tarief"),)
    if _voeten(p, invoer) > invoer.bedrag:
        return (fout("De vaste voeten zijn samen meer dan het bedrag van de pool.", parameter="vaste_voet"),)
    return zero_objections(invoer, invoer.cijfer(p.cijfer), p.cijfer)


def te_verdelen(p: Parameters, invoer: KeyInput) -> int:
    """Return the amount that is divided: the pool, or what fixed part and tariff bring in."""
    return invoer.bedrag if p.tarief is None else _voeten(p, invoer) + p.tarief * sum(invoer.cijfer(p.cijfer).values())


def exact(p: Parameters, invoer: KeyInput) -> dict[str, Fraction]:
    """Return the exact part of each."""
    variable = settled(invoer.cijfer(p.cijfer), Fraction(te_verdelen(p, invoer) - _voeten(p, invoer)))
    return {name: p.vaste_voet + part for name, part in variable.items()}


def verdeel(p: Parameters, invoer: KeyInput) -> dict[str, int]:
    """Return what each contributes, in cents; only the variable part is rounded."""
    rest = te_verdelen(p, invoer) - _voeten(p, invoer)
    return {name: p.vaste_voet + part for name, part in pro_rata(rest, invoer.cijfer(p.cijfer), p.afronding).items()}


def formule(p: Parameters, invoer: KeyInput) -> KeyFormula:
    """Return what it computes in the words of a workbook."""
    found = columns(cijfers(p, invoer.jaar), invoer)
    if p.tarief is not None:
        return KeyFormula(found, f"{p.vaste_voet}+{p.tarief}*{{0}}", "{som}")
    return KeyFormula(found, f"{p.vaste_voet}+({{bedrag}}-{_voeten(p, invoer)})*{{0}}/{{0s}}")


def _voeten(p: Parameters, invoer: KeyInput) -> int:
    return p.vaste_voet * len(invoer.deelnemers)
