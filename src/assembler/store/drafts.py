"""What somebody typed and did not save: kept beside the workspace, not in it; losing it loses no text of a file (edge)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from assembler.store.beside import Table

_TABLE = "CREATE TABLE IF NOT EXISTS concept (wie TEXT, plaats TEXT, tekst TEXT NOT NULL, tijd TEXT NOT NULL, PRIMARY KEY (wie, plaats))"


class Drafts:
    """The drafts of one workspace, by user and place."""

    def __init__(self, root: Path) -> None:
        self._table = Table(root, "concepten.sqlite", _TABLE)

    def get(self, who: str, place: str) -> str:
        """Return a draft, '' when there is none."""
        rows = self._table.rows("SELECT tekst FROM concept WHERE wie = ? AND plaats = ?", (who, place))
        return rows[0][0] if rows else ""

    def put(self, who: str, place: str, text: str, moment: datetime) -> None:
        """Keep a draft in the place of the one before."""
        self._table.do("REPLACE INTO concept VALUES (?, ?, ?, ?)", who, place, text, moment.isoformat(timespec="seconds"))

    def drop(self, who: str, place: str) -> None:
        """Forget a draft: it was saved, or thrown away."""
        if self._table.rows("SELECT plaats FROM concept WHERE wie = ? AND plaats = ?", (who, place)):
            self._table.do("DELETE FROM concept WHERE wie = ? AND plaats = ?", who, place)

    def places(self, who: str) -> list[tuple[str, str]]:
        """Return the places of which somebody has a draft, with when it was kept, newest first."""
        return [(row[0], row[1]) for row in self._table.rows("SELECT plaats, tijd FROM concept WHERE wie = ? ORDER BY tijd DESC", (who,))]
