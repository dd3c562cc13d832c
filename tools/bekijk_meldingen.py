"""Says which pinned packages have a known weakness, by tools/meldingen.json; exit 1 when one has. Asks nothing of the network.

Usage: .venv/bin/python tools/bekijk_meldingen.py
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from packaging.version import Version

sys.path.insert(0, str(Path(__file__).resolve().parent))
from maak_meldingen import OUTPUT, pinned, pinned_npm


def holds(version: str, row: Mapping[str, Any]) -> bool:
    """Return whether an advisory is about a version: within one of its ranges, or named."""
    return version in row["versies"] or any(_within(Version(version), events) for events in row["reeksen"])


def _within(version: Version, events: list[dict[str, str]]) -> bool:
    inside = False
    for event in events:  # in order, as the format demands
        if "introduced" in event and version >= Version(event["introduced"]):
            inside = True
        if "fixed" in event and version >= Version(event["fixed"]):
            inside = False
        if "last_affected" in event and version > Version(event["last_affected"]):
            inside = False
    return inside


def found(packages: Mapping[str, str], rows: list[dict[str, Any]], register: str = "pypi") -> list[str]:
    """Return a line for each pinned version that an advisory is about, of one register."""
    return [
        f"{row['pakket']} {packages[row['pakket']]}: {row['id']} ({', '.join(row['ook']) or 'geen andere naam'}; {row['zekerheid']})"
        for row in rows
        if row.get("register", "pypi") == register and row["pakket"] in packages and holds(packages[row["pakket"]], row)
    ]


def told(data: Mapping[str, Any], packages: Mapping[str, str], today: date) -> str:
    """Return what was looked at, and how old that is."""
    age = (today - date.fromisoformat(data["peildatum"])).days
    later = "".join(f" {source} is op {row['op']} nagevraagd over {row['pakketten']} pakketten." for source, row in data.get("nagevraagd", {}).items())
    return (
        f"{len(packages)} pakketten naast {len(data['meldingen'])} meldingen van {data['peildatum']} ({age} dagen oud; {data['bron']}). "
        "Wat daarna bekend werd, staat er alleen in met 'te verifiëren'; van pakketten van JavaScript staat er alleen dat."
        f"{later or ' De registers zelf zijn niet nagevraagd, of gaven geen antwoord.'}"
    )


if __name__ == "__main__":
    known = json.loads(OUTPUT.read_text(encoding="utf-8"))
    print(told(known, pinned(), datetime.now(UTC).date()))
    hits = found(pinned(), known["meldingen"]) + [line for name, version in sorted(pinned_npm()) for line in found({name: version}, known["meldingen"], "npm")]
    print("\n".join(hits) or "Geen melding over een versie die is vastgezet.")
    sys.exit(1 if hits else 0)
