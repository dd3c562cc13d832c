"""Measures what a check costs: as it was (YAML read in Python, nothing kept), cold, and again of what has not changed; and what --help costs.

CPU seconds (user and system) of whole processes, the ways in turn, medians (of what takes a moment: the least); ends with 1 when a limit is passed.

Usage: .venv/bin/python tools/bench_check.py [--times N] [--old FOLDER]   (a checkout of an older version, measured in the same run)
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("clauses", "gemeenten", "regelingen", "templates", "trajecten")
# (what, beside what, at most): an unchanged workspace, issues 7 and 13
LIMITS = (("again", "as it was", 0.45), ("again", "cold", 0.15))
SMALL = ("bare interpreter", "--help")  # so short that whatever else runs shows in them
HELP_LIMIT = 0.060  # seconds over a bare interpreter

PROGRAM = ["-m", "assembler"]
PURE = ["-c", "from assembler.reading import yamlevents; yamlevents.CParser = None; from assembler.cli import main; main()"]


def cpu(arguments: list[str], src: Path, state: Path) -> float:
    """Run Python with these arguments and return the CPU seconds it took; an error of the program ends the measurement."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": str(src), "XDG_STATE_HOME": str(state)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a person compiles once
    done = subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment, check=False)  # noqa: S603 - our own program
    if done.returncode:
        sys.exit(f"{' '.join(arguments)}: {done.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(times: int, old: Path | None, work: Path) -> dict[str, float]:
    """Return what each way of running takes, the ways in turn, so that a busy machine is busy for all: its median, of what takes a moment the least."""
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, work / folder)
    src, state, check = ROOT / "src", work / "state", ["--root", str(work), "check"]
    ways: dict[str, Callable[[], float]] = {
        "bare interpreter": lambda: cpu(["-c", "pass"], src, state),
        "--help": lambda: cpu([*PROGRAM, "--help"], src, state),
        "as it was": lambda: cpu([*PURE, *check], src, Path(os.devnull)),
        "cold": lambda: cold(work, [*PROGRAM, *check], src, state),
        "again": lambda: cpu([*PROGRAM, *check], src, state),
    }
    if old is not None:
        data = ["--root", str(old), "check"]
        ways["older version"] = lambda: cpu([*PROGRAM, *data], old / "src", Path(os.devnull))
    for run in ways.values():
        run()  # compiles what is not compiled yet
    found: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(times):
        for name, run in ways.items():
            found[name].append(run())
    return {name: min(values) if name in SMALL else median(values) for name, values in found.items()}


def cold(work: Path, arguments: list[str], src: Path, state: Path) -> float:
    """Run as `cpu` does, with nothing kept from before."""
    shutil.rmtree(work / ".cache", ignore_errors=True)
    return cpu(arguments, src, state)


def main() -> None:
    """Measure, print, and judge by the limits."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--times", type=int, default=7)
    reader.add_argument("--old", type=Path)
    given = reader.parse_args()
    with tempfile.TemporaryDirectory() as work:
        took = measure(given.times, given.old, Path(work))
    print(f"{'':<18}{'CPU s':>8}{'x as it was':>13}{'x cold':>8}")
    for name, seconds in took.items():
        print(f"{name:<18}{seconds:8.3f}{seconds / took['as it was']:13.3f}{seconds / took['cold']:8.3f}")
    rows = [(f"{what} / {beside}", took[what] / took[beside], limit) for what, beside, limit in LIMITS]
    rows.append(("--help over a bare interpreter, s", took["--help"] - took["bare interpreter"], HELP_LIMIT))
    for label, value, limit in rows:
        print(f"{label:<36}{value:7.3f}  at most {limit:.3f}  {'yes' if value <= limit else 'NO'}")
    sys.exit(any(value > limit for _, value, limit in rows))


if __name__ == "__main__":
    main()
