"""Choices, figures and changes in the law as sentences see them: by the name of the clause, of the figure, of the change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assembler.facts import figures
from assembler.facts.facts import Facts
from assembler.facts.modules import there
from assembler.facts.parameter_types import types_of
from assembler.facts.parameters import known_values
from assembler.facts.reach import in_use
from assembler.facts.statutes import day_of
from assembler.reading.records.clausules import Clausule
from assembler.reading.records.modules import Module
from assembler.reading.records.recht import Rechtswijziging
from assembler.reading.records.trajecten import Traject
from assembler.sentences.names import JA_NEE, ONBEKEND, TEKST, Name, Type, View, ViewKind

CHOICE = ViewKind(
    "keuze",
    "een clausule zoals zij is gekozen; heeft ook haar parameters, bij hun naam",
    {"variant": Name(TEKST, "de gekozen variant (id)"), "aanwezig": Name(JA_NEE, "of de clausule in de regeling staat")},
)
_UNITS = {"euro": "euro", "procent": "procent"}


def attribute(name: str) -> str:
    """Return how a sentence spells an id: `-` would be a minus there."""
    return name.replace("-", "_")


def choice_types(clausule: Clausule) -> dict[str, Type]:
    """Return what sentences may ask of a clause: whether and how it was chosen, and the parameters of every variant.

    Of a parameter that is one thing in one variant and another in the next, nobody knows the type before a variant is chosen.
    """
    found = CHOICE.types
    for variant in clausule.varianten.values():
        found |= {name: kind if found.get(name, kind) == kind else ONBEKEND for name, kind in types_of(variant).items()}
    return found


def choices_view(facts: Facts) -> View:
    """Return all choices; the parameters of variants that were not chosen have no value."""
    found = {}
    used = in_use(facts.workspace, facts.trajectmap)  # the library has clauses of other forms too: those are in no text of this traject
    for name, keuze in facts.keuzes.clausules.items():
        none: dict[str, Any] = dict.fromkeys(choice_types(facts.workspace.clausules[name]))
        own = {"variant": keuze.variant, "aanwezig": keuze.aanwezig and name in used}
        found[attribute(name)] = View(CHOICE.name, name, {**none, **known_values(name, facts.parameters[name]), **own})
    return View("keuzes", "keuzes", found)


def module_types(modules: Mapping[str, Module]) -> dict[str, Type]:
    """Return the modules that a sentence may ask for, each a yes or no."""
    return {attribute(name): JA_NEE for name in modules}


def modules_view(facts: Facts) -> View:
    """Return for each module whether it is in the regulation: its first clause stands in the text."""
    found = there(facts.workspace, facts.trajectmap, lambda name: facts.keuzes.clausules[name].aanwezig)
    return View("modules", "modules", {attribute(name): name in found for name in facts.workspace.modules})


def figure_types(traject: Traject) -> dict[str, Type]:
    """Return the figures that a traject names, with their types."""
    return {attribute(name): Type(_UNITS.get(series.eenheid, "getal"), figure=True) for name, series in traject.cijfers.items()}


def figures_view(facts: Facts) -> View:
    """Return the figures of the traject itself."""
    found: Mapping[str, Any] = {attribute(name): figures.of_traject(facts.traject, name, facts.keuzes) for name in facts.traject.cijfers}
    return View("cijfers", "cijfers", found)


def change_types(recht: Mapping[str, Rechtswijziging]) -> dict[str, Type]:
    """Return the changes in the law that a sentence may ask for, each a yes or no."""
    return {attribute(name): JA_NEE for name in recht}


def changes_view(facts: Facts) -> View:
    """Return for each change in the law whether it holds on the day of the text."""
    day = day_of(facts.traject)
    return View("recht", "recht", {attribute(name): item.datum <= day for name, item in facts.workspace.recht.items()})
