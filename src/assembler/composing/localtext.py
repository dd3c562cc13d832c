"""The text that a gemeente wrote in a plain file, as a section of its paper."""

from __future__ import annotations

from assembler.ground.document import Herkomst, List, ListStyle, Node, NodeId, Section, Tekst
from assembler.reading.records.workspace import LokaleTekst


def local_section(document: str, text: LokaleTekst) -> Node:
    """Return a section of the gemeente itself; list items go under the paragraph before them."""
    node_id = f"{document}/lokaal:{text.positie}-{text.sectie}"
    children: list[Node] = []
    for number, line in enumerate(text.alineas, 1):
        name = NodeId(f"{node_id}/{number}")
        own = Herkomst(line.span)
        if line.soort == "alinea":
            children.append(Node("alinea", name, (), (Tekst(line.tekst),), herkomst=own))
            continue
        style: ListStyle = "streepjes" if line.soort == "streepje" else "cijfers"
        if not children or children[-1].list_style not in {None, style}:
            children.append(Node("alinea", NodeId(f"{name}/lijst"), (), (), (), List(style), own))
        last = children[-1]
        item = Node("onderdeel", name, (), (Tekst(line.tekst),), herkomst=own)
        children[-1] = Node("alinea", last.id, (), last.inhoud, (*last.kinderen, item), List(style), last.herkomst)
    heading = (Tekst(text.opschrift),) if text.opschrift else ()
    return Node("sectie", NodeId(node_id), heading, (), tuple(children), Section(local=True), Herkomst(text.span))
