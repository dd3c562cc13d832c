"""A build of a workspace that says what it said: what was made is found in its place and put there as it was, and what was found is told again (edge).

A build is a function of what the workspace says, of what was asked, and of the program: of these a hash is kept, with all that the build gave to be written, each
file by its hash. Only when every one of those very files still stands where it was written are they taken for what would be made; they are then published as
any other, so that what is protected there stays protected. Whatever differs, the build is done.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assembler.ground.findings import Finding, Findings
from assembler.store import outcome, together
from assembler.store.cache import Cache
from assembler.store.files import contents, is_ordinary
from assembler.store.folder import File, publish
from assembler.store.meaning import meaning
from assembler.store.turn import Turn
from assembler.verbs.built import Published, Result

Built = tuple[dict[str, Result], Findings]  # what was built, by traject; and what the files of the workspace themselves have to say


class Again:
    """The builds of a workspace that were asked just this; `asked` is everything but the folder in which the documents come."""

    def __init__(self, root: Path, cache: Cache, asked: Mapping[str, Any]) -> None:
        self._root, self._cache = root, cache
        self._asked = json.dumps(asked, sort_keys=True)
        self._before = None if together.unfinished(root) else meaning(root, cache)

    def told(self, place: Path, turn: Turn) -> Built | None:
        """Return what building this below `place` does, with its files published; None when it must be built. WriteError when a file cannot be written."""
        head = self._kept("")
        parts = {name: self._kept(name) for name in head["trajecten"]} if head is not None else {}
        if head is None or None in parts.values():
            return None
        there = {(name, item): _files(place / name / item, rows) for name, part in parts.items() for item, (_, rows, _) in part["mijlpalen"].items()}
        if None in there.values():
            return None
        done = {}
        for name, part in parts.items():
            result = Result(findings=outcome.from_data(part["findings"]), teksten=part["teksten"], afwijkend=part["afwijkend"])
            for item, (first, rows, whole) in part["mijlpalen"].items():
                result.published[item] = Published(first, rows, whole)
                result.outcomes[item] = publish(place / name / item, first, there[name, item] or (), whole=whole, turn=turn)
            done[name] = result
        return done, outcome.from_data(head["loose"])

    def keep(self, built: Mapping[str, Result], loose: Findings) -> None:
        """Keep what a build did, unless something was wrong, or the workspace was changed meanwhile."""
        found: list[Finding] = [*loose, *(item for result in built.values() for item in result.findings)]
        if self._before is None or any(item.is_error for item in found) or meaning(self._root, self._cache) != self._before:
            return
        for name, result in built.items():
            given = {item: result.published[item] for item in result.outcomes}
            rows = {item: [dict(row.head), [dict(one) for one in row.rows], row.whole] for item, row in given.items()}
            self._put(name, {"findings": outcome.as_data(result.findings), "teksten": result.teksten, "afwijkend": result.afwijkend, "mijlpalen": rows})
        self._put("", {"trajecten": list(built), "loose": outcome.as_data(loose)})

    def _key(self, traject: str) -> str:
        return self._cache.key("build", self._before, self._asked, traject)

    def _kept(self, traject: str) -> Any:
        return None if self._before is None else self._cache.get(self._key(traject))

    def _put(self, traject: str, data: Any) -> None:
        self._cache.put(self._key(traject), data)


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
