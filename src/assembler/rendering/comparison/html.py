"""`--as html`: was and wordt beside each other with an anchor and the cause of each; one file, no scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from assembler.comparing.causes import passages
from assembler.comparing.causes.difference import Verschil
from assembler.comparing.causes.passages import Passage, Regel
from assembler.comparing.trees import Segment
from assembler.rendering.comparison import words
from assembler.rendering.comparison.page import page


def render(verschil: Verschil, *, volledig: bool = False) -> str:
    """Return the comparison as a web page."""
    found = passages.passages(verschil, volledig=volledig)
    title = f"Vergelijking {verschil.vergelijking.nieuw.final.titel}"
    return page(title, "\n".join([*_head(title, verschil, found), *(_passage(item) for item in found), *_numbers(verschil)]))


def _head(title: str, verschil: Verschil, found: Sequence[Passage]) -> Iterator[str]:
    yield f"<h1>{escape(title)}</h1>"
    yield f"<p>Van <strong>{escape(words.side(verschil.oud))}</strong> naar <strong>{escape(words.side(verschil.nieuw))}</strong>.</p>"
    yield from (f'<p class="let-op"><strong>Let op:</strong> {escape(note)}.</p>' for note in verschil.kanttekeningen)
    yield from (f"<p>{escape(line)}</p>" for line in words.summary(verschil, found))
    if found:
        items = "".join(f'<li><a href="#{item.sleutel}">{escape(item.wordt_kop or item.was_kop)}</a>{escape(_kind(item))}</li>' for item in found)
        yield f'<nav aria-label="Wijzigingen"><h2>Wijzigingen</h2><ul>{items}</ul></nav>'


def _kind(item: Passage) -> str:
    return f": {item.soort}{', zonder besluit' if item.zonder_besluit else ''}"


def _passage(item: Passage) -> str:
    heading = item.wordt_kop or item.was_kop
    was = f" (was: {item.was_kop})" if item.was_kop and item.wordt_kop and item.was_kop != item.wordt_kop else ""
    causes = "".join(f"<li>{escape(words.cause(cause))}</li>" for cause in item.oorzaken)
    loose = '<p class="let-op"><strong>Zonder besluit</strong></p>' if item.zonder_besluit else ""
    return (
        f'<article id="{item.sleutel}" aria-labelledby="{item.sleutel}-kop"><h2 id="{item.sleutel}-kop">{escape(heading + was + _kind(item))}</h2>{loose}'
        f'<table><caption class="alleen-horen">{escape(heading)}: was en wordt</caption><thead><tr><th scope="col">Was</th><th scope="col">Wordt</th></tr></thead>'
        f"<tbody><tr><td>{_side(item.was, bool(item.was_kop))}</td><td>{_side(item.wordt, bool(item.wordt_kop))}</td></tr></tbody></table>"
        f"<h3>Oorzaak</h3><ul>{causes}</ul></article>"
    )


def _side(rows: Sequence[Regel], there: bool) -> str:  # noqa: FBT001 - whether this side has it at all
    if not there:
        return "<p><em>(komt niet voor)</em></p>"
    return "".join(_line(row) for row in rows) or "<p>(…)</p>"


def _line(row: Regel) -> str:
    kind = ' class="overslag"' if row.overslag else ""
    indent = f' style="margin-left:{row.diepte * 1.25}rem"' if row.diepte else ""
    label = f"{escape(row.label)} " if row.label else ""
    return f"<p{kind}{indent}>{label}{''.join(_piece(item) for item in row.segmenten)}</p>"


def _piece(item: Segment) -> str:
    text = escape(item.tekst)
    if item.soort == "weg":
        return f'<del><span class="alleen-horen">[vervallen: </span>{text}<span class="alleen-horen">]</span></del>'
    if item.soort == "nieuw":
        return f'<ins><span class="alleen-horen">[nieuw: </span>{text}<span class="alleen-horen">]</span></ins>'
    return text


def _numbers(verschil: Verschil) -> Iterator[str]:
    rows = words.renumbered(verschil.vergelijking.transponering)
    if not rows:
        return
    cells = "".join(
        f'<tr><th scope="row">{escape(row.oud or "–")}</th><td>{escape(row.nieuw or "–")}</td><td>{escape(row.opschrift)}</td>'
        f"<td>{escape(words.kind(row))}</td></tr>"
        for row in rows
    )
    yield (
        '<section id="transponeringstabel"><h2>Transponeringstabel</h2><table><thead><tr><th scope="col">Artikel was</th><th scope="col">Artikel wordt</th>'
        f'<th scope="col">Opschrift</th><th scope="col">Wat er gebeurde</th></tr></thead><tbody>{cells}</tbody></table></section>'
    )
