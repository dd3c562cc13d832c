"""Domains: fields of work of joint bodies, each with its tasks in the library and what a regulation for it usually has."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Id, Record, Reeks, Tekst
from assembler.reading.records.bereik import Vormnaam


class Domein(Record):
    """A field of work. The tasks name it with `domein`; what is usual in it is a proposal, to be chosen."""

    id: Id = Field(description="Naam van het domein; gelijk aan de naam van het bestand")
    naam: Tekst = Field(description="Hoe het domein heet, met een kleine letter")
    omschrijving: Tekst = Field(description="Wat samenwerkende besturen in dit domein doen")
    raakt: Literal["inwoners", "organisatie"] = Field(
        default="organisatie", description="Raken de taken inwoners rechtstreeks, of gaan zij om gebied, bedrijven of de eigen organisatie?"
    )
    prestaties: Tekst = Field(default="prestaties", description="Wat de taken opleveren, in het meervoud: wat programmakosten kosten")
    vormen: Reeks[Vormnaam] = Field(default=(), description="Vormen die in dit domein gebruikelijk zijn, de meest gebruikte eerst")
    overdracht: Literal["per-wet", "per-artikel", "alleen-mandaat"] = Field(description="Variant van het artikel over bevoegdheden die gebruikelijk is")
    modules: Reeks[Id] = Field(default=(), description="Modules die in dit domein gebruikelijk zijn")
    keuzes: dict[Id, Id] = Field(default_factory=dict, description="Clausule en variant die in dit domein passen of die de wet van dit domein eist")
    terreinen: Reeks[Tekst] = Field(default=(), description="Terreinen waaronder het register van gemeenschappelijke regelingen dit domein kent")
    bron: Tekst = Field(description="Waar dit vandaan komt, zoals een lezer het mag zien")
