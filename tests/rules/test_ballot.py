"""One vote: which meeting it is, and what a gemeente as a whole said."""

from __future__ import annotations

import pytest

from assembler.rules.ballot import Lid, Stemming, Verdeeldheid, en_bloc, position_of
from gevallen import tabel


def test_a_vote_is_the_first_meeting_on_a_decision_unless_it_says_otherwise() -> None:
    """A rule of consensus looks at the number of the meeting."""
    table = tabel({"a": 1, "b": 1})
    assert (Stemming((), frozenset()).vergadering, en_bloc(table, {"a"}).vergadering, en_bloc(table, {"a"}, vergadering=2).vergadering) == (1, 1, 2)


@pytest.mark.parametrize(
    ("voor", "tegen", "telt_niet_mee", "meerderheid"),
    [
        ("bc", "a", None, False),  # as many votes for as against: that more heads cast them says nothing
        ("a", "bc", None, False),
        ("ab", "c", None, True),
        ("bcd", "a", None, True),
        ("c", "ab", None, False),
        ("b", "", True, True),
        ("", "b", False, False),
        ("z", "", True, True),
        ("z", "y", None, False),
        ("", "", None, None),
    ],
)
def test_a_divided_gemeente_is_where_most_of_its_votes_are_and_equal_is_against(
    voor: str, tegen: str, telt_niet_mee: bool | None, meerderheid: bool | None
) -> None:
    """Five votes over four members: two, and one each; y and z have none."""
    leden = tuple(Lid(name, "noord", votes) for name, votes in zip("abcdyz", (2, 1, 1, 1, 0, 0), strict=True))
    stemming = Stemming((*leden, Lid("e", "zuid", 9)), frozenset(voor) | {"e"}, frozenset(tegen))
    expected: dict[Verdeeldheid, bool | None] = {"telt-niet-mee": telt_niet_mee, "meerderheid-van-haar-stemmen": meerderheid}
    for how, said in expected.items():
        assert position_of(stemming, "noord", how) is said
