"""The end of a text: closing formula and signatures, never on a page without words of the text; those of many in a table of rows."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from assembler.ground.document import Gat, Inlines, Kind, Node, Signature, Tekst, text_of
from assembler.ground.document.fit import column_widths
from assembler.ground.wording import hoofdletter
from assembler.rendering.word.tables import open_row, open_table
from assembler.rendering.word.together import keep_end
from assembler.rendering.word.writer import Builder, Position, Writer
from assembler.wordfile import styles
from assembler.wordfile.flow import Flow, Paragraph, keep_with_next, new_lines, paragraph, tab

LINE = Gat("bij_besluit", "handtekening")
_NARROW = 40  # characters that fit in half a line
_MANY = 3  # who sign for so many bodies stand in a table
_TOGETHER = 8  # bodies: a table up to here stays on one page
_ROOM = 4  # lines from a function to the name: room to sign
_LINES = 2  # lines of text that stand on the page of a signature at least
_HEADS = ("Namens", "Plaats en datum")
_SIGNER = "Ondertekening"
_DESCRIPTION = "Ondertekening per deelnemer"


def sluiting(writer: Writer, target: Flow, _parent: Node, group: tuple[Node, ...], position: Position) -> None:
    """Write the closing formula and what is signed under it."""
    for node in group:
        keep_end(target, position.width, _LINES)
        writer.anchor(target, node)
        if node.inhoud:
            writer.sentence(paragraph(target, styles.SLOTFORMULE), node.inhoud)
        writer.build(target, node, position._replace(style=styles.SLOTFORMULE))
        if not any(child.kind.startswith("onderteken") for child in node.kinderen) and target and isinstance(last := target[-1], Paragraph):
            last.keep_next = False  # who greets without signing ends here


def ondertekening(writer: Writer, target: Flow, _parent: Node, group: tuple[Node, ...], position: Position) -> None:
    """Write who sign: of a few bodies in a block each, of many in a table."""
    if stand_in_rows(group):
        _rows(writer, target, group, position)
        return
    for node in group:
        _body(writer, target, node)


def stand_in_rows(group: tuple[Node, ...]) -> bool:
    """Return whether these sign in one table."""
    return len(group) >= _MANY and all(_layout(node).place for node in group)


def _body(writer: Writer, target: Flow, node: Node) -> None:
    """Write the signatures for one body: statement, place and date, then who signs, beside or below each other."""
    if node.inhoud:
        writer.sentence(paragraph(target, styles.STATEMENT), node.inhoud)
    place = _layout(node).place
    if place:
        writer.sentence(paragraph(target, styles.PLACE_AND_DATE), (Tekst(f"{place}, "), LINE))
    lines = _lines(node)
    for i, signers in enumerate(lines):
        _block(writer, target, signers, last=i == len(lines) - 1)


def _rows(writer: Writer, target: Flow, group: tuple[Node, ...], position: Position) -> None:
    """Write a row for each body: for whom, place and date, and a place to sign for each office; who signs stands above where that is everywhere the same."""
    offices = {tuple(text_of(signer.opschrift) for signer in node.kinderen) for node in group}
    count = max(len(node.kinderen) for node in group)
    same = len(offices) == 1
    heads = [*_HEADS, *([hoofdletter(office) for office in next(iter(offices))] if same else [_SIGNER] * count)]
    widths = column_widths((32, *[68 // (count + 1)] * (count + 1)), [0] * (count + 2), position.width)
    element = open_table(target, widths, _DESCRIPTION, head=True)
    for cell, head in zip(open_row(element, widths, head=True), heads, strict=True):
        writer.sentence(paragraph(cell, styles.CELLS["kop"]["links"]), (Tekst(head),))
    for i, node in enumerate(group):
        with_next = (len(group) <= _TOGETHER and i < len(group) - 1) or i == 0
        statement, place, *places = open_row(element, widths)
        style = styles.CELLS["rij"]["links"]
        writer.sentence(paragraph(statement, style, keep_next=with_next), _without_comma(node.inhoud))
        writer.sentence(paragraph(place, style), (Tekst(f"{_layout(node).place}, "), LINE))
        for cell, signer in zip_longest(places, node.kinderen):
            if signer is None:
                paragraph(cell, style)
                continue
            if not same:
                writer.sentence(paragraph(cell, style), signer.opschrift)
            writer.sentence(paragraph(cell, styles.NAME), signer.inhoud or (LINE,))


def _without_comma(statement: Inlines) -> Inlines:
    """Return a statement without the comma after which the signature would follow."""
    last = statement[-1] if statement else None
    return (*statement[:-1], replace(last, text=last.text.removesuffix(","))) if isinstance(last, Tekst) else statement


def _layout(node: Node) -> Signature:
    return node.layout if isinstance(node.layout, Signature) else Signature()


def _lines(node: Node) -> list[tuple[Node, ...]]:
    """Who sign on one line: two, if they are to stand side by side and each fits in half a line."""
    signers = node.kinderen
    narrow = all(len(text_of(inlines)) <= _NARROW for signer in signers for inlines in (signer.opschrift, signer.inhoud))
    if _layout(node).arrangement != "naast" or not narrow:
        return [(signer,) for signer in signers]
    return [signers[i : i + 2] for i in range(0, len(signers), 2)]


def _block(writer: Writer, target: Flow, signers: tuple[Node, ...], *, last: bool) -> None:
    """Functions above, room to sign, names below: an unknown name is a line.

    One who signs alone on a line is one paragraph: LibreOffice keeps no more than a few together, and would cut a longer row of them.
    """
    if len(signers) == 1:
        [signer] = signers
        element = paragraph(target, styles.FUNCTION)
        writer.sentence(element, signer.opschrift)
        new_lines(element, _ROOM)
        writer.sentence(element, signer.inhoud or (LINE,))
        if last:
            element.keep_next = False
        return
    _beside(writer, paragraph(target, styles.FUNCTION), [signer.opschrift for signer in signers])
    names = [signer.inhoud or (LINE,) for signer in signers]
    line = paragraph(target, styles.NAME)
    _beside(writer, line, names)
    if not last:
        keep_with_next(line)


def _beside(writer: Writer, element: Paragraph, pieces: list[Inlines]) -> None:
    for piece, following in zip_longest(pieces, pieces[1:]):
        writer.sentence(element, piece)
        if following is not None:
            tab(element)


def ondertekenaars(writer: Writer, target: Flow, parent: Node, group: tuple[Node, ...], position: Position) -> None:
    """Write who sign where no statement is around them."""
    ondertekening(writer, target, parent, (replace(parent, kind="ondertekening", inhoud=(), kinderen=group),), position)


BUILDERS: dict[Kind, Builder] = {"sluiting": sluiting, "ondertekening": ondertekening, "ondertekenaar": ondertekenaars}
