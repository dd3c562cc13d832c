"""The body of a file on its way to XML: paragraphs and tables that can still change, holding words that are spelled already.

A regulation has twenty thousand elements. To make an object of each costs more than all the rest of writing it, so a run becomes text at once;
what is not known yet when a paragraph is written (it stays with the next, it begins a page) stands beside it until the whole is spelled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assembler.wordfile.oxml import clean, document_around

# All but what stands in XML as it is: in a text no & < > and return, in a value no quote, tab and new line either. lxml writes the same for each.
_SPECIAL = re.compile("[^\t\n\x20-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_VALUE = re.compile("[^ !#-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}


def spelled(text: str) -> str:
    """Return a text as it stands between tags; U+FFFD for each character that XML cannot hold."""
    return _SPECIAL.sub(_character, text) if _SPECIAL.search(text) else text


def value(text: str) -> str:
    """Return a text as it stands in an attribute."""
    return _IN_VALUE.sub(_character, text) if _IN_VALUE.search(text) else text


def _character(found: re.Match[str]) -> str:
    return _AS.get(found[0], "\ufffd")


class Paragraph:
    """A paragraph: its properties, the runs in it as XML, its words as somebody reads them, and the bookmarks that begin in it."""

    __slots__ = ("below", "bookmarks", "hanging", "keep_next", "left", "length", "numbering", "page_break", "pieces", "room", "section", "style", "words")

    def __init__(self, style: str, *, keep_next: bool = False, numbering: tuple[int, int] | None = None) -> None:
        self.style, self.numbering = style, numbering
        self.keep_next: bool | None = True if keep_next else None  # None: as the style says
        self.page_break: bool | None = None
        self.room = self.below = self.left = self.hanging = 0  # twips: above, under it, and of the margin
        self.section = ""  # that ends here
        self.pieces: list[str] = []
        self.words: list[str] = []
        self.length = 0  # of the words, in characters
        self.bookmarks: list[str] = []

    def spell(self, into: list[str]) -> None:
        """Add the paragraph as XML, its properties in the order that the schema wants."""
        into.append(_begun(self.style, self.keep_next, self.page_break))
        if self.numbering is not None:
            into.append(f'<w:numPr><w:ilvl w:val="{self.numbering[1]}"/><w:numId w:val="{self.numbering[0]}"/></w:numPr>')
        if self.room or self.below:
            above, below = (f' w:{side}="{room}"' if room else "" for side, room in (("before", self.room), ("after", self.below)))
            into.append(f"<w:spacing{above}{below}/>")
        if self.left or self.hanging:
            into.append(f'<w:ind w:left="{self.left}"' + (f' w:hanging="{self.hanging}"/>' if self.hanging else "/>"))
        into.append(f"{self.section}</w:pPr>")
        into += self.pieces
        into.append("</w:p>")


@lru_cache(maxsize=1024)
def _begun(style: str, keep_next: bool | None, page_break: bool | None) -> str:  # noqa: FBT001 - the properties of a paragraph
    return f'<w:p><w:pPr><w:pStyle w:val="{value(style)}"/>{_mark("keepNext", keep_next)}{_mark("pageBreakBefore", page_break)}'


def _mark(name: str, on: bool | None) -> str:  # noqa: FBT001 - a property of three states
    return "" if on is None else f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'


class Anchor:
    """A bookmark of what has no paragraph of its own."""

    __slots__ = ("name", "number")

    def __init__(self, name: str, number: str) -> None:
        self.name, self.number = name, number

    def spell(self, into: list[str]) -> None:
        """Add the bookmark as XML."""
        into.append(f'<w:bookmarkStart w:id="{self.number}" w:name="{self.name}"/><w:bookmarkEnd w:id="{self.number}"/>')


class Flow(list["Block"]):
    """Blocks that follow each other, between two tags: a body, a cell, and what holds those."""

    __slots__ = ("after", "before")

    def __init__(self, before: str = "", after: str = "") -> None:
        super().__init__()
        self.before, self.after = before, after

    def spell(self, into: list[str]) -> None:
        """Add the blocks as XML."""
        into.append(self.before)
        for block in self:
            block.spell(into)
        into.append(self.after)

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield every paragraph, also those in tables and controls."""
        for block in self:
            if isinstance(block, Paragraph):
                yield block
            elif isinstance(block, Flow):
                yield from block.paragraphs()


class Control(Flow):
    """A content control around blocks."""

    __slots__ = ()


class Grid(Flow):
    """A table: its rows."""

    __slots__ = ()


Block = Paragraph | Anchor | Flow


def paragraph(target: Flow, style: str, *, keep_next: bool = False, numbering: tuple[int, int] | None = None) -> Paragraph:
    """Add a paragraph in a style; `keep_next` keeps it with the next, `numbering` is (number of the list, level)."""
    added = Paragraph(style, keep_next=keep_next, numbering=numbering)
    target.append(added)
    return added


def keep_with_next(element: Paragraph) -> None:
    """Keep a paragraph on the page of the next one, unless it was let go."""
    if element.keep_next is None:
        element.keep_next = True


def run(target: Paragraph, text: str, style: str = "", *, bold: bool = False, italic: bool = False, underline: bool = False) -> None:
    """Add a run of text, in a character style if one is named; no text, no run."""
    if not text:
        return
    written = spelled(text)
    target.words.append(text if written is text else clean(text))
    target.length += len(text)
    look = _look(style, bold, italic, underline) if style or bold or italic or underline else ""
    space = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    target.pieces.append(f"<w:r>{look}<w:t{space}>{written}</w:t></w:r>")


@lru_cache(maxsize=256)
def _look(style: str, bold: bool, italic: bool, underline: bool) -> str:  # noqa: FBT001 - the four things that a run looks like
    """How a run looks, in the order that the schema wants."""
    marks = (f'<w:rStyle w:val="{value(style)}"/>' if style else "", "<w:b/>" * bold, "<w:i/>" * italic, '<w:u w:val="single"/>' * underline)
    return f"<w:rPr>{''.join(marks)}</w:rPr>"


def coloured(target: Paragraph, text: str, colour: str, *, struck: bool) -> None:
    """Add words that went, struck, or words that came, underlined; the colour beside it is not the only sign."""
    if not text:
        return
    before, after = ("<w:strike/>", "") if struck else ("", '<w:u w:val="single"/>')
    target.words.append(clean(text))
    target.length += len(text)
    target.pieces.append(f'<w:r><w:rPr>{before}<w:color w:val="{colour}"/>{after}</w:rPr><w:t xml:space="preserve">{spelled(text)}</w:t></w:r>')


def tab(target: Paragraph) -> None:
    """Add a tab."""
    target.words.append(" ")
    target.pieces.append("<w:r><w:tab/></w:r>")


def new_lines(target: Paragraph, number: int) -> None:
    """Add so many breaks of a line."""
    target.words.append(" ")
    target.pieces.append(f"<w:r>{'<w:br/>' * number}</w:r>")


def body_of(document: Flow) -> str:
    """Return what stands in a body as XML, without the tags around it."""
    into: list[str] = []
    document.spell(into)
    return "".join(into)


def document_of(body: Flow) -> bytes:
    """Return word/document.xml."""
    before, after = document_around()
    return b"".join((before, body_of(body).encode("utf-8"), after))
