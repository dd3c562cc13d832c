"""Sections: the first page once, pages that lie down, the width of the text."""

from __future__ import annotations

from assembler.wordfile.base import read_base
from assembler.wordfile.flow import Flow, Grid, Paragraph, document_of, paragraph
from assembler.wordfile.oxml import Element, R, W, parse
from assembler.wordfile.pages import LANDSCAPE_FOOTER, LANDSCAPE_HEADER, Pages, text_width
from assembler.wordfile.styles import SECTION_END
from bomen import basis

SECTION = read_base(basis(), "levend").section


def sizes(body: Element) -> list[tuple[str | None, str | None]]:
    return [(size.get(W + "orient"), size.get(W + "w")) for size in body.iter(W + "pgSz")]


def xml(body: Flow) -> Element:
    return parse(document_of(body))[0]


def test_the_width_of_the_text_is_that_of_the_page_without_margins() -> None:
    assert text_width(SECTION, landscape=True) - text_width(SECTION, landscape=False) == 16838 - 11906
    assert text_width(SECTION, landscape=False) == 9070


def test_pages_turn_and_turn_back() -> None:
    body = Flow()
    pages = Pages(SECTION)
    widths = []
    for landscape in (False, True, True, False):
        widths.append(pages.turn(body, landscape=landscape))
        paragraph(body, "Alinea")
    pages.close(body)
    assert widths == [9070, 14002, 14002, 9070]
    assert sizes(xml(body)) == [(None, "11906"), ("landscape", "16838"), (None, "11906")]
    assert pages.has_landscape
    lying = list(xml(body).iter(W + "sectPr"))[1]
    assert {ref.get(R + "id") for ref in lying if ref.get(W + "type") == "default"} == {LANDSCAPE_HEADER, LANDSCAPE_FOOTER}
    assert sizes(SECTION) == [(None, "11906")]  # the house style stays as it was


def test_only_the_first_section_has_a_first_page_of_its_own() -> None:
    for first_page, expected in ((True, [True, False]), (False, [False, False])):
        body = Flow()
        pages = Pages(SECTION, first_page=first_page)
        pages.turn(body, landscape=False)
        pages.turn(body, landscape=True)
        pages.close(body)
        sections = list(xml(body).iter(W + "sectPr"))
        assert [section.find(W + "titlePg") is not None for section in sections] == expected
        assert [any(ref.get(W + "type") == "first" for ref in section) for section in sections] == expected


def test_a_document_that_begins_lying_down_has_no_empty_first_section() -> None:
    body = Flow()
    pages = Pages(SECTION, landscape=True)
    pages.turn(body, landscape=True)
    paragraph(body, "Alinea")
    pages.close(body)
    assert sizes(xml(body)) == [("landscape", "16838")]
    assert pages.has_landscape


def test_a_section_ends_in_its_last_paragraph_or_in_one_that_takes_no_room() -> None:
    body = Flow()
    pages = Pages(SECTION)
    pages.turn(body, landscape=False)
    last = paragraph(body, "Alinea")
    pages.turn(body, landscape=True)
    assert last.section.startswith("<w:sectPr")
    body.append(Grid("<w:tbl>", "</w:tbl>"))
    pages.turn(body, landscape=False)
    assert [type(block) for block in body] == [Paragraph, Grid, Paragraph]
    [*_, end] = body.paragraphs()
    assert end.style == SECTION_END
    assert end.section
