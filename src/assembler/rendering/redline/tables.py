"""Tables with tracked changes: rows that come and go, cells whose words differ; another grid is another table."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import Literal

from lxml import etree

from assembler.comparing.trees.model import MergedNode
from assembler.ground.document import Node
from assembler.rendering.redline.paragraphs import Paragraphs
from assembler.rendering.redline.words import ParagraphWords
from assembler.wordfile.oxml import Element, P, W

Reader = Callable[[Element], ParagraphWords]


class Tables:
    """Writes tables; `old` and `new` read a paragraph of that side."""

    def __init__(self, paragraphs: Paragraphs, old: Reader, new: Reader) -> None:
        self.paragraphs, self.old, self.new = paragraphs, old, new

    def whole(self, table: Element, how: Literal["ins", "del"]) -> Element:
        """Return a table that comes or goes: every row of it."""
        reader = self.old if how == "del" else self.new
        return self._table(table, [self._row(row, reader, how) for row in table.findall(W + "tr")])

    def pair(self, merged: MergedNode, old: Element, new: Element) -> list[Element]:
        """Return a table that stays, row by row; with another number of columns it is struck and written again."""
        if len(old.findall(f"{W}tblGrid/{W}gridCol")) != len(new.findall(f"{W}tblGrid/{W}gridCol")):
            return [self.whole(old, "del"), self.whole(new, "ins")]
        left, right = _rows(merged.old, old), _rows(merged.new, new)
        found: list[Element] = []
        for row in merged.children:
            o = left.get(row.old.id) if row.old is not None and row.state != "arrived" else None
            n = right.get(row.new.id) if row.new is not None and row.state != "departed" else None
            if o is not None and n is not None:
                found.append(self._pair(o, n))
            elif o is not None:
                found.append(self._row(o, self.old, "del"))
            elif n is not None:
                found.append(self._row(n, self.new, "ins"))
        return [self._table(new, found)]

    def undivided(self, old: Element, new: Element) -> list[Element]:
        """Return a table whose rows are no nodes (who sign): as it is, or struck and written again when it says something else."""
        left, right = (
            [[["".join(map(str, p.itertext())) for p in cel.findall(P)] for cel in row.findall(W + "tc")] for row in side.findall(W + "tr")]
            for side in (old, new)
        )
        if left != right:
            return [self.whole(old, "del"), self.whole(new, "ins")]
        return [self._table(new, [self._pair(o, n) for o, n in zip(old.findall(W + "tr"), new.findall(W + "tr"), strict=True)])]

    def _table(self, table: Element, rows: Sequence[Element]) -> Element:
        made = etree.Element(table.tag)
        made.extend([copy.deepcopy(part) for part in table if part.tag != W + "tr"])
        made.extend(rows)
        return made

    def _row(self, row: Element, reader: Reader, how: Literal["ins", "del"]) -> Element:
        made = self._empty_row(row)
        self.paragraphs.marker.row(made, how)
        for cel in row.findall(W + "tc"):
            made.append(_cell(cel, [self.paragraphs.whole(reader(p), how, with_end=False) for p in cel.findall(P)]))
        return made

    def _pair(self, old: Element, new: Element) -> Element:
        made = self._empty_row(new)
        for o, n in zip(old.findall(W + "tc"), new.findall(W + "tc"), strict=True):
            paragraphs = [self.paragraphs.pair(self.old(p), self.new(q)) for p, q in zip(o.findall(P), n.findall(P), strict=True)]
            made.append(_cell(n, paragraphs))
        return made

    def _empty_row(self, row: Element) -> Element:
        made = etree.Element(row.tag)
        made.extend([copy.deepcopy(part) for part in row if part.tag != W + "tc"])
        return made


def _rows(node: Node | None, table: Element) -> dict[str, Element]:
    """The rows as written, by the node each is of."""
    assert node is not None  # noqa: S101 - a table that stays has both sides
    return dict(zip((row.id for row in node.kinderen if row.kinderen), table.findall(W + "tr"), strict=True))


def _cell(cel: Element, paragraphs: Sequence[Element]) -> Element:
    made = etree.Element(cel.tag)
    made.extend([copy.deepcopy(part) for part in cel if part.tag != P])
    made.extend(paragraphs)
    return made
