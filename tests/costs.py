"""What each test costs in seconds of processor time: a table by folder, which are slow, a limit for what is not, and no skip that nobody explained.

Processor time, of this process and of those that it waited for: what else the machine does hardly changes it, so a limit on it holds on a busy machine too.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Generator, Mapping
from pathlib import Path

import pytest

LIMIT = 6.0 * float(
    os.environ.get("DOSIS", "1")
)  # seconds that a test without the mark `slow` may take; on a machine that does much else a second of work may count double
SLOW = 0.025  # seconds on average over its cases from which a test is slow
LIST = Path(__file__).with_name("slow.txt")  # the tests that were measured to be slow; `make slow` measures again
IN_CI = os.environ.get("CI") == "true"
EXPLAINED = {
    "een beheerder mag alles lezen",
    "atheris is er niet voor deze Python",
}  # reasons to skip a test that hold in CI too; what the tests need, .ci/run installs


def spent() -> float:
    """Return the seconds of processor time of this process and of those that it waited for."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def slow_ones() -> frozenset[str]:
    """Return the tests that were measured to be slow, without their cases."""
    return frozenset(LIST.read_text(encoding="utf-8").split())


def measured(known: frozenset[str], costs: Mapping[str, list[float]]) -> list[str]:
    """Return the slow tests: of what was run by what it cost, of what was not as it is known."""
    return sorted({name for name in known if name not in costs} | {name for name, each in costs.items() if sum(each) / len(each) > SLOW})


class Costs:
    """Measures, in each worker; adds up and tells, where the workers report to."""

    def __init__(self) -> None:
        self.began = self.shared = 0.0
        self.by_folder: dict[str, float] = defaultdict(float)
        self.tests: Counter[str] = Counter()
        self.by_test: dict[str, list[float]] = defaultdict(list)

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """Fail, in CI, a file that is skipped whole."""
        report = yield
        if IN_CI and report.skipped:
            report.outcome, report.longrepr = "failed", f"overgeslagen in CI: {collector.nodeid}"
        return report

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self) -> Generator[None, object, object]:
        """Begin to count at the first fixture of a test."""
        self.began, self.shared = spent(), 0.0
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Generator[None, object, object]:
        """Count apart what many tests share: it is not the cost of the first that asks for it."""
        before, inside = spent(), self.shared
        made = yield
        if fixturedef.scope != "function":
            self.shared = inside + spent() - before
        return made

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Write on the report what this part of the test cost; in CI, fail what costs too much or was skipped."""
        report = yield
        now = spent()
        report.cost, report.own = now - self.began, now - self.began - self.shared  # type: ignore[attr-defined] # a report carries what is put on it from a worker
        self.began, self.shared = now, 0.0
        judged(report, slow=item.get_closest_marker("slow") is not None, expected=hasattr(report, "wasxfail"))
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up, by folder."""
        folder = report.nodeid.partition("::")[0].rpartition("/")[0]
        self.by_folder[folder] += getattr(report, "cost", 0.0)
        self.tests[folder] += report.when == "call"
        name = report.nodeid.partition("[")[0]
        if report.when == "setup":
            self.by_test[name].append(0.0)
        if report.when != "teardown":
            self.by_test[name][-1] += getattr(report, "own", 0.0)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write which tests are slow, when that is asked."""
        if os.environ.get("MEET") and not hasattr(session.config, "workerinput"):
            LIST.write_text("".join(f"{name}\n" for name in measured(slow_ones(), self.by_test)), encoding="utf-8")

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Tell what each folder took."""
        if not self.tests:
            return
        terminalreporter.section("seconds of processor time, by folder")
        for folder, seconds in sorted(self.by_folder.items(), key=lambda row: -row[1]):
            terminalreporter.line(f"{seconds:8.1f} s {self.tests[folder]:6d} tests  {folder}")
        terminalreporter.line(f"{sum(self.by_folder.values()):8.1f} s {self.tests.total():6d} tests  together")


def judged(report: pytest.TestReport, *, slow: bool, expected: bool) -> None:
    """Fail a test, in CI, that was skipped without a reason that holds there, or that is dear and does not say so."""
    if not IN_CI:
        return
    if report.skipped and not expected:
        why = report.longrepr[2].removeprefix("Skipped: ") if isinstance(report.longrepr, tuple) else report.longreprtext
        if why not in EXPLAINED:
            _fail(report, f"overgeslagen in CI: {why}")
    cost: float = getattr(report, "cost", 0.0)
    if report.passed and report.when == "call" and not slow and cost > LIMIT:
        _fail(report, f"{cost:.1f} s processor time; a test without the mark `slow` may take {LIMIT:.0f}")


def _fail(report: pytest.TestReport, why: str) -> None:
    report.outcome, report.longrepr = "failed", why
