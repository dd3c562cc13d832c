"""The index of git while we hold its lock: what is staged, and entries put in the place of others (edge)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assembler.store.files import contents, is_ordinary
from assembler.store.repository import ODD_INDEX, NeverError, NotNowError, Repository, blob

if TYPE_CHECKING:
    from dulwich.index import ConflictedIndexEntry, IndexEntry
    from dulwich.objects import ObjectID

    Entries = dict[bytes, IndexEntry | ConflictedIndexEntry]


LIMIT = 64_000_000  # of a file that we compare with what git has


class Index:
    """The index of git while we hold its lock. Its extensions are left out of what is written: they only make git quicker, and would not be true any more."""

    def __init__(self, lock: Any, entries: Entries, version: int | None) -> None:
        self._lock, self.entries, self._version = lock, entries, version

    def put(self, repository: Repository, path: bytes, mode: int, found: ObjectID | None) -> None:
        """Put one entry in the place of what it says of a path."""
        from dulwich.index import IndexEntry, index_entry_from_stat  # noqa: PLC0415

        if found is None:
            self.entries.pop(path, None)
            return
        there = Path(repository.repo.path) / os.fsdecode(path)
        same = is_ordinary(there) and (read := blob(repository, repository.file(path) or "", contents(there, LIMIT))) is not None and read.id == found
        # Without the stamp of the file git looks again at what it holds: somebody wrote in it since.
        self.entries[path] = index_entry_from_stat(there.lstat(), found, mode) if same else IndexEntry((0, 0), (0, 0), 0, 0, mode, 0, 0, 0, found, 0, 0)

    def write(self) -> None:
        """Write it down, whole, and let go of the lock."""
        from dulwich.index import IndexChecksumWriter, write_index_dict  # noqa: PLC0415

        writer = IndexChecksumWriter(self._lock)
        write_index_dict(writer, self.entries, version=self._version)
        writer.close()


@contextmanager
def held(repository: Repository, head: Any) -> Iterator[Index]:
    """Hold the lock of the index; NotNowError when another program has it or nobody made it, NeverError for an index that we do not know."""
    from dulwich.file import FileLocked, GitFile  # noqa: PLC0415
    from dulwich.index import IndexChecksumReader, read_index_dict_with_version  # noqa: PLC0415

    path = Path(repository.repo.index_path())
    try:
        lock = GitFile(path, "wb")
    except FileLocked as fault:
        raise NotNowError(f"De index van Git is op slot ({path.name}.lock): een ander programma is bezig, of brak af.") from fault
    try:
        entries: Entries = {}
        version = None
        if head and not path.is_file():
            raise NotNowError("Git heeft hier nog geen index; git status maakt er een.")
        if path.is_file():
            with path.open("rb") as file:
                reader = IndexChecksumReader(file)
                try:
                    entries, version, _ = read_index_dict_with_version(reader)
                    reader.check_checksum(allow_empty=True)
                except Exception as fault:  # an index of a kind that is not known, such as a split one
                    raise NeverError(ODD_INDEX) from fault
        yield Index(lock, entries, version)
    finally:
        lock.abort()  # nothing when it was written


def staged(entries: Entries, path: bytes) -> Any:
    """Return the blob that stands ready for a path; None for none. NotNowError for a conflict."""
    from dulwich.index import IndexEntry  # noqa: PLC0415

    found = entries.get(path)
    if found is not None and not isinstance(found, IndexEntry):
        raise NotNowError("In de repository is een conflict nog niet opgelost.")
    return found.sha if found is not None else None
