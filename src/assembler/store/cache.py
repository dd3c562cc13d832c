"""What was computed before, kept in the workspace under a hash of all that it depends on (edge).

A cache may always be thrown away, and is never believed blindly: an entry is JSON with a signature made with the secret of this user over its key and its
text. What is damaged, what another user, machine or program wrote, and what somebody laid there to mislead, has another signature and counts as absent.
Nothing that goes wrong here is told: a folder that cannot be written, a full disk or a link in its place only means that it is computed again.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
import re
import tempfile
from pathlib import Path
from typing import Any

from assembler.store import fingerprint
from assembler.store.files import BEGIN, END, contents, is_ordinary
from assembler.store.secret import secret

FORMAT = 1
ENTRY_BYTES = 4_000_000
TOTAL_BYTES = 32_000_000
ENTRIES = 2_000
PLACE = (".cache", "assembler")  # below the workspace
_NAME = re.compile(r"[0-9a-f]{64}\Z")
# Tells git and programs that make copies that this folder is of no interest.
_NOTES = {".gitignore": b"*\n", "CACHEDIR.TAG": b"Signature: 8a477f597d28d172789f06886806bc55\n# Made by assembler; may be removed.\n"}


class Cache:
    """The entries of one workspace; absent, and staying so, where nothing can be signed or kept."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._folder = self._root.joinpath(*PLACE)
        self._program = fingerprint.program()
        self._secret = secret() if self._program else None
        self._pruned = False
        self._room = TOTAL_BYTES // 2

    @property
    def keeps(self) -> bool:
        """Whether anything can be kept here at all."""
        return self._secret is not None

    def key(self, kind: str, *parts: str | None) -> str:
        """Return the key of an outcome of this program: what kind it is, and all else that it depends on."""
        return hashlib.sha256(json.dumps([FORMAT, self._program, kind, *parts]).encode()).hexdigest()

    def get(self, key: str) -> Any:
        """Return what was kept under a key, or None."""
        if self._secret is None or not self._is_real():
            return None
        try:
            signature, _, text = contents(self._folder / key, ENTRY_BYTES).partition(b"\n")
            return json.loads(text) if hmac.compare_digest(signature, self._signature(key, text)) else None
        except (OSError, ValueError, RecursionError):
            return None

    def put(self, key: str, data: Any) -> None:
        """Keep what is JSON under a key; silently nothing where that cannot be done."""
        if self._secret is None:
            return
        text = json.dumps(data, separators=(",", ":")).encode()
        content = self._signature(key, text) + b"\n" + text
        self._room -= len(content)
        if len(content) > ENTRY_BYTES or self._room < 0:
            return
        with contextlib.suppress(OSError):
            if self._prepared():
                _write(self._folder / key, content)

    def _signature(self, key: str, text: bytes) -> bytes:
        return hmac.new(self._secret or b"", key.encode() + b"\n" + text, hashlib.sha256).hexdigest().encode()

    def _is_real(self) -> bool:
        """Whether the folder stands where it should: a link in its place would lead elsewhere."""
        return all(place.is_dir() and not place.is_symlink() for place in (self._folder.parent, self._folder))

    def _prepared(self) -> bool:
        """Make the folder when it is absent, and room in it, once; return whether it can be used."""
        for place in (self._folder.parent, self._folder):
            if not os.path.lexists(place):
                place.mkdir()
        if not self._is_real():
            return False
        if not self._pruned:
            self._pruned = True
            for name, content in _NOTES.items():
                if not os.path.lexists(self._folder / name):
                    _write(self._folder / name, content)
            _prune(self._folder)
        return True


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, under a name that cannot be guessed until it is whole; a link in its place is replaced, not followed."""
    handle, name = tempfile.mkstemp(prefix=BEGIN, suffix=END, dir=path.parent)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - a descriptor
            file.write(content)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _prune(folder: Path) -> None:
    """Remove the oldest entries beyond a half of what may be kept, so that there is room for those of this run; and what was left half written."""
    kept: list[tuple[float, int, Path]] = []
    for item in folder.iterdir():
        if _NAME.match(item.name) and is_ordinary(item):
            state = item.lstat()
            kept.append((state.st_mtime, state.st_size, item))
        elif item.name.startswith(BEGIN) and item.name.endswith(END) and is_ordinary(item):
            item.unlink(missing_ok=True)
    size = 0
    for number, (_, length, item) in enumerate(sorted(kept, reverse=True)):
        size += length
        if number >= ENTRIES // 2 or size > TOTAL_BYTES // 2:
            item.unlink(missing_ok=True)
