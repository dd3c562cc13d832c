"""Stemmen naar inwoners: een stem voor iedere N inwoners.

Iedere gemeente krijgt een stem voor iedere `inwoners_per_stem` inwoners. De stemmen zijn van de gemeente; haar leden
brengen ze samen uit of ieder voor een gelijk deel. Twee leden van één gemeente verdubbelen dus niets.

Te kiezen:

- `inwoners_per_stem`: op hoeveel inwoners een stem staat.
- `afronding`: `omhoog` (een gedeelte telt voor een hele stem), `omlaag` (een gedeelte telt niet) of `dichtstbij` (precies
  de helft gaat omhoog).
- `minimum` en `maximum`: de minste en de meeste stemmen van een gemeente (maximum 0: geen).
- `peildatum`: de dag waarop de inwoners zijn geteld.
- `herijking`: of het aantal wordt herzien: `geen`, `jaarlijks` of `na-verkiezingen` van de gemeenteraden.
- `verdeling_over_leden`: `gelijk` of `gezamenlijk`; gaat het aantal bij `gelijk` niet op, dan brengt
  het lid dat het college aanwijst, ook de overblijvende stemmen uit.
- `afwezigheid`: wie de stemmen van een afwezig lid uitbrengt: de `plaatsvervanger` of een `medelid`.

Grondslag: Wgr artikel 13, vierde lid, onderdeel b (meervoudig stemrecht voor leden van in de regeling genoemde gemeenten);
voor een collegeregeling via het zesde lid.

Let op: de afronding verschuift macht. Met een stem per 10.000 inwoners kan de grootste van zeven gemeenten 12 van 33 stemmen
hebben (omhoog), 11 van 26 (omlaag) of 12 van 29 (dichtstbij): tussen 36 en 42 procent. Ook de peildatum telt: wie net boven een grens zit, kan
een jaar later een stem minder hebben. De regeling noemt de gemeenten bij naam; een formule alleen is daarvoor te mager.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.ground.wording import getal
from assembler.reading.records.base import Datum
from assembler.rules.common import MET_BESTUUR, ROUNDED, FigureQuestion, Objections, waarschuwing, whole
from assembler.rules.formulas import ROUNDING, VoteFormula
from assembler.rules.votes import Stemgerechtigde, WeightParameters, split_over_members

SOORT: Literal["gewicht"] = "gewicht"
VORMEN = MET_BESTUUR
GRONDSLAG = ("Wgr artikel 13, vierde lid, onderdeel b", "Wgr artikel 13, zesde lid (collegeregeling)")
WETTEN = ("monotoon",)


class Parameters(WeightParameters):
    """Op hoeveel inwoners een stem staat, en hoe dat wordt afgerond en herzien."""

    inwoners_per_stem: int = Field(gt=0, description="Op hoeveel inwoners een stem staat")
    afronding: Literal["omhoog", "omlaag", "dichtstbij"] = Field(description="Hoe een gedeelte van dat aantal telt")
    minimum: int = Field(ge=0, description="De minste stemmen van een gemeente")
    maximum: int = Field(ge=0, description="De meeste stemmen van een gemeente; 0 is geen maximum")
    peildatum: Datum = Field(description="De dag waarop de inwoners zijn geteld")
    herijking: Literal["geen", "jaarlijks", "na-verkiezingen"] = Field(description="Wanneer het aantal stemmen wordt herzien")

    @model_validator(mode="after")
    def _minimum_onder_maximum(self) -> Parameters:
        if self.maximum and self.minimum > self.maximum:
            raise PydanticCustomError("minimum_boven_maximum", "Het minimum aantal stemmen ligt boven het maximum.")
        return self


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    return f"één stem per {getal(p.inwoners_per_stem)} inwoners, {ROUNDED[p.afronding]}"


def cijfers(p: Parameters) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs: inhabitants on the peildatum."""
    return (FigureQuestion("inwoners", p.peildatum),)


def controle(p: Parameters, deelnemers: Sequence[Stemgerechtigde]) -> Objections:
    """Return what stands against these parameters and figures."""
    if not p.minimum or p.afronding == "omhoog":
        return ()
    raised = [deelnemer.id for deelnemer in deelnemers if _aantal(p, deelnemer) < p.minimum]
    if len(raised) == len(deelnemers) and raised:
        return (waarschuwing("Geen enkele gemeente komt boven het minimum uit: de formule doet niets.", parameter="minimum"),)
    return ()


def stemmen(p: Parameters, deelnemers: Sequence[Stemgerechtigde]) -> dict[str, int]:
    """Return the votes of each gemeente (Wgr 13, vierde lid, onderdeel b)."""
    return {deelnemer.id: _begrensd(p, _aantal(p, deelnemer)) for deelnemer in deelnemers}


def verdeling(p: Parameters, stemmen: int, leden: int) -> tuple[int, ...] | str:
    """Return the bundles in which the members of one gemeente cast its votes, or why that cannot be."""
    return split_over_members(stemmen, leden, p.verdeling_over_leden)


def formule(p: Parameters, hoogste: int) -> VoteFormula:
    """Return what it computes in the words of a workbook; `hoogste` is the most votes anybody has."""
    counted = f"MAX({{minimum}},{ROUNDING[p.afronding]}({{x}}/{{inwoners_per_stem}},0))"
    constants = (("inwoners_per_stem", p.inwoners_per_stem), ("minimum", p.minimum))
    if not p.maximum:
        return VoteFormula("inwoners", counted, constants)
    return VoteFormula("inwoners", f"MIN({{maximum}},{counted})", (*constants, ("maximum", p.maximum)))


def _aantal(p: Parameters, deelnemer: Stemgerechtigde) -> int:
    return whole(Fraction(deelnemer.cijfers["inwoners"], p.inwoners_per_stem), p.afronding)


def _begrensd(p: Parameters, aantal: int) -> int:
    raised = max(aantal, p.minimum)
    return min(raised, p.maximum) if p.maximum else raised
