"""The marks of tracked changes: who, when, and an id that no other mark or bookmark has."""

from __future__ import annotations

from datetime import date
from typing import Literal

from lxml import etree
from lxml.etree import SubElement

from assembler.wordfile.oxml import PPR, RPR, Element, W, schoon

Wijze = Literal["ins", "del", "moveFrom", "moveTo"]

# LibreOffice (7.4) joins marks of one kind that touch and lie less than a minute apart. It then takes the end of a
# paragraph that stays for a part of the new paragraph after it: words at the end of the one, and the other, are kept apart.
HEEL, WOORDEN = "00:00:00", "00:02:00"


class Merker:
    """Makes marks for one document."""

    def __init__(self, auteur: str, datum: date) -> None:
        self._auteur, self._datum = schoon(auteur), datum.isoformat()
        self._nummer = 0

    def nummer(self) -> str:
        """Return an id that is still free."""
        self._nummer += 1
        return str(self._nummer)

    def merk(self, wijze: str, tijd: str = HEEL) -> Element:
        """Return the element of a tracked change."""
        return etree.Element(W + wijze, {W + "id": self.nummer(), W + "author": self._auteur, W + "date": f"{self._datum}T{tijd}Z"})

    def alineateken(self, paragraaf: Element, wijze: Wijze) -> None:
        """Mark the end of a paragraph: it comes, goes or moves with its text."""
        eigenschappen = paragraaf[0]
        opmaak = eigenschappen.find(RPR)
        if opmaak is None:
            opmaak = etree.Element(RPR)
            eigenschappen.insert(len([kind for kind in eigenschappen if kind.tag not in {W + "sectPr", W + "pPrChange"}]), opmaak)
        opmaak.insert(0, self.merk(wijze))

    def opmaak(self, paragraaf: Element, was: Element) -> None:
        """Note that a paragraph had other properties."""
        wijziging = self.merk("pPrChange")
        oud = SubElement(wijziging, PPR)
        for kind in was:
            if kind.tag not in {RPR, W + "sectPr"}:
                oud.append(kind)
        paragraaf[0].append(wijziging)

    def bereik(self, eerste: Element, laatste: Element, kant: Literal["moveFrom", "moveTo"], naam: str) -> None:
        """Mark the paragraphs from first to last as one move; the same name stands on the other side."""
        merk = self.merk(kant)
        eerste.insert(1, etree.Element(f"{W}{kant}RangeStart", {**{str(k): str(w) for k, w in merk.attrib.items()}, W + "name": naam}))
        laatste.addnext(etree.Element(f"{W}{kant}RangeEnd", {W + "id": merk.get(W + "id", "")}))

    def rij(self, rij: Element, wijze: Literal["ins", "del"]) -> None:
        """Mark a row of a table as come or gone; the schema wants another property before the mark."""
        kenmerken = rij.find(W + "trPr")
        if kenmerken is None:
            kenmerken = etree.Element(W + "trPr")
            rij.insert(0, kenmerken)
        if len(kenmerken) == 0:
            SubElement(kenmerken, W + "cantSplit")
        kenmerken.append(self.merk(wijze))

    def bladwijzers(self, paragraaf: Element, namen: tuple[str, ...]) -> None:
        """Put bookmarks around the text of a paragraph."""
        for naam in namen:
            nummer = self.nummer()
            paragraaf.insert(1, etree.Element(W + "bookmarkStart", {W + "id": nummer, W + "name": naam}))
            SubElement(paragraaf, W + "bookmarkEnd", {W + "id": nummer})
