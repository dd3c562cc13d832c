"""What a choice of the log sets in a clause, in words: its rule, and the values of its parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from assembler.facts import named, parameter_types, parameters
from assembler.ground.wording import datum, getal, opsomming
from assembler.reading.records.clausules import Variant
from assembler.reading.records.keuzes import KeuzeClausule
from assembler.reading.records.recht import Bestuursbesluit
from assembler.reading.records.workspace import Workspace
from assembler.reading.source import SourceMap
from assembler.reading.validate import record
from assembler.rules.common import fraction_text


def settings(variant: Variant, keuze: KeuzeClausule, workspace: Workspace) -> tuple[str, list[str]]:
    """Return the rule of a variant in its own words (empty where the choice does not give all that it asks for), and what else is set."""
    rule = _rule_in_words(variant, keuze)
    rows = [
        _said(variant, key, value, workspace)
        for key, value in _given(variant, keuze, workspace.besluiten)
        if not rule or key in variant.parameters or isinstance(value, list)
    ]
    return rule, rows


def _said(variant: Variant, key: str, value: Any, workspace: Workspace) -> str:
    """Return a setting in words; of yes or no the question that the clause asks, and the answer."""
    asked = variant.parameters[key].omschrijving if key in variant.parameters else None
    question = isinstance(value, bool) and asked is not None and asked.endswith("?")
    return f"{asked} {_value(value, workspace).capitalize()}" if question else f"{spaced(key)}: {_value(value, workspace)}"


def spaced(name: str) -> str:
    """Return the name of a parameter or place as words."""
    return name.replace("_", " ").replace("-", " ").replace("/", ", ")


def _value(value: Any, workspace: Workspace) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Mapping):
        names = workspace.organisaties
        return opsomming([f"{names[key].naam if key in names else spaced(key)} {_value(item, workspace)}" for key, item in value.items()])
    if isinstance(value, (list, tuple)):
        return opsomming([_value(item, workspace) for item in value])
    if isinstance(value, int | Decimal):
        return getal(value)
    text = str(value)
    try:
        return datum(date.fromisoformat(text))
    except ValueError:
        return fraction_text(value) if isinstance(value, Fraction) else text.replace("-", " ") if text.islower() else text


def _given(variant: Variant, keuze: KeuzeClausule, known: Mapping[str, Bestuursbesluit]) -> Iterator[tuple[str, Any]]:
    """Yield the parameters that say something: not those that are switched off or left at nothing; decisions in their words."""
    types, decisions = parameter_types.types_of(variant), parameters.besluitvelden(variant)
    for name, value in keuze.parameters.items():
        if name in types and not (value is False or value == 0):
            yield name, named.in_woorden(value, known) if name in decisions else value


def _rule_in_words(variant: Variant, keuze: KeuzeClausule) -> str:
    """Return the rule of a variant in its own words, where the choice gives all that the rule asks for."""
    model, modules = parameter_types.rule_model(variant), parameter_types.all_rules()
    if model is None or not keuze.variant or variant.regel is None:
        return ""
    given = SourceMap(keuze.positie.span)
    given.update({name: value for name, value in keuze.parameters.items() if name not in variant.parameters})
    rule, faults = record(model, given, keuze.positie.span)
    return "" if rule is None or faults or not given else modules[variant.regel].omschrijving(rule)
