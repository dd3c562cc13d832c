"""The parameters of a clause: from what a record of the log says to typed values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from assembler.facts import asked, named
from assembler.facts.chosen import Clausulekeuze
from assembler.facts.named import Besluitenlijst
from assembler.facts.parameter_types import TEXT_ITEM, are_ids, item_of, kind_of, rule_model, types_of
from assembler.facts.reach import Reach
from assembler.ground.findings import Finding, Related, error, suggestion
from assembler.ground.values import Gedeelte, Waarde
from assembler.ground.wording import breuk, opsomming
from assembler.reading.records.base import meant
from assembler.reading.records.clausules import Clausule, Parameter, Variant
from assembler.reading.source import SourceMap
from assembler.reading.validate import record
from assembler.sentences.names import View

_FRACTION = re.compile(r"[0-9]{1,6}(/[0-9]{1,6}|\.[0-9]{1,6})?", re.ASCII)
COUNTED = 5  # a part of more than so many is a number of them: five of seven


def resolve(
    clausule: Clausule, keuze: Clausulekeuze, deelnemers: tuple[str, ...], besluiten: Besluitenlijst, of: Reach
) -> tuple[dict[str, Any], BaseModel | None, list[Finding]]:
    """Return the typed parameters of a chosen variant, those of its rule, and what is wrong with them.

    A parameter that names decisions holds ids; here they become the words of the regulation.
    """
    variant = clausule.varianten.get(keuze.variant)
    if variant is None:
        return {}, None, []  # an unknown variant: reported where names are checked
    found: list[Finding] = []
    values: dict[str, Any] = {}
    for name, parameter in variant.parameters.items():
        raw, span = keuze.parameters.get(name, (_standard(parameter, deelnemers, of), variant.positie.span))
        values[name], fault = _of_organs(name, parameter, raw, of) or _coerce(name, parameter, raw, deelnemers, of)
        if fault:
            found.append(error("parameter-past", fault, span))
    rule, faults = _rule(variant, _in_woorden(variant, keuze, besluiten))
    names = asked.Names(deelnemers, [item.id for item in besluiten.values() if item.orgaan == "algemeen-bestuur"] or ["begroting-vaststellen"])
    found.extend(_told(clausule, keuze, faults, names))
    if rule is not None:
        values |= {name: _value(getattr(rule, name), field.annotation) for name, field in type(rule).model_fields.items() if name != "positie"}
    for name, value, span in named.genoemd(variant, besluitvelden(variant), keuze):
        found.extend(named.onbekend(value, span, besluiten))
        values[name] = named.views(value, besluiten)
    return values, rule, found


def _standard(parameter: Parameter, deelnemers: tuple[str, ...], of: Reach) -> Any:
    """Return the value when nobody chose; with few participants that may be more for each, so that they are enough together."""
    few = parameter.bij_weinig
    if few is not None and len(deelnemers) <= few.deelnemers and of.within(few.geldt_voor):
        return -(-few.samen // len(deelnemers))
    return parameter.standaard


def _told(clausule: Clausule, keuze: Clausulekeuze, faults: Sequence[Finding], names: asked.Names) -> Iterator[Finding]:
    """Yield the faults in the parameters of a variant: those that it does not know, and in one finding all that are missing, with what to paste."""
    variant = clausule.varianten[keuze.variant]
    rows = {item.naam: item for item in asked.asked(variant, rule_model(variant), names)}
    for name, (_, span) in keuze.parameters.items():
        if name not in rows:
            others = [key for key, item in clausule.varianten.items() if name in types_of(item)]
            message = f"De parameter '{name}' hoort niet bij de variant '{keuze.variant}' van '{clausule.id}', die hier geldt."
            where = opsomming([f"'{key}'" for key in others])
            of_others = f"Zij hoort bij {where}: kies die variant, of haal de parameter weg." if others else ""
            hint = suggestion(name, rows) or of_others or f"Kies uit: {', '.join(rows) or 'er zijn er geen'}."
            yield error("parameter-bestaat", message, span, hint=hint, related=_chosen_at(keuze))
    missing = [row for row in rows.values() if row.moet and row.naam not in keuze.parameters and row.naam not in variant.parameters]
    if missing:
        what = opsomming([f"'{row.naam}'" for row in missing])
        message = f"Bij de variant '{keuze.variant}' van '{clausule.id}' {'ontbreekt' if len(missing) == 1 else 'ontbreken'} {what}."
        paste = ", ".join(f"{row.naam}: {row.voorbeeld}" for row in missing)
        hint = f"Zet onder 'parameters', met uw eigen waarden: {paste}. Wat zij betekenen: assembler explain clausule:{clausule.id}"
        yield error("veld-is-ingevuld", message, keuze.bronnen["variant"].span if "variant" in keuze.bronnen else variant.positie.span, hint=hint)
    absent = {f"Hier ontbreekt '{row.naam}'." for row in missing}
    yield from (item for item in faults if item.message not in absent)


def _chosen_at(keuze: Clausulekeuze) -> tuple[Related, ...]:
    return (Related(keuze.bronnen["variant"].span, "hier is de variant gekozen"),) if "variant" in keuze.bronnen else ()


def besluitvelden(variant: Variant) -> frozenset[str]:
    """Return the parameters of a variant, and of its rule, that name decisions of the board."""
    return named.velden(variant, rule_model(variant))


def _in_woorden(variant: Variant, keuze: Clausulekeuze, besluiten: Besluitenlijst) -> Clausulekeuze:
    """Return the choice with the decisions it names in the words of the regulation: a rule knows no ids."""
    named_here = {name: keuze.parameters[name] for name in besluitvelden(variant) if name in keuze.parameters}
    words = {name: (named.in_woorden(value, besluiten), span) for name, (value, span) in named_here.items()}
    return replace(keuze, parameters={**keuze.parameters, **words})


def _rule(variant: Variant, keuze: Clausulekeuze) -> tuple[BaseModel | None, tuple[Finding, ...]]:
    model = rule_model(variant)
    if model is None:
        return None, ()
    span = keuze.bronnen["variant"].span if "variant" in keuze.bronnen else variant.positie.span
    data = SourceMap(span)
    for name, (value, place) in keuze.parameters.items():
        if name in variant.parameters or name not in model.model_fields:
            continue
        data[name], data.values_at[name], data.keys_at[name] = value, place, place
    return record(model, data, span)


def _value(value: Any, annotation: Any = None) -> Any:
    """Make a tuple of texts or records into views, so that sentences can repeat over it; ids stay as they are."""
    if item_of(annotation) is not None:
        return tuple(
            View(kind_of(type(item)), str(index), {name: getattr(item, name) for name in type(item).model_fields if name != "positie"})
            for index, item in enumerate(value)
        )
    if isinstance(value, tuple) and not are_ids(annotation):
        return tuple(TEXT_ITEM.view(str(index), {"naam": Waarde(str(item), ""), "orgaan": ""}) for index, item in enumerate(value))
    return value


def _of_organs(name: str, parameter: Parameter, raw: Any, of: Reach) -> tuple[None, str] | None:
    """Return what is wrong with a part of the organs of one kind: named while none take part, or not named while they do; None when it is to be read."""
    if parameter.van in (None, "deelnemers"):
        return None
    count = of.aantallen.get(parameter.van, 0)
    if raw is None and count:
        return None, f"Hier ontbreekt '{name}': van hoeveel van de {count} {parameter.van} ten minste een besluit nodig is, zoals {max(1, count - 1)}/{count}."
    if raw is not None and not count:
        return None, f"'{name}' zegt hier niets: aan deze regeling nemen geen {parameter.van} deel. Haal de parameter weg."
    return None


def _coerce(name: str, parameter: Parameter, raw: Any, deelnemers: tuple[str, ...], of: Reach) -> tuple[Any, str]:
    """Return the typed value of a parameter, and a message when it does not fit."""
    if raw is None:
        return None, ""
    kind = parameter.soort
    if kind == "getal":
        return _number(name, parameter, raw)
    if kind == "ja_nee":
        return (raw, "") if isinstance(raw, bool) else (None, f"'{name}' is ja of nee: schrijf 'true' (ja) of 'false' (nee).")
    if kind == "keuze":
        return _option(name, str(raw), parameter.opties)
    if kind == "per_gemeente":
        return _per_gemeente(name, raw, deelnemers)
    if kind in {"lijst", "besluiten"}:  # the decisions themselves are read in `resolve`
        return (_value(tuple(raw)), "") if isinstance(raw, list) else (None, f"'{name}' is een lijst.")
    try:
        if kind == "datum":
            return date.fromisoformat(str(raw)), ""
        if kind == "breuk":
            whose = parameter.van or ""
            return _part(name, str(raw), of.aantallen.get(whose, len(deelnemers)), whose) if whose else _fraction(name, str(raw))
    except (ValueError, ZeroDivisionError):
        return None, f"'{raw}' past niet bij '{name}' ({kind})."
    return (str(raw), "") if isinstance(raw, (str, int)) and not isinstance(raw, bool) else (None, f"'{name}' is een tekst.")


def _option(name: str, raw: str, options: Sequence[str]) -> tuple[str | None, str]:
    """Return a choice from what there is to choose."""
    if raw in options:
        return raw, ""
    return None, f"'{raw}' is geen mogelijkheid voor '{name}'. {suggestion(raw, options) or 'Kies uit: ' + ', '.join(options) + '.'}"


def _exact(raw: str) -> Fraction:
    """Return what is written as a fraction, or with a point; ValueError for anything else, such as a power of ten with a billion digits."""
    if not _FRACTION.fullmatch(raw):
        raise ValueError(raw)
    return Fraction(raw)


def _fraction(name: str, raw: str) -> tuple[Fraction | None, str]:
    part = _exact(raw)
    return (part, "") if 0 < part <= 1 else (None, f"'{raw}' van '{name}' is geen deel: een breuk is groter dan 0 en ten hoogste 1, zoals 2/3.")


def _part(name: str, raw: str, count: int, whose: str) -> tuple[Fraction | None, str]:
    """Return a part of the participants, or of their organs: a number of them where it is written so (18/22), and then of as many as there are."""
    part = _exact(raw)
    if not 0 < part <= 1:
        return (
            None,
            f"'{raw}' van '{name}' is geen deel van de {count} {whose}. Schrijf een aantal van {count}, zoals {max(1, count - 1)}/{count}, of een breuk zoals 2/3.",
        )
    below = int(raw.partition("/")[2] or 1)
    counted = "/" in raw and (below != part.denominator or below > COUNTED)  # nobody writes 18/22 for nine elevenths, nor 5/7 for five sevenths
    if counted and below != count:
        return None, f"'{raw}' van '{name}' telt {below} {whose}, maar er zijn er {count}. Schrijf een aantal van {count}, of een breuk zoals 2/3."
    exact = (part * count).denominator == 1 and breuk(part) == str(part)
    return (Gedeelte(part, count) if counted or exact else part), ""


def _number(name: str, parameter: Parameter, raw: Any) -> tuple[int | None, str]:
    if not isinstance(raw, int) or isinstance(raw, bool):
        return None, f"'{name}' is een geheel getal, geen '{raw}'. {meant(str(raw))}".strip()
    if parameter.minimum is not None and raw < parameter.minimum:
        return None, f"'{name}' is ten minste {parameter.minimum}."
    if parameter.maximum is not None and raw > parameter.maximum:
        return None, f"'{name}' is ten hoogste {parameter.maximum}."
    return raw, ""


def _per_gemeente(name: str, raw: Any, deelnemers: tuple[str, ...]) -> tuple[Mapping[str, int] | None, str]:
    """A number for all, or a number per gemeente; who is not named counts as 1."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        return dict.fromkeys(deelnemers, raw), ""
    if not isinstance(raw, dict) or not all(isinstance(value, int) and not isinstance(value, bool) and value >= 0 for value in raw.values()):
        return None, f"'{name}' is een aantal, of een aantal per gemeente."
    unknown = [gemeente for gemeente in raw if gemeente not in deelnemers]
    if unknown:
        return None, f"'{unknown[0]}' is geen deelnemer. {suggestion(unknown[0], deelnemers)}".strip()
    return {gemeente: raw.get(gemeente, 1) for gemeente in deelnemers}, ""


def view_of(clausule: str, values: Mapping[str, Any]) -> View:
    """Return `regel` as sentences of this clause see it."""
    return View("regel", clausule, known_values(clausule, values))


def known_values(clausule: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters as sentences see them: each value knows which parameter it is."""
    return {
        name: value if isinstance(value, (tuple, Mapping)) or value is None else Waarde(value, f"keuze:{clausule}.{name}") for name, value in values.items()
    }
