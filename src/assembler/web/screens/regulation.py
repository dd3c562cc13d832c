"""The text as the reader sees it, with its chapters, a search, and at each provision the way to what is behind it."""

from __future__ import annotations

from html import escape
from urllib.parse import quote, urlencode

from starlette.responses import Response

from assembler.comparing.causes.places import place
from assembler.comparing.trees.side import tree_side
from assembler.ground.document import Final, Node, text_of
from assembler.ground.spaces import spaced
from assembler.rendering import html as renderer
from assembler.verbs.provision import shortened, whole_text
from assembler.web.ask import Ask
from assembler.web.frame import html, page, to
from assembler.web.words import text_names

_OPENS = frozenset({"artikel", "lid", "onderdeel", "begrip", "alinea"})
_CHAPTERS = frozenset({"hoofdstuk", "bijlage", "toelichting", "sectie"})
_MOST = 200  # places that a search lists


def regulation(ask: Ask) -> Response:
    """Show the regulation itself; at a milestone that has none, what it has instead."""
    known = ask.finals()
    name = ask.trajectmap.traject.regeling
    if name not in known:
        return to(ask, f"/t/{ask.path['traject']}/stukken")
    return _shown(ask, name)


def paper(ask: Ask) -> Response:
    """Show one document by its name."""
    return _shown(ask, ask.path["stuk"])


def _shown(ask: Ask, name: str) -> Response:
    final = ask.final(name)
    wanted = ask.query.get("zoek", "").strip()
    return page(
        ask, "regeling.html", naam=name, titel=final.titel, hoofdstukken=_chapters(final), zoek=wanted,
        gevonden=_found(final, wanted) if wanted else [], inhoud=html(renderer.body(final, _links(ask))), voet=final.voettekst, voetregel=final.foot.line,
        stukken=list(ask.finals()), standen=text_names(ask),
    )  # fmt: skip


def _links(ask: Ask) -> renderer.Beside:
    """Return what stands behind each provision: a link to what is behind it, that says in words which one it is."""
    stand = ask.query.get("stand", "")
    tail = f"?{urlencode({'stand': stand})}" if stand else ""
    base = f"/t/{quote(ask.path['traject'])}/plek"

    def link(node: Node) -> str:
        if node.kind not in _OPENS:
            return ""
        about = shortened(text_of(node.opschrift) or text_of(node.inhoud))[:60]
        heard = f'<span class="alleen-horen">Achter: {escape(about)}</span>'
        return f' <a class="achter" href="{base}/{escape(quote(node.id, safe="/=:"))}{escape(tail)}">{heard}<span aria-hidden="true">›</span></a>'

    return link


def _chapters(final: Final) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return the chapters with their articles: id and heading."""
    return [
        (node.id, _heading(final, node), [(child.id, _heading(final, child)) for child in node.kinderen if child.kind == "artikel"])
        for node in final.root.kinderen
        if node.kind in _CHAPTERS and _heading(final, node)
    ]


def _heading(final: Final, node: Node) -> str:
    return " ".join(part for part in (final.label(node), text_of(node.opschrift)) if part)


def _found(final: Final, wanted: str) -> list[tuple[str, str, str]]:
    """Return the provisions in which the words stand, whatever the capitals and the kind of spaces: id, place, beginning."""
    words = spaced(wanted).casefold()
    texts = ((node, f"{text_of(node.opschrift)} {text_of(node.inhoud)}") for node in final.root.walk() if node.kind in _OPENS | {"cel"})
    rows = [node for node, text in texts if words in spaced(text).casefold()]
    side = tree_side(final)
    return [(node.id, place(side, node.id), shortened(whole_text(node))) for node in rows[:_MOST]]


def chosen(ask: Ask) -> Response:
    """Go to the document and the text that were chosen from the lists."""
    return to(ask, f"/t/{ask.path['traject']}/stuk/{ask.query.get('stuk', '')}")


ROUTES = (
    ("GET", "/t/{traject}/naar", chosen, "gedeeld"),
    ("GET", "/t/{traject}/regeling", regulation, "gedeeld"),
    ("GET", "/t/{traject}/stuk/{stuk}", paper, "gedeeld"),
)
