"""The most that can stay in order: what remains when the fewest are moved, and which of one row go with which of another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise

_SMALL = 150


def heaviest_run(places: Sequence[int], weigh: Callable[[int], int] | None = None) -> list[int]:
    """Return the indices of a rising subsequence of different places: the heaviest one, or the longest of a long row.

    `weigh` gives the weight of an index; it is asked only where a choice is to be made.
    """
    if all(one < other for one, other in pairwise(places)):
        return list(range(len(places)))
    if weigh is None or len(places) > _SMALL:
        return _longest(places)
    weight = [weigh(index) for index in range(len(places))]
    total, previous = list(weight), [-1] * len(places)
    for i, place in enumerate(places):
        for j in range(i):
            if places[j] < place and total[j] + weight[i] > total[i]:
                total[i], previous[i] = total[j] + weight[i], j
    return _chain(max(range(len(places)), key=total.__getitem__), previous)


def _longest(places: Sequence[int]) -> list[int]:
    tails: list[int] = []
    ends: list[int] = []
    previous = [-1] * len(places)
    for i, place in enumerate(places):
        k = bisect_left(tails, place)
        previous[i] = ends[k - 1] if k else -1
        tails[k : k + 1] = [place]
        ends[k : k + 1] = [i]
    return _chain(ends[-1], previous)


def _chain(last: int, previous: Sequence[int]) -> list[int]:
    found = []
    while last >= 0:
        found.append(last)
        last = previous[last]
    return found[::-1]


def best_pairs(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the pairs of two rows, in order on both sides, that have most in common together; 0 is no pair."""
    left, right = len(scores), len(scores[0]) if scores else 0
    best = [[0.0] * (right + 1) for _ in range(left + 1)]
    for i in range(left - 1, -1, -1):
        for j in range(right - 1, -1, -1):
            best[i][j] = max(best[i + 1][j + 1] + scores[i][j], best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < left and j < right:
        if scores[i][j] and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
