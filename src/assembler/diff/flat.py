"""A document as its lines only: what is left to compare when a Word file has no tree, or its words were edited."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from assembler.document import Final, Node, NodeId, Tekst, Voettekst

_LEEG = Voettekst("", "", "", "", "", concept=False)
_ALIKE = 0.5  # of their words: two lines in each other's place are then one line that changed
_PAIRS = 40_000  # loose lines against loose lines: beyond this what stands in one place is taken to belong together


def pair(old: Sequence[str], new: Sequence[str], titel: str) -> tuple[Final, Final]:
    """Return lines on both sides as documents: lines that are equal or stand in each other's place are one line.

    What is left over is compared by content, within bounds.
    """
    blocks = SequenceMatcher(None, old, new, autojunk=len(old) + len(new) > 2000).get_opcodes()
    was = sum(end - start for tag, start, end, _, _ in blocks if tag != "equal")
    now = sum(stop - begin for tag, _, _, begin, stop in blocks if tag != "equal")
    crowded = was * now > _PAIRS
    names: list[dict[int, str]] = [{}, {}]
    for tag, start, end, begin, stop in blocks:
        for number, (left, right) in enumerate(zip(range(start, end), range(begin, stop), strict=False)):
            if tag == "equal" or crowded or _alike(old[left], new[right]):
                names[0][left] = names[1][right] = f"{start}-{begin}-{number}"
    return _final(old, names[0], "oud", titel), _final(new, names[1], "nieuw", titel)


def _alike(left: str, right: str) -> bool:
    was, now = set(left.split()), set(right.split())
    return len(was & now) >= _ALIKE * max(len(was), len(now))


def _final(lines: Sequence[str], names: dict[int, str], side: str, titel: str) -> Final:
    alineas = tuple(Node("alinea", NodeId(f"tekst/{names.get(number, f'{side}-{number}')}"), (), (Tekst(line),)) for number, line in enumerate(lines))
    root = Node("document", NodeId("tekst"), (Tekst(titel),), (), alineas)
    return Final(root, {}, titel, "stuk", _LEEG, "regio")
