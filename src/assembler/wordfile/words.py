"""The words on the pages of a Word file: to see whether somebody edited them, and to compare what has no tree."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator

from assembler.wordfile.oxml import VAL, Element, P, T, W
from assembler.wordfile.styles import CONTENTS, CONTENTS_HEADING

_SKIPPED = frozenset({*CONTENTS, CONTENTS_HEADING})  # Word makes the contents itself
_CONTENTS = ("toc ", "contents ", "index heading")  # what every program calls those styles, whatever id it gives them
_WHITE = {W + "tab", W + "br", W + "cr"}


def fingerprint(document: Element, skipped: Collection[str] = _SKIPPED) -> str:
    """Return a hash of the words of word/document.xml; how they are cut in runs does not count."""
    return hashlib.sha256("\n".join(lines(document, skipped)).encode("utf-8", "surrogatepass")).hexdigest()


def contents_styles(styles: Element) -> frozenset[str]:
    """Return the ids that the styles of the contents have in a file."""
    names = ((style.get(W + "styleId", ""), name.get(VAL, "").casefold()) for style in styles.iter(W + "style") for name in style.iter(W + "name"))
    return _SKIPPED | {style_id for style_id, name in names if name.startswith(_CONTENTS)}


def lines(document: Element, skipped: Collection[str] = _SKIPPED) -> Iterator[str]:
    """Yield the text of each paragraph that has any, those in the styles `skipped` left out."""
    for paragraph in document.iter(P):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is None or style.get(VAL) not in skipped:
            text = "".join((item.text or "") if item.tag == T else " " for item in paragraph.iter() if item.tag == T or item.tag in _WHITE)
            if text.strip():
                yield " ".join(text.split())
