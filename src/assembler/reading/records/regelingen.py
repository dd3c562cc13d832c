"""A regulation, whoever works on it, and a project that works on one or more: what `regelingen/<id>/regeling.yaml` and `trajecten/<t>/traject.yaml` say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assembler.reading.records.base import Datum, Id, Record, Reeks, Tekst
from assembler.reading.records.bereik import Aardregeling
from assembler.reading.records.trajecten import Afzender, Besluitnemers, Cijferreeks, Inhoud, Lichaam, Pool

Soortinstrument = Literal["vaststellen", "wijzigen", "opheffen", "toetreden", "uittreden"]
_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
Vertrekpunt = Annotated[str, StringConstraints(pattern=rf"^{_ID}@{_ID}(@[1-9][0-9]{{0,8}})?$")]


class Regeling(Inhoud):
    """A regulation: its form, who takes part, its tasks and how they are paid; not who is working on it."""

    documentsoort: Id | None = Field(default=None, description="Documentsoort van de tekst; weglaten: die bij de vorm, de organen en de deelnemers past")


class Erbij(Record):
    """What an instrument adds to a regulation."""

    taken: Reeks[Id] = Field(default=(), description="Taken die erbij komen, achteraan")
    modules: Reeks[Id] = Field(default=(), description="Modules die erbij komen")
    pools: Reeks[Pool] = Field(default=(), description="Kostenpools die erbij komen")
    cijfers: dict[Id, Cijferreeks] = Field(default_factory=dict, description="Cijfers die erbij komen")


class Eraf(Record):
    """What an instrument takes from a regulation."""

    taken: Reeks[Id] = Field(default=(), description="Taken die vervallen; ook uit de kostenpools")
    modules: Reeks[Id] = Field(default=(), description="Modules die vervallen")
    pools: Reeks[Id] = Field(default=(), description="Kostenpools die vervallen")


class Wordt(Record):
    """What of a regulation reads otherwise once an instrument is in force; what is not named stays as it was."""

    naam: Tekst | None = Field(default=None, description="Naam van de regeling voortaan")
    citeertitel: Tekst | None = Field(default=None, description="Citeertitel voortaan")
    aard: Aardregeling | None = Field(default=None, description="Welke organen de regeling voortaan treffen")
    lichaam: Lichaam | None = Field(default=None, description="Het lichaam voortaan")
    erbij: Erbij = Field(default=Erbij(), description="Wat erbij komt")
    eraf: Eraf = Field(default=Eraf(), description="Wat vervalt")
    pakketten: dict[Literal["plus", "maatwerk"], Annotated[Reeks[Id], Field(min_length=1)]] | None = Field(default=None, description="De pakketten voortaan")
    eigen_deelnemers: dict[Id, Annotated[Reeks[Id], Field(min_length=1)]] | None = Field(default=None, description="Per taak wie daaraan voortaan deelnemen")


class Instrument(Record):
    """One act of a traject on one regulation, with who takes part in it and its own days."""

    soort: Soortinstrument = Field(description="Wat het besluit met de regeling doet")
    regeling: Id = Field(description="Map in regelingen/")
    vanaf: Vertrekpunt | None = Field(
        default=None,
        description="Vastgelegde versie waarvan de tekst uitgaat: <traject>@<mijlpaal>, of <traject>@<mijlpaal>@<nummer>; zonder nummer de laatste",
    )
    deelnames: Besluitnemers = Field(
        default=(), description="Wie dit besluit neemt; leeg: alle deelnemers van de regeling. Bij toetreden en uittreden: wie erbij komt of weggaat"
    )
    bekendmaking: Datum = Field(description="Geplande dag van bekendmaking; bepaalt het regime van de tekst")
    datum: Datum = Field(description="Dag waarop het besluit in werking treedt")
    begrotingsjaar: int = Field(ge=1985, le=2100)
    document: Id | None = Field(default=None, description="Documentsoort van het besluit zelf; leeg: die bij het soort instrument hoort")
    wordt: Wordt | None = Field(default=None, description="Wat van de regeling voortaan anders luidt, behalve de tekst: die staat in het logboek")
    bron: Tekst | None = None

    @property
    def besluitnemers(self) -> tuple[str, ...]:
        """The ids of who takes this decision, or joins or leaves; empty: all that take part in the regulation."""
        return tuple(item.organisatie for item in self.deelnames)


_ACTS: Mapping[str, str] = {
    "wijzigen": "wijzigingsbesluit",
    "opheffen": "opheffingsregeling",
    "toetreden": "toetredingsbesluit",
    "uittreden": "uittredingsbesluit",
}


def act_of(instrument: Instrument | None, regeling: str, *, text: bool = False) -> str:
    """Return the kind of document that the act itself is; of a regulation that is adopted that is the regulation (`regeling`).

    With `text` it is the act on the text: who leaves decides for itself, and who stays changes the text.
    """
    if instrument is None:
        return regeling
    if text and instrument.soort == "uittreden":
        return _ACTS["wijzigen"]
    return instrument.document or _ACTS.get(instrument.soort, regeling)


class Trajectopgave(Record):
    """A project on one or more regulations: the first instrument is what its papers are about."""

    id: Id
    naam: Tekst = Field(description="Naam van het traject, niet van de regeling")
    korte_naam: Tekst | None = Field(default=None, description="Hoe het traject heet in de voet van een bladzijde, waar de naam daarvoor te lang is")
    vermelding: Tekst = Field(description="Staat op elke bladzijde")
    huisstijl: Id = Field(default="regio", description="Huisstijl van de stukken van de regio: een map in templates/huisstijlen")
    afzender: Afzender | None = Field(default=None, description="Wie de stukken van de regio stuurt, in de kop van de eerste bladzijde; anders het lichaam")
    werkt_aan: Id | None = None
    cijfers: dict[Id, Cijferreeks] = Field(default_factory=dict, description="Cijfers van het traject zelf, zoals eenmalige kosten")
    gemeentecijfers: dict[Id, Tekst] = Field(default_factory=dict)
    instrumenten: Reeks[Instrument] = Field(min_length=1)
    bron: Tekst | None = None
