"""A Word file that came back -> its paragraphs with who put in and took out which words, and the notes in the margin.

Each paragraph of the file is a row of pieces and a mark at its end; piece and mark stood there (`kept`), were put in (`new`) or taken out (`gone`).
So the text as it was sent, and the text as it would read, both follow: marks that were put in part no paragraphs of the first, marks that were taken
out none of the second.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from assembler.ground.spaces import loosened
from assembler.wordfile.oxml import PPR, PSTYLE, RPR, RUN, VAL, Element, P, T, W
from assembler.wordfile.styles import CONTENTS, CONTENTS_HEADING, REQUIRED
from assembler.wordfile.words import contents_styles

Status = Literal["kept", "new", "gone"]
_IN, _OUT = {W + "ins", W + "moveTo"}, {W + "del", W + "moveFrom"}
_THROUGH = {W + name for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml")}
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose change it is, as the file says it: the name, and the day (`2021-06-08`, or '')."""

    author: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, what happened to them, and by whom; by two hands when one put them in and another took them out.

    `field` is the code of the field that computes them (`REF _n12`): its outcome changes by itself, and is no edit.
    """

    text: str
    status: Status = "kept"
    hands: tuple[Hand, ...] = ()
    moved: bool = False
    field: str = ""


@dataclass(frozen=True, slots=True)
class RevisedParagraph:
    """A paragraph of the file: its pieces, its mark, the bookmarks that begin in it, the comments that touch it, and its cell in a table."""

    pieces: tuple[Piece, ...]
    mark: Piece
    bookmarks: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    cell: tuple[int, int, int] | None = None  # table, row, column
    style: str = ""  # the id of its style

    def text(self, *, sent: bool) -> str:
        """Return the words as they were sent, or as they would read."""
        return "".join(piece.text for piece in self.pieces if piece.status != ("new" if sent else "gone"))


@dataclass(frozen=True, slots=True)
class Comment:
    """A note in the margin; `answers` is the id of the one that it answers, `done` whether it was resolved."""

    id: str
    hand: Hand
    text: str
    answers: str = ""
    done: bool = False


@dataclass
class _State:
    table: int = 0
    code: str = ""  # of the field that is open
    result: bool = False  # whether its outcome is being read
    open: list[str] = field(default_factory=list)  # comments that go on
    styles: Mapping[str, str] = field(default_factory=dict)  # the id of a style in this file -> ours, where another program gave it another


def paragraphs(document: Element, styles: Element | None = None) -> tuple[RevisedParagraph, ...]:
    """Return the paragraphs of word/document.xml in reading order, the contents left out; `styles` is word/styles.xml."""
    body = document.find(W + "body")
    return tuple(_inside(body, _State(styles=_ours(styles)), None, 0)) if body is not None else ()


def _ours(styles: Element | None) -> dict[str, str]:
    """Return our id of each style in a file, by its name: another program keeps that, and may give another id."""
    if styles is None:
        return {}
    known = {name.casefold(): own for own, name in REQUIRED.items()}
    found = dict.fromkeys(contents_styles(styles), CONTENTS_HEADING)
    for style in styles.iter(W + "style"):
        name = style.find(W + "name")
        own = known.get(name.get(VAL, "").casefold()) if name is not None else None
        if own is not None:
            found[style.get(W + "styleId", "")] = own
    return found


def _inside(element: Element, state: _State, cell: tuple[int, int, int] | None, depth: int) -> Iterator[RevisedParagraph]:
    if depth > _MAX_DEPTH:
        return
    for child in element:
        if child.tag == P:
            style = child.find(f"{PPR}/{PSTYLE}")
            name = style.get(VAL, "") if style is not None else ""
            name = state.styles.get(name, name)
            if name not in {*CONTENTS, CONTENTS_HEADING}:
                yield _paragraph(child, state, cell, name)
        elif child.tag == W + "tbl":
            table = state.table
            state.table += 1
            for row, line in enumerate(child.iterchildren(W + "tr")):
                for column, box in enumerate(line.iterchildren(W + "tc")):
                    yield from _inside(box, state, (table, row, column), depth + 1)
        elif child.tag in _THROUGH or child.tag in _IN | _OUT:
            yield from _inside(child, state, cell, depth + 1)


def _paragraph(element: Element, state: _State, cell: tuple[int, int, int] | None, style: str) -> RevisedParagraph:
    read = _Reading(state)
    read.inside(element, "kept", (), moved=False)
    return RevisedParagraph(tuple(_joined(read.pieces)), _mark(element), tuple(read.bookmarks), tuple(dict.fromkeys(read.comments)), cell, style)


class _Reading:
    """One paragraph as it is read: its pieces, and the marks and notes that it meets."""

    def __init__(self, state: _State) -> None:
        self.state = state
        self.pieces: list[Piece] = []
        self.bookmarks: list[str] = []
        self.comments = list(state.open)

    def inside(self, element: Element, status: Status, hands: tuple[Hand, ...], *, moved: bool) -> None:
        """Read what stands in an element of which all has this status."""
        for child in element:
            tag = child.tag
            if tag == RUN:
                self._run(child, status, hands, moved=moved)
            elif tag in _IN | _OUT:
                here: Status = "gone" if tag in _OUT or status == "gone" else "new"
                if here == "gone" and status == "new":  # put in by one and taken out again: nobody sees it
                    continue
                self.inside(child, here, (*hands, hand_of(child)), moved=moved or tag in {W + "moveFrom", W + "moveTo"})
            elif tag in _THROUGH:
                self.inside(child, status, hands, moved=moved)
            else:
                self._sign(child)

    def _run(self, run: Element, status: Status, hands: tuple[Hand, ...], *, moved: bool) -> None:
        _follow(run, self.state)
        text = "".join(_words(run))
        if text:
            self.pieces.append(Piece(text, status, hands, moved, self.state.code.strip() if self.state.result else ""))
        self.comments += [mark.get(W + "id", "") for mark in run.iter(W + "commentReference")]

    def _sign(self, element: Element) -> None:
        """Note a bookmark, or where a note in the margin begins and ends."""
        name = element.get(W + "id", "")
        if element.tag == W + "bookmarkStart":
            self.bookmarks.append(element.get(W + "name", ""))
        elif element.tag == W + "commentRangeStart":
            self.state.open.append(name)
            self.comments.append(name)
        elif element.tag == W + "commentRangeEnd" and name in self.state.open:
            self.state.open.remove(name)


def _follow(run: Element, state: _State) -> None:
    """Note where a field begins, what its code is, and where its outcome ends."""
    for part in run:
        if part.tag == W + "fldChar":
            kind = part.get(W + "fldCharType")
            state.result = kind == "separate" and state.code.split()[:1] in (["REF"], ["SEQ"], ["PAGEREF"])
            state.code = "" if kind in {"begin", "end"} else state.code
        elif part.tag == W + "instrText":
            state.code += part.text or ""


def _words(run: Element) -> Iterator[str]:
    hidden = run.find(f"{RPR}/{W}vanish")
    if hidden is not None and hidden.get(VAL, "1") not in {"0", "false"}:
        return
    for part in run:
        if part.tag in {T, W + "delText"}:
            yield loosened(part.text or "")
        elif part.tag in {W + "tab", W + "br", W + "cr"}:
            yield "\t" if part.tag == W + "tab" else " "
        elif part.tag == W + "noBreakHyphen":
            yield "-"


def _mark(element: Element) -> Piece:
    """Return the end of a paragraph: put in, taken out, or as it was."""
    for name, status in (("ins", "new"), ("moveTo", "new"), ("del", "gone"), ("moveFrom", "gone")):
        found = element.find(f"{PPR}/{RPR}/{W}{name}")
        if found is not None:
            return Piece("", "gone" if status == "gone" else "new", (hand_of(found),), name.startswith("move"))
    return Piece("")


def hand_of(element: Element) -> Hand:
    """Return who made a change, and when."""
    return Hand(" ".join(element.get(W + "author", "").split())[:100], element.get(W + "date", "")[:10])


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Join pieces of one kind and hand: how words are cut in runs says nothing."""
    last: Piece | None = None
    for piece in pieces:
        if last is not None and (last.status, last.hands, last.moved, last.field) == (piece.status, piece.hands, piece.moved, piece.field):
            last = Piece(last.text + piece.text, piece.status, piece.hands, piece.moved, piece.field)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def comments(part: Element | None, extended: Element | None) -> Mapping[str, Comment]:
    """Return the notes of word/comments.xml by id, with the threads and the state of word/commentsExtended.xml where that is there."""
    if part is None:
        return {}
    by_paragraph: dict[str, str] = {}
    found: dict[str, Comment] = {}
    for note in part.iter(W + "comment"):
        lines = list(note.iter(P))
        text = "\n".join(line for line in ("".join(words for run in p.iter(RUN) for words in _words(run)) for p in lines) if line.strip())
        found[note.get(W + "id", "")] = Comment(note.get(W + "id", ""), hand_of(note), text.strip()[:5000])
        by_paragraph |= {p.get(_W14 + "paraId", ""): note.get(W + "id", "") for p in lines if p.get(_W14 + "paraId")}
    for item in extended.iter(_W15 + "commentEx") if extended is not None else ():
        name = by_paragraph.get(item.get(_W15 + "paraId", ""))
        if name is not None:
            old = found[name]
            answers = by_paragraph.get(item.get(_W15 + "paraIdParent", ""), "")
            found[name] = Comment(old.id, old.hand, old.text, answers, item.get(_W15 + "done") == "1")
    return found
