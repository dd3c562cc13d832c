"""Fields, bookmarks, links and content controls."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assembler.wordfile.fields import Bookmarks, Controls, begin_field, bookmark_of, end_field, field, instead, link, number_bookmark_of
from assembler.wordfile.flow import Anchor, Flow, document_of, paragraph, run
from assembler.wordfile.oxml import RUN, VAL, Element, W, parse
from assembler.wordfile.words import lines, written_lines


def xml(body: Flow) -> Element:
    """Return the body as an element."""
    return parse(document_of(body))[0]


keys = st.text(st.characters(codec=None))


@given(keys)
def test_a_bookmark_keeps_within_what_word_allows(key: str) -> None:
    for name in (bookmark_of(key), number_bookmark_of(key)):
        assert len(name) == 18
        assert name.isascii()
        assert name.replace("_", "").isalnum()
    assert bookmark_of(key) == bookmark_of(key) != number_bookmark_of(key)


def test_a_bookmark_stands_once_and_closes_where_it_was_opened() -> None:
    body = Flow()
    element = paragraph(body, "Alinea")
    bookmarks = Bookmarks()
    numbers = [bookmarks.open(element, name) for name in ("_ga", "_gb", "_ga")]
    for number in numbers:
        bookmarks.close(element, number)
    bookmarks.anchor(body, "_gb")
    bookmarks.anchor(body, "_gc")
    assert numbers == ["1", "2", ""]
    assert [mark.get(W + "id") for mark in xml(body).iter(W + "bookmarkStart", W + "bookmarkEnd")] == ["1", "2", "1", "2", "3", "3"]
    assert element.bookmarks == ["_ga", "_gb"]
    assert [block.name for block in body if isinstance(block, Anchor)] == ["_gc"]


def test_a_field_is_its_instruction_and_its_result() -> None:
    body = Flow()
    one, other = paragraph(body, "Alinea"), paragraph(body, "Alinea")
    field(one, "REF _na \\h", "5")
    begin_field(other, "REF _na \\h")
    run(other, "5")
    end_field(other)
    assert one.pieces == other.pieces
    assert one.words == ["5"]
    found = xml(body)[0]
    assert [mark.get(W + "fldCharType") for mark in found.iter(W + "fldChar")] == ["begin", "separate", "end"]
    assert next(found.iter(W + "instrText")).text == " REF _na \\h "
    assert len(found.findall(RUN)) == 5


def test_a_link_becomes_a_field_that_says_the_same() -> None:
    body = Flow()
    element = paragraph(body, "Alinea")
    run(element, "zie lid ")
    place = link(element, "_ga", "2", "Verwijzing")
    run(element, ".")
    before = written_lines(body)
    assert len(list(xml(body).iter(W + "hyperlink"))) == 1
    instead(element, place, "REF _ga \\n \\h", "2")
    assert not list(xml(body).iter(W + "hyperlink"))
    assert written_lines(body) == before == list(lines(xml(body))) == ["zie lid 2."]


@given(st.lists(keys, max_size=8))
def test_each_control_has_an_id_of_its_own(names: list[str]) -> None:
    flow = Flow()
    controls = Controls()
    for name in [*names, *names]:
        controls.block(flow, name, "titel" * 40, visible=True)
    body = xml(flow)
    ids = [int(element.get(VAL, "")) for element in body.iter(W + "id")]
    assert len(set(ids)) == len(ids) == 2 * len(names)
    assert all(0 < number < 2**31 for number in ids)
    assert all(len(element.get(VAL, "")) <= 64 for element in body.iter(W + "alias"))


def test_a_control_is_shown_or_not_and_never_locked() -> None:
    flow = Flow()
    for visible in (True, False):
        Controls().block(flow, "a", "t", visible=visible)
    body = xml(flow)
    assert [len([e for e in block.iter() if e.tag.endswith("}appearance")]) for block in body] == [0, 1]
    assert not list(body.iter(W + "lock"))
