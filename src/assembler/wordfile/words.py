"""The words on the pages of a Word file: to see whether somebody edited them, and to compare what has no tree."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator

from assembler.wordfile.oxml import VAL, Element, P, T, W
from assembler.wordfile.styles import INHOUD, INHOUD_KOP

_OVERSLAAN = frozenset({*INHOUD, INHOUD_KOP})  # Word makes the contents itself
_INHOUD = ("toc ", "contents ", "index heading")  # what every program calls those styles, whatever id it gives them
_WIT = {W + "tab", W + "br", W + "cr"}


def afdruk(document: Element, overslaan: Collection[str] = _OVERSLAAN) -> str:
    """Return a hash of the words of word/document.xml; how they are cut in runs does not count."""
    return hashlib.sha256("\n".join(regels(document, overslaan)).encode("utf-8", "surrogatepass")).hexdigest()


def inhoudstijlen(stijlen: Element) -> frozenset[str]:
    """Return the ids that the styles of the contents have in a file."""
    namen = ((stijl.get(W + "styleId", ""), naam.get(VAL, "").casefold()) for stijl in stijlen.iter(W + "style") for naam in stijl.iter(W + "name"))
    return _OVERSLAAN | {stijl_id for stijl_id, naam in namen if naam.startswith(_INHOUD)}


def regels(document: Element, overslaan: Collection[str] = _OVERSLAAN) -> Iterator[str]:
    """Yield the text of each paragraph that has any, contents left out."""
    for paragraaf in document.iter(P):
        stijl = paragraaf.find(f"{W}pPr/{W}pStyle")
        if stijl is None or stijl.get(VAL) not in overslaan:
            tekst = "".join((deel.text or "") if deel.tag == T else " " for deel in paragraaf.iter() if deel.tag == T or deel.tag in _WIT)
            if tekst.strip():
                yield " ".join(tekst.split())
