"""The tables of the country that the program carries: regulations in force and gemeenten, each with where it comes from and of which day (edge).

The files beside this module are made by `tools/maak_register.py`; the first line of each is its head.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "register"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what its head says, and its rows by their key in the order of the source."""

    bron: str
    datum: date
    licentie: str
    noot: str
    peildatum: date
    rows: dict[str, dict[str, Any]]

    @property
    def source(self) -> str:
        """Where its facts come from, as a file of a workspace says it."""
        return f"{self.bron}, {self.datum.day}-{self.datum.month}-{self.datum.year}"


@cache
def regulations() -> Table:
    """Return the regulations in force, by id."""
    return _read("regelingen.jsonl", "id")


@cache
def gemeenten() -> Table:
    """Return the gemeenten, by code (`gm0505`)."""
    return _read("gemeenten.jsonl", "code")


def _read(name: str, key: str) -> Table:
    head, *rows = (json.loads(line) for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines())
    day = date.fromisoformat(head["datum"])
    moment = date.fromisoformat(head["peildatum"]) if "peildatum" in head else day
    return Table(head["bron"], day, head["licentie"], head.get("noot", ""), moment, {row[key]: row for row in rows})
