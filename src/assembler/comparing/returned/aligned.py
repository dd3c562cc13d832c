"""A sentence as it is written, laid beside itself as it is printed: so that an edit of the print becomes an edit of what is written.

Words and `{{ }}` of the template each get their stretch of the text. What stays untouched stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jinja2 import nodes

from assembler.comparing.returned.kinds import Edited, Stretch
from assembler.sentences.expressions import SentenceError, split

_MARK = 0xE000  # a value, term or reference stands for one character, so that no word of a sentence is sought inside it
Written = Callable[["Slot", str], str | None]  # a piece and its new words -> how it is written; None when that cannot be told


@dataclass(frozen=True, slots=True)
class Slot:
    """A piece of a sentence: as it is written, its expression if it is one, and where it stands in the printed text."""

    code: str
    tree: nodes.Expr | None
    begin: int
    end: int


def slots(template: str, text: str, pieces: Sequence[Stretch]) -> tuple[Slot, ...] | None:
    """Return the pieces of a template with their places in the text that it gave; None when it did not give that."""
    try:
        parts = split(re.sub(r"\s+", " ", template))
    except SentenceError:
        return None
    units, places = _units(text, pieces)
    match = re.fullmatch("".join("(.*?)" if part.tree is not None else _literally(part.text) for part in parts), units, re.DOTALL)
    if match is None:
        return None
    spans = [match.span(number) for number in range(1, len(parts) + 1)]
    return tuple(
        Slot(part.text if part.tree is None else "{{" + part.text + "}}", part.tree, places[begin], places[end])
        for part, (begin, end) in zip(parts, spans, strict=True)
    )


def _literally(words: str) -> str:
    """Return a pattern for words of a template; the space at their ends is lost where an expression beside them said nothing."""
    bare = words.strip(" ")
    if not bare:
        return "( ?)"
    return f"({' ?' if words[0] == ' ' else ''}{re.escape(bare)}{' ?' if words[-1] == ' ' else ''})"


def _units(text: str, pieces: Sequence[Stretch]) -> tuple[str, list[int]]:
    """Return the text with one character for each value, term or reference, and the place in the text of every character and of the end."""
    units, places, at = "", list[int](), 0
    for number, item in enumerate(pieces):
        for place in range(at, item.begin):
            units += text[place]
            places.append(place)
        at = item.begin
        if item.wat not in {"zin", "leesteken"}:
            units += chr(_MARK + number)
            places.append(item.begin)
            at = item.end
    for place in range(at, len(text)):
        units += text[place]
        places.append(place)
    return units, [*places, len(text)]


def rewritten(row: Sequence[Slot], text: str, changed: Sequence[Edited], written: Written) -> str | None:
    """Return the template with the edits in it; `written` says how an expression is written that got other words. None when an edit cannot be placed."""
    fresh: list[str] = []
    left = list(changed)
    for number, slot in enumerate(row):
        own = [edit for edit in left if _holds(row, number, edit)]
        left = [edit for edit in left if edit not in own]
        words = carried_out(text, slot, own)
        if not own:
            fresh.append(slot.code)
        elif slot.tree is None:
            fresh.append(_spaced(slot.code, text[slot.begin : slot.end], words))
        else:
            code = written(slot, words)
            if code is None:
                return None
            fresh.append(code)
    return re.sub(r" {2,}", " ", "".join(fresh)).strip(" ") if not left else None


def _holds(row: Sequence[Slot], number: int, edit: Edited) -> bool:
    """Return whether a piece holds an edit; what is put in where two meet is of the words."""
    held = [at for at, slot in enumerate(row) if slot.begin <= edit.begin and edit.end <= slot.end]
    if edit.begin == edit.end:
        inside = [at for at in held if row[at].begin < edit.begin < row[at].end]
        held = inside or sorted(held, key=lambda at: row[at].tree is not None)
    return bool(held) and held[0] == number


def carried_out(text: str, slot: Slot, changed: Sequence[Edited]) -> str:
    """Return how a piece reads after the edits that it holds."""
    words = text[slot.begin : slot.end]
    for edit in reversed(changed):
        words = words[: edit.begin - slot.begin] + edit.new + words[edit.end - slot.begin :]
    return words


def _spaced(code: str, was: str, words: str) -> str:
    """Return new words with the space at the ends that the template has and the print lost."""
    lead = " " if code.startswith(" ") and not was.startswith(" ") else ""
    tail = " " if code.endswith(" ") and not was.endswith(" ") else ""
    return f"{lead}{words}{tail}"


def parted(changed: Sequence[Edited], row: Sequence[Slot]) -> tuple[Edited, ...]:
    """Return the edits, each that reaches over several pieces cut where they meet: what is new stands in the first that holds words."""
    found: list[Edited] = []
    for edit in changed:
        held = [slot for slot in row if slot.begin < edit.end and edit.begin < slot.end]
        if len(held) < 2:
            found.append(edit)
            continue
        goal = next((number for number, slot in enumerate(held) if slot.tree is None), 0)
        for number, slot in enumerate(held):
            begin, end = max(edit.begin, slot.begin), min(edit.end, slot.end)
            found.append(Edited(begin, end, edit.new if number == goal else ""))
    return tuple(found)
