"""A body as XML: what XML cannot hold, what OOXML forbids, space that must stay, properties in their order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from assembler.wordfile.flow import Flow, Paragraph, document_of, keep_with_next, paragraph, run, spelled, tab, value
from assembler.wordfile.oxml import PPR, SPACE, P, T, W, clean, parse


@given(st.text(st.characters(codec=None)))
def test_any_text_can_stand_in_a_document(text: str) -> None:
    body = Flow()
    run(paragraph(body, "Alinea"), text)
    found = parse(document_of(body)).find(f".//{T}")
    assert (found.text if found is not None else "") == clean(text)
    assert "".join(next(body.paragraphs()).words) == clean(text)


@given(st.text(st.characters(codec=None)))
def test_a_text_is_spelled_as_lxml_does(text: str) -> None:
    """Law: between tags and in an attribute, so that a document does not tell which of the two wrote it."""
    made = etree.Element("x", {"y": clean(text)})
    made.text = clean(text) + "."
    assert etree.tostring(made, encoding="unicode") == f'<x y="{value(text)}">{spelled(text)}.</x>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_also_in_another_encoding(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    with pytest.raises(etree.LxmlError, match="een documenttype is in Word niet toegestaan"):
        parse(text.encode(encoding))


def test_space_at_the_edge_of_a_text_is_kept() -> None:
    body = Flow()
    for text in (" x", "x ", "x"):
        run(paragraph(body, "Alinea"), text)
    assert [element.get(SPACE) for element in parse(document_of(body)).iter(T)] == ["preserve", "preserve", None]


def test_no_text_is_no_run() -> None:
    element = Paragraph("Alinea")
    run(element, "", "Term")
    assert not element.pieces
    tab(element)
    assert len(element.pieces) == 1


def test_properties_stand_in_the_order_of_the_schema() -> None:
    body = Flow()
    element = paragraph(body, "Lid", numbering=(3, 1))
    element.page_break, element.room, element.left = True, 240, 567
    keep_with_next(element)
    [found] = parse(document_of(body)).iter(P)
    assert [item.tag.removeprefix(W) for item in found[0]] == ["pStyle", "keepNext", "pageBreakBefore", "numPr", "spacing", "ind"]
    assert found[0].tag == PPR


def test_who_is_let_go_stays_so() -> None:
    body = Flow()
    element = paragraph(body, "Functie")
    element.keep_next = False
    keep_with_next(element)
    assert [mark.get(W + "val") for mark in parse(document_of(body)).iter(W + "keepNext")] == ["0"]
