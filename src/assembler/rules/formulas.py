"""What a rule computes in the words of a spreadsheet program: its formula, as the rule says it itself.

A voting rule or a key may have a function `formule`; one that has none, or returns nothing, has its outcome written as values. Names in braces are
filled with cells: `{x}` the figure in the row, `{leden}` its members, `{0}` and `{1}` the columns in the row, `{0s}` their sums, `{bedrag}`
the amount of the pool, `{som}` the sum of the weights, `{voor}` what the step before came to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from assembler.rules.common import FigureQuestion
from assembler.rules.money import KeyInput

ROUNDING = {"omhoog": "ROUNDUP", "omlaag": "ROUNDDOWN", "dichtstbij": "ROUND"}


@dataclass(frozen=True, slots=True)
class VoteFormula:
    """What the votes are computed from: the figure in each row (''), the formula per row, named constants, and classes (from, votes).

    `{vanaf}` and `{klasse}` are the columns of the classes; other names are constants.
    """

    figure: str
    formula: str
    constants: tuple[tuple[str, int], ...] = ()
    classes: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column of figures: its heading and a number per gemeente; `cell` is its formula where there was a step before."""

    heading: str
    values: Mapping[str, int | Fraction]
    cell: str = ""


@dataclass(frozen=True, slots=True)
class KeyFormula:
    """The columns that a key uses, its weight per row, and the amount it divides."""

    columns: tuple[FigureColumn, ...]
    weight: str
    divided: str = "{bedrag}"


def columns(questions: Iterable[FigureQuestion], invoer: KeyInput) -> tuple[FigureColumn, ...]:
    """Return the figures that a key asked for, in that order, each with the day for which it was asked."""
    found = []
    for vraag in questions:
        moment = f" {vraag.peildatum.strftime('%d-%m-%Y')}" if vraag.peildatum else ""
        found.append(FigureColumn(f"{vraag.naam}{moment}", invoer.cijfers[vraag.sleutel]))
    return tuple(found)


def by_sum(found: tuple[FigureColumn, ...]) -> KeyFormula:
    """Return the formula of a key that divides by the sum of its figures."""
    return KeyFormula(found, added(range(len(found))))


def added(indices: Sequence[int], mark: str = "") -> str:
    """Return columns added up: `{0}+{1}`, or with the mark `s` their sums."""
    return "+".join(f"{{{index}{mark}}}" for index in indices)


def number(value: Fraction) -> str:
    """Return a number as a formula writes it: `70`, `11/4`."""
    return str(value.numerator) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


def of_key(module: Any, p: Any, invoer: KeyInput) -> KeyFormula | None:
    """Return the formula that a key says it has for these figures."""
    make = getattr(module, "formule", None)
    found: KeyFormula | None = make(p, invoer) if make is not None else None
    return found


def of_votes(module: Any, p: Any, highest: int) -> VoteFormula | str | None:
    """Return the formula that a voting rule says it has, or its words for why it has none; `highest` is the most votes anybody has."""
    make = getattr(module, "formule", None)
    found: VoteFormula | str | None = make(p, highest) if make is not None else None
    return found


def counts_things(module: Any) -> bool:
    """Return whether the figures of a key are numbers of things, not only weights: `TELT = "aantallen"` in its file."""
    return getattr(module, "TELT", "") == "aantallen"
