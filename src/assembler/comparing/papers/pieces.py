"""What a paper about a difference quotes: lines and tables of the compared texts, with the words that differ marked; no sentence of our own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assembler.comparing.causes.passages import Line
from assembler.comparing.causes.tables import ChangedTable
from assembler.comparing.trees import Segment
from assembler.ground.document import Indent, Inlines, Marked, Node, NodeId, Row, RowKind, Table, Tekst

_NOBODY = NodeId("")  # a quotation gets its ids where it is put
_SHORT_CELL = 40  # characters


def marked(segments: Iterable[Segment]) -> Inlines:
    """Return compared words as a sentence in which what went and what came is marked."""
    pieces = (Tekst(item.text) if item.kind == "gelijk" or item.kept else Marked(item.text, "gone" if item.kind == "weg" else "new") for item in segments)
    return tuple(item for item in pieces if item.text)


def lines(rows: Sequence[Line]) -> tuple[Node, ...]:
    """Return the lines of a passage, set in as they stand."""
    return tuple(_paragraph((*((Tekst(f"{row.label} "),) if row.label else ()), *marked(row.segments)), row.depth) for row in rows)


def _paragraph(words: Inlines, depth: int = 0) -> Node:
    return Node("alinea", _NOBODY, (), words, layout=Indent(depth) if depth else None)


def table(item: ChangedTable, description: str) -> Node:
    """Return the rows of a table that differ, below its heads."""
    rows = [_row("kop", [Node("cel", _NOBODY, (), (Tekst(head),) if head else ()) for head in item.heads])]
    rows += [_row("rij", [Node("cel", _NOBODY, kinderen=_cell(cell)) for cell in row]) for row in item.rows]
    layout = Table(item.layout.alignments, item.layout.widths, breakable=True, description=description)
    return Node("tabel", _NOBODY, (), (), tuple(rows), layout)


def _row(kind: RowKind, cells: Sequence[Node]) -> Node:
    return Node("rij", _NOBODY, kinderen=tuple(cells), layout=Row(kind))


def _cell(segments: Sequence[Segment]) -> tuple[Node, ...]:
    """A cell: what it was above what it is where both are short, as amounts are; else the words that differ in their sentence."""
    was, now = ("".join(item.text for item in segments if item.kind != kind) for kind in ("nieuw", "weg"))
    if was == now or not was or not now or max(len(was), len(now)) > _SHORT_CELL:
        return (_paragraph(marked(segments)),)
    return (_paragraph((Marked(was, "gone"),)), _paragraph((Marked(now, "new"),)))
