"""On how many examples a law is tried: as many as the suite has time for, and DOSIS times as many in `make fuzz`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
DOSIS = int(os.environ.get("DOSIS", "1"))


def voorbeelden(aantal: int) -> int:
    """Return the number of examples in this run of what has `aantal` in the suite."""
    return aantal * DOSIS


def greep(rij: Sequence[T], van: int) -> list[T]:
    """Return one in `van` of these cases, spread over the row, and with `make fuzz` every one of them."""
    stap = max(1, van - DOSIS + 1)
    return [item for nummer, item in enumerate(rij) if (nummer + nummer // stap) % stap == 0] if stap > 1 else list(rij)
