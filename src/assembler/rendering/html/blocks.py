"""The nodes of a document as HTML: sections with headings, paragraphs, lists that are lists, fields, signatures, charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from assembler.ground.document import Chart, Line, Node, Note, Signature, text_of
from assembler.rendering import charts
from assembler.rendering.html.page import classed
from assembler.rendering.html.tables import table
from assembler.rendering.html.words import Shown, lead, words

_LINE = "…………………………"
HEADED = frozenset({"hoofdstuk", "artikel", "bijlage", "toelichting", "aannames", "sectie"})
_DEEPEST = 6  # HTML has no headings below


def blocks(nodes: Sequence[Node], shown: Shown, level: int) -> Iterator[str]:
    """Yield the lines of nodes beside each other, headings of `level`; items that follow each other are one list."""
    for listed, group in groupby(nodes, key=lambda node: _listed(node, shown)):
        row = tuple(group)
        if listed:
            yield from _list(row, shown, level)
        else:
            for node in row:
                yield from _block(node, shown, level)


def _listed(node: Node, shown: Shown) -> str:
    """Return the list that a node is an item of: `ol` where it has a number of its own, `ul`, or none."""
    if node.kind in {"onderdeel", "begrip"} or isinstance(node.layout, Note):
        return "ol" if shown.final.label(node) else "ul"
    return "ol" if node.kind == "lid" and shown.final.label(node) else ""


def _list(row: Sequence[Node], shown: Shown, level: int) -> Iterator[str]:
    """A list whose items carry their own numbers: its role says that it is one, for a list without marks is else not heard as such."""
    tag = _listed(row[0], shown)
    yield f'<{tag} class="{"leden" if row[0].kind == "lid" else "genummerd" if tag == "ol" else "streepjes"}" role="list">'
    for node in row:
        label = shown.final.label(node)
        number = f'<span class="nummer">{escape(label)}</span> ' if label else ""
        yield f"<li{shown.id(node)}>{number}{lead(node, shown)}{_back(node, shown)}{shown.after(node)}"
        yield from blocks(node.kinderen, shown, level)
        yield "</li>"
    yield f"</{tag}>"


def _back(node: Node, shown: Shown) -> str:
    """Return the way back from a note to where it is first referred to; its arrow is no text."""
    if not isinstance(node.layout, Note) or node.layout.number not in shown.referred:
        return ""
    return f' <a class="terug" href="#noot-{node.layout.number}-terug" aria-label="terug naar noot {node.layout.number} in de tekst"></a>'


def _block(node: Node, shown: Shown, level: int) -> Iterator[str]:
    if node.kind in HEADED:
        yield from _headed(node, shown, level)
    elif node.kind == "tabel":
        yield from table(node, shown)
    elif node.kind == "figuur":
        yield from _figure(node, shown)
    elif node.kind == "ondertekening":
        yield from _signature(node, shown)
    elif node.kind == "velden":
        yield f'<dl class="rij">{"".join(f"<dt>{words(item.opschrift, shown)}</dt><dd>{words(item.inhoud, shown)}</dd>" for item in node.kinderen)}</dl>'
    elif node.kind in {"aanhef", "sluiting"}:
        yield f'<div class="{node.kind}"{shown.id(node)}>'
        yield from blocks(node.kinderen, shown, level)
        yield "</div>"
    else:
        text = lead(node, shown)
        if text:
            yield f"<p{shown.id(node)}{_role(node)}>{text}{shown.after(node)}</p>"
        yield from blocks(node.kinderen, shown, level)


def _role(node: Node) -> str:
    return classed(node.layout.role if isinstance(node.layout, Line) else "")


def _headed(node: Node, shown: Shown, level: int) -> Iterator[str]:
    text = " ".join(part for part in (escape(shown.final.label(node)), words(node.opschrift, shown)) if part)
    depth = min(level, _DEEPEST)
    yield f"<section{shown.id(node)}{classed('liggend' if node.landscape else '')}>"
    if text:
        yield f"<h{depth}>{text}</h{depth}>{shown.after(node)}"
    if node.inhoud:
        yield f"<p>{words(node.inhoud, shown)}</p>"
    yield from blocks(node.kinderen, shown, level + bool(text))
    yield "</section>"


def _figure(node: Node, shown: Shown) -> Iterator[str]:
    """A chart; its words say all that it shows, to who does not see it."""
    picture = ""
    if isinstance(node.layout, Chart):
        picture = charts.svg(node, "system-ui", node.id).replace("<svg ", '<svg role="img" aria-hidden="true" ', 1)
    yield f'<figure class="grafiek"{shown.id(node)}><figcaption>{words(node.opschrift, shown)}</figcaption>{picture}'
    yield f"<p{classed('alleen-horen' if picture else '')}>{escape(text_of(node.inhoud))}</p></figure>"


def _signature(node: Node, shown: Shown) -> Iterator[str]:
    if node.inhoud:
        yield f"<p>{words(node.inhoud, shown)}</p>"
    if isinstance(node.layout, Signature) and node.layout.place:
        yield f"<p>{escape(node.layout.place)}, {_LINE}</p>"
    yield f'<div class="ondertekening"{shown.id(node)}>'
    for signer in node.kinderen:
        yield f"<p>{words(signer.opschrift, shown)} {words(signer.inhoud, shown) if text_of(signer.inhoud) else _LINE}</p>"
    yield "</div>"
