"""What guards the suite itself: a dear test that does not say so, and a skip that nobody explained, fail in CI; nothing is lost between `make test` and `make test-breed`."""

from __future__ import annotations

import re
from typing import Any, Literal

import pytest

import costs
from dosis import LEAST, ONE_IN, greep, sampled, thin
from werkruimte import REPO


def report(outcome: Literal["passed", "skipped"], cost: float, why: str = "") -> Any:
    made: Any = pytest.TestReport("tests/x.py::test", ("tests/x.py", 1, "test"), {}, outcome, ("x.py", 1, f"Skipped: {why}") if why else None, "call")
    made.cost = cost
    return made


@pytest.mark.parametrize(
    ("given", "slow", "expected", "outcome"),
    [
        (report("passed", costs.LIMIT - 1), False, False, "passed"),
        (report("passed", costs.LIMIT + 1), False, False, "failed"),
        (report("passed", costs.LIMIT + 1), True, False, "passed"),
        (report("skipped", 0.0, "LibreOffice ontbreekt"), False, False, "failed"),
        (report("skipped", 0.0, next(iter(costs.EXPLAINED))), False, False, "skipped"),
        (report("skipped", 0.0, "hoort te falen"), False, True, "skipped"),
    ],
)
def test_in_ci_a_dear_test_must_say_so_and_a_skip_must_be_explained(
    monkeypatch: pytest.MonkeyPatch, given: Any, slow: bool, expected: bool, outcome: str
) -> None:
    monkeypatch.setattr(costs, "IN_CI", False)
    before = given.outcome
    costs.judged(given, slow=slow, expected=expected)
    assert given.outcome == before
    monkeypatch.setattr(costs, "IN_CI", True)
    costs.judged(given, slow=slow, expected=expected)
    assert given.outcome == outcome
    assert outcome != "failed" or "CI" in given.longrepr or "slow" in given.longrepr


def test_every_reason_that_holds_in_ci_is_one_that_is_given() -> None:
    given = {match for path in (REPO / "tests").rglob("test_*.py") for match in re.findall(r'reason="([^"]+)"', path.read_text(encoding="utf-8"))}
    assert given >= costs.EXPLAINED


def test_what_a_sample_leaves_out_is_broad_and_nothing_is_lost() -> None:
    for kept in (3, {"a", "e"}):
        rows = sampled("abcdefg", kept)
        assert [row.values[0] for row in rows] == list("abcdefg")
        broad = [row.values[0] for row in rows if any(mark.name == "broad" for mark in row.marks)]
        assert broad == [letter for number, letter in enumerate("abcdefg") if (number % 3 if kept == 3 else letter not in "ae")]
    assert greep(list("abcdefg"), 1) == list("abcdefg")


def test_ci_runs_what_the_suite_leaves_out() -> None:
    """`make test` leaves out what is broad and nothing else; `make test-breed` is that; CI runs both, and with CI=true nothing is skipped in silence."""
    told = (REPO / "Makefile").read_text(encoding="utf-8")
    marked = dict(re.findall(r"^(suite|test[\w-]*):.*\n\t\$\(BIN\)/pytest .*-m (.+)$", told, re.MULTILINE))
    assert re.search(r"^test: .*\n\t\$\(MAKE\) .*\blint suite$", told, re.MULTILINE)
    assert marked == {"suite": '"not broad"', "test-snel": '"not slow and not broad" --ignore=tests/whole', "test-breed": "broad"}
    run = (REPO / ".ci/run").read_text(encoding="utf-8")
    assert "export CI=true" in run
    run_by_ci = {line.split()[1] for line in run.splitlines() if line.startswith("make ")}
    assert run_by_ci >= {"test", "test-breed", "fuzz"}


def test_a_warning_is_an_error_and_what_is_let_through_says_why() -> None:
    told = re.search(r"^filterwarnings = \[\n(.*?)^\]", (REPO / "pyproject.toml").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert told is not None
    first, *others = told[1].splitlines()
    assert first.strip() == '"error",'
    assert [line for line in others if "#" not in line] == []


def test_what_is_slow_is_measured_and_what_was_not_run_stays_as_it_is() -> None:
    costed = {"a.py::dear": [0.01, 0.2], "a.py::cheap": [0.01, 0.02], "a.py::was_dear": [0.001]}
    assert costs.measured(frozenset({"a.py::was_dear", "a.py::not_run"}), costed) == ["a.py::dear", "a.py::not_run"]


def test_the_list_of_what_is_slow_is_of_tests_that_are_there() -> None:
    """One in ten may be renamed before it is measured again."""
    there = {path.relative_to(REPO).as_posix(): path.read_text(encoding="utf-8") for path in (REPO / "tests").rglob("test_*.py")}
    gone = [name for name in costs.slow_ones() if f"def {name.partition('::')[2]}(" not in there.get(name.partition("::")[0], "")]
    assert len(gone) <= len(costs.slow_ones()) // 10, gone


class Case:
    def __init__(self, nodeid: str, *marks: str) -> None:
        self.nodeid, self.marks = nodeid, set(marks)

    def get_closest_marker(self, name: str) -> bool:
        return name in self.marks

    def add_marker(self, mark: pytest.MarkDecorator) -> None:
        self.marks.add(mark.name)


def test_of_a_slow_matrix_one_in_six_is_in_the_suite_and_what_chose_its_own_sample_keeps_it() -> None:
    slow = [Case(f"a.py::slow[{number}]", "slow") for number in range(ONE_IN + 2)]
    few = [Case(f"a.py::few[{number}]", "slow") for number in range(LEAST - 1)]
    quick = [Case(f"a.py::quick[{number}]") for number in range(9)]
    chosen = [Case(f"a.py::chosen[{number}]", "slow", *(["broad"] if number == 0 else [])) for number in range(9)]
    every: Any = [*slow, *few, *quick, *chosen]
    thin(every)
    assert [item.nodeid for item in every if "broad" in item.marks] == [*(f"a.py::slow[{number}]" for number in (1, 2, 3, 4, 5, 7)), "a.py::chosen[0]"]
