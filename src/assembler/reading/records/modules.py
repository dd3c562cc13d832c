"""Modules: parts that a regulation can have or leave out as a whole, each a set of clauses and annexes with its places."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Id, Record, Reeks, Tekst
from assembler.reading.records.documenten import Bijlagesoort

Gegeven = Literal["lokale-uitvoering", "pakketten", "eigen-deelnemers"]


class Moduleplaats(Record):
    """A clause of a module, and where it stands in a regulation whose kind of document does not list it."""

    clausule: Id = Field(description="De clausule")
    na: Reeks[Id] = Field(min_length=1, description="Artikelen waar zij na komt: het eerste dat in de tekst van die soort staat")
    hoort_erbij: bool = Field(default=True, description="Staat de clausule in de tekst zodra de module er is? Zo niet: alleen als een besluit haar kiest")


class Module(Record):
    """A part of the library that a regulation chooses as a whole: its clauses, annexes and words, and which data only it has words for."""

    id: Id = Field(description="Naam van de module; gelijk aan de naam van het bestand")
    naam: Tekst = Field(description="Hoe de module heet, zoals 'init' haar aanbiedt")
    omschrijving: Tekst = Field(description="Wat zij aan de regeling toevoegt, en wanneer men haar kiest")
    clausules: Reeks[Moduleplaats] = Field(min_length=1, description="De clausules; de eerste is de kern: staat zij in de tekst, dan is de module er")
    bijlagen: Reeks[Bijlagesoort] = Field(default=(), description="De bijlagen, die vóór die van de regeling zelf komen")
    begrippen: Reeks[Id] = Field(default=(), description="Begrippen die alleen met de module betekenis hebben")
    gegevens: Reeks[Gegeven] = Field(default=(), description="Wat een traject alleen met deze module kan zeggen, omdat de tekst er anders over zwijgt")
    samen_met: Reeks[Id] = Field(default=(), description="Andere modules die er dan ook moeten zijn")

    @property
    def kern(self) -> str:
        """The clause whose presence means that the module is there."""
        return self.clausules[0].clausule

    @property
    def leden(self) -> frozenset[str]:
        """The clauses that belong to it, annexes included."""
        return frozenset((*(item.clausule for item in self.clausules), *(item.clausule for item in self.bijlagen)))

    @property
    def vast(self) -> frozenset[str]:
        """The clauses that come with it."""
        return frozenset((*(item.clausule for item in self.clausules if item.hoort_erbij), *(item.clausule for item in self.bijlagen)))
