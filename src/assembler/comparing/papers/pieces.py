"""What papers about a difference are made of: sections, paragraphs, tables whose cells hold paragraphs, words marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assembler.comparing.trees import Segment
from assembler.ground.document import Final, Indent, Inlines, List, Marked, Node, NodeId, Overview, Row, Table, Tekst, Voettekst
from assembler.ground.document.layout import Alignment

Cell = Sequence[Node] | str


def text(words: str) -> Inlines:
    """Return plain words as a sentence."""
    return (Tekst(words),) if words else ()


def marked(segments: Iterable[Segment]) -> Inlines:
    """Return compared words as a sentence in which what went and what came is marked."""
    pieces = (Tekst(item.text) if item.kind == "gelijk" or item.kept else Marked(item.text, "gone" if item.kind == "weg" else "new") for item in segments)
    return tuple(item for item in pieces if item.text)


def paragraph(words: str | Inlines, about: str = "", depth: int = 0) -> Node:
    """Return a paragraph; `about` stands before it, emphasised."""
    sentence = text(words) if isinstance(words, str) else words
    return Node("alinea", NodeId(""), text(about), sentence, layout=Indent(depth) if depth else None)


def items(rows: Iterable[tuple[str, str]]) -> Node:
    """Return a list with a dash before each item; of an item the first part is emphasised."""
    return Node(
        "alinea", NodeId(""), kinderen=tuple(Node("onderdeel", NodeId(""), text(about), text(words)) for about, words in rows), layout=List("streepjes")
    )


def section(heading: str, *children: Node) -> Node:
    """Return a section under a heading."""
    return Node("sectie", NodeId(""), text(heading), (), children)


def table(
    description: str, heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[Cell]], alignments: Sequence[Alignment] = (), *, total: bool = False
) -> Node:
    """Return a table under a row of heads, which repeats on each page; `total`: its last row adds up the others."""
    made = [Node("rij", NodeId(""), kinderen=tuple(_cell(head) for head in heads), layout=Row("kop"))]
    made += [
        Node("rij", NodeId(""), kinderen=tuple(_cell(cell) for cell in row), layout=Row("totaal" if total and number == len(rows) else "rij"))
        for number, row in enumerate(rows, 1)
    ]
    layout = Table(tuple(alignments), tuple(widths), breakable=True, description=description)
    return Node("tabel", NodeId(""), (), (), tuple(made), layout)


def _cell(cell: Cell) -> Node:
    return Node("cel", NodeId(""), (), text(cell)) if isinstance(cell, str) else Node("cel", NodeId(""), kinderen=tuple(cell))


def overview(title: str, subtitle: str, foot: Voettekst, house_style: str, children: Iterable[Node], *, landscape: bool) -> Final:
    """Return a paper about a difference; its nodes are numbered in reading order, for nobody refers to them."""
    name = foot.document
    rooted = tuple(_named(child, f"{name}/{number}") for number, child in enumerate(children, 1))
    return Final(Node("document", NodeId(name), text(title), text(subtitle), rooted, Overview(landscape)), {}, title, "stuk", foot, house_style)


def _named(node: Node, node_id: str) -> Node:
    below = tuple(_named(child, f"{node_id}-{number}") for number, child in enumerate(node.kinderen, 1))
    return Node(node.kind, NodeId(node_id), node.opschrift, node.inhoud, below, node.layout)
