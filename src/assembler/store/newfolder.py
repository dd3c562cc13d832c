"""A new folder with everything in it or not at all: made beside its place, looked at there, then put in place with one move (edge).

What a killed program left is recognised by its name and by its lock, which nobody holds any more, and taken away by the next one. Into a folder where
somebody stands the entries move one by one, under a note of what they are: half of them are taken away again in the same manner.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from assembler.store.files import BEGIN, END, BusyError, contents, is_ordinary, locked, put, umask

_LOCK = ".slot"
_NOTE = f"{BEGIN}nieuw{END}"  # in a folder that is being filled: each file with its hash
_BRIEF = 0.2  # seconds; who is at work keeps its lock for longer


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
    _sweep(target.parent)
    beside = Path(tempfile.mkdtemp(prefix=BEGIN, suffix=END, dir=target.parent))
    try:
        with locked(beside):
            for name, content in files.items():
                path = beside / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            beside.chmod(0o777 & ~umask())
            yield beside
            if os.name != "nt":  # there a folder with a file that is open cannot be moved
                _move(beside, target)
        if os.name == "nt":
            _move(beside, target)
        (target / _LOCK).unlink(missing_ok=True)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def free(target: Path) -> None:
    """Refuse a place where something stands already; OccupiedError says what. What a killed program left there is taken away."""
    if os.path.lexists(target) and (target.is_symlink() or not target.is_dir()):
        message = f"{target} is geen map. Kies een map die er nog niet is, of een lege."
        raise OccupiedError(message)
    if not target.is_dir():
        return
    if is_ordinary(target / _NOTE):
        _take_back(target)
    if any(item.name not in {_LOCK, _NOTE} for item in target.iterdir()):
        message = f"De map {target} is niet leeg. Kies een map die er nog niet is, of een lege: er wordt niets overschreven."
        raise OccupiedError(message)


def _move(beside: Path, target: Path) -> None:
    """Put the folder in place; into a folder where somebody stands (`.`) what is in it, for that one cannot be replaced under his feet."""
    free(target)
    if not target.is_dir():
        beside.replace(target)
        return
    with locked(target):
        note = {
            path.relative_to(beside).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in beside.rglob("*")
            if path.is_file() and path.name != _LOCK
        }
        put(target / _NOTE, json.dumps(note).encode())
        moved: list[tuple[Path, Path]] = []
        try:
            for entry in sorted(item for item in beside.iterdir() if item.name != _LOCK):
                entry.replace(target / entry.name)
                moved.append((entry, target / entry.name))
        except BaseException:
            for was, now in reversed(moved):
                now.replace(was)
            raise
        finally:
            (target / _NOTE).unlink()


def _take_back(target: Path) -> None:
    """Take away what a killed program had put here: the files of its note that are still as it wrote them, and the folders that become empty."""
    try:
        with locked(target, _BRIEF):
            note = json.loads(contents(target / _NOTE))
            for name, mark in note.items():
                path = target / name
                if path.resolve().is_relative_to(target.resolve()) and is_ordinary(path) and hashlib.sha256(path.read_bytes()).hexdigest() == mark:
                    path.unlink()
            for folder in sorted((path for path in target.rglob("*") if path.is_dir() and not path.is_symlink()), reverse=True):
                with contextlib.suppress(OSError):
                    folder.rmdir()
            (target / _NOTE).unlink()
    except (BusyError, OSError, ValueError, AttributeError, RecursionError):
        return  # it is at work, or this is no note of ours: then the folder is not empty


def _sweep(folder: Path) -> None:
    """Take away the folders beside which a killed program was making one: those whose lock nobody holds."""
    for item in folder.glob(f"{BEGIN}*{END}"):
        if item.is_dir() and not item.is_symlink() and is_ordinary(item / _LOCK):
            with contextlib.suppress(BusyError, OSError):
                with locked(item, _BRIEF):
                    pass
                shutil.rmtree(item, ignore_errors=True)
