"""The journal of a workspace: who saved, froze and downloaded what, one line each, every line bound to the one before (edge)."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from assembler.store.files import ROOM, contents, locked, room

PLACE = (ROOM, "journaal.jsonl")
_LIMIT = 500_000_000  # bytes: more lines than any workspace has
_NEAR = 20  # lines from the end in which one that was written before its writer was killed must stand


class Line(NamedTuple):
    """Who did what, when, and with what."""

    tijd: str
    wie: str
    wat: str
    over: str


def line(moment: datetime, who: str, what: str, about: str) -> Line:
    """Return a line for the journal."""
    return Line(moment.isoformat(timespec="seconds"), who, what, about)


def note(root: Path, moment: datetime, who: str, what: str, about: str) -> None:
    """Add a line; it carries the hash of the line before it, so that a line that is changed or removed shows."""
    path = room(root) / PLACE[1]
    with locked(path.parent / "journaal"):
        _append(path, line(moment, who, what, about))


def once(root: Path, row: Line) -> None:
    """Add a line, unless a writer that was killed had come so far."""
    path = room(root) / PLACE[1]
    with locked(path.parent / "journaal"):
        if row not in [Line(item["tijd"], item["wie"], item["wat"], item["over"]) for item in lines(root)[-_NEAR:]]:
            _append(path, row)


def _append(path: Path, row: Line) -> None:
    """Add a line behind the last whole one: what was half written when the disk was full or the program was killed is no line."""
    content = contents(path, _LIMIT) if os.path.lexists(path) else b""
    whole = content[: content.rfind(b"\n") + 1]
    before = hashlib.sha256(whole.splitlines(keepends=True)[-1]).hexdigest() if whole else ""
    text = json.dumps({**row._asdict(), "vorige": before}, ensure_ascii=False) + "\n"
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0), 0o666)
    with open(handle, "ab") as file:  # noqa: PTH123 - appended, never replaced, and no link followed
        if whole != content:
            file.truncate(len(whole))
        try:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            file.truncate(len(whole))
            raise


def lines(root: Path) -> list[dict[str, str]]:
    """Return the lines, oldest first; none when there is no journal."""
    try:
        rows = contents(room(root) / PLACE[1], _LIMIT).splitlines(keepends=True)
    except FileNotFoundError:
        return []
    return [found for row in rows if row.endswith(b"\n") and (found := _read(row)) is not None]


def _read(row: bytes) -> dict[str, str] | None:
    """Return what a line says; None for what is no line of ours: `broken` tells of it."""
    try:
        found = json.loads(row)
    except (ValueError, RecursionError):
        return None
    whole = isinstance(found, dict) and all(isinstance(found.get(name), str) for name in (*Line._fields, "vorige"))
    return found if whole else None


def broken(root: Path) -> list[int]:
    """Return the numbers of the lines (from 1) that do not fit the line before them."""
    before, wrong = "", []
    try:
        rows = contents(room(root) / PLACE[1], _LIMIT).splitlines(keepends=True)
    except FileNotFoundError:
        return []
    for number, row in enumerate((row for row in rows if row.endswith(b"\n")), 1):
        found = _read(row)
        if found is None or found["vorige"] != before:
            wrong.append(number)
        before = hashlib.sha256(row).hexdigest()
    return wrong
