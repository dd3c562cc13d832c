"""Finished documents -> files: whole sets or nothing, unchanged files left alone, a person's edits kept (edge)."""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PROGRAM = "assembler"


class WriteError(Exception):
    """A file or folder that cannot be written; the message says what to do."""

    def __init__(self, path: Path, fault: OSError) -> None:
        name = path.name
        if isinstance(fault, PermissionError) and path.is_file():
            message = f"{name} is niet te vervangen. Is het document nog open? Sluit {name} in Word en probeer het opnieuw."
        else:
            message = f"In {path if path.is_dir() else path.parent} kan niet worden geschreven ({os.strerror(fault.errno or 0)})."
        super().__init__(message)


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


def publish(folder: Path, head: Mapping[str, Any], files: Sequence[File], *, whole: bool, kept: Sequence[str] = ()) -> Outcome:
    """Write the files of one milestone and its manifest; `kept` are names whose set had errors: they stay as they were.

    A whole build removes what is no longer made; a partial one replaces its own rows only. WriteError when it fails.
    """
    outcome = Outcome()
    old = _rows(folder)
    if not files and not old:
        return outcome  # nothing to say: no empty folder either
    try:
        folder.mkdir(parents=True, exist_ok=True)
        changed = [item for item in files if _differs(folder / item.name, item.content, outcome)]
        _write(folder, changed, old, outcome)
        rows = {name: row for name, row in old.items() if not whole or name in kept}
        rows |= {item.name: dict(item.row) for item in files}
        if whole:
            _remove(folder, [name for name in old if name not in rows], old, outcome)
        text = json.dumps({**head, "documenten": [rows[name] for name in sorted(rows)]}, ensure_ascii=False, indent=1) + "\n"
        _replace(folder / "manifest.json", text.encode())
    except OSError as fault:
        raise WriteError(Path(fault.filename or folder), fault) from fault
    return outcome


def _rows(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the rows of the manifest that is there; none when it is absent or damaged."""
    try:
        data = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        return {row["path"]: row for row in data["documenten"] if Path(row["path"]).name == row["path"]}  # a path that leads elsewhere is not ours
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _differs(path: Path, content: bytes, outcome: Outcome) -> bool:
    if not path.exists():
        outcome.nieuw.append(path.name)
        return True
    same = path.read_bytes() == content
    (outcome.ongewijzigd if same else outcome.gewijzigd).append(path.name)
    return not same


def _write(folder: Path, files: Sequence[File], old: Mapping[str, Mapping[str, Any]], outcome: Outcome) -> None:
    """Write all files beside their places first, then put them in place: no half set is left when the disk is full."""
    waiting: list[tuple[Path, Path]] = []
    try:
        for item in files:
            path = folder / item.name
            fresh = path.with_name(f".{path.name}.nieuw")
            fresh.write_bytes(item.content)
            waiting.append((fresh, path))
        for fresh, path in waiting:
            _keep_own(path, old, outcome)
            fresh.replace(path)
    finally:
        for fresh, _ in waiting:
            fresh.unlink(missing_ok=True)


def _keep_own(path: Path, old: Mapping[str, Mapping[str, Any]], outcome: Outcome) -> None:
    """Keep a file that a person changed: its hash is not the one in the manifest."""
    if not path.exists():
        return
    known = old.get(path.name, {}).get("sha256")
    if known == hashlib.sha256(path.read_bytes()).hexdigest():
        return
    number = 1
    while (own := path.with_name(f"{path.stem}.eigen-{number}{path.suffix}")).exists():
        number += 1
    path.replace(own)
    outcome.bewaard.append(own.name)


def _remove(folder: Path, names: Sequence[str], old: Mapping[str, Mapping[str, Any]], outcome: Outcome) -> None:
    for name in names:
        path = folder / name
        if path.exists():
            _keep_own(path, old, outcome)
            path.unlink(missing_ok=True)
            outcome.verwijderd.append(name)


def replace_file(path: Path, content: bytes) -> None:
    """Write one file, whole or not at all; a folder that is not there is made. WriteError when it fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content)
    except OSError as fault:
        raise WriteError(Path(fault.filename or path), fault) from fault


def _replace(path: Path, content: bytes) -> None:
    if path.exists() and path.read_bytes() == content:
        return
    fresh = path.with_name(f".{path.name}.nieuw")
    fresh.write_bytes(content)
    fresh.replace(path)
