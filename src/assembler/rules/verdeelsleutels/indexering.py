"""Indexering: de bijdragen stijgen mee met lonen en prijzen.

Een deel van de kosten volgt de lonen en de rest de prijzen. De index is het gewogen gemiddelde van beide.

Te kiezen:

- `loon_aandeel`: welk percentage van de kosten loon is; de rest is prijs.
- `loonindex` en `prijsindex`: de verwachte stijging in procenten; elk jaar een nieuw besluit.
- `bron_loon` en `bron_prijs`: waar die percentages vandaan komen, zoals de cao en de raming van het CPB.
- `drempel`: wijkt de werkelijke index meer dan zoveel procentpunt af, dan wordt het hele verschil achteraf verrekend.
- `afronding`: `grootste-resten` (de standaard) of `delermethode`.

Dit is een bewerking: `basis` is de bijdrage van iedere gemeente vóór de index, het bedrag hun som. De uitkomst is de bijdrage erna.

Grondslag: de regeling of de gezamenlijke kaders van de deelnemers. De toetsingskaders van een centrumgemeente nemen voor lonen de cao, anders het CPB, en
verrekenen een afwijking boven 0,5 procent achteraf; de verhouding loon en prijs ligt daar vier jaar vast.

Let op: leg het moment vast waarop de index wordt gelezen; in de december- en de septemberraming staan andere getallen. Een index boven
wat de gemeente zelf uit het gemeentefonds krijgt, is een bezuiniging elders.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field

from assembler.ground.wording import decimaal
from assembler.reading.records.base import Tekst
from assembler.rules.common import ALLE_VORMEN, FigureQuestion, Objections, Procent, whole
from assembler.rules.money import KeyInput, KeyParameters, basis_objections, percent_of, pro_rata, settled

SOORT: Literal["bewerking"] = "bewerking"
VORMEN = ALLE_VORMEN
GRONDSLAG = ("De regeling",)
AFRONDING = ("grootste-resten", "delermethode")
WETTEN = {"grootste-resten": ("quotum",), "delermethode": ("monotoon",)}


class Parameters(KeyParameters):
    """Hoe zwaar lonen en prijzen wegen, en hoeveel zij stijgen."""

    loon_aandeel: Procent = Field(ge=0, le=100, description="Welk percentage van de kosten loon is")
    loonindex: Procent = Field(ge=-50, le=100, description="De verwachte stijging van de lonen in procenten")
    prijsindex: Procent = Field(ge=-50, le=100, description="De verwachte stijging van de prijzen in procenten")
    bron_loon: Tekst = Field(description="Waar de loonindex vandaan komt")
    bron_prijs: Tekst = Field(description="Waar de prijsindex vandaan komt")
    drempel: Procent = Field(ge=0, le=10, description="Boven welke afwijking in procentpunten achteraf wordt verrekend")


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    return f"index {decimaal(index(p))}% ({decimaal(p.loon_aandeel)}% loon, de rest prijs)"


def index(p: Parameters) -> Fraction:
    """Return the weighted index, in percent."""
    return _index(p, p.loonindex, p.prijsindex)


def cijfers(p: Parameters, jaar: int) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs: none beside the contributions."""
    return ()


def controle(p: Parameters, invoer: KeyInput) -> Objections:
    """Return what stands against these figures."""
    return basis_objections(invoer)


def te_verdelen(p: Parameters, invoer: KeyInput) -> int:
    """Return the amount after the index."""
    return whole(_na_index(p, invoer), "dichtstbij")


def exact(p: Parameters, invoer: KeyInput) -> dict[str, Fraction]:
    """Return the exact contribution of each after the index."""
    return settled(invoer.bijdragen, _na_index(p, invoer))


def verdeel(p: Parameters, invoer: KeyInput) -> dict[str, int]:
    """Return what each contributes after the index, in cents."""
    return pro_rata(te_verdelen(p, invoer), invoer.bijdragen, p.afronding)


def correctie(p: Parameters, bedrag: int, loonindex: Fraction, prijsindex: Fraction) -> int:
    """Return what is settled afterwards when these turn out to be the real indices: nothing within the threshold, else all."""
    deviation = _index(p, loonindex, prijsindex) - index(p)
    return whole(percent_of(bedrag, deviation), "dichtstbij") if abs(deviation) > p.drempel else 0


def _index(p: Parameters, loonindex: Fraction, prijsindex: Fraction) -> Fraction:
    return (p.loon_aandeel * loonindex + (100 - p.loon_aandeel) * prijsindex) / 100


def _na_index(p: Parameters, invoer: KeyInput) -> Fraction:
    return percent_of(invoer.bedrag, 100 + index(p))
