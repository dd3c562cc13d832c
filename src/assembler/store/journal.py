"""The journal of a workspace: who saved, froze and downloaded what, one line each, every line bound to the one before (edge)."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from assembler.store.files import locked

PLACE = (".werkbank", "journaal.jsonl")
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
    path = root.joinpath(*PLACE)
    with locked(path.parent / "journaal"):
        _append(path, line(moment, who, what, about))


def once(root: Path, row: Line) -> None:
    """Add a line, unless a writer that was killed had come so far."""
    path = root.joinpath(*PLACE)
    with locked(path.parent / "journaal"):
        if row not in [Line(item["tijd"], item["wie"], item["wat"], item["over"]) for item in lines(root)[-_NEAR:]]:
            _append(path, row)


def _append(path: Path, row: Line) -> None:
    """Add a line behind the last whole one: what was half written when the disk was full or the program was killed is no line."""
    content = path.read_bytes() if path.exists() else b""
    whole = content[: content.rfind(b"\n") + 1]
    before = hashlib.sha256(whole.splitlines(keepends=True)[-1]).hexdigest() if whole else ""
    text = json.dumps({**row._asdict(), "vorige": before}, ensure_ascii=False) + "\n"
    with open(path, "ab") as file:  # noqa: PTH123 - appended, never replaced
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
        rows = root.joinpath(*PLACE).read_bytes().splitlines(keepends=True)
        return [json.loads(row) for row in rows if row.endswith(b"\n")]
    except FileNotFoundError:
        return []


def broken(root: Path) -> list[int]:
    """Return the numbers of the lines (from 1) that do not fit the line before them."""
    before, wrong = "", []
    try:
        rows = root.joinpath(*PLACE).read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return []
    for number, row in enumerate((row for row in rows if row.endswith(b"\n")), 1):
        try:
            fits = json.loads(row)["vorige"] == before
        except (ValueError, KeyError, TypeError):
            fits = False
        if not fits:
            wrong.append(number)
        before = hashlib.sha256(row).hexdigest()
    return wrong
