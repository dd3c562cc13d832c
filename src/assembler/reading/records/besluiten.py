"""The dated log of a traject: decisions, each with the choices that it makes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Datum, Getal, Id, Record, Reeks, Tekst, Zin
from assembler.reading.records.blokken import Blok
from assembler.reading.records.gemeenten import Status
from assembler.reading.records.punten import Parameters

Uitvoering = Literal["gezamenlijk", "gedeeltelijk", "lokaal"]


class NieuwLid(Record):
    """A lid or onderdeel of this traject: its text and its place."""

    lid: Blok | None = None
    onderdeel: Blok | None = None
    in_: Tekst = Field(alias="in", description="clausule, of clausule/lid")
    na: Id | None = Field(default=None, description="Komt na dit lid; leeg: voorop")


class NieuwArtikel(Record):
    """An article of this traject."""

    id: Id
    opschrift: Zin
    leden: Reeks[Blok] = Field(min_length=1)
    na: Id
    toelichting: Zin | None = None


class Vervanging(Record):
    """New text for a lid, onderdeel or definition."""

    plaats: Tekst = Field(description="clausule/lid of clausule/lid/onderdeel, of begrip:id")
    tekst: Zin
    onderdelen: Reeks[Blok] | None = None


class Verplaatsing(Record):
    """A move of an article or chapter."""

    wat: Id
    na: Id | None = None
    naar: Id | None = Field(default=None, description="Hoofdstuk waarin het vooraan komt")


class TaakKeuze(Record):
    """What one gemeente does with one task."""

    uitvoering: Uitvoering
    deeltaken: Reeks[Id] | Literal["ntb"] = ()
    vanaf: Datum | None = None
    toelichting: Tekst | None = None


class CijferKeuze(Record):
    """A figure that becomes known in the log; `gemeente` for one of a gemeente."""

    naam: Id
    gemeente: Id | None = None
    waarde: Getal | Literal["ntb"]
    peildatum: Datum
    bron: Tekst
    status: Status


class Keuze(Record):
    """One choice: exactly one of the ways below. Only the keys it names are replaced."""

    clausule: Id | None = None
    variant: Id | None = None
    parameters: Parameters = Field(default_factory=dict)
    vervalt: bool = False
    taken: dict[Id, TaakKeuze] = Field(default_factory=dict)
    gemeente: Id | None = Field(default=None, description="Bij taken: voor welke gemeente (in het log van de regio)")
    bevoegdheid: Tekst | None = Field(default=None, description="taak/bevoegdheid waarvan de wijze wordt gekozen")
    wijze: Literal["delegatie", "mandaat", "lokaal"] | None = None
    cijfer: CijferKeuze | None = None
    nieuw_lid: NieuwLid | None = None
    nieuw_artikel: NieuwArtikel | None = None
    vervang: Vervanging | None = None
    schrap: Tekst | None = None
    verplaats: Verplaatsing | None = None
    wens: Zin | None = Field(default=None, description="Wat deze gemeente zou willen van iets dat de regio bepaalt")
    over: Id | None = Field(default=None, description="Bij een wens: de clausule waarover het gaat")
    reden: Tekst | None = None
    vertrouwelijk: bool = False


class Besluit(Record):
    """One dated decision of one body, with its choices."""

    id: Id | None = None
    datum: Datum
    volgnummer: int = Field(default=1, ge=1)
    gremium: Tekst
    status: Literal["voorgenomen", "besloten", "ingetrokken"] = "besloten"
    keuzes: Reeks[Keuze] = Field(min_length=1)
    reden: Tekst | None = None
    bron: Tekst | None = None
    aanname: bool = Field(default=False, description="Uitgedacht voor deze uitwerking; geen bron noemt dit besluit")
    vertrouwelijk: bool = False


class Gemeentekeuzes(Record):
    """The dated choices of one gemeente in one traject."""

    besluiten: Reeks[Besluit] = ()
