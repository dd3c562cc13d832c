"""One file at a time: written whole or not at all, read only when it is an ordinary file of a size that can be, under a lock (edge).

A temporary name cannot be guessed and is made exclusively, so no link that somebody planted is followed; what a killed program left
behind is recognised by its name and removed at the next write in that folder.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path

BEGIN, END = ".assembler-", ".deel"  # of a file that is being written
ROOM = ".werkbank"  # of a workspace, beside what people wrote; not in git
LIMIT = 64_000_000  # bytes; more is no document of ours
PATIENCE = 60.0  # seconds that a verb waits for another one
_O = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class BusyError(Exception):
    """Another program has been writing in this folder for too long."""


class OddFileError(OSError):
    """Something that is no ordinary file (a link, a pipe, a device, a folder), or one that is too large."""


def contents(path: Path, limit: int = LIMIT) -> bytes:
    """Return the bytes of an ordinary file; OddFileError for a link, pipe or device, or when it is larger than `limit`."""
    handle = os.open(path, _O)
    with open(handle, "rb") as file:  # noqa: PTH123 - a descriptor, opened without following a link
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            raise OddFileError(0, "geen gewoon bestand", str(path))
        if state.st_size > limit:
            raise OddFileError(0, f"groter dan {limit // 1_000_000} MB", str(path))
        return file.read()


def real(root: Path, path: Path) -> Path:
    """Return a path when no folder on the way to it from `root` is a link, nor anything else that is no folder; OddFileError for one: it would lead elsewhere."""
    place = root
    for step in path.relative_to(root).parts[:-1]:
        place /= step
        if place.is_symlink():
            raise OddFileError(0, "een koppeling", str(place))
        if not place.is_dir():
            break  # not there yet, or the system says so when it is used
    return path


def room(root: Path) -> Path:
    """Return the room of the program in a workspace; OddFileError when a link stands in its place."""
    return real(root, root / ROOM / "x").parent


def is_ordinary(path: Path) -> bool:
    """Return whether an ordinary file stands there; a link to one is not."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def beside(path: Path, content: bytes) -> Path:
    """Write a file beside its place, safe on the disk, and return it; the caller puts it in place or removes it."""
    handle, name = tempfile.mkstemp(prefix=BEGIN, suffix=END, dir=path.parent)
    fresh = Path(name)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - a descriptor
            file.write(content)
            file.flush()
            os.fsync(handle)
        fresh.chmod(0o666 & ~umask())
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    return fresh


def put(path: Path, content: bytes) -> bool:
    """Write a file whole or not at all; return whether it was another before. A link at that place is replaced, not followed."""
    if is_ordinary(path) and contents(path, max(LIMIT, len(content))) == content:
        return False
    fresh = beside(path, content)
    try:
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    settle(path.parent)
    return True


def settle(folder: Path) -> None:
    """Make the names in a folder survive a power cut, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some file systems refuse it for folders
            os.fsync(handle)
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Remove what a program that was killed left half written; only under the lock, so that nobody is writing it now."""
    if folder.is_dir():
        for item in folder.iterdir():
            if not (item.name.startswith(BEGIN) and item.name.endswith(END)):
                continue
            if is_ordinary(item):
                item.unlink(missing_ok=True)
            elif item.is_dir() and not item.is_symlink():
                shutil.rmtree(item, ignore_errors=True)


_held = threading.local()  # the locks that this thread holds: who has one may ask for it again


@contextlib.contextmanager
def locked(place: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a folder (`<place>/.slot`); BusyError when another thread or program keeps it for longer than `patience` seconds."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - it brings asyncio; who only reads does not need it

    held: set[str] = _held.__dict__.setdefault("places", set())
    name = os.path.realpath(place)
    if name in held:
        yield
        return
    place.mkdir(parents=True, exist_ok=True)
    lock = FileLock(place / ".slot")
    try:
        lock.acquire(timeout=patience)
    except Timeout as fault:
        raise BusyError from fault
    held.add(name)
    try:
        yield
    finally:
        held.discard(name)
        lock.release()


@cache
def umask() -> int:
    """Return the mask of this process, asked once: there is no way to read it without setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
