"""The properties of a file: title and language for who cannot see the page, and what else its maker wants to find back.

The core properties are python-docx's; it has no calls for those of the program and for properties of one's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.coreprops import CT_CoreProperties
from docx.package import Package
from lxml import etree
from lxml.etree import SubElement

from assembler.wordfile.oxml import clean, empty, serialize

_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # user-defined properties
_MAX = 255  # characters: more Word does not take


@dataclass(frozen=True, slots=True)
class Properties:
    """Title, subject and description of a file, its language, and properties of one's own by name."""

    title: str
    subject: str = ""
    description: str = ""
    language: str = "nl-NL"
    own: Mapping[str, str] = field(default_factory=dict)


def core(properties: Properties, package: Package) -> CorePropertiesPart:
    """Return docProps/core.xml: no author and no clock (python-docx's own default has both), for they are not of the document."""
    part = CorePropertiesPart(PackURI("/docProps/core.xml"), CT.OPC_CORE_PROPERTIES, CT_CoreProperties.new(), package)
    filled = part.core_properties
    filled.title, filled.subject = _short(properties.title), _short(properties.subject)
    filled.comments, filled.language = _short(properties.description), properties.language
    etree.cleanup_namespaces(part.element)
    return part


def _short(text: str) -> str:
    return clean(text) if len(text) <= _MAX else clean(text[: _MAX - 1]) + "…"


def application() -> Part:
    """Return docProps/app.xml."""
    root = empty(_APP, "Properties")
    SubElement(root, f"{{{_APP}}}Application").text = "assembler"
    return Part(PackURI("/docProps/app.xml"), CT.OFC_EXTENDED_PROPERTIES, serialize(root))


def own(properties: Properties) -> Part:
    """Return docProps/custom.xml."""
    root = empty(_CUSTOM, "Properties")
    for number, (name, value) in enumerate(properties.own.items(), 2):
        item = SubElement(root, f"{{{_CUSTOM}}}property", {"fmtid": _FMTID, "pid": str(number), "name": name})
        SubElement(item, f"{{{_VT}}}lpwstr", nsmap={"vt": _VT}).text = clean(value)
    return Part(PackURI("/docProps/custom.xml"), CT.OFC_CUSTOM_PROPERTIES, serialize(root))
