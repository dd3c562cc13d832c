"""The end of a text: closing formula and signature blocks, kept together on one page."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from assembler.ground.document import Gat, Inlines, Kind, Node, Signature, Tekst, text_of
from assembler.rendering.word.writer import Builder, Position, Writer
from assembler.wordfile import styles
from assembler.wordfile.oxml import Element, keep_with_next, paragraph, tab

LINE = Gat("bij_besluit", "handtekening")
_NARROW = 40  # characters that fit in half a line


def sluiting(writer: Writer, target: Element, _parent: Node, group: tuple[Node, ...], position: Position) -> None:
    """Write the closing formula and what is signed under it."""
    for node in group:
        writer.anchor(target, node)
        if node.inhoud:
            writer.sentence(paragraph(target, styles.SLOTFORMULE), node.inhoud)
        writer.build(target, node, replace(position, style=styles.SLOTFORMULE))


def ondertekening(writer: Writer, target: Element, _parent: Node, group: tuple[Node, ...], _position: Position) -> None:
    """Write signature blocks: statement, place and date, then who signs, beside or below each other."""
    for node in group:
        if node.inhoud:
            writer.sentence(paragraph(target, styles.STATEMENT), node.inhoud)
        place = _layout(node).place
        if place:
            writer.sentence(paragraph(target, styles.PLACE_AND_DATE), (Tekst(f"{place}, "), LINE))
        lines = _lines(node)
        for i, signers in enumerate(lines):
            _block(writer, target, signers, last=i == len(lines) - 1)


def _layout(node: Node) -> Signature:
    return node.layout if isinstance(node.layout, Signature) else Signature()


def _lines(node: Node) -> list[tuple[Node, ...]]:
    """Who sign on one line: two, if they are to stand side by side and each fits in half a line."""
    signers = node.kinderen
    narrow = all(len(text_of(inlines)) <= _NARROW for signer in signers for inlines in (signer.opschrift, signer.inhoud))
    if _layout(node).arrangement != "naast" or not narrow:
        return [(signer,) for signer in signers]
    return [signers[i : i + 2] for i in range(0, len(signers), 2)]


def _block(writer: Writer, target: Element, signers: tuple[Node, ...], *, last: bool) -> None:
    """Functions above, room to sign, names below: an unknown name is a line."""
    _beside(writer, paragraph(target, styles.FUNCTION), [signer.opschrift for signer in signers])
    names = [signer.inhoud or (LINE,) for signer in signers]
    line = paragraph(target, styles.NAME)
    _beside(writer, line, names)
    if not last:
        keep_with_next(line)


def _beside(writer: Writer, element: Element, pieces: list[Inlines]) -> None:
    for piece, following in zip_longest(pieces, pieces[1:]):
        writer.sentence(element, piece)
        if following is not None:
            tab(element)


def ondertekenaars(writer: Writer, target: Element, parent: Node, group: tuple[Node, ...], position: Position) -> None:
    """Write who sign where no statement is around them."""
    ondertekening(writer, target, parent, (replace(parent, kind="ondertekening", inhoud=(), kinderen=group),), position)


BUILDERS: dict[Kind, Builder] = {"sluiting": sluiting, "ondertekening": ondertekening, "ondertekenaar": ondertekenaars}
