"""What all records share: frozen, strict, complete, and knowing where they were written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, InstanceOf, PlainValidator, StringConstraints, model_validator
from pydantic.json_schema import JsonSchemaValue, SkipJsonSchema, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from assembler.ground.document.pieces import Look
from assembler.ground.findings import NOWHERE, Span
from assembler.reading.source import SourceList, SourceMap, SourceText

T = TypeVar("T")

_BLANKS = re.compile(r"[ \t\r\n]+")  # a no-break space that somebody typed is no blank: it stays


@dataclass(frozen=True, slots=True)
class Positie:
    """Where a record stands: the span of the whole and of each of its fields (the value, not the key)."""

    span: Span = NOWHERE
    fields: dict[str, Span] = field(default_factory=dict, hash=False, compare=False)
    keys: dict[str, Span] = field(default_factory=dict, hash=False, compare=False)

    def of(self, name: str) -> Span:
        """Return the span of one field's value, or of the whole record when it is not there."""
        return self.fields.get(name, self.span)


class Record(BaseModel):
    """Base of everything a person writes. An unknown key is a fault: it is nearly always a misspelt one."""

    # A checker is built when its record is first read, not when the program starts (under pydantic's own lock, since 2.14).
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, str_strip_whitespace=True, defer_build=True)

    positie: SkipJsonSchema[InstanceOf[Positie]] = Field(default=Positie(), repr=False, exclude=True)

    @model_validator(mode="before")
    @classmethod
    def _remember_position(cls, data: Any) -> Any:
        if not isinstance(data, SourceMap):
            return data
        if "positie" in data:
            raise PydanticCustomError("onbekend_veld", "positie")
        return {**data, "positie": Positie(data.span, data.values_at, data.keys_at)}


@dataclass(frozen=True, slots=True)
class Uiterlijk:
    """A stretch of a sentence that is bold, italic or a link: from `begin` up to `end`, in characters of its template."""

    begin: int
    end: int
    look: Look


@dataclass(frozen=True, slots=True)
class Zin:
    """A sentence template as a jurist wrote it, with its place, the place of each `{{` in it, and how stretches of it look."""

    tekst: str
    span: Span = NOWHERE
    expressions: tuple[tuple[int, int], ...] = ()
    looks: tuple[Uiterlijk, ...] = ()

    def __str__(self) -> str:
        """Return the raw template."""
        return self.tekst

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> CoreSchema:
        """Accept a text scalar only."""
        return core_schema.no_info_plain_validator_function(_zin)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Editors see a plain string."""
        return {"type": "string"}


def _zin(value: object) -> Zin:
    if isinstance(value, Zin):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "tekst")
    if not value.strip():
        raise PydanticCustomError("lege_tekst", "leeg")
    if isinstance(value, SourceText) and value.parted:
        raise PydanticCustomError("twee_alineas", "alineas")
    return _placed(value, _BLANKS.sub(" ", value).strip(" "))


def _placed(value: str, text: str) -> Zin:
    return Zin(text, value.span, value.expressions) if isinstance(value, SourceText) else Zin(text)


def _celzin(value: object) -> Zin:
    """What stands in a cell: nothing, or a sentence."""
    return Zin("") if value is None or (isinstance(value, str) and not value.strip()) else _zin(value)


def _deelzin(value: object) -> Zin:
    """A piece of a sentence: a blank at its edge, which only quotes can give it, joins it to what stands beside it."""
    found = _zin(value)
    text = str(value)
    before, after = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
    return Zin(f"{before}{found.tekst}{after}", found.span, found.expressions)


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, (list, SourceList)) else value


def _as_single(value: object) -> object:
    """A list where one item may stand alone."""
    return tuple(value) if isinstance(value, (list, tuple)) else (value,)


Celzin = Annotated[Zin, PlainValidator(_celzin), WithJsonSchema({"type": ["string", "integer", "null"]})]
Deelzin = Annotated[Zin, PlainValidator(_deelzin), WithJsonSchema({"type": "string"})]

Reeks = Annotated[tuple[T, ...], BeforeValidator(_as_tuple)]
EenOfMeer = Annotated[tuple[T, ...], BeforeValidator(_as_single)]

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
NUMBERED = re.compile(r"(artikel|hoofdstuk|bijlage|lid|onderdeel)\s*[0-9]", re.IGNORECASE)  # a number where a name is asked: it shifts
SHIFTS = "Nummers verschuiven; hier hoort de vaste naam. Haal deze keuze even weg en vraag haar op, bij 'in een besluit':"
ZEKERHEID = r"^(SEEN|SEEN-2|CARRY|INF|MEM)$"  # how sure we are of a place in a law, as in the fact sheet
NUMMER = r"[0-9]+[a-z]{0,3}([.:][0-9]+[a-z]{0,3})*"  # an article or lid: 13, 10:3, 5.1, 10a
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
Tekst = Annotated[str, StringConstraints(min_length=1)]

_DATUM = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def _datum(value: object) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DATUM.match(value):
        try:
            return date.fromisoformat(value)
        except ValueError as fault:
            raise PydanticCustomError("datum_bestaat_niet", "datum") from fault
    raise PydanticCustomError("geen_datum", "datum")


Datum = Annotated[date, PlainValidator(_datum), WithJsonSchema({"type": "string", "format": "date"})]


def _nummer(value: object) -> str:
    """An article or lid number: `13`, `5.1`, `10a`; written with or without quotes."""
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise PydanticCustomError("geen_nummer", "nummer")
    text = str(value).strip()
    if not re.fullmatch(NUMMER, text):
        raise PydanticCustomError("geen_nummer", "nummer")
    return text


Nummer = Annotated[str, PlainValidator(_nummer), WithJsonSchema({"type": ["string", "integer"]})]


def _code(value: object) -> str:
    """A code that may begin with zeros: only in quotes, for other programs read 0505 as a number."""
    if isinstance(value, int) and not isinstance(value, bool):
        raise PydanticCustomError("code_zonder_aanhalingstekens", str(value))
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}", value):
        raise PydanticCustomError("geen_gemeentecode", "code")
    if isinstance(value, SourceText) and value.plain:
        raise PydanticCustomError("code_zonder_aanhalingstekens", value.replace("{", "").replace("}", ""))
    return str(value)


Gemeentecode = Annotated[str, PlainValidator(_code), WithJsonSchema({"type": "string", "pattern": r"^\d{4}$"})]


_GETAL = re.compile(r"-?[0-9]{1,13}(\.[0-9]{1,6})?\Z")  # larger or finer is no figure of a regulation
NUMBER_FORM = "Schrijf een getal zonder punten voor duizendtallen en met een punt voor decimalen, bijvoorbeeld 1250.50."
_DUIZENDEN = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+\Z")


def _decimaal(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise PydanticCustomError("geen_getal", "Dit is geen getal.", {"hint": NUMBER_FORM})
    text = str(value).strip()
    if _DUIZENDEN.match(text):
        message = "Hier staan drie cijfers achter een punt: dat kan een duizendtal zijn, of decimalen."
        raise PydanticCustomError("punt_onduidelijk", message, {"hint": f"{meant(text)} Zijn het decimalen, schrijf dan {text}0."})
    if not _GETAL.match(text):
        if text.lstrip("-").replace(".", "", 1).isdigit():
            raise PydanticCustomError("getal_te_groot", "Dit getal is te lang: ten hoogste 13 cijfers voor de punt, en zes erachter.")
        raise PydanticCustomError("geen_getal", "Dit is geen getal.", {"hint": meant(text) or NUMBER_FORM})
    return Decimal(text)


def meant(text: str) -> str:
    """Return `Bedoelde u 32171?` for a number that is written with Dutch or English marks, else ''."""
    bare = text.strip().removeprefix("€").removesuffix(",-").strip()
    for mark, point in ((".", ","), (",", ".")):
        grouped = re.fullmatch(rf"(-?[0-9]{{1,3}}(?:\{mark}[0-9]{{3}})+)(?:\{point}([0-9]{{1,2}}))?", bare)
        if grouped:
            return f"Bedoelde u {grouped[1].replace(mark, '')}{'.' + grouped[2] if grouped[2] else ''}?"
    comma = re.fullmatch(r"(-?[0-9]+),([0-9]{1,2})", bare)
    return f"Bedoelde u {comma[1]}.{comma[2]}?" if comma else f"Bedoelde u {bare}?" if bare != text and re.fullmatch(r"-?[0-9]+", bare) else ""


_GETAL_SCHEMA = r"^-?[0-9]{1,13}(\.([0-9]{1,2}|[0-9]{4,6}))?$"
Getal = Annotated[Decimal, PlainValidator(_decimaal), WithJsonSchema({"type": ["integer", "string", "number"], "pattern": _GETAL_SCHEMA})]


class Grondslag(Record):
    """A place in a law, and how sure we are of it (`SEEN`, `SEEN-2`, `CARRY`, `INF`, `MEM` as in the fact sheet)."""

    wet: Id
    artikel: Nummer
    lid: Nummer | None = None
    onderdeel: Tekst | None = None
    zekerheid: str = Field(default="SEEN", pattern=ZEKERHEID)
    vanaf: Datum | None = Field(default=None, description="Eerste dag waarop de wet dit daar zegt; leeg: niet bekend of altijd")
    tot: Datum | None = Field(default=None, description="Eerste dag waarop de wet dit daar niet meer zegt")
    noot: Tekst | None = None

    def holds_on(self, day: date) -> bool:
        """Return whether the law says this there on a day, as far as that is recorded."""
        return (self.vanaf is None or self.vanaf <= day) and (self.tot is None or day < self.tot)
