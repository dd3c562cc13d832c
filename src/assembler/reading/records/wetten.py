"""Laws: what clauses refer to, and how the powers that a law gives can pass to a joint body."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.reading.records.base import NUMMER, ZEKERHEID, Datum, Id, Nummer, Record, Reeks, Tekst

_ARTIKEL = rf"{NUMMER}(\([0-9]{{1,2}}\+?\))?"


class Vindplaats(Record):
    """A provision of this law that bears on how its powers may pass, and how sure we are of it."""

    artikel: Nummer
    lid: Nummer | None = None
    zekerheid: str = Field(pattern=ZEKERHEID)
    noot: Tekst | None = None


class Wetsoverdracht(Record):
    """How the powers of a law pass when a regulation transfers them per law."""

    omvang: Literal["geheel", "taken"] = Field(default="taken", description="Alle bevoegdheden van het college, of alleen die voor de genoemde taken")
    voorbehoud: Tekst | None = Field(default=None, description="Wat niet overgaat, als zinsdeel met een kleine letter")
    in_de_plaats: Vindplaats | None = Field(default=None, description="Bepaling die het bestuur in de plaats van de colleges stelt als alles is overgedragen")


class Wetsnaam(Record):
    """How a law is called from a day on: a successor, or a new citeertitel."""

    vanaf: Datum
    citeertitel: Tekst
    lidwoord: Literal["de", "het"] | None = "de"
    afkorting: Tekst | None = None
    zekerheid: str = Field(pattern=ZEKERHEID)
    bron: Tekst


class Wet(Record):
    """A law that clauses refer to, always dynamically: by its citeertitel, never by a date."""

    id: Id
    citeertitel: Tekst
    lidwoord: Literal["de", "het"] | None = "de"
    afkorting: Tekst | None = None
    begrip: Id | None = Field(default=None, description="Begrip waarmee een regeling deze wet aanduidt")
    algemeen: bool = Field(default=False, description="Algemene wet: hoort niet bij een taak, ook al noemt een taak haar")
    overdracht: Wetsoverdracht = Field(default=Wetsoverdracht(), description="Hoe de bevoegdheden overgaan bij overdracht per wet")
    mandaat_aan_bestuursorganen: Vindplaats | None = Field(
        default=None, description="Bepaling die mandaat van rechten en plichten alleen aan bestuursorganen toestaat"
    )
    eist: dict[Id, Id] = Field(
        default_factory=dict, description="Clausule en variant die er moeten staan als een taak op deze wet rust, omdat de wet zelf zo afwijkt van de Wgr"
    )
    later: Reeks[Wetsnaam] = Field(default=(), description="Hoe de wet vanaf een dag heet, of welke wet haar vanaf die dag vervangt")


class Vervallen(Record):
    """Articles of a law that are no more from a day on."""

    artikelen: Reeks[Nummer] = Field(min_length=1, description="De artikelen")
    vanaf: Datum = Field(description="Eerste dag waarop zij er niet meer zijn")
    zekerheid: str = Field(pattern=ZEKERHEID, description="Hoe zeker dat is")
    bron: Tekst = Field(description="Wie dat zegt")


class Wetstekst(Record):
    """A text of a law that somebody read, in whole or in part: which articles it has, and how many leden each."""

    id: Id
    wet: Id = Field(description="Id van de wet in clauses/wetten")
    dag: Datum = Field(description="De dag waarvan de tekst is")
    zekerheid: str = Field(pattern=ZEKERHEID, description="SEEN: de wettekst is gelezen; SEEN-2: een tweede bron noemt het; MEM: uit het geheugen")
    volledig: bool = Field(default=False, description="Of dit alle artikelen van die dag zijn")
    bron: Tekst = Field(description="Waar de tekst vandaan komt")
    artikelen: Tekst = Field(
        pattern=rf"^{_ARTIKEL}( {_ARTIKEL})*$",
        description="De artikelen, met een spatie ertussen: '13(10)' heeft tien leden, '4a(3+)' ten minste drie, '17(0)' geen",
    )
    vervallen: Reeks[Vervallen] = Field(default=(), description="Artikelen waarvan bekend is dat zij later zijn vervallen")


class Wetten(Record):
    """The file of laws, or of their texts."""

    wetten: Reeks[Wet] = Field(default=(), description="De wetten")
    teksten: Reeks[Wetstekst] = Field(default=(), description="Welke artikelen van een wet zijn gelezen")
