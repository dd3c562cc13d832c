"""`--as redline`: tracked changes in Word, and beside it the transponeringstabel."""

from __future__ import annotations

from datetime import date
from typing import Literal, cast

from assembler.comparing.causes.difference import Difference
from assembler.rendering.comparison import words
from assembler.rendering.redline import render_redline


def render(difference: Difference, basis: bytes, body: str, *, full: bool, moves: str) -> bytes:
    """Return the redline; its author is the body and the milestone, never a person."""
    new = difference.new
    author = ", ".join(part for part in (body, new.name) if part)
    moves = cast("Literal['verplaatsen', 'doorhalen']", moves)
    return render_redline(difference.trees, basis, author=author, day=new.stand or date(2000, 1, 1), full=full, moves=moves)


def table(difference: Difference) -> bytes:
    """Return the transponeringstabel as text that a spreadsheet opens; nothing when no article has a number."""
    rows = difference.trees.transposition
    if not rows:
        return b""
    lines = ["artikel was;artikel wordt;opschrift;wat er gebeurde"]
    lines += [";".join(_cell(text) for text in (row.old, row.new, row.opschrift, words.kind(row))) for row in rows]
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode("utf-8", "replace")


def _cell(text: str) -> str:
    quoted = text.replace('"', '""')
    return f'"{quoted}"' if set(text) & set(';"\n') or text[:1] in "=+-@" else text
