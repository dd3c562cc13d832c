"""Raw elements of WordprocessingML with lxml: names, reading and writing a part, and what XML cannot hold."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree
from lxml.etree import SubElement

Element = etree._Element  # noqa: SLF001 - the class has no public name

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W15_NS = "http://schemas.microsoft.com/office/word/2012/wordml"
MC_NS = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M_NS = "http://schemas.openxmlformats.org/officeDocument/2006/math"

W = f"{{{W_NS}}}"
R = f"{{{R_NS}}}"
M = f"{{{M_NS}}}"
MC = f"{{{MC_NS}}}"
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


@lru_cache(maxsize=1)
def document_around() -> tuple[bytes, bytes]:
    """Return what stands before and after the content of the body in word/document.xml."""
    before, tag, after = serialize(new_document()[0]).partition(b"<w:body/>")
    return before + tag.replace(b"/>", b">"), b"</w:body>" + after


def inner(element: Element) -> str:
    """Return an element as it is spelled inside word/document.xml, where the namespaces of the document are known."""
    document, body = new_document()
    body.append(element)
    before, after = document_around()
    return serialize(document).removeprefix(before).removesuffix(after).decode("utf-8")
