"""A workspace that stays open for a face that stays: read once, read again when a file has changed."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Mapping
from copy import copy
from datetime import UTC, date, datetime
from pathlib import Path

from assembler.checking.rights.hidden import owner_of_file
from assembler.checking.rights.owners import refused, touched
from assembler.checking.rights.people import ALONE, REGIO, Person
from assembler.ground.findings import Findings
from assembler.store import fingerprint, journal
from assembler.store.drafts import Drafts
from assembler.store.leases import Leases
from assembler.store.sources import Overlay
from assembler.store.stamps import Stamps, stamps
from assembler.store.waiting import Waiting
from assembler.verbs.jobs import Jobs
from assembler.verbs.opened import Opened, read
from assembler.verbs.refusals import NotYoursError
from assembler.verbs.settings import Setting, Settings

_KEPT = 3  # workspaces with a change that somebody is looking at


class Kept:
    """What all who work at one workspace share: the files as they were read last, builds, drafts; safe for several threads."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.jobs = Jobs()
        self.drafts = Drafts(root)
        self.leases = Leases(root)
        self.waiting = Waiting(root)
        self.settings = Settings(root, self._parties)
        self.told: dict[str, Findings] = {}  # by person: what is to be said of the last save
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

    def _parties(self) -> tuple[str, Mapping[str, object]]:
        opened = self.open()
        return opened.key, opened.workspace.organisaties

    def setting(self) -> Setting:
        """Return the settings that hold now; of the participants only what was read already, for this is asked at every request."""
        return self.settings.now(self._opened.key if self._opened is not None else "")

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


class Desk:
    """The workspace under one root for a face that stays open, as one person sees it: all that is asked of it leaves out what that person may not read."""

    def __init__(
        self, root: Path, today: Callable[[], date] = date.today, person: Person = ALONE, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.root = root
        self.today = today
        self._now = now
        self.person = person
        self._kept = Kept(root)

    def of(self, person: Person) -> Desk:
        """Return the same workspace as another person sees it."""
        other = copy(self)
        other.person = person
        return other

    @property
    def jobs(self) -> Jobs:
        """The builds of the workspace."""
        return self._kept.jobs

    @property
    def settings(self) -> Setting:
        """The settings of the workbench that hold now."""
        return self._kept.setting()

    @property
    def begun(self) -> Setting:
        """The settings as they are read when the workbench begins."""
        return self._kept.settings.first()

    @property
    def unset(self) -> Findings:
        """What is wrong with the settings as they stand in their file now: those that hold are the ones before it."""
        return self._kept.settings.findings

    def hear(self, tell: Callable[[Findings], None]) -> None:
        """Let somebody be told what is wrong with the settings, whenever they are read again."""
        self._kept.settings.hear = tell

    @property
    def waiting(self) -> Waiting:
        """The saves that are to come in git."""
        return self._kept.waiting

    def tell(self, found: Findings) -> None:
        """Say something of the last save of this person; nothing, when all went well."""
        self._kept.told[self.person.naam] = found

    @property
    def told(self) -> Findings:
        """What is to be said of the last save of this person."""
        return self._kept.told.get(self.person.naam, ())

    def open(self) -> Opened:
        """Return the workspace as it stands on the disk now, as this person sees it; UnknownNameError when the folder is none."""
        return self.whole().seen_by(self.person)

    def whole(self) -> Opened:
        """Return the workspace with all that stands in it: for who writes it down again or holds an edit against it, never to be shown."""
        return self._kept.open()

    def with_laid(self, overlay: Overlay) -> Opened:
        """Return the workspace with files laid over those on the disk, as this person sees it."""
        return self._kept.with_laid(overlay).seen_by(self.person)

    def whole_with(self, overlay: Overlay) -> Opened:
        """Return the workspace with files laid over those on the disk and all that stands in it, never to be shown."""
        return self._kept.with_laid(overlay)

    def keeps(self, file: str) -> None:
        """NotYoursError when a file is not this person's to change: asked before anything that stands in it is told, as a conflict does.

        Of a file that is not there nothing can be told: whether the region may make it, the records say.
        """
        if self.person.writes(REGIO) and not os.path.lexists(self.root / file):
            return
        why = refused(self.person, frozenset({owner_of_file(file)}))
        if why:
            raise NotYoursError(why)

    def refuse(self, after: Opened) -> None:
        """NotYoursError when an edit that makes the workspace this one changes records that are not this person's to change."""
        if not (self.person.alone or after.faults):  # with a fault in it nothing is saved
            why = refused(self.person, touched(self.whole().workspace, after.workspace))
            if why:
                raise NotYoursError(why)

    def draft(self, place: str) -> str:
        """Return what this person typed at a place and did not save, '' when nothing."""
        return self._kept.drafts.get(self.person.naam, place)

    def drafts(self) -> list[tuple[str, str]]:
        """Return the places of which this person has a draft, with when it was kept, newest first."""
        return self._kept.drafts.places(self.person.naam)

    def now(self) -> datetime:
        """Return the moment, in UTC."""
        return self._now()

    def keep(self, place: str, text: str) -> None:
        """Keep what was typed at a place."""
        self._kept.drafts.put(self.person.naam, place, text, self.now())

    def forget(self, place: str) -> None:
        """Forget what was typed at a place."""
        self._kept.drafts.drop(self.person.naam, place)

    def busy(self, place: str) -> list[tuple[str, datetime]]:
        """Say that this person works on a place, and return who else does: the name, and when that was last seen. It keeps nobody from anything."""
        if self.person.alone:
            return []
        moment = self.now()
        self._kept.leases.take(place, self.person.naam, self.person.toon or self.person.naam, moment)
        return self._kept.leases.others(place, self.person.naam, moment)

    def done(self, place: str) -> None:
        """Say that this person is done with a place."""
        if not self.person.alone:
            self._kept.leases.release(place, self.person.naam)

    def note(self, what: str, about: str) -> None:
        """Write down in the journal that this person saved, froze or downloaded something."""
        journal.note(self.root, self.now().astimezone(), self.person.naam, what, about)

    def line(self, what: str, about: str) -> journal.Line:
        """Return the line that says so, for what is written together with it."""
        return journal.line(datetime.now(UTC).astimezone(), self.person.naam, what, about)

    def state(self) -> str:
        """Return a word that changes whenever a file changes that this person may read: what an open page is told to look again by."""
        return self.open().key
