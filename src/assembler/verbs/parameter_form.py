"""The parameters of a variant as fields that a person fills in, and what was filled in as the data of a record."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from assembler.facts.chosen import Clausulekeuze
from assembler.facts.parameter_types import TEXT_ITEM, rule_model, rule_names
from assembler.facts.parameters import besluitvelden
from assembler.reading import yamltext
from assembler.reading.records.clausules import Parameter, Variant
from assembler.reading.records.recht import Bestuursbesluit
from assembler.sentences.names import DATUM, EURO, GETAL, JA_NEE, ONBEKEND, TEKST, TEKSTEN, Type
from assembler.verbs.basket import plain
from assembler.verbs.save import MISSING
from assembler.writing import house

Kind = Literal["getal", "tekst", "datum", "ja_nee", "keuze", "breuk", "per_gemeente", "lijst", "besluiten", "gegevens"]
_WHOLE = re.compile(r"-?(0|[1-9]\d*)\Z")
_YES = {"ja": True, "nee": False}


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter: what it is about, which values it takes, and the one in force (or else its default); `needed`: it has no default."""

    name: str
    label: str
    kind: Kind
    options: tuple[tuple[str, str], ...]
    value: Any
    needed: bool

    @property
    def shown(self) -> str:
        """The value as it stands in a field of one or more lines."""
        return _shown(self.kind, self.value)


def fields(variant: Variant, now: Clausulekeuze | None, besluiten: Mapping[str, Bestuursbesluit]) -> list[Field]:
    """Return the parameters of a variant and of its rule; `now`: the choice in force when it is this variant."""
    named = besluitvelden(variant)
    given = {name: plain(value) for name, (value, _) in now.parameters.items()} if now else {}
    listed = tuple((item.id, item.tekst) for item in besluiten.values())
    found = [_own(name, parameter, given.get(name, MISSING), listed) for name, parameter in variant.parameters.items()]
    model = rule_model(variant)
    if model is not None:
        types = rule_names(model)
        for name, field in model.model_fields.items():
            if name != "positie" and name not in variant.parameters:
                kind: Kind = "besluiten" if name in named else _kind(field, types[name].type)
                found.append(_of_rule(name, field, kind, given.get(name, MISSING), listed))
    return found


def _own(name: str, parameter: Parameter, given: Any, listed: tuple[tuple[str, str], ...]) -> Field:
    options = listed if parameter.soort == "besluiten" else tuple((item, item) for item in parameter.opties)
    label = parameter.omschrijving + (f" (in {parameter.eenheid})" if parameter.eenheid else "")
    default = plain(parameter.standaard)
    return Field(name, label, parameter.soort, options, default if given is MISSING else given, parameter.standaard is None)


def _of_rule(name: str, field: FieldInfo, kind: Kind, given: Any, listed: tuple[tuple[str, str], ...]) -> Field:
    options = listed if kind == "besluiten" else tuple((str(item), str(item)) for item in _literals(field.annotation))
    default = None if field.is_required() else field.get_default(call_default_factory=True)
    default = list(default) if isinstance(default, tuple) else default
    return Field(name, field.description or name, kind, options, default if given is MISSING else given, field.is_required())


def _literals(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((found for item in get_args(annotation) if (found := _literals(item))), ()) if get_origin(annotation) not in (tuple, dict) else ()


def _kind(field: FieldInfo, kind: Type) -> Kind:
    if _literals(field.annotation):
        return "keuze"
    if get_origin(field.annotation) is dict and get_args(field.annotation)[1] is int:
        return "per_gemeente"
    simple: dict[Type, Kind] = {GETAL: "getal", EURO: "getal", DATUM: "datum", JA_NEE: "ja_nee", TEKST: "tekst", TEKSTEN: "lijst"}
    if kind in simple:
        return simple[kind]
    if kind.naam == "lijst" and kind.view == TEXT_ITEM.name:
        return "lijst"
    return "breuk" if kind.naam == "breuk" else "gegevens" if kind == ONBEKEND or kind.naam == "lijst" else "tekst"


def _shown(kind: Kind, value: Any) -> str:
    if value is None:
        return ""
    if kind == "ja_nee":
        return "ja" if value else "nee"
    if kind == "lijst":
        return "\n".join(str(item) for item in value)
    if kind == "gegevens":
        return house.flow(value)
    return str(value)


# --- what was filled in ----------------------------------------------------------------------------------------------


def read(field: Field, typed: Sequence[str], per: Mapping[str, str]) -> Any:
    """Return what was filled in for a parameter as data, MISSING when nothing was; `per` is what was filled in for each deelnemer.

    Whether it fits is for the checks to say: they say it at the place, with what is possible.
    """
    text = typed[0].strip() if typed else ""
    match field.kind:
        case "besluiten":
            return list(typed) if typed else MISSING
        case "per_gemeente":
            found = {name: _number(value.strip()) for name, value in per.items() if value.strip()}
            return found or MISSING
        case "lijst":
            return [line.strip() for line in text.split("\n") if line.strip()] or MISSING
        case "gegevens":
            parsed = yamltext.parse(f"waarde: {text}\n".encode(), "") if text else None
            return MISSING if parsed is None else text if parsed.findings else plain(parsed.data["waarde"])
        case "ja_nee":
            return _YES.get(text, text) if text else MISSING
        case "getal":
            return _number(text) if text else MISSING
        case _:
            return text or MISSING


def _number(text: str) -> int | str:
    return int(text) if _WHOLE.match(text) else text
