"""Makes a commit of what one save wrote, and of nothing else: what somebody else staged or edited stays as it is (edge).

Like `git commit --only`: the tree of HEAD with these files in it, and the index with these entries and no other change, under the lock of git.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from assembler.store.files import contents, is_ordinary
from assembler.store.index import LIMIT, held, staged
from assembler.store.repository import NeverError, NotNowError, Repository, blob, free, id_at, idle, ours

if TYPE_CHECKING:
    from assembler.store.index import Entries

_PLAIN = 0o100644
TRAILER = "Werkbank: bewaard"  # the last line of a message of ours


@dataclass(frozen=True, slots=True)
class Writer:
    """Who saved; without a name who git says that works here."""

    naam: str = ""
    adres: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """What one save wrote: per file of the workspace the blob that stood there and the one that came (None: nothing)."""

    wie: Writer
    moment: datetime
    bericht: str
    bestanden: Mapping[str, tuple[str | None, str | None]]


def prepared(repository: Repository, wie: Writer, moment: datetime, bericht: str, files: Mapping[str, tuple[bytes | None, bytes | None]]) -> Saved:
    """Return a save as it can be committed, its contents in the store of git, where they do no harm; NeverError when that will never do."""
    free(repository)
    if not wie.naam:
        _configured(repository)
    rows: dict[str, tuple[str | None, str | None]] = {}
    for file, (before, after) in files.items():
        ours(repository, file)
        was, now = blob(repository, file, before), blob(repository, file, after)
        if now is not None:
            repository.repo.object_store.add_object(now)
        rows[file] = (was.id.decode() if was else None, now.id.decode() if now else None)
    return Saved(wie, moment, bericht, rows)


def commit(repository: Repository, saved: Saved, last: Mapping[str, str | None]) -> str:
    """Commit a save and return the id; '' when it stands in HEAD already. NotNowError when that cannot be done now, NeverError when not any more.

    `last` says what was saved last in each file: by this save, or by a later one that waits.
    """
    idle(repository)
    branch, head = _head(repository)
    tree = _tree(repository, head)
    for file in saved.bestanden:
        _kept(repository, tree, file, last[file])
    with held(repository, head) as index:
        changed = {repository.path(file): row for file in saved.bestanden if (row := _change(repository, index.entries, tree, file, saved)) is not None}
        if not changed:
            return ""
        for path, (mode, found) in changed.items():
            index.put(repository, path, mode, found)
        index.write()
        return _put(repository, branch, head, tree, changed, saved)


# --- what it is compared with ----------------------------------------------------------------------------------------


def _head(repository: Repository) -> tuple[Any, Any]:
    """Return the branch that is checked out, and its commit (None: none yet)."""
    names, head = repository.repo.refs.follow(b"HEAD")  # type: ignore[arg-type]
    if len(names) < 2:
        raise NotNowError("In de repository staat geen tak klaar ('detached HEAD'); git switch <tak> zet er een klaar.")
    return names[-1], head


def _tree(repository: Repository, head: Any) -> Any:
    return repository.repo[head].tree if head else None  # type: ignore[attr-defined]


def _change(repository: Repository, entries: Entries, tree: Any, file: str, saved: Saved) -> tuple[int, Any] | None:
    """Return the mode and the blob that a file is to get; None when it has that in HEAD already."""
    from dulwich.objects import ObjectID  # noqa: PLC0415

    path = repository.path(file)
    before, after = (None if item is None else ObjectID(item.encode()) for item in saved.bestanden[file])
    mode, there = id_at(repository, tree, path) or (_PLAIN, None)
    if there not in (before, after):
        raise NeverError(
            f"In {file} stond al een wijziging die niet in Git was vastgelegd. Wat is bewaard staat in het bestand, niet in Git: "
            "anders kwam het werk van een ander op uw naam. Leg het zelf vast met git add en git commit."
        )
    if there == after:
        return None
    if staged(entries, path) not in (there, after):
        raise NotNowError(
            f"Van {file} staat in Git iets anders klaar om vast te leggen (git add). Leg dat eerst vast, of haal het weg met git restore --staged."
        )
    if after is not None and after not in repository.repo.object_store:
        raise NeverError(f"Wat van {file} is bewaard, wachtte te lang om in Git te komen. Leg het zelf vast met git add en git commit.")
    return mode, after


def _kept(repository: Repository, tree: Any, file: str, last: str | None) -> None:
    """NeverError when a file reads as in HEAD again, and not as it was saved last: somebody threw away what was saved, and no commit brings it back."""
    place = repository.root / file
    now = blob(repository, file, contents(place, LIMIT)) if is_ordinary(place) else None
    found, there = now.id if now is not None else None, id_at(repository, tree, repository.path(file))
    if found == (there[1] if there else None) and found != (last.encode() if last else None):
        raise NeverError(f"In {file} staat weer wat er vóór het bewaren stond; het is niet alsnog vastgelegd.")


# --- the index -------------------------------------------------------------------------------------------------------


# --- the commit ------------------------------------------------------------------------------------------------------


def _put(repository: Repository, branch: Any, head: Any, tree: Any, changed: Mapping[bytes, tuple[int, Any]], saved: Saved) -> str:
    """Make the commit and let the branch point to it; the index is written already, so that who is killed here left no more than something staged."""
    from dulwich.file import FileLocked  # noqa: PLC0415
    from dulwich.object_store import commit_tree_changes  # noqa: PLC0415
    from dulwich.objects import Commit, Tree  # noqa: PLC0415

    repo = repository.repo
    if tree is None:
        empty = Tree()
        repo.object_store.add_object(empty)
        tree = empty.id
    made = Commit()
    made.tree = commit_tree_changes(repo.object_store, tree, [(path, None if found is None else mode, found) for path, (mode, found) in changed.items()])
    made.parents = [head] if head else []
    made.author = _ident(saved.wie) or _configured(repository)
    made.committer = _ident(_known(repository)) or made.author
    made.author_time = made.commit_time = int(saved.moment.timestamp())
    made.author_timezone = made.commit_timezone = int((saved.moment.utcoffset() or saved.moment - saved.moment).total_seconds())
    made.encoding = b"UTF-8"
    made.message = f"{saved.bericht}\n\n{TRAILER}\n".encode()
    repo.object_store.add_object(made)
    said = f"commit (werkbank): {saved.bericht.splitlines()[0]}".encode()
    when = {"committer": made.committer, "timestamp": made.commit_time, "timezone": made.commit_timezone, "message": said}
    try:
        done = repo.refs.set_if_equals(branch, head, made.id, **when) if head else repo.refs.add_if_new(branch, made.id, **when)
    except FileLocked:
        done = False
    if not done:
        raise NotNowError("Iemand anders legde op hetzelfde ogenblik iets vast in Git.")
    return made.id.decode()


def _known(repository: Repository) -> Writer:
    """Return who git says that works here; without a name when it does not."""
    config = repository.repo.get_config_stack()

    def said(name: bytes) -> str:
        try:
            return config.get((b"user",), name).decode("utf-8", "replace")
        except KeyError:
            return ""

    return Writer(said(b"name"), said(b"email")) if said(b"name") and said(b"email") else Writer()


def _configured(repository: Repository) -> bytes:
    found = _ident(_known(repository))
    if not found:
        raise NeverError("Git weet niet wie u bent. Zeg het met: git config user.name 'Uw naam', en: git config user.email uw@adres.")
    return found


def _ident(wie: Writer) -> bytes:
    """Return a person as git writes one; b'' without a name. What would end the name or the line is left out."""
    clean = ["".join(char for char in item if char.isprintable() and char not in "<>").strip() for item in (wie.naam, wie.adres)]
    return f"{clean[0]} <{clean[1]}>".encode() if clean[0] else b""
