"""What somebody saves in the workbench becomes a commit, where the settings ask for it; what stands in the way is a finding, and the save goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from assembler.facts import decisions
from assembler.ground.findings import Finding, Span, warning
from assembler.ground.wording import hoofdletter
from assembler.reading.records.workspace import Workspace
from assembler.store import commits, together
from assembler.store.commits import Saved, Writer
from assembler.store.files import contents, is_ordinary
from assembler.store.journal import Line
from assembler.store.repository import NeverError, NoRepositoryError, Repository, opened
from assembler.verbs.desk import Desk

_MOST = 20  # lines of a message
_ODD = "Git gaf een onverwachte fout ({})."
Files = Mapping[str, tuple[bytes | None, bytes | None]]  # what stood in each file, and what comes


@contextmanager
def recording(desk: Desk, files: Files, what: Callable[[], str], lines: Sequence[Line] = ()) -> Iterator[None]:
    """Around the writing of files (what stood there, what comes), under the lock of the workspace: what was written becomes a commit with these words."""
    if not desk.settings.geschiedenis.vastleggen:
        yield
        return
    mark, reasons = _announced(desk, files, what, lines)
    try:
        yield
    except BaseException:
        if mark:
            desk.waiting.drop(mark)
        raise
    desk.tell(tuple(_finding(reason, files) for reason in reasons or _committed(desk)))


@contextmanager
def recorded(desk: Desk, folder: str, what: Callable[[], str]) -> Iterator[None]:
    """Around a verb that writes below a folder by itself, such as a version that is fixed: what differs afterwards becomes a commit with these words."""
    if not desk.settings.geschiedenis.vastleggen:
        yield
        return
    before = dict(_below(desk.root, folder))
    yield
    with together.writing(desk.root):
        after = dict(_below(desk.root, folder))
        rows = {name: (before.get(name), after.get(name)) for name in {**before, **after} if before.get(name) != after.get(name)}
        if rows:
            with recording(desk, rows, what):
                pass


def _below(root: Path, folder: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted((root / folder).rglob("*")):
        if is_ordinary(path) and not any(part.startswith(".") for part in path.relative_to(root).parts):
            yield path.relative_to(root).as_posix(), contents(path)


def _announced(desk: Desk, files: Files, what: Callable[[], str], lines: Sequence[Line]) -> tuple[str, list[str]]:
    """Let a save wait for its commit; return its mark, or '' with why it will be none."""
    try:
        repository = opened(desk.root)
        try:
            return desk.waiting.add(_saved(desk, repository, files, what()), lines), []
        finally:
            repository.close()
    except (NoRepositoryError, NeverError) as fault:
        return "", [str(fault)]
    except Exception as fault:  # noqa: BLE001 - whatever git holds, a save is not refused for it
        return "", [_ODD.format(type(fault).__name__)]


def _saved(desk: Desk, repository: Repository, files: Files, words: str) -> Saved:
    return commits.prepared(repository, _writer(desk), desk.now().astimezone(), words, files)


def _writer(desk: Desk) -> Writer:
    """Return who saves: who logged in, under an address of this workbench where the provider gave none; nobody by name where one user works."""
    toegang, person = desk.settings.toegang, desk.person
    if person.alone or toegang is None:
        return Writer()
    host = toegang.host.partition(":")[0]
    return Writer(person.toon or person.naam, person.naam if "@" in person.naam else f"{person.naam}@{host}")


def _committed(desk: Desk) -> list[str]:
    try:
        repository = opened(desk.root)
        try:
            return desk.waiting.commit(repository)
        finally:
            repository.close()
    except NoRepositoryError as fault:
        return [str(fault)]
    except Exception as fault:  # noqa: BLE001 - as above; it goes on waiting
        return [_ODD.format(type(fault).__name__)]


def _finding(reason: str, files: Files) -> Finding:
    return warning(
        "opslag-staat-in-git", f"Uw wijziging is bewaard, en staat niet in Git. {reason}", Span(next(iter(files), "")),
        hint="Er is niets verloren: de bestanden en het journaal hebben haar.",
    )  # fmt: skip


def words(what: Sequence[str], after: Workspace, files: Mapping[str, object]) -> str:
    """Return the message of a commit: what was saved, and below it the choices of the decisions in these files, as the log calls them."""
    title = "; ".join(dict.fromkeys(hoofdletter(item) for item in what))
    rows = list(dict.fromkeys(_choices(after, files)))
    more = [f"en nog {len(rows) - _MOST}"] if len(rows) > _MOST else []
    return "\n".join((title, "", *(f"- {item}" for item in (*rows[:_MOST], *more)))) if rows else title


def _choices(after: Workspace, files: Mapping[str, object]) -> Iterator[str]:
    for traject in (part for item in after.trajecten.values() for part in item.delen):
        for besluit in (*traject.besluiten, *(row for taken in traject.keuzes.values() for row in taken)):
            if besluit.positie.span.file in files:
                yield from (decisions.subject(keuze) for keuze in besluit.keuzes)
