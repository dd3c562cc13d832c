"""A new folder with everything in it or not at all: made beside its place, looked at there, then put in place with one move (edge)."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from assembler.store.files import BEGIN, umask


class OccupiedError(Exception):
    """The folder is there already and holds something, or something else stands there; the message says what."""


@contextlib.contextmanager
def prepared(target: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Write the files in a folder beside `target` and yield it; put it in place at the end, or leave no trace when anything goes wrong.

    OccupiedError when `target` is no empty or absent folder, also when somebody filled it meanwhile.
    """
    free(target)
    target = target.absolute()
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=BEGIN, dir=target.parent))
    try:
        for name, content in files.items():
            path = beside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        beside.chmod(0o777 & ~umask())
        yield beside
        free(target)
        _move(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def free(target: Path) -> None:
    """Refuse a place where something stands already; OccupiedError says what."""
    if os.path.lexists(target) and (target.is_symlink() or not target.is_dir()):
        message = f"{target} is geen map. Kies een map die er nog niet is, of een lege."
        raise OccupiedError(message)
    if target.is_dir() and any(target.iterdir()):
        message = f"De map {target} is niet leeg. Kies een map die er nog niet is, of een lege: er wordt niets overschreven."
        raise OccupiedError(message)


def _move(beside: Path, target: Path) -> None:
    """Put the folder in place; into a folder where somebody stands (`.`) what is in it, for that one cannot be replaced under his feet."""
    if not target.is_dir():
        beside.replace(target)
        return
    moved: list[tuple[Path, Path]] = []
    try:
        for entry in sorted(beside.iterdir()):
            entry.replace(target / entry.name)
            moved.append((entry, target / entry.name))
    except BaseException:
        for was, now in reversed(moved):
            now.replace(was)
        raise
