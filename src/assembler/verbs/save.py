"""The one way in which a face writes what people wrote: under the lock, on what stands there now, and only when the workspace still loads (gate 1)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from assembler.store import together
from assembler.store.files import BusyError, contents, is_ordinary
from assembler.store.fingerprint import FOLDERS
from assembler.store.journal import Line
from assembler.verbs.desk import Desk
from assembler.verbs.opened import Opened, read
from assembler.verbs.recorded import recording, words
from assembler.verbs.refusals import FailedError, FoundError, UnknownNameError
from assembler.writing.edit import delete, insert, same, set_value, value_at
from assembler.writing.place import EditError, Path, spoken

PATIENCE = 60.0  # seconds that a save waits for another
_LIMIT = 4_000_000
MISSING = object()  # a value that is not there


class ConflictError(Exception):
    """What is to be changed is not any more what the user saw: what it was, what it is now, and what it would have become."""

    def __init__(self, where: str, was: str, theirs: str, yours: str) -> None:
        super().__init__(where)
        self.where, self.was, self.theirs, self.yours = where, was, theirs, yours


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is to be changed; `make` gives its bytes from those that stand there (None: nothing), or None for a file that goes.

    ConflictError from `make` when what stands there is not what the user saw.
    """

    file: str
    make: Callable[[bytes | None], bytes | None]
    what: str  # for the journal: "besluit 2021-05-27 ..."
    beside: Mapping[str, bytes] = field(default_factory=dict)  # new files that it names, such as the table of an import
    trial: Callable[[bytes | None], bytes | None] | None = None  # the bytes of which the effects are told, where those are others


def considered(desk: Desk, change: Change) -> tuple[Opened, bytes | None]:
    """Return the workspace as it would be, and the bytes of the file as they would be saved; nothing is written."""
    _kept_by(desk, change)
    before = _there(desk, change.file)
    fresh = _made(change, before)
    _free(desk, change)
    if not desk.person.alone:
        desk.refuse(desk.whole_with({**change.beside, change.file: fresh}))
    tried = _made(replace(change, make=change.trial), before) if change.trial else fresh
    return desk.with_laid({**change.beside, change.file: tried}), fresh


def save(desk: Desk, *changes: Change) -> None:
    """Write changes, all or none; ConflictError, FoundError (a fault that keeps the workspace from loading: nothing is written), NotYoursError or FailedError."""
    for change in changes:
        _kept_by(desk, change)
    name = changes[0].file
    try:
        with together.writing(desk.root, PATIENCE):
            files, before, lines = _files(desk, changes)
            if not files:
                return
            after = read(desk.root, overlay=files)
            if after.faults:
                raise FoundError(after.seen_by(desk.person).faults)
            desk.refuse(after)
            rows = {file: (before[file], content) for file, content in files.items()}
            with recording(desk, rows, lambda: words([item.what for item in changes], after.workspace, rows), lines):
                together.write(desk.root, files, lines)
    except BusyError as fault:
        raise FailedError("Iemand anders is aan het bewaren. Probeer het opnieuw.") from fault
    except OSError as fault:
        raise FailedError(f"{name} kan niet worden bewaard ({fault.strerror or fault}). Er is niets veranderd.") from fault


def _files(desk: Desk, changes: Sequence[Change]) -> tuple[dict[str, bytes | None], dict[str, bytes | None], list[Line]]:
    """Return the files as they are to be, what changes nothing left out, what stands in them now, and a line for the journal for each change."""
    files: dict[str, bytes | None] = {}
    there: dict[str, bytes | None] = {}
    lines = []
    for change in changes:
        before = files[change.file] if change.file in files else _there(desk, change.file)
        fresh = _made(change, before)
        if fresh == before:
            continue
        _free(desk, change)
        there = {name: _there(desk, name) for name in (*change.beside, change.file)} | there
        files |= {**change.beside, change.file: fresh}
        mark = hashlib.sha256(fresh or b"").hexdigest()[:12]
        lines.append(desk.line("bewaard", f"{change.what} ({change.file}, {mark})"))
    return files, there, lines


def _kept_by(desk: Desk, change: Change) -> None:
    for name in (change.file, *change.beside):
        desk.keeps(name)


def _free(desk: Desk, change: Change) -> None:
    """ConflictError when a file that is to come beside another is there already with other content."""
    for name, content in change.beside.items():
        if (there := _there(desk, name)) is not None and there != content:
            theirs, yours = (text.decode("utf-8", "replace") for text in (there, content))
            raise ConflictError(f"Er is al een bestand {name}. Geef wat u bewaart een andere dag of naam.", "", theirs, yours)


def _made(change: Change, before: bytes | None) -> bytes | None:
    try:
        return change.make(before)
    except EditError as fault:
        raise FailedError(f"Dit is zo niet te schrijven in {change.file}: {fault}") from fault


def _there(desk: Desk, file: str) -> bytes | None:
    """Return what stands at a place of the workspace; UnknownNameError for a place outside its folders."""
    parts = file.split("/")
    if parts[0] not in FOLDERS or "vastgelegd" in parts or any(not part or part.startswith(".") for part in parts):
        raise UnknownNameError(f"'{file}' is geen plaats in deze werkruimte.")
    path = desk.root / file
    if not path.resolve().is_relative_to(desk.root.resolve()):
        raise UnknownNameError(f"'{file}' is geen plaats in deze werkruimte.")
    return contents(path, _LIMIT) if is_ordinary(path) else None


# --- values in a file ------------------------------------------------------------------------------------------------


def value(content: bytes, path: Path) -> Any:
    """Return the value at a path, or MISSING."""
    try:
        return value_at(content, path)
    except EditError:
        return MISSING


def replaced(content: bytes, path: Path, seen: Any, new: Any) -> bytes:
    """Return a file with another value at a path (MISSING: none); ConflictError when it does not hold what was seen, unless it holds the new value already."""
    now = value(content, path)
    if _same(now, new):
        return content
    if not _same(now, seen):
        raise ConflictError(spoken(path), shown(seen), shown(now), shown(new))
    if new is MISSING:
        return delete(content, path)
    return insert(content, path, new) if now is MISSING else set_value(content, path, new)


def _same(one: Any, other: Any) -> bool:
    if one is MISSING or other is MISSING:
        return one is other
    return same(one, other)


def shown(value: Any) -> str:
    """Return a value as it would stand in a file; '' where there is none."""
    from assembler.writing import house  # noqa: PLC0415

    if value is MISSING or value is None:
        return ""
    return "\n".join(house.block(value, 0)) if house.is_many(value) and value else str(value)
