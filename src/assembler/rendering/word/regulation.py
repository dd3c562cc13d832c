"""The nodes of a regulation: chapters, articles, leden, definitions, annexes and the memorandum."""

from __future__ import annotations

from assembler.ground.document import Kind, Node, text_of
from assembler.rendering.word.items import ItemLook, choose_marking, write_items
from assembler.rendering.word.writer import Builder, Position, Writer
from assembler.wordfile import styles
from assembler.wordfile.flow import Flow, Paragraph, keep_with_next, paragraph
from assembler.wordfile.lists import FIGURES

_BETWEEN = 600  # twips above the heading of an annex that begins no page


def hoofdstuk(writer: Writer, target: Flow, _parent: Node, group: tuple[Node, ...], position: Position) -> None:
    """Write chapters."""
    for node in group:
        writer.heading(target, node, styles.HOOFDSTUK, position.level, "hoofdstuk")
        _intro(writer, target, node, position)
        writer.build(target, node, position._replace(level=position.level + 1))


def artikel(writer: Writer, target: Flow, _parent: Node, group: tuple[Node, ...], position: Position) -> None:
    """Write articles, each in a content control; the style of the heading begins the leden again at 1."""
    style = styles.ARTIKEL if position.level > 1 else styles.ARTIKEL_WITHOUT_HOOFDSTUK
    for node in group:
        block = writer.controls.block(target, node.id, text_of(node.opschrift) or writer.final.label(node), visible=False)
        writer.heading(block, node, style, position.level, "artikel")
        _intro(writer, block, node, position)
        writer.build(block, node, position._replace(level=position.level + 1, in_artikel=True, style_list=True, style=styles.LID_UNNUMBERED))


def lid(writer: Writer, target: Flow, parent: Node, group: tuple[Node, ...], position: Position) -> None:
    """Write the leden of an article; a lid without a number is a plain paragraph."""
    look = ItemLook(styles.LID, styles.LID_UNNUMBERED, FIGURES if position.style_list else None)
    marking = choose_marking(writer, parent, group, look, position)
    numbered = marking.style != styles.LID_UNNUMBERED
    # Letters begin again under each lid that the style numbers; under a lid without a number only the article does that.
    by_itself = position.style_list and marking.own_list is None and not marking.as_text and (numbered or len(parent.kinderen) == 1)
    write_items(writer, target, group, marking, position._replace(style_list=by_itself))


def begrip(writer: Writer, target: Flow, parent: Node, group: tuple[Node, ...], position: Position) -> None:
    """Write definitions, alphabetical or with letters."""
    marking = choose_marking(writer, parent, group, ItemLook(styles.BEGRIP, styles.BEGRIP), position._replace(style_list=False))
    below = marking.position or position
    write_items(writer, target, group, marking, below._replace(depth=position.depth + 1))


def aanhef(writer: Writer, target: Flow, _parent: Node, group: tuple[Node, ...], position: Position) -> None:
    """Write the preamble."""
    for node in group:
        writer.anchor(target, node)
        _intro(writer, target, node, position._replace(style=styles.AANHEF))
        writer.build(target, node, position._replace(style=styles.AANHEF))


def bijlage(writer: Writer, target: Flow, parent: Node, group: tuple[Node, ...], position: Position) -> None:
    """Write annexes; the style of the heading begins a page, for the first: one that follows another goes on."""
    first = next(child for child in parent.kinderen if child.kind == "bijlage")
    for node in group:
        heading = writer.heading(target, node, styles.BIJLAGE, 1, "bijlage")
        if node is not first:
            heading.page_break, heading.room = False, _BETWEEN
        begin = len(target)
        _intro(writer, target, node, position)
        writer.build(target, node, position._replace(level=2))
        if len(target) > begin + 1 and isinstance(intro := target[begin], Paragraph):  # to what article it belongs says too little to stand alone
            keep_with_next(intro)


def toelichting(writer: Writer, target: Flow, _parent: Node, group: tuple[Node, ...], position: Position) -> None:
    """Write the memorandum; the style of the heading begins a page."""
    for node in group:
        writer.heading(target, node, styles.TOELICHTING, 1)
        _intro(writer, target, node, position)
        writer.build(target, node, position._replace(level=2))


def _intro(writer: Writer, target: Flow, node: Node, position: Position) -> None:
    """The text of a node that has a heading, if it has text of its own."""
    if node.inhoud:
        writer.sentence(paragraph(target, position.style), node.inhoud)


BUILDERS: dict[Kind, Builder] = {
    "hoofdstuk": hoofdstuk,
    "artikel": artikel,
    "lid": lid,
    "begrip": begrip,
    "aanhef": aanhef,
    "bijlage": bijlage,
    "toelichting": toelichting,
}
