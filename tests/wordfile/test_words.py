"""The words on the pages: the same however they are cut in runs; the contents do not count."""

from __future__ import annotations

from assembler.wordfile.oxml import VAL, Element, W, empty, new_document, paragraph, run, tab
from assembler.wordfile.styles import CONTENTS, CONTENTS_HEADING
from assembler.wordfile.words import contents_styles, fingerprint, lines


def document(*pieces: tuple[str, tuple[str, ...]]) -> Element:
    root, body = new_document()
    for style, texts in pieces:
        element = paragraph(body, style)
        for text in texts:
            tab(element) if text == "\t" else run(element, text)
    return root


def test_a_line_is_the_text_of_a_paragraph_that_has_any() -> None:
    made = document(("Lid", ("1.", "\t", "Er is een  ", "raad.")), ("Alinea", ()), (CONTENTS[0], ("Artikel 1",)), (CONTENTS_HEADING, ("Inhoud",)))
    assert list(lines(made)) == ["1. Er is een raad."]
    assert list(lines(made, frozenset())) == ["1. Er is een raad.", "Artikel 1", "Inhoud"]


def test_runs_and_space_do_not_count_and_words_do() -> None:
    one = fingerprint(document(("Lid", ("Er is ", "een raad."))))
    assert one == fingerprint(document(("Alinea", ("Er", " is een", "  raad."))))
    assert one != fingerprint(document(("Lid", ("Er is een raad!",))))
    assert one != fingerprint(document(("Lid", ("Er is",)), ("Lid", ("een raad.",))))


def test_the_styles_of_the_contents_are_known_by_name_whatever_their_id() -> None:
    styles = empty(W[1:-1], "styles")
    for style_id, name in (("TOC1", "toc 1"), ("X7", "Contents 2"), ("Lid", "Lid")):
        style = paragraph(styles, "x")
        style.tag = W + "style"
        style.set(W + "styleId", style_id)
        style[0].tag = W + "name"
        style[0].set(VAL, name)
    assert contents_styles(styles) == {*CONTENTS, CONTENTS_HEADING, "TOC1", "X7"}
