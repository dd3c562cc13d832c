"""The words on the pages of a Word file: to see whether somebody edited them, and to compare what has no tree."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator

from assembler.ground.spaces import loosened
from assembler.wordfile.flow import Flow
from assembler.wordfile.oxml import VAL, Element, P, T, W
from assembler.wordfile.styles import CONTENTS, CONTENTS_HEADING

_SKIPPED = frozenset({*CONTENTS, CONTENTS_HEADING})  # Word makes the contents itself
_CONTENTS = ("toc ", "contents ", "index heading")  # what every program calls those styles, whatever id it gives them
_DIGITS = re.compile(r"\d+")
_WHITE = {W + "tab", W + "br", W + "cr"}


def fingerprint(words: Iterable[str]) -> str:
    """Return a hash of the words of a document, line by line (`lines`, `written_lines`)."""
    return hashlib.sha256("\n".join(words).encode("utf-8", "surrogatepass")).hexdigest()


def written_lines(body: Flow) -> list[str]:
    """Return the lines that `lines` finds in a body once it is XML: how they are cut in runs does not count."""
    found = (" ".join("".join(map(loosened, item.words)).split()) for item in body.paragraphs() if item.style not in _SKIPPED)
    return [line for line in found if line]


def contents_styles(styles: Element) -> frozenset[str]:
    """Return the ids that the styles of the contents have in a file."""
    names = ((style.get(W + "styleId", ""), name.get(VAL, "").casefold()) for style in styles.iter(W + "style") for name in style.iter(W + "name"))
    return _SKIPPED | {style_id for style_id, name in names if name.startswith(_CONTENTS)}


def lines(document: Element, skipped: Collection[str] = _SKIPPED) -> Iterator[str]:
    """Yield the text of each paragraph that has any, those in the styles `skipped` left out."""
    yield from (text for text, _ in marked_lines(document, skipped))


def marked_lines(document: Element, skipped: Collection[str] = _SKIPPED) -> Iterator[tuple[str, str]]:
    """Yield the text of each paragraph that has any, with the bookmark of the node that begins in it ('' where none does)."""
    for paragraph in document.iter(P):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is None or style.get(VAL) not in skipped:
            text = "".join(loosened(item.text or "") if item.tag == T else " " for item in paragraph.iter() if item.tag == T or item.tag in _WHITE)
            if text.strip():
                names = (mark.get(W + "name", "") for mark in paragraph.iter(W + "bookmarkStart"))
                yield " ".join(text.split()), next((name for name in names if name.startswith("_g")), "")


def note_lines(notes: Element) -> Iterator[str]:
    """Yield the text of each footnote or endnote that somebody wrote; the separators that every file has are none."""
    for note in notes:
        if note.get(W + "type") is None:
            yield from lines(note)


def set_aside(document: Element) -> str:
    """Return the words that are struck or hidden on their own; they stand in the file and do not count on the page."""
    runs = (run for run in document.iter(W + "r") if any(_on(run.find(f"{W}rPr/{W}{name}")) for name in ("strike", "dstrike", "vanish")))
    return " ".join("".join(part.text or "" for run in runs for part in run.iter(T)).split())


def _on(mark: Element | None) -> bool:
    return mark is not None and mark.get(VAL, "1") not in {"0", "false", "off"}


def frame_lines(parts: Collection[Element]) -> tuple[str, ...]:
    """Return the different lines of headers and footers, without the numbers of pages that Word counts itself."""
    return tuple(sorted({_DIGITS.sub("#", line) for part in parts for line in lines(part)}))
