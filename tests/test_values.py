"""Arithmetic of figures: what is computed keeps its doubt and its source, and never repeats what one gemeente says to another."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembler.ground.document import Gat, Status
from assembler.ground.values import Figure, Gedeelte, Waarde, computed, difference, first_gap, in_cents, known, quotient, share, shared_source, total, worst

A = Waarde(3, "a", "definitief", "bron a")
B = Waarde(1, "b", "aanname", "bron b")
GAP = Gat("ntb", "inwoners van B")
LATER = Gat("ntb", "inwoners van C")
STATUSES: tuple[Status, ...] = ("", "definitief", "voorlopig", "aanname")
figures = st.builds(Waarde, st.integers(0, 10**9), st.just("k"), st.sampled_from(STATUSES), st.sampled_from(["", "x", "y"]))


@pytest.mark.parametrize(
    ("statussen", "slechtste"),
    [((), ""), (("definitief",), "definitief"), (("definitief", "aanname", "voorlopig"), "aanname"), (("", "voorlopig"), "voorlopig"), (("", ""), "")],
)
def test_wat_is_berekend_is_niet_zekerder_dan_waaruit_het_is_berekend(statussen: tuple[Status, ...], slechtste: str) -> None:
    assert worst(statussen) == slechtste


@given(st.lists(figures, max_size=6))
def test_een_som_is_de_som_van_alle_delen_en_zo_onzeker_als_het_onzekerste(parts: list[Waarde]) -> None:
    found = total("som", parts, "de delen")
    assert isinstance(found, Waarde)
    assert (found.value, found.key, found.status) == (sum(part.value for part in parts), "som", worst(part.status for part in parts))
    assert total("som", reversed(parts), "de delen") == found


@given(st.lists(figures, max_size=6))
def test_een_bron_staat_er_alleen_als_alle_delen_die_noemen(parts: list[Waarde]) -> None:
    source = shared_source(parts, "berekend")
    assert source == "berekend" or all(part.bron == source for part in parts)
    assert (source == "berekend") == (len({part.bron for part in parts}) != 1)


@pytest.mark.parametrize(
    "found",
    [total("k", [A, B]), share("k", A, [A, B], "het aandeel"), difference("k", A, B), computed(0, "k", [A, B])],
    ids=["som", "aandeel", "verschil", "berekend"],
)
def test_de_woorden_van_een_gemeente_komen_niet_bij_een_ander(found: Figure) -> None:
    assert isinstance(found, Waarde)
    assert (found.key, found.status, found.bron) == ("k", "aanname", "berekend uit de cijfers van de deelnemers")


def test_een_gedeelde_bron_blijft_staan_en_anders_staat_er_waaruit_het_is_berekend() -> None:
    same = Waarde(4, "c", "", "bron a")
    assert total("k", [A, same]) == Waarde(7, "k", "definitief", "bron a")
    assert total("k", [A, B], "de bijdragen") == Waarde(4, "k", "aanname", "berekend uit de bijdragen van de deelnemers")
    assert total("k", []) == Waarde(0, "k", "", "berekend uit de cijfers van de deelnemers")


@pytest.mark.parametrize(
    "compute",
    [
        lambda one, other: total("k", [one, other]),
        lambda one, other: share("k", one, [one, other], "niets"),
        lambda one, other: quotient("k", one, other, "niets"),
        lambda one, other: difference("k", one, other),
    ],
    ids=["som", "aandeel", "quotient", "verschil"],
)
def test_wat_uit_iets_onbekends_is_berekend_is_onbekend(compute: Callable[[Figure, Figure], Figure]) -> None:
    assert compute(A, GAP) == compute(GAP, A) == GAP
    assert compute(GAP, LATER) == GAP


def test_een_aandeel_is_een_breuk_van_het_geheel_met_de_bron_van_het_geheel() -> None:
    whole = [Waarde(3, "a", "", "x"), Waarde(1, "b", "voorlopig", "x")]
    assert share("k", Waarde(1, "c", "definitief", "eigen woorden"), whole, "aandeel") == Waarde(Fraction(1, 4), "k", "voorlopig", "x")
    assert share("k", B, whole, "aandeel") == Waarde(Fraction(1, 4), "k", "aanname", "x")


def test_van_niets_is_geen_aandeel_en_geen_deel_per_stuk() -> None:
    nothing = Waarde(0, "n")
    assert share("k", nothing, [nothing, nothing], "het aandeel") == Gat("ntb", "het aandeel")
    assert quotient("k", A, nothing, "inwoners") == Gat("ntb", "inwoners")


@pytest.mark.parametrize(("cents", "over", "each"), [(10, 4, 3), (9, 4, 2), (11, 4, 3), (-10, 4, -2), (0, 7, 0)])
def test_een_bedrag_per_stuk_is_rond_op_een_cent_de_halve_omhoog(cents: int, over: int, each: int) -> None:
    found = quotient("k", Waarde(cents, "bedrag", "definitief", "de begroting"), Waarde(over, "inwoners", "voorlopig", "de telling"), "inwoners")
    assert found == Waarde(each, "k", "voorlopig", "de begroting")


def test_een_verschil_kan_minder_zijn() -> None:
    assert difference("k", Waarde(1, "na", "", "x"), Waarde(3, "voor", "definitief", "x")) == Waarde(-2, "k", "definitief", "x")


def test_euros_worden_centen_en_een_gat_blijft_een_gat() -> None:
    assert in_cents(Waarde(Fraction("1250.5"), "k", "voorlopig", "x")) == Waarde(125050, "k", "voorlopig", "x")
    assert in_cents(GAP) == GAP


def test_het_eerste_gat_en_wat_bekend_is() -> None:
    assert first_gap([A, LATER, GAP]) == LATER
    assert first_gap([A, B]) is None
    assert known([A, GAP, B]) == [A, B]


def test_een_deel_houdt_waarin_het_is_geteld() -> None:
    """Also when it is copied, or kept and read back: a fraction of its own makes 9/11 of it."""
    part = Gedeelte(Fraction(18, 22), 22)
    for same in (copy.copy(part), copy.deepcopy(part), pickle.loads(pickle.dumps(part))):  # noqa: S301 - of our own making
        assert (same, same.van) == (Fraction(9, 11), 22)
