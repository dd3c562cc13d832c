"""Forms of a regulation: what each is called, what boards it has, who may make it, and what the law demands in its text."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Id, Record, Reeks, Tekst
from assembler.reading.records.bereik import MAKERS, Aardregeling, Vormnaam
from assembler.reading.records.wgr import Regime


class Eis(Record):
    """A subject that must be in the text, with the rows of the fact sheet that a clause says it meets."""

    onderwerp: Tekst = Field(description="Wat in de tekst moet staan, zoals het na 'ontbreekt:' wordt genoemd")
    vervult: Reeks[Id] = Field(min_length=1, description="Eisen waarvan een clausule met 'vervult' zegt dat zij eraan voldoet; een is genoeg")
    bepaling: Id | None = Field(default=None, description="Onderwerp in clauses/wgr waarop de eis berust")
    grondslag: Tekst | None = Field(default=None, description="Grondslag buiten de Wgr")
    regimes: Reeks[Regime] = Field(default=("I-a", "I-b", "II"), description="Regimes waarin de eis geldt")
    alleen: Literal["altijd", "bij-overdracht"] = Field(default="altijd", description="Geldt de eis altijd, of alleen als bevoegdheden overgaan")


class Vorm(Record):
    """A form of regulation. Without a board (`besturen: geen`) nothing is founded: one participant does the work for the others."""

    id: Vormnaam = Field(description="De vorm")
    naam: Tekst = Field(description="Hoe de vorm heet, met een kleine letter")
    lidwoord: Literal["de", "het"] = Field(description="Lidwoord voor die naam")
    bepaling: Id = Field(description="Onderwerp in clauses/wgr waarop de vorm berust")
    rechtspersoon: bool = Field(description="Is het een rechtspersoon, met eigen personeel, vermogen en overeenkomsten?")
    besturen: Literal["twee", "een", "geen"] = Field(description="Algemeen en dagelijks bestuur, een ongedeeld bestuur, of geen lichaam")
    overdracht: bool = Field(description="Kunnen bevoegdheden worden overgedragen? Zo niet: alleen mandaat")
    regelingen: Reeks[Id] = Field(
        min_length=1, description="Documentsoorten van de regeling; noemt een traject er geen, dan de eerste die voor zijn organen en deelnemers is geschreven"
    )
    makers: Reeks[Aardregeling] = Field(default=MAKERS, description="Welke organen de wet toelaat")
    clausules: Reeks[Id] = Field(default=(), description="Optionele clausules die in een tekst van deze vorm horen, tenzij een besluit ze laat vervallen")
    eisen: Reeks[Eis] = Field(min_length=1, description="Wat de wet in de tekst eist")
