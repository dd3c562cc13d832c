"""Power: who can make a decision pass or fall, exactly.

A game is a number of demands (`Drempel`) that a coalition must all meet. Who turns a coalition of others into a winning one is told by counting: those that
win with somebody are all that win without those that win without him.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import factorial, prod
from operator import mul

from assembler.ground.wording import getal
from assembler.rules.counting import Weight, winning
from assembler.rules.thresholds import Threshold, wins

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
    weights, quota, smallest = _demands(game)
    reason = _too_large(game, [sum(column) + 1 for column in weights])
    if reason:
        return NotComputed(reason)
    number = len(game.players)
    own = dict(zip(game.players, zip(*weights, strict=True) if weights else [()] * number, strict=True))
    won = winning(tuple(own.values()), quota, smallest)
    swings = {weight: _swings(won.every, without) for weight, without in won.without.items()}
    totals = {weight: sum(sizes) for weight, sizes in swings.items()}
    everything, orders = sum(totals[weight] for weight in own.values()), factorial(number)
    ways = [factorial(size) * factorial(number - size - 1) for size in range(number)]  # to come after a coalition of that size: k! (n-k-1)! of the n! orders

    def each(index: Callable[[Weight], Fraction]) -> dict[str, Fraction]:
        known = {weight: index(weight) for weight in swings}  # those who weigh as much have the same
        return {name: known[weight] for name, weight in own.items()}

    return Power(
        swings={name: totals[weight] for name, weight in own.items()},
        banzhaf=each(lambda weight: Fraction(totals[weight], everything) if everything else Fraction(0)),
        absolute=each(lambda weight: Fraction(totals[weight], 2 ** (number - 1))),
        shapley=each(lambda weight: Fraction(sum(map(mul, swings[weight], ways)), orders)),
    )


def _swings(every: Sequence[int], without: Sequence[int]) -> list[int]:
    """Return, per size, the coalitions of others that somebody turns from losing into winning: what wins with him, less what won already."""
    return [every[size + 1] - without[size + 1] - without[size] for size in range(len(every) - 1)]


def _demands(game: Game) -> tuple[list[tuple[int, ...]], list[int], int]:
    """Return the weights that are asked of a coalition with their quota, the heaviest first, and the smallest number of members.

    A demand in which everyone weighs 1 is one on the number of members; demands with the same weights are one: the heaviest.
    """
    smallest, weighted = 0, dict[tuple[int, ...], int]()
    for threshold in game.thresholds:
        weights = tuple(threshold.weights.get(name, 0) for name in game.players)
        if set(weights) == {1}:
            smallest = max(smallest, threshold.quotum)
        elif threshold.quotum > 0:
            weighted[weights] = max(weighted.get(weights, 0), threshold.quotum)
    ordered = sorted(weighted.items(), key=lambda item: -sum(item[0]))
    return [weights for weights, _ in ordered], [quotum for _, quotum in ordered], smallest


def _too_large(game: Game, widths: Sequence[int]) -> str:
    highest = max((sum(threshold.weights.get(name, 0) for name in game.players) for threshold in game.thresholds), default=0)
    if highest > MAX_VOTES:
        return f"De macht is niet berekend: {getal(highest)} stemmen is meer dan {getal(MAX_VOTES)}."
    if prod(widths) > MAX_CELLS:
        return "De macht is niet berekend: deze eisen samen vragen te veel rekenwerk."
    return ""


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
