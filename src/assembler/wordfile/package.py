"""A .docx put together: python-docx holds its parts and how they hang together, our own body is laid in it, and so it is saved.

`save` stands in the place of python-docx's own, which writes the clock into the zip and sorts the content types by name: here the
same parts are the same bytes on every day, and a frozen version keeps the hash of its parts that was recorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.oxml import CT_Types, serialize_part_xml
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.spec import default_content_types
from docx.package import Package
from docx.parts.numbering import NumberingPart

from assembler.wordfile import properties as props
from assembler.wordfile.archive import Packed, archive, packed
from assembler.wordfile.base import Base, SettledPart
from assembler.wordfile.fields import address_id
from assembler.wordfile.headers import PageText
from assembler.wordfile.lists import Lists
from assembler.wordfile.pages import Pages
from assembler.wordfile.parts import Data, add_data, add_header, add_landscape_headers, add_picture
from assembler.wordfile.properties import Properties

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement


@dataclass(frozen=True, slots=True)
class Contents:
    """What a document adds to its house style: word/document.xml, the lists and sections it uses, and what stands beside it.

    `pictures` are PNG files by the name of their part ("word/media/x.png"), `addresses` where its links lead.
    """

    document: bytes
    lists: Lists
    pages: Pages
    text: PageText
    properties: Properties
    data: Data
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    addresses: Sequence[str] = ()


def package(base: Base, contents: Contents) -> bytes:
    """Return a .docx: the house style with these contents."""
    whole = Package()
    main = Part(PackURI("/word/document.xml"), CT.WML_DOCUMENT_MAIN, contents.document, whole)
    whole.load_rel(RT.OFFICE_DOCUMENT, main, "rId1")
    templates: dict[str, XmlPart] = {}
    for relation in base.relations:
        part = relation.part
        if relation.kind == RT.NUMBERING:
            main.load_rel(RT.NUMBERING, _numbering(part, contents.lists, whole), relation.id)
        elif isinstance(part, XmlPart):
            templates[relation.id] = part
            add_header(main, part, relation.id, contents.text)
        else:
            main.load_rel(relation.kind, part, relation.id)
    if contents.pages.has_landscape:
        add_landscape_headers(main, base.section, templates, contents.text)
    for name, picture in contents.pictures.items():
        add_picture(main, name, picture)
    for address in contents.addresses:
        main.load_rel(RT.HYPERLINK, address, address_id(address), is_external=True)
    add_data(main, contents.data)
    whole.load_rel(RT.CORE_PROPERTIES, props.core(contents.properties, whole), "rId2")
    whole.load_rel(RT.EXTENDED_PROPERTIES, props.application(), "rId3")
    whole.load_rel(RT.CUSTOM_PROPERTIES, props.own(contents.properties), "rId4")
    return save(whole)


def _numbering(template: Part, lists: Lists, whole: Package) -> NumberingPart:
    return NumberingPart(template.partname, template.content_type, cast("BaseOxmlElement", lists.part()), whole)


def save(whole: Package) -> bytes:
    """Return a package of python-docx as a zip, without clock, user or machine in it."""
    return archive(_members(whole))


def _members(whole: Package) -> Iterator[tuple[str, Packed]]:
    parts = whole.parts
    yield CONTENT_TYPES_URI.membername, _content_types(tuple((part.partname, part.content_type) for part in parts))
    yield PACKAGE_URI.rels_uri.membername, packed(whole.rels.xml)
    for part in parts:
        yield part.partname.membername, part.packed if isinstance(part, SettledPart) else packed(part.blob)
        if part.rels:
            yield part.partname.rels_uri.membername, packed(part.rels.xml)


@lru_cache(maxsize=64)
def _content_types(parts: tuple[tuple[PackURI, str], ...]) -> Packed:
    """Return [Content_Types].xml, compressed, in the order in which the package is walked."""
    types = CT_Types.new()  # type: ignore[no-untyped-call]
    common = {(name.ext, kind) for name, kind in parts if (name.ext.lower(), kind) in default_content_types}
    for extension, kind in [*sorted(common - {("xml", CT.XML)}), ("rels", CT.OPC_RELATIONSHIPS), ("xml", CT.XML)]:
        types.add_default(extension, kind)
    for name, kind in parts:
        if (name.ext, kind) not in common:
            types.add_override(name, kind)
    return packed(serialize_part_xml(types))
