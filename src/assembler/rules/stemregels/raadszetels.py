"""Stemmen naar raadszetels.

Iedere gemeente heeft een stem voor iedere zetel in haar raad (of voor ieder aantal zetels). De wet bepaalt het aantal zetels naar
inwoners (Gemeentewet artikel 8), en zwakt grote verschillen af: van 15.001 tot 20.000 inwoners 17 zetels, boven 200.000
inwoners 45.

Te kiezen:

- `zetels_per_stem`: op hoeveel zetels een stem staat; 1 is een stem per zetel.
- `afronding`: `omhoog`, `omlaag` of `dichtstbij`.
- `peildatum`: de dag waarop de zetels zijn geteld; kies de dag na de raadsverkiezing waarmee het aantal inging.
- `verdeling_over_leden`: `gelijk` of `gezamenlijk`. Wijst de raad een lid per fractie aan, dan heeft ieder lid de zetels van zijn
  fractie: kies dan `gezamenlijk` en regel de verdeling in de tekst.
- `afwezigheid`: wie de stemmen van een afwezig lid uitbrengt: de `plaatsvervanger` of een `medelid`.

Grondslag: Wgr artikel 13, vierde lid, onderdeel b; het aantal zetels: Gemeentewet artikel 8.

Let op: zetels trekken de verhouding naar elkaar toe: een gemeente met 41 procent van de inwoners van zeven gemeenten kan 39 van
169 zetels hebben (23 procent). Het aantal wisselt hooguit bij verkiezingen. Een lid met een gewicht naar zijn fractie hoort
bij een raadsregeling; in een collegeregeling zit het college aan tafel, niet de fractie.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from pydantic import Field

from assembler.ground.wording import telwoord
from assembler.reading.records.base import Datum
from assembler.rules.common import MET_BESTUUR, ROUNDED, FigureQuestion, Objections, whole
from assembler.rules.formulas import ROUNDING, VoteFormula
from assembler.rules.votes import Stemgerechtigde, WeightParameters, split_over_members

SOORT: Literal["gewicht"] = "gewicht"
VORMEN = MET_BESTUUR
GRONDSLAG = ("Wgr artikel 13, vierde lid, onderdeel b", "Gemeentewet artikel 8 (aantal zetels)")
WETTEN = ("monotoon",)


class Parameters(WeightParameters):
    """Op hoeveel zetels een stem staat, en van wanneer de zetels zijn."""

    zetels_per_stem: int = Field(gt=0, description="Op hoeveel zetels een stem staat")
    afronding: Literal["omhoog", "omlaag", "dichtstbij"] = Field(description="Hoe een gedeelte van dat aantal telt")
    peildatum: Datum = Field(description="De dag waarop de zetels zijn geteld")


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    return "één stem per raadszetel" if p.zetels_per_stem == 1 else f"één stem per {telwoord(p.zetels_per_stem)} raadszetels, {ROUNDED[p.afronding]}"


def cijfers(p: Parameters) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs: council seats on the peildatum."""
    return (FigureQuestion("raadszetels", p.peildatum),)


def controle(p: Parameters, deelnemers: Sequence[Stemgerechtigde]) -> Objections:
    """Return what stands against these parameters and figures."""
    return ()


def stemmen(p: Parameters, deelnemers: Sequence[Stemgerechtigde]) -> dict[str, int]:
    """Return the votes of each gemeente (Wgr 13, vierde lid, onderdeel b)."""
    return {deelnemer.id: whole(Fraction(deelnemer.cijfers["raadszetels"], p.zetels_per_stem), p.afronding) for deelnemer in deelnemers}


def verdeling(p: Parameters, stemmen: int, leden: int) -> tuple[int, ...] | str:
    """Return the bundles in which the members of one gemeente cast its votes, or why that cannot be."""
    return split_over_members(stemmen, leden, p.verdeling_over_leden)


def formule(p: Parameters, hoogste: int) -> VoteFormula:
    """Return what it computes in the words of a workbook; `hoogste` is the most votes anybody has."""
    return VoteFormula("raadszetels", f"{ROUNDING[p.afronding]}({{x}}/{{zetels_per_stem}},0)", (("zetels_per_stem", p.zetels_per_stem),))
