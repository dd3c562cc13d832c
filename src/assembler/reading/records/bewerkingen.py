"""What a choice that changes the text says: a new lid or article, new words, a move."""

from __future__ import annotations

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.reading.records.base import Id, Record, Reeks, Tekst, Zin
from assembler.reading.records.blokken import Blok


class NieuwLid(Record):
    """A lid or onderdeel of this traject: its text and its place."""

    lid: Blok | None = None
    onderdeel: Blok | None = None
    in_: Tekst = Field(alias="in", description="clausule, of clausule/lid")
    na: Id | None = Field(default=None, description="Komt na dit lid; leeg: voorop")
    toelichting: Zin | None = Field(default=None, description="Alinea voor de toelichting op het artikel; vervalt als het lid vervalt")

    @model_validator(mode="after")
    def _een_van_beide(self) -> NieuwLid:
        if (self.lid is None) == (self.onderdeel is None):
            raise PydanticCustomError("lid_of_onderdeel", "Geef een 'lid' of een 'onderdeel'.", {"slug": "veld-is-ingevuld"})
        return self

    @property
    def blok(self) -> Blok:
        """The block itself."""
        found = self.lid or self.onderdeel
        assert found is not None  # noqa: S101 - one of the two, by the rule above
        return found


class NieuwArtikel(Record):
    """An article of this traject."""

    id: Id
    opschrift: Zin
    leden: Reeks[Blok] = Field(min_length=1)
    na: Id
    toelichting: Zin | None = None


class Vervanging(Record):
    """New text for a lid, onderdeel or definition, also where it is split or joined with others; or a new heading."""

    plaats: Tekst = Field(description="clausule/lid of clausule/lid/onderdeel, of begrip:id; bij 'opschrift' de clausule, of hoofdstuk:id")
    tekst: Zin | None = None
    opschrift: Zin | None = Field(default=None, description="Nieuw opschrift van een artikel, bijlage of hoofdstuk, in plaats van 'tekst'")
    onderdelen: Reeks[Blok] | None = None
    gevolgd_door: Reeks[Blok] = Field(default=(), description="Bij splitsen: de leden of onderdelen die er direct achter komen")
    neemt_op: Reeks[Tekst] = Field(default=(), description="Bij samenvoegen: de leden of onderdelen die hierin opgaan en als eigen deel vervallen")

    @model_validator(mode="after")
    def _tekst_of_opschrift(self) -> Vervanging:
        if (self.tekst is None) == (self.opschrift is None):
            raise PydanticCustomError("tekst_of_opschrift", "Geef een 'tekst' of een 'opschrift'.", {"slug": "veld-is-ingevuld"})
        more = next((name for name in ("onderdelen", "gevolgd_door", "neemt_op") if getattr(self, name)), None)
        if more is not None and (self.opschrift is not None or self.plaats.startswith("begrip:")):
            message = f"'{more}' hoort bij nieuwe tekst voor een lid of onderdeel."
            raise PydanticCustomError("alleen_bij_tekst", message, {"slug": "veld-is-bekend"})
        return self


class Verplaatsing(Record):
    """A move of an article or chapter, or of a lid or onderdeel among its neighbours."""

    wat: Tekst
    na: Tekst | None = None
    naar: Tekst | None = Field(default=None, description="Hoofdstuk waarin het vooraan komt; bij een lid het artikel, bij een onderdeel het lid")

    @model_validator(mode="after")
    def _een_plaats(self) -> Verplaatsing:
        if (self.na is None) == (self.naar is None):
            message = "Zeg waarheen: 'na' een artikel of hoofdstuk, of 'naar' een hoofdstuk."
            raise PydanticCustomError("na_of_naar", message, {"slug": "veld-is-ingevuld"})
        return self
