"""When the files of a workspace were last written, as one value that is cheap to ask: another value means that something may have changed (edge)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from assembler.store.fingerprint import FOLDERS

Stamps = tuple[tuple[str, int, int, int], ...]  # path, size, time of the last change in nanoseconds, number of the file on its disk


def stamps(root: Path) -> Stamps:
    """Return the stamp of each file in the folders of a workspace; a folder that cannot be read has none."""
    return tuple(sorted(row for folder in FOLDERS for row in _below(os.fspath(root / folder))))


def _below(folder: str) -> Iterator[tuple[str, int, int, int]]:
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:
        return
    for entry in entries:
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path)
            else:
                state = entry.stat(follow_symlinks=False)
                yield entry.path, state.st_size, max(state.st_mtime_ns, state.st_ctime_ns), state.st_ino
        except OSError:
            continue
