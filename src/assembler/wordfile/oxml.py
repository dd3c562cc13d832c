"""The few raw elements of WordprocessingML that a document is made of, written straight with lxml."""

from __future__ import annotations

import re

from lxml import etree
from lxml.etree import SubElement

Element = etree._Element  # noqa: SLF001 - the class has no public name

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W15_NS = "http://schemas.microsoft.com/office/word/2012/wordml"
MC_NS = "http://schemas.openxmlformats.org/markup-compatibility/2006"

W = f"{{{W_NS}}}"
R = f"{{{R_NS}}}"
VAL = W + "val"
P, PPR, PSTYLE = W + "p", W + "pPr", W + "pStyle"
RUN, RPR, RSTYLE = W + "r", W + "rPr", W + "rStyle"
T, TAB = W + "t", W + "tab"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PRESERVE = {SPACE: "preserve"}

# What XML 1.0 cannot hold at all. It reaches us only past the door of the reader; it must not stop a document.
_ONMOGELIJK = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=False, huge_tree=False)


def schoon(tekst: str) -> str:
    """Return the text with U+FFFD for each character that XML cannot hold."""
    return _ONMOGELIJK.sub("\ufffd", tekst) if _ONMOGELIJK.search(tekst) else tekst


def ontleed(inhoud: bytes) -> Element:
    """Return the root of a part; raises `LxmlError`, also for a document type (which OOXML forbids)."""
    if b"<!DOCTYPE" in inhoud:
        raise etree.LxmlError("een documenttype is in Word niet toegestaan")
    return etree.fromstring(inhoud, _PARSER)


def leeg(naamruimte: str, naam: str) -> Element:
    """Return an empty element in a namespace that needs no prefix."""
    return etree.fromstring(f'<{naam} xmlns="{naamruimte}"/>')


def serialiseer(wortel: Element) -> bytes:
    """Return a part as Word writes it: UTF-8, standalone."""
    return etree.tostring(wortel, xml_declaration=True, encoding="UTF-8", standalone=True)


def alinea(doel: Element, stijl: str, *, volgende: bool = False, lijst: tuple[int, int] | None = None) -> Element:
    """Add a paragraph in a style; `volgende` keeps it with the next, `lijst` is (number of the list, level)."""
    paragraaf = SubElement(doel, P)
    eigenschappen = SubElement(paragraaf, PPR)
    SubElement(eigenschappen, PSTYLE, {VAL: stijl})
    if volgende:
        SubElement(eigenschappen, W + "keepNext")
    if lijst is not None:
        nummer = SubElement(eigenschappen, W + "numPr")
        SubElement(nummer, W + "ilvl", {VAL: str(lijst[1])})
        SubElement(nummer, W + "numId", {VAL: str(lijst[0])})
    return paragraaf


def houd_bij_volgende(paragraaf: Element) -> None:
    """Keep a paragraph on the page of the next one."""
    eigenschappen = paragraaf[0]
    if eigenschappen.find(W + "keepNext") is None:
        eigenschappen.insert(1, etree.Element(W + "keepNext"))


def begin_pagina(paragraaf: Element) -> None:
    """Let a paragraph begin a page."""
    eigenschappen = paragraaf[0]
    plaats = 1 + sum(kind.tag in {W + "keepNext", W + "keepLines"} for kind in eigenschappen)
    eigenschappen.insert(plaats, etree.Element(W + "pageBreakBefore"))


def tekst(doel: Element, inhoud: str, teken: str = "") -> None:
    """Add a run of text, in a character style if one is named; no text, no run."""
    if not inhoud:
        return
    run = SubElement(doel, RUN)
    if teken:
        SubElement(SubElement(run, RPR), RSTYLE, {VAL: teken})
    inhoud = schoon(inhoud)
    SubElement(run, T, PRESERVE if inhoud[0].isspace() or inhoud[-1].isspace() else {}).text = inhoud


def tab(doel: Element) -> None:
    """Add a tab."""
    SubElement(SubElement(doel, RUN), TAB)
