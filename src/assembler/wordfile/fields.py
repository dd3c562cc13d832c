"""Fields, bookmarks, links and content controls, which python-docx has no calls for: what lets Word find its way in the text."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from assembler.wordfile.flow import Anchor, Control, Flow, Paragraph, run, spelled, value

_MAX_INT32 = 2**31 - 1


def bookmark_of(key: str) -> str:
    """Return the hidden bookmark of what has this id: `_g` and 16 hex digits (Word: at most 40 letters, digits, underscores)."""
    return "_g" + _hex(key)


def number_bookmark_of(key: str) -> str:
    """Return the hidden bookmark around the number alone of what has this id."""
    return "_n" + _hex(key)


@lru_cache(maxsize=8192)
def _hex(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def field(target: Paragraph, instruction: str, result: str, *, dirty: bool = False) -> None:
    """Add a field with its result as it stands until somebody presses F9; `dirty`: Word asks on opening whether it may compute it."""
    begin_field(target, instruction, dirty=dirty)
    run(target, result)
    end_field(target)


def begin_field(target: Paragraph, instruction: str, *, dirty: bool = False) -> None:
    """Open a field whose result is more than one paragraph; `end_field` must follow."""
    mark = ' w:dirty="true"' if dirty else ""
    target.pieces.append(
        f'<w:r><w:fldChar w:fldCharType="begin"{mark}/></w:r><w:r><w:instrText xml:space="preserve"> {spelled(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def end_field(target: Paragraph) -> None:
    """Close a field that `begin_field` opened."""
    target.pieces.append('<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def link(target: Paragraph, bookmark: str, text: str, style: str) -> int:
    """Add a link to a bookmark in this document and return its place among the pieces of the paragraph."""
    run(target, text, style)
    target.pieces[-1] = f"{_link(bookmark)}{target.pieces[-1]}{_LINKED}"
    return len(target.pieces) - 1


def instead(target: Paragraph, place: int, instruction: str, result: str) -> None:
    """Put a field in the place of a link that says the same."""
    made = Paragraph("")
    field(made, instruction, result)
    target.pieces[place] = "".join(made.pieces)


def begin_link(target: Paragraph, bookmark: str) -> None:
    """Open a link to a bookmark in this document; `end_link` must follow."""
    target.pieces.append(_link(bookmark))


def begin_outside_link(target: Paragraph, address: str) -> None:
    """Open a link to an address on the web; `end_link` must follow. The package needs a relation of that id (`address_id`)."""
    target.pieces.append(f'<w:hyperlink r:id="{address_id(address)}" w:history="1">')


def end_link(target: Paragraph) -> None:
    """Close a link."""
    target.pieces.append(_LINKED)


_LINKED = "</w:hyperlink>"


def _link(bookmark: str) -> str:
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">'


def address_id(address: str) -> str:
    """Return the id of the relation to an address."""
    return f"rIdLink{_hex(address)}"


class Bookmarks:
    """Bookmarks of one document: ids count up, a name stands once."""

    def __init__(self) -> None:
        self._count = 0
        self._names: set[str] = set()

    def open(self, target: Paragraph, name: str) -> str:
        """Begin a bookmark and return its id, for `close`; '' when the name stands already."""
        number = self._new(name)
        if number:
            target.bookmarks.append(name)
            target.pieces.append(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>')
        return number

    def close(self, target: Paragraph, number: str) -> None:
        """End the bookmark with this id."""
        if number:
            target.pieces.append(f'<w:bookmarkEnd w:id="{number}"/>')

    def anchor(self, target: Flow, name: str) -> None:
        """Mark a place between blocks."""
        number = self._new(name)
        if number:
            target.append(Anchor(name, number))

    def _new(self, name: str) -> str:
        if name in self._names:
            return ""
        self._names.add(name)
        self._count += 1
        return str(self._count)


# Around what stands in a content control. A "document part" is plain text with a frame. LibreOffice 7.4 prints the code of a field in the
# first paragraph of any other kind of block, and that is where the number of an article stands.
_PART = '<w:docPartObj><w:docPartGallery w:val="Quick Parts"/></w:docPartObj>'
_HIDDEN = '<w15:appearance w15:val="hidden"/>'


class Controls:
    """Content controls of one document: a block with the bookmark of what it holds as tag, and an id of its own."""

    def __init__(self) -> None:
        self._ids: set[int] = set()

    def block(self, target: Flow, key: str, title: str, *, visible: bool) -> Flow:
        """Add a block around paragraphs and return what holds them; nothing in it is locked.

        `visible`: Word shows its frame and title when the cursor is in it.
        """
        names = f'<w:alias w:val="{value(title[:64])}"/><w:tag w:val="{bookmark_of(key)}"/><w:id w:val="{self._id(key)}"/>'
        made = Control(f"<w:sdt><w:sdtPr>{names}{'' if visible else _HIDDEN}{_PART}</w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>")
        target.append(made)
        return made

    def _id(self, key: str) -> int:
        number = int(_hex(key), 16) % _MAX_INT32 or 1
        while number in self._ids:
            number = number % _MAX_INT32 + 1
        self._ids.add(number)
        return number
