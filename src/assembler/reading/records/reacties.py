"""What came back on a version: the changes and notes of one file, each with where it stands and what was done with it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Datum, Id, Record, Reeks, Tekst

Afhandeling = Literal["open", "overgenomen", "aangepast", "afgewezen", "ter_bespreking"]


class Antwoord(Record):
    """An answer in the thread of a note."""

    door: Tekst | None = None
    tekst: Tekst


class Geraakt(Record):
    """One thing that a change of a text touches."""

    wat: Literal["zin", "waarde", "begrip", "verwijzing", "wet", "open", "leesteken"] = Field(
        description="De woorden van de zin, een waarde die is ingevuld, een begrip, een verwijzing, een wet, iets wat nog openstaat, of een leesteken dat het programma zet"
    )
    was: Tekst | None = None
    wordt: Tekst | None = None
    feit: Tekst | None = Field(default=None, description="Welke waarde, welk begrip, welke plaats of wet")


class Voorstel(Record):
    """One thing that was asked: a change of a lid, a new one, one that goes, or a note."""

    id: Tekst = Field(description="Kenmerk van deze wijziging; hetzelfde voorstel heeft altijd hetzelfde kenmerk")
    plaats: Tekst = Field(description="Waar het staat, zoals explain het noemt")
    waar: Tekst = Field(description="Waar het staat, in woorden")
    soort: Literal["tekst", "opschrift", "nieuw", "vervalt", "gesplitst", "samengevoegd", "verplaatst", "opmerking"]
    na: bool = Field(default=False, description="Het staat na deze plaats")
    was: Tekst | None = None
    wordt: Tekst | None = None
    door: Reeks[Tekst] = Field(default=(), description="Namen zoals het bestand ze geeft")
    dag: Tekst | None = Field(default=None, description="De dag die het bestand noemt")
    stil: bool = Field(default=False, description="De wijziging was in het bestand niet bijgehouden")
    bij: Reeks[Tekst] = Field(default=(), description="Andere plaatsen waarom het gaat: wat ermee is samengevoegd, of waarna het nu komt")
    niveau: Tekst | None = Field(default=None, description="Bij nieuw: de stijl die het bestand eraan geeft")
    raakt: Reeks[Geraakt] = Field(default=(), description="Wat de wijziging raakt")
    antwoorden: Reeks[Antwoord] = ()
    afgehandeld: bool = Field(default=False, description="De opmerking was in het bestand afgehandeld")
    status: Afhandeling = "open"
    antwoord: Tekst | None = Field(default=None, description="Wat ermee is gedaan, en waarom")
    vertrouwelijk: bool = Field(default=False, description="Staat niet in de reactienota")
    besluit: Id | None = Field(default=None, description="Het besluit in het log dat het voorstel uitvoert")


class Reacties(Record):
    """What one party sent back on one document of a frozen version."""

    document: Id
    mijlpaal: Id
    versie: int = Field(ge=1)
    van: Tekst = Field(description="Van wie de reactie is: een gemeente, of een ander orgaan of onderdeel")
    ontvangen: Datum
    bestand: Tekst
    sha256: Tekst
    voorstellen: Reeks[Voorstel] = ()
