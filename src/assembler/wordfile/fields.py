"""Fields, bookmarks, links and content controls, which python-docx has no calls for: what lets Word find its way in the text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from types import MappingProxyType

from lxml.etree import SubElement

from assembler.wordfile.oxml import PRESERVE, RUN, VAL, W15_NS, Element, R, W, clean, run

_MAX_INT32 = 2**31 - 1


def bookmark_of(key: str) -> str:
    """Return the hidden bookmark of what has this id: `_g` and 16 hex digits (Word: at most 40 letters, digits, underscores)."""
    return "_g" + _hex(key)


def number_bookmark_of(key: str) -> str:
    """Return the hidden bookmark around the number alone of what has this id."""
    return "_n" + _hex(key)


def _hex(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def field(target: Element, instruction: str, result: str, *, dirty: bool = False) -> None:
    """Add a field with its result as it stands until somebody presses F9; `dirty`: Word asks on opening whether it may compute it."""
    begin_field(target, instruction, dirty=dirty)
    run(target, result)
    end_field(target)


def begin_field(target: Element, instruction: str, *, dirty: bool = False) -> None:
    """Open a field whose result is more than one paragraph; `end_field` must follow."""
    _mark(target, "begin", {W + "dirty": "true"} if dirty else {})
    SubElement(SubElement(target, RUN), W + "instrText", PRESERVE).text = f" {instruction} "
    _mark(target, "separate")


def end_field(target: Element) -> None:
    """Close a field that `begin_field` opened."""
    _mark(target, "end")


def _mark(target: Element, kind: str, more: Mapping[str, str] = MappingProxyType({})) -> None:
    SubElement(SubElement(target, RUN), W + "fldChar", {W + "fldCharType": kind, **more})


def link(target: Element, bookmark: str) -> Element:
    """Add a link to a bookmark in this document; return it, to hold the text."""
    return SubElement(target, W + "hyperlink", {W + "anchor": bookmark, W + "history": "1"})


def outside_link(target: Element, address: str) -> Element:
    """Add a link to an address on the web; return it, to hold the text. The package needs a relation of that id (`address_id`)."""
    return SubElement(target, W + "hyperlink", {R + "id": address_id(address), W + "history": "1"})


def address_id(address: str) -> str:
    """Return the id of the relation to an address."""
    return f"rIdLink{_hex(address)}"


class Bookmarks:
    """Bookmarks of one document: ids count up, a name stands once."""

    def __init__(self) -> None:
        self._count = 0
        self._names: set[str] = set()

    def open(self, target: Element, name: str) -> str:
        """Begin a bookmark and return its id, for `close`; '' when the name stands already."""
        if name in self._names:
            return ""
        self._names.add(name)
        self._count += 1
        SubElement(target, W + "bookmarkStart", {W + "id": str(self._count), W + "name": name})
        return str(self._count)

    def close(self, target: Element, number: str) -> None:
        """End the bookmark with this id."""
        if number:
            SubElement(target, W + "bookmarkEnd", {W + "id": number})


class Controls:
    """Content controls of one document: a block with the bookmark of what it holds as tag, and an id of its own."""

    def __init__(self) -> None:
        self._ids: set[int] = set()

    def block(self, target: Element, key: str, title: str, *, visible: bool) -> Element:
        """Add a block around paragraphs and return what holds them; nothing in it is locked.

        `visible`: Word shows its frame and title when the cursor is in it.
        """
        control = SubElement(target, W + "sdt")
        properties = SubElement(control, W + "sdtPr")
        SubElement(properties, W + "alias", {VAL: clean(title)[:64]})
        SubElement(properties, W + "tag", {VAL: bookmark_of(key)})
        SubElement(properties, W + "id", {VAL: str(self._id(key))})
        if not visible:
            SubElement(properties, f"{{{W15_NS}}}appearance", {f"{{{W15_NS}}}val": "hidden"})
        # A "document part" is plain text with a frame. LibreOffice 7.4 prints the code of a field in the first paragraph
        # of any other kind of block, and that is where the number of an article stands.
        part = SubElement(properties, W + "docPartObj")
        SubElement(part, W + "docPartGallery", {VAL: "Quick Parts"})
        return SubElement(control, W + "sdtContent")

    def _id(self, key: str) -> int:
        number = int(_hex(key), 16) % _MAX_INT32 or 1
        while number in self._ids:
            number = number % _MAX_INT32 + 1
        self._ids.add(number)
        return number
