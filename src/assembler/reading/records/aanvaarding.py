"""What an organ accepts although it is not certain, so that a text may be signed on it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.reading.records.base import Datum, Id, Record


class Aanvaarding(Record):
    """Something that is not certain, and on which a text may be signed all the same: a figure, a day, or a decision that no source names."""

    cijfer: Id | None = Field(
        default=None, description="Een cijfer dat voorlopig of aangenomen is; zonder 'gemeente' dat van het traject of van alle gemeenten"
    )
    behandeling: Id | None = Field(default=None, description="De mijlpaal waarvan de dag van behandeling is aangenomen; zonder 'gemeente' bij allen")
    besluit: Id | None = Field(default=None, description="Een besluit dat geen bron noemt ('aanname: true')")
    gemeente: Id | None = Field(default=None, description="Bij een cijfer of behandeling: alleen van deze gemeente")
    peildatum: Datum | None = Field(default=None, description="Bij een cijfer: alleen dat van deze dag")

    @model_validator(mode="after")
    def _een_ding(self) -> Aanvaarding:
        given = [name for name in ("cijfer", "behandeling", "besluit") if getattr(self, name) is not None]
        misplaced = (self.peildatum is not None and given != ["cijfer"]) or (self.gemeente is not None and given == ["besluit"])
        if len(given) != 1 or misplaced:
            message = "Zeg wat wordt aanvaard: één van 'cijfer', 'behandeling' of 'besluit'; 'peildatum' hoort bij een cijfer, 'gemeente' bij een cijfer of behandeling."
            raise PydanticCustomError("een_aanvaarding", message, {"slug": "veld-is-ingevuld"})
        return self

    def covers(self, soort: Literal["cijfer", "behandeling", "besluit"], naam: str, gemeente: str | None = None, peildatum: date | None = None) -> bool:
        """Return whether this accepts what is named."""
        return getattr(self, soort) == naam and self.gemeente in (None, gemeente) and self.peildatum in (None, peildatum)
