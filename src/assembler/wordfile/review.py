"""A finished .docx -> the same with change recording on: who edits it, is seen to, from the first key on."""

from __future__ import annotations

import io
import zipfile

from lxml import etree
from lxml.etree import SubElement

from assembler.wordfile.archive import archive, packed
from assembler.wordfile.oxml import Element, W, parse, serialize

_SETTINGS, _CUSTOM = "word/settings.xml", "docProps/custom.xml"
# What the schema wants before w:trackRevisions (CT_Settings, ECMA-376-1 17.15.1.78).
_BEFORE = frozenset(
    W + name
    for name in (
        "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime", "doNotDisplayPageBoundaries", "displayBackgroundShape",
        "printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts",
        "saveFormsData", "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop",
        "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle", "proofState", "formsDesign", "attachedTemplate", "linkStyles",
        "stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "mailMerge", "revisionView",
    )
)  # fmt: skip


def for_review(content: bytes) -> bytes:
    """Return a .docx of ours with change recording on, and a property that says so; all else stays to the byte."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        members = [(name, package.read(name)) for name in package.namelist()]
    changes = {_SETTINGS: _recording, _CUSTOM: _said}
    return archive((name, packed(serialize(changes[name](parse(part))) if name in changes else part)) for name, part in members)


def _recording(settings: Element) -> Element:
    if settings.find(W + "trackRevisions") is None:
        place = next((at for at, item in enumerate(settings) if item.tag not in _BEFORE), len(settings))
        settings.insert(place, etree.Element(W + "trackRevisions", nsmap=_named(settings)))
    return settings


def _said(properties: Element) -> Element:
    last = properties[-1]
    said = SubElement(properties, last.tag, {**dict(last.attrib), "pid": str(int(last.get("pid", "1")) + 1), "name": "Beoordeling"})
    SubElement(said, last[0].tag, nsmap=_named(last[0])).text = "wijzigingen worden bijgehouden"
    return properties


def _named(element: Element) -> dict[str, str]:
    """Return the names of namespaces that hold here: without one, a new element gets a name from a list that any library may change."""
    return {name: space for name, space in element.nsmap.items() if name is not None}
