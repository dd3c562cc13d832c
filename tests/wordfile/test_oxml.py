"""Raw elements: what XML cannot hold, what OOXML forbids, space that must stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from assembler.wordfile.oxml import PPR, SPACE, P, T, W, begin_page, clean, keep_with_next, new_document, paragraph, parse, run, serialize, tab


@given(st.text(st.characters(codec=None)))
def test_any_text_can_stand_in_a_document(text: str) -> None:
    document, body = new_document()
    run(paragraph(body, "Alinea"), text)
    found = parse(serialize(document)).find(f".//{T}")
    assert (found.text if found is not None else "") == clean(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_also_in_another_encoding(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    with pytest.raises(etree.LxmlError, match="een documenttype is in Word niet toegestaan"):
        parse(text.encode(encoding))


def test_space_at_the_edge_of_a_text_is_kept() -> None:
    _, body = new_document()
    for text in (" x", "x ", "x"):
        run(paragraph(body, "Alinea"), text)
    assert [element.get(SPACE) for element in body.iter(T)] == ["preserve", "preserve", None]


def test_no_text_is_no_run() -> None:
    _, body = new_document()
    element = paragraph(body, "Alinea")
    run(element, "", "Term")
    assert len(element) == 1
    tab(element)
    assert len(element) == 2


def test_properties_stand_in_the_order_of_the_schema() -> None:
    _, body = new_document()
    element = paragraph(body, "Lid", numbering=(3, 1))
    begin_page(element)
    keep_with_next(element)
    keep_with_next(element)
    assert body[0].tag == P
    assert [item.tag.removeprefix(W) for item in element.find(PPR)] == ["pStyle", "keepNext", "pageBreakBefore", "numPr"]  # type: ignore[union-attr]
