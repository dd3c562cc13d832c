"""Reserve met plafond en bodem (weerstandsvermogen).

Het lichaam houdt een reserve aan voor tegenvallers. Komt zij boven het plafond, dan gaat het meerdere terug naar de gemeenten; zakt zij
onder de bodem, dan vullen zij aan. Beide naar wat ieder bijdraagt.

Te kiezen:

- `plafond`: het hoogste percentage van de begroting dat in de reserve blijft.
- `bodem`: het laagste percentage; daaronder vullen de gemeenten aan. 0 is geen bodem.
- `afronding`: `grootste-resten` (de standaard) of `delermethode`.

Dit is een bewerking: `basis` is de bijdrage van iedere gemeente (hun som is de begroting), het bedrag de stand van de reserve. De uitkomst
is wat ieder bijbetaalt (positief) of terugkrijgt (negatief).

Grondslag: de regeling; eigen reserves volgen de Gemeentewet en het Besluit begroting en verantwoording via Wgr artikel 35, zesde lid.

Let op: een reserve bij het lichaam is geld van de gemeenten dat stilstaat; geen reserve betekent dat iedere tegenvaller meteen bij hen
komt. De Friese centrumregeling kiest voor geen reserves. Met het plafond vlak bij de bodem gaat het geld elk jaar heen en weer.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.ground.wording import decimaal
from assembler.rules.common import ALLE_VORMEN, FigureQuestion, Objections, Procent, whole
from assembler.rules.money import KeyInput, KeyParameters, basis_objections, percent_of, pro_rata, settled

SOORT: Literal["bewerking"] = "bewerking"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("De regeling", "Wgr artikel 35, zesde lid (Gemeentewet en BBV)")
AFRONDING = ("grootste-resten", "delermethode")
WETTEN: dict[str, tuple[str, ...]] = {"grootste-resten": ("quotum",), "delermethode": ()}


class Parameters(KeyParameters):
    """Tussen welke percentages van de begroting de reserve blijft."""

    plafond: Procent = Field(ge=0, le=100, description="Het hoogste percentage van de begroting dat in de reserve blijft")
    bodem: Procent = Field(ge=0, le=100, description="Het percentage waaronder de gemeenten aanvullen; 0: geen bodem")

    @model_validator(mode="after")
    def _bodem_onder_plafond(self) -> Parameters:
        if self.bodem > self.plafond:
            raise PydanticCustomError("bodem_boven_plafond", "De bodem van de reserve ligt boven het plafond.")
        return self


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    return f"reserve tussen {decimaal(p.bodem)}% en {decimaal(p.plafond)}% van de begroting"


def cijfers(p: Parameters, jaar: int) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs: none beside the contributions."""
    return ()


def controle(p: Parameters, invoer: KeyInput) -> Objections:
    """Return what stands against these figures."""
    return basis_objections(invoer)


def te_verdelen(p: Parameters, invoer: KeyInput) -> int:
    """Return what the gemeenten add to the reserve (positive) or get out of it (negative)."""
    return whole(_te_verdelen(p, invoer), "dichtstbij")


def exact(p: Parameters, invoer: KeyInput) -> dict[str, Fraction]:
    """Return the exact part of each."""
    return settled(invoer.bijdragen, _te_verdelen(p, invoer))


def verdeel(p: Parameters, invoer: KeyInput) -> dict[str, int]:
    """Return what each adds (or gets back, negative), in cents."""
    return pro_rata(te_verdelen(p, invoer), invoer.bijdragen, p.afronding)


def _te_verdelen(p: Parameters, invoer: KeyInput) -> Fraction:
    budget = sum(invoer.bijdragen.values())
    low, high = percent_of(budget, p.bodem), percent_of(budget, p.plafond)
    return max(low - invoer.bedrag, Fraction(0)) if p.bodem and invoer.bedrag < low else min(high - invoer.bedrag, Fraction(0))
