"""Word with tracked changes: a comparison in, a .docx out in which every change can be accepted or rejected.

Written from the two trees, block by block, with the builders of the Word renderer. Accept all gives the new document,
exactly. Reject all gives the old one; what only renumbered is not marked and keeps its new number, unless `full`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

from assembler.comparing.trees import TreeComparison
from assembler.ground.document import Final, Node
from assembler.rendering.redline.body import Body
from assembler.rendering.redline.marks import Marker
from assembler.rendering.redline.pages import begin_after_contents, write_body
from assembler.rendering.redline.sides import write_side
from assembler.rendering.word import figures
from assembler.rendering.word.file import Written, addresses_of, docx
from assembler.wordfile.base import Base, read_base
from assembler.wordfile.lists import Lists
from assembler.wordfile.oxml import Element, new_document, serialize
from assembler.wordfile.pages import Pages, text_width

__all__ = ["render_redline"]

Moves = Literal["verplaatsen", "doorhalen"]


def render_redline(comparison: TreeComparison, basis: bytes, *, author: str, day: date, full: bool = False, moves: Moves = "doorhalen") -> bytes:
    """Return the two documents in one, as tracked changes of `author` (a body and a milestone, never a person) on `day`.

    `full` marks what only renumbered as well, so that rejecting gives the old document to the letter.
    `moves`: what moved is marked as a move, or struck in the one place and new in the other.
    """
    base = read_base(basis, "vast")
    lists, pages = Lists(base.numbering, base.indents), Pages(base.section)
    document = _document(comparison, lists, base, pages, Marker(author, day), full=full, as_moves=moves == "verplaatsen")
    pictures = figures.pictures_of(comparison.old.final) | figures.pictures_of(comparison.new.final)
    return docx(_with_footer(comparison), base, Written(serialize(document), lists, pages, pictures, addresses_of(comparison.old.final, comparison.new.final)))


def _document(comparison: TreeComparison, lists: Lists, base: Base, pages: Pages, marker: Marker, *, full: bool, as_moves: bool) -> Element:
    """word/document.xml."""
    pairs = comparison.pairs

    def width(*, landscape: bool) -> int:
        return text_width(base.section, landscape=landscape)

    def width_old(node: Node) -> int:
        target = pairs.get(node.id)
        return width(landscape=target is not None and comparison.new.nodes[target].landscape)

    def width_new(node: Node) -> int:
        return width(landscape=node.landscape)

    old = write_side(comparison.old, lists, comparison.translate_old, width_old)
    new = write_side(comparison.new, lists, comparison.translate_new, width_new)
    document, body = new_document()
    writer = Body(comparison, old, new, marker, full=full, as_moves=as_moves)
    with_contents = comparison.new.final.klasse == "regeling"
    write_body(body, writer, pages, with_contents=with_contents)
    if with_contents:
        begin_after_contents(body, new)
    return document


def _with_footer(comparison: TreeComparison) -> Final:
    """The new document; its title says what it is compared with, and so does the foot of every page."""
    final, was = comparison.new.final, comparison.old.final.foot
    version = "" if was.version == final.foot.version else f", {was.version}"
    since = f"{was.milestone}{version}" if was.milestone != final.foot.milestone else f"{was.version} van {was.day}"
    return replace(final, titel=f"{final.foot.title}, wijzigingen sinds {since}", voettekst=replace(final.voettekst, titel=""))
