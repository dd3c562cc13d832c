"""A figure as everybody hands it on: a value with what a reader may ask about it, or a gap; and the arithmetic that keeps both.

What is computed is no surer than the least sure of what it is computed from, and not known while one of those is not known.
Its source is the one that they share, or else words that say what it is computed from: what one gemeente says about its own
figures does not belong in the papers of another (`shared_source`, the only place of that rule).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Self

from assembler.ground.document import Gat, Input, Status

FIGURES = "de cijfers"
_CERTAINTY: tuple[Status, ...] = ("", "definitief", "voorlopig", "aanname")


class Gedeelte(Fraction):
    """A part that was given as a number of things: 18 of 22, and not nine elevenths; `van` is how many there are."""

    van: int

    def __new__(cls, value: Fraction, van: int) -> Self:
        """Return the part with what it is counted in."""
        made = super().__new__(cls, value)
        made.van = van
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Say how it is kept and read back: with its number."""
        return type(self), (Fraction(self.numerator, self.denominator), self.van)

    def __copy__(self) -> Self:
        """Return itself: it never changes."""
        return self

    def __deepcopy__(self, memo: object) -> Self:
        """Return itself: it never changes."""
        return self


@dataclass(frozen=True, slots=True)
class Waarde:
    """A value: `key` says which fact it is, `status` how sure it is, `bron` who says so. Money is in cents, a share a fraction.

    `uit` are the uncertain figures that a computed value comes from; a value that was recorded has none.
    """

    value: Any
    key: str
    status: Status = ""
    bron: str = ""
    uit: frozenset[Input] = field(default=frozenset(), compare=False)


class Woord(str):
    """A word that stands where a number would: `gezamenlijk` instead of votes per member."""

    __slots__ = ()


Figure = Waarde | Gat  # known, or a gap that says what is not known


def is_uncertain(status: Status) -> bool:
    """Return whether somebody still has to make sure of a figure with this status."""
    return _CERTAINTY.index(status) > _CERTAINTY.index("definitief")


def inputs(parts: Iterable[Waarde]) -> frozenset[Input]:
    """Return the uncertain recorded figures among these and behind them."""
    parts = list(parts)
    own = frozenset(Input(part.key, part.status, part.bron) for part in parts if not part.uit and is_uncertain(part.status))
    return own.union(*(part.uit for part in parts))


def worst(statuses: Iterable[Status]) -> Status:
    """Return the least certain of these; of none, the status of a fact that needs no source."""
    return max(statuses, key=_CERTAINTY.index, default="")


def shared_source(parts: Iterable[Waarde], otherwise: str) -> str:
    """Return the source that all parts share, or else these words: never the words of one gemeente beside figures of another."""
    sources = {part.bron for part in parts}
    return sources.pop() if len(sources) == 1 else otherwise


def first_gap(parts: Iterable[Figure]) -> Gat | None:
    """Return the first part that is not known, or None."""
    return next((part for part in parts if isinstance(part, Gat)), None)


def known(parts: Iterable[Figure]) -> list[Waarde]:
    """Return the parts that are known."""
    return [part for part in parts if isinstance(part, Waarde)]


def computed(value: Any, key: str, parts: Iterable[Waarde], what: str = FIGURES) -> Waarde:
    """Return what was computed from these parts; `what` they are is told as its source where they do not share one."""
    parts = list(parts)
    source = shared_source(parts, f"berekend uit {what} van de deelnemers")
    return Waarde(value, key, worst(part.status for part in parts), source, inputs(parts))


def total(key: str, parts: Iterable[Figure], what: str = FIGURES) -> Figure:
    """Return the sum of `what` over the deelnemers; the first gap when a part is one."""
    parts = list(parts)
    numbers = known(parts)
    return first_gap(parts) or computed(sum(part.value for part in numbers), key, numbers, what)


def share(key: str, part: Figure, whole: Iterable[Figure], what: str) -> Figure:
    """Return which fraction of the whole a part is, its source that of the whole; a gap (`what`) while the whole is nothing."""
    everything = total(key, whole)
    if isinstance(part, Gat) or isinstance(everything, Gat):
        return part if isinstance(part, Gat) else everything
    if not everything.value:
        return Gat("ntb", what)
    both = (part, everything)
    return replace(everything, value=Fraction(part.value, everything.value), status=worst(item.status for item in both), uit=inputs(both))


def quotient(key: str, amount: Figure, over: Figure, what: str) -> Figure:
    """Return cents per unit, half a cent up, its source that of the amount; a gap (`what`) while there are no units."""
    if isinstance(amount, Gat) or isinstance(over, Gat):
        return amount if isinstance(amount, Gat) else over
    if not over.value:
        return Gat("ntb", what)
    cents = (2 * amount.value + over.value) // (2 * over.value)
    return Waarde(cents, key, worst((amount.status, over.status)), amount.bron, inputs((amount, over)))


def difference(key: str, after: Figure, before: Figure) -> Figure:
    """Return how much more the first is than the second."""
    if isinstance(after, Gat) or isinstance(before, Gat):
        return after if isinstance(after, Gat) else before
    return computed(after.value - before.value, key, (after, before))


def in_cents(euros: Figure) -> Figure:
    """Return an amount that was recorded in euros in whole cents."""
    return replace(euros, value=int(euros.value * 100)) if isinstance(euros, Waarde) else euros
