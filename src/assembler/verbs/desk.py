"""A workspace that stays open for a face that stays: read once, read again when a file has changed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from assembler.store import fingerprint, journal
from assembler.store.stamps import Stamps, stamps
from assembler.verbs.jobs import Jobs
from assembler.verbs.opened import Opened, read

WHO = "deze computer"  # one user without a log-in


class Desk:
    """The workspace under one root for a face that stays open; safe for several threads."""

    def __init__(self, root: Path, today: Callable[[], date] = date.today) -> None:
        self.root = root
        self.today = today
        self.jobs = Jobs()
        self._lock = threading.RLock()
        self._stamps: Stamps | None = None
        self._opened: Opened | None = None

    def open(self) -> Opened:
        """Return the workspace as it stands on the disk now; UnknownNameError when the folder is none."""
        with self._lock:
            now = stamps(self.root)
            if self._opened is None or now != self._stamps:
                key = fingerprint.workspace(self.root) or ""
                if self._opened is None or not key or key != self._opened.key:
                    self._opened = read(self.root, key)
                self._stamps = now
            return self._opened

    def note(self, what: str, about: str) -> None:
        """Write down in the journal that somebody saved, froze or downloaded something."""
        journal.note(self.root, datetime.now(UTC).astimezone(), WHO, what, about)

    def state(self) -> str:
        """Return a word that changes whenever a file changes: what an open page is told to look again by."""
        return self.open().key
