"""Measures the workbench beside a cold check in the same run: the preview of a sentence, the first page, a page again; and its memory.

CPU seconds (user and system), medians; ends with 1 when a limit is passed.

Usage: .venv/bin/python tools/bench_web.py [--times N]
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).resolve().parent))
from bench_check import FOLDERS, PROGRAM, ROOT, cpu

from assembler.reading import yamltext
from assembler.verbs.desk import Desk
from assembler.web.app import app

LIMITS = {"preview of a sentence": 1 / 8, "first page": 1 / 4}  # of a cold check: issue 11
PLACE = "gr-tekst/uittreding-kosten/schadebeperking"
HOST = "bench"


def taken(work: Callable[[], object]) -> float:
    """Return the CPU seconds that a piece of work in this process takes."""
    before = time.process_time()
    work()
    return time.process_time() - before


def browser(root: Path) -> TestClient:
    """Return a browser on a workbench that has read nothing yet."""
    return TestClient(app(Desk(root), {HOST}), base_url=f"http://{HOST}")


def turn(root: Path, number: int) -> dict[str, float]:
    """Return what each takes once, on a workbench that has read nothing yet."""
    yamltext.parse.cache_clear()  # of the turn before
    fresh = browser(root)
    place, address = f"/t/gr-sociaal/voorbeeld/{PLACE}", "/t/gr-sociaal/regeling"
    found = {
        "cold check": cpu([*PROGRAM, "--root", str(root), "check"], ROOT / "src", Path(os.devnull)),
        "first page": taken(lambda: fresh.get("/").raise_for_status()),
    }
    token = re.search(r'name="token" value="(\w+)"', fresh.get(f"/t/gr-sociaal/wijzig/{PLACE}").text)
    if token is None:
        sys.exit("there is no form for this sentence")
    form = {"token": token[1], "soort": "vervang"}
    fresh.post(place, data={**form, "tekst": "Een zin om mee te beginnen."}).raise_for_status()
    text = {**form, "tekst": f"Poging {number} van {{{{ begrip('deelnemer') }}}}."}
    found["preview of a sentence"] = taken(lambda: fresh.post(place, data=text).raise_for_status())
    fresh.get(address).raise_for_status()
    found["the regulation again"] = taken(lambda: fresh.get(address).raise_for_status())
    return found


def measure(root: Path, times: int) -> dict[str, float]:
    """Return the median of each."""
    turns = [turn(root, number) for number in range(times)]
    return {name: median(row[name] for row in turns) for name in turns[0]}


def main() -> None:
    """Measure and print; end with 1 when a limit is passed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=5)
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as place:
        for folder in FOLDERS:
            shutil.copytree(ROOT / folder, Path(place) / folder)
        found = measure(Path(place), times)
    whole = found["cold check"]
    for name, seconds in found.items():
        print(f"{name:24} {seconds:6.2f} s  {seconds / whole:5.2f} of a cold check")
    print(f"memory of the workbench   {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:5.0f} MB at most")
    late = [name for name, most in LIMITS.items() if found[name] > most * whole]
    if late:
        sys.exit(f"too slow: {', '.join(late)}")


if __name__ == "__main__":
    main()
