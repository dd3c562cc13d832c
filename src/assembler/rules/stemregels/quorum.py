"""Quorum: hoeveel leden er moeten zijn.

Een vergadering gaat pas door als genoeg leden aanwezig zijn. Het quorum telt hoofden; de regeling kan daarnaast eisen dat zij
samen genoeg stemmen hebben. Is het quorum er niet, dan kan een tweede vergadering zonder quorum over dezelfde onderwerpen
besluiten.

Te kiezen:

- `deel_leden`: welk deel van de leden aanwezig moet zijn.
- `deel_stemmen`: welk deel van alle stemmen die leden samen moeten hebben; leeg is geen eis.
- `strikt`: `true` is méér dan de breuk, `false` ten minste. Geldt voor beide.
- `tweede_vergadering`: `zonder-quorum` of `zelfde-quorum`.
- `uren_tot_tweede`: hoeveel uur er ten minste tussen de oproep en de tweede vergadering liggen.

Grondslag: voor het algemeen bestuur van een openbaar lichaam Gemeentewet artikel 20 en 29, via Wgr artikel 22, eerste lid: meer
dan de helft van de zittende leden, daarna zonder quorum na ten minste 24 uur. Wgr artikel 23, derde lid, telt voor
geheimhouding leden én stemmen en is een voorbeeld voor de dubbele eis.

Let op: voor het algemeen bestuur van een openbaar lichaam ligt dit vast; alleen de Wgr kan ervan afwijken. Een lager quorum is een
fout, een zwaardere eis een waarschuwing. Voor een bedrijfsvoeringsorganisatie of een gemeenschappelijk orgaan van colleges regelt
de wet niets: zonder deze bepaling is er geen quorum. Naast de opening geldt voor iedere stemming dat meer dan de helft van de
leden die mogen stemmen eraan meedoet (artikel 29).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field

from assembler.ground.wording import breuk
from assembler.reading.records.base import Record
from assembler.rules.ballot import Stemming
from assembler.rules.common import MET_BESTUUR, Breuk, Objections, Vorm, fout, waarschuwing
from assembler.rules.stemregels._recht import OPENBAAR_LICHAAM
from assembler.rules.votes import needed

SOORT: Literal["quorum"] = "quorum"
VORMEN = MET_BESTUUR
GRONDSLAG = (
    "Gemeentewet artikelen 20 en 29, in samenhang met Wgr artikel 22, eerste lid (openbaar lichaam)",
    "Wgr artikel 23, derde lid (voorbeeld)",
)
WETTEN = ("monotoon",)

_GRONDSLAG = "Gemeentewet artikel 20, in samenhang met Wgr artikel 22, eerste lid (INF)"
_UREN = 24


class Parameters(Record):
    """Hoeveel leden er moeten zijn, en wat geldt als zij er niet zijn."""

    deel_leden: Breuk = Field(description="Welk deel van de leden aanwezig moet zijn")
    deel_stemmen: Breuk | None = Field(default=None, description="Welk deel van alle stemmen zij samen hebben; leeg: geen eis")
    strikt: bool = Field(description="Ja: meer dan de breuk. Nee: ten minste de breuk")
    tweede_vergadering: Literal["zonder-quorum", "zelfde-quorum"] = Field(description="Wat geldt in een tweede vergadering")
    uren_tot_tweede: int = Field(ge=0, le=1000, description="Uren tussen de oproep en de tweede vergadering")


def omschrijving(p: Parameters) -> str:
    """Return the demand in a few words."""
    more = "meer dan" if p.strikt else "ten minste"
    votes = f", met {more} {breuk(p.deel_stemmen, 'deel')} van alle stemmen" if p.deel_stemmen else ""
    return f"{more} {breuk(p.deel_leden, 'deel')} van de leden is aanwezig{votes}"


def geldig(p: Parameters, stemming: Stemming) -> bool:
    """Return whether enough members are there to decide (Gemeentewet 20)."""
    if stemming.vergadering > 1 and p.tweede_vergadering == "zonder-quorum":
        return True
    heads = stemming.aantal(stemming.aanwezig) >= needed(p.deel_leden, stemming.aantal(), strikt=p.strikt)
    if p.deel_stemmen is None:
        return heads
    return heads and stemming.stemmen(stemming.aanwezig) >= needed(p.deel_stemmen, stemming.stemmen(), strikt=p.strikt)


def bezwaren(p: Parameters, vorm: Vorm) -> Objections:
    """Return what the law has against these parameters: for an openbaar lichaam it fixes the quorum itself."""
    if vorm != OPENBAAR_LICHAAM:
        return ()
    half = Fraction(1, 2)
    found: Objections = ()
    if p.deel_leden < half or (p.deel_leden == half and not p.strikt):
        found += (fout("Dit quorum is lager dan meer dan de helft van de leden.", _GRONDSLAG, parameter="deel_leden"),)
    elif p.deel_leden != half:
        found += (waarschuwing("Dit quorum is hoger dan de wet vraagt; alleen de Wgr kan daarvan afwijken.", _GRONDSLAG, parameter="deel_leden"),)
    if p.deel_stemmen is not None:
        text = "De wet telt voor het quorum hoofden; een eis aan de stemmen komt daar bovenop en alleen de Wgr kan dat regelen."
        found += (waarschuwing(text, _GRONDSLAG, parameter="deel_stemmen"),)
    if p.tweede_vergadering == "zelfde-quorum":
        text = "De wet vraagt in de tweede vergadering geen quorum voor de onderwerpen van de eerste."
        found += (waarschuwing(text, _GRONDSLAG, parameter="tweede_vergadering"),)
    if p.uren_tot_tweede < _UREN:
        found += (fout("Tussen oproep en tweede vergadering liggen ten minste 24 uur.", _GRONDSLAG, parameter="uren_tot_tweede"),)
    return found
