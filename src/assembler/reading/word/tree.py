"""The tree of a Word file while it is being filled, and as nodes with the labels that stand in the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from assembler.ground.document import Inlines, Kind, Label, List, Node, NodeId, Tekst
from assembler.ground.document.layout import Layout
from assembler.reading.word.marks import Opens


@dataclass
class Open:
    """A node that is still being filled: what it holds so far, and by which kind of mark it was opened."""

    kind: Kind
    heading: str = ""
    text: str = ""
    label: Label | None = None
    opened_by: Opens = ""
    children: list[Open] = field(default_factory=list)
    layout: Layout | None = None
    rank: int = 0  # of a section: the level of its heading


def nodes(row: Iterable[Open], above: str, labels: dict[NodeId, Label]) -> list[Node]:
    """Return nodes with ids that only count: what belongs together on two sides is found by content."""
    found, counts = [], dict[str, int]()
    for item in _with_preamble(list(row)) if above == "tekst" else row:
        counts[item.kind] = counts.get(item.kind, 0) + 1
        node_id = NodeId(f"{above}/{item.kind}-{counts[item.kind]}")
        if item.label is not None:
            labels[node_id] = item.label
        heading: Inlines = (Tekst(item.heading),) if item.heading else ()
        text: Inlines = (Tekst(item.text),) if item.text else ()
        children = tuple(nodes(item.children, node_id, labels))
        layout = replace(item.layout, style="geen") if isinstance(item.layout, List) and not _marked(item) else item.layout
        found.append(Node(item.kind, node_id, heading, text, children, layout))
    return found


def _marked(item: Open) -> bool:
    return any(child.label is not None or child.opened_by == "streep" for child in item.children)


def _with_preamble(row: list[Open]) -> list[Open]:
    """What stands before the first chapter or article of a regulation is its preamble."""
    first = next((at for at, item in enumerate(row) if item.kind in {"hoofdstuk", "artikel"}), 0)
    if not first or any(item.kind not in {"alinea", "tabel"} for item in row[:first]):
        return row
    return [Open("aanhef", children=row[:first]), *row[first:]]
