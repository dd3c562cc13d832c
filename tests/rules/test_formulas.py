"""The formula of a rule, reckoned exactly, gives what the rule itself gives; and nobody but the rule knows that it has one."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, cast

import pytest

from assembler.facts.contributions import KeyStep
from assembler.facts.votes import VoteRule
from assembler.rendering.workbook.formulas import filled, key_formula, vote_formula
from assembler.rules import formulas, seams
from assembler.rules.formulas import KeyFormula, VoteFormula
from assembler.rules.money import KeyInput
from broncode import boom
from gevallen import gevallen, stemgerechtigden, verdeelinvoer

TOP = Path(formulas.__file__).resolve().parents[1]
SEAMS = ("stemregels", "verdeelsleutels", "uittreedregels")


def _half_up(value: Fraction, _digits: Fraction) -> Fraction:
    return Fraction(math.floor(abs(value) + Fraction(1, 2)) * (1 if value >= 0 else -1))


_FUNCTIONS = {
    "ROUND": _half_up,
    "ROUNDUP": lambda value, _: Fraction(math.ceil(value)),
    "ROUNDDOWN": lambda value, _: Fraction(math.floor(value)),
    "MAX": max,
    "MIN": min,
    "LOOKUP": lambda value, lower, votes: next(vote for start, vote in zip(reversed(lower), reversed(votes), strict=True) if start <= value),
    "F": Fraction,
}


def reckon(template: str, cells: Mapping[str, Any]) -> Fraction:
    """Return what a formula comes to with these values in its cells, exactly."""
    names = {f"cell_{index}": value for index, value in enumerate(cells.values())}
    text = filled(template, dict(zip(cells, names, strict=True)))
    exact = re.sub(r"(?<![\w.])\d+", lambda found: f"F({found[0]})", text)
    return Fraction(eval(exact, {"__builtins__": {}}, {**_FUNCTIONS, **names}))  # noqa: S307 - a formula of our own, in a test


def _votes(module: Any, case: dict[str, Any]) -> Iterator[tuple[str, Fraction]]:
    p = module.Parameters.model_validate(case["parameters"])
    deelnemers = stemgerechtigden(case)
    votes = module.stemmen(p, deelnemers)
    formula = formulas.of_votes(module, p, max(votes.values()))
    assert isinstance(formula, VoteFormula)
    fixed: dict[str, Any] = {name: Fraction(value) for name, value in formula.constants}
    fixed |= {"vanaf": [lower for lower, _ in formula.classes], "klasse": [count for _, count in formula.classes]}
    for item in deelnemers:
        figure = Fraction(next(iter(item.cijfers.values()), 0))
        yield item.id, reckon(formula.formula, {**fixed, "x": figure, "leden": Fraction(item.leden)})


_WEIGHTS = [(name, case) for name in seams.weight_rules() if name != "vaste_tabel" for case in gevallen("stemregels", name) if "verwacht_stemmen" in case]


@pytest.mark.parametrize(("regel", "case"), [pytest.param(*row, id=f"{row[0]}: {row[1]['naam']}") for row in _WEIGHTS])
def test_de_formule_van_een_stemregel_geeft_dezelfde_stemmen(regel: str, case: dict[str, Any]) -> None:
    module = seams.weight_rules()[regel]
    p = module.Parameters.model_validate(case["parameters"])
    assert dict(_votes(module, case)) == module.stemmen(p, stemgerechtigden(case))


def _shares(formula: KeyFormula, invoer: KeyInput) -> tuple[Fraction, dict[str, Fraction]]:
    """Return the amount that a formula divides and the weight of each, with every column as it stands in a sheet."""
    rows = {name: [Fraction(column.values[name]) for column in formula.columns] for name in invoer.deelnemers}
    sums = {f"{index}s": sum((row[index] for row in rows.values()), Fraction(0)) for index in range(len(formula.columns))}
    shared = {"bedrag": Fraction(invoer.bedrag), **sums}
    weights = {name: reckon(formula.weight, {**shared, **{str(index): value for index, value in enumerate(row)}}) for name, row in rows.items()}
    return reckon(formula.divided, {**shared, "som": sum(weights.values(), Fraction(0))}), weights


_KEYS = [
    (name, case)
    for name, module in seams.verdeelsleutels().items()
    if hasattr(module, "formule")
    for case in gevallen("verdeelsleutels", name)
    if "verwacht_verdeeld" in case and case["bedrag"] and not case.get("verwacht_bezwaren")
]


@pytest.mark.parametrize(("regel", "case"), [pytest.param(*row, id=f"{row[0]}: {row[1]['naam']}") for row in _KEYS])
def test_de_formule_van_een_sleutel_geeft_dezelfde_delen(regel: str, case: dict[str, Any]) -> None:
    module = seams.verdeelsleutels()[regel]
    p: Any = module.Parameters.model_validate(case["parameters"])
    invoer = verdeelinvoer({"jaar": 2022, **case})
    formula = formulas.of_key(module, p, invoer)
    if formula is None:
        assert not invoer.basis or p.bij_lokaal == "frictie"
        return
    total, weights = _shares(formula, invoer)
    exact = module.exact(p, invoer)
    assert total == module.te_verdelen(p, invoer)
    whole, parts = sum(weights.values()), sum(exact.values())
    assert {name: weight / whole for name, weight in weights.items()} == {name: part / parts for name, part in exact.items()}


def test_een_cel_die_uit_de_stap_ervoor_komt_is_wat_daar_uitkwam() -> None:
    """What a column refers to, where there was a step before, is the figure that it shows where there was none."""
    module = seams.verdeelsleutels()["basis_plus_maatwerk"]
    case = next(
        item
        for item in gevallen("verdeelsleutels", "basis_plus_maatwerk")
        if "verwacht_verdeeld" in item and "basis" in next(iter(item["deelnemers"].values()))
    )
    invoer = verdeelinvoer(case)
    formula = formulas.of_key(module, module.Parameters.model_validate(case["parameters"]), invoer)
    assert formula is not None
    for name in invoer.deelnemers:
        here = {str(index): Fraction(column.values[name]) for index, column in enumerate(formula.columns)}
        for column in formula.columns:
            if column.cell:
                assert reckon(column.cell, {**here, "voor": Fraction(invoer.basis[name])}) == column.values[name]
    assert [bool(column.cell) for column in formula.columns] == [True, False, True]


# --- a rule without a formula ------------------------------------------------------------------------------------------


def _rule(module: object) -> VoteRule:
    return VoteRule("stemverhouding", "proef", cast("Any", module), None)


def test_een_stemregel_zonder_formule_zegt_dat_eerlijk() -> None:
    assert vote_formula(_rule(ModuleType("nieuw")), 3) == "Deze stemregel staat hier als uitkomst, zonder formule."
    table = seams.weight_rules()["vaste_tabel"]
    assert vote_formula(_rule(table), 3) == "De stemmen zijn hier een vaste tabel, zonder formule."


def _step(key: object, cijfers: Mapping[str, Mapping[str, int]] = {}, **p: Any) -> KeyStep:
    given = KeyInput(100, ("a", "b"), cijfers=cijfers)
    return KeyStep("sleutel", "proef", cast("Any", key), SimpleNamespace(**p), given, {})


def test_een_sleutel_zonder_formule_zegt_dat_eerlijk() -> None:
    none = "deze sleutel staat hier als uitkomst, zonder formule"
    assert key_formula(_step(ModuleType("nieuw"))) == none
    assert key_formula(_step(seams.verdeelsleutels()["per_inwoner"], afronding="delermethode", jaren_terug=0)) == none


def test_een_sleutel_telt_aantallen_alleen_als_hij_dat_zegt() -> None:
    assert {name for name, module in seams.verdeelsleutels().items() if formulas.counts_things(module)} == {"prijs_maal_aantal", "vast_plus_variabel"}
    other = ModuleType("anders")
    other.TELT = "gewichten"  # type: ignore[attr-defined]
    assert not formulas.counts_things(other)


# --- nobody names a rule -------------------------------------------------------------------------------------------------

# These are words of their own too: kinds of rule, a figure of a gemeente, a field of the JSON of `calc`.
_WORDS = {"frictiekosten", "uitsluiting", "quorum", "staken", "raadszetels", "per_inwoner", "garantie", "aantal_deelnemers"}


def named(tree: ast.Module, rules: set[str]) -> list[str]:
    """Return the rules that a module names in a text of its own."""
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in rules]


@pytest.mark.slow
def test_geen_stadium_en_geen_rekenblad_noemt_een_regel() -> None:
    rules = {name for seam in SEAMS for name in seams.modules(f"rules.{seam}")} - _WORDS
    assert len(rules) > 30
    files = [path for path in TOP.rglob("*.py") if not set(SEAMS) & set(path.parts)]
    assert {path.relative_to(TOP).as_posix(): found for path in files if (found := named(boom(path), rules))} == {}
    assert named(ast.parse('if rule == "per_inwoners": pass'), rules) == ["per_inwoners"]
