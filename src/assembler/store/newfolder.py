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

from assembler.store.files import BEGIN, END, BusyError, contents, is_ordinary, locked, put, sweep, umask

_LOCK = ".slot"
_NOTE = f"{BEGIN}nieuw{END}"  # in a folder that is being filled: each file with its hash
_BRIEF = 0.2  # seconds; who is at work keeps its lock for longer
_TRIES = 20  # to make a folder that nobody takes away before it is locked


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
    with contextlib.ExitStack() as held:
        beside = _claimed(target.parent, held)
        try:
            for name, content in files.items():
                path = beside / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            beside.chmod(0o777 & ~umask())
            yield beside
            if os.name != "nt":  # there a folder with a file that is open cannot be moved
                _move(beside, target)
            else:
                held.close()
                _move(beside, target)
            (target / _LOCK).unlink(missing_ok=True)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def _claimed(parent: Path, held: contextlib.ExitStack) -> Path:
    """Make a folder beside the target and take its lock; another one when who came by took it for what a killed program left, before it was locked."""
    for _ in range(_TRIES):
        beside = Path(tempfile.mkdtemp(prefix=BEGIN, suffix=END, dir=parent))
        with contextlib.ExitStack() as lock, contextlib.suppress(FileNotFoundError):
            lock.enter_context(locked(beside))
            if is_ordinary(beside / _LOCK):  # who takes such a folder away renames it first, under this lock
                held.push(lock.pop_all())
                return beside
    raise BusyError


def free(target: Path, *, sweeping: bool = True) -> None:
    """Refuse a place where something stands already; OccupiedError says what. What a killed program left there and beside it is taken away."""
    if os.path.lexists(target) and (target.is_symlink() or not target.is_dir()):
        message = f"{target} is geen map. Kies een map die er nog niet is, of een lege."
        raise OccupiedError(message)
    if not target.is_dir():
        return
    if is_ordinary(target / _NOTE):
        _take_back(target.absolute())
    if sweeping:
        _sweep(target.absolute().parent)
    if any(item.name != _LOCK and not (item.name.startswith(BEGIN) and item.name.endswith(END)) for item in target.iterdir()):
        message = f"De map {target} is niet leeg. Kies een map die er nog niet is, of een lege: er wordt niets overschreven."
        raise OccupiedError(message)


def _move(beside: Path, target: Path) -> None:
    """Put the folder in place; into a folder where somebody stands (`.`) what is in it, for that one cannot be replaced under his feet."""
    free(target, sweeping=False)
    if not target.is_dir():
        try:
            beside.replace(target)
        except OSError:
            free(target, sweeping=False)  # somebody filled it at this very moment: that is told
            raise
        return
    with locked(target):
        try:
            free(target, sweeping=False)  # somebody else may have filled it meanwhile
        except OccupiedError:
            with contextlib.suppress(OSError):
                (target / _LOCK).unlink(missing_ok=True)  # it is in the way of whose folder it is
            raise
        sweep(target)
        note = {
            path.relative_to(beside).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in beside.rglob("*")
            if path.is_file() and path.name != _LOCK
        }
        put(target / _NOTE, json.dumps({"naast": beside.name, "bestanden": note}).encode())
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
    """Take away what a killed program had put here, when it had not put all: the files of its note that are as it wrote them, and folders that become empty."""
    try:
        with locked(target, _BRIEF):
            if not is_ordinary(target / _NOTE) and any(item.name != _LOCK for item in target.iterdir()):
                (target / _LOCK).unlink(missing_ok=True)  # who was at work has just put all of it here
                return
            note = json.loads(contents(target / _NOTE))
            if _waits(target.parent / Path(note["naast"]).name):
                for name, mark in note["bestanden"].items():
                    path = target / name
                    if path.resolve().is_relative_to(target.resolve()) and is_ordinary(path) and hashlib.sha256(path.read_bytes()).hexdigest() == mark:
                        path.unlink()
                for folder in sorted((path for path in target.rglob("*") if path.is_dir() and not path.is_symlink()), reverse=True):
                    with contextlib.suppress(OSError):
                        folder.rmdir()
            (target / _NOTE).unlink()
    except (BusyError, OSError, ValueError, AttributeError, KeyError, TypeError, RecursionError):
        return  # it is at work, or this is no note of ours: then the folder is not empty


def _waits(beside: Path) -> bool:
    """Return whether something in the folder beside was never put in place: else the new folder is whole, and is never taken away."""
    return beside.name.startswith(BEGIN) and beside.is_dir() and any(item.name != _LOCK for item in beside.iterdir())


def _sweep(folder: Path) -> None:
    """Take away the folders beside which a killed program was making one: those whose lock nobody holds, and empty ones."""
    for item in folder.glob(f"{BEGIN}*{END}") if folder.is_dir() else ():
        if item.is_dir() and not item.is_symlink():
            with contextlib.suppress(BusyError, OSError):
                if is_ordinary(item / _LOCK):
                    with locked(item, _BRIEF):  # who made it and waits for this lock sees that it is gone
                        gone = item if os.name == "nt" else item.replace(tempfile.mkdtemp(prefix=BEGIN, suffix=END, dir=folder))
                    shutil.rmtree(gone, ignore_errors=True)
                else:
                    item.rmdir()
