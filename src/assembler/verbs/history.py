"""How the files of a workspace read before, as somebody may see it: who changed what and when, of all files, of one, and of one provision.

Of a file that is not read now no earlier version is read either. Of one that is, an earlier version that may have held something confidential ends what
is shown to who does not keep the file: what was open before that, somebody closed afterwards.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from assembler.checking.rights.hidden import may_hold_secret, owner_of_file
from assembler.ground.document import Node
from assembler.reading import yamltext
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.store.repository import NoRepositoryError, opened
from assembler.store.revisions import Changed, EndError, Past, Revision
from assembler.verbs import pieces, raw
from assembler.verbs.change_words import ChangeWords
from assembler.verbs.choice_words import ChoiceWords
from assembler.verbs.desk import Desk
from assembler.verbs.pieces import Cut, Row
from assembler.verbs.provision import spoken
from assembler.verbs.refusals import UnknownNameError

MANY, FEW = 30, 5  # changes on a page, and beside a provision
_TOLD = 40  # files of one change that are told in words: who begins a workspace has hundreds, all new
_LINES_OF_ALL = 120  # of one change among all: the rest stands in the history of each file


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: of which files (None: all), which parts of them, from which change on and how many; `whole`: also what is confidential in them."""

    files: frozenset[str] | None = None
    cut: Cut = pieces.whole
    start: str = ""
    limit: int = 0  # 0: a page
    whole: bool = False
    name: str = ""  # by which the first page is kept as long as no file and no commit changes


@dataclass(frozen=True, slots=True)
class Piece:
    """What a change did to one file, or to one part of it: what it is about, what went and came in words and as lines; `besluit` is the decision (traject and id)."""

    file: str
    deel: str
    soort: str
    regels: tuple[Row, ...]
    over: str = ""
    woorden: tuple[str, ...] = ()
    besluit: tuple[str, str] | None = None
    lang: bool = False  # too long to stand here
    geheim: bool = False  # it holds something confidential, and is shown in the history of its file alone


@dataclass(frozen=True, slots=True)
class Step:
    """A change: who, when, in which words (none where they may tell of something that is not read), and what."""

    id: str
    wie: str
    moment: datetime | None  # None: git does not say
    bericht: str
    ours: bool
    delen: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class History:
    """Changes, newest first.

    `verder` is the change with which the next page begins; `geen` says why there is no history at all, `einde` why there may be more than can be told.
    """

    stappen: tuple[Step, ...] = ()
    verder: str = ""
    geen: str = ""
    einde: str = ""


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
    decided = frozenset(row.file for row in spoken(trajectmap, desk.open(), node))
    clause = workspace.clausules.get(node.herkomst.clausule or "")
    files = decided | {node.herkomst.span.file, clause.positie.span.file if clause else ""} - {""}

    def cut(file: str, content: bytes | None) -> Mapping[str, str]:
        return pieces.whole(file, content) if file in decided or not names else pieces.named(file, content, names)

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
    except NoRepositoryError as fault:
        return History(geen=str(fault))
    finally:
        repository.close()


def _told(desk: Desk, past: Past, asked: Asked) -> History:
    reader, teller = _Reader(desk, past, asked.files), _Teller(desk, past, asked.cut)
    steps: list[Step] = []
    begun = not asked.start
    try:
        for revision in past.revisions(asked.files):
            begun = begun or revision.id == asked.start
            seen = [row for row in revision.changed if reader.opens(row)]
            found = list(_found(seen, reader, teller, asked)) if begun else []
            if found and len(steps) == (asked.limit or MANY):
                return History(tuple(steps), verder=revision.id)
            if found:
                shown = found if asked.files is not None else list(_shortened(found))
                steps.append(Step(revision.id, revision.wie, revision.moment, reader.words(revision), revision.ours, tuple(shown)))
    except EndError as fault:
        return History(tuple(steps), einde=str(fault))
    return History(tuple(steps))


def _found(seen: Sequence[Changed], reader: _Reader, teller: _Teller, asked: Asked) -> Iterator[Piece]:
    for number, row in enumerate(seen):
        yield from teller.pieces(row, secret=not asked.whole and reader.secret(row), told=number < _TOLD)


def _shortened(found: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces of one change with as many lines as fit beside those of others; of a piece that does not, none."""
    left = _LINES_OF_ALL
    for piece in found:
        fits = len(piece.regels) <= left
        left -= len(piece.regels) if fits else 0
        yield piece if fits else replace(piece, regels=(), lang=True)


class _Reader:
    """What somebody may read of what was: asked from the newest commit on, for what was closed once stays closed for what is older."""

    def __init__(self, desk: Desk, past: Past, looked: Collection[str] | None) -> None:
        self._desk, self.past, self._sight = desk, past, desk.person.sight
        self._looked = looked  # the files of which every change is asked about, in order; None: all
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
        return revision.bericht if rows is not None and all(self._opened(row, revision) for row in rows) else ""

    def _opened(self, row: Changed, revision: Revision) -> bool:
        """Return whether this person may read a file as a commit changed it; of a file that is not looked at, its later commits are asked first."""
        if self._looked is None or row.file in self._looked:
            return self.opens(row)
        other = _Reader(self._desk, self.past, {row.file})
        try:
            for later in self.past.revisions({row.file}):
                opens = all(other.opens(item) for item in later.changed)
                if later.id == revision.id:
                    return opens
        except EndError:
            pass
        return False


def _decisions(workspace: Workspace) -> dict[str, tuple[str, str]]:
    """Return for each file that is one decision of a log its traject and its id; for the choices of a participant its traject alone."""
    found: dict[str, tuple[str, str]] = {}
    for name, item in workspace.trajecten.items():
        for traject in item.delen:
            found |= {row.positie.span.file: (name, "") for taken in traject.keuzes.values() for row in taken}
            found |= {row.positie.span.file: (name, row.id or "") for row in traject.besluiten}
    return found


class _Teller:
    """What changes did to files: by the names that the workspace has now."""

    def __init__(self, desk: Desk, past: Past, cut: Cut) -> None:
        now = desk.open()
        self._past, self._cut = past, cut
        self._decisions = {} if now.faults else _decisions(now.workspace)
        self._words = None if now.faults else ChangeWords(lambda name: ChoiceWords(now, now.workspace.trajecten.get(name)))

    def pieces(self, row: Changed, *, secret: bool, told: bool) -> Iterator[Piece]:
        """Yield what a change did to a file; of one that may hold something confidential not what (`secret`), of one among very many not in words (not `told`)."""
        before, after = (self._cut(row.file, self._past.content(blob)) for blob in (row.before, row.after))
        for name in dict.fromkeys((*before, *after)):
            was, now = before.get(name), after.get(name)
            if was != now:
                kind = "nieuw" if was is None else "weg" if now is None else "gewijzigd"
                bare = Piece(row.file, name, kind, (), besluit=self._decisions.get(row.file), geheim=secret)
                yield bare if secret else self._full(bare, was or "", now or "", told=told)
        if not before and not after and self._cut(row.file, b""):  # too large, or not in this copy
            yield Piece(row.file, "", "gewijzigd", ())

    def _full(self, bare: Piece, was: str, now: str, *, told: bool) -> Piece:
        lines = pieces.rows(was, now)
        if self._words is None or not told:
            return replace(bare, regels=lines)
        return replace(bare, regels=lines, over=self._words.subject(bare.file, now, was), woorden=self._words.told(bare.file, was, now))
