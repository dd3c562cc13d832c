"""The words on the pages of a Word file: to see whether somebody edited them, and to compare what has no tree."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from assembler.renderers.word.oxml import VAL, Element, P, T, W
from assembler.renderers.word.stijlen import INHOUD, INHOUD_KOP

_OVERSLAAN = {*INHOUD, INHOUD_KOP}  # Word makes the contents itself
_WIT = {W + "tab", W + "br", W + "cr"}


def afdruk(document: Element) -> str:
    """Return a hash of the words of word/document.xml; how they are cut in runs does not count."""
    return hashlib.sha256("\n".join(regels(document)).encode("utf-8", "surrogatepass")).hexdigest()


def regels(document: Element) -> Iterator[str]:
    """Yield the text of each paragraph that has any, contents left out."""
    for paragraaf in document.iter(P):
        stijl = paragraaf.find(f"{W}pPr/{W}pStyle")
        if stijl is None or stijl.get(VAL) not in _OVERSLAAN:
            tekst = "".join((deel.text or "") if deel.tag == T else " " for deel in paragraaf.iter() if deel.tag == T or deel.tag in _WIT)
            if tekst.strip():
                yield " ".join(tekst.split())
