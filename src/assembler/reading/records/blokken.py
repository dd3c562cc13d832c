"""The building blocks of text: a block (lid, onderdeel, alinea), a computed table, a signature block."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from assembler.document.layout import Alignment, Arrangement, Conjunction, ListStyle
from assembler.reading.records.base import Id, Record, Reeks, Tekst, Zin


class Kolom(Record):
    """One column of a computed table; with `per` one column for each item."""

    id: Id
    kop: Zin
    cel: Zin
    per: Zin | None = None
    uitlijning: Alignment = "links"
    totaal: Zin | None = Field(default=None, description="Tekst in de totaalrij")
    breedte: int = Field(default=10, ge=1, le=100, description="Verhouding tot de andere kolommen")


class Tabel(Record):
    """A table computed from facts: one row for each item of `per` for which `als` holds."""

    id: Id
    bijschrift: Zin = Field(description="Wat de tabel laat zien; ook de beschrijving voor wie haar niet ziet")
    per: Zin
    als: Zin | None = None
    kolommen: Reeks[Kolom] = Field(min_length=1)


class Meting(Record):
    """What a chart shows: a name, and one expression whose filter writes the value that is drawn."""

    naam: Zin
    waarde: Zin


class Figuur(Record):
    """A bar chart from facts: a row for each item of `per`, a bar for each of `reeksen`; without `per` each of these is a row.

    `referentie` is a mark in each row to hold the bars against.
    """

    id: Id
    bijschrift: Zin
    per: Zin | None = None
    rij: Zin | None = Field(default=None, description="Naam van een rij; bij 'per'")
    reeksen: Reeks[Meting] = Field(min_length=1, max_length=5)
    referentie: Meting | None = None


class Ondertekening(Record):
    """Who signs, and how: statement above, office holders below, each above an empty line."""

    verklaring: Zin | None = None
    plaats_datum: bool = Field(default=False, description="Invulregel voor plaats en datum")
    functies: Reeks[Literal["burgemeester", "secretaris", "griffier", "voorzitter"]]
    opstelling: Arrangement = "naast"


def _onderdelen(value: object) -> object:
    """`onderdelen: {per: ..., tekst: ...}` is one repeated item."""
    if isinstance(value, dict):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


class Blok(Record):
    """A lid, an onderdeel or a paragraph of prose.

    `als` says when it stands here, `per` repeats it. `kop` makes it a section with `blokken`. `invoegen` inserts the
    blocks that the traject wrote for this milestone under that name.
    """

    id: Id | None = None
    als: Zin | None = None
    per: Zin | None = None
    kop: Zin | None = None
    tekst: Zin | None = None
    lijst: ListStyle | None = Field(default=None, description="Soort opsomming van de onderdelen")
    voegwoord: Conjunction | None = Field(default=None, description="Na het voorlaatste onderdeel")
    onderdelen: Annotated[tuple[Blok, ...], BeforeValidator(_onderdelen)] = ()
    tabel: Tabel | None = None
    figuur: Figuur | None = None
    blokken: Reeks[Blok] = ()
    invoegen: Id | None = None
    ondertekening: Ondertekening | None = None


class Begrip(Record):
    """A defined term. `term` as it stands in the definition; `meervoud` where the text needs it."""

    id: Id
    term: Tekst
    meervoud: Tekst | None = None
    definitie: Zin
    als: Zin | None = None
    altijd: bool = Field(default=False, description="Ook opnemen als de tekst het begrip niet gebruikt")
    toelichting: Tekst | None = None


class Wet(Record):
    """A law that clauses refer to, always dynamically: by its citeertitel, never by a date."""

    id: Id
    citeertitel: Tekst
    lidwoord: Literal["de", "het"] | None = "de"
    afkorting: Tekst | None = None
    begrip: Id | None = Field(default=None, description="Begrip waarmee een regeling deze wet aanduidt")
    algemeen: bool = Field(default=False, description="Algemene wet: hoort niet bij een taak, ook al noemt een taak haar")
    vervallen: Tekst | None = Field(default=None, description="Datum en opvolger, als de wet niet meer geldt")


class Begrippen(Record):
    """The file of defined terms."""

    begrippen: Reeks[Begrip]


class Wetten(Record):
    """The file of laws."""

    wetten: Reeks[Wet]
