"""A .docx put together: python-docx reads back what it carried, and one house style serves any number of documents."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml import etree

from assembler.wordfile.base import read_base
from assembler.wordfile.flow import Flow, document_of, paragraph, run
from assembler.wordfile.headers import PageText
from assembler.wordfile.lists import Lists
from assembler.wordfile.oxml import R, W
from assembler.wordfile.package import Contents, package
from assembler.wordfile.pages import Pages
from assembler.wordfile.parts import Data, picture_id
from assembler.wordfile.properties import Properties
from bomen import HUISSTIJLEN, basis

PNG = bytes.fromhex("89504e470d0a1a0a")
DATA = Data(b"<x/>", "urn:proef", "{00000000-0000-0000-0000-000000000001}")
SAID = PageText(
    {
        "vermelding": "Alleen een proef",
        "document": "gr-tekst",
        "mijlpaal": "concept",
        "versie": "versie 1",
        "stand": "1 mei 2021",
        "soort": "gemeente ",
        "afzender": "Noord",
    },
    concept=True,
)


def made(text: str = "Er is een raad.", *, huis: str = "regio", landscape: bool = False, pictures: dict[str, bytes] | None = None) -> bytes:
    base = read_base(basis(huis), "levend")
    body = Flow()
    pages = Pages(base.section)
    pages.turn(body, landscape=False)
    run(paragraph(body, "Alinea"), text)
    if landscape:
        pages.turn(body, landscape=True)
        run(paragraph(body, "Alinea"), "Liggend.")
    pages.close(body)
    contents = Contents(document_of(body), Lists(base.numbering, base.indents), pages, SAID, Properties("Proef", own={"Boom": "x"}), DATA, pictures or {})
    return package(base, contents)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as zip_:
        return {name: zip_.read(name) for name in zip_.namelist()}


@pytest.mark.parametrize("huis", sorted(folder.name for folder in HUISSTIJLEN.iterdir() if folder.is_dir()))
def test_python_docx_finds_text_title_header_and_footer(huis: str) -> None:
    found = docx.Document(io.BytesIO(made(huis=huis)))
    assert [element.text for element in found.paragraphs] == ["Er is een raad."]
    assert found.core_properties.title == "Proef"
    assert found.core_properties.author == ""
    [section] = found.sections
    assert "Alleen een proef" in "".join(element.text for element in section.header.paragraphs)
    assert "gr-tekst | concept | versie 1 van 1 mei 2021" in "".join(element.text for element in section.footer.paragraphs)
    assert section.first_page_header.part.element is not section.header.part.element


def test_a_house_style_serves_one_document_after_another() -> None:
    first = made("een", landscape=True)
    assert made("twee") != first
    assert made("een", landscape=True) == first


def test_the_package_names_each_part_once_with_its_type() -> None:
    found = parts(made(landscape=True, pictures={"word/media/x.png": PNG}))
    types = etree.fromstring(found["[Content_Types].xml"])
    defaults = {element.get("Extension") for element in types if element.tag.endswith("}Default")}
    overrides = [str(element.get("PartName"))[1:] for element in types if element.tag.endswith("}Override")]
    assert defaults == {"png", "rels", "xml"}
    assert len(overrides) == len(set(overrides))
    rest = set(found) - set(overrides) - {"[Content_Types].xml"}
    assert rest == {name for name in found if name.endswith(".rels")} | {"word/media/x.png", "customXml/item1.xml"}


def test_the_order_of_the_types_is_that_of_the_package() -> None:
    """A frozen version has the hash of its parts on record: another order would be another hash of the same text."""
    types = etree.fromstring(parts(made())["[Content_Types].xml"])
    names = [str(element.get("PartName")) for element in types if element.tag.endswith("}Override")]
    assert names[:4] == ["/word/document.xml", "/word/styles.xml", "/word/numbering.xml", "/word/settings.xml"]
    assert names[-4:] == ["/customXml/itemProps1.xml", "/docProps/core.xml", "/docProps/app.xml", "/docProps/custom.xml"]


def test_header_and_footer_for_lying_pages_are_there_only_where_pages_lie() -> None:
    extra = {"word/headerLiggend.xml", "word/footerLiggend.xml"}
    assert set(parts(made(landscape=True))) - set(parts(made())) == extra
    document = docx.Document(io.BytesIO(made(landscape=True)))
    assert [section.header.part.partname for section in document.sections] == ["/word/header1.xml", "/word/headerLiggend.xml"]


def test_every_relation_leads_to_a_part_and_every_reference_to_a_relation() -> None:
    document = docx.Document(io.BytesIO(made(landscape=True, pictures={"word/media/x.png": PNG}))).part
    used = {str(value) for element in document.element.iter(W + "headerReference", W + "footerReference") for value in (element.get(R + "id"),)}
    assert used <= set(document.rels)
    assert document.rels[picture_id("word/media/x.png")].target_part.blob == PNG
    assert document.part_related_by(RT.CUSTOM_XML).blob == b"<x/>"
    assert b"urn:proef" in document.part_related_by(RT.CUSTOM_XML).part_related_by(RT.CUSTOM_XML_PROPS).blob
