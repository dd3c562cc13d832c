"""Lists, which python-docx has no calls for: which way of numbering prints exactly the labels given, and the numbering part that holds it.

A label is right only if it is the label that was given. So a list numbers itself where Word would count the same
labels, and prints them as text where it would not (a lid 2a, a list that begins at 3).
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lxml import etree
from lxml.etree import SubElement

from assembler.ground.wording import romeins
from assembler.wordfile.oxml import VAL, Element, W

_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Format:
    """How a level counts (Word's name for it) and what it prints around the count (`*`)."""

    count: Literal["decimal", "lowerLetter", "lowerRoman", "upperRoman", "bullet"]
    pattern: str

    def mark(self, number: int) -> str:
        """Return what Word prints before the item with this number."""
        return self.pattern.replace("*", _COUNTS[self.count](number))


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list of its own: how it counts, and the style of its items, whose indentation it takes."""

    format: Format
    style: str


FIGURES = Format("decimal", "*.")
LETTERS = Format("lowerLetter", "*.")
DEGREES = Format("decimal", "*°.")
ROMAN = Format("upperRoman", "*.")
SMALL_ROMAN = Format("lowerRoman", "*.")
NOTES = Format("decimal", "[*]")
DASHES = Format("bullet", "–")
_NUMBERED = (FIGURES, LETTERS, DEGREES, ROMAN, SMALL_ROMAN, NOTES)


def letter(number: int) -> str:
    """Return a, b ... z, aa, bb ...: as Word counts, which is not as a spreadsheet counts."""
    return chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)


_COUNTS: Mapping[str, Callable[[int], str]] = {
    "decimal": str, "lowerLetter": letter, "upperRoman": romeins, "lowerRoman": lambda number: romeins(number).lower(),
    "bullet": lambda _: "",
}  # fmt: skip


def recognise(labels: Sequence[str]) -> Format | None:
    """Return the format that counts exactly these labels from one, or None."""
    prefix = re.fullmatch(r"(\d+\.)1", labels[0]) if labels else None  # the rules of a section: 3.1, 3.2
    for candidate in (*_NUMBERED, *([Format("decimal", f"{prefix[1]}*")] if prefix else [])):
        if all(candidate.mark(number) == label for number, label in enumerate(labels, 1)):
            return candidate
    return None


class Lists:
    """The numbering part of one document: that of the house style, and a list of its own for each list in prose.

    Each list has a definition of its own, for Word goes on counting where LibreOffice begins again when lists share one.
    """

    def __init__(self, numbering: Element, indents: Mapping[str, Mapping[str, str]]) -> None:
        self._root = numbering
        self._indents = indents  # w:ind by style: LibreOffice does not look there when a level has none
        self._own: list[tuple[int, Mapping[int, Level]]] = []
        self._first = 1 + max((int(e.get(a, "0")) for e in numbering for a in (W + "numId", W + "abstractNumId") if e.get(a)), default=0)

    def new(self, levels: Mapping[int, Level]) -> int:
        """Add a list with these levels and return its number."""
        number = self._first + len(self._own)
        self._own.append((number, levels))
        return number

    def part(self) -> Element:
        """Return the numbering part; definitions stand before lists, as the schema wants."""
        root = copy.deepcopy(self._root)
        first = next((i for i, e in enumerate(root) if e.tag == W + "num"), len(root))
        root[first:first] = [self._definition(number, levels) for number, levels in self._own]
        end = next((i for i, e in enumerate(root) if e.tag == W + "numIdMacAtCleanup"), len(root))
        root[end:end] = [_list(number) for number, _ in self._own]
        return root

    def _definition(self, number: int, levels: Mapping[int, Level]) -> Element:
        definition = etree.Element(W + "abstractNum", {W + "abstractNumId": str(number)})
        SubElement(definition, W + "nsid", {VAL: f"{0x3B000000 + number:08X}"})
        SubElement(definition, W + "multiLevelType", {VAL: "multilevel"})
        SubElement(definition, W + "tmpl", {VAL: f"{0x3C000000 + number:08X}"})
        for depth in range(max(levels) + 1):
            level = levels.get(depth, Level(DASHES, ""))
            element = SubElement(definition, W + "lvl", {W + "ilvl": str(depth)})
            SubElement(element, W + "start", {VAL: "1"})
            SubElement(element, W + "numFmt", {VAL: str(level.format.count)})
            SubElement(element, W + "suff", {VAL: "tab"})
            SubElement(element, W + "lvlText", {VAL: level.format.pattern.replace("*", f"%{depth + 1}")})
            SubElement(element, W + "lvlJc", {VAL: "left"})
            if level.style in self._indents:
                SubElement(SubElement(element, W + "pPr"), W + "ind", dict(self._indents[level.style]))
        return definition


def _list(number: int) -> Element:
    element = etree.Element(W + "num", {W + "numId": str(number)})
    SubElement(element, W + "abstractNumId", {VAL: str(number)})
    return element
