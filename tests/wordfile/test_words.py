"""The words on the pages: the same however they are cut in runs; the contents do not count."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import SubElement

from assembler.wordfile.flow import Flow, document_of, paragraph, run, tab
from assembler.wordfile.oxml import VAL, Element, W, empty, parse
from assembler.wordfile.styles import CONTENTS, CONTENTS_HEADING
from assembler.wordfile.words import contents_styles, fingerprint, lines, written_lines


def document(*pieces: tuple[str, tuple[str, ...]]) -> Element:
    return parse(document_of(flow(*pieces)))


def flow(*pieces: tuple[str, tuple[str, ...]]) -> Flow:
    body = Flow()
    for style, texts in pieces:
        element = paragraph(body, style)
        for text in texts:
            tab(element) if text == "\t" else run(element, text)
    return body


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("Lid", CONTENTS[0])), st.lists(st.text() | st.sampled_from(["\t", "artikel\u00a0", "1\u00a0mei", " "]), max_size=3).map(tuple)
        )
    )
)
def test_the_words_are_known_before_they_are_xml(pieces: list[tuple[str, tuple[str, ...]]]) -> None:
    """Law: a body says the same line by line as the XML that it becomes, so the seal needs no second reading of it."""
    assert written_lines(flow(*pieces)) == list(lines(document(*pieces)))


def test_a_line_is_the_text_of_a_paragraph_that_has_any() -> None:
    made = document(("Lid", ("1.", "\t", "Er is een  ", "raad.")), ("Alinea", ()), (CONTENTS[0], ("Artikel 1",)), (CONTENTS_HEADING, ("Inhoud",)))
    assert list(lines(made)) == ["1. Er is een raad."]
    assert list(lines(made, frozenset())) == ["1. Er is een raad.", "Artikel 1", "Inhoud"]


def test_runs_and_space_do_not_count_and_words_do() -> None:
    def seal(*pieces: tuple[str, tuple[str, ...]]) -> str:
        return fingerprint(lines(document(*pieces)))

    one = seal(("Lid", ("Er is ", "een raad.")))
    assert one == seal(("Alinea", ("Er", " is een", "  raad.")))
    assert one != seal(("Lid", ("Er is een raad!",)))
    assert one != seal(("Lid", ("Er is",)), ("Lid", ("een raad.",)))


def test_the_styles_of_the_contents_are_known_by_name_whatever_their_id() -> None:
    styles = empty(W[1:-1], "styles")
    for style_id, name in (("TOC1", "toc 1"), ("X7", "Contents 2"), ("Lid", "Lid")):
        SubElement(SubElement(styles, W + "style", {W + "styleId": style_id}), W + "name", {VAL: name})
    assert contents_styles(styles) == {*CONTENTS, CONTENTS_HEADING, "TOC1", "X7"}
