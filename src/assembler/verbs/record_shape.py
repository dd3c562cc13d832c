"""What a field of a record holds, told by its type: words, a day, a choice, a record or many; so that a form can ask for it and no field is forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from assembler.reading.explanations import explained
from assembler.reading.records.base import Record, Zin
from assembler.reading.records.keuzes import SOORTEN
from assembler.reading.records.stappen import Wie

Kind = Literal[
    "tekst",
    "zin",
    "lijst",
    "heel",
    "getal",
    "datum",
    "ja_nee",
    "keuze",
    "wie",
    "paren",
    "parenlijst",
    "parameters",
    "cellen",
    "vrij",
    "record",
    "reeks",
    "kaart",
    "soorten",
]
MANY: frozenset[Kind] = frozenset({"reeks", "kaart"})
NESTED: frozenset[Kind] = MANY | {"record", "soorten"}  # what has pages of its own
PAIRS: frozenset[Kind] = frozenset({"paren", "parenlijst", "parameters"})  # names, each with what belongs to it
_FEW = 3
_ABOUT = frozenset({"reden", "vertrouwelijk"})  # what every choice says besides
_WORDS: frozenset[Kind] = frozenset({"tekst", "zin", "keuze"})


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value is: its kind; of a record its class, of many what each of them is, of a choice what there is to choose from."""

    kind: Kind
    model: type[Record] | None = None
    inner: Shape | None = None
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a record: as it is written, what it is for, what it holds; `standard` is what holds when it is left out (None: nothing)."""

    name: str
    explanation: str
    shape: Shape
    needed: bool
    standard: Any


@cache
def parts(model: type[Record]) -> tuple[Part, ...]:
    """Return the fields of a record, in the order in which they are written."""
    model.model_rebuild()
    found = []
    for name, field in model.model_fields.items():
        if name != "positie":
            standard = None if field.is_required() else field.get_default(call_default_factory=True)
            found.append(Part(field.alias or name, explained(model, name), shape_of(field.annotation), field.is_required(), standard))
    return tuple(sorted(found, key=lambda part: model in SOORTEN.values() and part.name in _ABOUT))  # what is chosen before why


def shape_of(annotation: Any) -> Shape:
    """Return what a type holds; `vrij` for one that has no field of its own kind."""
    if get_origin(annotation) is Annotated:
        return shape_of(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return _of_several([item for item in get_args(annotation) if item is not NoneType])
    if get_origin(annotation) is Literal:
        return Shape("keuze", options=tuple(str(item) for item in get_args(annotation)))
    if get_origin(annotation) is dict:
        return _named(get_args(annotation)[1])
    if get_origin(annotation) is tuple:
        return _listed(shape_of(get_args(annotation)[0]))
    return _of_class(annotation) if isinstance(annotation, type) else Shape("vrij")


def _of_several(kinds: list[Any]) -> Shape:
    if len(kinds) == 1:
        return shape_of(kinds[0])
    found = [shape_of(item) for item in kinds]
    if {item.model for item in found} == set(SOORTEN.values()):
        return Shape("soorten", options=tuple(SOORTEN))
    options = tuple(option for item in found for option in item.options)
    rest = [item for item in found if item.kind != "keuze"]
    return Shape("keuze", options=options) if not rest else Shape(rest[0].kind, rest[0].model, rest[0].inner, options) if len(rest) == 1 else Shape("vrij")


def _listed(inner: Shape) -> Shape:
    if inner.kind in NESTED:
        return Shape("reeks", inner=inner)
    if inner.kind in _WORDS:
        return Shape("lijst", options=inner.options)
    return Shape("cellen") if inner.kind == "lijst" else Shape("vrij")


def _named(below: Any) -> Shape:
    if below is Any:
        return Shape("parameters")
    inner = shape_of(below)
    if inner.kind in NESTED | PAIRS:
        return Shape("kaart", inner=inner)
    return Shape("paren" if inner.kind in _WORDS else "parenlijst" if inner.kind == "lijst" else "vrij")


def _of_class(kind: type) -> Shape:
    if issubclass(kind, Record):
        return Shape("wie") if kind is Wie else Shape("record", kind)
    simple: tuple[tuple[type, Kind], ...] = ((bool, "ja_nee"), (int, "heel"), (Decimal, "getal"), (date, "datum"), (Zin, "zin"), (str, "tekst"))
    return Shape(next((name for known, name in simple if issubclass(kind, known)), "vrij"))


def small(model: type[Record]) -> bool:
    """Return whether a record is no more than a few fields of one line."""
    return len(parts(model)) <= _FEW and all(part.shape.kind not in NESTED | PAIRS | {"cellen"} for part in parts(model))
