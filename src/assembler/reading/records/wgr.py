"""The Wgr by meaning: where a subject stands, per regime, and how the other chapters of that law mirror the first."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.reading.records.base import ZEKERHEID, Id, Nummer, Record, Reeks, Tekst
from assembler.reading.records.organisaties import Organisatiesoortnaam

Regime = Literal["I-a", "I-b", "II"]


class Wgrplaats(Record):
    """Where a subject stands in chapter I under some regimes, and how sure that is."""

    regimes: Reeks[Regime] = Field(default=("I-a", "I-b", "II"), description="Regimes waarin het daar staat; leeg: alle")
    artikel: Nummer = Field(description="Artikel van hoofdstuk I")
    lid: Nummer | None = Field(default=None, description="Lid van dat artikel, als getal")
    onderdeel: Tekst | None = Field(default=None, description="Onderdeel van dat lid")
    zekerheid: str = Field(pattern=ZEKERHEID, description="Hoe zeker deze plaats is: SEEN, SEEN-2, CARRY, INF of MEM")


class Wgrbepaling(Record):
    """A subject of the Wgr that texts refer to by its meaning: `wgr('toestemming')`."""

    id: Id = Field(description="Naam waarmee een zin ernaar verwijst: wgr('<id>')")
    omschrijving: Tekst = Field(description="Waarover de bepaling gaat")
    plaatsen: Reeks[Wgrplaats] = Field(min_length=1, description="Waar dat staat, per regime")


class Wgrhoofdstuk(Record):
    """A chapter of the Wgr: for which participants, its own articles beside those of chapter I, and which of chapter I it declares applicable."""

    id: Literal["I", "II", "III", "IV", "V", "VI", "VII"] = Field(description="Nummer van het hoofdstuk")
    soorten: Reeks[Organisatiesoortnaam] = Field(min_length=1, description="Soorten deelnemers waarvoor het hoofdstuk is geschreven")
    toezicht: Literal["gedeputeerde staten", "Onze Minister"] = Field(description="Wie toezicht houdt op de begroting")
    artikelen: dict[str, Nummer] = Field(default_factory=dict, description="Artikel van hoofdstuk I -> eigen artikel met dezelfde inhoud")
    via: Nummer | None = Field(default=None, description="Artikel dat bepalingen van hoofdstuk I van toepassing verklaart")
    van_toepassing: Reeks[Tekst] = Field(default=(), description="Welke artikelen dat zijn: '8-25', '27'")
    zekerheid: str = Field(pattern=ZEKERHEID, description="Hoe zeker deze overeenkomst is")


class Wgrtabel(Record):
    """The file of subjects and chapters of the Wgr."""

    bepalingen: Reeks[Wgrbepaling] = Field(description="De onderwerpen")
    hoofdstukken: Reeks[Wgrhoofdstuk] = Field(description="De hoofdstukken")
