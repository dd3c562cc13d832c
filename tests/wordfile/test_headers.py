"""Header and footer: fields filled in, the mark of a concept taken away."""

from __future__ import annotations

import pytest
from docx.opc.part import XmlPart
from lxml import etree

from assembler.wordfile.base import read_base
from assembler.wordfile.headers import FIELDS, SENDER, PageText, fields_in, fill, filled
from assembler.wordfile.oxml import PSTYLE, RSTYLE, VAL, Element, T, W, serialize
from bomen import basis

TEMPLATES = {
    r.part.partname.filename: r.part.element for r in read_base(basis(), "levend").relations if isinstance(r.part, XmlPart) and "er" in r.part.partname
}
VALUES = {"vermelding": "Alleen een proef", "document": "gr-tekst", "mijlpaal": "concept", "versie": "versie 2", "stand": "1 mei 2021"}
SENT = {"soort": "gemeente ", "afzender": "Noord"}


def words(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(T))


@pytest.mark.parametrize("name", ["header1.xml", "header2.xml", "footer1.xml", "footer2.xml"])
def test_every_field_is_filled_in_and_its_control_goes(name: str) -> None:
    made = fill(TEMPLATES[name], PageText(VALUES | SENT, concept=True))
    assert all((VALUES | SENT)[field] in words(made) for field in fields_in(TEMPLATES[name]))
    assert not list(made.iter(W + "sdt"))
    assert list(TEMPLATES[name].iter(W + "sdt"))  # the house style stays as it was


def test_the_fields_of_a_base_are_those_that_a_page_must_say() -> None:
    assert {field for template in TEMPLATES.values() for field in fields_in(template)} == {*FIELDS, *SENDER}


def test_the_wordmark_is_the_sender_and_its_style_stays() -> None:
    filled = fill(TEMPLATES["header2.xml"], PageText(VALUES | SENT, concept=False))
    assert words(filled) == "gemeente NoordAlleen een proef"
    assert [style.get(VAL) for style in filled.iter(RSTYLE)] == ["Woordmerknaam"]


@pytest.mark.parametrize("name", ["header1.xml", "header2.xml", "footer1.xml", "footer2.xml"])
def test_a_header_declares_the_namespace_of_relationships(name: str) -> None:
    """Also one of a house that left it out: docx2python reads no document without."""
    bare = etree.fromstring(etree.tostring(TEMPLATES[name]).replace(b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"', b""))
    assert "r" not in bare.nsmap
    assert fill(bare, PageText(VALUES, concept=True)).nsmap["r"].endswith("/relationships")


def test_the_mark_of_a_concept_stands_in_a_concept_only() -> None:
    header = TEMPLATES["header1.xml"]
    assert "CONCEPT" in words(fill(header, PageText(VALUES, concept=True)))
    clean = fill(header, PageText(VALUES, concept=False))
    assert words(clean) == "Alleen een proef"
    assert not list(clean.iter(W + "tab"))  # the tab before it went along


def test_a_page_that_lies_down_has_tabs_of_its_own() -> None:
    styles = [style.get(VAL) for style in fill(TEMPLATES["footer1.xml"], PageText(VALUES, concept=True), landscape=True).iter(PSTYLE)]
    assert styles == ["Voettekstliggend"]


@pytest.mark.parametrize("values", [("R&D <2>", "\ue0001\ue001"), ("", "\x00 b"), ("\r\n", "é")])
def test_a_part_says_what_the_filled_element_says(values: tuple[str, str]) -> None:
    """Law: the text that a house gives once, filled in for a document, is the element that is filled for it; also what looks like a place in it."""
    for template in TEMPLATES.values():
        for concept in (True, False):
            text = PageText({"document": values[0], "versie": values[1], **dict.fromkeys(("vermelding", "mijlpaal", "stand"), "x")}, concept)
            assert filled(template, text) == serialize(fill(template, text))
