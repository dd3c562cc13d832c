"""How the parts of a package hang together: content types and relationships, made once for each base file."""

from __future__ import annotations

import copy
from functools import lru_cache

from lxml import etree
from lxml.etree import SubElement

from assembler.wordfile import properties
from assembler.wordfile.base import Basis, Nummering, lees_basis
from assembler.wordfile.oxml import R_NS, Element, leeg, serialiseer
from assembler.wordfile.package import Deel, deel

_PKG = "http://schemas.openxmlformats.org/package/2006"
_REL, _CT = f"{{{_PKG}/relationships}}", f"{{{_PKG}/content-types}}"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "application/vnd.openxmlformats-officedocument"

# The tree that travels with a document: its namespace, and the id of its part.
TREE_NS = "urn:assembler:boom:1"
ITEM_ID = "{5B0C1F3E-7A52-4E0B-9C64-2D1A6E8F0B71}"
_DS = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"

# Header and footer of a page that lies down: kind of part -> its name in word/.
LIGGEND = {"header": "headerLiggend.xml", "footer": "footerLiggend.xml"}


def relatie_id(naam: str) -> str:
    """Return the id of the relationship to one of our own parts."""
    return "rId" + naam.rpartition("/")[2].removesuffix(".xml").capitalize()


def beeld_id(naam: str) -> str:
    """Return the id of the relationship to a picture."""
    return "rIdBeeld" + naam.rpartition("/")[2].removesuffix(".png")


@lru_cache(maxsize=64)
def vaste_delen(basis: bytes, nummering: Nummering, *, liggend: bool, beelden: tuple[str, ...] = ()) -> tuple[Deel, ...]:
    """Return the parts that say how the package hangs together, and those of ours that never change; `beelden` are pictures (PNG)."""
    huis = lees_basis(basis, nummering)
    extra = LIGGEND if liggend else {}
    return (
        deel("[Content_Types].xml", serialiseer(_soorten(huis, extra, beelden))),
        deel("_rels/.rels", serialiseer(_pakketrelaties())),
        deel("word/_rels/document.xml.rels", serialiseer(_documentrelaties(huis, extra, beelden))),
        deel("customXml/_rels/item1.xml.rels", serialiseer(_relaties({"rId1": (f"{R_NS}/customXmlProps", "itemProps1.xml")}))),
        deel("customXml/itemProps1.xml", tree_properties()),
        deel("docProps/app.xml", properties.programma()),
    )


def tree_properties() -> bytes:
    """Return the part that gives the tree its id in the package."""
    wortel = etree.Element(f"{{{_DS}}}datastoreItem", {f"{{{_DS}}}itemID": ITEM_ID}, nsmap={"ds": _DS})
    SubElement(SubElement(wortel, f"{{{_DS}}}schemaRefs"), f"{{{_DS}}}schemaRef", {f"{{{_DS}}}uri": TREE_NS})
    return etree.tostring(wortel, xml_declaration=True, encoding="UTF-8", standalone=False)


def _soorten(huis: Basis, extra: dict[str, str], beelden: tuple[str, ...]) -> Element:
    wortel = copy.deepcopy(huis.soorten)
    if beelden and not any(soort.get("Extension") == "png" for soort in wortel.iter(f"{_CT}Default")):
        wortel.insert(0, etree.Element(f"{_CT}Default", {"Extension": "png", "ContentType": "image/png"}))
    eigen = {f"word/{naam}": f"{_WORD}.{soort}+xml" for soort, naam in extra.items()} | {
        "customXml/itemProps1.xml": f"{_OFFICE}.customXmlProperties+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": f"{_OFFICE}.extended-properties+xml",
        "docProps/custom.xml": f"{_OFFICE}.custom-properties+xml",
    }
    for naam, soort in eigen.items():
        SubElement(wortel, f"{_CT}Override", {"PartName": f"/{naam}", "ContentType": soort})
    return wortel


def _pakketrelaties() -> Element:
    return _relaties(
        {
            "rId1": (f"{R_NS}/officeDocument", "word/document.xml"),
            "rId2": (f"{_PKG}/relationships/metadata/core-properties", "docProps/core.xml"),
            "rId3": (f"{R_NS}/extended-properties", "docProps/app.xml"),
            "rId4": (f"{R_NS}/custom-properties", "docProps/custom.xml"),
        }
    )


def _documentrelaties(huis: Basis, extra: dict[str, str], beelden: tuple[str, ...]) -> Element:
    alle = {relatie.id: (relatie.soort, relatie.doel) for relatie in huis.relaties}
    alle |= {relatie_id(naam): (f"{R_NS}/{soort}", naam) for soort, naam in extra.items()}
    alle |= {beeld_id(naam): (f"{R_NS}/image", naam.removeprefix("word/")) for naam in beelden}
    return _relaties(alle | {"rIdBoom": (f"{R_NS}/customXml", "../customXml/item1.xml")})


def _relaties(alle: dict[str, tuple[str, str]]) -> Element:
    wortel = leeg(f"{_PKG}/relationships", "Relationships")
    for nummer, (soort, doel) in alle.items():
        SubElement(wortel, f"{_REL}Relationship", {"Id": nummer, "Type": soort, "Target": doel})
    return wortel
