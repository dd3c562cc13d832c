"""Properties of a file: for who cannot see the page, and to find back; no author, no clock."""

from __future__ import annotations

from docx.package import Package
from lxml import etree

from assembler.wordfile.properties import Properties, application, core, own

SAID = Properties("Regeling", "gr-tekst", "Alleen een proef", own={"Boom": "abc", "Document": "gr\x00tekst"})


def test_the_core_properties_are_those_given_and_no_other() -> None:
    part = core(SAID, Package())
    found = part.core_properties
    assert (found.title, found.subject, found.comments, found.language) == ("Regeling", "gr-tekst", "Alleen een proef", "nl-NL")
    assert [etree.QName(element).localname for element in part.element] == ["title", "subject", "description", "language"]
    assert set(part.element.nsmap) == {"cp", "dc"}


def test_a_title_is_no_longer_than_word_takes() -> None:
    title = core(Properties("a" * 255), Package()).core_properties.title
    assert title == "a" * 255
    title = core(Properties("a" * 256), Package()).core_properties.title
    assert title == "a" * 254 + "…"


def test_what_xml_cannot_hold_is_replaced() -> None:
    assert core(Properties("a\x00b\ud800"), Package()).core_properties.title == "a\ufffdb\ufffd"


def test_properties_of_ones_own_are_numbered_from_two() -> None:
    root = etree.fromstring(own(SAID).blob)
    assert [(item.get("name"), item.get("pid"), "".join(str(text) for text in item.itertext())) for item in root] == [
        ("Boom", "2", "abc"),
        ("Document", "3", "gr\ufffdtekst"),
    ]
    assert b"<Application>assembler</Application>" in application().blob
