"""Lists: Word counts only where it counts the labels given."""

from __future__ import annotations

import pytest
from lxml import etree

from assembler.wordfile.lists import DASHES, DEGREES, FIGURES, LETTERS, NOTES, ROMAN, SMALL_ROMAN, Format, Level, Lists, letter, recognise
from assembler.wordfile.oxml import VAL, W, empty


@pytest.mark.parametrize(
    ("format_", "labels"),
    [
        (FIGURES, ["1.", "2."]),
        (LETTERS, ["a.", "b."]),
        (DEGREES, ["1°.", "2°."]),
        (ROMAN, ["I.", "II.", "III.", "IV."]),
        (NOTES, ["[1]"]),
        (None, ["1.", "3."]),
        (None, ["b."]),
        (SMALL_ROMAN, ["i.", "ii.", "iii.", "iv."]),
        (None, ["ii.", "iii."]),
    ],
)
def test_a_list_numbers_itself_only_if_it_counts_the_same(format_: Format | None, labels: list[str]) -> None:
    assert recognise(labels) == format_


def test_word_counts_letters_past_z_by_doubling() -> None:
    assert [letter(number) for number in (1, 26, 27, 28, 53)] == ["a", "z", "aa", "bb", "aaa"]
    assert recognise([f"{letter(number)}." for number in range(1, 60)]) == LETTERS


def test_roman_numerals_as_word_prints_them() -> None:
    assert [ROMAN.mark(number) for number in (1, 4, 9, 14, 40, 99)] == ["I.", "IV.", "IX.", "XIV.", "XL.", "XCIX."]


def test_each_list_has_a_definition_of_its_own_before_all_lists() -> None:
    numbering = etree.fromstring(
        f'<w:numbering xmlns:w="{W[1:-1]}"><w:abstractNum w:abstractNumId="4"/><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>'
        '<w:numIdMacAtCleanup w:val="1"/></w:numbering>'
    )
    lists = Lists(numbering, {"Opsomming1": {W + "left": "284"}})
    first = lists.new({0: Level(ROMAN, "Opsomming1"), 1: Level(DASHES, "x")})
    assert (first, lists.new({0: Level(LETTERS, "x")})) == (8, 9)
    part = lists.part()
    assert [element.tag.removeprefix(W) for element in part] == ["abstractNum", "abstractNum", "abstractNum", "num", "num", "num", "numIdMacAtCleanup"]
    levels = part[1].findall(W + "lvl")
    assert [(level[1].get(VAL), level[3].get(VAL)) for level in levels] == [("upperRoman", "%1."), ("bullet", "–")]
    assert levels[0].find(f"{W}pPr/{W}ind").get(W + "left") == "284"  # type: ignore[union-attr]
    assert len(numbering) == 3  # that of the house style stays as it was


def test_without_lists_the_part_is_that_of_the_house_style() -> None:
    numbering = empty(W[1:-1], "numbering")
    assert etree.tostring(Lists(numbering, {}).part()) == etree.tostring(numbering)
