"""The marks of tracked changes: who, when, and an id that no other mark or bookmark has."""

from __future__ import annotations

from datetime import date
from typing import Literal

from lxml import etree
from lxml.etree import SubElement

from assembler.wordfile.oxml import PPR, RPR, Element, W, clean

MarkKind = Literal["ins", "del", "moveFrom", "moveTo"]

# LibreOffice (7.4) joins marks of one kind that touch and lie less than a minute apart. It then takes the end of a
# paragraph that stays for a part of the new paragraph after it: words at the end of the one, and the other, are kept apart.
WHOLE, WORDS = "00:00:00", "00:02:00"


class Marker:
    """Makes marks for one document."""

    def __init__(self, author: str, day: date) -> None:
        self._author, self._day = clean(author), day.isoformat()
        self._last_id = 0

    def next_id(self) -> str:
        """Return an id that is still free."""
        self._last_id += 1
        return str(self._last_id)

    def mark(self, how: str, time: str = WHOLE) -> Element:
        """Return the element of a tracked change."""
        return etree.Element(W + how, {W + "id": self.next_id(), W + "author": self._author, W + "date": f"{self._day}T{time}Z"})

    def paragraph_mark(self, paragraph: Element, how: MarkKind) -> None:
        """Mark the end of a paragraph: it comes, goes or moves with its text."""
        properties = paragraph[0]
        run_properties = properties.find(RPR)
        if run_properties is None:
            run_properties = etree.Element(RPR)
            properties.insert(len([child for child in properties if child.tag not in {W + "sectPr", W + "pPrChange"}]), run_properties)
        run_properties.insert(0, self.mark(how))

    def formatting(self, paragraph: Element, was: Element) -> None:
        """Note that a paragraph had other properties."""
        change = self.mark("pPrChange")
        old = SubElement(change, PPR)
        for child in was:
            if child.tag not in {RPR, W + "sectPr"}:
                old.append(child)
        paragraph[0].append(change)

    def span(self, first: Element, last: Element, side: Literal["moveFrom", "moveTo"], name: str) -> None:
        """Mark the paragraphs from first to last as one move; the same name stands on the other side."""
        mark = self.mark(side)
        first.insert(1, etree.Element(f"{W}{side}RangeStart", {**{str(k): str(w) for k, w in mark.attrib.items()}, W + "name": name}))
        last.addnext(etree.Element(f"{W}{side}RangeEnd", {W + "id": mark.get(W + "id", "")}))

    def row(self, row: Element, how: Literal["ins", "del"]) -> None:
        """Mark a row of a table as come or gone; the schema wants another property before the mark."""
        attributes = row.find(W + "trPr")
        if attributes is None:
            attributes = etree.Element(W + "trPr")
            row.insert(0, attributes)
        if len(attributes) == 0:
            SubElement(attributes, W + "cantSplit")
        attributes.append(self.mark(how))

    def bookmarks(self, paragraph: Element, names: tuple[str, ...]) -> None:
        """Put bookmarks around the text of a paragraph."""
        for name in names:
            number = self.next_id()
            paragraph.insert(1, etree.Element(W + "bookmarkStart", {W + "id": number, W + "name": name}))
            SubElement(paragraph, W + "bookmarkEnd", {W + "id": number})
