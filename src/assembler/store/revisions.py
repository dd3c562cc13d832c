"""How the files of a workspace read before, and who changed them: the history of git, newest first (edge)."""

from __future__ import annotations

import os
from collections.abc import Collection, Generator, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, Any

from assembler.store.commits import TRAILER
from assembler.store.fingerprint import FOLDERS
from assembler.store.repository import NoRepositoryError, Repository

if TYPE_CHECKING:
    from dulwich.objects import Commit

_LARGEST = 2_000_000  # bytes of a text that is shown
_FARTHEST = 20_000  # commits that are looked at for one page
_DAY = 86_400  # seconds
_TREES = 20_000  # folders that are remembered: most are the same from one commit to the next
Entries = Mapping[bytes, tuple[int, Any]]  # the names in a folder, each with what kind of thing it is and its id
_NOTHING: Entries = {}


class EndError(Exception):
    """There may be more than was told, and it cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A file of the workspace as a commit changed it: the blob before and after it (None: it was not there)."""

    file: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit that changed files of the workspace; `ours` when the workbench made it. Of one that was written oddly nobody knows when it was."""

    id: str
    wie: str
    moment: datetime | None
    bericht: str
    ours: bool
    changed: tuple[Changed, ...]


class Past:
    """The history of the workspace in a repository; NoRepositoryError when not even its last commit can be found."""

    def __init__(self, repository: Repository) -> None:
        self._repository, self._repo = repository, repository.repo
        self._begin = tuple(os.fsencode(step) for step in repository.begin.split("/") if step)
        self._trees: dict[Any, Entries] = {}
        try:
            found = self._repo.refs.follow(b"HEAD")[1]  # type: ignore[arg-type]
        except Exception as fault:  # whatever a damaged repository, or one of a kind that is not known, makes of it
            raise NoRepositoryError(f"De repository van Git is niet te lezen ({type(fault).__name__}).") from fault
        self.head = found.decode() if found else ""  # '' as long as nothing is committed

    def revisions(self, files: Collection[str] | None = None) -> Iterator[Revision]:
        """Yield the commits that changed one of these files (None: any of the workspace), from HEAD on; of a merge what no parent had.

        EndError after the last that can be told, where there may be more.
        """
        try:
            cut = yield from self._revisions(files)
        except Exception as fault:  # whatever a damaged repository makes of it
            raise EndError(
                f"Wat hiervoor was, is in deze repository van Git niet te lezen ({type(fault).__name__}); git fsck zegt wat eraan mankeert."
            ) from fault
        if cut:
            raise EndError(cut)

    def _revisions(self, files: Collection[str] | None) -> Generator[Revision, None, str]:
        """Yield the commits, and return why there may be more; of the first commits of a copy that is cut off nobody can tell what they changed."""
        walker: Any = self._repo.get_walker(include=[self.head.encode()]) if self.head else ()  # type: ignore[list-item]
        ends, cut = self._repo.get_shallow(), ""
        for number, entry in enumerate(walker):
            if number == _FARTHEST:
                return f"Verder terug dan {_FARTHEST} commits kijkt de werkbank niet; git log wel."
            if entry.commit.id in ends:
                cut = "Wat hiervoor was, staat niet in deze kopie van de repository van Git; git fetch --unshallow haalt het op."
            elif changed := self._changed(entry.commit, files):
                yield _told(entry.commit, changed)
        return cut

    def whole(self, revision: Revision) -> tuple[Changed, ...] | None:
        """Return every file that a commit changed; None when it also changed what is no file of the workspace, or that cannot be told."""
        try:
            return self._whole(revision)
        except Exception:  # noqa: BLE001 - whatever a damaged repository makes of it
            return None

    def _whole(self, revision: Revision) -> tuple[Changed, ...] | None:
        commit: Any = self._repo[revision.id.encode()]
        trees = [commit.tree, *self._parents(commit)[:1]]
        inside = [self._inside(tree) for tree in trees]
        beside = [
            [{name: item for name, item in level.items() if name not in kept} for level, kept in zip(levels, self._kept(), strict=True)] for levels in inside
        ]
        same = all(one == beside[0] for one in beside[1:]) and (len(beside) > 1 or not any(beside[0]))
        return self._changed(commit, None) if same else None

    def content(self, blob: str | None) -> bytes | None:
        """Return the bytes of a blob; None without one, and for one that is too large to show or that this copy does not have whole."""
        if blob is None:
            return None
        try:
            found = self._repo[blob.encode()].as_raw_string()
        except Exception:  # noqa: BLE001 - it is not there, or damaged
            return None
        return found if len(found) <= _LARGEST else None

    # --- folders -----------------------------------------------------------------------------------------------------

    def _entries(self, tree: Any) -> Entries:
        if tree is None:
            return _NOTHING
        if tree not in self._trees:
            if len(self._trees) >= _TREES:
                self._trees.clear()
            self._trees[tree] = {item.path: (item.mode, item.sha) for item in self._repo[tree].items()}  # type: ignore[attr-defined]
        return self._trees[tree]

    def _at(self, tree: Any, path: tuple[bytes, ...]) -> tuple[int, Any] | None:
        """Return what stands at a path below a folder."""
        found: tuple[int, Any] | None = None
        for step in path:
            found = self._entries(tree).get(step)
            if found is None:
                return None
            tree = found[1] if S_ISDIR(found[0]) else None
        return found

    def _inside(self, tree: Any) -> list[Entries]:
        """Return what the folders on the way to the workspace hold, and it itself."""
        steps = [self._entries(tree)]
        for step in self._begin:
            found = steps[-1].get(step)
            steps.append(self._entries(found[1] if found and S_ISDIR(found[0]) else None))
        return steps

    def _kept(self) -> list[set[bytes]]:
        return [*({step} for step in self._begin), {name.encode() for name in FOLDERS}]

    def _parents(self, commit: Commit) -> list[Any]:
        """Return the trees of the parents; None of one that a partial copy does not have."""
        return [self._repo[parent].tree if parent in self._repo else None for parent in self._repo.get_parents(commit.id, commit)]  # type: ignore[attr-defined]

    # --- what differs ------------------------------------------------------------------------------------------------

    def _changed(self, commit: Commit, files: Collection[str] | None) -> tuple[Changed, ...]:
        parents = self._parents(commit)
        first = parents[0] if parents else None
        if first == commit.tree:
            return ()
        rows = self._any(first, commit.tree) if files is None else ((self._path(file), *self._blobs(first, commit.tree, self._path(file))) for file in files)
        found = []
        for path, before, after in rows:
            if before != after and all(self._blobs(other, None, path)[0] != after for other in parents[1:]):
                file = b"/".join(path[len(self._begin) :]).decode("utf-8", "replace")
                found.append(Changed(file, before.decode() if before else None, after.decode() if after else None))
        return tuple(sorted(found, key=lambda row: row.file))

    def _path(self, file: str) -> tuple[bytes, ...]:
        return (*self._begin, *(os.fsencode(step) for step in file.split("/")))

    def _blobs(self, one: Any, other: Any, path: tuple[bytes, ...]) -> tuple[Any, Any]:
        return _blob(self._at(one, path)), _blob(self._at(other, path))

    def _any(self, one: Any, other: Any) -> Iterator[tuple[tuple[bytes, ...], Any, Any]]:
        """Yield every file of the workspace that differs between two trees."""
        for name in FOLDERS:
            path = (*self._begin, name.encode())
            yield from self._below(path, self._at(one, path), self._at(other, path))

    def _below(self, path: tuple[bytes, ...], one: tuple[int, Any] | None, other: tuple[int, Any] | None) -> Iterator[tuple[tuple[bytes, ...], Any, Any]]:
        if one == other:
            return
        inside = [self._entries(item[1] if item and S_ISDIR(item[0]) else None) for item in (one, other)]
        for name in {**inside[0], **inside[1]}:
            yield from self._below((*path, name), inside[0].get(name), inside[1].get(name))
        if _blob(one) != _blob(other):
            yield path, _blob(one), _blob(other)


def _blob(found: tuple[int, Any] | None) -> Any:
    """Return the id of an ordinary file; None for what is no file: a folder, a link, another repository."""
    return found[1] if found and S_ISREG(found[0]) else None


def _told(commit: Commit, changed: tuple[Changed, ...]) -> Revision:
    words = commit.message.decode("utf-8", "replace").strip()
    ours = words.rsplit("\n", 1)[-1] == TRAILER
    said = words.removesuffix(TRAILER).strip() if ours else words
    name = (commit.author or b"").decode("utf-8", "replace").rpartition(" <")[0]
    return Revision(commit.id.decode(), _plain(name), _moment(commit), _plain(said), ours, changed)


def _moment(commit: Commit) -> datetime | None:
    """Return when a commit was written; None where that is no moment of our calendar."""
    seconds, offset = commit.author_time, commit.author_timezone
    if seconds is None or offset is None:
        return None
    try:
        return datetime.fromtimestamp(seconds, timezone(timedelta(seconds=offset)) if abs(offset) < _DAY else UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _plain(text: str) -> str:
    """Return a text without what steers a terminal or turns the direction of reading."""
    return "".join(char for char in text if char.isprintable() or char == "\n")
