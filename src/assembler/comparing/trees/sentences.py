"""The words of a pair: what stays, goes and comes, and whether that is the text or a figure in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assembler.comparing.trees.edit import word_blocks
from assembler.comparing.trees.model import FigureChange, Segment, SentenceDiff, Through
from assembler.comparing.trees.words import Translate, Word, printed, reference_key, word_stream
from assembler.ground.document import Gat, Inlines, Invulling, Node, Verwijzing, spelled

_CLOSING = re.compile(r"(?:;(?: en| of)?|[.,:])\Z")


class SentenceComparer:
    """Compares sentences; `translate_old` makes the ids of the old side those of the new one."""

    def __init__(self, translate_old: Translate, translate_new: Translate) -> None:
        self.translate_old, self.translate_new = translate_old, translate_new

    def sentence(self, old: Node, new: Node) -> SentenceDiff | None:
        """Return the words of a pair, or None when both sides print the same and mean the same."""
        parts = [self._segments(old.opschrift, new.opschrift), self._segments(old.inhoud, new.inhoud)]
        return (
            None
            if parts == [None, None]
            else SentenceDiff(*(self._equal(inlines) if part is None else part for part, inlines in zip(parts, (new.opschrift, new.inhoud), strict=True)))
        )

    def _equal(self, inlines: Inlines) -> tuple[Segment, ...]:
        text = printed(inlines)
        return (Segment("gelijk", text),) if text else ()

    def _segments(self, old: Inlines, new: Inlines) -> tuple[Segment, ...] | None:
        if (old is new or old == new) and (Verwijzing not in map(type, new) or self._leads_alike(new)):
            return None
        left, right = word_stream(old, self.translate_old), word_stream(new, self.translate_new)
        found: list[Segment] = []
        for equal, o1, o2, n1, n2 in word_blocks(left, right):
            if equal:
                found += _equal(left[o1:o2], right[n1:n2])
            else:
                found += [*_pieces("weg", left[o1:o2]), *_pieces("nieuw", right[n1:n2])]
        differs = any(segment.kind != "gelijk" or segment.was for segment in found)
        return tuple(found) if differs else None

    def _leads_alike(self, inlines: Inlines) -> bool:
        """Return whether each reference of a sentence that reads alike leads to the same place on both sides."""
        return all(self.translate_old(target) == self.translate_new(target) for item in inlines if isinstance(item, Verwijzing) for target in item.doelen)

    # --- through what -------------------------------------------------------------------------------------------------

    def through(self, old: Node, new: Node) -> tuple[Through, tuple[FigureChange, ...]]:
        """Return through what a pair changed, and its figures with another value."""
        if self._frame(old, self.translate_old) == self._frame(new, self.translate_new):
            pairs = zip(_figures(old), _figures(new), strict=True)
            return "cijfer", tuple(FigureChange(n[0] or o[0], o[1], n[1], o[2], n[2]) for o, n in pairs if o[1:] != n[1:])
        if self._only_closing(old, new):
            return "leesteken", ()
        left, right = _by_key(old), _by_key(new)
        differs = tuple(FigureChange(key, left[key][0], right[key][0], left[key][1], right[key][1]) for key in left if key in right and left[key] != right[key])
        return "beide" if differs else "tekst", differs

    def _frame(self, node: Node, translate: Translate) -> list[object]:
        """A sentence with its figures left open."""
        found: list[object] = []
        for item in (*spelled(node.opschrift), None, *spelled(node.inhoud)):
            if isinstance(item, Invulling | Gat):
                found.append(0)
            elif isinstance(item, Verwijzing):
                found.append(reference_key(item, translate))
            elif item is None:
                found.append(None)
            elif found and isinstance(found[-1], str):
                found[-1] += item.text
            else:
                found.append(item.text)
        return found

    def _only_closing(self, old: Node, new: Node) -> bool:
        if old.kind not in {"onderdeel", "begrip", "alinea"} or printed(old.opschrift) != printed(new.opschrift):
            return False
        left, right = word_stream(old.inhoud, self.translate_old), word_stream(new.inhoud, self.translate_new)
        return [word.key for word in _without_closing(left)] == [word.key for word in _without_closing(right)]


def _without_closing(words: Sequence[Word]) -> Sequence[Word]:
    end = _CLOSING.search("".join(word.text for word in words))
    left = len(end[0]) if end else 0
    while left > 0 and words:
        left -= len(words[-1].text)
        words = words[:-1]
    return words


def _equal(left: Sequence[Word], right: Sequence[Word]) -> list[Segment]:
    """Equal words; a reference or mark that prints another number is a piece of its own."""
    if len(left) != len(right):
        return _pieces("gelijk", right)
    found: list[Segment] = []
    start = 0
    for i, (o, n) in enumerate(zip(left, right, strict=True)):
        if o.text != n.text:
            found += [*_pieces("gelijk", right[start:i]), Segment("gelijk", n.text, o.text)]
            start = i + 1
    return found + _pieces("gelijk", right[start:])


def _pieces(kind: str, words: Sequence[Word]) -> list[Segment]:
    """Words as pieces: one for the text, one for each figure; only of what differs does it matter which figure it is."""
    found: list[tuple[str, str]] = []
    for word in words:
        figure = "" if kind == "gelijk" else word.figure
        if found and found[-1][1] == figure:
            found[-1] = (found[-1][0] + word.text, figure)
        else:
            found.append((word.text, figure))
    return [Segment(kind, text, key=figure) for text, figure in found]  # type: ignore[arg-type]


def _figures(node: Node) -> list[tuple[str, str, str]]:
    """The figures of a node in order: key, what it prints, status."""
    found: list[tuple[str, str, str]] = []
    for item in (*node.opschrift, *node.inhoud):
        if isinstance(item, Invulling):
            found.append((item.sleutel, item.text, item.status))
        elif isinstance(item, Gat):
            found.append(("", item.text, item.soort))
    return found


def _by_key(node: Node) -> Mapping[str, tuple[str, str]]:
    return {key: (text, status) for key, text, status in _figures(node) if key}
