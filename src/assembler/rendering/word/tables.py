"""Tables: a caption above, columns by proportion, header rows that repeat, rows that do not break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assembler.ground.document import Indent, Kind, Node, Table, text_of
from assembler.ground.document.fit import column_widths, in_blocks, narrowest
from assembler.rendering.word.prose import heading_and_sentence
from assembler.rendering.word.writer import Builder, Position, Writer
from assembler.wordfile import styles
from assembler.wordfile.fields import bookmark_of
from assembler.wordfile.flow import Flow, Grid, Paragraph, keep_with_next, paragraph, run, value

_TOGETHER = 10  # rows: a table up to here stays on one page
_LONG = 1500  # characters: a row from here may run on to the next page
_INDENT = 280  # twips for each step in a cell
_SMALL = 1400  # characters: a table up to here is a small one
_APART = 100  # twips between a table without a caption and the text above it
_AT_END = 3  # rows that a longer table carries to a last page at least


def table(writer: Writer, target: Flow, _parent: Node, group: tuple[Node, ...], position: Position) -> None:
    """Write tables, each under its caption."""
    for node in group:
        if target and isinstance(before := target[-1], Paragraph):
            keep_with_next(before)
            before.below = 0 if node.opschrift else _APART
        if node.opschrift:
            caption = paragraph(target, styles.CAPTION)
            bookmark = writer.bookmarks.open(caption, bookmark_of(node.id))
            writer.sentence(caption, node.opschrift)
            writer.bookmarks.close(caption, bookmark)
        else:
            writer.anchor(target, node)
        least = narrowest(node)
        parts = _parts(node, least, position.width) if writer.splits else [node]
        for number, part in enumerate(parts):
            rows = [row for row in part.kinderen if row.kinderen]
            if number:  # Word makes one of two tables with nothing between them
                run(paragraph(target, styles.CAPTION), f"{text_of(node.opschrift)} (vervolg)".strip())
            if rows:
                _table(writer, target, part, rows, least if len(parts) == 1 else narrowest(part), position)


def _parts(node: Node, least: Sequence[int], width: int) -> list[Node]:
    """A table that is too wide for the page in blocks of columns, each with the first column and the rows of headings; else the table itself."""
    blocks = in_blocks(least, width)
    if len(blocks) < 2:
        return [node]
    return [replace(node, kinderen=tuple(_taken(row, block) for row in node.kinderen), layout=_layout_of(node, block)) for block in blocks]


def _taken(row: Node, block: range) -> Node:
    return replace(row, kinderen=(*row.kinderen[:1], *row.kinderen[block.start : block.stop]))


def _layout_of(node: Node, block: range) -> Table:
    layout = layout_of(node)
    alignments, widths = layout.alignments, layout.widths
    return replace(layout, alignments=(*alignments[:1], *alignments[block.start : block.stop]), widths=(*widths[:1], *widths[block.start : block.stop]))


def _table(writer: Writer, target: Flow, node: Node, rows: list[Node], least: Sequence[int], position: Position) -> None:
    count = len(least)
    layout = layout_of(node)
    widths = column_widths(layout.widths, least, position.width)
    element = open_table(target, widths, text_of(node.opschrift) or layout.description, head=rows[0].row_kind == "kop", total=rows[-1].row_kind == "totaal")
    lengths = [_length(row) for row in rows]
    at_end = _kept(lengths, breakable=layout.breakable)
    alignments = [*layout.alignments, *["links"] * count]
    for i, row in enumerate(rows):
        together = len(rows) - at_end <= i < len(rows) - 1 or row.row_kind == "groep"
        heading = row.row_kind == "kop" and all(previous.row_kind == "kop" for previous in rows[:i])
        for j, cell in enumerate(open_row(element, widths, whole=lengths[i] < _LONG, head=heading)):
            written = _paragraphs(writer, cell, row.kinderen[j] if j < len(row.kinderen) else None, styles.CELLS[row.row_kind][alignments[j]])
            if together and not any(cell.kinderen for cell in row.kinderen):
                keep_with_next(written[-1])


def _kept(lengths: Sequence[int], *, breakable: bool) -> int:
    """How many rows at the end of a table stay together: all of a small one; of one with much text two, or the page before stays half empty."""
    size, rows = sum(lengths), len(lengths)
    if rows <= _TOGETHER and size <= _SMALL and not breakable:
        return rows
    return _AT_END if rows > _TOGETHER and size <= _SMALL * rows // _TOGETHER else 2


def _length(row: Node) -> int:
    return sum(len(item.text) for node in row.walk() for item in (*node.opschrift, *node.inhoud))


def layout_of(node: Node) -> Table:
    """Return the layout of a table; of one that has none, the plainest."""
    return node.layout if isinstance(node.layout, Table) else Table()


def open_table(target: Flow, widths: Sequence[int], description: str, *, head: bool, total: bool = False) -> Grid:
    """Begin a table with columns of these widths, in twips; `head`, `total`: its first row is a heading, its last adds up."""
    marks = f'w:val="{0x0600 | 0x20 * head | 0x40 * total:04X}" w:firstRow="{int(head)}" w:lastRow="{int(total)}" w:firstColumn="0" w:lastColumn="0"'
    said = value(description)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    made = Grid(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles.TABLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook {marks} w:noHBand="1" w:noVBand="1"/>'
        + (f'<w:tblCaption w:val="{said}"/><w:tblDescription w:val="{said}"/>' if said else "")
        + f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>",
        "</w:tbl>",
    )
    target.append(made)
    return made


def open_row(element: Grid, widths: Sequence[int], *, whole: bool = True, head: bool = False) -> list[Flow]:
    """Add a row and return its cells, empty as yet; `whole`: it stays on one page, `head`: it stands on every page."""
    traits = "<w:cantSplit/>" * whole + "<w:tblHeader/>" * head
    row = Flow(f"<w:tr><w:trPr>{traits}</w:trPr>" if traits else "<w:tr><w:trPr/>", "</w:tr>")
    cells = [Flow(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>', "</w:tc>") for width in widths]
    row.extend(cells)
    element.append(row)
    return cells


def _paragraphs(writer: Writer, cell: Flow, node: Node | None, style: str) -> list[Paragraph]:
    """The paragraphs of a cell: one with its sentence, or those that stand in it; never none."""
    made: list[Paragraph] = []
    for item in (node.kinderen or (node,)) if node is not None else (None,):
        element = paragraph(cell, style)
        if item is not None:
            if isinstance(item.layout, Indent):
                element.left = item.layout.depth * _INDENT
            heading_and_sentence(writer, element, item)
        made.append(element)
    return made


BUILDERS: dict[Kind, Builder] = {"tabel": table}
