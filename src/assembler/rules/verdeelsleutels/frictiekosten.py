"""Frictiekosten: wie minder gaat afnemen, betaalt een tijd de kosten die daardoor overblijven.

Doet een gemeente (een deel van) haar taken zelf, dan raakt het lichaam niet meteen alle kosten kwijt. Die gemeente betaalt daarom een
aantal jaren een dalend percentage van wat zij voor dat deel betaalde, maar nooit meer dan de kosten die er echt zijn.

Te kiezen:

- `drempel`: vanaf welk percentage van het pakket er frictiekosten zijn; eronder vangt het lichaam het zelf op.
- `opzegtermijn_maanden`: hoeveel maanden tevoren de gemeente het meldt.
- `percentages`: per jaar welk percentage van de eerdere bijdrage nog wordt betaald, zoals 75, 50 en 25; het loopt niet op.
- `schadebeperking`: of het lichaam moet aantonen dat het de kosten niet kon vermijden. Dan is het bedrag een plafond.
- `afronding`: `grootste-resten` (de standaard) of `delermethode`.

Dit is een bewerking: `basis` is wat iedere gemeente voor het hele pakket betaalde, het bedrag de aangetoonde frictiekosten van dat jaar,
`deelname` het deel dat zij nog samen doet en `jaren_lokaal` het hoeveelste jaar het is.

Grondslag: de regeling. Zij kan meerkosten leggen bij wie van het gezamenlijke afwijkt.

Let op: zonder plicht tot beperking van de schade wordt frictie een boete. Bij volledige uittreding gelden de regels van de uittreedsom, niet deze.
Wie binnen de opzegtermijn blijft, geeft het lichaam tijd om personeel en huur af te bouwen: een langere termijn met lagere percentages
kost iedereen minder.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field

from assembler.rules.common import ALLE_VORMEN, Aflopend, FigureQuestion, Objections, Procent, fout, whole
from assembler.rules.money import KeyInput, KeyParameters, basis_objections, pro_rata

SOORT: Literal["bewerking"] = "bewerking"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("De regeling",)
AFRONDING = ("grootste-resten", "delermethode")
WETTEN = {"grootste-resten": ("quotum",), "delermethode": ("monotoon",)}


class Parameters(KeyParameters):
    """Vanaf wanneer, hoe lang en hoeveel er wordt doorbetaald."""

    drempel: Procent = Field(ge=0, le=100, description="Vanaf welk percentage van het pakket er frictiekosten zijn")
    opzegtermijn_maanden: int = Field(ge=0, le=60, description="Hoeveel maanden tevoren de gemeente het meldt")
    percentages: Aflopend = Field(min_length=1, max_length=10, description="Per jaar welk percentage nog wordt betaald")
    schadebeperking: bool = Field(description="Of alleen aangetoonde, onvermijdbare kosten worden betaald")


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    return f"afbouw in {len(p.percentages)} jaar ({', '.join(str(procent) for procent in p.percentages)}%)"


def cijfers(p: Parameters, jaar: int) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs: none beside the contributions."""
    return ()


def controle(p: Parameters, invoer: KeyInput) -> Objections:
    """Return what stands against these figures."""
    found = basis_objections(invoer)
    bad = [name for name, share in invoer.deelname.items() if not 0 <= share <= 1]
    return found + tuple(fout("Deelname is een deel tussen 0 en 1.", deelnemer=name) for name in bad)


def te_verdelen(p: Parameters, invoer: KeyInput) -> int:
    """Return what is paid all together: never more than the costs that were shown, where those must be shown."""
    owed = whole(sum(_verschuldigd(p, invoer).values(), Fraction(0)), "dichtstbij")
    return max(min(owed, invoer.bedrag), 0) if p.schadebeperking else owed


def exact(p: Parameters, invoer: KeyInput) -> dict[str, Fraction]:
    """Return the exact part of each."""
    owed = _verschuldigd(p, invoer)
    whole = sum(owed.values(), Fraction(0))
    cut = min(Fraction(max(invoer.bedrag, 0)) / whole, Fraction(1)) if p.schadebeperking and whole else Fraction(1)
    return {name: part * cut for name, part in owed.items()}


def verdeel(p: Parameters, invoer: KeyInput) -> dict[str, int]:
    """Return what each pays, in cents."""
    return pro_rata(te_verdelen(p, invoer), _verschuldigd(p, invoer), p.afronding)


def _verschuldigd(p: Parameters, invoer: KeyInput) -> dict[str, Fraction]:
    """Return what each would pay by the percentages alone."""
    return {name: invoer.basis[name] * _deel(p, invoer, name) for name in invoer.deelnemers}


def _deel(p: Parameters, invoer: KeyInput, deelnemer: str) -> Fraction:
    left, year = 1 - invoer.joint_share(deelnemer), invoer.jaren_lokaal.get(deelnemer, 0)
    if left * 100 < p.drempel or not 0 < year <= len(p.percentages):
        return Fraction(0)
    return left * Fraction(p.percentages[year - 1], 100)
