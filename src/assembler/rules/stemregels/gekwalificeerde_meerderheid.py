"""Gekwalificeerde meerderheid voor genoemde besluiten.

Voor de besluiten die de regeling noemt, is ten minste een bepaalde breuk nodig. Voor alle andere besluiten doet deze regel
niets: daar geldt de gewone eis.

Te kiezen:

- `besluiten`: de besluiten, uit de lijst in clauses/besluiten.
- `breuk`: het deel dat ten minste voor moet zijn, zoals 2/3 of 3/4.
- `basis`: waarvan dat een deel is: `uitgebracht` (de uitgebrachte stemmen), `alle` (alle stemmen) of `leden` (alle leden: hoofden,
  geen stemmen).

Grondslag: Wgr artikel 13, vierde lid, onderdeel c. Een gekwalificeerde meerderheid kan alleen voor besluiten die de regeling
noemt. Zo'n besluit kan niet worden gemandateerd (Awb artikel 10:3, tweede lid, onderdeel b).

Let op: noem alleen wat het algemeen bestuur besluit; wijziging van de regeling, toetreding, uittreding en nieuwe bevoegdheden zijn aan
de deelnemers (Wgr 1, 9 en 10, tweede lid), een geldlening en andere privaatrechtelijke handelingen aan het dagelijks bestuur (33b). Zeg
bij de begroting of ook begrotingswijzigingen eronder vallen, en wat geldt als er vóór de wettelijke datum geen meerderheid is: zonder
vastgestelde begroting staat het lichaam stil. Met basis `alle` telt wie wegblijft als tegenstem.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.ground.wording import breuk
from assembler.reading.records.base import Record, Reeks
from assembler.rules.ballot import Stemming, mentions
from assembler.rules.common import MET_BESTUUR, Besluitnaam, Breuk, Objections, Vorm
from assembler.rules.stemregels._recht import bezwaren_drempel
from assembler.rules.thresholds import Threshold, members_threshold, votes_threshold
from assembler.rules.votes import Stemverhouding, needed

SOORT: Literal["meerderheid"] = "meerderheid"
VORMEN = MET_BESTUUR
GRONDSLAG = ("Wgr artikel 13, vierde lid, onderdeel c", "Awb artikel 10:3, tweede lid, onderdeel b (geen mandaat)")
WETTEN = ("monotoon",)

_VAN = {"uitgebracht": "de uitgebrachte stemmen", "alle": "alle stemmen", "leden": "alle leden"}


class Parameters(Record):
    """Voor welke besluiten welk deel nodig is, en waarvan dat een deel is."""

    besluiten: Reeks[Besluitnaam] = Field(min_length=1, description="De besluiten waarvoor dit geldt, uit clauses/besluiten")
    breuk: Breuk = Field(description="Welk deel ten minste voor moet zijn")
    basis: Literal["uitgebracht", "alle", "leden"] = Field(description="Een deel van de uitgebrachte stemmen, van alle stemmen of van alle leden")


def omschrijving(p: Parameters) -> str:
    """Return the demand in a few words."""
    return f"ten minste {breuk(p.breuk, 'deel')} van {_VAN[p.basis]}"


def geldt(p: Parameters, besluit: str | None) -> bool:
    """Return whether this demand is made of a decision (Wgr 13, vierde lid, onderdeel c: only of named ones)."""
    return mentions(p.besluiten, besluit)


def aangenomen(p: Parameters, stemming: Stemming) -> bool:
    """Return whether a vote meets the demand."""
    if p.basis == "leden":
        return stemming.aantal(stemming.voor) >= needed(p.breuk, stemming.aantal(), strikt=False)
    counted = stemming.uitgebracht if p.basis == "uitgebracht" else None
    return bool(stemming.voor) and stemming.stemmen(stemming.voor) >= needed(p.breuk, stemming.stemmen(counted), strikt=False)


def drempels(p: Parameters, verhouding: Stemverhouding) -> tuple[Threshold, ...]:
    """Return the same as thresholds over gemeenten, when all vote."""
    make = members_threshold if p.basis == "leden" else votes_threshold
    return (make(verhouding, p.breuk, strikt=False),)


def bezwaren(p: Parameters, vorm: Vorm) -> Objections:
    """Return what the law has against these parameters."""
    return bezwaren_drempel(p.breuk, vorm, strikt=False, parameter="breuk")
