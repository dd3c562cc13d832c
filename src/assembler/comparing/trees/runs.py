"""The most that can stay in order: what remains when the fewest are moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

_KLEIN = 150


def langste_reeks(plaatsen: Sequence[int], gewicht: Sequence[int] | None = None) -> list[int]:
    """Return the indices of a rising subsequence of different places: the heaviest one, or the longest of a long row."""
    if all(een < ander for een, ander in pairwise(plaatsen)):
        return list(range(len(plaatsen)))
    if gewicht is None or len(plaatsen) > _KLEIN:
        return _langste(plaatsen)
    totaal, vorige = list(gewicht), [-1] * len(plaatsen)
    for i, plaats in enumerate(plaatsen):
        for j in range(i):
            if plaatsen[j] < plaats and totaal[j] + gewicht[i] > totaal[i]:
                totaal[i], vorige[i] = totaal[j] + gewicht[i], j
    return _keten(max(range(len(plaatsen)), key=totaal.__getitem__), vorige)


def _langste(plaatsen: Sequence[int]) -> list[int]:
    koppen: list[int] = []
    wie: list[int] = []
    vorige = [-1] * len(plaatsen)
    for i, plaats in enumerate(plaatsen):
        k = bisect_left(koppen, plaats)
        vorige[i] = wie[k - 1] if k else -1
        koppen[k : k + 1] = [plaats]
        wie[k : k + 1] = [i]
    return _keten(wie[-1], vorige)


def _keten(laatste: int, vorige: Sequence[int]) -> list[int]:
    gevonden = []
    while laatste >= 0:
        gevonden.append(laatste)
        laatste = vorige[laatste]
    return gevonden[::-1]
