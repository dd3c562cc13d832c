"""The few raw elements of WordprocessingML that a document is made of, written straight with lxml: some forty times faster than one call each of python-docx."""

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
BOLD, ITALIC = W + "b", W + "i"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PRESERVE = {SPACE: "preserve"}

# What XML 1.0 cannot hold at all. It reaches us only past the door of the reader; it must not stop a document.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=False, huge_tree=False)


def clean(text: str) -> str:
    """Return the text with U+FFFD for each character that XML cannot hold."""
    return _IMPOSSIBLE.sub("\ufffd", text) if _IMPOSSIBLE.search(text) else text


def refuse_doctype(content: bytes, root: Element | None = None) -> None:
    """Raise `LxmlError` for a document type, which OOXML forbids; once it is read also for one in another encoding."""
    if b"<!DOCTYPE" in content or (root is not None and root.getroottree().docinfo.internalDTD is not None):
        raise etree.LxmlError("een documenttype is in Word niet toegestaan")


def parse(content: bytes) -> Element:
    """Return the root of a part; raises `LxmlError`."""
    refuse_doctype(content)
    root = etree.fromstring(content, _PARSER)
    refuse_doctype(b"", root)
    return root


def empty(namespace: str, name: str) -> Element:
    """Return an empty element in a namespace that needs no prefix."""
    return etree.fromstring(f'<{name} xmlns="{namespace}"/>')


def serialize(root: Element) -> bytes:
    """Return a part as Word writes it: UTF-8, standalone."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def new_document() -> tuple[Element, Element]:
    """Return an empty word/document.xml and its body."""
    document = etree.Element(W + "document", {f"{{{MC_NS}}}Ignorable": "w15"}, nsmap={"w": W_NS, "r": R_NS, "mc": MC_NS, "w15": W15_NS})
    return document, SubElement(document, W + "body")


def paragraph(target: Element, style: str, *, keep_next: bool = False, numbering: tuple[int, int] | None = None) -> Element:
    """Add a paragraph in a style; `keep_next` keeps it with the next, `numbering` is (number of the list, level)."""
    added = SubElement(target, P)
    properties = SubElement(added, PPR)
    SubElement(properties, PSTYLE, {VAL: style})
    if keep_next:
        SubElement(properties, W + "keepNext")
    if numbering is not None:
        number = SubElement(properties, W + "numPr")
        SubElement(number, W + "ilvl", {VAL: str(numbering[1])})
        SubElement(number, W + "numId", {VAL: str(numbering[0])})
    return added


def keep_with_next(element: Element) -> None:
    """Keep a paragraph on the page of the next one."""
    properties = element[0]
    if properties.find(W + "keepNext") is None:
        properties.insert(1, etree.Element(W + "keepNext"))


def begin_page(element: Element) -> None:
    """Let a paragraph begin a page."""
    properties = element[0]
    place = 1 + sum(item.tag in {W + "keepNext", W + "keepLines"} for item in properties)
    properties.insert(place, etree.Element(W + "pageBreakBefore"))


def let_go(element: Element) -> None:
    """Keep a paragraph no longer on the page of the next one, whatever its style says."""
    properties = element[0]
    for mark in properties.findall(W + "keepNext"):
        properties.remove(mark)
    properties.insert(1, etree.Element(W + "keepNext", {VAL: "0"}))


def new_lines(target: Element, number: int) -> None:
    """Add so many breaks of a line."""
    made = SubElement(target, RUN)
    for _ in range(number):
        SubElement(made, W + "br")


def go_on(element: Element, before: int) -> None:
    """Let a paragraph whose style begins a page go on where it is, with so much room above it, in twips."""
    properties = element[0]
    place = 1 + sum(item.tag in {W + "keepNext", W + "keepLines"} for item in properties)
    properties.insert(place, etree.Element(W + "pageBreakBefore", {VAL: "0"}))
    leave_room(element, before)


def leave_room(element: Element, above: int) -> None:
    """Leave so much room above a paragraph, in twips."""
    SubElement(element[0], W + "spacing", {W + "before": str(above)})


def hang(element: Element, width: int) -> None:
    """Let a paragraph hang from its mark: its text begins so far from the margin, in twips."""
    SubElement(element[0], W + "ind", {W + "left": str(width), W + "hanging": str(width)})


def run(target: Element, text: str, style: str = "", *, bold: bool = False, italic: bool = False, underline: bool = False) -> None:
    """Add a run of text, in a character style if one is named; no text, no run."""
    if not text:
        return
    added = SubElement(target, RUN)
    if style or bold or italic or underline:
        look(SubElement(added, RPR), style, bold=bold, italic=italic, underline=underline)
    text = clean(text)
    SubElement(added, T, PRESERVE if text[0].isspace() or text[-1].isspace() else {}).text = text


def look(properties: Element, style: str, *, bold: bool, italic: bool, underline: bool) -> None:
    """Say how a run looks, in the order that the schema wants."""
    if style:
        SubElement(properties, RSTYLE, {VAL: style})
    if bold:
        SubElement(properties, BOLD)
    if italic:
        SubElement(properties, ITALIC)
    if underline:
        SubElement(properties, W + "u", {VAL: "single"})


def tab(target: Element) -> None:
    """Add a tab."""
    SubElement(SubElement(target, RUN), TAB)
