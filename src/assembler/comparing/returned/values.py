"""Words on paper back to the value of a parameter, and numbers as they are said.

Nothing is guessed: a value counts when an expression with it, printed again by the program itself, gives these words.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from jinja2 import nodes
from pydantic import BaseModel

from assembler.facts.parameter_types import rule_model, types_of
from assembler.facts.parameters import view_of
from assembler.ground.findings import NOWHERE
from assembler.ground.wording import datum, rangtelwoord, telwoord
from assembler.pipeline import Folded
from assembler.sentences.calls import CallContext
from assembler.sentences.filters import FillError
from assembler.sentences.names import EURO, View
from assembler.sentences.worked import evaluate

_WORDS = {word: number for number in range(101) for word in (telwoord(number), rangtelwoord(number))}
_MONTHS = tuple(datum(date(2021, month, 1)).split()[1] for month in range(1, 13))
_CARDINALS = {telwoord(number): number for number in range(2, 21)} | {"één": 1}
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+")
_DATE = re.compile(rf"(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})")


@dataclass(frozen=True, slots=True)
class Reading:
    """A parameter of a clause with another value, as a record writes it."""

    clausule: str
    parameter: str
    waarde: Any


class Values:
    """Reads words back as values of parameters, under the facts of a milestone."""

    def __init__(self, folded: Folded, context: CallContext) -> None:
        self.folded, self.context = folded, context

    def of(self, tree: nodes.Expr, words: str, clausule: str) -> Reading | None:
        """Return the parameter that, with another value, makes an expression of this clause print these words; None when there is none, or more."""
        found = [reading for clause, name in _parameters(tree, clausule) for reading in self._readings(tree, words, clause, name)]
        return found[0] if len(found) == 1 else None

    def _readings(self, tree: nodes.Expr, words: str, clausule: str, name: str) -> Iterator[Reading]:
        values = self.folded.facts.parameters.get(clausule)
        if values is None or name not in values:
            return
        seen = set()
        own = _of_rule(tree, clausule)
        for typed, raw in self._candidates(clausule, name, words):
            scope = {**self.folded.scope, "regel": view_of(clausule, {**values, name: typed})}
            if str(raw) not in seen and in_figures(self._text(own, scope)) == in_figures(words):
                seen.add(str(raw))
                yield Reading(clausule, name, raw)

    def _text(self, tree: nodes.Expr, scope: Mapping[str, Any]) -> str:
        try:
            made = evaluate(tree, scope, self.context, NOWHERE)
        except (FillError, TypeError, AttributeError):
            return "\0"
        if isinstance(made, (str, View)) or made is None:
            return made if isinstance(made, str) else "\0"
        row = made if isinstance(made, tuple) else (made,)
        return "".join(getattr(item, "text", "") for item in row)

    def _candidates(self, clausule: str, name: str, words: str) -> Iterator[tuple[Any, Any]]:
        """Yield values that the words may say: as the program holds them, and as a record writes them."""
        facts = self.folded.facts
        variant = facts.workspace.clausules[clausule].varianten[facts.keuzes.clausules[clausule].variant]
        parameter = variant.parameters.get(name)
        now = facts.parameters[clausule][name]
        money = types_of(variant).get(name) == EURO
        kind = parameter.soort if parameter is not None else ""
        if kind == "keuze" or (parameter is None and isinstance(now, str)):
            for option in parameter.opties if parameter else _options(rule_model(variant), name):
                yield option, option
        elif kind == "ja_nee" or isinstance(now, bool):
            yield from ((True, True), (False, False))
        elif kind == "datum" or isinstance(now, date):
            yield from ((day, day.isoformat()) for day in _dates(words))
        elif kind == "breuk" or isinstance(now, Fraction):
            yield from ((part, f"{part.numerator}/{part.denominator}") for part in _parts())
        elif kind == "getal" or isinstance(now, int):
            yield from ((number * 100, number) if money else (number, number) for number in _numbers(words))
        elif kind == "tekst":
            yield words, words


def _parameters(tree: nodes.Node, clausule: str) -> dict[tuple[str, str], None]:
    """Return the parameters that an expression reads, each with its clause."""
    found: dict[tuple[str, str], None] = {}
    for item in [tree, *tree.find_all(nodes.Getattr)] if isinstance(tree, nodes.Getattr) else list(tree.find_all(nodes.Getattr)):
        assert isinstance(item, nodes.Getattr)  # noqa: S101 - what was asked for
        if isinstance(item.node, nodes.Name) and item.node.name == "regel":
            found[clausule, item.attr] = None
        elif isinstance(item.node, nodes.Getattr) and isinstance(item.node.node, nodes.Name) and item.node.node.name == "keuzes":
            found[item.node.attr.replace("_", "-"), item.attr] = None
    return found


def _of_rule(tree: nodes.Expr, clausule: str) -> nodes.Expr:
    """Return the expression in which `keuzes.<this clause>` is called `regel`, as its own sentences call it."""
    made = copy.deepcopy(tree)
    for item in [made, *made.find_all(nodes.Getattr)]:
        if isinstance(item, nodes.Getattr) and isinstance(item.node, nodes.Getattr) and item.node.attr.replace("_", "-") == clausule:
            item.node = nodes.Name("regel", "load")
    return made


def _options(rule: type[BaseModel] | None, name: str) -> tuple[str, ...]:
    """Return the words that a parameter of a rule may be."""
    field = rule.model_fields.get(name) if rule is not None else None
    found = getattr(field.annotation, "__args__", ()) if field is not None else ()
    return tuple(str(item) for item in found if isinstance(item, str))


def _numbers(words: str) -> Iterator[int]:
    yield from (int(item.replace(".", "")) for item in _NUMBER.findall(words) if len(item) < 16)
    yield from (_WORDS[word] for word in re.findall(r"\w+", words.casefold()) if word in _WORDS)
    yield from (1 for word in re.findall(r"\w+", words.casefold()) if word in {"een", "één"})


def _dates(words: str) -> Iterator[date]:
    for day, month, year in _DATE.findall(words):
        try:
            yield date(int(year), _MONTHS.index(month) + 1, int(day))
        except ValueError:
            continue


def _parts() -> Iterator[Fraction]:
    yield from sorted({Fraction(above, below) for below in range(1, 21) for above in range(1, below + 1)}, key=lambda part: (part.denominator, part))


def in_figures(words: str) -> str:
    """Return words with their numbers in figures and white space counted once: `acht weken` and `8 weken` say the same, and how is for the program."""
    bare = re.sub(r"\s+", " ", words).strip()
    return re.sub(r"\w+", lambda match: str(_CARDINALS.get(match[0], match[0])), bare)


def is_number(word: str) -> bool:
    """Return whether a word says a number."""
    return word.isdecimal() or word.casefold() in _WORDS
