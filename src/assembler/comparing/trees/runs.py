"""The most that can stay in order: what remains when the fewest are moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

_SMALL = 150


def heaviest_run(places: Sequence[int], weight: Sequence[int] | None = None) -> list[int]:
    """Return the indices of a rising subsequence of different places: the heaviest one, or the longest of a long row."""
    if all(one < other for one, other in pairwise(places)):
        return list(range(len(places)))
    if weight is None or len(places) > _SMALL:
        return _longest(places)
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
