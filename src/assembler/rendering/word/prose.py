"""Running text: paragraphs, sections, and the list of assumptions at the end."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from assembler.ground.document import ADDRESS, Kind, List, Node, text_of
from assembler.rendering.word.items import ItemLook, choose_marking, onderdelen, write_items
from assembler.rendering.word.together import keep_end, lines_of
from assembler.rendering.word.writer import Builder, Position, Writer
from assembler.wordfile import styles
from assembler.wordfile.fields import bookmark_of
from assembler.wordfile.flow import Control, Flow, Paragraph, keep_with_next, paragraph, run

_SHORT = 16  # lines of notes that stay on one page
_ABOVE = 3  # lines of the text that stand above them there


def paragraphs(writer: Writer, target: Flow, _parent: Node, group: tuple[Node, ...], position: Position) -> None:
    """Write paragraphs, and the lists and tables that follow from them."""
    for node in group:
        box = _box(writer, target, node)
        if text_of(node.opschrift + node.inhoud):
            style = styles.ADDRESS_LINE if node.layout == ADDRESS else position.style
            element = paragraph(box, style, keep_next=bool(node.kinderen))
            bookmark = writer.bookmarks.open(element, bookmark_of(node.id))
            heading_and_sentence(writer, element, node)
            writer.bookmarks.close(element, bookmark)
        else:
            writer.anchor(box, node)
        writer.build(box, node, position._replace(depth=0, own_list=None))


def heading_and_sentence(writer: Writer, element: Paragraph, node: Node) -> None:
    """Write the text of a paragraph, after what it is about, if it says so."""
    if node.opschrift:
        run(element, text_of(node.opschrift), styles.TERM)
        run(element, ": " if node.inhoud else "")
    writer.sentence(element, node.inhoud)


def sections(writer: Writer, target: Flow, _parent: Node, group: tuple[Node, ...], position: Position) -> None:
    """Write sections; one without a heading takes no level of headings. A text of the gemeente is a visible block."""
    for node in group:
        box = _box(writer, target, node)
        heading = bool(node.opschrift or writer.final.label(node))
        if heading:
            style = styles.SECTIONS[min(position.level, len(styles.SECTIONS)) - 1]
            writer.heading(box, node, style, position.level)
        else:
            writer.anchor(box, node)
        if node.inhoud:
            writer.sentence(paragraph(box, position.style), node.inhoud)
        writer.build(box, node, position._replace(level=position.level + heading, depth=0, own_list=None))


def aannames(writer: Writer, target: Flow, _parent: Node, group: tuple[Node, ...], position: Position) -> None:
    """Write the closing section on what is not certain: each item carries the mark that stands in the text.

    A short one stays whole, with lines of the text above it where that ties no heading to it: a last page with a few notes alone looks like a mistake.
    """
    for node in group:
        begin = len(target)
        if node.opschrift:
            writer.heading(target, node, styles.AANNAMES, 1)
        else:
            writer.anchor(target, node)
        if node.inhoud:
            writer.sentence(paragraph(target, position.style), node.inhoud)
        for (kind, has_mark), items in groupby(node.kinderen, key=lambda item: (item.kind, bool(writer.final.label(item)))):
            if kind == "onderdeel":
                _aannames(writer, target, node if has_mark else replace(node, layout=List("streepjes")), tuple(items), position)
            else:
                writer.build_group(target, node, kind, tuple(items), position)
        written = list(target)[begin:]
        if lines_of(written, position.width) <= _SHORT:
            for element in written[:-1]:
                if isinstance(element, Paragraph):
                    keep_with_next(element)
            keep_end(list(target)[:begin], position.width, _ABOVE, headings=styles.SECTIONS)


def _aannames(writer: Writer, target: Flow, parent: Node, group: tuple[Node, ...], position: Position) -> None:
    marking = choose_marking(writer, parent, group, ItemLook(styles.AANNAME, styles.AANNAME), position)
    write_items(writer, target, group, marking, position)


def _box(writer: Writer, target: Flow, node: Node) -> Flow:
    """Where a node is written: in a content control if a gemeente may change it, and none is around it yet."""
    if not node.local or isinstance(target, Control):
        return target
    return writer.controls.block(target, node.id, text_of(node.opschrift) or "Tekst van de gemeente", visible=True)


BUILDERS: dict[Kind, Builder] = {"alinea": paragraphs, "sectie": sections, "aannames": aannames, "onderdeel": onderdelen}
