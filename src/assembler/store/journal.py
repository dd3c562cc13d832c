"""The journal of a workspace: who saved, froze and downloaded what, one line each, every line bound to the one before (edge)."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import datetime
from pathlib import Path

from assembler.store.files import locked

PLACE = (".werkbank", "journaal.jsonl")


def note(root: Path, moment: datetime, who: str, what: str, about: str) -> None:
    """Add a line; it carries the hash of the line before it, so that a line that is changed or removed shows."""
    path = root.joinpath(*PLACE)
    with locked(path.parent / "journaal"):
        before = _last(path)
        row = {"tijd": moment.isoformat(timespec="seconds"), "wie": who, "wat": what, "over": about, "vorige": before}
        line = json.dumps(row, ensure_ascii=False) + "\n"
        with open(path, "ab") as file:  # noqa: PTH123 - appended, never replaced
            file.write(line.encode())
            file.flush()
            os.fsync(file.fileno())


def lines(root: Path) -> list[dict[str, str]]:
    """Return the lines, oldest first; none when there is no journal."""
    try:
        return [json.loads(line) for line in root.joinpath(*PLACE).read_text(encoding="utf-8").splitlines()]
    except FileNotFoundError:
        return []


def broken(root: Path) -> list[int]:
    """Return the numbers of the lines (from 1) that do not fit the line before them."""
    before, wrong = "", []
    try:
        rows = root.joinpath(*PLACE).read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return []
    for number, row in enumerate(rows, 1):
        try:
            fits = json.loads(row)["vorige"] == before
        except (ValueError, KeyError, TypeError):
            fits = False
        if not fits:
            wrong.append(number)
        before = hashlib.sha256(row).hexdigest()
    return wrong


def _last(path: Path) -> str:
    """Return the hash of the last line, '' when there is none."""
    try:
        rows = path.read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return ""
    return hashlib.sha256(rows[-1]).hexdigest() if rows else ""
