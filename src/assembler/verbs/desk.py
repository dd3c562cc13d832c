"""A workspace that stays open for a face that stays: read once, read again when a file has changed."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from assembler.store import fingerprint, journal
from assembler.store.drafts import Drafts
from assembler.store.sources import Overlay
from assembler.store.stamps import Stamps, stamps
from assembler.verbs.jobs import Jobs
from assembler.verbs.opened import Opened, read

_KEPT = 3  # workspaces with a change that somebody is looking at
WHO = "deze computer"  # one user without a log-in


class Desk:
    """The workspace under one root for a face that stays open; safe for several threads."""

    def __init__(self, root: Path, today: Callable[[], date] = date.today) -> None:
        self.root = root
        self.today = today
        self.jobs = Jobs()
        self.drafts = Drafts(root)
        self._lock = threading.RLock()
        self._stamps: Stamps | None = None
        self._opened: Opened | None = None
        self._laid: dict[tuple[str, str], Opened] = {}

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

    def with_laid(self, overlay: Overlay) -> Opened:
        """Return the workspace with files laid over those on the disk; the last few are kept, for who looks at one change more than once."""
        digest = hashlib.sha256()
        for name, content in sorted(overlay.items()):
            digest.update(f"{name}\0{content is None}\0{len(content or b'')}\0".encode() + (content or b""))
        with self._lock:
            key = self.open().key, digest.hexdigest()
            if key not in self._laid:
                self._laid = dict(list(self._laid.items())[-_KEPT:])
                self._laid[key] = read(self.root, f"{key[0]}+{key[1]}", overlay)
            return self._laid[key]

    def draft(self, place: str) -> str:
        """Return what was typed at a place and not saved, '' when nothing."""
        return self.drafts.get(WHO, place)

    def keep(self, place: str, text: str) -> None:
        """Keep what was typed at a place."""
        self.drafts.put(WHO, place, text, datetime.now(UTC))

    def forget(self, place: str) -> None:
        """Forget what was typed at a place."""
        self.drafts.drop(WHO, place)

    def note(self, what: str, about: str) -> None:
        """Write down in the journal that somebody saved, froze or downloaded something."""
        journal.note(self.root, datetime.now(UTC).astimezone(), WHO, what, about)

    def state(self) -> str:
        """Return a word that changes whenever a file changes: what an open page is told to look again by."""
        return self.open().key
