"""Leaving: the worked examples of every rule, the laws they keep, and one exit sum from beginning to end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assembler.rules import seams
from assembler.rules.exitsum import ExitPart, exit_sum
from assembler.rules.leaving import ExitInput, ExitLine, ExitStep, total
from assembler.rules.terms import add_months
from dosis import voorbeelden
from gevallen import bestanden, gevallen, uittreedinvoer


def _cases(*needs: str) -> list[Any]:
    """Return (module, case) for every case that has one of these expectations."""
    found = []
    for name, module in seams.modules("rules.uittreedregels").items():
        cases = gevallen("uittreedregels", name) if name in bestanden("uittreedregels") else []
        found += [pytest.param(module, case, id=f"{name}: {case['naam']}") for case in cases if any(need in case for need in needs)]
    return found


def _p(module: Any, case: dict[str, Any]) -> Any:
    return module.Parameters.model_validate(case["parameters"])


def _rijen(module: Any, case: dict[str, Any]) -> tuple[ExitLine, ...]:
    if module.SOORT == "korting":
        return module.rijen(_p(module, case), uittreedinvoer(case), (ExitLine(2026, "som", case["eerder"]),))  # type: ignore[no-any-return]
    return module.rijen(_p(module, case), uittreedinvoer(case))  # type: ignore[no-any-return]


@pytest.mark.parametrize(("module", "case"), _cases("verwacht_rijen"))
def test_a_sum_is_that_of_its_worked_example(module: Any, case: dict[str, Any]) -> None:
    rows = _rijen(module, case)
    assert [[row.jaar, row.omschrijving, row.bedrag] for row in rows] == [list(row) for row in case["verwacht_rijen"]]
    assert total(rows) == case["verwacht_totaal"]


@pytest.mark.parametrize(("module", "case"), _cases("verwacht_datum"))
def test_one_is_out_on_the_day_of_the_worked_example(module: Any, case: dict[str, Any]) -> None:
    assert str(module.datum(_p(module, case), uittreedinvoer(case))) == case["verwacht_datum"]


@pytest.mark.parametrize(("module", "case"), _cases("verwacht_stappen"))
def test_steps_are_those_of_the_worked_example(module: Any, case: dict[str, Any]) -> None:
    steps = module.stappen(_p(module, case), uittreedinvoer(case))
    assert [[str(step.datum), step.omschrijving] for step in steps] == [list(row) for row in case["verwacht_stappen"]]


@pytest.mark.parametrize(("module", "case"), _cases("verwacht_geldt"))
def test_dissolution_comes_up_or_not(module: Any, case: dict[str, Any]) -> None:
    p, invoer = _p(module, case), uittreedinvoer(case)
    assert module.geldt(p, invoer) is case["verwacht_geldt"]
    assert module.verdeel(p, invoer, case["saldo"]) == dict(case["verwacht_verdeeld"])


@pytest.mark.parametrize(("module", "case"), _cases("verwacht_bezwaren"))
def test_a_rule_says_what_is_wrong(module: Any, case: dict[str, Any]) -> None:
    found = module.controle(_p(module, case), uittreedinvoer(case))
    assert [f"{item.niveau}: {item.tekst}" for item in found] == list(case["verwacht_bezwaren"])


# ── laws ──────────────────────────────────────────────────────────────────────────────────────────────────────────

BEDRAGEN = st.integers(0, 10**10)


@st.composite
def vertrekken(draw: st.DrawFn) -> ExitInput:
    """Draw someone who leaves, with figures for every year a rule may ask."""
    year = draw(st.integers(2024, 2040))
    years = range(year - 10, year + 21)
    return ExitInput(
        deelnemer="a",
        melding=date(year - 2, 1, 1) + timedelta(days=draw(st.integers(0, 700))),
        datum=date(year, 1, 1),
        deelnemer_sinds=date(2000, 1, 1) + timedelta(days=draw(st.integers(0, 10_000))),
        bijdragen={at: draw(BEDRAGEN) for at in years},
        schade={at: draw(BEDRAGEN) for at in years},
        vaste_kosten={at: draw(BEDRAGEN) for at in years},
        besparing={at: draw(BEDRAGEN) for at in years},
        fte_geraakt=Fraction(draw(st.integers(0, 80)), 4),
        fte_overgenomen=Fraction(draw(st.integers(0, 80)), 4),
        blijvers={"b": draw(BEDRAGEN), "c": draw(BEDRAGEN)},
    )


@pytest.mark.parametrize(("module", "case"), [row for row in _cases("verwacht_rijen") if row.values[0].SOORT == "som"])
@given(invoer=vertrekken(), meer=st.integers(0, 10**9))
@settings(max_examples=voorbeelden(10), deadline=None)
def test_a_sum_is_never_negative_and_follows_the_contribution(module: Any, case: dict[str, Any], invoer: ExitInput, meer: int) -> None:
    p = _p(module, case)
    rows = module.rijen(p, invoer)
    assert all(type(row.bedrag) is int for row in rows)
    assert all(sum(row.bedrag for row in rows if row.jaar == year) >= 0 for year in {row.jaar for row in rows})
    assert all(row.jaar >= invoer.datum.year for row in rows)
    if "aflopend" in module.WETTEN:
        assert [row.bedrag for row in rows] == sorted((row.bedrag for row in rows), reverse=True)
    if "monotoon" in module.WETTEN:
        higher = replace(invoer, bijdragen={year: amount + meer for year, amount in invoer.bijdragen.items()})
        assert total(module.rijen(p, higher)) >= total(rows)


@pytest.mark.slow
@given(invoer=vertrekken(), som=BEDRAGEN, aandeel=st.integers(0, 100))
def test_a_deduction_never_takes_more_than_the_sum(invoer: ExitInput, som: int, aandeel: int) -> None:
    module: Any = seams.modules("rules.uittreedregels")["overname_personeel"]
    p = module.Parameters.model_validate({"aandeel_personeel": aandeel, "overnameplicht": False, "termijn_maanden": 6})
    assert -som <= total(module.rijen(p, invoer, (ExitLine(2026, "som", som),))) <= 0


@pytest.mark.slow
@given(invoer=vertrekken(), maanden=st.integers(0, 60), januari=st.booleans(), jaren=st.integers(0, 20))
def test_nobody_is_out_before_the_term(invoer: ExitInput, maanden: int, jaren: int, *, januari: bool) -> None:
    module: Any = seams.modules("rules.uittreedregels")["opzegtermijn"]
    p = module.Parameters.model_validate({"maanden": maanden, "alleen_per_1_januari": januari, "minimum_jaren": jaren})
    found = module.datum(p, invoer)
    assert found >= add_months(invoer.melding, maanden) >= invoer.melding
    assert invoer.deelnemer_sinds is not None
    assert found >= add_months(invoer.deelnemer_sinds, 12 * jaren) or not jaren
    if januari:
        assert (found.month, found.day) == (1, 1)


# ── from beginning to end ─────────────────────────────────────────────────────────────────────────────────────────


def _deel(naam: str, **parameters: Any) -> ExitPart:
    module = seams.uittreedregels()[naam]
    return ExitPart(naam, module, module.Parameters.model_validate(parameters))


INVOER = ExitInput(
    deelnemer="a",
    melding=date(2024, 6, 15),
    datum=date(2025, 1, 1),
    deelnemer_sinds=date(2022, 1, 1),
    bijdragen={2024: 90_000, 2025: 100_000},
    fte_geraakt=Fraction(4),
    fte_overgenomen=Fraction(1),
    blijvers={"b": 150_000, "c": 150_000},
)


def test_a_worked_exit_sum() -> None:
    """Notice on 15 June 2024, twelve months and only on 1 January: out in 2026; three falling years, a quarter of the staff taken over."""
    som = exit_sum(
        (
            _deel("aflopende_bijdrage", percentages=[100, 60, 20], referentiejaren=1),
            _deel("overname_personeel", aandeel_personeel=60, overnameplicht=False, termijn_maanden=6),
            _deel("opzegtermijn", maanden=12, alleen_per_1_januari=True, minimum_jaren=0),
            _deel(
                "uittreedplan", melding="schriftelijk", maanden_inventarisatie=3, deskundige="samen", maanden_besluit=5, maanden_verlenging=0, accountant=True
            ),
        ),
        INVOER,
    )
    assert som.datum == date(2026, 1, 1)
    assert [row.bedrag for row in som.lines] == [100_000, 60_000, 20_000, -27_000]
    assert som.total == 153_000
    assert som.steps[-1] == ExitStep(date(2026, 1, 1), "uittreding gaat in")
    assert [step.datum for step in som.steps] == sorted(step.datum for step in som.steps)
    assert som.objections == ()


def test_without_the_figures_there_is_no_sum_but_a_fault() -> None:
    som = exit_sum((_deel("aflopende_bijdrage", percentages=[100], referentiejaren=3),), INVOER)
    assert som.lines == ()
    assert [item.tekst for item in som.objections] == ["De reeks 'bijdragen' heeft geen bedrag voor 2023.", "De reeks 'bijdragen' heeft geen bedrag voor 2022."]


def test_an_estimate_beforehand_has_a_margin() -> None:
    module: Any = seams.modules("rules.uittreedregels")["indicatie_vooraf"]
    p = module.Parameters.model_validate({"weken": 12, "bandbreedte": "12.5", "kosten": "lichaam"})
    assert module.raming(p, 153_000) == (133_875, 172_125)


def test_a_gemeente_that_never_joined_cannot_count_its_years() -> None:
    part = _deel("opzegtermijn", maanden=12, alleen_per_1_januari=True, minimum_jaren=5)
    som = exit_sum((part,), replace(INVOER, deelnemer_sinds=None))
    assert [item.tekst for item in som.objections] == ["Sinds wanneer deze gemeente deelneemt, is niet bekend."]
