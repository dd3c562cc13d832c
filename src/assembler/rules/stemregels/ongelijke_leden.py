"""Ongelijke aantallen leden, ieder met één stem.

De regeling noemt per gemeente hoeveel leden zij aanwijst. Ieder lid heeft één stem. Een grotere gemeente krijgt dus meer
stemmen doordat er meer mensen van haar aan tafel zitten.

Te kiezen:

- `leden`: per gemeente het aantal leden. Dit moet hetzelfde zijn als in het artikel over de samenstelling van het bestuur.

Grondslag: Wgr artikel 13, vierde lid, onderdeel a (een verschillend aantal leden) en derde lid (het totaal blijkt uit de
tekst); voor een collegeregeling via het zesde lid.

Let op: de leden van één gemeente kunnen verschillend stemmen. Meer leden maakt het bestuur groter; dat telt ook voor de
vergaderplaats, de plaatsvervangers en het dagelijks bestuur, dat nooit de meerderheid van het algemeen bestuur mag zijn
(artikel 14, derde lid). Het quorum telt hoofden, dus een gemeente met veel leden kan een vergadering leeg houden.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Id, Record
from assembler.rules.common import MET_BESTUUR, FigureQuestion, Objections, fout
from assembler.rules.formulas import VoteFormula
from assembler.rules.stemregels._recht import table_objections
from assembler.rules.votes import Stemgerechtigde, split_over_members

SOORT: Literal["gewicht"] = "gewicht"
VORMEN = MET_BESTUUR
GRONDSLAG = ("Wgr artikel 13, vierde lid, onderdeel a", "Wgr artikel 13, zesde lid (collegeregeling)")
WETTEN = ("monotoon",)


class Parameters(Record):
    """Hoeveel leden iedere gemeente aanwijst."""

    leden: dict[Id, int] = Field(min_length=2, description="Per gemeente het aantal leden")


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    return f"{sum(p.leden.values())} leden, verschillend per gemeente, ieder met één stem"


def cijfers(p: Parameters) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs: none."""
    return ()


def controle(p: Parameters, deelnemers: Sequence[Stemgerechtigde]) -> Objections:
    """Return what stands against the table: a gemeente too many or too few, or another number than it appoints."""
    found = table_objections(p.leden, deelnemers, "leden")
    for deelnemer in deelnemers:
        listed = p.leden.get(deelnemer.id, deelnemer.leden)
        if listed < 0:
            found += (fout("Een aantal leden is niet negatief.", parameter="leden", deelnemer=deelnemer.id),)
        elif listed != deelnemer.leden:
            text = f"De tabel noemt {listed} leden, maar de samenstelling van het bestuur {deelnemer.leden}."
            found += (fout(text, "Wgr artikel 13, derde lid", parameter="leden", deelnemer=deelnemer.id),)
    return found


def stemmen(p: Parameters, deelnemers: Sequence[Stemgerechtigde]) -> dict[str, int]:
    """Return the votes of each gemeente: one for each member (Wgr 13, vierde lid, onderdeel a)."""
    return {deelnemer.id: p.leden[deelnemer.id] for deelnemer in deelnemers}


def verdeling(p: Parameters, stemmen: int, leden: int) -> tuple[int, ...] | str:
    """Return the votes of each member."""
    return split_over_members(stemmen, leden, "gelijk")


def formule(p: Parameters, hoogste: int) -> VoteFormula:
    """Return what it computes in the words of a workbook; `hoogste` is the most votes anybody has."""
    return VoteFormula("", "{leden}")
