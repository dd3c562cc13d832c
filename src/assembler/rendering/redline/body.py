"""The body of a redline: the merged tree in reading order, each block with how it came there, and the moves marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import Literal

from lxml import etree

from assembler.comparing.trees.model import MergedNode, TreeComparison
from assembler.ground.document import NodeId
from assembler.rendering.redline.marks import Marker
from assembler.rendering.redline.paragraphs import Paragraphs
from assembler.rendering.redline.sides import TBL, WrittenSide
from assembler.rendering.redline.tables import Tables
from assembler.rendering.redline.words import ParagraphWords, paragraph_words, style_of
from assembler.wordfile.oxml import Element, P, W

Origin = Literal["", "ins", "del", "moveFrom", "moveTo", "anchor"]
BlockPair = tuple[Element | None, Element | None]


@dataclass(frozen=True, slots=True)
class Placed:
    """A block of the redline: how it came there, and for a move which block it is (the same on both sides)."""

    element: Element
    how: Origin = ""
    move: tuple[int, int] | None = None


class Body:
    """Writes the blocks of a merged tree."""

    def __init__(self, comparison: TreeComparison, old: WrittenSide, new: WrittenSide, marker: Marker, *, full: bool, as_moves: bool) -> None:
        self.comparison, self.old, self.new, self.marker = comparison, old, new, marker
        self.full, self.as_moves = full, as_moves
        self.paragraphs = Paragraphs(marker, full=full)
        self.tables = Tables(self.paragraphs, self._old_words, self._new_words)
        self._labels = {blocks[0]: side.side.label(of) for side in (old, new) for of, blocks in side.blocks.items()}

    def _old_words(self, paragraph: Element) -> ParagraphWords:
        return paragraph_words(paragraph, self._labels.get(paragraph, ""), full=self.full)

    _new_words = _old_words

    # --- blocks -----------------------------------------------------------------------------------------------------

    def blocks(self, merged: MergedNode) -> Iterator[Placed]:
        """Yield the blocks of a node and of all below it."""
        if merged.new is not None and merged.state in {"stays", "new", "arrived"}:
            yield from self._anchors(merged.new.id)
        old = self.old.blocks.get(merged.old.id, []) if merged.old is not None else []
        new = self.new.blocks.get(merged.new.id, []) if merged.new is not None else []
        yield from self._placed(merged, block_pairs(old, new))
        if merged.node.kind != "tabel":
            yield from self._children(merged.children)

    def _children(self, children: Sequence[MergedNode]) -> Iterator[Placed]:
        """Yield the blocks of siblings; of two that were one text, or became one, only the end between them is marked."""
        done = False
        for one, other in zip_longest(children, children[1:]):
            made = None if done or one is None or other is None else self.shared(one, other)
            if made is not None:
                yield from made
            elif not done and one is not None:
                yield from self.blocks(one)
            done = made is not None

    def shared(self, one: MergedNode, other: MergedNode) -> list[Placed] | None:
        """Return the two paragraphs of a text that was split, or of two that were joined; None where these are no such two."""
        stays, part, before = (other, one, True) if other.state == "stays" and one.state != "stays" else (one, other, False)
        if stays.old is None or stays.new is None or stays.state != "stays" or one.children or other.children:
            return None
        change = next((item for item in self.comparison.changes if item.parts and item.new[0] == stays.new.id), None)
        if change is None or part.node.id != (change.new if change.action == "gesplitst" else change.old)[1]:
            return None
        blocks = [*self.old.blocks.get(stays.old.id, []), *self.new.blocks.get(stays.new.id, [])]
        blocks += (self.new if change.action == "gesplitst" else self.old).blocks.get(part.node.id, [])
        if len(blocks) != 3 or any(block.tag != P for block in blocks):
            return None
        old, new, piece = (self._old_words(block) for block in blocks)
        if change.action == "gesplitst":
            made = self.paragraphs.split(old, *((piece, new) if before else (new, piece)))
        else:
            made = self.paragraphs.join(*((piece, old) if before else (old, piece)), new)
        if made is None:
            return None
        anchors = [anchor for node in (one.new, other.new) if node is not None for anchor in self._anchors(node.id)]
        return [*anchors, *(Placed(paragraph) for paragraph in made)]

    def _anchors(self, node_id: NodeId) -> Iterator[Placed]:
        for name in self.new.anchors.get(node_id, ()):
            number = self.marker.next_id()
            yield Placed(etree.Element(W + "bookmarkStart", {W + "id": number, W + "name": name}), "anchor")
            yield Placed(etree.Element(W + "bookmarkEnd", {W + "id": number}), "anchor")

    def _placed(self, merged: MergedNode, pairs: Sequence[BlockPair]) -> Iterator[Placed]:
        for o, n in pairs:
            if merged.state == "stays":
                yield from self.block(o, n, merged)
            elif merged.state in {"lapsed", "departed"} and o is not None:
                yield self._leaves(merged, o, n)
            elif merged.state in {"new", "arrived"} and n is not None:
                yield self._comes(merged, o, n)

    def block(self, o: Element | None, n: Element | None, merged: MergedNode | None = None) -> Iterator[Placed]:
        """Yield a block that stays, or the one side of it that there is."""
        if o is not None and n is not None:
            if o.tag == P:
                yield Placed(self.paragraphs.pair(self._old_words(o), self._new_words(n)))
            elif merged is not None:
                tables = self.tables.pair(merged, o, n) if merged.node.kind == "tabel" else self.tables.undivided(o, n)
                yield from (Placed(table) for table in tables)
        elif o is not None:
            yield self._whole(o, "del")
        elif n is not None:
            yield self._whole(n, "ins")

    def _whole(self, element: Element, how: Literal["ins", "del"]) -> Placed:
        if element.tag == TBL:
            return Placed(self.tables.whole(element, how))
        reader = self._old_words if how == "del" else self._new_words
        return Placed(self.paragraphs.whole(reader(element), how), how)

    def _leaves(self, merged: MergedNode, o: Element, n: Element | None) -> Placed:
        if merged.state == "lapsed" or n is None or o.tag == TBL or not self.as_moves:
            return self._whole(o, "del")
        return Placed(self.paragraphs.departed(self._old_words(o), self._new_words(n)), "moveFrom", (merged.move, id(o)))

    def _comes(self, merged: MergedNode, o: Element | None, n: Element) -> Placed:
        if merged.state == "new" or o is None or n.tag == TBL or not self.as_moves:
            return self._whole(n, "ins")
        return Placed(self.paragraphs.arrived(self._old_words(o), self._new_words(n)), "moveTo", (merged.move, id(o)))


def block_pairs(old: Sequence[Element], new: Sequence[Element]) -> list[BlockPair]:
    """Return the blocks of one node in pairs, in order: one by one if they are of a kind, else by their styles."""
    if [block.tag for block in old] == [block.tag for block in new]:
        return list(zip(old, new, strict=True))
    pairs: list[BlockPair] = []
    j = 0
    for o in old:
        place = next((k for k in range(j, len(new)) if _sort(new[k]) == _sort(o)), None)
        if place is None:
            pairs.append((o, None))
            continue
        pairs += [(None, n) for n in new[j:place]]
        pairs.append((o, new[place]))
        j = place + 1
    return [*pairs, *((None, n) for n in new[j:])]


def _sort(block: Element) -> str:
    return style_of(block[0]) if block.tag == P else TBL


# --- moves ----------------------------------------------------------------------------------------------------------


def mark_moves(blocks: Sequence[Placed], marker: Marker) -> None:
    """Put range marks around what moved: one pair on each side for paragraphs that stand together on both."""
    departures = [i for i, placed in enumerate(blocks) if placed.how == "moveFrom"]
    arrivals = {placed.move: i for i, placed in enumerate(blocks) if placed.how == "moveTo"}
    groups: list[list[int]] = [departures[:1]] if departures else []
    for previous, this in pairwise(departures):
        if _belong_together(blocks, previous, this, "del") and _belong_together(blocks, arrivals[blocks[previous].move], arrivals[blocks[this].move], "ins"):
            groups[-1].append(this)
        else:
            groups.append([this])
    for number, group in enumerate(groups, 1):
        targets = [arrivals[blocks[i].move] for i in group]
        marker.span(blocks[group[0]].element, blocks[group[-1]].element, "moveFrom", f"verplaatst{number}")
        marker.span(blocks[targets[0]].element, blocks[targets[-1]].element, "moveTo", f"verplaatst{number}")


def _belong_together(blocks: Sequence[Placed], previous: int, this: int, between: str) -> bool:
    one, other = blocks[previous].move, blocks[this].move
    same = one is not None and other is not None and one[0] == other[0]
    return same and previous < this and all(placed.how in {"anchor", between} for placed in blocks[previous + 1 : this])
