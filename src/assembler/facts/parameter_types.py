"""The types of the parameters of a clause and of the rule that computes it, as sentences may ask them."""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, PlainValidator
from pydantic.fields import FieldInfo

from assembler.reading.records.base import ID_PATTERN, Record
from assembler.reading.records.clausules import Variant
from assembler.rules import seams
from assembler.rules.common import Euro, Procent
from assembler.rules.seams import Rule
from assembler.sentences.names import BREUK, DATUM, EURO, GETAL, JA_NEE, ONBEKEND, TEKST, TEKSTEN, Name, Type, ViewKind, collection

TEXT_ITEM = ViewKind(
    "besluit",
    "een tekst uit een lijst van een regel",
    {"naam": Name(TEKST, "de tekst"), "orgaan": Name(TEKST, "van een besluit uit clauses/besluiten: het orgaan dat het neemt; anders leeg")},
)
_TYPES: Mapping[str, Type] = {
    "getal": GETAL,
    "tekst": TEKST,
    "datum": DATUM,
    "ja_nee": JA_NEE,
    "keuze": TEKST,
    "breuk": BREUK,
    "per_gemeente": ONBEKEND,
    "lijst": collection(TEXT_ITEM.name),
    "besluiten": collection(TEXT_ITEM.name),
}


def rule_model(variant: Variant) -> type[BaseModel] | None:
    """Return the parameters of the rule that computes a variant, or None."""
    module = all_rules().get(variant.regel or "")
    return module.Parameters if module else None


@cache
def all_rules() -> Mapping[str, Rule]:
    """Return every rule that a variant may name: of votes, of costs, of leaving."""
    return {**seams.uittreedregels(), **seams.verdeelsleutels(), **seams.stemregels()}


def item_kinds() -> dict[str, ViewKind]:
    """Return the kinds of item that stand in a list among the parameters of some rule, with what sentences may ask of each."""
    found: dict[str, ViewKind] = {}
    for name, module in all_rules().items():
        for field in module.Parameters.model_fields.values():
            item = item_of(field.annotation)
            if item is not None:
                found[kind_of(item)] = ViewKind(kind_of(item), f"een regel uit een lijst van {name}", rule_names(item))
    return found


@cache
def rule_names(model: type[BaseModel]) -> Mapping[str, Name]:
    """Return the fields of the parameters of a rule as names for sentences."""
    return {name: Name(_type_of_field(field), field.description or "") for name, field in model.model_fields.items() if name != "positie"}


def types_of(variant: Variant) -> dict[str, Type]:
    """Return the names that sentences of this variant may ask of `regel`, with their types."""
    found = {name: _TYPES[parameter.soort] for name, parameter in variant.parameters.items()}
    model = rule_model(variant)
    if model is not None:
        found |= {name: declared.type for name, declared in rule_names(model).items()}
    return found


def _type_of_field(field: FieldInfo) -> Type:
    """Return the type of a field: an amount is money, a percentage a number, though both are held otherwise."""
    validators = {getattr(item, "func", None) for item in (*field.metadata, *_metadata(field.annotation))}
    if _validator(Euro) in validators:
        return EURO
    return GETAL if _validator(Procent) in validators else type_of(field.annotation)


def _metadata(annotation: Any) -> tuple[Any, ...]:
    """Return what is attached to a type, also where it may be left out (`Euro | None`)."""
    parts = get_args(annotation) if get_origin(annotation) in (Union, types.UnionType) else ()
    return tuple(item for part in parts for item in getattr(part, "__metadata__", ()))


def _validator(alias: Any) -> Any:
    return next(item.func for item in alias.__metadata__ if isinstance(item, (BeforeValidator, PlainValidator)))


def item_of(annotation: Any) -> type[Record] | None:
    """Return the record that a list holds, if it holds records."""
    inner = (get_args(annotation) or (None,))[0] if get_origin(annotation) is tuple else None
    return inner if isinstance(inner, type) and issubclass(inner, Record) else None


def kind_of(item: type[Record]) -> str:
    """Return the name of the kind of item that a record in a list is."""
    return item.__name__.lower()


def are_ids(annotation: Any) -> bool:
    """Return whether a list holds ids: names of gemeenten or figures, not words for a reader."""
    inner = (get_args(annotation) or (None,))[0]
    return any(getattr(item, "pattern", None) == ID_PATTERN for item in getattr(inner, "__metadata__", ()))


def type_of(annotation: Any) -> Type:
    """Return the type that a field of a rule has in a sentence."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if hasattr(annotation, "__metadata__"):
        return type_of(annotation.__origin__)
    if origin is Literal:
        return GETAL if all(isinstance(item, int) for item in arguments) else TEKST
    if origin is tuple:
        item = item_of(annotation)
        return collection(kind_of(item)) if item else TEKSTEN if are_ids(annotation) else collection(TEXT_ITEM.name)
    if origin in (Union, types.UnionType):
        return next((type_of(item) for item in arguments if item is not type(None)), ONBEKEND)
    if arguments and origin is None:
        return type_of(arguments[0])
    return {bool: JA_NEE, int: GETAL, str: TEKST, date: DATUM, Fraction: BREUK}.get(annotation, ONBEKEND)
