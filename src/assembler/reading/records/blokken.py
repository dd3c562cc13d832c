"""The building blocks of text: a block (lid, onderdeel, alinea), a computed table, a chart, a signature block, a sentence in pieces."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainValidator, StringConstraints
from pydantic.json_schema import WithJsonSchema
from pydantic_core import PydanticCustomError

from assembler.ground.document.layout import Alignment, Arrangement, Conjunction, ListStyle
from assembler.reading.records.base import Celzin, Deelzin, Id, Record, Reeks, Tekst, Zin
from assembler.reading.records.bereik import Bereik
from assembler.reading.records.organisaties import Functie, Organisatiesoortnaam


def _as_written(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "tekst")
    return str(value)


class Zinsdeel(Record):
    """A piece of a sentence: it stands there when `als` holds; with `per` once for each item, joined as an enumeration."""

    als: Zin | None = None
    per: Zin | None = None
    tekst: Deelzin
    scheiding: Annotated[str, PlainValidator(_as_written), WithJsonSchema({"type": "string", "minLength": 1})] = Field(
        default=", ", description="Tussen de stukken van 'per'"
    )
    voegwoord: Literal["en", "of"] | None = Field(default=None, description="Voor het laatste stuk van 'per'")


def _zinsdelen(value: object) -> object:
    """A sentence in one piece may stand there as a text; a piece without condition too."""
    rows = value if isinstance(value, (list, tuple)) else (value,)
    return tuple({"tekst": row} if isinstance(row, (str, int)) else row for row in rows)


Naam = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z0-9]+)*$", max_length=40)]
Zinnen = dict[Naam, Annotated[tuple[Zinsdeel, ...], Field(min_length=1), BeforeValidator(_zinsdelen)]]


class Kolom(Record):
    """One column of a computed table; with `per` one column for each item. Neighbours with the same `per` are repeated together."""

    id: Id
    kop: Zin
    cel: Zin | None = Field(default=None, description="Inhoud van een cel; bij 'rijen' staat die bij de rij")
    blokken: Reeks[Blok] = Field(default=(), description="In plaats van 'cel': alinea's onder elkaar in de cel")
    per: Zin | None = None
    als: Zin | None = Field(default=None, description="Voorwaarde waaronder de kolom er staat")
    uitlijning: Alignment = "links"
    totaal: Zin | None = Field(default=None, description="Tekst in de totaalrij")
    breedte: int = Field(default=10, ge=1, le=100, description="Verhouding tot de andere kolommen")


class Tabelrij(Record):
    """A row with a name: what stands in the first column, and in the cell of each other column."""

    id: Id
    kop: Zin
    cel: Zin


class Tabel(Record):
    """A table computed from facts: one row for each item of `per` for which `als` holds, or the named `rijen`."""

    id: Id
    bijschrift: Zin | None = Field(default=None, description="Wat de tabel laat zien; ook de beschrijving voor wie haar niet ziet")
    omschrijving: Tekst | None = Field(default=None, description="Wat de tabel laat zien, voor wie haar niet ziet, als er geen bijschrift is")
    per: Zin | None = None
    als: Zin | None = None
    groep: Zin | None = Field(default=None, description="Kop boven de rijen die bij elkaar horen; een nieuwe kop zodra de tekst verandert")
    kolommen: Reeks[Kolom] = Field(min_length=1)
    rijen: Reeks[Tabelrij] = Field(default=(), description="Rijen met een eigen naam, in plaats van 'per'; de eerste kolom toont die naam")
    breekbaar: bool = Field(default=False, description="De tabel bevat tekst en hoeft niet op één bladzijde te blijven")


class Celtabel(Record):
    """A small table that somebody wrote out: its rows, the first with the heads, each with as many cells."""

    rijen: Reeks[Reeks[Celzin]] = Field(min_length=2, description="De rijen, elk met even veel cellen; de eerste rij is de kop")
    uitlijning: Reeks[Alignment] = Field(default=(), description="Per kolom; zonder: links")
    bijschrift: Zin | None = Field(default=None, description="Wat de tabel laat zien")


class Meting(Record):
    """What a chart shows: a name, and one expression whose filter writes the value that is drawn; with `per` a bar for each item."""

    naam: Zin
    waarde: Zin
    per: Zin | None = None


class Figuur(Record):
    """A bar chart from facts: a row for each item of `per`, a bar for each of `reeksen`; without `per` each of these is a row.

    `referentie` is a mark in each row to hold the bars against. `bronnen` marks the sources of uncertain figures at the
    caption; left out these are the sources of what is drawn.
    """

    id: Id
    bijschrift: Zin
    per: Zin | None = None
    rij: Zin | None = Field(default=None, description="Naam van een rij; bij 'per'")
    reeksen: Reeks[Meting] = Field(min_length=1, max_length=5)
    referentie: Meting | None = None
    bronnen: Zin | None = Field(default=None, description="Bronnen bij het bijschrift; weglaten: die van wat getekend is")


class Tijdlijn(Record):
    """A timeline from facts: a line for each item of `per`, and on it a moment for each item of `momenten`."""

    id: Id
    bijschrift: Zin = Field(description="Wat de tijdlijn laat zien")
    per: Zin = Field(description="De lijnen, van boven naar beneden: {{ mijlpaal.routes }}")
    rij: Zin = Field(description="Naam van een lijn")
    momenten: Zin = Field(description="De momenten op een lijn")
    dag: Zin = Field(description="De dag van een moment, als {{ ... | datum }}; een moment zonder dag staat er niet")
    tekst: Zin = Field(description="Wat er bij staat; wat voor een dubbele punt staat, komt erboven")
    nu: Zin | None = Field(default=None, description="De dag van het stuk, als {{ ... | datum }}; een streep door alle lijnen")
    nu_tekst: Zin | None = Field(default=None, description="Wat die streep is")


class Ondertekening(Record):
    """Who signs, and how: statement above, office holders below, each above an empty line."""

    verklaring: Zin | None = None
    plaats_datum: bool = Field(default=False, description="Invulregel voor plaats en datum")
    functies: Reeks[Functie] = Field(default=(), description="Wie tekent, in volgorde; leeg: wie voor dit orgaan tekent, volgens clauses/organisaties")
    opstelling: Arrangement = "naast"


def _onderdelen(value: object) -> object:
    """`onderdelen: {per: ..., tekst: ...}` is one repeated item."""
    if isinstance(value, dict):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


class Blok(Record):
    """A lid, an onderdeel or a paragraph of prose.

    `als` says when it stands here, `per` repeats it. `kop` makes it a section with `blokken`. `invoegen` inserts the
    blocks that the traject wrote for this milestone under that name; `blok` those of templates/blokken.
    """

    id: Id | None = None
    als: Zin | None = None
    steunt_op: Reeks[Tekst] = Field(
        default=(),
        description="In een stuk: artikelen of leden (clausule/lid) waarover dit iets beweert; staan zij niet in de regeling, dan staat dit niet in het stuk",
    )
    per: Zin | None = None
    kop: Zin | None = None
    onderwerp: Zin | None = Field(default=None, description="Waar de alinea over gaat; staat er met nadruk voor")
    tekst: Zin | None = None
    bij_een: Zin | None = Field(default=None, description="Aanhef als een herhaald onderdeel maar één keer voorkomt; het volgt dan in de zin")
    lijst: ListStyle | None = Field(default=None, description="Soort opsomming van de onderdelen")
    vanaf: int | None = Field(default=None, ge=1, le=999, description="Nummer van het eerste onderdeel: een opsomming die verder telt")
    voegwoord: Conjunction | None = Field(default=None, description="Na het voorlaatste onderdeel")
    leestekens: bool = Field(default=True, description="Het programma sluit de onderdelen met ; en een punt")
    onderdelen: Annotated[tuple[Blok, ...], BeforeValidator(_onderdelen)] = ()
    tabel: Tabel | None = None
    figuur: Figuur | None = None
    tijdlijn: Tijdlijn | None = Field(default=None, description="Tijdlijn: een lijn per route, met wat er wanneer is")
    cellen: Celtabel | None = Field(default=None, description="Een kleine tabel die is uitgeschreven, niet berekend")
    blokken: Reeks[Blok] = ()
    invoegen: Id | None = None
    anders: Reeks[Blok] = Field(default=(), description="Bij 'invoegen': wat hier staat zolang niemand de plaats heeft gevuld")
    ontbreekt: Tekst | None = Field(
        default=None, description="Bij een blok van 'anders': wat hier nog niet is beschreven; staat het in een definitief stuk, dan is dat een waarschuwing"
    )
    blok: Id | None = Field(default=None, description="Blokken uit templates/blokken: één keer geschreven, in ieder stuk te gebruiken")
    overnemen: Zin | None = Field(default=None, description="In een vergelijking: een stuk van een van de vergeleken teksten, zoals het daar staat")
    ondertekening: Ondertekening | None = None


class Gedeeldblok(Record):
    """Blocks that any kind of document may use; `zinnen` are sentences with a name, in pieces where they need it."""

    id: Id
    omschrijving: Tekst
    zinnen: Zinnen = Field(default_factory=dict)
    blokken: Reeks[Blok] = Field(min_length=1)


class Termverwijzing(Record):
    """A term that stands in the place of another in some regulations: the highest board of a body with one board is its `bestuur`."""

    begrip: Id = Field(description="Het begrip dat ervoor in de plaats komt")
    voor: Bereik = Field(description="In welke regelingen")
    met: Reeks[Organisatiesoortnaam] = Field(default=(), description="Alleen als een van deze soorten deelneemt")


class Begrip(Record):
    """A defined term. `term` as it stands in the definition; `meervoud` where the text needs it."""

    id: Id
    term: Tekst
    meervoud: Tekst | None = None
    lidwoord: Literal["de", "het"] | None = Field(
        default="de", description="Lidwoord voor de term; voor {{ het('<id>') }}. Leeg bij een term zonder lidwoord, zoals gedeputeerde staten"
    )
    zie: Reeks[Termverwijzing] = Field(default=(), description="Welk ander begrip in een andere regeling hiervoor in de plaats komt")
    definitie: Zin
    als: Zin | None = None
    altijd: bool = Field(default=False, description="Ook opnemen als de tekst het begrip niet gebruikt")
    opgenomen: bool = Field(default=True, description="Nee: de tekst zegt zelf al wat het is; het staat niet in de lijst van begrippen")
    toelichting: Tekst | None = None


class Begrippen(Record):
    """The file of defined terms."""

    begrippen: Reeks[Begrip]
