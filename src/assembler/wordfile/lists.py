"""Lists: which way of numbering prints exactly the labels of the tree, and the numbering part that holds it.

A label is right only if it is the label that `number` gave. So a list numbers itself where Word would count the same
labels, and prints them as text where it would not (a lid 2a, a list that begins at 3).
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lxml import etree
from lxml.etree import SubElement

from assembler.wordfile.oxml import VAL, Element, W

_LETTERS = 26
_ROMEINS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Formaat:
    """How a level counts (Word's name for it) and what it prints around the count (`*`)."""

    telling: Literal["decimal", "lowerLetter", "lowerRoman", "bullet"]
    patroon: str

    def merk(self, nummer: int) -> str:
        """Return what Word prints before the item with this number."""
        return self.patroon.replace("*", _TELLINGEN[self.telling](nummer))


@dataclass(frozen=True, slots=True)
class Niveau:
    """A level of a list of its own: how it counts, and the style of its items, whose indentation it takes."""

    formaat: Formaat
    stijl: str


CIJFERS = Formaat("decimal", "*.")
LETTERS = Formaat("lowerLetter", "*.")
GRADEN = Formaat("decimal", "*°.")
ROMEINS = Formaat("lowerRoman", "*.")
NOTEN = Formaat("decimal", "[*]")
STREEPJES = Formaat("bullet", "–")
_GENUMMERD = (CIJFERS, LETTERS, GRADEN, ROMEINS, NOTEN)


def letter(nummer: int) -> str:
    """Return a, b ... z, aa, bb ...: as Word counts, which is not as a spreadsheet counts."""
    return chr(ord("a") + (nummer - 1) % _LETTERS) * ((nummer - 1) // _LETTERS + 1)


def romeins(nummer: int) -> str:
    """Return i, ii, iii, iv ..."""
    tekens = ""
    for waarde, teken in _ROMEINS:
        aantal, nummer = divmod(nummer, waarde)
        tekens += teken * aantal
    return tekens


_TELLINGEN: Mapping[str, Callable[[int], str]] = {"decimal": str, "lowerLetter": letter, "lowerRoman": romeins, "bullet": lambda _: ""}


def herken(aanduidingen: Sequence[str]) -> Formaat | None:
    """Return the format that counts exactly these labels from one, or None."""
    for formaat in _GENUMMERD:
        if all(formaat.merk(nummer) == aanduiding for nummer, aanduiding in enumerate(aanduidingen, 1)):
            return formaat
    return None


class Lijsten:
    """The numbering part of one document: that of the house style, and a list of its own for each list in prose.

    Each list has a definition of its own, for Word goes on counting where LibreOffice begins again when lists share one.
    """

    def __init__(self, basis: Element, inspringing: Mapping[str, Mapping[str, str]]) -> None:
        self._wortel = basis
        self._inspringing = inspringing  # w:ind by style: LibreOffice does not look there when a level has none
        self._eigen: list[tuple[int, Mapping[int, Niveau]]] = []
        self._eerste = 1 + max((int(e.get(a, "0")) for e in basis for a in (W + "numId", W + "abstractNumId") if e.get(a)), default=0)

    def nieuw(self, niveaus: Mapping[int, Niveau]) -> int:
        """Add a list with these levels and return its number."""
        nummer = self._eerste + len(self._eigen)
        self._eigen.append((nummer, niveaus))
        return nummer

    def deel(self) -> Element:
        """Return the numbering part; definitions stand before lists, as the schema wants."""
        wortel = copy.deepcopy(self._wortel)
        eerste = next((i for i, e in enumerate(wortel) if e.tag == W + "num"), len(wortel))
        wortel[eerste:eerste] = [self._definitie(nummer, niveaus) for nummer, niveaus in self._eigen]
        einde = next((i for i, e in enumerate(wortel) if e.tag == W + "numIdMacAtCleanup"), len(wortel))
        wortel[einde:einde] = [_lijst(nummer) for nummer, _ in self._eigen]
        return wortel

    def _definitie(self, nummer: int, niveaus: Mapping[int, Niveau]) -> Element:
        definitie = etree.Element(W + "abstractNum", {W + "abstractNumId": str(nummer)})
        SubElement(definitie, W + "nsid", {VAL: f"{0x3B000000 + nummer:08X}"})
        SubElement(definitie, W + "multiLevelType", {VAL: "multilevel"})
        SubElement(definitie, W + "tmpl", {VAL: f"{0x3C000000 + nummer:08X}"})
        for laag in range(max(niveaus) + 1):
            niveau = niveaus.get(laag, Niveau(STREEPJES, ""))
            element = SubElement(definitie, W + "lvl", {W + "ilvl": str(laag)})
            SubElement(element, W + "start", {VAL: "1"})
            SubElement(element, W + "numFmt", {VAL: str(niveau.formaat.telling)})
            SubElement(element, W + "suff", {VAL: "tab"})
            SubElement(element, W + "lvlText", {VAL: niveau.formaat.patroon.replace("*", f"%{laag + 1}")})
            SubElement(element, W + "lvlJc", {VAL: "left"})
            if niveau.stijl in self._inspringing:
                SubElement(SubElement(element, W + "pPr"), W + "ind", dict(self._inspringing[niveau.stijl]))
        return definitie


def _lijst(nummer: int) -> Element:
    lijst = etree.Element(W + "num", {W + "numId": str(nummer)})
    SubElement(lijst, W + "abstractNumId", {VAL: str(nummer)})
    return lijst
