"""A document as its lines only: what is left to compare when a Word file has no tree, or its words were edited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from assembler.comparing.trees.runs import heaviest_run
from assembler.ground.document import Final, Kind, Label, Node, NodeId, Tekst, Voettekst

_EMPTY = Voettekst("", "", "", "", "", concept=False)
_ALIKE = 0.5  # of their words: two lines in each other's place are then one line that changed
_PAIRS = 40_000  # loose lines against loose lines: beyond this they are taken to belong together as they come


Places = Sequence[str]  # by line: where it stands, in words; '' where nobody knows


def pair(old: Sequence[str], new: Sequence[str], title: str, places: tuple[Places, Places] = ((), ())) -> tuple[Final, Final]:
    """Return lines on both sides as documents: lines that are equal or stand in each other's place are one line.

    `places` says of the lines of each side where they stand; a line without a place stands after the one before it.

    What is left over is compared by content, within bounds; the time grows with the number of lines, not with its square.
    """
    found: dict[int, int] = {}
    before = (-1, -1)
    for anchor in [*_anchors(old, new), (len(old), len(new))]:
        _gap(old, new, (before[0] + 1, anchor[0]), (before[1] + 1, anchor[1]), found)
        before = anchor
        if anchor[0] < len(old):
            found[anchor[0]] = anchor[1]
    left = [number for number in range(len(old)) if number not in found]
    taken = set(found.values())
    right = [number for number in range(len(new)) if number not in taken]
    if len(left) * len(right) > _PAIRS:
        found |= dict(zip(left, right, strict=False))
    back = {now: was for was, now in found.items()}
    names = [f"regel-{number}" if number in found else f"oud-{number}" for number in range(len(old))]
    added = [f"regel-{back[number]}" if number in back else f"nieuw-{number}" for number in range(len(new))]
    kind: Kind = "sectie" if any(places) else "alinea"  # a section is named by its label: the place of the line
    return _final(kind, old, names, title, places[0]), _final(kind, new, added, title, places[1])


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the lines that stand once on both sides, in the order that both share."""
    was, now = Counter(old), Counter(new)
    places = {line: number for number, line in enumerate(old) if was[line] == 1}
    row = [(places[line], number) for number, line in enumerate(new) if now[line] == 1 and line in places]
    return [row[number] for number in heaviest_run([place for place, _ in row])]


def _gap(old: Sequence[str], new: Sequence[str], was: tuple[int, int], now: tuple[int, int], found: dict[int, int]) -> None:
    """Pair what stands between two anchors: from the front and from the back what is equal, then what stands in the same place."""
    (start, end), (begin, stop) = was, now
    while start < end and begin < stop and old[start] == new[begin]:
        found[start] = begin
        start, begin = start + 1, begin + 1
    while start < end and begin < stop and old[end - 1] == new[stop - 1]:
        end, stop = end - 1, stop - 1
        found[end] = stop
    found |= {left: right for left, right in zip(range(start, end), range(begin, stop), strict=False) if _alike(old[left], new[right])}


def _alike(left: str, right: str) -> bool:
    was, now = set(left.split()), set(right.split())
    return len(was & now) >= _ALIKE * max(len(was), len(now))


def _final(kind: Kind, lines: Sequence[str], names: Sequence[str], title: str, places: Places) -> Final:
    paragraphs = tuple(Node(kind, NodeId(f"tekst/{name}"), (), (Tekst(line),)) for name, line in zip(names, lines, strict=True))
    root = Node("document", NodeId("tekst"), (Tekst(title),), (), paragraphs)
    return Final(root, dict(_labels(names, places)), title, "stuk", _EMPTY, "")


def _labels(names: Sequence[str], places: Places) -> Iterator[tuple[NodeId, Label]]:
    """Yield where each line stands; one that somebody added stands after the line before it."""
    before = ""
    for name, place in zip(names, places, strict=False):
        before = place or before
        if before:
            yield NodeId(f"tekst/{name}"), Label("", place or f"Na {before[:1].lower()}{before[1:]}")
