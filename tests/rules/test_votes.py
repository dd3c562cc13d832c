"""The table of votes: what a member casts, what a majority takes, and what stands out."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembler.rules import seams
from assembler.rules.ballot import en_bloc
from assembler.rules.votes import Stemgerechtigde, Stemgewicht, needed, stemverhouding, weight_objections
from gevallen import tabel, teksten


def test_votes_that_do_not_go_evenly_are_all_cast() -> None:
    """Thirteen votes over two members: the one that the college names casts seven, the other six; nobody's votes are lost."""
    module = seams.weight_rules()["vaste_tabel"]
    p = module.Parameters.model_validate(
        {"stemmen": {"a": 13, "b": 2}, "actualisatie": "geen", "verdeling_over_leden": "gelijk", "afwezigheid": "plaatsvervanger"}
    )
    found, remarks = stemverhouding(
        [Stemgerechtigde("a", 2), Stemgerechtigde("b", 1)], {"a": 13, "b": 2}, lambda votes, members: module.verdeling(p, votes, members)
    )
    assert [row.bundels for row in found.rijen] == [(7, 6), (2,)]
    assert [row.per_lid for row in found.rijen] == [None, 2]
    assert [(item.niveau, item.deelnemer) for item in remarks] == [("opmerking", "a")]
    assert en_bloc(found, {"a"}).stemmen(en_bloc(found, {"a"}).voor) == 13


def test_half_of_the_votes_is_a_remark_more_is_a_warning() -> None:
    """W6 and W7 of wgr.md: 3, 2 and 1 is acceptable."""
    assert teksten(weight_objections(tabel({"a": 3, "b": 2, "c": 1}))) == [
        "opmerking: a: Deze gemeente heeft precies de helft van de 6 stemmen en kan elk besluit tegenhouden."
    ]
    assert [item.deelnemer for item in weight_objections(tabel({"a": 4, "b": 2, "c": 1}))] == ["a"]


@given(st.integers(0, 10_000), st.integers(1, 20), st.integers(1, 20), st.booleans())
def test_what_is_needed_is_the_smallest_that_will_do(totaal: int, teller: int, noemer: int, strikt: bool) -> None:
    breuk = Fraction(min(teller, noemer), noemer)
    least = needed(breuk, totaal, strikt=strikt)
    assert (least > breuk * totaal) if strikt else (least >= breuk * totaal)
    assert (least - 1 <= breuk * totaal) if strikt else (least - 1 < breuk * totaal)


@pytest.mark.parametrize(
    ("leden", "bundels", "per_lid"),
    [(0, (), None), (1, (5,), 5), (2, (3, 3), 3), (2, (6,), None), (3, (2, 2, 2), 2)],
)
def test_votes_per_member_are_there_only_where_each_has_its_own(leden: int, bundels: tuple[int, ...], per_lid: int | None) -> None:
    assert Stemgewicht("a", leden, sum(bundels), bundels).per_lid == per_lid
