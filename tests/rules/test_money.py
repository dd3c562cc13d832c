"""Amounts as people write them, and what the keys compute beside the division itself."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from assembler.rules import seams
from assembler.rules.common import Breuk, Euro, FigureQuestion, Procent
from assembler.rules.money import (
    KeyInput,
    basis_objections,
    divisor_method,
    effect,
    largest_remainder,
    printable_count,
    table_objections,
    value_objections,
    zero_objections,
)

ADAPTERS: dict[str, TypeAdapter[Any]] = {"euro": TypeAdapter[int](Euro), "procent": TypeAdapter[Fraction](Procent), "breuk": TypeAdapter[Fraction](Breuk)}


def sleutel(naam: str, **parameters: Any) -> tuple[Any, Any]:
    """Return a key and its parameters."""
    module = seams.verdeelsleutels()[naam]
    return module, module.Parameters.model_validate(parameters)


@pytest.mark.parametrize(
    ("soort", "geschreven", "waarde"),
    [
        ("euro", 1250, 125_000),
        ("euro", "1250.50", 125_050),
        ("euro", "0.5", 50),
        ("procent", 70, Fraction(70)),
        ("procent", "2.75", Fraction(11, 4)),
        ("procent", "-1", Fraction(-1)),
        ("procent", Fraction(1, 3), Fraction(1, 3)),
        ("breuk", "2/3", Fraction(2, 3)),
        ("breuk", Fraction(2, 3), Fraction(2, 3)),
    ],
)
def test_amounts_percentages_and_fractions_are_exact(soort: str, geschreven: object, waarde: object) -> None:
    assert ADAPTERS[soort].validate_python(geschreven) == waarde


@pytest.mark.parametrize(
    ("soort", "geschreven", "fout"),
    [
        ("euro", "1.250,50", "Schrijf een bedrag in euro's: 1250 of '1250.50'."),
        ("euro", True, "Schrijf een bedrag in euro's: 1250 of '1250.50'."),
        ("euro", "0.005", "Een bedrag heeft ten hoogste twee decimalen: de cent is het kleinste."),
        ("euro", "-5", "Een bedrag is hier niet negatief."),
        ("procent", "2,75", "Schrijf een percentage als getal: 70 of '2.75'."),
        ("procent", None, "Schrijf een percentage als getal: 70 of '2.75'."),
        ("breuk", "0/3", "Een breuk is groter dan 0 en ten hoogste 1."),
        ("breuk", "2/0", "Schrijf een breuk als tekst, zoals 2/3."),
    ],
)
def test_what_is_no_amount_is_refused_with_an_example(soort: str, geschreven: object, fout: str) -> None:
    with pytest.raises(ValidationError) as caught:
        ADAPTERS[soort].validate_python(geschreven)
    assert [item["msg"] for item in caught.value.errors()] == [fout]


def test_a_fraction_is_written_back_as_text() -> None:
    assert ADAPTERS["breuk"].dump_python(Fraction(4, 6)) == "2/3"


def test_the_answer_to_a_question_has_its_own_name_where_one_figure_is_asked_twice() -> None:
    assert FigureQuestion("inwoners").sleutel == "inwoners"
    assert FigureQuestion("inwoners", date(2021, 1, 1), "deel-2-0").sleutel == "deel-2-0"


def test_counts_that_may_point_at_persons_are_not_printed() -> None:
    assert [printable_count(count, 10) for count in (0, 9, 10, 250)] == [None, None, 10, 250]


def test_dividing_by_nothing_is_a_bug_not_a_finding() -> None:
    with pytest.raises(AssertionError):
        largest_remainder(10, {"a": 0})
    with pytest.raises(AssertionError):
        largest_remainder(10, {"a": -1, "b": 2})
    assert largest_remainder(0, {"a": 0}) == {"a": 0}


def test_the_effect_of_doing_it_oneself_is_shown_for_all() -> None:
    """When a does half itself, the pool either shrinks, or the others pay for it."""
    invoer = KeyInput(125_000, ("a", "b", "c"), {"inwoners": {"a": 10, "b": 20, "c": 20}}, {"a": Fraction(1, 2)})
    for bij_lokaal, expected in (("krimpt", (-10_000, 0, 0)), ("rest", (-8_889, 4_445, 4_444))):
        module, p = sleutel("basis_plus_maatwerk", overheadopslag=25, bij_lokaal=bij_lokaal, eigen_ambtelijke_kosten=True)
        found = effect(lambda row, module=module, p=p: module.verdeel(p, row), invoer)  # type: ignore[misc]
        assert tuple(difference for _, _, difference in found.values()) == expected
        assert found["a"][0] == 25_000


@pytest.mark.parametrize(("eigen", "prijs"), [(True, 165_000), (False, 125_000)])
def test_own_maatwerk_costs_its_taker_the_overhead_and_its_own_staff(eigen: bool, prijs: int) -> None:
    """Principebesluit 2020: extra costs are always for the taker, its own staff capacity included."""
    module, p = sleutel("basis_plus_maatwerk", overheadopslag=25, bij_lokaal="krimpt", eigen_ambtelijke_kosten=eigen)
    assert module.maatwerkprijs(p, 100_000, ambtelijke_kosten=40_000) == prijs
    assert module.maatwerkprijs(p, 100_000, programmakosten=80_000) == 205_000  # no overhead on what inhabitants are paid


@given(bijdrage=st.integers(0, 10**10), termijnen=st.sampled_from((1, 2, 4, 12)), voorschot=st.integers(0, 100))
def test_the_terms_of_an_advance_are_the_advance(bijdrage: int, termijnen: int, voorschot: int) -> None:
    module, p = sleutel("voorschot_en_afrekening", voorschot=voorschot, termijnen=termijnen, afrekenen_binnen_maanden=8, rente="geen")
    terms = module.voorschotten(p, bijdrage)
    assert len(terms) == termijnen
    assert abs(sum(terms) - Fraction(bijdrage * voorschot, 100)) <= Fraction(1, 2)
    assert max(terms) - min(terms) <= 1
    assert list(terms) == sorted(terms, reverse=True)


@pytest.mark.parametrize(("loon", "prijs", "correctie"), [("3.5", "1.5", 0), ("4", "1.5", 700), ("2", "1.5", -700), ("3", "3.2", 510)])
def test_an_index_is_corrected_only_beyond_the_threshold(loon: str, prijs: str, correctie: int) -> None:
    """0.35 points off stays, 0.7 points and 0.51 points are settled in full (TK1: above 0.5 % afterwards)."""
    module, p = sleutel("indexering", loon_aandeel=70, loonindex=3, prijsindex="1.5", bron_loon="cao", bron_prijs="CPB", drempel="0.5")
    assert module.correctie(p, 100_000, Fraction(loon), Fraction(prijs)) == correctie


# ── at the edge ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (10, {"a": 1, "b": 1}, {"a": 5, "b": 5}),
        (2, {"a": 1, "b": 1, "c": 1}, {"a": 1, "b": 1, "c": 0}),
        (1, {"a": 1, "b": 1, "c": 1}, {"a": 1, "b": 0, "c": 0}),
        (1, {"a": 0, "b": 1}, {"a": 0, "b": 1}),
        (3, {"a": 0, "b": 1, "c": 1}, {"a": 0, "b": 2, "c": 1}),
        (1, {"a": 0, "b": 1, "c": 1, "d": 1}, {"a": 0, "b": 1, "c": 0, "d": 0}),
        (0, {"a": 0, "b": 0}, {"a": 0, "b": 0}),
        (-3, {"a": 2, "b": 1}, {"a": -2, "b": -1}),
        (4, {"a": 3, "b": 2, "c": 2, "d": 1}, {"a": 2, "b": 1, "c": 1, "d": 0}),
    ],
)
def test_the_divisor_method_gives_each_cent_to_whose_turn_it_is(total: int, weights: dict[str, int], parts: dict[str, int]) -> None:
    """Who weighs nothing gets nothing; of equals the heavier goes first, then by name."""
    assert divisor_method(total, weights) == parts


def test_a_figure_that_is_missing_or_negative_is_a_fault_for_that_gemeente_and_zero_is_none() -> None:
    invoer = KeyInput(100, ("a", "b", "c", "d"), cijfers={"x": {"a": 0, "b": -1, "d": 1}})
    assert [(item.deelnemer, item.tekst) for item in value_objections(invoer, "x", "uren")] == [
        ("c", "Het cijfer 'uren' ontbreekt voor deze gemeente."),
        ("b", "Het cijfer 'uren' is negatief voor deze gemeente."),
    ]
    assert value_objections(KeyInput(100, ("a",), cijfers={"x": {"a": 0}}), "x", "uren") == ()


@pytest.mark.parametrize(("bedrag", "gewichten", "fout"), [(100, {"a": 0, "b": 0}, True), (0, {"a": 0, "b": 0}, False), (100, {"a": 0, "b": 1}, False)])
def test_dividing_an_amount_by_nothing_is_a_fault_and_dividing_nothing_is_none(bedrag: int, gewichten: dict[str, int], fout: bool) -> None:
    found = zero_objections(KeyInput(bedrag, ("a", "b")), gewichten, "uren")
    assert [item.tekst for item in found] == (["Het cijfer 'uren' is nul voor alle gemeenten; daarnaar is niets te verdelen."] if fout else [])


@pytest.mark.parametrize(
    ("basis", "teksten"),
    [
        ({"a": 1, "b": 1}, []),
        ({"a": 1}, ["De bijdrage van deze gemeente ontbreekt; daarop rekent deze regel door."]),
        ({"a": 1, "b": -1}, ["Een bijdrage is negatief; daarop kan deze regel niet doorrekenen."]),
        ({"a": 0, "b": 0}, ["Niemand draagt iets bij; daarnaar is niets te verdelen."]),
        ({"a": 0, "b": 1}, []),
    ],
)
def test_what_stands_against_contributions_to_build_on(basis: dict[str, int], teksten: list[str]) -> None:
    assert [item.tekst for item in basis_objections(KeyInput(100, ("a", "b"), basis=basis))] == teksten


def test_a_table_names_every_deelnemer_and_nobody_else() -> None:
    found = table_objections(KeyInput(100, ("a", "b")), {"a": 1, "c": 1}, "bedragen")
    assert [(item.deelnemer, item.parameter, item.tekst) for item in found] == [
        ("b", "bedragen", "Deze gemeente staat niet in de tabel."),
        ("", "bedragen", "'c' staat in de tabel, maar is geen deelnemer."),
    ]
