"""How many coalitions win, by their size: exact counts over all of them, by dynamic programming.

The coalitions of one size stand in one large integer, a slot of a fixed number of bits for each weight, so that adding a participant to all of them
is an addition. Of two halves one is counted: the coalitions of one size and those that they leave over are as many, and of weights only those below what
must be reached (or may be left over) matter. Who is left out is divided out along one line of sums (`_along`) for each weight that differs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, combinations, islice, repeat
from math import comb, prod
from operator import add, mul, sub

Weight = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Winning:
    """How many coalitions win, by size: of all, and of those without somebody who weighs so much. A size for every number from nobody to all."""

    every: Sequence[int]
    without: Mapping[Weight, Sequence[int]]


def winning(weights: Sequence[Weight], quota: Sequence[int], smallest: int) -> Winning:
    """Return how many coalitions weigh at least every quotum, and have at least `smallest` members.

    A weight has a number for each quotum, none below 0; the quota are above 0. Time and memory grow with the product of the totals of the weights.
    """
    totals = [sum(column) for column in zip(*weights, strict=True)] if quota else []
    if any(quotum > total for quotum, total in zip(quota, totals, strict=True)):
        nothing = [0] * (len(weights) + 1)
        return Winning(nothing, dict.fromkeys(weights, nothing))
    return _Count(weights, quota, totals, smallest).winning()


class _Count:
    """Counts. `half` is the largest size that is counted as it is; of a larger one the coalitions that it leaves over are."""

    def __init__(self, weights: Sequence[Weight], quota: Sequence[int], totals: Sequence[int], smallest: int) -> None:
        self.weights, self.quota, self.smallest = Counter(weights), tuple(quota), max(smallest, 0)
        self.number = len(weights)
        self.half = self.number // 2
        self.widths = [total + 1 for total in totals]
        self.spare = [total - quotum + 1 for total, quotum in zip(totals, quota, strict=True)]  # below these are those that a winning coalition leaves over
        self.steps = list(accumulate(self.widths[:-1], mul, initial=1))[: len(quota)]
        self.highest = self.half if self.smallest <= self.half else self.number - self.smallest
        self.room = prod(self.widths)
        if len(quota) == 1:  # no slot is looked at from here on
            self.room = max(self.spare[0], self.quota[0] if self.smallest <= self.half else 0)
        self.bits = -(-comb(self.number, max(self.highest, 0)).bit_length() // 8) * 8

    def winning(self) -> Winning:
        """Return what is asked. A sum with alternating signs is kept with the sign of its size: what a row adds then has one sign."""
        every = [0] * (self.number + 1)
        signed = {weight: list(every) for weight in self.weights}
        if self.smallest <= self.half:
            for row in signed.values():
                row[: self.half + 1] = [(-1) ** size * comb(self.number - 1, size) for size in range(self.half + 1)]
        for size, table in enumerate(self._tables()):
            self._small(size, table, every, signed)
            self._large(size, table, every, signed)
        counted = range(self.number + 1)
        return Winning(
            [every[size] if size >= self.smallest else 0 for size in counted],
            {weight: [(-1) ** size * row[size] if size >= self.smallest else 0 for size in counted] for weight, row in signed.items()},
        )

    def _small(self, size: int, table: Sequence[int], every: list[int], signed: Mapping[Weight, list[int]]) -> None:
        """Add what the coalitions of a size tell of that size, and of the next ones up to a half: those in which somebody stands, and those without.

        All that win are all without those that miss a quotum; those are counted over every choice of quota that they miss (inclusion and exclusion).
        """
        if self.smallest > self.half:
            return
        every[size] = comb(self.number, size)
        for missed in chain.from_iterable(combinations(range(len(self.quota)), number) for number in range(1, len(self.quota) + 1)):
            sign = -1 if len(missed) % 2 else 1
            bounds = [self.quota[at] if at in missed else width for at, width in enumerate(self.widths)]
            every[size] += sign * self._below(table, bounds)
            for weight, row in signed.items():
                moved = tuple(own if at in missed else 0 for at, own in enumerate(weight))
                _merge(row, range(size, self.half + 1), self._along(table, bounds, moved), sign * (-1) ** size)

    def _large(self, size: int, table: Sequence[int], every: list[int], signed: Mapping[Weight, list[int]]) -> None:
        """Add the same of sizes above a half, from the coalitions of a size that they leave over: they win when those stay below what is spare."""
        lowest = max(self.half + 1, self.smallest)
        if self.number - size < lowest:
            return
        every[self.number - size] = self._below(table, self.spare)
        for weight, row in signed.items():
            found = islice(self._along(table, self.spare, weight), 1, None)
            _merge(row, range(self.number - size - 1, lowest - 1, -1), found, (-1) ** (self.number - size - 1))

    def _below(self, table: Sequence[int], bounds: Sequence[int]) -> int:
        """Return how many coalitions of a table stay below every bound."""
        return table[sum((bound - 1) * step for bound, step in zip(bounds, self.steps, strict=True))]

    def _along(self, table: Sequence[int], bounds: Sequence[int], weight: Weight) -> Iterator[int]:
        """Return the same below these bounds, then below those lowered by a weight, and by that weight again, as long as there is any."""
        first = sum((bound - 1) * step for bound, step in zip(bounds, self.steps, strict=True))
        stride = sum(own * step for own, step in zip(weight, self.steps, strict=True))
        if not stride:
            return repeat(table[first])
        times = min((bound - 1) // own for bound, own in zip(bounds, weight, strict=True) if own) + 1
        return islice(iter(table[first::-stride]), times)

    def _tables(self) -> Iterator[list[int]]:
        """Yield for each size how many coalitions weigh as much as a slot stands for or less, in every respect."""
        lightest = min(self._slots(), default=0)
        rows = self._rows()
        for size, row in enumerate(rows):
            begin, width = size * lightest, self.bits // 8
            data = row.to_bytes(-(-row.bit_length() // self.bits) * width, "little")
            found = [int.from_bytes(data[at : at + width], "little") for at in range(0, min(len(data), (self.room - begin) * width), width)]
            slots = [0] * min(begin, self.room) + found
            slots += [0] * (self.room - len(slots))
            for step, total in zip(self.steps, self.widths, strict=True):
                slots = _summed(slots, step, min(total, self.room))
            yield slots
            rows[size] = 0

    def _slots(self) -> dict[int, int]:
        """Return how many participants there are of each weight, as the number of slots that they move a coalition."""
        return {sum(own * step for own, step in zip(weight, self.steps, strict=True)): number for weight, number in self.weights.items()}

    def _rows(self) -> list[int]:
        """Return the coalitions of each size, in an integer that begins at the slot of so many of the lightest.

        The heavy ones come first: as long as only they are there, a coalition of some size weighs at least so many times the lightest of them, and few
        slots are left of those that matter. An integer begins at that slot: who is added weighs no more than nothing then, and it is not shifted.
        """
        rows = [1] + [0] * max(self.highest, -1)
        before = max(self._slots(), default=0)
        for weight, number in sorted(self._slots().items(), reverse=True):
            highest = min(self.highest, (self.room - 1) // weight) if weight else self.highest
            with_some = [1] * (number + 1)  # the coalitions of one smaller, with none of these, with the first of them or not, the first two ...
            for size in range(1, highest + 1):
                moved = _lowest(rows[size] << size * (before - weight) * self.bits, (self.room - size * weight) * self.bits)
                with_some = list(accumulate(with_some[:-1], initial=moved))
                rows[size] = with_some[-1]
            before = weight
        return rows[: self.highest + 1]


def _lowest(number: int, bits: int) -> int:
    """Return the lowest bits of a number."""
    return number & ((1 << bits) - 1) if number.bit_length() > bits else number


def _merge(row: list[int], sizes: range, found: Iterable[int], sign: int) -> None:
    """Add what was found to these sizes, with one sign, as far as it reaches."""
    values = list(islice(found, len(sizes)))
    if values:
        last = sizes[0] + sizes.step * len(values)
        place = slice(sizes[0], last if last >= 0 else None, sizes.step)
        row[place] = map(add if sign > 0 else sub, row[place], values)


def _summed(slots: list[int], step: int, width: int) -> list[int]:
    """Return the running sums in one respect: each slot with the one a step before it, within blocks of a width."""
    if step == 1:
        return list(chain.from_iterable(accumulate(slots[at : at + width]) for at in range(0, len(slots), width)))
    found: list[int] = []
    for block in range(0, len(slots), step * width):
        parts = (slots[at : at + step] for at in range(block, block + step * width, step))
        found += chain.from_iterable(accumulate(parts, lambda one, two: list(map(add, one, two))))
    return found
