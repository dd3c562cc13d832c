"""Lumpsum: ieder brengt in wat hij vroeger zelf uitgaf.

De verhouding is die van de bedragen die de gemeenten bij de start inbrachten. Zij blijft zo, of groeit in een aantal jaren naar de
sleutel van de pool.

Te kiezen:

- `bedragen`: per gemeente het ingebrachte bedrag in euro's.
- `basisjaar`: van welk jaar die bedragen zijn.
- `ingroei_jaren`: in hoeveel jaren de verhouding in gelijke stappen overgaat in die van de sleutel van de pool; 0 is nooit.
- `herziening_na_jaren`: na hoeveel jaren de deelnemers de verdeling opnieuw bekijken; 0 is niet afgesproken.
- `afronding`: `grootste-resten` (de standaard) of `delermethode`.

Grondslag: de Wgr laat de verdeling aan de regeling. De BAR-organisatie begon met het ingebrachte budget.

Let op: wie zuinig was, blijft goedkoop uit; wie veel uitgaf, betaalt dat voor altijd mee. Zonder herziening wordt de verdeling na
enkele jaren onuitlegbaar; adviseurs noemen vier jaar. Laat de bedragen vooraf door een accountant vergelijken: wat zat erin?
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Id
from assembler.rules.common import ALLE_VORMEN, Euro, FigureQuestion, Objections, fout
from assembler.rules.formulas import FigureColumn, KeyFormula, number
from assembler.rules.money import KeyInput, KeyParameters, basis_objections, pro_rata, shares_of, table_objections, zero_objections

SOORT: Literal["sleutel"] = "sleutel"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("De regeling; de Wgr schrijft geen verdeelsleutel voor",)
AFRONDING = ("grootste-resten", "delermethode")
WETTEN = {"grootste-resten": ("quotum",), "delermethode": ("monotoon",)}


class Parameters(KeyParameters):
    """Wat ieder inbracht, en hoe lang dat de verhouding blijft."""

    bedragen: dict[Id, Euro] = Field(min_length=2, description="Per gemeente het ingebrachte bedrag in euro's")
    basisjaar: int = Field(ge=1985, le=2100, description="Van welk jaar de bedragen zijn")
    ingroei_jaren: int = Field(ge=0, le=20, description="In hoeveel jaren de verhouding overgaat in de sleutel van de pool; 0: nooit")
    herziening_na_jaren: int = Field(ge=0, le=20, description="Na hoeveel jaren de verdeling opnieuw wordt bekeken")


def omschrijving(p: Parameters) -> str:
    """Return the key in a few words."""
    growth = f", in {p.ingroei_jaren} jaar naar de sleutel van de pool" if p.ingroei_jaren else ""
    return f"naar de inbreng in {p.basisjaar}{growth}"


def cijfers(p: Parameters, jaar: int) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs: none, they stand in the parameters."""
    return ()


def controle(p: Parameters, invoer: KeyInput) -> Objections:
    """Return what stands against the table, and what the growth path lacks."""
    found = table_objections(invoer, p.bedragen, "bedragen") or zero_objections(invoer, p.bedragen, "ingebracht bedrag")
    if p.ingroei_jaren:
        found += basis_objections(invoer)
        if not invoer.jaar:
            found += (fout("Zonder begrotingsjaar is niet te zeggen hoe ver de ingroei is.", parameter="ingroei_jaren"),)
    return found


def te_verdelen(p: Parameters, invoer: KeyInput) -> int:
    """Return the amount that is divided: all of it."""
    return invoer.bedrag


def exact(p: Parameters, invoer: KeyInput) -> dict[str, Fraction]:
    """Return the exact part of each."""
    return {name: invoer.bedrag * share for name, share in _aandelen(p, invoer).items()}


def verdeel(p: Parameters, invoer: KeyInput) -> dict[str, int]:
    """Return what each contributes, in cents."""
    return pro_rata(invoer.bedrag, _aandelen(p, invoer), p.afronding)


def formule(p: Parameters, invoer: KeyInput) -> KeyFormula:
    """Return what it computes in the words of a workbook."""
    money = FigureColumn("ingebracht bedrag (centen)", p.bedragen)
    if not p.ingroei_jaren:
        return KeyFormula((money,), "{0}")
    along = _gevorderd(p, invoer)
    goal = FigureColumn("bijdrage naar de sleutel (centen)", invoer.basis, "{voor}")
    return KeyFormula((money, goal), f"{{0}}/{{0s}}*{number(1 - along)}+{{1}}/{{1s}}*{number(along)}")


def _aandelen(p: Parameters, invoer: KeyInput) -> dict[str, Fraction]:
    start = shares_of({name: p.bedragen[name] for name in invoer.deelnemers})
    if not p.ingroei_jaren:
        return start
    goal = shares_of(invoer.bijdragen)
    along = _gevorderd(p, invoer)
    return {name: start[name] * (1 - along) + goal[name] * along for name in invoer.deelnemers}


def _gevorderd(p: Parameters, invoer: KeyInput) -> Fraction:
    """Return how far the shares have grown towards the key of the pool: 0 in the year of the amounts, 1 at the end."""
    return min(max(Fraction(invoer.jaar - p.basisjaar, p.ingroei_jaren), Fraction(0)), Fraction(1))
