"""Bestemming van het resultaat: wat er met een overschot of tekort gebeurt.

Een overschot gaat naar de reserve tot haar plafond en de rest naar de gemeenten, of meteen helemaal naar de gemeenten. Een tekort komt
eerst uit de reserve en de rest van de gemeenten, of meteen helemaal van de gemeenten. Naar wat ieder dat jaar bijdraagt.

Te kiezen:

- `overschot`: `reserve-tot-plafond` of `naar-gemeenten`.
- `plafond`: het hoogste percentage van de begroting dat in de reserve blijft; alleen van belang bij `reserve-tot-plafond`.
- `tekort`: `uit-reserve` of `van-gemeenten`.
- `afronding`: `grootste-resten` (de standaard) of `delermethode`.

Dit is een bewerking: `basis` is de bijdrage van iedere gemeente (hun som is de begroting), het bedrag het resultaat (een tekort is negatief)
en de grootheid `reserve` de stand van de reserve in centen. De uitkomst is wat ieder bijbetaalt (positief) of terugkrijgt (negatief).

Grondslag: de regeling; het algemeen bestuur besluit over het resultaat bij de jaarrekening (Wgr artikel 34).

Let op: een tekort mag niet bij het lichaam blijven liggen: de gemeenten staan er uiteindelijk voor in. Zeg naar welk jaar de verhouding
wordt genomen; zonder die zin geldt er geen. Een overschot op programmakosten hoort terug naar wie het geld gaf, niet in de reserve.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.rules.common import ALLE_VORMEN, FigureQuestion, Objections, Procent, fout, whole
from assembler.rules.money import KeyInput, KeyParameters, basis_objections, percent_of, pro_rata, settled

SOORT: Literal["bewerking"] = "bewerking"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("De regeling", "Wgr artikel 34 (jaarrekening)")
AFRONDING = ("grootste-resten", "delermethode")
WETTEN: dict[str, tuple[str, ...]] = {"grootste-resten": ("quotum",), "delermethode": ()}


class Parameters(KeyParameters):
    """Waar een overschot heen gaat, en waar een tekort vandaan komt."""

    overschot: Literal["naar-gemeenten", "reserve-tot-plafond"] = Field(description="Waar een overschot heen gaat")
    plafond: Procent | None = Field(default=None, ge=0, le=100, description="Het hoogste percentage van de begroting in de reserve")
    tekort: Literal["uit-reserve", "van-gemeenten"] = Field(description="Waar een tekort vandaan komt")

    @model_validator(mode="after")
    def _plafond_gekozen(self) -> Parameters:
        if (self.overschot == "reserve-tot-plafond") != (self.plafond is not None):
            raise PydanticCustomError("plafond_bij_reserve", "Een plafond hoort bij 'reserve-tot-plafond', en alleen daarbij.")
        return self


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    surplus = "overschot naar de reserve tot het plafond" if p.overschot == "reserve-tot-plafond" else "overschot naar de gemeenten"
    return f"{surplus}, tekort {'eerst uit de reserve' if p.tekort == 'uit-reserve' else 'van de gemeenten'}"


def cijfers(p: Parameters, jaar: int) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs: none beside the contributions."""
    return ()


def controle(p: Parameters, invoer: KeyInput) -> Objections:
    """Return what stands against these figures."""
    found = basis_objections(invoer)
    if "reserve" not in invoer.grootheden:
        found += (fout("De stand van de reserve is niet bekend."),)
    elif invoer.grootheden["reserve"] < 0:
        found += (fout("De stand van de reserve is negatief."),)
    return found


def naar_reserve(p: Parameters, invoer: KeyInput) -> int:
    """Return what goes into the reserve (positive) or comes out of it (negative), in cents."""
    reserve = invoer.grootheden["reserve"]
    if invoer.bedrag < 0:
        return max(invoer.bedrag, -reserve) if p.tekort == "uit-reserve" else 0
    if p.plafond is None:
        return 0
    room = whole(percent_of(sum(invoer.bijdragen.values()), p.plafond), "omlaag") - reserve
    return min(invoer.bedrag, max(room, 0))


def te_verdelen(p: Parameters, invoer: KeyInput) -> int:
    """Return what the gemeenten pay for a deficit (positive) or get of a surplus (negative)."""
    return naar_reserve(p, invoer) - invoer.bedrag


def exact(p: Parameters, invoer: KeyInput) -> dict[str, Fraction]:
    """Return the exact part of each."""
    return settled(invoer.bijdragen, Fraction(te_verdelen(p, invoer)))


def verdeel(p: Parameters, invoer: KeyInput) -> dict[str, int]:
    """Return what each pays (or gets back, negative), in cents."""
    return pro_rata(te_verdelen(p, invoer), invoer.bijdragen, p.afronding)
