"""Parameters of the text as chosen that nobody has given a value: they stand on the list without anybody listing them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assembler.compose.blocks import Composer, Place
from assembler.document import text_of
from assembler.facts import Facts
from assembler.parameters import rule_model
from assembler.records.clausules import Variant
from assembler.wording import opsomming


def zonder_waarde(facts: Facts, composer: Composer, scope: Mapping[str, Any], place: Place) -> list[str]:
    """Return a line for each parameter without value of a clause of the region that stands in the text."""
    soort = facts.workspace.documentsoorten[facts.traject.regeling]
    used = {name for chapter in soort.hoofdstukken for name in chapter.clausules} | {*soort.aanhef, *soort.slot, *(item.clausule for item in soort.bijlagen)}
    found = []
    for name, keuze in facts.keuzes.clausules.items():
        if keuze.aanwezig and name in used:
            variant = facts.workspace.clausules[name].varianten[keuze.variant]
            title = text_of(composer.zin(facts.workspace.clausules[name].opschrift, scope, place))
            found += [f"{title}: {line}" for line in _leeg(variant, facts.parameters[name], keuze.parameters)]
    return found


def _leeg(variant: Variant, values: Mapping[str, Any], given: Mapping[str, Any]) -> Iterator[str]:
    for name, parameter in variant.parameters.items():
        if values.get(name) is None:
            options = f" (keuze uit {opsomming(parameter.opties, 'of')})" if parameter.opties else ""
            yield f"{parameter.omschrijving.rstrip('.')}{options}"
    model = rule_model(variant)
    for name, field in model.model_fields.items() if model is not None else ():
        if field.is_required() and name not in given:
            yield (field.description or name.replace("_", " ")).rstrip(".")
