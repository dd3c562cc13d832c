"""What an edit of a sentence touches: its own words, a value, a term, a reference, a law, an open place, or the marks that the program adds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assembler.comparing.trees.shortest import shortest_edit
from assembler.comparing.trees.words import note_text, words_in
from assembler.ground.document import Begripgebruik, Gat, Inline, Invulling, Node, Tekst, Verwijzing, Wetsverwijzing, text_of
from assembler.ground.spaces import spaced

Wat = Literal["zin", "waarde", "begrip", "verwijzing", "wet", "open", "leesteken"]
_ADDED = re.compile(r"[;.:,](?: (?:en|of))?\Z")  # what `composing.lists` puts behind an item


@dataclass(frozen=True, slots=True)
class Edited:
    """A stretch of a text that has other words: from `begin` to `end` of the old text now stands `new`."""

    begin: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a sentence as it is printed, from `begin` to `end`: what it is, and which fact, term, place or law it says."""

    wat: Wat
    begin: int
    end: int
    feit: str = ""


@dataclass(frozen=True, slots=True)
class Touch:
    """One thing that an edit touches, with its words before and after."""

    wat: Wat
    was: str
    wordt: str
    feit: str = ""


def edits(was: str, wordt: str) -> tuple[Edited, ...]:
    """Return where two texts differ, in whole words."""
    old, new = words_in(was), words_in(wordt)
    starts = [0]
    for word in old:
        starts.append(starts[-1] + len(word))
    blocks = shortest_edit([spaced(word) for word in old], [spaced(word) for word in new])
    return tuple(Edited(starts[o1], starts[o2], "".join(new[n1:n2])) for equal, o1, o2, n1, n2 in blocks if not equal)


def stretches(node: Node, *, heading: bool = False) -> tuple[str, tuple[Stretch, ...]]:
    """Return a provision (or its heading) as it is printed, white space counted once, and the pieces that it is made of."""
    pieces: list[tuple[str, Wat, str]] = []
    if node.kind == "begrip" and not heading:
        pieces += [(text_of(node.opschrift), "zin", ""), (": ", "zin", "")]
    row = node.opschrift if heading else node.inhoud
    last = len(row) - 1
    for number, item in enumerate(row):
        added = number == last and number > 0 and node.kind in {"onderdeel", "begrip"} and isinstance(item, Tekst) and _ADDED.match(item.text)
        pieces.append((item.text, "leesteken" if added else _wat(item), _feit(item)))
        if isinstance(item, Invulling) and item.noot:
            pieces.append((note_text(item.noot), "leesteken", ""))
    return _printed(pieces)


def _printed(pieces: Sequence[tuple[str, Wat, str]]) -> tuple[str, tuple[Stretch, ...]]:
    text, found = "", list[Stretch]()
    for words, wat, feit in pieces:
        begin = len(text)
        for character in words:
            blank = character.isspace()
            if not blank or (text and text[-1] != " "):
                text += " " if blank else character
        if len(text) > begin:
            found.append(Stretch(wat, begin, len(text), feit))
    whole = text.rstrip(" ")
    return whole, tuple(replace(item, end=min(item.end, len(whole))) for item in found if item.begin < len(whole))


def _wat(item: Inline) -> Wat:
    match item:
        case Invulling():
            return "waarde"
        case Begripgebruik():
            return "begrip"
        case Verwijzing():
            return "verwijzing"
        case Wetsverwijzing():
            return "wet"
        case Gat():
            return "open"
        case _:
            return "zin"


def _feit(item: Inline) -> str:
    match item:
        case Invulling():
            return item.sleutel
        case Begripgebruik():
            return item.begrip
        case Verwijzing():
            return " ".join(doel.partition("/")[2] for doel in item.doelen)
        case Wetsverwijzing():
            return item.wet
        case Gat():
            return item.omschrijving
        case _:
            return ""


def touches(node: Node, was: str, wordt: str, *, heading: bool = False) -> tuple[Touch, ...]:
    """Return what was touched, in the order of the text; nothing where the text is not that of the node.

    What stands within one value, term or reference is told as a whole: the value before, and after.
    """
    text, pieces = stretches(node, heading=heading)
    if text != was:
        return ()
    return tuple(_touches(was, pieces, edits(was, wordt)))


def _touches(was: str, pieces: Sequence[Stretch], changed: Sequence[Edited]) -> Iterator[Touch]:
    told: set[int] = set()
    for edit in changed:
        number, own = within(pieces, edit)
        if not own:
            yield from (Touch(item.wat, was[item.begin : item.end].strip(), "", item.feit) for item in pieces if _gone(item, edit))
            yield Touch("zin", was[edit.begin : edit.end], edit.new)
        elif pieces[number].wat in {"zin", "leesteken"}:
            yield Touch(pieces[number].wat, was[edit.begin : edit.end], edit.new)
        elif number not in told:
            told.add(number)
            item = pieces[number]
            yield Touch(item.wat, was[item.begin : item.end], after(was, pieces, number, changed), item.feit)


def _gone(item: Stretch, edit: Edited) -> bool:
    return item.wat not in {"zin", "leesteken"} and item.begin < edit.end and edit.begin < item.end


def within(pieces: Sequence[Stretch], edit: Edited) -> tuple[int, bool]:
    """Return the piece that holds an edit whole, and whether there is one. What is put in where two meet is of the words, not of the value."""
    held = [number for number, item in enumerate(pieces) if item.begin <= edit.begin and edit.end <= item.end]
    if edit.begin == edit.end:
        held.sort(key=lambda number: (pieces[number].wat != "zin", not pieces[number].begin < edit.begin < pieces[number].end))
        inside = [number for number in held if pieces[number].begin < edit.begin < pieces[number].end]
        held = inside or held
    return (held[0], True) if held else (-1, False)


def after(was: str, pieces: Sequence[Stretch], number: int, changed: Sequence[Edited]) -> str:
    """Return how a piece reads after the edits that it holds."""
    item = pieces[number]
    text, shift = was[item.begin : item.end], item.begin
    for edit in reversed(changed):
        if within(pieces, edit) == (number, True):
            text = text[: edit.begin - shift] + edit.new + text[edit.end - shift :]
    return text
