"""Finished documents -> files: whole sets or nothing, unchanged files left alone, a person's edits kept (edge).

Which bytes are ours is known from the manifest, and from a journal that is written before any file is put in place: a build that was
killed half-way is finished by the next one, and its files are never taken for the work of a person.
"""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assembler.store.files import BusyError, OddFileError, beside, contents, is_ordinary, locked, put, real, settle, sweep
from assembler.store.turn import OvertakenError, Turn

PROGRAM = "assembler"
JOURNAL = ".journaal.json"
_NAME = re.compile(r"[^./\\:\x00-\x1f][^/\\:\x00-\x1f]{0,250}")


class WriteError(Exception):
    """A file or folder that cannot be written; the message says what to do."""

    def __init__(self, path: Path, fault: OSError) -> None:
        name = path.name
        if isinstance(fault, OddFileError):
            super().__init__(f"{path} is niet te gebruiken ({fault.strerror}). Haal het weg en probeer het opnieuw.")
            return
        if fault.errno == errno.EBUSY:
            message = f"Iemand anders is in {path.parents[1]} stukken aan het maken. Wacht tot dat klaar is, en probeer het opnieuw."
        elif fault.errno == errno.EAGAIN:
            message = (
                f"Iemand anders heeft de stukken in {path} intussen gemaakt, en de werkruimte is sindsdien gewijzigd. Er is niets vervangen; maak ze opnieuw."
            )
        elif isinstance(fault, PermissionError) and path.is_file():
            message = f"{name} is niet te vervangen. Is het nog open? Sluit {name} in {_program(path)} en probeer het opnieuw."
        else:
            message = f"In {path if path.is_dir() else path.parent} kan niet worden geschreven ({os.strerror(fault.errno or 0)})."
        super().__init__(message)


def _program(path: Path) -> str:
    return "Excel" if path.suffix in {".xlsx", ".csv"} else "Word"


@dataclass(frozen=True, slots=True)
class File:
    """A file to write: its name in the folder of the milestone, its bytes, and its row in the manifest."""

    name: str
    content: bytes
    row: Mapping[str, Any]


@dataclass(slots=True)
class Outcome:
    """What happened to each file."""

    nieuw: list[str] = field(default_factory=list)
    gewijzigd: list[str] = field(default_factory=list)
    ongewijzigd: list[str] = field(default_factory=list)
    verwijderd: list[str] = field(default_factory=list)
    bewaard: list[str] = field(default_factory=list)
    niet_gemaakt: list[str] = field(default_factory=list)


def inhoud(name: str, content: bytes) -> str:
    """Return the hash of what a file says: over the uncompressed parts of a package, so that it is equal on every machine."""
    digest = hashlib.sha256()
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for part in sorted(package.namelist()):
                digest.update(part.encode() + b"\0" + hashlib.sha256(package.read(part)).digest())
    else:
        digest.update(content)
    return digest.hexdigest()


def own_output(root: Path) -> Path:
    """Return where documents stand when nobody names a folder: `build` in the workspace; WriteError when a link there leads elsewhere."""
    try:
        return real(root, root / "build" / "x").parent
    except OddFileError as fault:
        raise WriteError(root / "build", fault) from fault


def publish(folder: Path, head: Mapping[str, Any], files: Sequence[File], *, whole: bool, kept: Sequence[str] = (), turn: Turn | None = None) -> Outcome:
    """Write the files of one milestone and its manifest; `kept` are names whose set had errors: they stay as they were.

    A whole build removes what is no longer made; a partial one replaces its own rows only. WriteError when it fails, also when it is not the turn of this build.
    """
    outcome = Outcome()
    try:
        top = folder.parents[2] if folder.parents[1].name == "werkversie" else folder.parents[1]
        real(top, folder / "x")  # below the folder that somebody named
    except OddFileError as fault:
        raise WriteError(Path(fault.filename), fault) from fault
    old = _rows(folder)
    if not files and not old:
        return outcome  # nothing to say: no empty folder either
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with turn.taken(folder) if turn else locked(folder.parents[1]):
            _publish(folder, head, files, outcome, whole=whole, kept=kept)
    except BusyError as fault:
        raise WriteError(folder, OSError(errno.EBUSY, "")) from fault
    except OvertakenError as fault:
        raise WriteError(folder, OSError(errno.EAGAIN, "")) from fault
    except OSError as fault:
        raise WriteError(Path(fault.filename or folder), fault) from fault
    return outcome


def _publish(folder: Path, head: Mapping[str, Any], files: Sequence[File], outcome: Outcome, *, whole: bool, kept: Sequence[str]) -> None:
    sweep(folder)
    old, ours = _rows(folder), _ours(folder)
    changed = [item for item in files if _differs(folder / item.name, item.content, outcome)]
    rows = {name: row for name, row in old.items() if not whole or name in kept}
    rows |= {item.name: dict(item.row) for item in files}
    gone = [name for name in old if name not in rows] if whole else []
    text = json.dumps({**head, "documenten": [rows[name] for name in sorted(rows)]}, ensure_ascii=False, indent=1) + "\n"
    manifest = None if _bytes(folder / "manifest.json") == text.encode() else text.encode()
    _write(folder, changed, manifest, ours, outcome, gone)
    (folder / JOURNAL).unlink(missing_ok=True)


def _rows(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the rows of the manifest that is there; none when it is absent, damaged, or no file of ours."""
    try:
        data = json.loads(contents(folder / "manifest.json"))
        return {row["path"]: row for row in data["documenten"] if _NAME.fullmatch(row["path"])}  # a path that leads elsewhere is not ours
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def _ours(folder: Path) -> dict[str, set[str]]:
    """Return, for each name, the hashes of what this program wrote there: by the manifest, and by the journal of a build that was killed."""
    known = {name: {str(row.get("sha256"))} for name, row in _rows(folder).items()}
    for name, hashes in _journal(folder).items():
        known.setdefault(name, set()).update(hashes)
    return known


def _journal(folder: Path) -> dict[str, list[str]]:
    """Return the hashes that builds which were killed had announced, by name; none when there was no such build."""
    try:
        data = json.loads(contents(folder / JOURNAL))
        return {str(name): [str(item) for item in row] for name, row in data.items()}
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        return {}


def _differs(path: Path, content: bytes, outcome: Outcome) -> bool:
    if not os.path.lexists(path):
        outcome.nieuw.append(path.name)
        return True
    if path.is_dir() and not path.is_symlink():
        raise IsADirectoryError(errno.EISDIR, "", str(path))
    same = _bytes(path) == content
    (outcome.ongewijzigd if same else outcome.gewijzigd).append(path.name)
    return not same


def _bytes(path: Path) -> bytes | None:
    """Return what stands there; None for what is no ordinary file of ours: a link, a pipe, something enormous."""
    try:
        return contents(path) if is_ordinary(path) else None
    except OddFileError:
        return None


def _write(folder: Path, files: Sequence[File], manifest: bytes | None, ours: Mapping[str, set[str]], outcome: Outcome, gone: Sequence[str]) -> None:
    """Write all files and the manifest beside their places first, then put them in place: no half set is left when the disk is full."""
    waiting: list[tuple[Path, Path]] = []
    last: Path | None = None
    try:
        for item in files:
            fresh = beside(folder / item.name, item.content)
            waiting.append((fresh, folder / item.name))
        last = None if manifest is None else beside(folder / "manifest.json", manifest)
        if files:
            journal = _journal(folder)
            for item in files:
                journal.setdefault(item.name, []).append(hashlib.sha256(item.content).hexdigest())
            put(folder / JOURNAL, json.dumps(journal).encode())
        for fresh, path in waiting:
            _keep_own(path, ours, outcome)
            fresh.replace(path)
        _remove(folder, gone, ours, outcome)
        if last is not None:
            last.replace(folder / "manifest.json")
        settle(folder)
    finally:
        for fresh in [*(fresh for fresh, _ in waiting), *([last] if last else [])]:
            fresh.unlink(missing_ok=True)


def _keep_own(path: Path, ours: Mapping[str, set[str]], outcome: Outcome) -> None:
    """Keep a file that a person changed: its hash is none of those that this program wrote there."""
    if not os.path.lexists(path):
        return
    there = _bytes(path)
    if there is not None and hashlib.sha256(there).hexdigest() in ours.get(path.name, ()):
        return
    number = 1
    while os.path.lexists(own := path.with_name(f"{path.stem}.eigen-{number}{path.suffix}")):
        number += 1
    path.replace(own)
    outcome.bewaard.append(own.name)


def _remove(folder: Path, names: Sequence[str], ours: Mapping[str, set[str]], outcome: Outcome) -> None:
    for name in names:
        path = folder / name
        if os.path.lexists(path):
            _keep_own(path, ours, outcome)
            path.unlink(missing_ok=True)
            outcome.verwijderd.append(name)


def replace_beside(path: Path, content: bytes) -> None:
    """Write one file in the folder of a milestone, where a build may be at work too; what a killed program left half written there goes. WriteError when it fails."""
    try:
        with locked(path.parents[2]):
            sweep(path.parent)
            put(path, content)
    except BusyError as fault:
        raise WriteError(path.parent, OSError(errno.EBUSY, "")) from fault
    except OSError as fault:
        raise WriteError(Path(fault.filename or path), fault) from fault


def replace_file(path: Path, content: bytes, root: Path | None = None) -> None:
    """Write one file, whole or not at all; a folder that is not there is made. Below `root` no link is followed. WriteError when it fails."""
    try:
        if root is not None:
            real(root, path)
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, content)
    except OSError as fault:
        raise WriteError(Path(fault.filename or path), fault) from fault
