"""How the files of a workspace read before, as somebody may see it: who changed what and when, of all files, of one, and of one provision.

Of a file that is not read now no earlier version is read either. Of one that is, an earlier version that may have held something confidential ends what
is shown to who does not keep the file: what was open before that, somebody closed afterwards.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from assembler.checking.rights.hidden import may_hold_secret, owner_of_file
from assembler.ground.document import Node
from assembler.reading import yamltext
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.store.repository import NoRepositoryError, opened
from assembler.store.revisions import Changed, Past, Revision
from assembler.verbs import raw
from assembler.verbs.basket import plain
from assembler.verbs.desk import Desk
from assembler.verbs.provision import spoken
from assembler.verbs.refusals import UnknownNameError
from assembler.writing import house

MANY, FEW = 30, 5  # changes on a page, and beside a provision
_AROUND = 2  # lines that stay the same around those that do not
_LINES = 400  # of one change that are shown
_LINES_OF_ALL = 120  # of one change among all: the rest stands in the history of each file
Row = tuple[str, str]  # "gelijk", "weg", "nieuw" or "sprong", and the line
Cut = Callable[[str, bytes | None], Mapping[str, str]]  # a file and its content -> the parts that are looked at, by their names


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: of which files (None: all), which parts of them, from which change on and how many; `whole`: also what is confidential in them."""

    files: frozenset[str] | None = None
    cut: Cut = lambda file, content: _whole(file, content)  # noqa: PLW0108 - it stands below
    start: str = ""
    limit: int = 0  # 0: a page
    whole: bool = False
    name: str = ""  # by which the first page is kept as long as no file and no commit changes


@dataclass(frozen=True, slots=True)
class Piece:
    """What a change did to one file, or to one part of it: lines that went and came, and the decision of the log that the file is (traject and id)."""

    file: str
    deel: str
    soort: str
    regels: tuple[Row, ...]
    besluit: tuple[str, str] | None = None
    lang: bool = False  # too long to stand here
    geheim: bool = False  # it holds something confidential, and is shown in the history of its file alone


@dataclass(frozen=True, slots=True)
class Step:
    """A change: who, when, in which words (none where they may tell of something that is not read), and what."""

    id: str
    wie: str
    moment: datetime
    bericht: str
    ours: bool
    delen: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class History:
    """Changes, newest first; `verder` is the change with which the next page begins; `geen` says why there is no history at all."""

    stappen: tuple[Step, ...] = ()
    verder: str = ""
    geen: str = ""


def of_all(desk: Desk, start: str = "") -> History:
    """Return how the workspace changed."""
    return _history(desk, Asked(start=start, name="alles"))


def of_file(desk: Desk, file: str, start: str = "") -> History:
    """Return how one file changed; UnknownNameError and NotYoursError as reading it does."""
    if not raw.is_text(file):
        raise UnknownNameError(f"'{file}' is geen tekst van deze werkruimte.")
    raw.refuse(desk, file)
    return _history(desk, Asked(frozenset({file}), start=start, whole=True))


def of_provision(desk: Desk, trajectmap: Trajectmap, node: Node, start: str = "", limit: int = FEW) -> History:
    """Return how the words behind a provision changed: those of its clause or text, and the decisions about it."""
    workspace = desk.open().workspace
    steps = tuple(part.partition("=")[0] for part in node.id.split("/")[1:])
    names = steps[1:] if node.herkomst.clausule else steps
    decided = frozenset(row.file for row in spoken(trajectmap, workspace, node))
    clause = workspace.clausules.get(node.herkomst.clausule or "")
    files = decided | {node.herkomst.span.file, clause.positie.span.file if clause else ""} - {""}

    def cut(file: str, content: bytes | None) -> Mapping[str, str]:
        return _whole(file, content) if file in decided or not names else _named(file, content, names)

    return _history(desk, Asked(files, cut, start, limit, name=f"{trajectmap.traject.id} {node.id} {' '.join(sorted(files))}"))


# --- what is told ----------------------------------------------------------------------------------------------------


def _history(desk: Desk, asked: Asked) -> History:
    try:
        repository = opened(desk.root)
    except NoRepositoryError as fault:
        return History(geen=str(fault))
    try:
        past = Past(repository)
        if asked.start or not asked.name:
            return _told(desk, past, asked)
        return desk.open().once(("git", past.head, asked.name, asked.limit), lambda: _told(desk, past, asked))
    finally:
        repository.close()


def _told(desk: Desk, past: Past, asked: Asked) -> History:
    reader = _Reader(desk, past)
    decisions = {} if desk.open().faults else _decisions(desk.open().workspace)
    steps: list[Step] = []
    begun = not asked.start
    for revision in past.revisions(asked.files):
        begun = begun or revision.id == asked.start
        seen = [row for row in revision.changed if reader.opens(row)]
        pieces = [piece for row in seen for piece in _shown(row, reader, asked, decisions)] if begun else []
        if pieces and len(steps) == (asked.limit or MANY):
            return History(tuple(steps), verder=revision.id)
        if pieces:
            pieces = pieces if asked.files is not None else list(_shortened(pieces))
            steps.append(Step(revision.id, revision.wie, revision.moment, reader.words(revision), revision.ours, tuple(pieces)))
    return History(tuple(steps))


def _shortened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces of one change with as many lines as fit beside those of others; of a piece that does not, none."""
    left = _LINES_OF_ALL
    for piece in pieces:
        fits = len(piece.regels) <= left
        left -= len(piece.regels) if fits else 0
        yield piece if fits else replace(piece, regels=(), lang=True)


def _shown(row: Changed, reader: _Reader, asked: Asked, decisions: Mapping[str, tuple[str, str]]) -> Iterator[Piece]:
    pieces = _pieces(row, reader.past, asked.cut, decisions)
    if asked.whole or not reader.secret(row):
        yield from pieces
    else:
        yield from (replace(piece, regels=(), geheim=True) for piece in pieces)


class _Reader:
    """What somebody may read of what was: asked from the newest commit on, for what was closed once stays closed for what is older."""

    def __init__(self, desk: Desk, past: Past) -> None:
        self._desk, self.past, self._sight = desk, past, desk.person.sight
        self._files: dict[str, bool] = {}

    def opens(self, row: Changed) -> bool:
        """Return whether this person may read what a file was before and after a change."""
        if row.file not in self._files:
            self._files[row.file] = raw.is_text(row.file) and "vastgelegd" not in row.file.split("/") and raw.readable(self._desk, row.file)
        if not self._files[row.file]:
            return False
        if not (self._sight.everything or self._sight.knows(owner_of_file(row.file))):
            self._files[row.file] = not self.secret(row)
        return self._files[row.file]

    def secret(self, row: Changed) -> bool:
        """Return whether a file may hold something confidential, before a change or after it."""
        return any(self._secret(row.file, blob) for blob in (row.after, row.before))

    def _secret(self, file: str, blob: str | None) -> bool:
        if blob is None or not file.endswith((".yaml", ".yml")):
            return False
        content = self.past.content(blob)
        parsed = yamltext.parse(content, file) if content is not None else None
        return parsed is None or bool(parsed.findings) or may_hold_secret(file, parsed.data)

    def words(self, revision: Revision) -> str:
        """Return the words of a commit: those that the workbench wrote about files that are all read, and for who reads everything all words."""
        if self._sight.everything:
            return revision.bericht
        rows = self.past.whole(revision) if revision.ours else None
        return revision.bericht if rows is not None and all(self.opens(row) for row in rows) else ""


def _decisions(workspace: Workspace) -> dict[str, tuple[str, str]]:
    """Return for each file that is one decision of a log its traject and its id; for the choices of a participant its traject alone."""
    found: dict[str, tuple[str, str]] = {}
    for name, item in workspace.trajecten.items():
        for traject in item.delen:
            found |= {row.positie.span.file: (name, "") for taken in traject.keuzes.values() for row in taken}
            found |= {row.positie.span.file: (name, row.id or "") for row in traject.besluiten}
    return found


def _pieces(row: Changed, past: Past, cut: Cut, decisions: Mapping[str, tuple[str, str]]) -> Iterator[Piece]:
    before, after = (cut(row.file, past.content(blob)) for blob in (row.before, row.after))
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name), after.get(name)
        if was != now:
            kind = "nieuw" if was is None else "weg" if now is None else "gewijzigd"
            yield Piece(
                row.file, name, kind, tuple(_rows((was or "").split("\n") if was else [], (now or "").split("\n") if now else [])), decisions.get(row.file)
            )
    if not before and not after and cut(row.file, b""):  # too large, or not in this copy
        yield Piece(row.file, "", "gewijzigd", ())


def _rows(was: Sequence[str], now: Sequence[str]) -> Iterator[Row]:
    """Yield what differs between two texts line by line, with some lines around it."""
    count = 0
    for number, group in enumerate(difflib.SequenceMatcher(None, was, now, autojunk=False).get_grouped_opcodes(_AROUND)):
        if number:
            yield "sprong", ""
        for tag, begin, end, start, stop in group:
            rows = (
                [("gelijk", line) for line in was[begin:end]]
                if tag == "equal"
                else [*(("weg", line) for line in was[begin:end]), *(("nieuw", line) for line in now[start:stop])]
            )
            yield from rows[: max(0, _LINES - count)]
            count += len(rows)
            if count > _LINES:
                yield "sprong", ""
                return


# --- parts of a file -------------------------------------------------------------------------------------------------


def _whole(_file: str, content: bytes | None) -> Mapping[str, str]:
    """Return a file as one part."""
    return {} if content is None else {"": content.decode("utf-8-sig", "replace").replace("\r\n", "\n").rstrip("\n")}


def _named(file: str, content: bytes | None, names: Sequence[str]) -> Mapping[str, str]:
    """Return the parts of a YAML file with these ids, one below the other, as they stand in each variant; of another file the whole."""
    if content is None:
        return {}
    if not file.endswith((".yaml", ".yml")):
        return _whole(file, content)
    parsed = yamltext.parse(content, file)
    return {} if parsed.findings else dict(_below(plain(parsed.data), names, ""))


def _below(data: Any, names: Sequence[str], place: str) -> Iterator[tuple[str, str]]:
    if isinstance(data, Mapping):
        left = names[1:] if data.get("id") == names[0] else names
        if not left:
            yield place, "\n".join(house.block(data, 0))
            return
        for name, item in data.items():
            yield from _below(item, left, _place(place, str(name)))
    elif isinstance(data, list):
        for item in data:
            yield from _below(item, names, place)


def _place(place: str, name: str) -> str:
    """Return where in a file something stands, by the names on the way that tell one variant from another."""
    return place if name in {"leden", "onderdelen", "blokken", "varianten", "keuzes"} else f"{place}, {name}" if place else name
