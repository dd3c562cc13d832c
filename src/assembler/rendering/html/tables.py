"""A table as HTML: what it shows, heads with what they are the heads of, groups of rows, columns as wide as in Word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from assembler.ground.document import Indent, Node, RowKind, Table, text_of
from assembler.rendering.html.page import classed, indented, wide
from assembler.rendering.html.words import Shown, lead, words


def table(node: Node, shown: Shown) -> Iterator[str]:
    """Yield the lines of a table; one wider than the page scrolls by itself, by keyboard too."""
    layout = node.layout if isinstance(node.layout, Table) else Table()
    name = escape(text_of(node.opschrift) or layout.description)
    yield f'<div class="breed" role="group" tabindex="0" aria-label="{f"Tabel: {name}" if name else "Tabel"}">'
    heard = "" if node.opschrift or not name else f' aria-label="{name}"'
    yield f"<table{shown.id(node)}{heard}>"
    if node.opschrift:
        yield f"<caption>{words(node.opschrift, shown)}</caption>"
    if layout.widths:
        total = sum(layout.widths)
        yield f"<colgroup>{''.join(f'<col{wide(width * 100 // total)}>' for width in layout.widths)}</colgroup>"
    heads = [row for row in node.kinderen if row.row_kind == "kop"]
    if heads:
        yield f"<thead>{''.join(_row(row, layout, shown) for row in heads)}</thead>"
    yield from _bodies([row for row in node.kinderen if row.row_kind != "kop"], layout, shown)
    yield "</table></div>"


def _bodies(rows: Sequence[Node], layout: Table, shown: Shown) -> Iterator[str]:
    """Yield the rows; those below the heading of a group are a body of their own, so that it is heard as theirs."""
    opened = False
    for row in rows:
        if not opened or row.row_kind == "groep":
            yield "</tbody><tbody>" if opened else "<tbody>"
            opened = True
        yield _row(row, layout, shown)
    yield "</tbody>" if opened else ""


def _row(row: Node, layout: Table, shown: Shown) -> str:
    kind = row.row_kind
    if kind == "groep":
        span = max(1, len(layout.alignments), len(layout.widths))
        return f'<tr class="groep"><th scope="rowgroup" colspan="{span}">{"".join(_content(cel, shown) for cel in row.kinderen)}</th></tr>'
    cells = "".join(_cell(cel, number, kind, layout, shown) for number, cel in enumerate(row.kinderen))
    return f"<tr{classed('totaal' if kind == 'totaal' else '')}>{cells}</tr>"


def _cell(cel: Node, number: int, kind: RowKind, layout: Table, shown: Shown) -> str:
    """A cell; an empty one is the head of nothing, and one with paragraphs is too long to be a head."""
    text = _content(cel, shown)
    side = layout.alignments[number] if number < len(layout.alignments) else "links"
    look = classed("" if side == "links" else side)
    scope = "col" if kind == "kop" else "row" if not number and not cel.kinderen else ""
    return f'<th scope="{scope}"{look}>{text}</th>' if scope and text else f"<td{look}>{text}</td>"


def _content(cel: Node, shown: Shown) -> str:
    return "".join(f"<p{_indent(item)}>{lead(item, shown)}</p>" for item in cel.kinderen) or lead(cel, shown)


def _indent(item: Node) -> str:
    return classed(indented(item.layout.depth) if isinstance(item.layout, Indent) else "")
