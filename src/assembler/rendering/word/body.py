"""The body of a document: head, contents, and what follows from the tree."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby, takewhile

from assembler.ground.document import ADDRESS, Final, Kind, Masthead, Node, Overview
from assembler.rendering.word import contents, figures, paper, prose, regulation, signatures, tables
from assembler.rendering.word.writer import Builder, Position, Writer
from assembler.wordfile.flow import Flow
from assembler.wordfile.lists import Lists
from assembler.wordfile.pages import Pages

_AFTER_CONTENTS = 480  # twips to the text

BUILDERS: Mapping[Kind, Builder] = {
    **regulation.BUILDERS,
    **paper.BUILDERS,
    **prose.BUILDERS,
    **tables.BUILDERS,
    **figures.BUILDERS,
    **signatures.BUILDERS,
}


def write_body(final: Final, lists: Lists, pages: Pages, *, counting: bool) -> Flow:
    """Return the body; `lists` and `pages` know afterwards what it uses."""
    body = Flow()
    writer = Writer(final, lists, BUILDERS, counting=counting)
    above, below = parts_of(final.root)
    _groups(writer, body, above, pages)
    paper.title(writer, body)
    said, below = _said_first(final, below)
    _groups(writer, body, said, pages)
    place = len(body)
    _groups(writer, body, below, pages)
    pages.close(body)
    writer.number_by_field()
    if final.klasse == "regeling":
        _contents(writer, body, place)
    return body


def parts_of(root: Node) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """What stands above the title (address, and fields where the format has them first), and what below it."""
    first = {"velden"} if isinstance(root.layout, Masthead) and root.layout.after_fields else set()
    children = root.kinderen
    above = len(list(takewhile(lambda node: node.kind in first or node.layout == ADDRESS, children)))
    return children[:above], children[above:]


def _said_first(final: Final, children: tuple[Node, ...]) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """What a regulation says on its cover, before the contents (that its concept is not certain), and the rest."""
    front = list(takewhile(lambda node: final.klasse == "regeling" and node.kind == "alinea", children))
    return tuple(front), children[len(front) :]


def _groups(writer: Writer, body: Flow, children: tuple[Node, ...], pages: Pages) -> None:
    """Write nodes that stand directly in the document."""
    for (kind, landscape), group in groupby(children, key=lambda node: (node.kind, node.landscape or overview_lies(writer.final))):
        width = pages.turn(body, landscape=pages.landscape if kind == "aannames" else landscape)  # a few lines begin no page of their own
        writer.build_group(body, writer.final.root, kind, tuple(group), Position(width))


def overview_lies(final: Final) -> bool:
    """Return whether all pages lie down: those of an overview that wants it."""
    return isinstance(final.root.layout, Overview) and final.root.layout.landscape


def _contents(writer: Writer, body: Flow, place: int) -> None:
    """Put the contents in their place, now that the headings are known."""
    box = Flow()
    contents.write_contents(box, writer.headings, collected=writer.fields)
    rest = Flow()
    rest.extend(body[place:])
    first = next(rest.paragraphs(), None)
    if first is not None and contents.stand_apart(len(box)):
        first.page_break = True
    elif first is not None and len(box):
        first.room = _AFTER_CONTENTS
    body[place:place] = box
