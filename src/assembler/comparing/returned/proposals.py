"""What was done to each paragraph of the version, and what was noted beside it: one proposal each, with an id that the same edit always gets."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assembler.comparing.returned.flow import Flow, Strand
from assembler.comparing.returned.kinds import Touch, touches
from assembler.comparing.returned.match import match, plain
from assembler.ground.document import Node
from assembler.wordfile.revisions import Comment, Hand

_TYPED = re.compile(r"\s*(?:\d{1,3}[.)]|\d{1,2}°\.?|[a-z]{1,2}[.)]|[-–•])\t")  # the number of a lid or item where numbers are text
Soort = Literal["tekst", "opschrift", "nieuw", "vervalt", "gesplitst", "samengevoegd", "verplaatst", "opmerking"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph of the version: the node that it is of, where that stands in words, and the number printed before its text."""

    node: str = ""
    place: str = ""
    label: str = ""
    heading: bool = False
    source: Node | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that was asked: where (or after which place), what stood there, what should, by whom; `silent`: without a mark in the file."""

    soort: Soort
    spot: Spot
    was: str = ""
    wordt: str = ""
    hands: tuple[Hand, ...] = ()
    silent: bool = False
    after: bool = False  # it stands after the spot, and has none of its own
    answers: tuple[tuple[str, str], ...] = ()  # of a comment: who answered, and what
    done: bool = False
    raakt: tuple[Touch, ...] = ()  # of a text that changed: what the edits touch
    bij: tuple[str, ...] = ()  # other nodes that it is about: those that are joined with it, or the one after which it comes
    niveau: str = ""  # of what is new: the style that the file gives it

    def id(self, document: str) -> str:
        """Return the same eight signs for the same edit of the same document, whoever made it."""
        told = f"{document}\x1f{self.soort}\x1f{self.spot.node}\x1f{self.was}\x1f{self.wordt}"
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def proposals(base: Sequence[Strand], spots: Mapping[int, Spot], back: Flow, notes: Mapping[str, Comment]) -> tuple[Proposal, ...]:
    """Return what a file asks, in reading order; `spots` says of each paragraph of the version what it is."""
    return tuple(_moves(_Reading(base, spots, back, notes).all()))


class _Reading:
    def __init__(self, base: Sequence[Strand], spots: Mapping[int, Spot], back: Flow, notes: Mapping[str, Comment]) -> None:
        self.base, self.spots, self.back, self.notes = base, spots, back, notes
        self.found = match(base, back.sent)
        self.by_base = {old: new for new, old in self.found.items()}
        self.told: set[int] = set()  # paragraphs of the new text that a proposal has already

    def all(self) -> Iterator[Proposal]:
        """Yield every proposal: per paragraph of the version, what came after it, and the notes."""
        yield from self._new_after(-1, Spot())
        for old in self.base:
            spot = self.spots.get(old.number, Spot())
            yield from self._of(old, spot)
            yield from self._new_after(old.number, spot)
        yield from self._comments()

    # --- paragraphs of the version ----------------------------------------------------------------------------------

    def _of(self, old: Strand, spot: Spot) -> Iterator[Proposal]:
        number = self.by_base.get(old.number)
        if number is None:
            if old.text.strip():
                yield Proposal("vervalt", spot, self._words(old, spot), silent=True)
            return
        sent = self.back.sent[number]
        others = [self.back.now[at] for at in sent.others]
        if not others:
            if old.text.strip():
                yield Proposal("vervalt", spot, self._words(old, spot), hands=sent.hands)
            return
        if len(others) > 1:
            self.told.update(item.number for item in others)
            yield Proposal("gesplitst", spot, self._words(old, spot), "\n".join(plain(item.text) for item in others), _hands(sent, *others))
            return
        now = others[0]
        if len(now.others) > 1:
            if now.others[0] == number:
                self.told.add(now.number)
                sources = [self.base[self.found[at]] for at in now.others if at in self.found]
                was = "\n".join(self._words(item, self.spots.get(item.number, Spot())) for item in sources)
                joined = tuple(node for item in sources[1:] if (node := self.spots.get(item.number, Spot()).node))
                yield Proposal("samengevoegd", spot, was, self._strip(now.text, spot), _hands(now), bij=joined)
            return
        if plain(old.core) != plain(now.core):
            silent = plain(sent.core) != plain(old.core)
            kind: Soort = "opschrift" if spot.heading else "tekst"
            was, wordt = self._words(old, spot), self._strip(now.text, spot)
            touched = touches(spot.source, was, wordt, heading=spot.heading) if spot.source else ()
            yield Proposal(kind, spot, was, wordt, _hands(sent, now), silent, raakt=touched)

    # --- what was put in --------------------------------------------------------------------------------------------

    def _new_after(self, number: int, spot: Spot) -> Iterator[Proposal]:
        """Yield the paragraphs that stand in the new text after a paragraph of the version, and are of none."""
        for now in self._following(number):
            if not plain(now.text) or now.number in self.told:
                continue
            self.told.add(now.number)
            silent = bool(now.others)
            yield Proposal("nieuw", spot, "", plain(_TYPED.sub("", now.text)), _hands(now), silent, after=True, niveau=now.style)

    def _following(self, number: int) -> Iterator[Strand]:
        begin = -1
        if number >= 0:
            sent = self.by_base.get(number)
            if sent is None:
                return
            begin = max(self.back.sent[sent].others, default=self._before(sent))
        for now in self.back.now[begin + 1 :]:
            if any(at in self.found for at in now.others):
                return
            yield now

    def _before(self, sent: int) -> int:
        """Return the last paragraph of the new text that stands before one that went."""
        earlier = (at for strand in self.back.sent[:sent] for at in strand.others)
        return max(earlier, default=-1)

    # --- notes ------------------------------------------------------------------------------------------------------

    def _comments(self) -> Iterator[Proposal]:
        seen: set[str] = set()
        last = Spot()
        for now in self.back.now:
            numbers = [self.found[at] for at in now.others if at in self.found]
            spot = self.spots.get(numbers[0], last) if numbers else last
            last = spot
            for name in now.comments:
                note = self.notes.get(name)
                if note is None or note.answers or name in seen:
                    continue
                seen.add(name)
                answers = tuple((item.hand.author, item.text) for item in self.notes.values() if item.answers == name)
                yield Proposal("opmerking", spot, self._strip(now.text, spot), note.text, (note.hand,), answers=answers, done=note.done)

    # --- words ------------------------------------------------------------------------------------------------------

    def _words(self, strand: Strand, spot: Spot) -> str:
        return self._strip(strand.text, spot)

    @staticmethod
    def _strip(text: str, spot: Spot) -> str:
        """Return words without the number that the program prints before them."""
        words = plain(text)
        label = plain(spot.label)
        return words[len(label) :].lstrip(" .") if label and words.startswith(label) else words


def _hands(*strands: Strand) -> tuple[Hand, ...]:
    return tuple(dict.fromkeys(hand for strand in strands for hand in strand.hands))


def _moves(found: Iterator[Proposal]) -> Iterator[Proposal]:
    """Make one move of a text that went and came back with the same words."""
    rows = list(found)
    gone = {item.was: at for at, item in enumerate(rows) if item.soort == "vervalt" and item.was}
    for at, item in enumerate(rows):
        if item.soort == "nieuw" and (source := gone.get(item.wordt)) is not None:
            moved = rows[source]
            rows[source] = replace(
                moved, soort="verplaatst", wordt=item.spot.place, bij=(item.spot.node,), hands=tuple(dict.fromkeys((*moved.hands, *item.hands)))
            )
            rows[at] = replace(item, was="\x00")
            del gone[item.wordt]
    return (item for item in rows if item.was != "\x00")
