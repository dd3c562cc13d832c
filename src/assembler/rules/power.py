"""Power: who can make a decision pass or fall. Exact counts over all coalitions of gemeenten, by dynamic programming.

A game is a number of demands (`Drempel`) that a coalition must all meet. The number of coalitions is counted per size and per
weight; each count is a slot of a fixed number of bits in one large integer, so that adding a gemeente to all coalitions is a
shift and an addition, and taking it out again a subtraction.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import factorial, prod

from assembler.ground.wording import getal
from assembler.rules.votes import Threshold, wins

MAX_VOTES = 20_000
MAX_CELLS = 400_000  # slots of one integer: weights of all demands together
MAX_COALITIONS = 12


@dataclass(frozen=True, slots=True)
class Game:
    """Gemeenten, and the demands that a coalition of them must all meet."""

    players: tuple[str, ...]
    thresholds: tuple[Threshold, ...]

    def wins(self, coalition: Collection[str]) -> bool:
        """Return whether a coalition meets all demands."""
        return wins(self.thresholds, coalition)


@dataclass(frozen=True, slots=True)
class Power:
    """The power of each gemeente: `wissels` counts the coalitions of others that it turns from losing into winning.

    `banzhaf` is its part of all those (they add up to 1), `absoluut` the chance that it decides when all others toss a coin,
    `shapley` (Shapley-Shubik) the chance that it decides when all join in a random order (they add up to 1).
    """

    swings: Mapping[str, int]
    banzhaf: Mapping[str, Fraction]
    absolute: Mapping[str, Fraction]
    shapley: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class NotComputed:
    """Why the power was not computed."""

    reason: str


def indices(game: Game) -> Power | NotComputed:
    """Return the power indices of a game, or why they are not computed."""
    reason = _too_large(game)
    if reason:
        return NotComputed(reason)
    count = _Count(game)
    swings = {name: count.swings(name) for name in game.players}
    totals = {name: sum(sizes) for name, sizes in swings.items()}
    everything, number = sum(totals.values()), len(game.players)
    return Power(
        swings=totals,
        banzhaf={name: Fraction(total, everything) if everything else Fraction(0) for name, total in totals.items()},
        absolute={name: Fraction(total, 2 ** (number - 1)) for name, total in totals.items()},
        shapley=_shapleys(swings, number),
    )


def _too_large(game: Game) -> str:
    highest = max((sum(threshold.weights.get(name, 0) for name in game.players) for threshold in game.thresholds), default=0)
    if highest > MAX_VOTES:
        return f"De macht is niet berekend: {getal(highest)} stemmen is meer dan {getal(MAX_VOTES)}."
    slots = prod(_Count(game, count=False).widths)
    if slots > MAX_CELLS:
        return "De macht is niet berekend: deze eisen samen vragen te veel rekenwerk."
    return ""


def _shapleys(swings: Mapping[str, Sequence[int]], number: int) -> dict[str, Fraction]:
    """Return the chance of each of being pivotal; those who weigh as much have the same."""
    known: dict[int, Fraction] = {}
    for sizes in swings.values():
        if id(sizes) not in known:
            known[id(sizes)] = _shapley(sizes, number)
    return {name: known[id(sizes)] for name, sizes in swings.items()}


def _shapley(sizes: Sequence[int], number: int) -> Fraction:
    """Return the chance of being pivotal: a coalition of size k comes before you in k! (n-k-1)! of the n! orders."""
    ways = sum(count * factorial(size) * factorial(number - size - 1) for size, count in enumerate(sizes))
    return Fraction(ways, factorial(number))


class _Count:
    """Counts coalitions per size and per weight. A demand in which everyone weighs 1 is a demand on the size."""

    def __init__(self, game: Game, *, count: bool = True) -> None:
        self.players = game.players
        self.smallest, weighted = 0, dict[tuple[int, ...], int]()
        for threshold in game.thresholds:
            weights = tuple(threshold.weights.get(name, 0) for name in game.players)
            if set(weights) == {1}:
                self.smallest = max(self.smallest, threshold.quotum)
            elif threshold.quotum > 0:  # demands with the same weights are one: the heaviest
                weighted[weights] = max(weighted.get(weights, 0), threshold.quotum)
        ordered = sorted(weighted.items(), key=lambda item: -sum(item[0]))
        self.weights = [dict(zip(game.players, weights, strict=True)) for weights, _ in ordered]
        self.quota = [quotum for _, quotum in ordered]
        self.widths = [sum(weights.values()) + 1 for weights in self.weights]
        self.bits = -(-(len(game.players) + 2) // 8) * 8
        self.seen: dict[tuple[int, ...], list[int]] = {}
        self.counts = self._count() if count else []

    def _count(self) -> list[int]:
        """Return, per size, the number of coalitions in a slot for each weight."""
        counts = [1] + [0] * len(self.players)
        for done, name in enumerate(sorted(self.players, key=self._weight)):  # the light ones first: the numbers stay short for longer
            shift = self._shift(self._weight(name))
            for size in range(done + 1, 0, -1):
                counts[size] += counts[size - 1] << shift
        return counts

    def swings(self, name: str) -> list[int]:
        """Return, per size, the coalitions of others that this gemeente turns from losing into winning."""
        weight = self._weight(name)
        if weight not in self.seen:
            others, shift = [self.counts[0]], self._shift(weight)
            for size in range(1, len(self.players)):
                others.append(self.counts[size] - (others[-1] << shift))
            self.seen[weight] = [self._turned(count, weight, size) for size, count in enumerate(others)]
        return self.seen[weight]

    def _turned(self, count: int, weight: Sequence[int], size: int) -> int:
        """Return how many of these coalitions, of this size, win with somebody of this weight and lose without."""
        lowered = [quotum - own for quotum, own in zip(self.quota, weight, strict=True)]
        if len(self.quota) == 1 and size >= self.smallest:  # large enough with and without: only the few slots between matter
            return self._between(count, lowered[0], self.quota[0])
        return self._winning(count, lowered, size + 1) - self._winning(count, self.quota, size)

    def _between(self, count: int, low: int, high: int) -> int:
        """Return how many of these coalitions weigh at least `low` and less than `high`."""
        slot, width = self.bits // 8, self.widths[0]
        low, high = (min(max(edge, 0), width) for edge in (low, high))
        data = count.to_bytes(width * slot, "little")
        return sum(int.from_bytes(data[number * slot : (number + 1) * slot], "little") for number in range(low, high))

    def _weight(self, name: str) -> tuple[int, ...]:
        return tuple(weights[name] for weights in self.weights)

    def _shift(self, weight: Sequence[int]) -> int:
        """Return how many bits up a coalition goes when it gets this weight."""
        slot, step = 0, 1
        for own, width in zip(weight, self.widths, strict=True):
            slot, step = slot + own * step, step * width
        return slot * self.bits

    def _winning(self, count: int, quota: Sequence[int], size: int) -> int:
        """Return how many of these coalitions weigh enough, were they of this size."""
        if size < self.smallest or not count:
            return 0
        if not quota:
            return count
        width, slot = self.widths[0], self.bits // 8
        data = count.to_bytes(prod(self.widths) * slot, "little")
        low = min(max(quota[0], 0), width)
        modulus = (1 << self.bits) - 1  # the slots of a number add up to it, modulo this
        return sum(int.from_bytes(data[(row * width + low) * slot : (row + 1) * width * slot], "little") % modulus for row in self._rows(quota[1:]))

    def _rows(self, quota: Sequence[int]) -> Iterator[int]:
        """Yield the rows (weights of the second and later demands) in which these quota are met."""
        widths = self.widths[1:]
        for row in range(prod(widths)):
            rest, met = row, True
            for width, quotum in zip(widths, quota, strict=True):
                rest, weight = divmod(rest, width)
                met = met and weight >= quotum
            if met:
                yield row


# ── coalitions ────────────────────────────────────────────────────────────────────────────────────────────────────


def minimal_coalitions(game: Game) -> tuple[tuple[str, ...], ...] | NotComputed:
    """Return the coalitions that win, and no longer do without any one of their members; small ones first."""
    return _minimal(game, game.wins)


def blocking_groups(game: Game) -> tuple[tuple[str, ...], ...] | NotComputed:
    """Return the smallest groups without which the others cannot win: who blocks alone, or with whom; small ones first."""
    return _minimal(game, lambda coalition: not game.wins(set(game.players) - set(coalition)))


def vetos(game: Game) -> tuple[str, ...]:
    """Return who blocks alone; of any number of gemeenten."""
    return tuple(name for name in game.players if not game.wins(set(game.players) - {name}))


def sole_deciders(game: Game) -> tuple[str, ...]:
    """Return who wins alone; of any number of gemeenten."""
    return tuple(name for name in game.players if game.wins({name}))


def _minimal(game: Game, succeeds: Callable[[Collection[str]], bool]) -> tuple[tuple[str, ...], ...] | NotComputed:
    """Return the sets that succeed of which no smaller part does; who succeeds, still does with more members."""
    if len(game.players) > MAX_COALITIONS:
        return NotComputed(f"De coalities zijn niet opgesomd: {len(game.players)} gemeenten is meer dan {MAX_COALITIONS}.")
    found: list[tuple[str, ...]] = []
    for size in range(1, len(game.players) + 1):
        for coalition in combinations(game.players, size):
            if not any(set(smaller) <= set(coalition) for smaller in found) and succeeds(coalition):
                found.append(coalition)
    return tuple(found)
