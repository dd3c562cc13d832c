"""Dubbele meerderheid: genoeg stemmen én genoeg gemeenten.

Een besluit is aangenomen als zowel een deel van de stemmen als een deel van de gemeenten ervoor is. De stemmen beschermen
de grote gemeenten, het aantal gemeenten beschermt de kleine: geen van beide kan de andere alleen overstemmen.

Te kiezen:

- `drempel_stemmen` en `drempel_gemeenten`: de twee breuken, zoals 1/2 of 2/3.
- `strikt`: `true` is méér dan de breuk, `false` is ten minste de breuk. Geldt voor beide.
- `basis`: `uitgebracht` (wie niet stemt, telt nergens mee) of `alle` (wie niet stemt, telt als tegen).
- `verdeelde_gemeente`: wat een gemeente telt waarvan de leden verschillend stemmen. `telt-niet-mee`: zij is niet voor en
  niet tegen; bij basis `uitgebracht` telt zij ook niet in het aantal gemeenten waarvan een deel nodig is.
  `meerderheid-van-haar-stemmen`: zij is voor als de meeste van haar stemmen voor zijn; is dat gelijk, dan is zij tegen.
- `besluiten`: de besluiten waarvoor dit geldt, uit de lijst in clauses/besluiten; weggelaten: alle besluiten.

Grondslag: Wgr artikel 13, vierde lid, onderdelen b en c; voor het algemeen bestuur van een openbaar lichaam kan de eis aan
de stemmen niet lager zijn dan de volstrekte meerderheid van de uitgebrachte stemmen (Gemeentewet 30, Wgr 22).

Let op: onderdeel c spreekt van gekwalificeerde meerderheid voor in de regeling genoemde besluiten. Geldt de dubbele
meerderheid voor alle besluiten, laat de regeling dat dan met zoveel woorden zeggen. Een gemeente zonder lid telt niet mee.
Reken na wie alleen of samen kan blokkeren: met `alle` blokkeert ook wie wegblijft.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.ground.wording import breuk
from assembler.reading.records.base import Record, Reeks
from assembler.rules.ballot import Stemming, Verdeeldheid, mentions, position_of
from assembler.rules.common import MET_BESTUUR, Besluitnaam, Breuk, Objections, Vorm
from assembler.rules.stemregels._recht import bezwaren_alle_besluiten, bezwaren_drempel
from assembler.rules.thresholds import Threshold, gemeenten_threshold, votes_threshold
from assembler.rules.votes import Stemverhouding, needed

SOORT: Literal["meerderheid"] = "meerderheid"
VORMEN = MET_BESTUUR
GRONDSLAG = (
    "Wgr artikel 13, vierde lid, onderdelen b en c",
    "Gemeentewet artikel 30, in samenhang met Wgr artikel 22, eerste lid (ondergrens openbaar lichaam)",
)
WETTEN = ("monotoon",)


class Parameters(Record):
    """Welk deel van de stemmen en van de gemeenten nodig is, en waarvan dat een deel is."""

    drempel_stemmen: Breuk = Field(description="Welk deel van de stemmen voor moet zijn")
    drempel_gemeenten: Breuk = Field(description="Welk deel van de gemeenten voor moet zijn")
    strikt: bool = Field(description="Ja: meer dan de drempel. Nee: ten minste de drempel")
    basis: Literal["uitgebracht", "alle"] = Field(description="Een deel van de uitgebrachte stemmen of van alle stemmen")
    besluiten: Reeks[Besluitnaam] = Field(default=(), description="De besluiten waarvoor dit geldt; leeg: alle")
    verdeelde_gemeente: Verdeeldheid = Field(description="Hoe een gemeente telt waarvan de leden verschillend stemmen")


def omschrijving(p: Parameters) -> str:
    """Return the demand in a few words."""
    more = "meer dan" if p.strikt else "ten minste"
    votes = "de uitgebrachte stemmen" if p.basis == "uitgebracht" else "alle stemmen"
    gemeenten = "de gemeenten die stemmen" if p.basis == "uitgebracht" else "alle gemeenten"
    return f"{more} {breuk(p.drempel_stemmen, 'deel')} van {votes} en {more} {breuk(p.drempel_gemeenten, 'deel')} van {gemeenten}"


def geldt(p: Parameters, besluit: str | None) -> bool:
    """Return whether this demand is made of a decision."""
    return not p.besluiten or mentions(p.besluiten, besluit)


def aangenomen(p: Parameters, stemming: Stemming) -> bool:
    """Return whether a vote meets both demands."""
    counted = stemming.uitgebracht if p.basis == "uitgebracht" else None
    votes = needed(p.drempel_stemmen, stemming.stemmen(counted), strikt=p.strikt)
    positions = [position_of(stemming, gemeente, p.verdeelde_gemeente) for gemeente in stemming.gemeenten]
    whole = len(positions) if p.basis == "alle" else sum(position is not None for position in positions)
    gemeenten = needed(p.drempel_gemeenten, whole, strikt=p.strikt)
    return bool(stemming.voor) and stemming.stemmen(stemming.voor) >= votes and positions.count(True) >= gemeenten


def drempels(p: Parameters, verhouding: Stemverhouding) -> tuple[Threshold, ...]:
    """Return the same as thresholds over gemeenten, when all vote."""
    return (
        votes_threshold(verhouding, p.drempel_stemmen, strikt=p.strikt),
        gemeenten_threshold(verhouding, p.drempel_gemeenten, strikt=p.strikt),
    )


def bezwaren(p: Parameters, vorm: Vorm) -> Objections:
    """Return what the law has against these parameters."""
    too_low = bezwaren_drempel(p.drempel_stemmen, vorm, strikt=p.strikt, parameter="drempel_stemmen")
    return too_low + bezwaren_alle_besluiten(p.besluiten, vorm)
