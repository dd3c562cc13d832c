"""Stemmen naar financiële bijdrage, met een plafond.

Iedere gemeente krijgt een stem voor iedere N euro die zij in een begrotingsjaar bijdraagt. Een plafond houdt één gemeente onder
een deel van alle stemmen: wie erboven komt, gaat naar beneden tot de grens past; de stemmen van de anderen blijven gelijk.

Te kiezen:

- `begrotingsjaar`: van welk jaar de bijdragen zijn (cijfer `bijdrage` van de gemeente, in centen, op 1 januari van dat jaar).
- `euro_per_stem`: op hoeveel euro een stem staat.
- `afronding`: `omhoog`, `omlaag` of `dichtstbij`.
- `minimum`: de minste stemmen van een gemeente, vóór het plafond.
- `plafond`: het grootste deel van alle stemmen dat één gemeente mag hebben; 1/1 is geen plafond. Onder 1/2 is te raden.
- `verdeling_over_leden`: `gelijk` of `gezamenlijk`.
- `afwezigheid`: wie de stemmen van een afwezig lid uitbrengt: de `plaatsvervanger` of een `medelid`.

Grondslag: Wgr artikel 13, vierde lid, onderdeel b.

Let op: geld en inwoners lopen uiteen. Draagt één gemeente 54 procent bij met 41 procent van de inwoners, dan besluit zij zonder
plafond alles. Wie minder afneemt, verliest ook stemmen, en een andere verdeelsleutel verschuift de
macht mee. De bijdrage moet vaststaan vóór de stemmen: neem een begroot jaar, niet het lopende.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Literal

from pydantic import Field

from assembler.ground.wording import breuk, getal
from assembler.rules.common import MET_BESTUUR, Breuk, Euro, FigureQuestion, Objections, fout, waarschuwing, whole
from assembler.rules.formulas import ROUNDING, VoteFormula
from assembler.rules.votes import Stemgerechtigde, WeightParameters, split_over_members

SOORT: Literal["gewicht"] = "gewicht"
VORMEN = MET_BESTUUR
GRONDSLAG = ("Wgr artikel 13, vierde lid, onderdeel b", "Wgr artikel 13, zesde lid (collegeregeling)")
WETTEN = ("monotoon",)


class Parameters(WeightParameters):
    """Op hoeveel euro een stem staat, en hoe groot één gemeente mag worden."""

    begrotingsjaar: int = Field(ge=1985, le=2100, description="Van welk jaar de bijdragen zijn")
    euro_per_stem: Euro = Field(description="Op hoeveel euro een stem staat")
    afronding: Literal["omhoog", "omlaag", "dichtstbij"] = Field(description="Hoe een gedeelte van dat bedrag telt")
    minimum: int = Field(ge=0, description="De minste stemmen van een gemeente")
    plafond: Breuk = Field(description="Het grootste deel van alle stemmen dat één gemeente mag hebben")


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    cap = "" if p.plafond == 1 else f", ten hoogste {breuk(p.plafond, 'deel')} van alle stemmen"
    return f"één stem per {getal(p.euro_per_stem // 100)} euro bijdrage{cap}"


def cijfers(p: Parameters) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs: the contribution of the budget year, in cents."""
    return (FigureQuestion("bijdrage", date(p.begrotingsjaar, 1, 1)),)


def controle(p: Parameters, deelnemers: Sequence[Stemgerechtigde]) -> Objections:
    """Return what stands against these parameters and figures: a cap that cannot be, or that allows a majority."""
    if not p.euro_per_stem:
        return (fout("Op nul euro kan geen stem staan.", parameter="euro_per_stem"),)
    raw = _vooraf(p, deelnemers)
    found: Objections = ()
    if any(raw.values()) and not any(stemmen(p, deelnemers).values()):
        text = f"Dit plafond kan niet: met {sum(1 for votes in raw.values() if votes)} gemeenten die stemmen hebben, heeft er altijd een meer."
        found += (fout(text, parameter="plafond"),)
    if p.plafond >= Fraction(1, 2):
        text = "Met een plafond van de helft of meer kan één gemeente alles tegenhouden of alleen besluiten."
        found += (waarschuwing(text, parameter="plafond"),)
    return found


def stemmen(p: Parameters, deelnemers: Sequence[Stemgerechtigde]) -> dict[str, int]:
    """Return the votes of each gemeente (Wgr 13, vierde lid, onderdeel b)."""
    raw = _vooraf(p, deelnemers)
    cap = _grens(raw, p.plafond)
    return {name: min(votes, cap) for name, votes in raw.items()}


def verdeling(p: Parameters, stemmen: int, leden: int) -> tuple[int, ...] | str:
    """Return the bundles in which the members of one gemeente cast its votes, or why that cannot be."""
    return split_over_members(stemmen, leden, p.verdeling_over_leden)


def formule(p: Parameters, hoogste: int) -> VoteFormula:
    """Return what it computes in the words of a workbook; the cap is written as the most votes that it left anybody (`hoogste`)."""
    counted = f"MAX({{minimum}},{ROUNDING[p.afronding]}({{x}}/{{centen_per_stem}},0))"
    constants = (("centen_per_stem", p.euro_per_stem), ("minimum", p.minimum), ("hoogste na het plafond", hoogste))
    return VoteFormula("bijdrage (centen)", f"MIN({{hoogste na het plafond}},{counted})", constants)


def _vooraf(p: Parameters, deelnemers: Sequence[Stemgerechtigde]) -> dict[str, int]:
    """Return the votes before the cap."""
    exact = {deelnemer.id: Fraction(deelnemer.cijfers["bijdrage"], p.euro_per_stem) for deelnemer in deelnemers}
    return {name: max(whole(votes, p.afronding), p.minimum) for name, votes in exact.items()}


def _grens(raw: Mapping[str, int], plafond: Fraction) -> int:
    """Return the highest number of votes that is no more than this part of all votes once everyone is cut to it.

    The room under the cap is concave in that number and zero at zero, so the numbers that fit run from zero without a gap.
    """
    low, high = 0, max(raw.values(), default=0)
    while low < high:
        middle = (low + high + 1) // 2
        if middle <= plafond * sum(min(votes, middle) for votes in raw.values()):
            low = middle
        else:
            high = middle - 1
    return low
