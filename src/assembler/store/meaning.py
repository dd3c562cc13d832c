"""What a workspace says, as one hash: another as soon as anything in it may read otherwise, the same when only remarks did (edge).

Every file counts with its name and its bytes, as in `fingerprint`; a YAML file with what it says and where (`yamlevents.meaning`), unless it is one that is
proved by its bytes. What each file says is kept by the hash of its bytes, so that only what changed is read.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assembler.reading import yamlevents
from assembler.reading.source import decode
from assembler.store import fingerprint
from assembler.store.cache import Cache

_DEPTH = 6  # gemeenten/<gemeente>/<traject>/<mijlpaal>/<documentsoort>/<plaats>.md
_PROVED = frozenset({"bijlagen", "vastgelegd"})  # folders whose files are proved by their bytes: enclosures of others, and frozen versions


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a workspace says: all of it, all but what gemeenten wrote for their papers, and what they wrote for those of each milestone."""

    every: str
    shared: str
    texts: Mapping[str, str]


def meaning(root: Path, cache: Cache) -> Meaning | None:
    """Return what a workspace says; None when something in its folders cannot be read, or nothing can be kept."""
    if not cache.keeps:
        return None
    place = cache.key("meanings")
    known = cache.get(place) or {}
    fresh: dict[str, str] = {}
    lines: defaultdict[str, list[str]] = defaultdict(list)
    try:
        for name, content in fingerprint.files(root):
            mark = hashlib.sha256(content).hexdigest()
            if name.endswith((".yaml", ".yml")) and _PROVED.isdisjoint(name.split("/")):
                fresh[mark] = known.get(mark) or _said(content) or mark
            lines[milestone_of(name)].append(f"{len(name)} {name} {fresh.get(mark, mark)}\n")
    except (OSError, UnicodeError):
        return None
    if fresh != known:
        cache.put(place, fresh)
    shared = _hash(lines.pop("", []))
    texts = {milestone: _hash(rows) for milestone, rows in sorted(lines.items())}
    return Meaning(_hash([shared, *(f"{len(milestone)} {milestone} {mark}" for milestone, mark in texts.items())]), shared, texts)


def milestone_of(name: str) -> str:
    """Return the milestone for whose papers a gemeente wrote a text; '' for any other file."""
    steps = name.split("/")
    own = len(steps) == _DEPTH and steps[0] == "gemeenten" and name.endswith(".md")
    return steps[3] if own and _PROVED.isdisjoint(steps) else ""


def _hash(rows: Iterable[str]) -> str:
    return hashlib.sha256("".join(rows).encode()).hexdigest()


def _said(content: bytes) -> str | None:
    text, faults = decode(content, "")
    return None if text is None or faults else yamlevents.meaning(text)
