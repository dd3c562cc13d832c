"""Geen stem bij eigen belang: over bepaalde besluiten stemmen de leden uit een genoemde gemeente niet mee.

Voor de besluiten die de regeling noemt, tellen de leden uit de genoemde gemeenten niet mee: niet als lid, niet met hun stemmen en niet als
gemeente. De andere eisen gelden over wie overblijft. Voor andere besluiten doet deze regel niets.

Te kiezen:

- `besluiten`: de besluiten, uit de lijst in clauses/besluiten.
- `gemeenten`: de gemeenten waarvan de leden niet meestemmen.

Grondslag: Gemeentewet artikel 28, via Wgr artikel 22, eerste lid (wie persoonlijk of als vertegenwoordiger is betrokken, stemt niet mee). Dat
de regeling leden ook in andere gevallen van stemming kan uitsluiten, is afgeleid (Wgr 13, vierde lid, onderdeel b) en te verifiëren. In
Jeugdhulp Rijnmond heeft het lid van de uitvoerende gemeente over bepaalde besluiten geen stem.

Let op: houd de opsomming kort en zeg waarom. Blijven er te weinig leden over, dan kan het bestuur over deze besluiten niet stemmen.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Id, Record, Reeks
from assembler.rules.ballot import mentions
from assembler.rules.common import MET_BESTUUR, Besluitnaam, Objections, Vorm, opmerking
from assembler.rules.stemregels._recht import OPENBAAR_LICHAAM

SOORT: Literal["uitsluiting"] = "uitsluiting"
VORMEN = MET_BESTUUR
GRONDSLAG = ("Gemeentewet artikel 28, in samenhang met Wgr artikel 22, eerste lid", "Wgr artikel 13, vierde lid, onderdeel b (INF)")
WETTEN = ()


class Parameters(Record):
    """Over welke besluiten de leden uit welke gemeenten niet meestemmen."""

    besluiten: Reeks[Besluitnaam] = Field(min_length=1, description="De besluiten waarvoor dit geldt, uit clauses/besluiten")
    gemeenten: Reeks[Id] = Field(min_length=1, description="De gemeenten waarvan de leden niet meestemmen")


def omschrijving(p: Parameters) -> str:
    """Return the rule in a few words."""
    count = len(set(p.gemeenten))
    return f"zonder de leden uit {count} genoemde {'gemeente' if count == 1 else 'gemeenten'}"


def geldt(p: Parameters, besluit: str | None) -> bool:
    """Return whether this holds for a decision."""
    return mentions(p.besluiten, besluit)


def gemeenten(p: Parameters) -> tuple[str, ...]:
    """Return the gemeenten of which the members do not vote."""
    return p.gemeenten


def bezwaren(p: Parameters, vorm: Vorm) -> Objections:
    """Return what the law has against these parameters: beyond article 28 it is an inference that a regulation may do this."""
    if vorm != OPENBAAR_LICHAAM:
        return ()
    text = "De Gemeentewet zegt zelf wanneer een lid zich onthoudt; dat een regeling daar gevallen aan toevoegt, is te verifiëren."
    return (opmerking(text, "Gemeentewet artikel 28, in samenhang met Wgr artikel 22, eerste lid (INF)", parameter="gemeenten"),)
