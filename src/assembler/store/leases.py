"""Who is working on what now: told to others, kept from nobody; it ends by itself (edge)."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from assembler.store.beside import Table

_TABLE = "CREATE TABLE IF NOT EXISTS bezig (plaats TEXT, wie TEXT, toon TEXT NOT NULL, tijd TEXT NOT NULL, PRIMARY KEY (plaats, wie))"
LASTS = timedelta(minutes=15)  # since somebody last opened the page or typed


class Leases:
    """The places of one workspace that somebody works on; times are in UTC."""

    def __init__(self, root: Path) -> None:
        self._table = Table(root, "bezig.sqlite", _TABLE)

    def take(self, place: str, who: str, shown: str, moment: datetime) -> None:
        """Say that somebody works on a place."""
        with self._table.written() as base:
            base.execute("DELETE FROM bezig WHERE tijd <= ?", (_text(moment - LASTS),))
            base.execute("REPLACE INTO bezig VALUES (?, ?, ?, ?)", (place, who, shown, _text(moment)))

    def others(self, place: str, who: str, moment: datetime) -> list[tuple[str, datetime]]:
        """Return the names of the others that work on a place, each with when that was last seen."""
        rows = self._table.rows("SELECT toon, tijd FROM bezig WHERE plaats = ? AND wie <> ? AND tijd > ? ORDER BY tijd", (place, who, _text(moment - LASTS)))
        return [(row[0], datetime.fromisoformat(row[1])) for row in rows]

    def release(self, place: str, who: str) -> None:
        """Say that somebody is done with a place."""
        if self._table.rows("SELECT wie FROM bezig WHERE plaats = ? AND wie = ?", (place, who)):
            self._table.do("DELETE FROM bezig WHERE plaats = ? AND wie = ?", place, who)


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
