"""The contents of a page: its headings, two levels of them, each leading to its place."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from assembler.ground.document import Final, Node, text_of
from assembler.rendering.html.blocks import HEADED
from assembler.rendering.html.words import Shown, anchor

_LEVELS = 2
_FEW = 3  # headings that need no contents: they are on the first screen


def contents(shown: Shown) -> Iterator[str]:
    """Yield the contents; nothing where a reader sees all headings at once."""
    found = list(_headings(shown.final.root, shown.final, 1))
    if len(found) <= _FEW:
        return
    yield '<nav class="inhoud" aria-labelledby="inhoud"><h2 id="inhoud">Inhoud</h2><ul role="list">'
    yield from (f'<li class="diep-{depth}"><a href="#{anchor(node.id)}">{text}</a></li>' for depth, node, text in found)
    yield "</ul></nav>"


def _headings(node: Node, final: Final, depth: int) -> Iterator[tuple[int, Node, str]]:
    """Yield depth, node and words of each heading: bare words, for a link holds no other."""
    for child in node.kinderen:
        if child.kind in HEADED:
            text = escape(" ".join(part for part in (final.label(child), text_of(child.opschrift)) if part))
            if text:
                yield depth, child, text
            if depth + bool(text) <= _LEVELS:
                yield from _headings(child, final, depth + bool(text))
