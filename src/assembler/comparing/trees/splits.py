"""Texts that were split or joined: what is new came out of a neighbour, what lapsed went into one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Literal

from assembler.comparing.trees.model import Change, Segment, SentenceDiff, SideName
from assembler.comparing.trees.shortest import shortest_edit
from assembler.comparing.trees.side import SideIndex
from assembler.comparing.trees.words import printed, words_in
from assembler.ground.document import Kind, NodeId

_DIVISIBLE: frozenset[Kind] = frozenset({"artikel", "lid", "onderdeel", "alinea", "sectie"})
_IN_WORDS: frozenset[Kind] = frozenset({"lid", "onderdeel", "alinea"})  # what has a sentence of its own
_ENOUGH = 5  # words
_COMES_FROM_IT = 0.7

Gone = Literal["weg", "nieuw"]


def with_splits(changes: Sequence[Change], old: SideIndex, new: SideIndex, pairs: Mapping[NodeId, NodeId], back: Mapping[NodeId, NodeId]) -> Iterator[Change]:
    """Yield the changes, with `gesplitst` for what is new and stood in a neighbour, and `samengevoegd` the other way round."""
    for change in changes:
        if change.action == "nieuw" and (source := _neighbour_of(change.new[0], new, old, back)):
            stays, was = source
            yield replace(change, action="gesplitst", old=(was,), new=(stays, *change.new), old_label=old.side.label(was))
        elif change.action == "vervallen" and (target := _neighbour_of(change.old[0], old, new, pairs)):
            stays, after = target
            yield replace(change, action="samengevoegd", old=(stays, *change.old), new=(after,), new_label=new.side.label(after))
        else:
            yield change


def _neighbour_of(part: NodeId, here: SideIndex, there: SideIndex, to: Mapping[NodeId, NodeId]) -> tuple[NodeId, NodeId] | None:
    """The neighbour on this side, and its other side, whose lost words make up this part; None if there is none."""
    node = here.side.nodes[part]
    words = here.bag(node)
    count = words.total()
    if node.kind not in _DIVISIBLE or count < _ENOUGH:
        return None
    for neighbour in _neighbours(part, here):
        other = to.get(neighbour)
        if other is None:
            continue
        lost = there.bag(there.side.nodes[other]) - here.bag(here.side.nodes[neighbour])
        if (lost & words).total() >= _COMES_FROM_IT * count:
            return neighbour, other
    return None


def _neighbours(part: NodeId, here: SideIndex) -> Iterator[NodeId]:
    """Siblings of the same kind, nearest first; for an article those of the chapters beside it too."""
    kind = here.side.nodes[part].kind
    parent = here.side.parents.get(part)
    if kind == "artikel":
        row = [node.id for node in here.side.final.root.walk() if node.kind == kind]
    else:
        row = [node.id for node in here.side.nodes[parent].kinderen if node.kind == kind] if parent else []
    place = row.index(part)
    return iter(sorted((node_id for node_id in row if node_id != part), key=lambda node_id: abs(row.index(node_id) - place)))


# --- the words that they share ---------------------------------------------------------------------------------------


class Shared:
    """Finds the words that went from a text to its part, or the other way: they are not struck here and new there."""

    def __init__(self, old: SideIndex, new: SideIndex, sentences: dict[NodeId, SentenceDiff]) -> None:
        self.old, self.new, self.sentences = old, new, sentences
        self.parts: dict[tuple[SideName, NodeId], SentenceDiff] = {}

    def of(self, changes: Iterable[Change]) -> Iterator[Change]:
        """Yield the changes with what parts share; a text that only lost or won a part did not change otherwise."""
        told = [self._told(change) if change.action in {"gesplitst", "samengevoegd"} and change.kind in _IN_WORDS else change for change in changes]
        for change in told:
            sentence = self.sentences.get(change.new[0]) if change.action == "gewijzigd" else None
            if sentence is None:
                yield change
            elif sentence.changed:
                yield replace(change, sentence=sentence)

    def _told(self, change: Change) -> Change:
        """A change with the sentences of its parts."""
        split = change.action == "gesplitst"
        stays, part = change.new[0], (change.new if split else change.old)[1]
        side: SideName = "new" if split else "old"
        node = (self.new if split else self.old).side.nodes[part]
        whole, other = self.sentences.get(stays), printed(node.inhoud)
        if whole is None or not other:
            return change
        kind: Gone = "weg" if split else "nieuw"
        lost = [word for segment in whole.inhoud if segment.kind == kind for word in words_in(segment.text)]
        came = words_in(other)
        here, there = _kept(lost, came)
        heading = printed(node.opschrift)
        back: Gone = "nieuw" if split else "weg"
        made = SentenceDiff((Segment(back, heading),) if heading else (), tuple(_runs(back, came, there)))
        self.sentences[stays], self.parts[side, part] = replace(whole, inhoud=tuple(_marked(whole.inhoud, kind, here))), made
        return replace(change, parts=(self.sentences[stays], made))


def _kept(left: Sequence[str], right: Sequence[str]) -> tuple[list[bool], list[bool]]:
    """Which words of two rows are the same; the spaces around them go along."""
    marks = [False] * len(left), [False] * len(right)
    for block in shortest_edit(left, right):
        if block.equal:
            marks[0][block.o1 : block.o2] = [True] * (block.o2 - block.o1)
            marks[1][block.n1 : block.n2] = [True] * (block.n2 - block.n1)
    for words, kept in zip((left, right), marks, strict=True):
        for place in (place for place, word in enumerate(words) if word.isspace()):
            kept[place] = all(kept[beside] for beside in (place - 1, place + 1) if 0 <= beside < len(words))
    return marks


def _marked(segments: Iterable[Segment], kind: Gone, kept: Sequence[bool]) -> Iterator[Segment]:
    """Yield segments, those of a kind cut where words are kept."""
    place = 0
    for segment in segments:
        if segment.kind != kind:
            yield segment
            continue
        words = words_in(segment.text)
        yield from _runs(kind, words, kept[place : place + len(words)], segment.key)
        place += len(words)


def _runs(kind: Gone, words: Sequence[str], kept: Sequence[bool], key: str = "") -> Iterator[Segment]:
    for stays, group in groupby(zip(words, kept, strict=True), key=itemgetter(1)):
        yield Segment(kind, "".join(word for word, _ in group), key=key, kept=stays)
