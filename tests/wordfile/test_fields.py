"""Fields, bookmarks, links and content controls."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assembler.wordfile.fields import Bookmarks, Controls, begin_field, bookmark_of, end_field, field, number_bookmark_of
from assembler.wordfile.oxml import RUN, VAL, W, new_document, paragraph, run

keys = st.text(st.characters(codec=None))


@given(keys)
def test_a_bookmark_keeps_within_what_word_allows(key: str) -> None:
    for name in (bookmark_of(key), number_bookmark_of(key)):
        assert len(name) == 18
        assert name.isascii()
        assert name.replace("_", "").isalnum()
    assert bookmark_of(key) == bookmark_of(key) != number_bookmark_of(key)


def test_a_bookmark_stands_once_and_closes_where_it_was_opened() -> None:
    _, body = new_document()
    bookmarks = Bookmarks()
    numbers = [bookmarks.open(body, name) for name in ("_ga", "_gb", "_ga")]
    for number in numbers:
        bookmarks.close(body, number)
    assert numbers == ["1", "2", ""]
    assert [element.get(W + "id") for element in body] == ["1", "2", "1", "2"]


def test_a_field_is_its_instruction_and_its_result() -> None:
    _, body = new_document()
    one, other = paragraph(body, "Alinea"), paragraph(body, "Alinea")
    field(one, "REF _na \\h", "5")
    begin_field(other, "REF _na \\h")
    run(other, "5")
    end_field(other)
    assert [[child.tag for child in element] for element in one] == [[child.tag for child in element] for element in other]
    assert [mark.get(W + "fldCharType") for mark in one.iter(W + "fldChar")] == ["begin", "separate", "end"]
    assert next(one.iter(W + "instrText")).text == " REF _na \\h "
    assert len(one.findall(RUN)) == 5


@given(st.lists(keys, max_size=8))
def test_each_control_has_an_id_of_its_own(names: list[str]) -> None:
    _, body = new_document()
    controls = Controls()
    for name in [*names, *names]:
        controls.block(body, name, "titel" * 40, visible=True)
    ids = [int(element.get(VAL, "")) for element in body.iter(W + "id")]
    assert len(set(ids)) == len(ids) == 2 * len(names)
    assert all(0 < number < 2**31 for number in ids)
    assert all(len(element.get(VAL, "")) <= 64 for element in body.iter(W + "alias"))


def test_a_control_is_shown_or_not_and_never_locked() -> None:
    _, body = new_document()
    for visible in (True, False):
        Controls().block(body, "a", "t", visible=visible)
    assert [len([e for e in block.iter() if e.tag.endswith("}appearance")]) for block in body] == [0, 1]
    assert not list(body.iter(W + "lock"))
