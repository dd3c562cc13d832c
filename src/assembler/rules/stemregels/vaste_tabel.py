"""Vaste tabel: de regeling noemt per gemeente het aantal stemmen.

De stemmen zijn onderhandeld en staan als tabel in de regeling. Er zit geen formule achter.

Te kiezen:

- `stemmen`: per gemeente het aantal stemmen van haar leden samen.
- `actualisatie`: `geen`, `na-verkiezingen` of `bij-evaluatie`: wanneer het bestuur nagaat of de tabel nog past.
- `verdeling_over_leden`: `gelijk` of `gezamenlijk`.
- `afwezigheid`: wie de stemmen van een afwezig lid uitbrengt: de `plaatsvervanger` of een `medelid`.

Grondslag: Wgr artikel 13, vierde lid, onderdeel b. Een verdeling 3, 2 en 1 over drie gemeenten mag volgens de VNG.

Let op: een andere tabel is een wijziging van de regeling, met alle stappen die daarbij horen. De tabel verandert dus niet
vanzelf mee met de inwoners; `actualisatie` is alleen een plicht om te kijken. Heeft één gemeente de helft of meer, dan kan
zij alles tegenhouden of zelfs alleen besluiten.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Id
from assembler.rules.common import MET_BESTUUR, FigureQuestion, Objections, fout
from assembler.rules.stemregels._recht import table_objections
from assembler.rules.votes import Stemgerechtigde, WeightParameters, split_over_members

SOORT: Literal["gewicht"] = "gewicht"
VORMEN = MET_BESTUUR
GRONDSLAG = ("Wgr artikel 13, vierde lid, onderdeel b", "Wgr artikel 13, zesde lid (collegeregeling)")
WETTEN = ("monotoon",)


class Parameters(WeightParameters):
    """Hoeveel stemmen iedere gemeente heeft."""

    stemmen: dict[Id, int] = Field(min_length=2, description="Per gemeente het aantal stemmen")
    actualisatie: Literal["geen", "na-verkiezingen", "bij-evaluatie"] = Field(description="Wanneer wordt nagegaan of de tabel nog past")


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    return f"een vaste tabel met {sum(p.stemmen.values())} stemmen"


def cijfers(p: Parameters) -> tuple[FigureQuestion, ...]:
    """Return the figures it needs: none."""
    return ()


def controle(p: Parameters, deelnemers: Sequence[Stemgerechtigde]) -> Objections:
    """Return what stands against the table: a gemeente too many or too few, a negative number, or no votes at all."""
    found = table_objections(p.stemmen, deelnemers, "stemmen")
    for name, votes in p.stemmen.items():
        if votes < 0:
            found += (fout("Een aantal stemmen is niet negatief.", parameter="stemmen", deelnemer=name),)
    if not any(p.stemmen.values()):
        found += (fout("Er zijn in het geheel geen stemmen.", parameter="stemmen"),)
    return found


def stemmen(p: Parameters, deelnemers: Sequence[Stemgerechtigde]) -> dict[str, int]:
    """Return the votes of each gemeente (Wgr 13, vierde lid, onderdeel b)."""
    return {deelnemer.id: p.stemmen[deelnemer.id] for deelnemer in deelnemers}


def verdeling(p: Parameters, stemmen: int, leden: int) -> tuple[int, ...] | str:
    """Return the bundles in which the members of one gemeente cast its votes, or why that cannot be."""
    return split_over_members(stemmen, leden, p.verdeling_over_leden)


def formule(p: Parameters, hoogste: int) -> str:
    """Return why a workbook has no formula for it."""
    return "De stemmen zijn hier een vaste tabel, zonder formule."
