"""How much a table of votes hangs on its parameters and figures: another rounding, another peildatum, the next step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args, get_origin

from assembler.rules.seams import WeightRule
from assembler.rules.votes import Stemgerechtigde

HORIZON = 10_000_000  # no gemeente has so many inhabitants; a step further away is no step


@dataclass(frozen=True, slots=True)
class FigureStep:
    """How much a figure of one gemeente must rise for it to get more votes, and fall for it to get fewer.

    None: not within the horizon (a maximum, a fixed table), or not without going below zero.
    """

    deelnemer: str
    cijfer: str
    more: int | None
    less: int | None


def other_choices(regel: WeightRule, p: Any, parameter: str, deelnemers: Sequence[Stemgerechtigde]) -> dict[str, dict[str, int]]:
    """Return the votes for every possibility of a parameter that is a choice, such as the rounding; the present one included."""
    found = {}
    for option in _options(p, parameter):
        changed = p.model_copy(update={parameter: option})
        if not any(bezwaar.is_fout for bezwaar in regel.controle(changed, deelnemers)):
            found[str(option)] = regel.stemmen(changed, deelnemers)
    return found


def _options(p: Any, parameter: str) -> tuple[Any, ...]:
    annotation = type(p).model_fields[parameter].annotation
    return get_args(annotation) if get_origin(annotation) is Literal else ()


def next_step(regel: WeightRule, p: Any, deelnemers: Sequence[Stemgerechtigde], deelnemer: str, cijfer: str) -> FigureStep:
    """Return how far one gemeente is from another number of votes, by one figure; for a rule that is monotone in it."""
    now = next(item.cijfers[cijfer] for item in deelnemers if item.id == deelnemer)
    votes = _votes(regel, p, deelnemers, deelnemer, cijfer, now)

    def other(change: int) -> bool:
        return _votes(regel, p, deelnemers, deelnemer, cijfer, now + change) != votes

    down = _first(lambda step: other(-step), now)
    return FigureStep(deelnemer, cijfer, _first(other, HORIZON), down)


def _votes(regel: WeightRule, p: Any, deelnemers: Sequence[Stemgerechtigde], deelnemer: str, cijfer: str, value: int) -> int:
    changed = [replace(item, cijfers={**item.cijfers, cijfer: value}) if item.id == deelnemer else item for item in deelnemers]
    return regel.stemmen(p, changed)[deelnemer]


def _first(differs: Callable[[int], bool], most: int) -> int | None:
    """Return the smallest step for which it is different; it stays different from there on."""
    if most < 1 or not differs(most):
        return None
    low, high = 1, most
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if differs(middle) else (middle + 1, high)
    return low
