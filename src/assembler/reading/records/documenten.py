"""Kinds of document and house formats: both are data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, field_validator
from pydantic_core import PydanticCustomError

from assembler.ground.document.layout import Aard, ListStyle
from assembler.reading.records.base import Id, Record, Reeks, Tekst, Zin
from assembler.reading.records.bereik import Bereik
from assembler.reading.records.blokken import Blok, Gedeeldblok, Ondertekening, Zinnen
from assembler.reading.records.gemeenten import Status
from assembler.reading.records.organisaties import TOOI
from assembler.reading.records.stappen import Staprol


def _klasse(value: object) -> object:
    """Read the third word that there once was, as an older workspace still has it: a paper of the region is a paper."""
    return "stuk" if value == "notitie" else value


Klasse = Annotated[Literal["regeling", "stuk"], BeforeValidator(_klasse)]


class Hoofdstuk(Record):
    """A chapter of the regulation and the clauses that are its articles, in order."""

    id: Id
    opschrift: Zin
    clausules: Reeks[Id] = Field(min_length=1)
    toelichting: Reeks[Zin] = ()


class Bijlagesoort(Record):
    """An annex: its clause, what it is, and the article it belongs to."""

    clausule: Id
    aard: Aard = "onderdeel"
    hoort_bij: Id | None = None
    liggend: bool = Field(default=False, description="De bladzijden liggen als een tabel staand niet past")
    als: Zin | None = None


class Sectie(Record):
    """A section of a paper. Before and after it, and in its stead, a gemeente may place text of its own."""

    id: Id
    opschrift: Zin | None = None
    als: Zin | None = None
    blokken: Reeks[Blok] = ()


class Veldkeuze(Record):
    """A field in the heading of a paper: which, and under what label."""

    veld: Id
    label: Tekst
    leeg: bool = Field(
        default=False, description="Een veld dat iemand met de hand invult als gemeente.yaml er niets over zegt; het skelet hoeft het niet te kennen"
    )


class Sectiekeuze(Record):
    """A section in the format of the house: which, and under what heading ('' for none)."""

    sectie: Id
    opschrift: Zin | Literal[""] | None = None


class Format(Record):
    """How one house shapes one kind of paper; in a kind of document: how a house does that says nothing of it."""

    zoals: Id | None = Field(default=None, description="In een huisstijl: het soort stuk waarvan de vorm geldt voor alles wat hier niet staat")
    kop: Tekst | None = Field(default=None, description="Naam van het stuk boven de velden")
    kop_na_velden: bool = False
    adressering: Reeks[Zin] = ()
    velden: Reeks[Veldkeuze] = ()
    lege_velden: Literal["invulregel", "leeg"] = Field(
        default="invulregel", description="Wat achter ieder veld zonder waarde staat: een regel om in te vullen, of niets"
    )
    aanhef: Zin | None = None
    secties: Reeks[Sectiekeuze] = ()
    groet: Reeks[Zin] = ()
    ondertekening: Ondertekening | None = None
    bijlagen: Literal["genummerd", "streepjes", "geen"] = "genummerd"
    bijlagen_kop: Tekst = "Bijlagen"
    beslispunten: ListStyle = "cijfers"
    bron: Tekst
    status: Status


class Documentsoort(Record):
    """The skeleton of a kind of document.

    `regeling` has aanhef, chapters, slot, annexes and a memorandum; `stuk` has fields, sections and a signature block.
    """

    id: Id
    naam: Tekst
    klasse: Klasse
    per: Literal["traject", "gemeente"]
    titel: Zin
    kop: Zin | None = Field(default=None, description="Naam van het stuk boven de velden, als die per deelnemer verschilt; leeg: 'naam'")
    ondertitel: Zin | None = None
    geldt_voor: Bereik | None = Field(
        default=None, description="Voor welke regelingen dit soort stuk is geschreven; leeg: een openbaar lichaam van colleges van gemeenten"
    )
    orgaan: Literal["college", "raad"] = "college"
    lezers: Reeks[Staprol] = Field(
        default=(), description="Welke organen het krijgen; leeg: ieder. Een set voor een raad heeft wat 'vertegenwoordigend' krijgt"
    )
    volgorde: int = Field(default=50, ge=1, le=99, description="Plaats in de set van een raad: laag gaat voor; bij gelijke eerst wat van de deelnemer zelf is")
    tooi: Tekst | None = Field(default=None, pattern=TOOI, description="Id van dit soort stuk in een waardelijst van TOOI; leeg: niet bekend")
    aanhef: Reeks[Id] = Field(default=(), description="Clausules van de aanhef")
    hoofdstukken: Reeks[Hoofdstuk] = ()
    artikelen: Reeks[Id] = Field(default=(), description="Artikelen van een besluit zonder hoofdstukken")
    artikelnummers: Literal["arabisch", "romeins"] = Field(default="arabisch", description="Romeins in een besluit dat een regeling wijzigt")
    slot: Reeks[Id] = ()
    bijlagen: Reeks[Bijlagesoort] = ()
    toelichting: Id | None = Field(default=None, description="Clausule met het algemeen deel van de toelichting")
    velden: dict[Id, Zin] = Field(default_factory=dict)
    zinnen: Zinnen = Field(default_factory=dict, description="Zinnen met een naam, in delen waar dat nodig is; te gebruiken als {{ naam }}")
    secties: Reeks[Sectie] = ()
    format: Format | None = Field(
        default=None, description="Vorm van het stuk in een huisstijl die er zelf geen voor heeft; zonder 'functies' tekent wie dat voor 'orgaan' doet"
    )
    maximum_bladzijden: int | None = None
    ondertekend: bool = Field(
        default=False, description="Het stuk wordt ondertekend: er staan geen tekens en aannames in, en in een definitief stuk is wat niet vaststaat een fout"
    )
    alleen_ontwerp: Reeks[Tekst] = Field(
        default=(), description="Alinea's die er alleen staan zolang niet is besloten: <sectie>/<blok>; een stuk dat is vastgesteld, heeft ze niet"
    )
    besluit_over: Reeks[Id] = Field(default=(), description="De soorten behandeling waarvan dit stuk het besluit is; leeg: iedere")
    bij_amendement: Tekst | None = Field(default=None, description="Wat achter de naam van het stuk komt als het bij amendement is gewijzigd")
    niet_vast: Id | None = Field(
        default=None,
        description="Blok uit templates/blokken dat zegt wat in dit stuk niet vaststaat: aan het slot, of (ondertekend) voor in een ontwerp. "
        "Weglaten: toelichting-bij-de-cijfers, en bij een ondertekend stuk geen",
    )

    @property
    def blok_niet_vast(self) -> str | None:
        """The shared block that tells what is not certain; None where nothing tells it."""
        return self.niet_vast or (None if self.ondertekend else "toelichting-bij-de-cijfers")


class Vergelijkingsvoet(Record):
    """What every page of a comparison says below: at which milestone, and which version."""

    mijlpaal: Zin
    versie: Zin


class Vergelijking(Record):
    """The skeleton of an overview of differences: of one document (`verschil`) or of all (`gevolgen`). It is made by `diff`, at no milestone."""

    id: Id
    naam: Tekst
    over: Literal["verschil", "gevolgen"] = Field(description="Waarover: 'verschil' is één document in twee teksten, 'gevolgen' zijn alle documenten")
    titel: Zin
    ondertitel: Zin | None = None
    voet: Vergelijkingsvoet
    liggend: bool = Field(default=False, description="De bladzijden liggen")
    zinnen_uit: Reeks[Id] = Field(default=(), description="Blokken uit templates/blokken waarvan de zinnen met een naam ook hier gelden")
    zinnen: Zinnen = Field(default_factory=dict, description="Zinnen met een naam, in delen waar dat nodig is; te gebruiken als {{ naam }}")
    secties: Reeks[Sectie] = Field(min_length=1)

    def alle_zinnen(self, blokken: Mapping[str, Gedeeldblok]) -> Zinnen:
        """Return the sentences with a name: those of the shared blocks that it names, and its own."""
        shared = {name: zin for blok in self.zinnen_uit if blok in blokken for name, zin in blokken[blok].zinnen.items()}
        return {**shared, **self.zinnen}


class Huisstijl(Record):
    """A house style: a base .docx in the same folder, and a format for each kind of paper."""

    id: Id
    naam: Tekst
    basis: Tekst = "basis.docx"
    formats: dict[Id, Format] = Field(default_factory=dict, description="De vorm van ieder soort stuk; 'zoals' neemt die van een ander soort over")
    lettertype: Tekst = "Liberation Sans"
    bron: Tekst

    @field_validator("formats", mode="after")
    @classmethod
    def _zoals(cls, formats: dict[Id, Format]) -> dict[Id, Format]:
        """Give each format what it has as another has it; that other must be whole itself."""
        for name, item in formats.items():
            other = formats.get(item.zoals) if item.zoals is not None else None
            if item.zoals is not None and (other is None or other.zoals is not None):
                whole = [known for known, row in formats.items() if row.zoals is None]
                message = f"De vorm van '{name}' is zoals die van '{item.zoals}', en dat is er geen die op zichzelf staat."
                raise PydanticCustomError("format_zoals", "{message}", {"message": message, "hint": f"Kies uit: {', '.join(whole)}."})
        return {name: _as(formats[item.zoals], item) if item.zoals is not None else item for name, item in formats.items()}


def _as(base: Format, own: Format) -> Format:
    return base.model_copy(update={name: getattr(own, name) for name in (*own.model_fields_set, "positie")})
