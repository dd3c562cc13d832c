"""`--as html`: was and wordt beside each other with an anchor and the cause of each; one file, no scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from assembler.comparing.causes import passages
from assembler.comparing.causes.difference import Difference
from assembler.comparing.causes.passages import Line, Passage
from assembler.comparing.causes.tables import ChangedTable
from assembler.comparing.papers import words
from assembler.comparing.trees import Segment
from assembler.rendering.page import indented, page


def render(difference: Difference, *, full: bool = False) -> str:
    """Return the comparison as a web page."""
    title = f"Vergelijking {difference.trees.new.final.titel}"
    return page(title, f"<h1>{escape(title)}</h1>\n{body(difference, full=full)}")


def body(difference: Difference, *, full: bool = False) -> str:
    """Return the comparison below its title, as a part of a page."""
    found = passages.passages(difference, full=full)
    return "\n".join([*_head(difference, found), *(_passage(item) for item in found), *_numbers(difference)])


def _head(difference: Difference, found: Sequence[Passage]) -> Iterator[str]:
    yield f"<p>Van <strong>{escape(words.side(difference.old))}</strong> naar <strong>{escape(words.side(difference.new))}</strong>.</p>"
    yield from (f'<p class="let-op"><strong>Let op:</strong> {escape(note)}.</p>' for note in difference.caveats)
    yield from (f"<p>{escape(line)}</p>" for line in words.summary(difference, found))
    if found:
        items = "".join(f'<li><a href="#{item.key}">{escape(item.after_heading or item.before_heading)}</a>{escape(_kind(item))}</li>' for item in found)
        yield f'<nav aria-label="Wijzigingen"><h2>Wijzigingen</h2><ul>{items}</ul></nav>'


def _kind(item: Passage) -> str:
    return f": {item.action}{', zonder besluit' if item.undecided else ''}"


def _passage(item: Passage) -> str:
    heading = item.after_heading or item.before_heading
    was = f" (was: {item.before_heading})" if item.before_heading and item.after_heading and item.before_heading != item.after_heading else ""
    causes = "".join(f"<li>{escape(words.cause(cause))}</li>" for cause in item.causes)
    loose = '<p class="let-op"><strong>Zonder besluit</strong></p>' if item.undecided else ""
    return (
        f'<article id="{item.key}" aria-labelledby="{item.key}-kop"><h2 id="{item.key}-kop">{escape(heading + was + _kind(item))}</h2>{loose}'
        f'<table><caption class="alleen-horen">{escape(heading)}: was en wordt</caption><thead><tr><th scope="col">Was</th><th scope="col">Wordt</th></tr></thead>'
        f"<tbody><tr><td>{_side(item.before, bool(item.before_heading))}</td><td>{_side(item.after, bool(item.after_heading))}</td></tr></tbody></table>"
        f"{''.join(_table(table) for table in item.tables)}<h3>Oorzaak</h3><ul>{causes}</ul></article>"
    )


def _cell(segments: Sequence[Segment]) -> str:
    return f"<td>{''.join(_piece(item) for item in segments)}</td>"


def _table(table: ChangedTable) -> str:
    """A table that changed, with the rows that differ."""
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    rows = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in table.rows)
    return f"<table><caption>{escape(table.caption or 'Gewijzigde rijen')}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _side(rows: Sequence[Line], there: bool) -> str:  # noqa: FBT001 - whether this side has it at all
    if not there:
        return "<p><em>(komt niet voor)</em></p>"
    return "".join(_line(row) for row in rows) or "<p>(…)</p>"


def _line(row: Line) -> str:
    classes = " ".join([*(["overslag"] if row.skipped else []), *([indented(row.depth)] if row.depth else [])])
    kind = f' class="{classes}"' if classes else ""
    label = f"{escape(row.label)} " if row.label else ""
    return f"<p{kind}>{label}{''.join(_piece(item) for item in row.segments)}</p>"


def _piece(item: Segment) -> str:
    text = escape(item.text)
    if item.kept:
        return text
    if item.kind == "weg":
        return f'<del><span class="alleen-horen">[vervallen: </span>{text}<span class="alleen-horen">]</span></del>'
    if item.kind == "nieuw":
        return f'<ins><span class="alleen-horen">[nieuw: </span>{text}<span class="alleen-horen">]</span></ins>'
    return text


def _numbers(difference: Difference) -> Iterator[str]:
    rows = words.renumbered(difference.trees.transposition)
    if not rows:
        return
    cells = "".join(
        f'<tr><th scope="row">{escape(row.old or "–")}</th><td>{escape(row.new or "–")}</td><td>{escape(row.opschrift)}</td>'
        f"<td>{escape(words.kind(row))}</td></tr>"
        for row in rows
    )
    yield (
        '<section id="transponeringstabel"><h2>Transponeringstabel</h2><table><thead><tr><th scope="col">Artikel was</th><th scope="col">Artikel wordt</th>'
        f'<th scope="col">Opschrift</th><th scope="col">Wat er gebeurde</th></tr></thead><tbody>{cells}</tbody></table></section>'
    )
