"""A build of a workspace that says what it said: what was made is found in its place and put there as it was, and what was found is told again (edge).

A milestone as it is built is a function of what the workspace says, of what was asked, and of the program: of these a hash is kept, with all that the build gave
to be written, each file by its hash. What gemeenten wrote for the papers of another milestone is no part of it: it is not given to who makes this one. Only when
every one of those very files still stands where it was written are they taken for what would be made; they are then published as any other, so that what is
protected there stays protected. Whatever differs, the milestone is built.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from assembler.ground.findings import Finding, Findings
from assembler.store import outcome, together
from assembler.store.cache import Cache
from assembler.store.files import contents, is_ordinary
from assembler.store.folder import File
from assembler.store.meaning import meaning
from assembler.store.stamps import stamps
from assembler.store.turn import Turn
from assembler.verbs.built import Published, Ready, Result, write

Built = tuple[dict[str, Result], Findings]  # what was built, by traject; and what the files of the workspace themselves have to say


class Again:
    """The builds of a workspace that were asked just this; `asked` is everything but the folder in which the documents come."""

    def __init__(self, root: Path, cache: Cache, asked: Mapping[str, Any]) -> None:
        self._root, self._cache = root, cache
        self._asked = json.dumps(asked, sort_keys=True)
        self._stamps = stamps(root)  # before anything is read
        self._library: Sequence[Finding] | None = None
        self._before = None if together.unfinished(root) else meaning(root, cache)

    def told(self, place: Path, turn: Turn) -> Built | None:
        """Return what building all of this below `place` does, with its files published; None when it must be built. WriteError when a file cannot be written."""
        head = self._cache.get(self._whole()) if self._before is not None else None
        if head is None:
            return None
        ready = {name: [self.known(name, item, place / name / item) for item in items] for name, items in head["trajecten"].items()}
        found = {name: [item for item in row if item is not None] for name, row in ready.items()}
        if found != ready:
            return None
        done = {name: Result() for name in found}
        for name, result in done.items():
            write(result, found[name], turn)
        return done, outcome.from_data(head["loose"])

    def known(self, traject: str, mijlpaal: str, folder: Path) -> Ready | None:
        """Return a milestone as it was built in this folder; None when it must be built."""
        data = self._cache.get(self._of(traject, mijlpaal)) if self._before is not None else None
        files = _files(folder, data["rows"]) if data is not None else None
        if data is None or files is None:
            return None
        given = Published(data["head"], data["rows"], data["whole"], outcome.from_data(data["findings"]), data["afwijkend"])
        return Ready(mijlpaal, folder, given, files)

    def holds(self) -> bool:
        """Return whether the workspace is still the one of which it is known what was built: for who has read it since."""
        return self._before is not None and stamps(self._root) == self._stamps

    def library(self, make: Callable[[], Sequence[Finding]]) -> Sequence[Finding]:
        """Return what is wrong in the library of the workspace that was just read: what was found before, when it says the same."""
        kept = self._cache.get(self._checked()) if self.holds() else None
        self._library = outcome.from_data(kept) if kept is not None else make()
        return self._library

    def keep(self, built: Mapping[str, Result], loose: Findings) -> None:
        """Keep what a build did, unless something was wrong, or the workspace was changed meanwhile."""
        found: list[Finding] = [*loose, *(item for result in built.values() for item in result.findings)]
        if self._before is None or any(item.is_error for item in found) or meaning(self._root, self._cache) != self._before:
            return
        if self._library is not None:
            self._cache.put(self._checked(), outcome.as_data(self._library))
        for name, result in built.items():
            for item in result.outcomes:
                self._cache.put(self._of(name, item), _data(result.published[item]))
        self._cache.put(self._whole(), {"trajecten": {name: list(result.outcomes) for name, result in built.items()}, "loose": outcome.as_data(loose)})

    def _whole(self) -> str:
        assert self._before is not None  # noqa: S101 - nothing is asked or kept then
        return self._cache.key("build", self._before.every, self._asked)

    def _checked(self) -> str:
        assert self._before is not None  # noqa: S101 - as above
        return self._cache.key("library", self._before.shared)

    def _of(self, traject: str, mijlpaal: str) -> str:
        assert self._before is not None  # noqa: S101 - as above
        return self._cache.key("milestone", self._before.shared, self._before.texts.get(mijlpaal, ""), self._asked, traject, mijlpaal)


def _data(given: Published) -> dict[str, Any]:
    rows = [dict(row) for row in given.rows]
    return {"head": dict(given.head), "rows": rows, "whole": given.whole, "findings": outcome.as_data(given.findings), "afwijkend": given.afwijkend}


def _files(folder: Path, rows: Sequence[Mapping[str, Any]]) -> list[File] | None:
    """Return the files of these rows as they stand in a folder; None when one of them is not the very file that was written."""
    found = []
    for row in rows:
        path = folder / row["path"]
        try:
            content = contents(path) if is_ordinary(path) else None
        except OSError:
            content = None
        if content is None or hashlib.sha256(content).hexdigest() != row["sha256"]:
            return None
        found.append(File(row["path"], content, row))
    return found
