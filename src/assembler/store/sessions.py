"""Who is logged in: what the provider said of him, until when; the word in his cookie is kept as its hash only (edge)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from assembler.store.beside import Table
from assembler.store.secret import passing

_TABLE = "CREATE TABLE IF NOT EXISTS sessie (merk TEXT PRIMARY KEY, gezegd TEXT NOT NULL, tot TEXT NOT NULL)"
_REMEMBERED = timedelta(days=7)  # after its end: so that typed words are kept for whose they are


@dataclass(frozen=True, slots=True)
class Session:
    """One log-in: its mark (which is in no cookie), what the provider said, and whether it still counts."""

    mark: str
    claims: Mapping[str, Any]
    alive: bool


class Sessions:
    """The log-ins of one workspace; times are in UTC."""

    def __init__(self, root: Path) -> None:
        self._table = Table(root, "sessies.sqlite", _TABLE)

    def begin(self, claims: Mapping[str, Any], until: datetime) -> str:
        """Return the word for the cookie of a new log-in; nobody can guess it."""
        word = passing().hex()
        with self._table.written() as base:
            base.execute("DELETE FROM sessie WHERE tot < ?", (_text(until - _REMEMBERED - timedelta(days=1)),))
            base.execute("INSERT INTO sessie VALUES (?, ?, ?)", (_mark(word), json.dumps(dict(claims), ensure_ascii=False), _text(until)))
        return word

    def get(self, word: str, now: datetime) -> Session | None:
        """Return the log-in of a cookie, also one that ended lately; None when there is none."""
        rows = self._table.rows("SELECT gezegd, tot FROM sessie WHERE merk = ?", (_mark(word),)) if word else []
        if not rows or rows[0][1] < _text(now - _REMEMBERED):
            return None
        return Session(_mark(word), json.loads(rows[0][0]), rows[0][1] > _text(now))

    def end(self, word: str) -> None:
        """End a log-in."""
        self._table.do("DELETE FROM sessie WHERE merk = ?", _mark(word))


def _mark(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
