"""A finished document as a web page: one file, no scripts, headings and tables that a screen reader understands.

`body` gives the same as a part of another page, with the id of each node and whatever that page sets beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from assembler.ground.document import Final, Indent, Inline, Inlines, Invulling, Look, Marked, Masthead, Node, Overview, Row, Signature, text_of
from assembler.rendering.page import indented, page

_LINE = "…………………………"
_HEARD = {"gone": ("del", "vervallen"), "new": ("ins", "nieuw")}
_HEADED = {"hoofdstuk", "artikel", "bijlage", "toelichting", "aannames", "sectie"}


Beside = Callable[[Node], str]  # what stands after a node, as HTML; '' is nothing


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is shown, and what stands beside a node (HTML); without that a node has no id on the page."""

    final: Final
    beside: Beside | None = None

    def id(self, node: Node) -> str:
        return f' id="{escape(node.id)}"' if self.beside else ""

    def after(self, node: Node) -> str:
        return self.beside(node) if self.beside else ""


def body(final: Final, beside: Beside, level: int = 2) -> str:
    """Return the document below its title as a part of a page whose headings go down to `level`; `beside` gives what stands after a node, as HTML."""
    shown = _Shown(final, beside)
    return "\n".join(line for child in final.root.kinderen for line in _node(child, shown, level))


def render(final: Final) -> bytes:
    """Return the document as UTF-8 HTML."""
    root, shown = final.root, _Shown(final)
    name = root.layout.name if isinstance(root.layout, Masthead) else ""
    foot = final.voettekst
    said = [part for part in ("CONCEPT" if foot.concept else "", foot.vermelding, final.foot.line) if part]
    lines = [
        f"<h1>{escape(name) or _text(root.opschrift) or escape(final.titel)}</h1>",
        f"<p>{_text(root.inhoud)}</p>" if root.inhoud else "",
    ]
    lines += [line for child in root.kinderen for line in _node(child, shown, 2)]
    if not isinstance(root.layout, Overview):
        lines.append(f"<footer><p>{escape(' - '.join(said))}</p></footer>")
    return page(final.titel, "\n".join(line for line in lines if line)).encode("utf-8", "replace")


def _text(inlines: Inlines) -> str:
    return "".join(_looking(look, "".join(_piece(item) for item in pieces)) for look, pieces in groupby(inlines, key=lambda item: item.look))


def _looking(look: Look, text: str) -> str:
    """Return words as they look; what leads somewhere else leaves nothing of where it came from."""
    text = f"<em>{text}</em>" if look.italic else text
    text = f"<strong>{text}</strong>" if look.bold else text
    return f'<a href="{escape(look.link)}" rel="noreferrer">{text}</a>' if look.link else text


def _piece(item: Inline) -> str:
    text = escape(item.text)
    if isinstance(item, Marked):
        tag, said = _HEARD[item.mark]
        return f'<{tag}><span class="alleen-horen">[{said}: </span>{text}<span class="alleen-horen">]</span></{tag}>'
    return f"{text} [{item.noot}]" if isinstance(item, Invulling) and item.noot else text


def _node(node: Node, shown: _Shown, level: int) -> Iterator[str]:
    """Yield the lines of a node and of what stands below it; headings of `level`."""
    if node.kind in _HEADED:
        yield from _headed(node, shown, level)
    elif node.kind == "tabel":
        yield from _table(node, shown)
    elif node.kind == "figuur":
        yield f"<figure><figcaption>{_text(node.opschrift)}</figcaption><p>{_text(node.inhoud)}</p></figure>"
    elif node.kind == "ondertekening":
        yield from _signature(node)
    elif node.kind == "veld":
        yield f"<p><strong>{_text(node.opschrift)}</strong> {_text(node.inhoud)}</p>"
    else:
        yield from _paragraph(node, shown, level)


def _headed(node: Node, shown: _Shown, level: int) -> Iterator[str]:
    heading = " ".join(part for part in (escape(shown.final.label(node)), _text(node.opschrift)) if part)
    yield f"<section{shown.id(node)}>"
    if heading:
        yield f"<h{min(level, 6)}>{heading}</h{min(level, 6)}>{shown.after(node)}"
    if node.inhoud:
        yield f"<p>{_text(node.inhoud)}</p>"
    for child in node.kinderen:
        yield from _node(child, shown, level + bool(heading))
    yield "</section>"


def _paragraph(node: Node, shown: _Shown, level: int) -> Iterator[str]:
    """A paragraph, and the list below it; an item carries its own number or dash."""
    label = shown.final.label(node) or ("–" if node.kind in {"onderdeel", "begrip"} else "")
    text = " ".join(part for part in (escape(label), _lead(node)) if part)
    if text:
        yield f"<p{shown.id(node)}>{text}{shown.after(node)}</p>"
    if node.kinderen:
        yield '<div class="onder">' if text else "<div>"
        for child in node.kinderen:
            yield from _node(child, shown, level)
        yield "</div>"


def _lead(node: Node) -> str:
    """The text of a node, after what it is about."""
    about = f"<strong>{_text(node.opschrift)}</strong>" if node.opschrift else ""
    return ": ".join(part for part in (about, _text(node.inhoud)) if part)


def _table(node: Node, shown: _Shown) -> Iterator[str]:
    if shown.beside:  # a table may be wider than the page that it is a part of: it scrolls by itself, by keyboard too
        yield f'<div class="breed" role="group" tabindex="0" aria-label="Tabel {escape(text_of(node.opschrift))}">'
    yield f"<table{shown.id(node)}>"
    if node.opschrift:
        yield f"<caption>{_text(node.opschrift)}</caption>"
    for row in node.kinderen:
        head = isinstance(row.layout, Row) and row.layout.kind == "kop"
        cells = "".join(f'<th scope="col">{_cell(cel)}</th>' if head else _body_cell(cel, first=not number) for number, cel in enumerate(row.kinderen))
        yield f"<thead><tr>{cells}</tr></thead>" if head else f"<tr>{cells}</tr>"
    yield "</table>"
    if shown.beside:
        yield "</div>"


def _body_cell(cel: Node, *, first: bool) -> str:
    return f'<th scope="row">{_cell(cel)}</th>' if first and not cel.kinderen else f"<td>{_cell(cel)}</td>"


def _cell(cel: Node) -> str:
    return "".join(f"<p{_indent(item)}>{_lead(item)}</p>" for item in cel.kinderen) or _lead(cel)


def _indent(item: Node) -> str:
    return f' class="{indented(item.layout.depth)}"' if isinstance(item.layout, Indent) else ""


def _signature(node: Node) -> Iterator[str]:
    if node.inhoud:
        yield f"<p>{_text(node.inhoud)}</p>"
    if isinstance(node.layout, Signature) and node.layout.place:
        yield f"<p>{escape(node.layout.place)}, {_LINE}</p>"
    for signer in node.kinderen:
        yield f"<p>{_text(signer.opschrift)} {_text(signer.inhoud) if text_of(signer.inhoud) else _LINE}</p>"
