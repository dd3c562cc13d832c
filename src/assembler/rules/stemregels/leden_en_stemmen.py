"""Leden en stemmen: voor genoemde besluiten een deel van de leden én een deel van de stemmen.

Voor de besluiten die de regeling noemt, moeten zowel genoeg leden (hoofden) als genoeg stemmen voor zijn. Voor alle andere besluiten
doet deze regel niets: daar geldt de gewone eis.

Te kiezen:

- `besluiten`: de besluiten, uit de lijst in clauses/besluiten.
- `breuk_leden`: het deel van de leden dat ten minste voor moet zijn, zoals 2/3.
- `breuk_stemmen`: het deel van de stemmen dat ten minste voor moet zijn, zoals 2/3.
- `basis`: waarvan dat een deel is: `uitgebracht` (de leden die stemmen, en hun stemmen) of `alle` (alle leden en alle stemmen).

Grondslag: Wgr artikel 13, vierde lid, onderdeel c. De wet zelf stelt zo'n dubbele eis bij geheimhouding: meer dan de helft van de leden, die
samen meer dan de helft van de stemmen hebben (artikel 23). GGD Hollands Noorden, GGD Noord- en Oost-Gelderland en VNOG vragen twee derde van beide.

Let op: wie blanco stemt, brengt geen stem uit (Gemeentewet 30) en telt bij `uitgebracht` ook niet als lid. Met `alle` telt wie wegblijft
als tegenstem. Waar de leden van één gemeente haar stemmen samen uitbrengen, telt ieder van hen als lid.
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


class Parameters(Record):
    """Voor welke besluiten welk deel van de leden en van de stemmen nodig is."""

    besluiten: Reeks[Besluitnaam] = Field(min_length=1, description="De besluiten waarvoor dit geldt, uit clauses/besluiten")
    breuk_leden: Breuk = Field(description="Welk deel van de leden ten minste voor moet zijn")
    breuk_stemmen: Breuk = Field(description="Welk deel van de stemmen ten minste voor moet zijn")
    basis: Literal["uitgebracht", "alle"] = Field(description="Een deel van wie stemt en van de uitgebrachte stemmen, of van alle leden en stemmen")


def omschrijving(p: Parameters) -> str:
    """Return the demand in a few words."""
    leden, stemmen = ("de leden die stemmen", "de uitgebrachte stemmen") if p.basis == "uitgebracht" else ("alle leden", "alle stemmen")
    return f"ten minste {breuk(p.breuk_leden)} van {leden} en ten minste {breuk(p.breuk_stemmen)} van {stemmen}"


def geldt(p: Parameters, besluit: str | None) -> bool:
    """Return whether this demand is made of a decision (Wgr 13, vierde lid, onderdeel c: only of named ones)."""
    return mentions(p.besluiten, besluit)


def aangenomen(p: Parameters, stemming: Stemming) -> bool:
    """Return whether a vote meets both demands."""
    counted = stemming.uitgebracht if p.basis == "uitgebracht" else None
    leden = needed(p.breuk_leden, stemming.aantal(counted), strikt=False)
    stemmen = needed(p.breuk_stemmen, stemming.stemmen(counted), strikt=False)
    return bool(stemming.voor) and stemming.aantal(stemming.voor) >= leden and stemming.stemmen(stemming.voor) >= stemmen


def drempels(p: Parameters, verhouding: Stemverhouding) -> tuple[Threshold, ...]:
    """Return the same as thresholds over gemeenten, when all vote."""
    return (members_threshold(verhouding, p.breuk_leden, strikt=False), votes_threshold(verhouding, p.breuk_stemmen, strikt=False))


def bezwaren(p: Parameters, vorm: Vorm) -> Objections:
    """Return what the law has against these parameters."""
    return bezwaren_drempel(p.breuk_stemmen, vorm, strikt=False, parameter="breuk_stemmen")
