"""What somebody typed and did not save: kept beside the workspace, not in it; losing it loses no text of a file (edge)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

PLACE = (".werkbank", "concepten.sqlite")
_TABLE = "CREATE TABLE IF NOT EXISTS concept (wie TEXT, plaats TEXT, tekst TEXT NOT NULL, tijd TEXT NOT NULL, PRIMARY KEY (wie, plaats))"


class Drafts:
    """The drafts of one workspace, by user and place."""

    def __init__(self, root: Path) -> None:
        self._path = root.joinpath(*PLACE)

    def get(self, who: str, place: str) -> str:
        """Return a draft, '' when there is none."""
        if not self._path.exists():
            return ""
        with self._open() as base:
            row = base.execute("SELECT tekst FROM concept WHERE wie = ? AND plaats = ?", (who, place)).fetchone()
        return str(row[0]) if row else ""

    def put(self, who: str, place: str, text: str, moment: datetime) -> None:
        """Keep a draft in the place of the one before."""
        with self._open() as base:
            base.execute("REPLACE INTO concept VALUES (?, ?, ?, ?)", (who, place, text, moment.isoformat(timespec="seconds")))

    def drop(self, who: str, place: str) -> None:
        """Forget a draft: it was saved, or thrown away."""
        if self._path.exists():
            with self._open() as base:
                base.execute("DELETE FROM concept WHERE wie = ? AND plaats = ?", (who, place))

    def places(self, who: str) -> list[tuple[str, str]]:
        """Return the places of which somebody has a draft, with when it was kept, newest first."""
        if not self._path.exists():
            return []
        with self._open() as base:
            return [(str(place), str(moment)) for place, moment in base.execute("SELECT plaats, tijd FROM concept WHERE wie = ? ORDER BY tijd DESC", (who,))]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=10)) as base, base:
            base.execute(_TABLE)
            yield base
