"""Eenstemmigheid, voor genoemde besluiten of voor alle.

Voor de besluiten die de regeling noemt, mag niemand tegen zijn; noemt zij er geen, dan geldt dat voor ieder besluit. Voor andere besluiten
doet deze regel niets.

Te kiezen:

- `besluiten`: de besluiten waarvoor dit geldt, uit de lijst in clauses/besluiten; weggelaten: alle besluiten.
- `basis`: `uitgebracht` (niemand stemt tegen, ten minste één lid stemt voor) of `alle` (ieder lid stemt voor; wie wegblijft of
  blanco stemt, houdt het besluit tegen).
- `uitgezonderd`: gemeenten waarvan een tegenstem dit besluit niet tegenhoudt, bijvoorbeeld omdat het hen niet raakt.

Grondslag: Wgr artikel 13, vierde lid, onderdeel c (eenstemmigheid is de zwaarste gekwalificeerde meerderheid). Zo'n besluit kan
niet worden gemandateerd (Awb artikel 10:3, tweede lid, onderdeel b).

Let op: iedere gemeente krijgt een veto, en daarmee ieder lid van een gemeente met meer leden. Een regeling die alleen met
allen kan besluiten, loopt vast; Omgevingsdienst Groningen ging daarom van eenstemmigheid naar twee derde. Zet er alleen
besluiten in die kunnen wachten: niet de begroting, want die moet voor een wettelijke datum klaar zijn. Geldt zij voor alle besluiten (zo
doet Werkplein Drentsche Aa het), dan kan geen enkel besluit van het bestuur worden gemandateerd.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Id, Record, Reeks
from assembler.rules.ballot import Stemming, mentions
from assembler.rules.common import MET_BESTUUR, Besluitnaam, Objections, Vorm
from assembler.rules.stemregels._recht import bezwaren_alle_besluiten
from assembler.rules.thresholds import Threshold
from assembler.rules.votes import Stemverhouding

SOORT: Literal["meerderheid"] = "meerderheid"
VORMEN = MET_BESTUUR
GRONDSLAG = ("Wgr artikel 13, vierde lid, onderdeel c", "Awb artikel 10:3, tweede lid, onderdeel b (geen mandaat)")
WETTEN = ("monotoon",)


class Parameters(Record):
    """Voor welke besluiten niemand tegen mag zijn, en wie daarbij niet telt."""

    besluiten: Reeks[Besluitnaam] = Field(default=(), description="De besluiten waarvoor dit geldt, uit clauses/besluiten; leeg: alle")
    basis: Literal["uitgebracht", "alle"] = Field(description="Niemand stemt tegen, of ieder lid stemt voor")
    uitgezonderd: Reeks[Id] = Field(default=(), description="Gemeenten waarvan een tegenstem niet telt")


def omschrijving(p: Parameters) -> str:
    """Return the demand in a few words."""
    found = "met de stemmen van alle leden" if p.basis == "alle" else "zonder tegenstemmen"
    return found + (" (behalve van de uitgezonderde gemeenten)" if p.uitgezonderd else "")


def geldt(p: Parameters, besluit: str | None) -> bool:
    """Return whether this demand is made of a decision."""
    return not p.besluiten or mentions(p.besluiten, besluit)


def gemeenten(p: Parameters) -> tuple[str, ...]:
    """Return the gemeenten that the parameters name."""
    return p.uitgezonderd


def aangenomen(p: Parameters, stemming: Stemming) -> bool:
    """Return whether a vote meets the demand."""
    bound = {lid.id for lid in stemming.leden if lid.gemeente not in p.uitgezonderd}
    if p.basis == "alle":
        return bool(stemming.voor) and bound <= stemming.voor
    return bool(stemming.voor) and not bound & stemming.tegen


def drempels(p: Parameters, verhouding: Stemverhouding) -> tuple[Threshold, ...]:
    """Return the same as thresholds over gemeenten, when all vote."""
    seated = [row.deelnemer for row in verhouding.rijen if row.leden]
    bound = {name: 1 for name in seated if name not in p.uitgezonderd}
    return (Threshold("gemeenten", bound, len(bound)), Threshold("gemeenten", dict.fromkeys(seated, 1), 1))


def bezwaren(p: Parameters, vorm: Vorm) -> Objections:
    """Return what the law has against these parameters."""
    return bezwaren_alle_besluiten(p.besluiten, vorm)
