"""On how many examples a law is tried: as many as the suite has time for, and DOSIS times as many in `make fuzz`."""

from __future__ import annotations

import os

DOSIS = int(os.environ.get("DOSIS", "1"))


def voorbeelden(aantal: int) -> int:
    """Return the number of examples in this run of what has `aantal` in the suite."""
    return aantal * DOSIS
