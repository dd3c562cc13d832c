"""Plain data -> a checked record: pydantic's errors become findings with a place, in Dutch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from assembler.findings import NOWHERE, Finding, Span, error, suggestion
from assembler.reading.records.base import Record
from assembler.reading.source import SourceList, SourceMap, SourceText

R = TypeVar("R", bound=BaseModel)

# Keyed on pydantic's error type, not on its English sentence: that one changes with a new version.
_MESSAGES: dict[str, tuple[str, str]] = {
    "string_type": ("Hier hoort tekst te staan.", "Zet de waarde tussen aanhalingstekens."),
    "int_type": ("Hier hoort een geheel getal te staan.", ""),
    "int_parsing": ("Hier hoort een geheel getal te staan.", ""),
    "bool_type": ("Hier hoort 'true' of 'false' te staan.", ""),
    "tuple_type": ("Hier hoort een lijst te staan.", "Begin elke regel met een streepje en een spatie."),
    "list_type": ("Hier hoort een lijst te staan.", "Begin elke regel met een streepje en een spatie."),
    "dict_type": ("Hier hoort een groep met namen en waarden te staan.", ""),
    "model_type": ("Hier hoort een groep met namen en waarden te staan.", ""),
    "model_attributes_type": ("Hier hoort een groep met namen en waarden te staan.", ""),
    "too_short": ("Deze lijst is te kort.", "Vul haar aan."),
    "string_too_short": ("Deze tekst is leeg.", "Vul haar in, of verwijder de regel."),
    "string_too_long": ("Deze tekst is te lang.", ""),
    "lege_tekst": ("Deze tekst is leeg.", "Vul haar in, of verwijder de regel."),
    "datum_bestaat_niet": ("Deze datum bestaat niet.", "Schrijf een datum als jjjj-mm-dd, bijvoorbeeld 2021-06-30."),
    "geen_datum": ("Dit is geen datum.", "Schrijf een datum als jjjj-mm-dd, bijvoorbeeld 2021-06-30."),
    "geen_getal": ("Dit is geen getal.", "Schrijf een getal zonder punten voor duizendtallen en met een punt voor decimalen, bijvoorbeeld 1250.50."),
    "geen_nummer": ("Dit is geen nummer van een artikel of lid.", "Bijvoorbeeld 13, 10a, 2.3.5 of '10:3'."),
    "code_zonder_aanhalingstekens": (
        "Een gemeentecode staat tussen aanhalingstekens.",
        'Andere programma\'s lezen een voorloopnul als een ander getal; schrijf bijvoorbeeld "0505".',
    ),
    "geen_gemeentecode": ("Een gemeentecode bestaat uit vier cijfers.", 'Bijvoorbeeld "0505".'),
    "import_onduidelijk": (
        "Deze import zegt niet van wie de cijfers zijn.",
        "Geef 'gemeente' en 'kolommen' (een regel per gemeente), of 'omschrijving', 'rijen' en 'waarde' (cijfers van het traject).",
    ),
    "greater_than_equal": ("Dit getal is te klein.", ""),
    "greater_than": ("Dit getal is te klein.", ""),
    "less_than_equal": ("Dit getal is te groot.", ""),
}

_ENGLISH = frozenset(get_args(ErrorType))  # what pydantic says itself; a rule says its own in Dutch


def record(model: type[R], data: Any, span: Span = NOWHERE) -> tuple[R | None, tuple[Finding, ...]]:
    """Return the record in `data`, or None with a finding for each fault."""
    try:
        return model.model_validate(data), ()
    except ValidationError as fault:
        details = fault.errors(include_url=False, include_input=False)
        unknown = [str(item["loc"][-1]) for item in details if item["type"] == "extra_forbidden"]
        found = [_finding(item, model, data, span, unknown) for item in details]
        return None, tuple(dict.fromkeys(item for item in found if item is not None))


def _finding(item: ErrorDetails, model: type[BaseModel], data: Any, span: Span, unknown: list[str]) -> Finding | None:
    kind, loc = item["type"], item["loc"]
    if kind == "missing":
        where = _place(data, loc[:-1], span)
        name = str(loc[-1])
        near = suggestion(name, unknown)
        return error("veld-is-ingevuld", f"Hier ontbreekt '{name}'.", where, hint=near.replace("Bedoelde u", "Is dat misschien") if near else "")
    if kind in {"extra_forbidden", "onbekend_veld"}:
        name = str(loc[-1]) if kind == "extra_forbidden" else "positie"
        owner = model_at(model, loc[:-1])
        known = [field.alias or key for key, field in owner.model_fields.items() if key != "positie"] if owner else []
        return error(
            "veld-is-bekend",
            f"Het veld '{name}' bestaat hier niet.",
            _key(data, loc if kind == "extra_forbidden" else (*loc, name), span),
            hint=suggestion(name, known) or f"Bekend zijn: {', '.join(known)}.",
        )
    where = _place(data, loc, span)
    written = _written(data, loc)
    if kind == "literal_error":
        options = [option.strip("'") for option in str(item["ctx"]["expected"]).replace(" or ", ", ").split(", ")]
        return error("waarde-is-bekend", f"'{written}' kan hier niet.", where, hint=suggestion(written, options) or f"Kies uit: {', '.join(options)}.")
    if kind == "string_pattern_mismatch":
        return error(
            "waarde-heeft-juiste-vorm", f"'{written}' heeft niet de juiste vorm.", where, hint="Gebruik kleine letters en cijfers, met streepjes ertussen."
        )
    message, hint = _MESSAGES.get(kind) or ("Deze waarde kan hier niet." if kind in _ENGLISH else item["msg"], "")
    if kind in {"greater_than_equal", "greater_than", "less_than_equal"}:
        limit = next(iter(item["ctx"].values()))
        hint = f"De grens is {limit}."
    shown = f" ('{written}')" if written and len(written) < 40 else ""
    return error("waarde-heeft-juiste-vorm", message.removesuffix(".") + shown + ".", where, hint=hint)


def _steps(data: Any, loc: tuple[int | str, ...]) -> Iterator[tuple[Any, int | str]]:
    """Yield (container, key) as far as the location exists in the data; tags that pydantic inserts are skipped."""
    here = data
    for step in loc:
        exists = (isinstance(here, dict) and step in here) or (isinstance(here, list) and isinstance(step, int) and step < len(here))
        if exists:
            yield here, step
            here = here[step]


def _place(data: Any, loc: tuple[int | str, ...], span: Span) -> Span:
    found = data.span if isinstance(data, (SourceMap, SourceList, SourceText)) else span
    for container, step in _steps(data, loc):
        if isinstance(container, SourceMap):
            found = container.values_at.get(str(step), found)
        elif isinstance(container, SourceList) and isinstance(step, int):
            found = container.items_at[step]
    return found


def _key(data: Any, loc: tuple[int | str, ...], span: Span) -> Span:
    *_, last = list(_steps(data, loc)) or [(data, "")]
    container, step = last
    if isinstance(container, SourceMap) and str(step) in container.keys_at:
        return container.keys_at[str(step)]
    return _place(data, loc, span)


def _written(data: Any, loc: tuple[int | str, ...]) -> str:
    here = data
    for container, step in _steps(data, loc):
        here = container[step]
    return "" if isinstance(here, (dict, list)) or here is None else str(here)


def model_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel] | None:
    """Return the record that a location in the data belongs to."""
    here: type[BaseModel] | None = model
    for step in loc:
        if here is None or not isinstance(step, str):
            continue
        field = here.model_fields.get(step) or next((item for item in here.model_fields.values() if item.alias == step), None)
        if field is not None:
            here = next(iter(_records_in(field.annotation)), here)
    return here


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in get_args(annotation):
        yield from _records_in(argument)
