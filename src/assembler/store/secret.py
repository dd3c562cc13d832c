"""The secret of a user on this machine: it signs what the program keeps for itself, so that what anybody else put there is not believed (edge)."""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
from pathlib import Path

from assembler.store.files import contents

_BYTES = 32


def secret() -> bytes | None:
    """Return the secret, made when there is none; None where the user has no folder of his own, or another could have read or written it."""
    folder = _folder()
    if folder is None:
        return None
    path = folder / "secret"
    try:
        if not os.path.lexists(path):
            _make(path)
        found = contents(path, _BYTES)
        return found if len(found) == _BYTES and _ours(path) else None
    except OSError:
        return None


def passing() -> bytes:
    """Return a secret for as long as this process runs, for who has none of his own."""
    return secrets.token_bytes(_BYTES)


def word() -> str:
    """Return a word that nobody can guess, for one answer."""
    return secrets.token_urlsafe(16)


def _folder() -> Path | None:
    """Return where programs keep what belongs to this user and this machine."""
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where there is none
    if sys.platform == "win32":
        place = os.environ.get("LOCALAPPDATA", "")
    else:
        place = os.environ.get("XDG_STATE_HOME") or f"{home}/.local/state"
    return Path(place) / "assembler" if os.path.isabs(place) else None  # noqa: PTH117 - a text, perhaps empty


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)  # for its owner only
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - a descriptor
            file.write(secrets.token_bytes(_BYTES))
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _ours(path: Path) -> bool:
    """Whether the file is of this user and closed to others; Windows keeps the folder of a user to him."""
    if sys.platform == "win32":
        return True
    state = path.lstat()
    return state.st_uid == os.geteuid() and not state.st_mode & 0o077
