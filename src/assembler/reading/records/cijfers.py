"""An import of figures: which file a controller exported, and what its columns mean."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.reading.records.base import Datum, Id, Record, Reeks, Tekst
from assembler.reading.records.gemeenten import SPRONG, Status

Eenheid = Literal["euro", "duizend-euro", "aantal"]


class Cijferkolom(Record):
    """A column with a figure of every gemeente; what is left out is as the import says."""

    kolom: Tekst = Field(description="De kop van de kolom, zoals zij in het bestand staat")
    eenheid: Eenheid | None = Field(default=None, description="Alleen als deze kolom een andere eenheid heeft dan de import")
    peildatum: Datum | None = Field(default=None, description="Alleen als deze kolom een andere peildatum heeft dan de import")


def _kolom(value: Any) -> Any:
    return {"kolom": value} if isinstance(value, str) else value


def _kolommen(value: Any) -> Any:
    return {name: _kolom(item) for name, item in value.items()} if isinstance(value, dict) else value


class Cijferimport(Record):
    """Figures from a .csv or .xlsx in the same folder: of gemeenten (a row for each) or of the traject (a row per figure)."""

    bestand: Tekst = Field(pattern=r"^[^/\\]+\.(csv|xlsx)$", description="Het bestand, in dezelfde map; .csv of .xlsx")
    blad: Tekst | None = Field(default=None, description="Het werkblad van een .xlsx; leeg: het enige blad")
    kopregel: int = Field(default=1, ge=1, le=100, description="De regel met de koppen van de kolommen")
    gemeente: Tekst | None = Field(default=None, description="De kop van de kolom met de gemeenten (naam, id of code)")
    kolommen: Annotated[dict[Id, Cijferkolom], BeforeValidator(_kolommen)] = Field(default_factory=dict, description="Cijfer -> kolom")
    omschrijving: Tekst | None = Field(default=None, description="Bij cijfers van het traject: de kop van de kolom die de regels benoemt")
    rijen: dict[Id, Tekst] = Field(default_factory=dict, description="Bij cijfers van het traject: cijfer -> wat er in die kolom staat")
    waarde: Tekst | None = Field(default=None, description="Bij cijfers van het traject: de kop van de kolom met de waarden")
    overslaan: Reeks[Tekst] = Field(default=(), description="Regels die niet meedoen, zoals Totaal")
    decimaalteken: Literal[",", "."] | None = Field(default=None, description="Alleen nodig als het niet uit de getallen blijkt")
    eenheid: Eenheid = Field(description="euro (bedragen, ten hoogste twee decimalen), duizend-euro (x 1.000) of aantal (hele getallen)")
    peildatum: Datum = Field(description="De dag waarop of waarover de cijfers gelden")
    bekend: Datum = Field(description="Vanaf wanneer het cijfer mag worden gebruikt")
    bron: Tekst = Field(description="Waar de cijfers vandaan komen; staat bij ieder cijfer in de stukken")
    status: Status = Field(description="definitief, voorlopig of aanname")
    sprong: Tekst | None = Field(default=None, description=SPRONG)

    @model_validator(mode="after")
    def _van_wie(self) -> Cijferimport:
        per_gemeente = self.gemeente is not None and bool(self.kolommen)
        of_traject = self.omschrijving is not None and bool(self.rijen) and self.waarde is not None
        if per_gemeente == of_traject or (self.gemeente is None and self.kolommen) or (self.omschrijving is None and self.rijen):
            raise PydanticCustomError("import_onduidelijk", "van wie")
        return self
