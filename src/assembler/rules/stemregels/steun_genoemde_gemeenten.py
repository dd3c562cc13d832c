"""Steun van genoemde gemeenten: bepaalde besluiten kunnen niet zonder hen.

Voor de besluiten die de regeling noemt, moeten bepaalde gemeenten voor zijn: alle genoemde, of ten minste een. Voor andere besluiten doet
deze regel niets.

Te kiezen:

- `besluiten`: de besluiten, uit de lijst in clauses/besluiten.
- `gemeenten`: de gemeenten waarvan de steun nodig is.
- `allemaal`: `true` is iedere genoemde gemeente (elk heeft een veto), `false` is ten minste een van hen.

Een gemeente is voor als haar leden meer stemmen voor dan tegen uitbrengen; is dat gelijk of stemt niemand, dan is zij niet voor.

Grondslag: Wgr artikel 13, vierde lid, onderdeel c (afgeleid: de wet noemt het veto van een gemeente niet). In Laborijn moeten Aalten en
Doetinchem voor bepaalde besluiten stemmen.

Let op: een veto vraagt een reden die voor de andere gemeenten uit te leggen is. Een gemeente zonder lid kan niet worden genoemd. Wie wegblijft,
houdt het besluit tegen.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Id, Record, Reeks
from assembler.rules.ballot import Stemming, mentions, position_of
from assembler.rules.common import MET_BESTUUR, Besluitnaam, Objections, Vorm
from assembler.rules.thresholds import Threshold
from assembler.rules.votes import Stemverhouding

SOORT: Literal["meerderheid"] = "meerderheid"
VORMEN = MET_BESTUUR
GRONDSLAG = ("Wgr artikel 13, vierde lid, onderdeel c (INF)", "Awb artikel 10:3, tweede lid, onderdeel b (geen mandaat)")
WETTEN = ("monotoon",)


class Parameters(Record):
    """Voor welke besluiten de steun van welke gemeenten nodig is."""

    besluiten: Reeks[Besluitnaam] = Field(min_length=1, description="De besluiten waarvoor dit geldt, uit clauses/besluiten")
    gemeenten: Reeks[Id] = Field(min_length=1, description="De gemeenten waarvan de steun nodig is")
    allemaal: bool = Field(description="Ja: iedere genoemde gemeente. Nee: ten minste een van hen")


def omschrijving(p: Parameters) -> str:
    """Return the demand in a few words."""
    return f"met steun van {'iedere' if p.allemaal else 'ten minste een'} van {len(set(p.gemeenten))} genoemde gemeenten"


def geldt(p: Parameters, besluit: str | None) -> bool:
    """Return whether this demand is made of a decision."""
    return mentions(p.besluiten, besluit)


def gemeenten(p: Parameters) -> tuple[str, ...]:
    """Return the gemeenten that the parameters name."""
    return p.gemeenten


def aangenomen(p: Parameters, stemming: Stemming) -> bool:
    """Return whether a vote has the support that is asked."""
    ayes = [position_of(stemming, name, "meerderheid-van-haar-stemmen") is True for name in dict.fromkeys(p.gemeenten)]
    return all(ayes) if p.allemaal else any(ayes)


def drempels(p: Parameters, verhouding: Stemverhouding) -> tuple[Threshold, ...]:
    """Return the same as thresholds over gemeenten, when all vote."""
    weights = dict.fromkeys(p.gemeenten, 1)
    return (Threshold("genoemde gemeenten", weights, len(weights) if p.allemaal else 1),)


def bezwaren(p: Parameters, vorm: Vorm) -> Objections:
    """Return nothing: the law knows no rule on this."""
    return ()
