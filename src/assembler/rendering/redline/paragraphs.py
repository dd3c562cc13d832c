"""Paragraphs with tracked changes: a pair with the words that differ, or one that comes, goes or moves as a whole."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from operator import itemgetter

from lxml import etree

from assembler.comparing.trees.edit import word_blocks
from assembler.comparing.trees.shortest import Block, shortest_edit
from assembler.rendering.redline.marks import WHOLE, WORDS, Marker, MarkKind
from assembler.rendering.redline.words import ParagraphWords, RunToken, write
from assembler.wordfile.oxml import Element, P

_GONE = {"del", "moveFrom"}

Stream = tuple[MarkKind | None, Sequence[RunToken]]  # words, and how they are marked


class Paragraphs:
    """Writes paragraphs; without `full` a number that only changed by renumbering stands there as it is now, unmarked."""

    def __init__(self, marker: Marker, *, full: bool) -> None:
        self.marker = marker
        self.full = full

    def whole(self, line: ParagraphWords, how: MarkKind, *, with_end: bool = True) -> Element:
        """Return a paragraph that comes or goes as a whole; in a cell (not `with_end`) its end is that of the cell."""
        return self._paragraph(line, [(how, (*line.number, *line.coarse))], how if with_end else None, stays=how not in _GONE, whole=True)

    def pair(self, old: ParagraphWords, new: ParagraphWords) -> Element:
        """Return a paragraph that stays, with the words that went and came."""
        paragraph = self._paragraph(new, self._pair(old, new), None, stays=True)
        if old.style != new.style and (self.full or bool(old.number) == bool(new.number)):
            self.marker.formatting(paragraph, copy.deepcopy(old.properties))
        return paragraph

    def _pair(self, old: ParagraphWords, new: ParagraphWords) -> Iterable[Stream]:
        yield from self._numbers(old, new)
        if old.groups == new.groups:
            yield None, new.coarse
        else:
            left, right = old.tokens, new.tokens
            yield from _changed(word_blocks(left, right), left, right)

    def _numbers(self, old: ParagraphWords, new: ParagraphWords) -> Iterable[Stream]:
        """The number of a paragraph that stays."""
        if self.full:
            blocks = shortest_edit([token.key for token in old.number], [token.key for token in new.number])
            yield from _changed(blocks, old.number, new.number)
        elif bool(old.tab) == bool(new.tab) or not (old.number and new.number):
            yield None, new.number
        else:  # the tab comes or goes with the text after it
            yield None, new.number[: len(new.number) - len(new.tab)]
            yield from _changed([Block(False, 0, len(old.tab), 0, len(new.tab))], old.tab, new.tab)  # noqa: FBT003 - a field

    def split(self, old: ParagraphWords, first: ParagraphWords, second: ParagraphWords) -> tuple[Element, Element] | None:
        """Return a paragraph that became two: only the end between them is new; None where their words do not follow each other."""
        at = _seam(old.tokens, first.tokens, second.tokens)
        if at is None:
            return None
        before, after = old.tokens[:at], old.tokens[at:]
        head = [*self._numbers(old, first), *_changed(word_blocks(before, first.tokens), before, first.tokens)]
        tail: list[Stream] = [("ins", second.number), *_changed(word_blocks(after, second.tokens), after, second.tokens)]
        made = self._paragraph(first, head, "ins", stays=True), self._paragraph(second, tail, None, stays=True)
        if old.style != second.style:
            self.marker.formatting(made[1], copy.deepcopy(old.properties))
        return made

    def join(self, first: ParagraphWords, second: ParagraphWords, new: ParagraphWords) -> tuple[Element, Element] | None:
        """Return two paragraphs that became one: only the end between them goes; None where their words do not follow each other."""
        at = _seam(new.tokens, first.tokens, second.tokens)
        if at is None:
            return None
        before, after = new.tokens[:at], new.tokens[at:]
        head = [*self._numbers(first, new), *_changed(word_blocks(first.tokens, before), first.tokens, before)]
        tail: list[Stream] = [("del", second.number), *_changed(word_blocks(second.tokens, after), second.tokens, after)]
        made = (
            self._paragraph(replace(first, bookmarks=()), head, "del", stays=True),
            self._paragraph(new, tail, None, stays=True),
        )
        if second.style != new.style:
            self.marker.formatting(made[1], copy.deepcopy(second.properties))
        return made

    def departed(self, old: ParagraphWords, new: ParagraphWords) -> Element:
        """Return a paragraph in the place that it left; words that it no longer has are struck."""
        left = old.tokens
        blocks = word_blocks(left, new.tokens)
        stream: list[Stream] = [("moveFrom", old.number), *(("moveFrom" if block.equal else "del", left[block.o1 : block.o2]) for block in blocks)]
        return self._paragraph(old, stream, "moveFrom", stays=False)

    def arrived(self, old: ParagraphWords, new: ParagraphWords) -> Element:
        """Return a paragraph in the place that it came to; words that it did not have are new."""
        right = new.tokens
        blocks = word_blocks(old.tokens, right)
        stream: list[Stream] = [("moveTo", new.number), *(("moveTo" if block.equal else "ins", right[block.n1 : block.n2]) for block in blocks)]
        return self._paragraph(new, stream, "moveTo", stays=True)

    def _paragraph(self, line: ParagraphWords, stream: Iterable[Stream], end: MarkKind | None, *, stays: bool, whole: bool = False) -> Element:
        """A paragraph of these words; bookmarks stand only in what stays or is new."""
        paragraph = etree.Element(P)
        paragraph.append(copy.deepcopy(line.properties))
        if end is not None:
            self.marker.paragraph_mark(paragraph, end)
        for how, group in groupby((part for part in stream if part[1]), key=itemgetter(0)):
            tokens = [token for _, words in group for token in words]
            write(paragraph, tokens, how and partial(self.marker.mark, how, WHOLE if how == end or whole else WORDS), gone=how in _GONE)
        if stays:
            self.marker.bookmarks(paragraph, line.bookmarks)
        return paragraph


def _seam(whole: Sequence[RunToken], first: Sequence[RunToken], second: Sequence[RunToken]) -> int | None:
    """Where in a text its second part begins: at the first word that the second part has, after the last of the first."""
    parts = [token.key for token in (*first, *second)]
    same = [(block.o1 + i, block.n1 + i) for block in shortest_edit([token.key for token in whole], parts) if block.equal for i in range(block.o2 - block.o1)]
    return next((o for o, n in same if n >= len(first) and whole[o].counts), None)


def _changed(blocks: Iterable[Block], old: Sequence[RunToken], new: Sequence[RunToken]) -> Iterable[Stream]:
    for equal, o1, o2, n1, n2 in blocks:
        if equal:
            yield None, new[n1:n2]
        else:
            yield "del", old[o1:o2]
            yield "ins", new[n1:n2]
