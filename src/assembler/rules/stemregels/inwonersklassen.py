"""Stemmen naar inwonersklasse.

De regeling kent klassen van inwoners, elk met een aantal stemmen. Een gemeente krijgt de stemmen van de klasse waarin haar
inwonertal valt.

Te kiezen:

- `klassen`: een lijst van `{vanaf: 0, stemmen: 1}`. Een klasse loopt vanaf haar ondergrens tot de ondergrens van de volgende;
  er kan dus geen gat of dubbeling zijn. De eerste begint bij 0, de ondergrenzen lopen op en de stemmen dalen niet.
- `peildatum`: de dag waarop de inwoners zijn geteld.
- `herijking`: of het aantal wordt herzien: `geen`, `jaarlijks` of `na-verkiezingen` van de gemeenteraden.
- `verdeling_over_leden`: `gelijk` of `gezamenlijk`.
- `afwezigheid`: wie de stemmen van een afwezig lid uitbrengt: de `plaatsvervanger` of een `medelid`.

Grondslag: Wgr artikel 13, vierde lid, onderdeel b.

Let op: klassen geven rust, maar ook sprongen. Een gemeente met 20.126 inwoners zit 126 boven een grens van 20.000; een
gemeente met 44.780 zit er 220 onder een van 45.000. Eén jaar andere cijfers verschuift dan een hele klasse. Zeg in de tekst
of een grens erbij hoort: hier hoort `vanaf` erbij.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.reading.records.base import Datum, Record, Reeks
from assembler.rules.common import MET_BESTUUR, FigureQuestion, Objections, waarschuwing
from assembler.rules.formulas import VoteFormula
from assembler.rules.votes import Stemgerechtigde, WeightParameters, split_over_members

SOORT: Literal["gewicht"] = "gewicht"
VORMEN = MET_BESTUUR
GRONDSLAG = ("Wgr artikel 13, vierde lid, onderdeel b", "Wgr artikel 13, zesde lid (collegeregeling)")
WETTEN = ("monotoon",)


class Klasse(Record):
    """Vanaf hoeveel inwoners een gemeente hoeveel stemmen heeft."""

    vanaf: int = Field(ge=0, description="Het kleinste inwonertal van deze klasse")
    stemmen: int = Field(ge=0, description="Het aantal stemmen in deze klasse")


class Parameters(WeightParameters):
    """De klassen, en van wanneer de inwoners zijn."""

    klassen: Reeks[Klasse] = Field(min_length=1, description="De klassen, van klein naar groot")
    peildatum: Datum = Field(description="De dag waarop de inwoners zijn geteld")
    herijking: Literal["geen", "jaarlijks", "na-verkiezingen"] = Field(description="Wanneer het aantal stemmen wordt herzien")

    @model_validator(mode="after")
    def _lopen_op(self) -> Parameters:
        if self.klassen[0].vanaf != 0:
            raise PydanticCustomError("klassen_met_gat", "De eerste klasse begint bij 0 inwoners.")
        for lower, upper in pairwise(self.klassen):
            if upper.vanaf <= lower.vanaf:
                raise PydanticCustomError("klassen_lopen_niet_op", "De ondergrenzen van de klassen lopen op.")
            if upper.stemmen < lower.stemmen:
                raise PydanticCustomError("klassen_dalen", "Een hogere klasse geeft niet minder stemmen.")
        return self


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    return f"stemmen naar inwonersklasse ({len(p.klassen)} klassen)"


def cijfers(p: Parameters) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs: inhabitants on the peildatum."""
    return (FigureQuestion("inwoners", p.peildatum),)


def controle(p: Parameters, deelnemers: Sequence[Stemgerechtigde]) -> Objections:
    """Return what stands against these parameters and figures: classes that no gemeente is in."""
    used = {_klasse(p, deelnemer).vanaf for deelnemer in deelnemers}
    empty = [str(klasse.vanaf) for klasse in p.klassen if klasse.vanaf not in used]
    if not empty:
        return ()
    return (waarschuwing(f"Geen gemeente valt in de klasse vanaf {', '.join(empty)} inwoners.", parameter="klassen"),)


def stemmen(p: Parameters, deelnemers: Sequence[Stemgerechtigde]) -> dict[str, int]:
    """Return the votes of each gemeente (Wgr 13, vierde lid, onderdeel b)."""
    return {deelnemer.id: _klasse(p, deelnemer).stemmen for deelnemer in deelnemers}


def verdeling(p: Parameters, stemmen: int, leden: int) -> tuple[int, ...] | str:
    """Return the bundles in which the members of one gemeente cast its votes, or why that cannot be."""
    return split_over_members(stemmen, leden, p.verdeling_over_leden)


def formule(p: Parameters, hoogste: int) -> VoteFormula:
    """Return what it computes in the words of a workbook; `hoogste` is the most votes anybody has."""
    return VoteFormula("inwoners", "LOOKUP({x},{vanaf},{klasse})", (), tuple((klasse.vanaf, klasse.stemmen) for klasse in p.klassen))


def _klasse(p: Parameters, deelnemer: Stemgerechtigde) -> Klasse:
    return [klasse for klasse in p.klassen if klasse.vanaf <= deelnemer.cijfers["inwoners"]][-1]
