"""How the files of a workspace read before, and who changed them: the history of git, newest first (edge)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from itertools import islice
from typing import TYPE_CHECKING, Any

from assembler.store.commits import TRAILER
from assembler.store.repository import Repository, id_at

if TYPE_CHECKING:
    from dulwich.objects import Commit

_LARGEST = 2_000_000  # bytes of a text that is shown
_FARTHEST = 20_000  # commits that are looked at for one page


@dataclass(frozen=True, slots=True)
class Changed:
    """A file of the workspace as a commit changed it: the blob before and after it (None: it was not there)."""

    file: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit that changed files of the workspace; `ours` when the workbench made it. `alone`: it changed no file beside the workspace."""

    id: str
    wie: str
    moment: datetime
    bericht: str
    ours: bool
    alone: bool
    changed: tuple[Changed, ...]


def head(repository: Repository) -> str:
    """Return the commit that is checked out; '' when there is none yet."""
    found = repository.repo.refs.follow(b"HEAD")[1]  # type: ignore[arg-type]
    return found.decode() if found else ""


def revisions(repository: Repository) -> Iterator[Revision]:
    """Yield the commits that changed a file of the workspace, from HEAD on."""
    begin = head(repository)
    if not begin:
        return
    for entry in islice(repository.repo.get_walker(include=[begin.encode()]), _FARTHEST):  # type: ignore[list-item]
        changed, alone = _changed(repository, entry.commit)
        if changed:
            yield _told(entry.commit, changed, alone=alone)


def content(repository: Repository, blob: str | None) -> bytes | None:
    """Return the bytes of a blob; None without one, and for one that is too large to show or that a partial copy does not have."""
    if blob is None:
        return None
    try:
        found = repository.repo[blob.encode()].as_raw_string()
    except KeyError:
        return None
    return found if len(found) <= _LARGEST else None


def _changed(repository: Repository, commit: Commit) -> tuple[tuple[Changed, ...], bool]:
    """Return the files of the workspace that a commit changed, and whether it changed no other; of a merge what no parent had."""
    from dulwich.diff_tree import tree_changes  # noqa: PLC0415

    repo = repository.repo
    parents = [_tree_of(repository, parent) for parent in repo.get_parents(commit.id, commit)]
    first = parents[0] if parents else None
    found, alone = [], True
    for change in tree_changes(repo.object_store, first, commit.tree):
        path = (change.new.path if change.new and change.new.path else None) or (change.old.path if change.old else None) or b""
        file = repository.file(path)
        alone = alone and file is not None
        if file is None:
            continue
        after = _id(repository, commit.tree, path)
        before = _id(repository, first, path)
        if after != before and all(_id(repository, other, path) != after for other in parents[1:]):
            found.append(Changed(file, before, after))
    return tuple(sorted(found, key=lambda row: row.file)), alone


def _tree_of(repository: Repository, parent: Any) -> Any:
    """Return the tree of a commit; None of one that a shallow copy does not have."""
    try:
        return repository.repo[parent].tree  # type: ignore[attr-defined]
    except KeyError:
        return None


def _id(repository: Repository, tree: Any, path: bytes) -> str | None:
    found = id_at(repository, tree, path)
    return found[1].decode() if found else None


def _told(commit: Commit, changed: tuple[Changed, ...], *, alone: bool) -> Revision:
    zone = timezone(timedelta(seconds=commit.author_timezone)) if abs(commit.author_timezone) < 86_400 else UTC
    words = commit.message.decode("utf-8", "replace").strip()
    ours = words.rsplit("\n", 1)[-1] == TRAILER
    said = words.removesuffix(TRAILER).strip() if ours else words
    name = commit.author.decode("utf-8", "replace").rpartition(" <")[0]
    return Revision(commit.id.decode(), _plain(name), datetime.fromtimestamp(commit.author_time, zone), _plain(said), ours, alone, changed)


def _plain(text: str) -> str:
    """Return a text without what steers a terminal or turns the direction of reading."""
    return "".join(char for char in text if char.isprintable() or char == "\n")
