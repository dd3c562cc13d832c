"""What each test costs in seconds of processor time: a table by folder, a limit for what nobody called slow, and no skip that nobody explained.

Processor time, of this process and of those that it waited for: what else the machine does hardly changes it, so a limit on it holds on a busy machine too.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Generator

import pytest

LIMIT = 3.0  # seconds; `slow` is for more than a quarter of a second, so that who comes here is twelve times as dear as a test may be
IN_CI = os.environ.get("CI") == "true"
EXPLAINED = {"een beheerder mag alles lezen"}  # reasons to skip a test that hold in CI too; what the tests need, .ci/run installs


def spent() -> float:
    """Return the seconds of processor time of this process and of those that it waited for."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


class Costs:
    """Measures, in each worker; adds up and tells, where the workers report to."""

    def __init__(self) -> None:
        self.began = 0.0
        self.by_folder: dict[str, float] = defaultdict(float)
        self.tests: Counter[str] = Counter()

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
        self.began = spent()
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Write on the report what this part of the test cost; in CI, fail what costs too much or was skipped."""
        report = yield
        now = spent()
        report.cost, self.began = now - self.began, now  # type: ignore[attr-defined] # a report carries what is put on it from a worker
        judged(report, slow=item.get_closest_marker("slow") is not None, expected=hasattr(report, "wasxfail"))
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up, by folder."""
        folder = report.nodeid.partition("::")[0].rpartition("/")[0]
        self.by_folder[folder] += getattr(report, "cost", 0.0)
        self.tests[folder] += report.when == "call"

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
