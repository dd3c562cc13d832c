"""Several files of a workspace at once, all or none, under its lock (edge).

What is to be put in place stands ready beside the workspace first, then one file announces it, then each part moves to its place. Who is killed before the
announcement changed nothing; who is killed after it left a plan, which whoever comes next, to read or to write, carries out before anything else. A file
that a person changed in between stays as that person left it: what was to come there is kept beside the plan.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assembler.store import journal
from assembler.store.files import BEGIN, PATIENCE, ROOM, OddFileError, beside, contents, is_ordinary, locked, put, real, room, settle, sweep

__all__ = ["ASIDE", "PLAN", "ROOM", "finish", "unfinished", "write", "writing"]

PLAN = "bezig.json"
ASIDE = "niet-bewaard"  # what could not come in its place any more, for a person to look at
_LIMIT = 64_000_000


@dataclass(frozen=True, slots=True)
class _Part:
    """One file of a plan: what stood there (its hash; None: nothing), what is to come (None: nothing), and the file in the room that holds that."""

    file: str
    was: str | None
    wordt: str | None
    deel: str


@contextlib.contextmanager
def writing(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a workspace, with what a killed writer left finished first; BusyError when another keeps it too long."""
    with locked(room(root), patience):
        _finish(root)
        yield


def finish(root: Path) -> None:
    """Carry out the plan of a writer that was killed; one that is at work is waited for. OSError when that cannot be done."""
    if unfinished(root):
        with writing(root):
            pass


def unfinished(root: Path) -> bool:
    """Return whether a writer was killed half-way, or is at work."""
    return os.path.lexists(root / ROOM / PLAN)


def write(root: Path, files: Mapping[str, bytes | None], lines: Sequence[journal.Line] = ()) -> None:
    """Put files in their places (None: it goes), and these lines in the journal; OSError when it fails, and then nothing has changed. Under `writing`."""
    own = room(root)
    before = {file: _there(real(root, root / file)) for file in files}
    made: list[Path] = []
    try:
        parts = []
        for file, content in files.items():
            deel = ""
            if content is not None:
                made.append(beside(own / "x", content))
                deel = made[-1].name
            parts.append(_Part(file, _hash(before[file]), _hash(content), deel))
        for file, content in files.items():
            if content is not None:
                (root / file).parent.mkdir(parents=True, exist_ok=True)
        try:
            _announce(own, parts, lines)
            for part in parts:
                _place(root, part)
        except BaseException:  # also who is asked to stop, between two files
            _undo(root, before)
            (own / PLAN).unlink(missing_ok=True)
            raise
    finally:
        if not os.path.lexists(own / PLAN):  # while there is a plan, who comes next needs them
            _gone(made)
    _close(root, parts, lines)
    _gone(made)


def _gone(made: Sequence[Path]) -> None:
    for item in made:
        item.unlink(missing_ok=True)


def _announce(own: Path, parts: Sequence[_Part], lines: Sequence[journal.Line]) -> None:
    plan = {"bestanden": [[part.file, part.was, part.wordt, part.deel] for part in parts], "regels": [list(line) for line in lines]}
    put(own / PLAN, json.dumps(plan, ensure_ascii=False).encode())


def _place(root: Path, part: _Part) -> None:
    """Move one part to its place, or take away what stands there."""
    path = root / part.file
    if part.wordt is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    ready = root / ROOM / part.deel
    try:
        ready.replace(path)
    except OSError as fault:
        if fault.errno != errno.EXDEV:
            raise
        put(path, contents(ready, _LIMIT))  # the folder is on another disk
    settle(path.parent)


def _undo(root: Path, before: Mapping[str, bytes | None]) -> None:
    """Put back what stood there, as far as that can be."""
    for file, content in before.items():
        with contextlib.suppress(OSError):
            if content is None:
                (root / file).unlink(missing_ok=True)
            elif _there(root / file) != content:
                put(root / file, content)


def _close(root: Path, parts: Sequence[_Part], lines: Sequence[journal.Line]) -> None:
    """Write the lines and forget the plan. Without room for a line the plan stays, and who comes next tries again: the files are in their places."""
    with contextlib.suppress(OSError):
        for line in lines:
            journal.once(root, line)
        for folder in {(root / part.file).parent for part in parts if part.wordt is None}:
            settle(folder) if folder.is_dir() else None
        (root / ROOM / PLAN).unlink(missing_ok=True)


def _finish(root: Path) -> None:
    """Carry out the plan that is there, and take away what was never announced."""
    own = room(root)
    parts, lines = _plan(own)
    for part in parts:
        try:
            now = _hash(_there(real(root, root / part.file)))
        except OddFileError:
            continue  # a link that somebody planted
        if now == part.was != part.wordt:
            if part.wordt is None or is_ordinary(own / part.deel):
                _place(root, part)
        elif now != part.wordt and part.deel and is_ordinary(own / part.deel):
            _keep_aside(own, part)
    if os.path.lexists(own / PLAN):
        _close(root, parts, lines)
    sweep(own)


def _plan(own: Path) -> tuple[list[_Part], list[journal.Line]]:
    """Return the plan that is there; an empty one when there is none, or something else."""
    try:
        data = json.loads(contents(own / PLAN))
        parts = [_Part(*row) for row in data["bestanden"]]
        lines = [journal.Line(*row) for row in data["regels"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return [], []
    return [part for part in parts if _fits(part)], lines


def _fits(part: _Part) -> bool:
    """Whether a part is one that this program announced: in the workspace, from a file of its own."""
    steps = part.file.split("/")
    return not any(step in {"", ".", ".."} for step in steps) and (not part.deel or (part.deel.startswith(BEGIN) and "/" not in part.deel))


def _keep_aside(own: Path, part: _Part) -> None:
    """Keep what was to come where a person has written something else meanwhile."""
    place = own / ASIDE
    place.mkdir(exist_ok=True)
    (own / part.deel).replace(place / f"{(part.wordt or '')[:12]}-{part.file.replace('/', '-')}")


def _there(path: Path) -> bytes | None:
    return contents(path, _LIMIT) if is_ordinary(path) else None


def _hash(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()
