"""Small tables that the workbench keeps beside a workspace, not in it; losing them loses no text of a file (edge)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

FOLDER = ".werkbank"


class Table:
    """One table in a file of its own; made when something is first put into it, for who runs the workbench only."""

    def __init__(self, root: Path, file: str, made: str) -> None:
        self._path = root / FOLDER / file
        self._made = made

    @contextmanager
    def written(self) -> Iterator[sqlite3.Connection]:
        """Open it to change it; what is done in it is done whole."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=10)) as base, base:
            base.execute(self._made)
            yield base

    def rows(self, question: str, given: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Return the rows that a question gives; none while there is no table."""
        if not self._path.exists():
            return []
        with self.written() as base:
            return [tuple(str(item) for item in row) for row in base.execute(question, given)]

    def do(self, command: str, *given: str) -> None:
        """Carry out one change."""
        with self.written() as base:
            base.execute(command, given)
