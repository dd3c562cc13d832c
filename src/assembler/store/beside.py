"""Small tables that the workbench keeps beside a workspace, not in it; losing them loses no text of a file (edge)."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from assembler.store.files import ROOM, OddFileError, is_ordinary, room


class Table:
    """One table in a file of its own; made when something is first put into it, for who runs the workbench only."""

    def __init__(self, root: Path, file: str, made: str) -> None:
        self._root = root
        self._path = root / ROOM / file
        self._made = made

    @contextmanager
    def written(self) -> Iterator[sqlite3.Connection]:
        """Open it to change it; what is done in it is done whole."""
        room(self._root).mkdir(parents=True, exist_ok=True)
        if os.path.lexists(self._path) and not is_ordinary(self._path):
            raise OddFileError(0, "geen gewoon bestand", str(self._path))
        self._sound()
        with closing(sqlite3.connect(self._path, timeout=10)) as base, base:
            yield base

    def _sound(self) -> None:
        """See to it that the table is there; a file that is none is taken away."""
        for again in (True, False):
            try:
                with closing(sqlite3.connect(self._path, timeout=10)) as base, base:
                    base.execute(self._made)
            except sqlite3.OperationalError:
                raise  # another holds it, or there is no room
            except sqlite3.DatabaseError:
                if not again:
                    raise
                self._path.unlink()
            else:
                return

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
