"""What `init` is told: the answers from which a new workspace is made. Everything has a default, and `ntb` says that something is not known yet."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from assembler.ground.findings import NOWHERE
from assembler.reading.records.base import Datum, Id, Record, Reeks, Tekst
from assembler.reading.records.bereik import Vormnaam
from assembler.reading.records.organisaties import Organisatiesoortnaam
from assembler.reading.source import SourceMap, SourceText

NTB = "ntb"
Ntb = Literal["ntb"]
Antwoord = Literal["ja", "nee", "ntb"]
Overdrachtwijze = Literal["delegatie", "mandaat", "ntb"]
Vervolgsoort = Literal["wijzigen", "samenvoegen", "opheffen", "toetreden", "uittreden"]
Profiel = Literal["klein", "midden", "groot", "ntb"]


def _ja_nee(value: object) -> object:
    """Read `true` and `false` as the words that a person types on a terminal."""
    return {True: "ja", False: "nee"}.get(value, value) if isinstance(value, bool) else value


JaNee = Annotated[Antwoord, BeforeValidator(_ja_nee)]


def _deelnemers(value: object) -> object:
    """A participant of which only the name or the code is given may stand there as a text."""
    return tuple(_named(row) for row in value) if isinstance(value, list) else value


def _named(row: object) -> object:
    """Return a name as the record that it stands for, at the place where it was typed."""
    if not isinstance(row, str):
        return row
    span = row.span if isinstance(row, SourceText) else NOWHERE
    made = SourceMap(span)
    made["naam"], made.values_at["naam"] = str(row), span
    return made


class Aanmelding(Record):
    """Who takes part: a gemeente by name or code, or another organisation with its kind; and which organs of it."""

    naam: Tekst = Field(description="Naam of code (gm0505) van een gemeente, of de naam van een andere organisatie")
    soort: Organisatiesoortnaam | None = Field(default=None, description="Leeg: een gemeente, of wat het register van de organisatie zegt")
    code: Tekst | None = Field(default=None, description="Code van het CBS, voor een gemeente die niet in de tabel staat")
    organen: Reeks[Id] = Field(default=(), description="Organen die de regeling treffen; leeg: die van 'organen' van alle gemeenten, of het uitvoerend orgaan")
    voluit: Tekst | None = Field(default=None, description="Naam met lidwoord, midden in een zin, zoals de Stichting X")
    plaats: Tekst | None = Field(default=None, description="Plaats van ondertekening; leeg: van de bekende gegevens, of de naam")


class Antwoorden(Record):
    """The answers to the questions of `init`, in the order in which it asks them."""

    soort: Literal["nieuw"] = Field(default="nieuw", description="Een nieuwe regeling; voor een bestaande: zie Vervolgantwoorden")
    naam: Tekst = Field(description="Naam van de regeling")
    citeertitel: Tekst | None = Field(default=None, description="Hoe de regeling wordt aangehaald; leeg: de naam")
    id: Id | None = Field(default=None, description="Vaste naam van het traject; leeg: afgeleid van de naam")
    regio: Tekst | None = Field(default=None, description="Naam van de regio, in de kop van haar stukken; leeg: de naam van het lichaam")
    lichaam: Tekst | None = Field(default=None, description="Naam van het lichaam; leeg: de naam van de regeling")
    vorm: Vormnaam | Ntb = Field(default="ntb", description="Vorm van samenwerking; ntb: zij volgt uit de volgende vier vragen (Wgr, artikel 8)")
    eigen_lichaam: JaNee = Field(default="ja", description="Of er een bestuur komt dat voor alle deelnemers besluit")
    eigen_personeel: JaNee = Field(default="ntb", description="Of er personeel in dienst komt van het samenwerkingsverband")
    rechtspersoon: JaNee = Field(default="ntb", description="Of het samenwerkingsverband zelf overeenkomsten moet kunnen sluiten en bezit hebben")
    alleen_ondersteuning: JaNee = Field(default="nee", description="Of het alleen om ondersteuning en uitvoering gaat, zonder verordeningen en belastingen")
    deelnemers: Annotated[Reeks[Aanmelding], Field(min_length=2), BeforeValidator(_deelnemers)]
    organen: Reeks[Id] = Field(default=(), description="Organen van iedere gemeente die de regeling treffen: college, raad, burgemeester; leeg: het college")
    zetel: Tekst | None = Field(default=None, description="Gemeente van vestiging, of die het werk doet; leeg: de grootste")
    inwerkingtreding: Datum | Ntb = Field(default="ntb", description="Dag van inwerkingtreding; ntb: de eerste 1 januari waarvoor alle stappen nog passen")
    begrotingsjaar: int | Ntb = Field(default="ntb", description="Eerste begrotingsjaar; ntb: het jaar van inwerkingtreding")
    domeinen: Reeks[Tekst] = Field(default=(), description="Domeinen van de bibliotheek waaruit de taken komen, zoals omgeving")
    taken: Reeks[Id] = Field(default=(), description="Taken uit de bibliotheek; leeg: die van de domeinen")
    terreinen: Reeks[Tekst] = Field(default=(), description="Terreinen waarvoor de bibliotheek geen taak heeft; ieder wordt een taak die u zelf uitwerkt")
    overdracht: Overdrachtwijze = Field(
        default="ntb", description="Of bevoegdheden overgaan (delegatie), of het lichaam namens de deelnemers besluit (mandaat)"
    )
    modules: Reeks[Id] = Field(default=(), description="Modules van de bibliotheek die in de regeling komen, zoals maatwerk")
    profiel: Profiel = Field(default="ntb", description="Stemmen, sleutel en uittreding die bij de omvang passen; ntb: naar het aantal deelnemers")
    uit_register: Tekst | None = Field(default=None, description="Id in het register van gemeenschappelijke regelingen waaruit gegevens zijn overgenomen")
    bron: Tekst | None = Field(default=None, description="Waar de antwoorden vandaan komen")


class Vervolgantwoorden(Record):
    """The answers to the questions of `init` about a regulation that the workspace has already: what is to be done with it, and when."""

    soort: Vervolgsoort = Field(description="Wat er met de regeling gebeurt")
    regeling: Id | None = Field(default=None, description="Map in regelingen/; leeg: de enige die er is")
    eindigt: Id | None = Field(default=None, description="Bij samenvoegen: de regeling die opgaat in de andere, en wordt opgeheven")
    vanaf: Tekst | None = Field(default=None, description="Vastgelegde versie waarvan de tekst uitgaat, <traject>@<mijlpaal>@<nummer>; leeg: de laatste")
    deelnemers: Annotated[Reeks[Aanmelding], BeforeValidator(_deelnemers)] = Field(default=(), description="Wie toetreden of uittreden")
    organen: Reeks[Id] = Field(default=(), description="Organen van wie toetreedt; leeg: dezelfde als die van de andere deelnemers")
    naam: Tekst | None = Field(default=None, description="Naam van het traject; leeg: wat er gebeurt, met de naam van de regeling")
    id: Id | None = Field(default=None, description="Vaste naam van het traject; leeg: afgeleid van de naam")
    ingang: Datum | Ntb = Field(default="ntb", description="Dag waarop het besluit ingaat; ntb: de eerste 1 januari waarvoor alle stappen nog passen")
    bron: Tekst | None = Field(default=None, description="Waar de antwoorden vandaan komen")
