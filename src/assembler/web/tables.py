"""Tables and charts on a page: the rows that the command line prints, with the headings that a screen reader needs."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assembler.composing.blocks.figure import bar_chart
from assembler.ground.document import Chart, ChartRow, Point, Tekst, text_of
from assembler.rendering import charts
from assembler.rendering.terminal.table import TextTable


def parts(found: Sequence[str | TextTable], about: str = "") -> str:
    """Return stretches of text and tables as HTML; `about` tells tables of the same name apart for who hears them."""
    return "\n".join(_table(item, about) if isinstance(item, TextTable) else _text(item) for item in found)


def _text(text: str) -> str:
    return "".join(f"<p{_depth(line)}>{escape(line.strip())}</p>" for line in text.split("\n") if line.strip())


def _depth(line: str) -> str:
    depth = (len(line) - len(line.lstrip())) // 2
    return f' class="in-{min(depth, 4)}"' if depth else ""


def _table(table: TextTable, about: str) -> str:
    def cells(row: Sequence[str], head: str = "") -> str:
        made = []
        for index, cell in enumerate(row):
            side = "" if index in table.left else ' class="getal"'
            name = f'th scope="{head}"' if head else 'th scope="row"' if index == 0 else "td"
            made.append(f"<{name}{side}>{escape(cell)}</{name.split(maxsplit=1)[0]}>")
        return f"<tr>{''.join(made)}</tr>"

    caption = f"<caption>{escape(table.title)}</caption>" if table.title else ""
    foot = f"<tfoot>{cells(table.totals)}</tfoot>" if table.totals else ""
    name = table.title or f"Tabel per {table.headings[0].casefold()}"
    label = f' aria-label="{escape(f"{name}, {about}" if about else name)}"'
    return (
        f'<div class="breed" role="group" tabindex="0"{label}><table>{caption}<thead>{cells(table.headings, "col")}</thead>'
        f"<tbody>{''.join(cells(row) for row in table.rows)}</tbody>{foot}</table></div>"
    )


def chart(name: str, caption: str, series: Sequence[str], rows: Sequence[tuple[str, Sequence[tuple[int, str]]]]) -> str:
    """Return a bar chart: a row for each gemeente, a bar for each series; its words say all that it shows."""
    drawn = Chart(tuple(series), tuple(ChartRow(who, tuple(Point(number, text) for number, text in points)) for who, points in rows))
    node = bar_chart(name, (Tekst(caption),), drawn)
    picture = charts.svg(node, "system-ui").replace("<svg ", '<svg role="img" aria-hidden="true" ', 1)
    return f'<figure class="grafiek"><figcaption>{escape(caption)}</figcaption>{picture}<p class="alleen-horen">{escape(text_of(node.inhoud))}</p></figure>'
