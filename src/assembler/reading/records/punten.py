"""What is still open at a milestone: the variants to choose from, and the questions to answer first."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, PlainValidator
from pydantic.json_schema import WithJsonSchema
from pydantic_core import PydanticCustomError

from assembler.reading.records.base import Id, Record, Reeks, Tekst, Zin


def _keep(value: object) -> object:
    """Keep the mapping as it was read, with the place of each parameter in it."""
    if not isinstance(value, dict):
        raise PydanticCustomError("dict_type", "groep")
    return value


Parameters = Annotated[dict[str, Any], PlainValidator(_keep), WithJsonSchema({"type": "object"})]


class Puntkeuze(Record):
    """A choice for one clause; what it does not name stays as it is."""

    clausule: Id
    variant: Id | None = None
    parameters: Parameters = Field(default_factory=dict)


class Voorkeur(Record):
    """That a participant said in public that it prefers a variant, as a source has it."""

    deelnemer: Id = Field(description="Wie de voorkeur uitsprak")
    bron: Tekst = Field(description="Waar dat openbaar staat")


class Puntvariant(Record):
    """One answer to an open point: another variant or other parameters of its clause, and what goes with that.

    Without any of these it is what stands in the text now.
    """

    naam: Tekst = Field(description="Kort: staat boven een kolom en bij een staaf")
    omschrijving: Zin | None = Field(default=None, description="Wat deze variant betekent, in een zin")
    variant: Id | None = None
    parameters: Parameters = Field(default_factory=dict)
    ook: Reeks[Puntkeuze] = Field(default=(), description="Keuzes voor andere clausules die bij deze variant horen")
    voorkeuren: Reeks[Voorkeur] = Field(default=(), description="Wie deze variant in het openbaar verkiest, ieder met een bron; niemand: er staat niets over")
    pools: dict[Id, Id] = Field(default_factory=dict, description="Kostenpool en de clausule die haar in deze variant verdeelt")


class OpenPunt(Record):
    """A point on which the deelnemers still choose."""

    id: Id
    opschrift: Zin
    clausule: Id
    inleiding: Zin | None = None
    varianten: Reeks[Puntvariant] = Field(min_length=2, max_length=4)
    toon: Reeks[Tekst] = Field(default=(), description="Leden (clausule/lid) die worden afgedrukt; leeg: alle die verschillen")
    vragen: Reeks[Zin] = ()
