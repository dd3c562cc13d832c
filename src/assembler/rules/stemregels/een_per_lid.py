"""Eén stem per lid.

Ieder lid van het bestuur heeft één stem. Het aantal stemmen van een gemeente is dus het aantal leden dat zij aanwijst;
dat staat in het artikel over de samenstelling van het bestuur (`leden_per_gemeente`).

Te kiezen: niets.

Grondslag: Wgr artikel 13, derde lid (de regeling bepaalt het aantal leden per gemeente). Staat er niets over stemmen in
de regeling, dan geldt dit ook: een meervoudig stemrecht bestaat alleen als de regeling het geeft (artikel 13, vierde lid,
onderdeel b).

Let op: een gemeente met tien keer zoveel inwoners heeft evenveel te zeggen als de kleinste, en draagt toch haar volle
deel van de kosten. Wijst niet iedere gemeente evenveel leden aan, gebruik dan `ongelijke_leden`: de tekst noemt dan de
aantallen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from assembler.reading.records.base import Record
from assembler.rules.common import MET_BESTUUR, FigureQuestion, Objections
from assembler.rules.formulas import VoteFormula
from assembler.rules.votes import Stemgerechtigde, split_over_members

SOORT: Literal["gewicht"] = "gewicht"
VORMEN = MET_BESTUUR
GRONDSLAG = ("Wgr artikel 13, derde lid",)
WETTEN = ("monotoon",)


class Parameters(Record):
    """Deze regel heeft geen parameters."""


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    return "één stem per lid"


def cijfers(p: Parameters) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs: none."""
    return ()


def controle(p: Parameters, deelnemers: Sequence[Stemgerechtigde]) -> Objections:
    """Return what stands against these parameters and figures."""
    return ()


def stemmen(p: Parameters, deelnemers: Sequence[Stemgerechtigde]) -> dict[str, int]:
    """Return the votes of each gemeente: one for each member (Wgr 13, derde lid)."""
    return {deelnemer.id: deelnemer.leden for deelnemer in deelnemers}


def verdeling(p: Parameters, stemmen: int, leden: int) -> tuple[int, ...] | str:
    """Return the votes of each member."""
    return split_over_members(stemmen, leden, "gelijk")


def formule(p: Parameters, hoogste: int) -> VoteFormula:
    """Return what it computes in the words of a workbook; `hoogste` is the most votes anybody has."""
    return VoteFormula("", "{leden}")
