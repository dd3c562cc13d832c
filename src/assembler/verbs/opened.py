"""A workspace as it was read at one moment, and what was worked out of it: kept as long as no file changes."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from assembler.checking.rights import hidden
from assembler.checking.rights.people import EVERYTHING, Person, Sight
from assembler.ground.findings import Findings, has_errors, ordered
from assembler.pipeline import Folded, Milestone
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.store.sources import NO_OVERLAY, Overlay
from assembler.verbs import open as opening
from assembler.verbs import withheld
from assembler.verbs.check import Checked
from assembler.verbs.texts import Gekozen, latest, pick

T = TypeVar("T")


@dataclass(slots=True)
class Opened:
    """A workspace as it was read at one moment; `faults` are what keeps every verb from working with it (gate 1)."""

    root: Path
    workspace: Workspace
    faults: Findings
    key: str  # the hash of all that was read
    sight: Sight = EVERYTHING  # what of it may be seen
    _kept: dict[Any, Any] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def once(self, name: Any, make: Callable[[], T]) -> T:
        """Return what `make` gives for this workspace; the second time, what it gave the first."""
        with self._lock:
            if name not in self._kept:
                self._kept[name] = make()
            found: T = self._kept[name]
            return found

    def seen_by(self, person: Person) -> Opened:
        """Return the workspace as somebody may see it: everything that is asked of it is worked out from that alone."""
        sight = person.sight
        if sight.everything:
            return self
        if self.faults:  # nothing is worked out of it; who keeps a file sees what is wrong in it
            return self.once(("seen", person.rollen), lambda: self._faulty(person))
        return self.once(("seen", sight), lambda: self._seen(sight))

    def _seen(self, sight: Sight) -> Opened:
        """Return a workspace that loads as it may be seen; its key changes only when what may be seen does."""
        workspace = hidden.seen(self.workspace, sight)
        digest = hashlib.sha256("".join(f"{name}\0{mark}\0" for name, mark in sorted(workspace.files.items())).encode())
        return Opened(self.root, workspace, self.faults, digest.hexdigest(), sight)

    def _faulty(self, person: Person) -> Opened:
        """Return a workspace that does not load: of files of others only that there is a fault in them."""
        owners = {hidden.owner_of_file(item.span.file) for item in self.faults}
        found = hidden.faults(self.faults, {owner: person.writes(owner) for owner in owners})
        return Opened(self.root, Workspace(), tuple(found), self.key, person.sight)

    def traject(self, name: str | None) -> Trajectmap:
        """Return a traject; UnknownNameError with the nearest name."""
        return opening.the_traject(self.workspace, name)

    def text(self, trajectmap: Trajectmap, name: str | None) -> Gekozen:
        """Return the text of a milestone that a person named: `concept`, `concept@2`, `concept@nu`."""
        return self.once(("text", trajectmap.traject.id, name), lambda: withheld.chosen(pick(self.root, trajectmap, name), self.sight))

    def milestone(self, trajectmap: Trajectmap, mijlpaal: Mijlpaal) -> Milestone:
        """Return a milestone with all its documents as the log folds now."""
        from assembler import pipeline  # noqa: PLC0415 - heavy, for who shows a text
        from assembler.verbs.earlier import earlier  # noqa: PLC0415

        def make() -> Milestone:
            return withheld.milestone(pipeline.fold(self.workspace, trajectmap, mijlpaal, earlier(self.root, self.workspace, trajectmap, mijlpaal)), self.sight)

        return self.once(("milestone", trajectmap.traject.id, mijlpaal.id), make)

    def folded(self, trajectmap: Trajectmap, mijlpaal: Mijlpaal) -> Folded:
        """Return a milestone without its documents, for who makes one of them: with the milestone before, as when all are made."""
        from assembler import pipeline  # noqa: PLC0415
        from assembler.verbs.earlier import earlier  # noqa: PLC0415

        return pipeline.fold(self.workspace, trajectmap, mijlpaal, earlier(self.root, self.workspace, trajectmap, mijlpaal))

    def findings(self, trajectmap: Trajectmap) -> Checked:
        """Return what `check` finds of a traject, from what was folded before."""
        return self.once(("findings", trajectmap.traject.id), lambda: _findings(self, trajectmap))


def _findings(opened: Opened, trajectmap: Trajectmap) -> Checked:
    from assembler.checking import names  # noqa: PLC0415

    name = trajectmap.traject.id
    kept = latest(opened.root, opened.workspace, name)
    found = [*names.check(opened.workspace)]
    for mijlpaal in trajectmap.mijlpalen:
        if (name, mijlpaal.id) not in kept:
            found += opened.milestone(trajectmap, mijlpaal).findings
    fixed = (item for row in kept.values() for item in row.bevindingen)
    every = ordered(tuple(withheld.findings((*ordered(found), *fixed), opened.sight)))
    return Checked(every, {f"{traject} {item}": row.tekst for (traject, item), row in kept.items()})


def read(root: Path, key: str = "", overlay: Overlay = NO_OVERLAY) -> Opened:
    """Return a workspace with the faults that stop every verb, and with files laid over those on the disk; UnknownNameError when there is none."""
    workspace, found = opening.load(root, overlay)
    faults = ordered((*found, *(() if has_errors(found) else opening.named(workspace))))
    return Opened(root, workspace, faults if has_errors(faults) else (), key)


def versions(opened: Opened, trajectmap: Trajectmap) -> Mapping[str, list[int]]:
    """Return the numbers of the frozen versions of each milestone."""
    from assembler.store.versions import numbers  # noqa: PLC0415

    return {item.id: numbers(opened.root, trajectmap.traject.id, item.id) for item in trajectmap.mijlpalen}
