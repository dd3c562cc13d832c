"""The dated log of a traject: decisions, each with the choices that it makes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, PrivateAttr

from assembler.reading.records.base import Datum, Id, Record, Reeks, Tekst
from assembler.reading.records.keuzes import Keuze


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
    regeling: Id | None = Field(default=None, description="Regeling waarover dit besluit gaat; weglaten: die van het eerste instrument van het traject")
    _mark: str = PrivateAttr(default="")

    @property
    def kenmerk(self) -> str:
        """The hash of the record as it was written, where this one says less of it; else ''."""
        return self._mark

    def with_mark(self, mark: str) -> Besluit:
        """Return the same, known by the hash of the record as it was written."""
        copy = self.model_copy()
        copy._mark = mark  # noqa: SLF001 - its own kind
        return copy


class Gemeentekeuzes(Record):
    """The dated choices of one gemeente in one traject."""

    besluiten: Reeks[Besluit] = ()
