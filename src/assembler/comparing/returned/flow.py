"""Paragraphs of a file with tracked changes -> those that were sent and those that would stand, and which came from which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assembler.wordfile.revisions import Hand, Piece, RevisedParagraph


@dataclass(slots=True)
class Strand:
    """A paragraph of one of the two texts: its words, and what it takes along from the file."""

    number: int
    text: str = ""
    core: str = ""  # the words with the code of each field in the place of its outcome
    pieces: list[Piece] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    cell: tuple[int, int, int] | None = None
    style: str = ""
    others: list[int] = field(default_factory=list)  # paragraphs of the other text that share words or mark with it, in order

    @property
    def hands(self) -> tuple[Hand, ...]:
        """Who changed something in it."""
        return tuple(dict.fromkeys(hand for piece in self.pieces for hand in piece.hands))


@dataclass(frozen=True, slots=True)
class Flow:
    """Both texts of one file."""

    sent: tuple[Strand, ...]
    now: tuple[Strand, ...]


def flow(paragraphs: Sequence[RevisedParagraph]) -> Flow:
    """Return both texts of a file, each paragraph with those of the other that it shares something with."""
    sent, now = [Strand(0)], [Strand(0)]
    for paragraph in paragraphs:
        for strand in (sent[-1], now[-1]):
            strand.bookmarks += paragraph.bookmarks
            strand.comments += paragraph.comments
            strand.cell = strand.cell or paragraph.cell
            strand.style = paragraph.style  # of the last one: its mark carries the look of the whole
        for piece in paragraph.pieces:
            _put(sent[-1], now[-1], piece)
        _end(sent, now, paragraph.mark, in_table=paragraph.cell is not None)
    return Flow(_finished(sent), _finished(now))


def _put(sent: Strand, now: Strand, piece: Piece) -> None:
    core = f"\ue000{piece.field}\ue001" if piece.field else piece.text
    if piece.status != "new":
        sent.text += piece.text
        sent.core += core
    if piece.status != "gone":
        now.text += piece.text
        now.core += core
    if piece.status == "kept" and piece.text.strip():
        _tie(sent, now)
    sent.pieces.append(piece)
    now.pieces.append(piece)


def _tie(sent: Strand, now: Strand) -> None:
    if now.number not in sent.others:
        sent.others.append(now.number)
    if sent.number not in now.others:
        now.others.append(sent.number)


def _end(sent: list[Strand], now: list[Strand], mark: Piece, *, in_table: bool) -> None:
    """End the paragraph in the texts that have this mark; in a cell it always ends."""
    if mark.status == "kept" and (in_table or bool(sent[-1].text.strip()) == bool(now[-1].text.strip())) and not (sent[-1].others or now[-1].others):
        _tie(sent[-1], now[-1])  # every word of it is another, or it has none: it is the same paragraph
    if mark.status != "kept":
        sent[-1].pieces.append(mark)
        now[-1].pieces.append(mark)
    if mark.status != "new" or in_table:
        sent.append(Strand(len(sent)))
    if mark.status != "gone" or in_table:
        now.append(Strand(len(now)))


def _finished(strands: Iterable[Strand]) -> tuple[Strand, ...]:
    return tuple(strands)
