"""What a variant asks of who chooses it: each parameter of its own and of its rule, in words, with a value that may be copied and changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from assembler.ground.wording import opsomming
from assembler.reading.records.clausules import Parameter, Variant

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A parameter: its name, what it means, what may be said, and an example as it is written in YAML; `moet`: there is nothing without it."""

    naam: str
    uitleg: str
    vorm: str
    voorbeeld: str
    moet: bool


@dataclass(frozen=True, slots=True)
class Names:
    """Names that an example may use: of deelnemers, and of decisions of the board."""

    deelnemers: Sequence[str] = ("gemeente-a", "gemeente-b")
    besluiten: Sequence[str] = ("begroting-vaststellen",)


def asked(variant: Variant, model: type[BaseModel] | None, names: Names) -> tuple[Asked, ...]:
    """Return what a variant asks, what must be said first; `model` holds the parameters of its rule."""
    own = [_own(name, parameter, names) for name, parameter in variant.parameters.items()]
    found = [*(_of_rule(model, names) if model else ()), *own]
    return tuple(sorted(found, key=lambda item: not item.moet))


def block(clausule: str, variant: str | None, rows: Sequence[Asked]) -> str:
    """Return a choice for the log, ready to paste: with an example for each parameter, and behind it what else it may be."""
    lines = [f"  - clausule: {clausule}", *([f"    variant: {variant}"] if variant else [])]
    if rows:
        lines.append("    parameters:" if any(item.moet for item in rows) else "    # parameters:")
    written = [f"      {'' if item.moet else '# '}{item.naam}: {item.voorbeeld}" for item in rows]
    width = min(max((len(line) for line in written), default=0), 60)
    lines += [f"{line:<{width}}  # {item.uitleg}{f' ({item.vorm})' if item.vorm else ''}" for line, item in zip(written, rows, strict=True)]
    return "\n".join([*lines, "    reden: waarom dit is gekozen"])


# --- of the rule -----------------------------------------------------------------------------------------------------


def _of_rule(model: type[BaseModel], names: Names) -> Iterator[Asked]:
    schema = _schema(model)
    definitions, required = schema.get("$defs", {}), schema.get("required", [])
    for name, shown in schema["properties"].items():
        field = {**_bounds(model, name), **shown}
        value = example(name, field, definitions, names) if shown.get("default") in (None, []) else shown["default"]
        yield Asked(name, str(field.get("description", "")).rstrip("."), form(field, definitions), _yaml(value), name in required)


@cache
def _schema(model: type[BaseModel]) -> Json:
    """Return the schema of a record; only read, for it is worked out once."""
    return model.model_json_schema(by_alias=True)


def _bounds(model: type[BaseModel], name: str) -> Json:
    """Return the bounds of a field, which a schema of its own (of a percentage, an amount) leaves out."""
    words = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
    field = next((item for key, item in model.model_fields.items() if name in {key, item.alias}), None)
    found = {words[key]: getattr(item, key) for item in (field.metadata if field else ()) for key in words if hasattr(item, key)}
    return {key: value for key, value in found.items() if isinstance(value, int)}


def form(field: Json, definitions: Mapping[str, Json]) -> str:
    """Return in words what may be said for a field of a rule, by its schema."""
    if "anyOf" in field:
        return opsomming([form(item, definitions) for item in field["anyOf"] if item.get("type") != "null"], "of")
    if "$ref" in field:
        inner = definitions[field["$ref"].rpartition("/")[2]]
        return f"groep met {opsomming(list(inner['properties']))}"
    if "enum" in field:
        return opsomming([str(item) for item in field["enum"]], "of")
    match field.get("type"):
        case "array":
            return f"lijst; ieder: {form(field['items'], definitions)}"
        case "object":
            return f"per gemeente: {form(_each(field), definitions)}"
        case "boolean":
            return "true of false"
        case "integer":
            return f"geheel getal{_range(field)}"
        case "string":
            return "datum, jjjj-mm-dd" if field.get("format") == "date" else "breuk, zoals 2/3" if "/" in field.get("pattern", "") else "tekst"
        case _:
            return f"getal{_range(field)}"


def _each(field: Json) -> Json:
    """Return what stands for each gemeente in a group with a value per gemeente."""
    rows: Mapping[str, Json] = field.get("patternProperties", {})
    return next(iter(rows.values()), {"type": "integer"})


def _range(field: Json) -> str:
    low = field.get("minimum", field.get("exclusiveMinimum"))
    high = field.get("maximum", field.get("exclusiveMaximum"))
    over = "meer dan" if "exclusiveMinimum" in field else "ten minste"
    parts = [f"{over} {low}"] if low is not None else []
    return "".join(f", {part}" for part in [*parts, *([f"ten hoogste {high}"] if high is not None else [])])


def example(name: str, field: Json, definitions: Mapping[str, Json], names: Names, among: int = 1) -> Any:
    """Return a value that fits a field of a rule, by its schema; `among` is how many of its kind stand beside each other."""
    if "anyOf" in field:
        return example(name, next(item for item in field["anyOf"] if item.get("type") != "null"), definitions, names, among)
    if "$ref" in field:
        inner = definitions[field["$ref"].rpartition("/")[2]]
        return {key: example(key, item, definitions, names, among) for key, item in inner["properties"].items() if key in inner.get("required", [])}
    if "enum" in field:
        return field["enum"][0]
    match field.get("type"):
        case "array":
            count = max(field.get("minItems", 1), 1)
            return [example(name, field["items"], definitions, names, count)] * count
        case "object":
            return {key: example(name, _each(field), definitions, names) for key in names.deelnemers}
        case "boolean":
            return True
        case "string":
            return _text(name, field, names)
        case _:
            return _number(field, among)


def _text(name: str, field: Json, names: Names) -> str:
    if field.get("format") == "date":
        return "2021-01-01"
    if "/" in field.get("pattern", ""):
        return "2/3"
    if name in {"besluiten", "uitgezonderd_besluiten"}:
        return names.besluiten[0]
    if name in {"gemeenten", "uitgezonderd", "gemeente"}:
        return names.deelnemers[0]
    return "inwoners" if "pattern" in field else "vul in"


def _number(field: Json, among: int) -> int:
    if "examples" in field and "minimum" not in field:  # an amount or a percentage; percentages beside each other make a hundred
        return 100 // among if among > 1 else int(field["examples"][0])
    low: Any = field.get("minimum", field.get("exclusiveMinimum", 0))
    return int(low) + ("exclusiveMinimum" in field)


# --- of the clause itself --------------------------------------------------------------------------------------------


def _own(name: str, parameter: Parameter, names: Names) -> Asked:
    words: Mapping[str, str] = {
        "getal": f"geheel getal{_range({'minimum': parameter.minimum, 'maximum': parameter.maximum})}",
        "tekst": "tekst",
        "datum": "datum, jjjj-mm-dd",
        "ja_nee": "true of false",
        "keuze": opsomming(list(parameter.opties), "of"),
        "breuk": "breuk, zoals 2/3",
        "per_gemeente": "een aantal, of een aantal per gemeente",
        "lijst": "lijst van teksten",
        "besluiten": "lijst van besluiten uit clauses/besluiten",
    }
    examples: Mapping[str, Any] = {
        "getal": parameter.minimum or 1,
        "tekst": "vul in",
        "datum": "2021-01-01",
        "ja_nee": True,
        "keuze": next(iter(parameter.opties), ""),
        "breuk": "2/3",
        "per_gemeente": 1,
        "lijst": ["vul in"],
        "besluiten": [names.besluiten[0]],
    }
    value = parameter.standaard if parameter.standaard is not None else examples[parameter.soort]
    unit = f"{words[parameter.soort]}; {parameter.eenheid}" if parameter.eenheid else words[parameter.soort]
    return Asked(name, str(parameter.omschrijving).rstrip("."), unit, _yaml(value), parameter.standaard is None)


def _yaml(value: Any) -> str:
    """Return a value as one writes it in YAML, on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {_yaml(item)}' for key, item in value.items())}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_yaml(item) for item in value)}]"
    text = str(value)
    return f'"{text}"' if not isinstance(value, (int, float)) and (any(mark in text for mark in ":#{}[],&*!|>'%@`") or text.isdigit()) else text
