"""The head of a document: title, address and fields of a paper."""

from __future__ import annotations

from assembler.ground.document import Cover, Kind, Masthead, Node, Tekst, text_of
from assembler.rendering.word.writer import Builder, Position, Writer
from assembler.wordfile import styles
from assembler.wordfile.flow import Flow, paragraph, run, tab


def title(writer: Writer, target: Flow) -> None:
    """Write the title: the name of the paper where its format has one (its subject is a field then), or its own title."""
    root = writer.final.root
    heading = root.layout.name if isinstance(root.layout, Masthead) else ""
    opschrift = (Tekst(heading),) if heading else root.opschrift or (Tekst(writer.final.titel),)
    writer.sentence(paragraph(target, styles.TITLE), opschrift)
    subtitle = root.inhoud or ((Tekst(root.layout.subtitle),) if isinstance(root.layout, Cover) and root.layout.subtitle else ())
    if subtitle:
        writer.sentence(paragraph(target, styles.SUBTITLE), subtitle)


def fields(writer: Writer, target: Flow, _parent: Node, group: tuple[Node, ...], position: Position) -> None:
    """Write the fields above a paper."""
    for node in group:
        writer.build(target, node, position)


def field(writer: Writer, target: Flow, _parent: Node, group: tuple[Node, ...], _position: Position) -> None:
    """Write fields: label, tab, value. A paragraph reads in the right order everywhere; a table of two columns does not."""
    for node in group:
        element = paragraph(target, styles.FIELD)
        run(element, text_of(node.opschrift), styles.FIELD_LABEL)
        if node.inhoud:
            tab(element)
            writer.sentence(element, node.inhoud)


BUILDERS: dict[Kind, Builder] = {"velden": fields, "veld": field}
