"""A finished document as a web page: one file, no scripts, to be read on screen, on paper and by ear.

`render` gives the whole page, `body` the same as a part of another page, with whatever that page sets beside each node.
"""

from __future__ import annotations

from html import escape
from itertools import takewhile

from assembler.ground.document import ADDRESS, Cover, Final, Masthead
from assembler.rendering.html.blocks import blocks
from assembler.rendering.html.contents import contents
from assembler.rendering.html.page import Around, page
from assembler.rendering.html.words import Beside, Shown, words

__all__ = ["Beside", "body", "render"]


def body(final: Final, beside: Beside, level: int = 2) -> str:
    """Return the document below its title as a part of a page whose headings go down to `level`; `beside` gives what stands after a node, as HTML."""
    return "\n".join(blocks(final.root.kinderen, Shown(final, beside), level))


def render(final: Final) -> bytes:
    """Return the document as UTF-8 HTML."""
    root, shown = final.root, Shown(final)
    name = root.layout.name if isinstance(root.layout, Masthead) else ""
    below = words(root.inhoud, shown) or (escape(root.layout.subtitle) if isinstance(root.layout, Cover) else "")
    marks = [part for part in ("CONCEPT" if final.voettekst.concept else "", final.voettekst.vermelding) if part]
    head = [
        f'<p class="merk">{escape(" - ".join(marks))}</p>' if marks else "",
        f"<h1>{escape(name) or words(root.opschrift, shown) or escape(final.titel)}</h1>",
        f'<p class="ondertitel">{below}</p>' if below else "",
    ]
    above = len(list(takewhile(lambda node: node.kind == "velden" or node.layout == ADDRESS, root.kinderen)))
    front, rest = root.kinderen[:above], root.kinderen[above:]
    main = "\n".join([*(line for line in head if line), *blocks(front, shown, 2), *contents(shown), *blocks(rest, shown, 2)])
    return page(final.titel, main, Around(final.foot.line)).encode("utf-8", "replace")
