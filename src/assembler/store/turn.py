"""The turn of one build: from its first file to its last nobody else puts documents in that folder, and it puts none of an older workspace over newer ones (edge)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from assembler.store.files import locked
from assembler.store.stamps import Stamps, stamps

_Marks = Mapping[str, tuple[int, int]]  # a manifest -> when it was written, and the number of the file on its disk


class OvertakenError(Exception):
    """Somebody else made these documents meanwhile, of a workspace that may be newer than the one that was read."""


class Turn:
    """Begun before the workspace is read; taken at the first file, given back at the end of the build."""

    def __init__(self, root: Path, out: Path) -> None:
        self._root, self._held = root, contextlib.ExitStack()
        self._read: Stamps = stamps(root)
        self._there: _Marks = {
            path.as_posix(): _mark(path) for pattern in ("*/*", "werkversie/*/*", "*/*/set-*") for path in out.glob(f"{pattern}/manifest.json")
        }
        self._mine: set[Path] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self._held.close()
        self._mine.clear()

    @contextlib.contextmanager
    def taken(self, folder: Path) -> Iterator[None]:
        """Hold the lock above the folder of a milestone till the end of the turn; BusyError, and OvertakenError when who came first may have read more."""
        top = folder.parents[1]
        if top not in self._mine:
            self._held.enter_context(locked(top))
            self._mine.add(top)
        manifest = folder / "manifest.json"
        if _mark(manifest) != self._there.get(manifest.as_posix(), (0, 0)) and stamps(self._root) != self._read:
            raise OvertakenError
        yield


def _mark(path: Path) -> tuple[int, int]:
    try:
        state = path.lstat()
    except OSError:
        return 0, 0
    return state.st_mtime_ns, state.st_ino
