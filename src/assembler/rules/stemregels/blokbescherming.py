"""Blokbescherming: geen blok wordt overstemd.

De gemeenten zijn verdeeld in blokken, bijvoorbeeld stedelijk en landelijk. Een besluit is alleen aangenomen als in elk blok genoeg
gemeenten voor zijn. Daarnaast kan een kleinste aantal gemeenten worden geëist, zodat één gemeente of een tweetal nooit alleen
besluit, hoeveel stemmen zij ook hebben.

Te kiezen:

- `blokken`: een lijst van `{naam: stedelijk, gemeenten: [grootstad, buurstad], minimum: 1}`; `minimum` is het aantal gemeenten
  van het blok dat ten minste voor is.
- `minimum_gemeenten`: het aantal gemeenten dat in totaal ten minste voor is; 3 betekent dat geen tweetal alleen besluit; 0 is
  geen eis.
- `besluiten`: de besluiten waarvoor dit geldt, uit de lijst in clauses/besluiten; een lege lijst is alle besluiten.
- `verdeelde_gemeente`: wat een gemeente telt waarvan de leden verschillend stemmen: `telt-niet-mee` (niet voor) of
  `meerderheid-van-haar-stemmen`.

Grondslag: Wgr artikel 13, vierde lid, onderdeel c. Bedoeld voor een regio waarin noch het stedelijke noch het landelijke blok mag
overheersen.

Let op: wie in welk blok zit, is een politieke keuze en staat dus als tabel in de regeling; een nieuwe deelnemer vraagt een
wijziging. Is `minimum` het aantal gemeenten van het blok, dan heeft elk van hen een veto. Een gemeente in twee blokken telt
twee keer, een gemeente zonder blok wordt niet beschermd. Deze regel beschermt tegen overstemmen, niet tegen blokkeren.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.reading.records.base import Id, Record, Reeks, Tekst
from assembler.rules.ballot import Stemming, Verdeeldheid, mentions, position_of
from assembler.rules.common import MET_BESTUUR, Besluitnaam, Objections, Vorm, waarschuwing
from assembler.rules.stemregels._recht import bezwaren_alle_besluiten
from assembler.rules.thresholds import Threshold
from assembler.rules.votes import Stemverhouding

SOORT: Literal["meerderheid"] = "meerderheid"
VORMEN = MET_BESTUUR
GRONDSLAG = ("Wgr artikel 13, vierde lid, onderdeel c",)
WETTEN = ("monotoon",)


class Blok(Record):
    """Een groep gemeenten waarvan er genoeg voor moeten zijn."""

    naam: Tekst = Field(description="Hoe het blok heet")
    gemeenten: Reeks[Id] = Field(min_length=1, description="De gemeenten van het blok")
    minimum: int = Field(ge=1, description="Hoeveel van hen ten minste voor zijn")


class Parameters(Record):
    """De blokken, en hoeveel gemeenten er voor moeten zijn."""

    blokken: Reeks[Blok] = Field(min_length=1, description="De blokken, elk met zijn gemeenten en minimum")
    minimum_gemeenten: int = Field(ge=0, description="Hoeveel gemeenten in totaal ten minste voor zijn; 0: geen eis")
    verdeelde_gemeente: Verdeeldheid = Field(description="Hoe een gemeente telt waarvan de leden verschillend stemmen")
    besluiten: Reeks[Besluitnaam] = Field(description="De besluiten waarvoor dit geldt; een lege lijst: alle")

    @model_validator(mode="after")
    def _haalbaar(self) -> Parameters:
        for blok in self.blokken:
            if blok.minimum > len(set(blok.gemeenten)):
                text = "Het minimum van blok {blok} is hoger dan het aantal gemeenten van dat blok."
                raise PydanticCustomError("drempel_onhaalbaar", text, {"blok": blok.naam})
        return self


def omschrijving(p: Parameters) -> str:
    """Return the demand in a few words."""
    parts = [f"ten minste {blok.minimum} van de {len(set(blok.gemeenten))} gemeenten van blok {blok.naam}" for blok in p.blokken]
    if p.minimum_gemeenten:
        parts.append(f"ten minste {p.minimum_gemeenten} gemeenten in totaal")
    return " en ".join(parts)


def geldt(p: Parameters, besluit: str | None) -> bool:
    """Return whether this demand is made of a decision."""
    return not p.besluiten or mentions(p.besluiten, besluit)


def gemeenten(p: Parameters) -> tuple[str, ...]:
    """Return the gemeenten that the parameters name."""
    return tuple(dict.fromkeys(name for blok in p.blokken for name in blok.gemeenten))


def aangenomen(p: Parameters, stemming: Stemming) -> bool:
    """Return whether a vote meets the demand of every block, and of the number of gemeenten."""
    ayes = {name for name in stemming.gemeenten if position_of(stemming, name, p.verdeelde_gemeente)}
    return len(ayes) >= p.minimum_gemeenten and all(len(ayes & set(blok.gemeenten)) >= blok.minimum for blok in p.blokken)


def drempels(p: Parameters, verhouding: Stemverhouding) -> tuple[Threshold, ...]:
    """Return the same as thresholds over gemeenten, when all vote."""
    seated = [row.deelnemer for row in verhouding.rijen if row.leden]
    found = [Threshold(f"blok {blok.naam}", {name: 1 for name in seated if name in blok.gemeenten}, blok.minimum) for blok in p.blokken]
    return (*found, Threshold("gemeenten", dict.fromkeys(seated, 1), p.minimum_gemeenten))


def bezwaren(p: Parameters, vorm: Vorm) -> Objections:
    """Return what the law, or arithmetic, has against these parameters."""
    found: Objections = ()
    for blok in p.blokken:
        if blok.minimum == len(set(blok.gemeenten)):
            found += (waarschuwing(f"In blok {blok.naam} heeft iedere gemeente een veto.", parameter="blokken"),)
    twice = [name for name in gemeenten(p) if sum(name in blok.gemeenten for blok in p.blokken) > 1]
    found += tuple(waarschuwing("Deze gemeente zit in meer dan één blok.", parameter="blokken", deelnemer=name) for name in twice)
    return found + bezwaren_alle_besluiten(p.besluiten, vorm)
