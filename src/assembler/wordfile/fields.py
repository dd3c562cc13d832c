"""Fields, bookmarks, links and content controls: what lets Word find its way in the text."""

from __future__ import annotations

import hashlib

from lxml.etree import SubElement

from assembler.wordfile.oxml import PRESERVE, RUN, VAL, W15_NS, Element, W, schoon, tekst

_MAX_INT32 = 2**31 - 1


def sleutel(node_id: str) -> str:
    """Return the hidden bookmark of a node: `_g` and 16 hex digits (Word: at most 40 letters, digits, underscores)."""
    return "_g" + _hex(node_id)


def nummersleutel(node_id: str) -> str:
    """Return the hidden bookmark around the number alone of a node."""
    return "_n" + _hex(node_id)


def _hex(node_id: str) -> str:
    return hashlib.sha256(node_id.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def veld(doel: Element, opdracht: str, uitkomst: str) -> None:
    """Add a field with its result as it stands until somebody presses F9."""
    _teken(doel, "begin")
    SubElement(SubElement(doel, RUN), W + "instrText", PRESERVE).text = f" {opdracht} "
    _teken(doel, "separate")
    tekst(doel, uitkomst)
    _teken(doel, "end")


def begin_veld(doel: Element, opdracht: str) -> None:
    """Open a field whose result is more than one paragraph; `einde_veld` must follow."""
    _teken(doel, "begin")
    SubElement(SubElement(doel, RUN), W + "instrText", PRESERVE).text = f" {opdracht} "
    _teken(doel, "separate")


def einde_veld(doel: Element) -> None:
    """Close a field that `begin_veld` opened."""
    _teken(doel, "end")


def _teken(doel: Element, soort: str) -> None:
    SubElement(SubElement(doel, RUN), W + "fldChar", {W + "fldCharType": soort})


def koppeling(doel: Element, bladwijzer: str) -> Element:
    """Add a link to a bookmark in this document; return it, to hold the text."""
    return SubElement(doel, W + "hyperlink", {W + "anchor": bladwijzer, W + "history": "1"})


class Bladwijzers:
    """Bookmarks of one document: ids count up, a name stands once."""

    def __init__(self) -> None:
        self._aantal = 0
        self._namen: set[str] = set()

    def open(self, doel: Element, naam: str) -> str:
        """Begin a bookmark and return its id, for `sluit`; '' when the name stands already."""
        if naam in self._namen:
            return ""
        self._namen.add(naam)
        self._aantal += 1
        SubElement(doel, W + "bookmarkStart", {W + "id": str(self._aantal), W + "name": naam})
        return str(self._aantal)

    def sluit(self, doel: Element, nummer: str) -> None:
        """End the bookmark with this id."""
        if nummer:
            SubElement(doel, W + "bookmarkEnd", {W + "id": nummer})


class Inhoudsbesturing:
    """Content controls of one document: a block with the key of its node as tag, and an id of its own."""

    def __init__(self) -> None:
        self._ids: set[int] = set()

    def blok(self, doel: Element, node_id: str, titel: str, *, zichtbaar: bool) -> Element:
        """Add a block around paragraphs and return what holds them; nothing in it is locked.

        `zichtbaar`: Word shows its frame and title when the cursor is in it.
        """
        besturing = SubElement(doel, W + "sdt")
        eigenschappen = SubElement(besturing, W + "sdtPr")
        SubElement(eigenschappen, W + "alias", {VAL: schoon(titel)[:64]})
        SubElement(eigenschappen, W + "tag", {VAL: sleutel(node_id)})
        SubElement(eigenschappen, W + "id", {VAL: str(self._id(node_id))})
        if not zichtbaar:
            SubElement(eigenschappen, f"{{{W15_NS}}}appearance", {f"{{{W15_NS}}}val": "hidden"})
        # A "document part" is plain text with a frame. LibreOffice 7.4 prints the code of a field in the first paragraph
        # of any other kind of block, and that is where the number of an article stands.
        onderdeel = SubElement(eigenschappen, W + "docPartObj")
        SubElement(onderdeel, W + "docPartGallery", {VAL: "Quick Parts"})
        return SubElement(besturing, W + "sdtContent")

    def _id(self, node_id: str) -> int:
        nummer = int(_hex(node_id), 16) % _MAX_INT32 or 1
        while nummer in self._ids:
            nummer = nummer % _MAX_INT32 + 1
        self._ids.add(nummer)
        return nummer
