"""The shortest edit of one row into another: which stretches stay, and which take the place of which."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

_STEPS = 400  # edits; beyond it two rows have nothing to do with each other


class Block(NamedTuple):
    """Old words o1..o2 against new words n1..n2: the same, or replaced (either side may be empty)."""

    equal: bool
    o1: int
    o2: int
    n1: int
    n2: int


def shortest_edit(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Block]:
    """Return the shortest edit of one row into the other (Myers 1986), what both begin and end with set apart first."""
    front = 0
    while front < min(len(a), len(b)) and a[front] == b[front]:
        front += 1
    rear = 0
    while rear < min(len(a), len(b)) - front and a[-1 - rear] == b[-1 - rear]:
        rear += 1
    middle = _myers(a[front : len(a) - rear], b[front : len(b) - rear])
    equal = [(i, i) for i in range(front)] + [(x + front, y + front) for x, y in middle]
    equal += [(len(a) - rear + i, len(b) - rear + i) for i in range(rear)]
    return _in_blocks(equal, len(a), len(b))


def _myers(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The pairs of places that stay."""
    if not a or not b:
        return []
    furthest, trail = {1: 0}, []
    for d in range(min(len(a) + len(b), _STEPS) + 1):
        trail.append(dict(furthest))
        for k in range(-d, d + 1, 2):
            x = furthest[k + 1] if k == -d or (k != d and furthest[k - 1] < furthest[k + 1]) else furthest[k - 1] + 1
            while x < len(a) and x - k < len(b) and a[x] == b[x - k]:
                x += 1
            furthest[k] = x
            if x >= len(a) and x - k >= len(b):
                return _traced(trail, len(a), len(b))
    return []


def _traced(trail: Sequence[dict[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for d in range(len(trail) - 1, -1, -1):
        furthest, k = trail[d], x - y
        previous = k + 1 if k == -d or (k != d and furthest[k - 1] < furthest[k + 1]) else k - 1
        px = furthest.get(previous, 0)
        py = px - previous
        while x > px and y > py and x > 0 and y > 0:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        x, y = px, py
    return pairs[::-1]


def _in_blocks(equal: Sequence[tuple[int, int]], length_old: int, length_new: int) -> list[Block]:
    """The pairs of places that stay, as stretches that stay and stretches that are replaced in turn."""
    blocks: list[Block] = []
    o = n = stays_o = stays_n = 0  # up to where the rows are read, and where the stretch that stays began
    for i, j in [*equal, (length_old, length_new)]:
        if o < i or n < j:
            if stays_o < o:
                blocks.append(Block(True, stays_o, o, stays_n, n))  # noqa: FBT003 - a field
            blocks.append(Block(False, o, i, n, j))  # noqa: FBT003 - a field
            stays_o, stays_n = i, j
        o, n = i + 1, j + 1
    if stays_o < length_old:
        blocks.append(Block(True, stays_o, length_old, stays_n, length_new))  # noqa: FBT003 - a field
    return blocks


def joined(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks in which those of one kind that follow each other are one."""
    found: list[Block] = []
    for block in blocks:
        if found and found[-1].equal == block.equal:
            found[-1] = Block(block.equal, found[-1].o1, block.o2, found[-1].n1, block.n2)
        elif block.o1 < block.o2 or block.n1 < block.n2:
            found.append(block)
    return found
