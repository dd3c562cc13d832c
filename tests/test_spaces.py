"""Spaces that do not break: they keep together what a reader takes as one, and always come back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembler.ground.spaces import loosened, unbroken


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("zie artikel 32 en bijlage 2", "zie artikel~32 en bijlage~2"),
        ("Artikel 3 vervalt op 1 januari 2023.", "Artikel~3 vervalt op 1~januari 2023."),
        ("onderdeel a, lid 2", "onderdeel~a, lid~2"),
        ("bedoeld in artikel ", "bedoeld in artikel~"),
        ("het lid en de bijlage erbij", "het lid en de bijlage erbij"),
        ("een onderdeel apart", "een onderdeel apart"),
        ("hoofdstuk IV", "hoofdstuk~IV"),
        ("in 30 mei-dagen", "in 30~mei-dagen"),
        ("deelartikel 3", "deelartikel 3"),
    ],
)
def test_what_is_one_for_a_reader_stays_on_one_line(text: str, kept: str) -> None:
    """And a reader of the file gets the spaces back."""
    assert unbroken(text) == kept.replace("~", "\u00a0")
    assert loosened(unbroken(text)) == text


@given(st.text(alphabet="artikel bijlage 123 januari mei lid a IV.,~€"))
def test_the_spaces_always_come_back(text: str) -> None:
    """Whatever was written, what is read is what stood there."""
    assert loosened(unbroken(text)) == text


def test_an_amount_keeps_the_space_that_its_text_has() -> None:
    """That one is no matter of printing: it stands in the text itself."""
    assert loosened("€\u00a05 en 3\u00a0stemmen") == "€\u00a05 en 3\u00a0stemmen"
