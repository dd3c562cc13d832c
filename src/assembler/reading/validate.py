"""Plain data -> a checked record: pydantic's errors become findings with a place, in Dutch."""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from assembler.ground.findings import NOWHERE, Finding, Span, error, suggestion
from assembler.reading import locate
from assembler.reading.records.base import NUMBERED, SHIFTS, meant

R = TypeVar("R", bound=BaseModel)
FORM = "waarde-heeft-juiste-vorm"

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
    "twee_alineas": (
        "Deze tekst heeft een lege regel en zou als één zin doorlopen.",
        "Een lid of blok is één alinea: schrijf er twee, of haal de lege regel weg.",
    ),
    "lege_tekst": ("Deze tekst is leeg.", "Vul haar in, of verwijder de regel."),
    "datum_bestaat_niet": ("Deze datum bestaat niet.", "Schrijf een datum als jjjj-mm-dd, bijvoorbeeld 2021-06-30."),
    "geen_datum": ("Dit is geen datum.", "Schrijf een datum als jjjj-mm-dd, bijvoorbeeld 2021-06-30."),
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
        details = _told(fault.errors(include_url=False, include_input=False))
        unknown = [str(item["loc"][-1]) for item in details if item["type"] == "extra_forbidden"]
        return None, tuple(dict.fromkeys(_finding(item, model, data, span, unknown) for item in details))


def _told(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out that a list is too short when items of it are wrong: pydantic counts only the right ones.

    And that a value is not the one word that may stand in its place (`ntb`): what it should have been is told by the other kind.
    """
    inside = {item["loc"][:end] for item in details for end in range(len(item["loc"]))}
    others = {item["loc"][:-1] for item in details if not _of_literal(item)}
    return [item for item in details if (item["type"] != "too_short" or item["loc"] not in inside) and not (_of_literal(item) and item["loc"][:-1] in others)]


def _of_literal(item: ErrorDetails) -> bool:
    return item["type"] == "literal_error" and str(item["loc"][-1]).startswith("literal[")


def _finding(item: ErrorDetails, model: type[BaseModel], data: Any, span: Span, unknown: list[str]) -> Finding:
    kind, loc = item["type"], item["loc"]
    if kind == "missing":
        name = str(loc[-1])
        near = suggestion(name, unknown)
        hint = near.replace("Bedoelde u", "Is dat misschien") if near else ""
        return error("veld-is-ingevuld", f"Hier ontbreekt '{name}'.", locate.place(data, loc[:-1], span), hint=hint)
    if kind in {"extra_forbidden", "onbekend_veld"}:
        return _unknown_field(model, data, loc if kind == "extra_forbidden" else (*loc, "positie"), span)
    where, written = locate.place(data, loc, span), locate.written(data, loc)
    if kind == "literal_error":
        options = locate.options(model, loc)
        return error("waarde-is-bekend", f"'{written}' kan hier niet.", where, hint=suggestion(written, options) or f"Kies uit: {', '.join(options)}.")
    if kind == "string_pattern_mismatch":
        hint = "Gebruik kleine letters en cijfers, met streepjes ertussen."
        if NUMBERED.match(written):
            hint = f'{SHIFTS} assembler explain <traject> "{written}"'
        return error(FORM, f"'{written}' heeft niet de juiste vorm.", where, hint=hint)
    return _misshapen(item, data, where, written)


def _unknown_field(model: type[BaseModel], data: Any, loc: locate.Loc, span: Span) -> Finding:
    owner, name = locate.owner(model, loc[:-1]), str(loc[-1])
    fields = {key: field.alias or key for key, field in owner.model_fields.items() if key != "positie"} if owner else {}
    own = [fields[key] for key in sorted(fields, key=lambda key: owner is not None and key not in owner.__annotations__)]  # those of this kind first
    hint = suggestion(name, own) or f"Bekend zijn: {', '.join(own)}."
    return error("veld-is-bekend", f"Het veld '{name}' bestaat hier niet.", locate.key_place(data, loc, span), hint=hint)


def _misshapen(item: ErrorDetails, data: Any, where: Span, written: str) -> Finding:
    """Return the finding for a value of the wrong form, too large, too small or empty; a rule says its own, with its slug and hint."""
    kind, context = item["type"], item.get("ctx", {})
    message, hint = _MESSAGES.get(kind) or (("Deze waarde kan hier niet.", "") if kind in _ENGLISH else (item["msg"], context.get("hint", "")))
    if kind == "too_short" and isinstance(locate.value(data, item["loc"]), dict):
        message, hint = "Deze groep is leeg.", "Vul haar aan, of verwijder de regel."
    if kind in {"int_type", "int_parsing"}:
        hint = meant(written)
    if kind in {"greater_than_equal", "greater_than", "less_than_equal"}:
        hint = f"De grens is {next(iter(context.values()))}."
    shown = f" ('{written}')" if written and len(written) < 40 and "\n" not in written else ""
    return error(context.get("slug", FORM), message.removesuffix(".") + shown + ".", where, hint=hint)
