"""The parts of a document beside its body: headers and footers filled in, pictures, and data that travels with the file."""

from __future__ import annotations

from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.section import CT_SectPr
from lxml import etree
from lxml.etree import SubElement

from assembler.wordfile.headers import PageText, filled
from assembler.wordfile.oxml import R, W
from assembler.wordfile.pages import LANDSCAPE_FOOTER, LANDSCAPE_HEADER

_DS = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_DATA_ID = "rIdBoom"


@dataclass(frozen=True, slots=True)
class Data:
    """XML that travels with a file: its bytes, its namespace, and the id under which another program finds it."""

    content: bytes
    namespace: str
    item_id: str


def picture_id(name: str) -> str:
    """Return the id of the relationship to a picture."""
    return "rIdBeeld" + name.rpartition("/")[2].removesuffix(".png")


def add_header(main: Part, template: XmlPart, relation_id: str, text: PageText) -> None:
    """Add a header or footer of the house style, filled in."""
    _add_header(main, template, template.partname, relation_id, filled(template.element, text))


def add_landscape_headers(main: Part, section: CT_SectPr, templates: dict[str, XmlPart], text: PageText) -> None:
    """Add header and footer for pages that lie down: those of the default page once more, with their tabs elsewhere."""
    default = {ref.tag: ref.get(R + "id", "") for ref in section if ref.get(W + "type") == "default"}
    for kind, relation_id in (("header", LANDSCAPE_HEADER), ("footer", LANDSCAPE_FOOTER)):
        template = templates.get(default.get(f"{W}{kind}Reference", ""))
        if template is not None:
            _add_header(main, template, PackURI(f"/word/{kind}Liggend.xml"), relation_id, filled(template.element, text, landscape=True))


def _add_header(main: Part, template: XmlPart, name: PackURI, relation_id: str, content: bytes) -> None:
    part = Part(name, template.content_type, content, main.package)
    part.rels.update(template.rels)  # a logo
    main.load_rel(RT.HEADER if template.content_type == CT.WML_HEADER else RT.FOOTER, part, relation_id)


def add_picture(main: Part, name: str, content: bytes) -> None:
    """Add a picture (PNG) under the name given: python-docx would number pictures, and a number says nothing."""
    main.load_rel(RT.IMAGE, Part(PackURI(f"/{name}"), CT.PNG, content), picture_id(name))


def add_data(main: Part, data: Data) -> None:
    """Add a custom XML part, which python-docx has no calls for."""
    part = Part(PackURI("/customXml/item1.xml"), CT.XML, data.content)
    part.load_rel(RT.CUSTOM_XML_PROPS, Part(PackURI("/customXml/itemProps1.xml"), CT.OFC_CUSTOM_XML_PROPERTIES, data_properties(data)), "rId1")
    main.load_rel(RT.CUSTOM_XML, part, _DATA_ID)


def data_properties(data: Data) -> bytes:
    """Return the part that gives the data its id in the package."""
    root = etree.Element(f"{{{_DS}}}datastoreItem", {f"{{{_DS}}}itemID": data.item_id}, nsmap={"ds": _DS})
    SubElement(SubElement(root, f"{{{_DS}}}schemaRefs"), f"{{{_DS}}}schemaRef", {f"{{{_DS}}}uri": data.namespace})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=False)
