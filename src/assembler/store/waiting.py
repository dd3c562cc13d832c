"""Saves that are to become commits, in order: kept from before their files are written until git has them, so that none is lost when the program is killed (edge)."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from assembler.store import commits, journal
from assembler.store.beside import Table
from assembler.store.commits import Saved, Writer
from assembler.store.files import ROOM
from assembler.store.repository import NeverError, NotNowError, Repository
from assembler.store.secret import word
from assembler.store.together import PLAN

_TABLE = "CREATE TABLE IF NOT EXISTS wacht (merk TEXT PRIMARY KEY, gegevens TEXT NOT NULL)"


class Waiting:
    """The saves of one workspace that are not in git yet."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._table = Table(root, "wacht.sqlite", _TABLE)

    def add(self, saved: Saved, lines: Sequence[journal.Line] = ()) -> str:
        """Let a save wait, and return its mark; it counts only once its lines stand in the journal, which says that its files were written."""
        mark = word()
        data = {**asdict(saved), "moment": saved.moment.isoformat(), "regels": [list(line) for line in lines]}
        self._table.do("INSERT INTO wacht VALUES (?, ?)", mark, json.dumps(data, ensure_ascii=False))
        return mark

    def drop(self, mark: str) -> None:
        """Forget a save."""
        self._table.do("DELETE FROM wacht WHERE merk = ?", mark)

    def number(self) -> int:
        """Return how many saves wait."""
        return len(self._table.rows("SELECT merk FROM wacht", ()))

    def commit(self, repository: Repository) -> list[str]:
        """Commit what waits, oldest first, and return in words why something is not; what cannot be done now goes on waiting. Under `together.writing`."""
        reasons: list[str] = []
        written: set[journal.Line] | None = None
        rows = [(mark, *_read(text)) for mark, text in self._table.rows("SELECT merk, gegevens FROM wacht ORDER BY rowid", ())]
        last = {file: after for _, saved, _ in rows for file, (_, after) in saved.bestanden.items()}
        for mark, saved, lines in rows:
            if lines and os.path.lexists(self._root / ROOM / PLAN):  # of what is still to be finished the journal does not say yet that it was done
                return [*reasons, "Wat is bewaard, is nog niet in het journaal te schrijven; daarna komt het in Git."]
            if lines and written is None:
                written = {journal.Line(*(row[name] for name in journal.Line._fields)) for row in journal.lines(self._root)}
            if lines and not set(lines) <= (written or set()):  # its writer was killed before it wrote anything
                self.drop(mark)
                continue
            try:
                commits.commit(repository, saved, last)
            except NotNowError as fault:
                return list(dict.fromkeys([*reasons, f"{fault} Wat is bewaard, wacht; het komt in Git zodra iemand daarna weer bewaart."]))
            except NeverError as fault:
                reasons.append(str(fault))
            self.drop(mark)
        return list(dict.fromkeys(reasons))


def _read(text: str) -> tuple[Saved, list[journal.Line]]:
    data = json.loads(text)
    files = {file: (row[0], row[1]) for file, row in data["bestanden"].items()}
    saved = Saved(Writer(**data["wie"]), datetime.fromisoformat(data["moment"]), data["bericht"], files)
    return saved, [journal.Line(*row) for row in data["regels"]]
