"""Word with tracked changes: a comparison in, a .docx out in which every change can be accepted or rejected.

Written from the two trees, block by block, with the builders of the Word renderer. Accept all gives the new document,
exactly. Reject all gives the old one; what only renumbered is not marked and keeps its new number, unless `full`.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Literal

from lxml import etree

from assembler.comparing.trees import TreeComparison
from assembler.document import Final, Node
from assembler.rendering.carried import write as carried
from assembler.rendering.redline.body import Body
from assembler.rendering.redline.marks import Marker
from assembler.rendering.redline.pages import begin_after_contents, write_body
from assembler.rendering.redline.sides import write_side
from assembler.rendering.word import figures, kop_en_voet
from assembler.wordfile import parts, properties
from assembler.wordfile.base import Basis, lees_basis
from assembler.wordfile.lists import Lijsten
from assembler.wordfile.oxml import MC_NS, R_NS, W15_NS, W_NS, Element, W, serialiseer
from assembler.wordfile.package import deel, pak
from assembler.wordfile.pages import Bladspiegel

__all__ = ["SUFFIX", "render_redline"]

SUFFIX = "docx"

Moves = Literal["verplaatsen", "doorhalen"]


def render_redline(comparison: TreeComparison, basis: bytes, *, author: str, day: date, full: bool = False, moves: Moves = "doorhalen") -> bytes:
    """Return the two documents in one, as tracked changes of `author` (a body and a milestone, never a person) on `day`.

    `full` marks what only renumbered as well, so that rejecting gives the old document to the letter.
    `moves`: what moved is marked as a move, or struck in the one place and new in the other.
    """
    base = lees_basis(basis, "vast")
    lists, pages = Lijsten(base.nummering, base.inspringing), Bladspiegel(base.pagina)
    document = _document(comparison, lists, base, pages, Marker(author, day), full=full, as_moves=moves == "verplaatsen")
    final = _with_footer(comparison)
    tree, pictures = carried.boom(final), figures.beelden(comparison.old.final) | figures.beelden(final)
    own = {
        "word/document.xml": serialiseer(document),
        "word/numbering.xml": serialiseer(lists.deel()),
        **kop_en_voet(final, base, liggend=pages.heeft_liggend),
        "customXml/item1.xml": tree,
        "docProps/core.xml": properties.kern(final),
        "docProps/custom.xml": properties.eigen(final, hashlib.sha256(tree).hexdigest()),
    }
    fixed = parts.vaste_delen(basis, "vast", liggend=pages.heeft_liggend, beelden=tuple(pictures))
    return pak([*fixed, *(deel(name, content) for name, content in (own | pictures).items()), *base.vast])


def _document(comparison: TreeComparison, lists: Lijsten, base: Basis, pages: Bladspiegel, marker: Marker, *, full: bool, as_moves: bool) -> Element:
    """word/document.xml."""
    pairs = comparison.pairs

    def width(*, landscape: bool) -> int:
        return Bladspiegel(base.pagina).draai(etree.Element(W + "body"), liggend=landscape)

    def width_old(node: Node) -> int:
        target = pairs.get(node.id)
        return width(landscape=target is not None and comparison.new.nodes[target].landscape)

    def width_new(node: Node) -> int:
        return width(landscape=node.landscape)

    old = write_side(comparison.old, lists, comparison.translate_old, width_old)
    new = write_side(comparison.new, lists, comparison.translate_new, width_new)
    document = etree.Element(W + "document", {f"{{{MC_NS}}}Ignorable": "w15"}, nsmap={"w": W_NS, "r": R_NS, "mc": MC_NS, "w15": W15_NS})
    body = Body(comparison, old, new, marker, full=full, as_moves=as_moves)
    with_contents = comparison.new.final.klasse == "regeling"
    write_body(document, body, pages, with_contents=with_contents)
    if with_contents:
        begin_after_contents(document[0], new)
    return document


def _with_footer(comparison: TreeComparison) -> Final:
    """The new document; its footer says what it is compared with."""
    final, was = comparison.new.final, comparison.old.final.voettekst
    since = f"{was.mijlpaal}, {was.versie}" if was.mijlpaal != final.voettekst.mijlpaal else was.versie
    return replace(final, voettekst=replace(final.voettekst, versie=f"{final.voettekst.versie}, wijzigingen sinds {since}"))
