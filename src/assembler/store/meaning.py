"""What a workspace says, as one hash: another as soon as anything in it may read otherwise, the same when only remarks did (edge).

Every file counts with its name and its bytes, as in `fingerprint`; a YAML file with what it says and where (`yamlevents.meaning`), unless it is one that is
proved by its bytes. What each file says is kept by the hash of its bytes, so that only what changed is read.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from assembler.reading import yamlevents
from assembler.reading.source import decode
from assembler.store import fingerprint
from assembler.store.cache import Cache

_PROVED = frozenset({"bijlagen", "vastgelegd"})  # folders whose files are proved by their bytes: enclosures of others, and frozen versions


def meaning(root: Path, cache: Cache) -> str | None:
    """Return the hash of what a workspace says; None when something in its folders cannot be read, or nothing can be kept."""
    if not cache.keeps:
        return None
    place = cache.key("meanings")
    known = cache.get(place) or {}
    fresh: dict[str, str] = {}
    digest = hashlib.sha256()
    try:
        for name, content in fingerprint.files(root):
            mark = hashlib.sha256(content).hexdigest()
            if name.endswith((".yaml", ".yml")) and _PROVED.isdisjoint(name.split("/")):
                fresh[mark] = known.get(mark) or _said(content) or mark
            digest.update(f"{len(name)} {name} {fresh.get(mark, mark)}\n".encode())
    except (OSError, UnicodeError):
        return None
    if fresh != known:
        cache.put(place, fresh)
    return digest.hexdigest()


def _said(content: bytes) -> str | None:
    text, faults = decode(content, "")
    return None if text is None or faults else yamlevents.meaning(text)
