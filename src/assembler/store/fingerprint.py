"""What an outcome depends on, as one hash: every file that people wrote, and the program that reads them (edge)."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from assembler import __version__
from assembler.store.files import contents

FOLDERS = ("clauses", "gemeenten", "organisaties", "regelingen", "templates", "trajecten")  # of a workspace: all that the program reads
NEEDED = tuple(folder for folder in FOLDERS if folder not in {"organisaties", "regelingen"})  # there may be only gemeenten; a traject may hold its regulation


class _OddPlaceError(OSError):
    """Something that is no ordinary file or folder: no hash says what it holds."""


def workspace(root: Path) -> str | None:
    """Return the hash of the names and the bytes of all that stands in the folders of a workspace; None when something in them cannot be read."""
    return _hash(files(root))


@cache
def program() -> str | None:
    """Return the hash of this program: its own files, the version of Python, and the names and versions of the packages beside it; None from an archive."""
    package = Path(__file__).parents[1]
    beside = "\0".join((__version__, sys.version, *_packages(sys.path)))
    return _hash((("", beside.encode()), *_below(os.fspath(package), "assembler"))) if package.is_dir() else None


def files(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what stands in the folders of a workspace by name, with its bytes, in order; OSError when something in them cannot be read."""
    for folder in FOLDERS:
        if os.path.lexists(root / folder):
            yield from _below(os.fspath(root / folder), folder)


def _below(folder: str, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files below a folder by name, with their bytes, in order; a folder by its name with a slash."""
    yield f"{name}/", b""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _below(entry.path, f"{name}/{entry.name}")
        elif entry.is_file(follow_symlinks=False):
            yield f"{name}/{entry.name}", contents(Path(entry.path))
        else:
            raise _OddPlaceError


def _hash(found: Iterable[tuple[str, bytes]]) -> str | None:
    digest = hashlib.sha256()
    try:
        for name, content in found:
            digest.update(f"{len(name)} {len(content)} {name}".encode())
            digest.update(content)
    except (OSError, UnicodeError):
        return None
    return digest.hexdigest()


def _packages(folders: Iterable[str]) -> list[str]:
    """Return the names of the folders in which an installer says which version of a package is there; asking each package costs a hundred times as much."""
    found = []
    for folder in folders:
        try:
            with os.scandir(folder or ".") as entries:
                found += [entry.name for entry in entries if entry.name.endswith((".dist-info", ".egg-info"))]
        except OSError:
            continue
    return sorted(found)
