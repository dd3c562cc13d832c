"""On how much a law is tried: half a dose of examples in the suite, DOSIS doses in `make fuzz`; of a matrix a sample, the rest in `make test-breed`."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from typing import Any, TypeVar

import pytest

T = TypeVar("T")
DOSIS = int(os.environ.get("DOSIS", "1"))
LEAST, ONE_IN = 3, 6


def voorbeelden(aantal: int) -> int:
    """Return the number of examples in this run of what has `aantal` in one dose: of one dose the suite tries half."""
    return (aantal + 1) // 2 if DOSIS == 1 else aantal * DOSIS


def greep(rij: Sequence[T], van: int) -> list[T]:
    """Return one in `van` of these cases, spread over the row, and with `make fuzz` every one of them."""
    stap = max(1, van - DOSIS + 1)
    return [item for nummer, item in enumerate(rij) if (nummer + nummer // stap) % stap == 0] if stap > 1 else list(rij)


def sampled(cases: Iterable[Any], kept: Container[Any] | int) -> list[Any]:
    """Return the cases of a matrix for `parametrize`: those of `kept`, or one in `kept`, stay in the suite; the others are `broad`."""
    found: list[Any] = []
    for number, case in enumerate(cases):
        stays = number % kept == 0 if isinstance(kept, int) else case in kept
        found.append(pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=() if stays else pytest.mark.broad))
    return found


def thin(items: Iterable[pytest.Item]) -> None:
    """Leave of a slow test with `LEAST` cases or more one in `ONE_IN` in the suite: the others are `broad`. What chose its own sample keeps it."""
    rows: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        rows[item.nodeid.partition("[")[0]].append(item)
    for cases in rows.values():
        if len(cases) >= LEAST and cases[0].get_closest_marker("slow") and not any(item.get_closest_marker("broad") for item in cases):
            for number, item in enumerate(cases):
                if number % ONE_IN:
                    item.add_marker(pytest.mark.broad)
