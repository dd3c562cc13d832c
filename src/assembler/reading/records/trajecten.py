"""One making or changing of a regulation: who takes part, in what form, which tasks, which costs."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.ground.findings import NOWHERE
from assembler.reading.records.base import Datum, Id, Record, Reeks, Tekst
from assembler.reading.records.bereik import Aardregeling, Vormnaam
from assembler.reading.records.gemeenten import Status
from assembler.reading.records.taken import Pakket
from assembler.reading.source import SourceMap

_SAYS_WHAT = re.compile(r"(?i:regeling|overeenkomst|convenant|handvest|statuut|statuten)|\bM?GR\b")


class Pool(Record):
    """A cost pool: which tasks it pays, and what kind of money it is."""

    id: Id
    naam: Tekst
    soort: Literal["programmakosten", "uitvoeringskosten"]
    pakket: Pakket
    taken: Reeks[Id] = Field(min_length=1)
    sleutel: Id = Field(description="Clausule die zegt hoe deze pool wordt verdeeld")
    ingroei: Id | None = Field(default=None, description="Clausule met ingebrachte bedragen, van waaruit de verdeling naar de sleutel toegroeit")
    lokaal: Id | None = Field(default=None, description="Clausule die zegt wat betaalt wie een taak (deels) zelf doet")
    toelichting: Tekst | None = None


class Lichaam(Record):
    """The body that the regulation founds."""

    naam: Tekst
    bekend_als: Tekst | None = Field(default=None, description="De naam waaronder inwoners en raden het nu kennen, zoals die van de voorganger")
    zetel: Id = Field(description="Gemeente van vestiging")


class Gevestigd(Record):
    """What founds a body with a seat; or founds none: then one of the participants (`centrum`) does the work for the others, and the regulation has only its name."""

    centrum: Id | None = Field(default=None, description="In een regeling zonder meer, in plaats van 'lichaam': de deelnemer die het werk voor de andere doet")

    @model_validator(mode="before")
    @classmethod
    def _one_does_the_work(cls, data: Any) -> Any:
        """Read `centrum` as the seat of what is called as the regulation is: every stage knows only that."""
        if not isinstance(data, dict) or data.get("centrum") is None:
            return data
        if data.get("vorm") != "regeling-zonder-meer" or "lichaam" in data:
            message = "'centrum' hoort bij een regeling zonder meer, in plaats van 'lichaam'."
            hint = "Noem bij een andere vorm het lichaam: {naam: ..., zetel: ...}."
            raise PydanticCustomError("centrum_of_lichaam", message, {"slug": "veld-is-bekend", "hint": hint})
        span = data.values_at.get("centrum", data.span) if isinstance(data, SourceMap) else NOWHERE
        body, made = SourceMap(span), SourceMap(data.span if isinstance(data, SourceMap) else NOWHERE)
        body |= {"naam": data.get("citeertitel") or data.get("naam"), "zetel": data["centrum"]}
        body.values_at = dict.fromkeys(body, span)
        made |= {**data, "lichaam": body}
        if isinstance(data, SourceMap):
            made.keys_at, made.values_at = dict(data.keys_at), {**data.values_at, "lichaam": span}
        return made


def _deelnames(value: object) -> object:
    """A participant of which only the name is given may stand there as a text."""
    rows = tuple(value) if isinstance(value, list) else value
    return tuple({"organisatie": str(row)} if isinstance(row, str) else row for row in rows) if isinstance(rows, tuple) else rows


class Deelname(Record):
    """A participant, and which of its organs take part in the regulation."""

    organisatie: Id = Field(description="Map in gemeenten/ of organisaties/")
    organen: Reeks[Id] = Field(
        default=(), description="Organen die de regeling treffen; leeg: wat de aard van de regeling zegt, of anders het uitvoerend orgaan"
    )
    grondslag: Tekst | None = Field(
        default=None,
        description="Waarop de deelneming rust, als dat niet alleen de Wgr is: een verdrag, een koninklijk besluit; staat in de aanhef achter 'gelet op'",
    )
    bron: Tekst | None = Field(default=None, description="Waar dit vandaan komt")
    status: Status = Field(default="definitief", description="Hoe zeker dit is; een aanname staat in 'check', en is in een definitieve tekst een fout")


Deelnames = Annotated[Reeks[Deelname], Field(alias="deelnemers", min_length=2), BeforeValidator(_deelnames)]
Besluitnemers = Annotated[Reeks[Deelname], Field(alias="deelnemers"), BeforeValidator(_deelnames)]


class Afzender(Record):
    """Who sends the papers of the region, as the wordmark of its house says: "regio" and "Drechtsteden"."""

    soort: Tekst | None = Field(default=None, description="Het woord voor de naam, bijvoorbeeld regio")
    naam: Tekst = Field(description="De naam, bijvoorbeeld Drechtsteden")


class Cijferreeks(Record):
    """A figure of the traject: what it measures; its values stand in the log or here."""

    omschrijving: Tekst
    eenheid: Literal["euro", "getal", "procent"]
    groep: Tekst | None = Field(default=None, description="Hoe dit cijfer samen met andere heet, waar een stuk zegt wat niet vaststaat")
    eenmalig: bool = Field(default=False, description="Een eenmalige last van de overgang: de stukken noemen haar naast de jaarlijkse bijdrage")
    begrepen_in: Id | None = Field(default=None, description="Kostenpost waarvan de raming dit bedrag al bevat; weglaten: het komt erbij")


def behind_de(title: str) -> str:
    """Return a title as it stands in a sentence after `de`: its own article is not said twice, and a title that says not what it is, gets `regeling` before it."""
    bare = re.sub(r"^de\s+", "", title, flags=re.IGNORECASE)
    return bare if _SAYS_WHAT.search(bare) else f"regeling {title}"


class Inhoud(Gevestigd):
    """What a regulation is, whoever writes it down: its form, who takes part, its tasks and how they are paid."""

    id: Id
    naam: Tekst
    citeertitel: Tekst
    korte_titel: Tekst | None = Field(default=None, description="Hoe de regeling heet in de voet van een bladzijde, waar de citeertitel daarvoor te lang is")
    vorm: Vormnaam
    aard: Aardregeling | None = Field(default=None, description="Volgt uit de organen die deelnemen; staat het er, dan moet het daarmee kloppen")
    lichaam: Lichaam
    deelnames: Deelnames
    taken: Reeks[Id] = Field(min_length=1)
    modules: Reeks[Id] = Field(default=(), description="Modules van de bibliotheek (clauses/modules) die in de regeling staan")
    pakketten: dict[Literal["plus", "maatwerk"], Annotated[Reeks[Id], Field(min_length=1)]] = Field(
        default_factory=dict,
        description="Taken die niet in het basispakket zitten, per pakket; leeg: zoals de bibliotheek voorstelt. Vraagt de module 'maatwerk'",
    )
    eigen_deelnemers: dict[Id, Annotated[Reeks[Id], Field(min_length=1)]] = Field(
        default_factory=dict, description="Per taak wie daaraan deelnemen, als dat niet alle deelnemers zijn; vraagt de module 'eigen-deelnemers'"
    )
    pools: Reeks[Pool] = ()
    cijfers: dict[Id, Cijferreeks] = Field(default_factory=dict)
    gemeentecijfers: dict[Id, Tekst] = Field(default_factory=dict, description="Hoe een cijfer van de gemeenten in stukken heet, zoals: aantal inwoners")
    toelichting: Literal["per_hoofdstuk", "per_artikel"] = "per_artikel"
    definities: Literal["alfabetisch", "geletterd"] = "alfabetisch"
    bron: Tekst | None = None

    @property
    def deelnemers(self) -> tuple[str, ...]:
        """The ids of the organisations that take part, in order."""
        return tuple(item.organisatie for item in self.deelnames)

    @property
    def heet(self) -> str:
        """What a sentence calls the regulation, after `de`."""
        return behind_de(self.citeertitel)


class Traject(Inhoud):
    """One making or changing of a regulation: as a traject writes it that holds its regulation itself, and as every stage knows it (`Trajectopgave` is the other form)."""

    vermelding: Tekst = Field(description="Staat op elke bladzijde")
    regeling: Id = Field(default="gr-tekst", description="Documentsoort van de regeling zelf")
    huisstijl: Id = Field(default="regio", description="Huisstijl van de stukken van de regio: een map in templates/huisstijlen")
    afzender: Afzender | None = Field(default=None, description="Wie de stukken van de regio stuurt, in de kop van de eerste bladzijde; anders het lichaam")
    bekendmaking: Datum = Field(description="Geplande dag van bekendmaking; bepaalt het regime van de tekst")
    inwerkingtreding: Datum
    begrotingsjaar: int = Field(ge=1985, le=2100)
    werkt_aan: Id | None = None
    onderwerp: Tekst | None = Field(default=None, description="Hoe het traject heet, als dat anders is dan de regeling")
