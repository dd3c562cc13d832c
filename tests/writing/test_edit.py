"""Edits of YAML: what comes out is the old data with the edit, the rest of the file stays as it was to the letter."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assembler.reading import yamltext
from assembler.writing import edit, house
from assembler.writing.place import EditError
from dosis import sampled, voorbeelden
from werkruimte import REPO

FILES = [
    path
    for folder in ("clauses", "gemeenten", "regelingen", "templates", "trajecten")
    for path in sorted((REPO / folder).rglob("*.yaml"))
    if "vastgelegd" not in path.parts
]
NASTY = (
    "a: b", "don't", 'zeg "ja"', "- streepje", "# geen commentaar", "x # y", "007", "12", "true", "yes", "“krul” en ‘enkel’", "een\n\ntwee", "een\ntwee",
    "dubbele  spatie", "*ster", "&en", "@at", "tab\there", "{{ begrip('college') }} besluit", "eindigt op:", "[a, b]", "{a}", "%", "", " voor", "na ",
    "2021-05-27", "1/2", "€\u00a01.250", "lang " * 60 + "einde", "é 漢字 😀", "null", "~", "a,b", "x'y\"z\\", "a\n  b", "regel\n", "-", "?", "...", "---",
)  # fmt: skip


def leaves(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    if isinstance(data, dict):
        return [found for key, value in data.items() for found in leaves(value, (*path, key))]
    if isinstance(data, list):
        return [found for number, value in enumerate(data) for found in leaves(value, (*path, number))]
    return [(path, data)]


def changed_lines(old: bytes, new: bytes) -> int:
    """Return how many lines of either stand between the lines that both begin and end with."""
    one, other = old.splitlines(), new.splitlines()
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return len(one) + len(other)


def with_value(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    if not path:
        return value
    if isinstance(data, dict):
        return {key: with_value(item, path[1:], value) if key == path[0] else item for key, item in data.items()}
    return [with_value(item, path[1:], value) if number == path[0] else item for number, item in enumerate(data)]


@pytest.mark.fuzz
@pytest.mark.parametrize("file", sampled(FILES, 24), ids=lambda path: path.relative_to(REPO).as_posix())
def test_every_scalar_of_every_file_takes_any_text(file: Path) -> None:
    """A scalar gets one of the nasty texts, in turn; the diff is no larger than two lines and the lines of the old and the new value.

    Eight of a file, of one file in eight; with `make fuzz` more, of every file.
    """
    content = file.read_bytes()
    data = edit.data_of(content)
    found = list(enumerate(leaves(data)))
    step = max(1, len(found) // voorbeelden(8))
    for number, (path, old) in found[::step]:
        value = NASTY[(number * 7 + len(str(file))) % len(NASTY)]
        new = edit.set_value(content, path, value)
        assert edit.same(edit.data_of(new), with_value(data, path, value)), path
        assert changed_lines(content, new) <= 2 + lines_of(value) + lines_of(old), (path, value)


def lines_of(value: Any) -> int:
    return 1 + str(value).count("\n") + len(str(value)) // 70


TEXT = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co")), max_size=200))
VALUE = st.recursive(
    st.one_of(TEXT, st.integers(-(10**16), 10**16), st.booleans(), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT.filter(bool), inner, max_size=3)),
    max_leaves=6,
)


@pytest.mark.slow
@given(data=st.data())
@settings(max_examples=voorbeelden(70))
def test_set_insert_and_delete_in_any_file_say_exactly_the_edit(data: st.DataObject) -> None:
    content = data.draw(st.sampled_from(FILES)).read_bytes()
    before = edit.data_of(content)
    path = data.draw(st.sampled_from([found for found, _ in leaves(before)] or [(next(iter(before)),)]))
    path = path[: data.draw(st.integers(1, len(path)))]
    value = data.draw(VALUE)
    assert edit.same(edit.data_of(edit.set_value(content, path, value)), with_value(before, path, value))
    parent = edit.value_at(content, path[:-1])
    step = "nieuw" if isinstance(parent, dict) else data.draw(st.integers(0, len(parent)))
    grown = edit.insert(content, (*path[:-1], step), value)
    assert edit.same(edit.value_at(grown, (*path[:-1], step)), value)
    assert edit.same(edit.data_of(edit.delete(grown, (*path[:-1], step))), before)


@given(found=st.dictionaries(TEXT.filter(bool), VALUE, min_size=1, max_size=5))
@settings(max_examples=voorbeelden(40))
def test_a_new_file_in_house_style_says_its_data(found: dict[str, Any]) -> None:
    text = house.text_of(found, "Een toelichting.\nEn nog een regel.")
    assert text.startswith("# Een toelichting.\n# En nog een regel.\n")
    assert edit.same(edit.data_of(text.encode()), found)


RECORD = """\
# Boven het bestand.
datum: 2021-05-27   # de dag
keuzes:
  # 1. De eerste.
  - clausule: stemverhouding
    parameters: {jaren_terug: 2, klassen: [1, 2]}
    reden: >-
      Dit is een lange reden die over
      twee regels gaat en zo blijft.
  # 2. De tweede.
  - gemeente: zwijndrecht
    taken:
leeg: []
"""


def edited(old: str, new: str) -> list[str]:
    return [line for line in difflib.ndiff(old.splitlines(), new.splitlines()) if line[:1] in "+-"]


def test_only_the_span_changes() -> None:
    content = RECORD.encode()
    assert edited(RECORD, edit.set_value(content, ("datum",), "2021-06-01").decode()) == [
        "- datum: 2021-05-27   # de dag",
        "+ datum: 2021-06-01   # de dag",
    ]
    assert edited(RECORD, edit.set_value(content, ("keuzes", 0, "parameters", "jaren_terug"), 3).decode()) == [
        "-     parameters: {jaren_terug: 2, klassen: [1, 2]}",
        "+     parameters: {jaren_terug: 3, klassen: [1, 2]}",
    ]
    reden = "Dit is een lange reden die over twee regels gaat en zo bleef."
    assert edited(RECORD, edit.set_value(content, ("keuzes", 0, "reden"), reden).decode()) == [
        "-       twee regels gaat en zo blijft.",
        "+       twee regels gaat en zo bleef.",
    ]
    assert edited(RECORD, edit.set_value(content, ("keuzes", 1, "taken"), {"inburgering": {"uitvoering": "lokaal"}}).decode()) == [
        "+       inburgering:",
        "+         uitvoering: lokaal",
    ]
    assert edited(RECORD, edit.set_value(content, ("leeg",), ["x"]).decode()) == ["- leeg: []", "+ leeg: [x]"]


def test_insert_and_delete_keep_the_comments() -> None:
    content = RECORD.encode()
    new = edit.insert(content, ("keuzes", 1), {"clausule": "garantie", "reden": "Nodig: zie het verslag."})
    assert edited(RECORD, new.decode()) == ["+   - clausule: garantie", '+     reden: "Nodig: zie het verslag."']
    assert edited(RECORD, edit.delete(content, ("keuzes", 0, "parameters")).decode()) == ["-     parameters: {jaren_terug: 2, klassen: [1, 2]}"]
    assert "  - parameters: {jaren_terug: 2" in edit.delete(content, ("keuzes", 0, "clausule")).decode()
    without = edit.delete(content, ("keuzes", 0)).decode()
    assert "# 1. De eerste." in without
    assert "# 2. De tweede." in without
    assert edit.data_of(edit.delete(edit.delete(content, ("keuzes", 0)), ("keuzes", 0)))["keuzes"] == []


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_stay(ends: str, mark: str) -> None:
    content = (mark + RECORD.replace("\n", ends)).encode()
    new = edit.set_value(content, ("keuzes", 0, "reden"), "Een\n\nTwee").decode()
    assert new.startswith(mark)
    assert new.count("\n") == new.count(ends)
    assert changed_lines(content, new.encode()) == 6  # two lines go; two, and two empty ones between them, come
    grown = edit.insert(content, ("keuzes", 2), "x").decode()
    assert grown.count("\n") == grown.count(ends)


def test_a_file_with_mixed_line_ends_keeps_each() -> None:
    assert edit.set_value(b"a: 1\r\nb: 2\nc: 3\r\n", ("b",), 5) == b"a: 1\r\nb: 5\nc: 3\r\n"


@pytest.mark.parametrize(
    ("content", "path", "why"),
    [
        (b"a: 1\n", ("b",), "Hier staat niets: b."),
        (b"a: [1]\n", ("a", 1), "Hier staat niets: a, 2."),
        (b"a: &x 1\n", ("a",), "Ankers"),
        (b"a: [\n", ("a",), "geen geldige YAML"),
        (b"\xff", ("a",), "geen UTF-8"),
        (b"a: 1\n", ("a", "b"), "Hier staat niets: a, b."),
    ],
)
def test_what_cannot_be_edited_is_refused_in_words(content: bytes, path: tuple[str | int, ...], why: str) -> None:
    with pytest.raises(EditError, match=why):
        edit.set_value(content, path, "x")


def test_a_control_character_is_never_written() -> None:
    with pytest.raises(EditError, match="stuurteken"):
        edit.set_value(b"a: 1\n", ("a",), "x\u202ey")
    with pytest.raises(EditError, match="Dit staat er al: a"):
        edit.insert(b"a: 1\n", ("a",), 2)
    with pytest.raises(EditError, match="het enige in het bestand"):
        edit.delete(b"a: 1\n", ("a",))


def test_an_edit_that_would_change_anything_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof is no decoration: a spelling that says more than the value is not written."""
    monkeypatch.setattr("assembler.writing.scalars.spelled", lambda *_, **__: iter(["1\nb: 2"]))
    with pytest.raises(EditError, match="zonder gevolgen"):
        edit.set_value(b"a: 0\n", ("a",), 1)


def test_parsed_data_of_others_is_not_touched() -> None:
    content = RECORD.encode()
    before = yamltext.parse(content, "x.yaml").data
    edit.insert(content, ("keuzes", 0, "nieuw"), {"a": 1})
    assert "nieuw" not in before["keuzes"][0]
