"""The paragraphs of the file as sent -> those of the version: by the bookmark in them, by equal words, by like words between sure neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from assembler.comparing.returned.flow import Strand
from assembler.comparing.trees.runs import heaviest_run

_ALIKE = 0.6


def plain(text: str) -> str:
    """Return words as they are compared: white space counts once."""
    return re.sub(r"\s+", " ", text).strip()


def match(base: Sequence[Strand], back: Sequence[Strand]) -> dict[int, int]:
    """Return, by number of a paragraph that came back (as sent), the number of the paragraph of the version that it is."""
    found = _by_bookmark(base, back)
    for old, new in _cells(base, back):
        found.setdefault(new, old)
    found = _in_order(found)
    for old, new in _equal(base, back, found):
        found[new] = old
    for old, new in _between(base, back, found):
        found[new] = old
    return found


def _cells(base: Sequence[Strand], back: Sequence[Strand]) -> list[tuple[int, int]]:
    """Pair what stands at one place of one table, where the table kept its shape: a figure has no words to be known by."""
    old = list(_tables(base).values())
    pairs: list[tuple[int, int]] = []
    at = 0
    for cells in _tables(back).values():
        for number in range(at, len(old)):
            if old[number].keys() == cells.keys() and _mostly(old[number], cells):
                pairs += [(old[number][key].number, strand.number) for key, strand in cells.items()]
                at = number + 1
                break
    return pairs


def _mostly(old: Mapping[tuple[int, int, int], Strand], new: Mapping[tuple[int, int, int], Strand]) -> bool:
    """Return whether most cells of two tables say the same."""
    return 2 * sum(plain(old[key].text) == plain(strand.text) for key, strand in new.items()) >= len(new)


def _tables(strands: Sequence[Strand]) -> dict[int, dict[tuple[int, int, int], Strand]]:
    """Return the paragraphs of each table by row, column and rank in their cell."""
    found: dict[int, dict[tuple[int, int, int], Strand]] = {}
    for strand in strands:
        if strand.cell is not None:
            table, row, column = strand.cell
            cells = found.setdefault(table, {})
            rank = next(number for number in range(len(cells) + 1) if (row, column, number) not in cells)
            cells[row, column, rank] = strand
    return found


def _by_bookmark(base: Sequence[Strand], back: Sequence[Strand]) -> dict[int, int]:
    """Pair by the marks that travel with a paragraph, where its words agree with them at all: editors leave marks behind, and double them."""
    places: dict[str, int] = {}
    doubled: set[str] = set()
    for strand in base:
        for name in strand.bookmarks:
            if name in places:
                doubled.add(name)
            places.setdefault(name, strand.number)
    found: dict[int, int] = {}
    for strand in back:
        for name in strand.bookmarks:
            if name.startswith("_g") and name in places and name not in doubled and likeness(base[places[name]].text, strand.text) >= _ALIKE / 2:
                found.setdefault(strand.number, places[name])
                break
    taken = Counter(found.values())
    return {new: old for new, old in found.items() if taken[old] == 1}


def _in_order(found: dict[int, int]) -> dict[int, int]:
    """Keep the pairs that run in one order; the others are looked for by their words."""
    rows = sorted(found.items())
    return dict(rows[at] for at in heaviest_run([old for _, old in rows]))


def _gaps(base: Sequence[Strand], back: Sequence[Strand], found: Mapping[int, int]) -> list[tuple[range, range]]:
    """Return the stretches between neighbours that are sure."""
    gaps, old_at, new_at = [], 0, 0
    for new, old in [*sorted(found.items()), (len(back), len(base))]:
        if old >= old_at:
            gaps.append((range(old_at, old), range(new_at, new)))
            old_at, new_at = old + 1, new + 1
    return [(old, new) for old, new in gaps if old and new]


def _equal(base: Sequence[Strand], back: Sequence[Strand], found: Mapping[int, int]) -> list[tuple[int, int]]:
    """Pair what says the same, in order, within each stretch."""
    pairs: list[tuple[int, int]] = []
    for old, new in _gaps(base, back, found):
        places: dict[str, list[int]] = {}
        for number in reversed(old):
            places.setdefault(plain(base[number].text), []).append(number)
        row = [(places[text].pop(), number) for number in new if (text := plain(back[number].text)) and places.get(text)]
        pairs += [row[at] for at in heaviest_run([one for one, _ in row])]
    return pairs


def _between(base: Sequence[Strand], back: Sequence[Strand], found: Mapping[int, int]) -> list[tuple[int, int]]:
    """Pair what is much alike between sure neighbours: the best first, never across another pair."""
    pairs: list[tuple[int, int]] = []
    for old, new in _gaps(base, back, found):
        if len(old) * len(new) > 4000:
            continue
        scores = sorted(((likeness(base[o].text, back[n].text), -abs((o - old.start) - (n - new.start)), o, n) for o in old for n in new), reverse=True)
        taken: list[tuple[int, int]] = []
        for score, _, o, n in scores:
            if score < _ALIKE:
                break
            if all((o < other) == (n < others) and o != other and n != others for other, others in taken):
                taken.append((o, n))
        pairs += taken
    return pairs


def likeness(one: str, other: str) -> float:
    """Return how many of the words of the longer text both have, from 0 to 1; two texts without words are alike."""
    left, right = Counter(re.findall(r"\w+", one.casefold())), Counter(re.findall(r"\w+", other.casefold()))
    most = max(left.total(), right.total())
    return (left & right).total() / most if most else 1.0
