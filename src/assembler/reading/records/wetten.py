"""Laws: what clauses refer to, and how the powers that a law gives can pass to a joint body."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.reading.records.base import ZEKERHEID, Datum, Id, Nummer, Record, Reeks, Tekst


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


class Wetten(Record):
    """The file of laws."""

    wetten: Reeks[Wet]
