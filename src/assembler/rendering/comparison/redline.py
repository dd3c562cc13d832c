"""`--as redline`: tracked changes in Word, and beside it the transponeringstabel."""

from __future__ import annotations

from datetime import date
from typing import Literal, cast

from assembler.comparing.causes.difference import Verschil
from assembler.rendering.comparison import words
from assembler.rendering.redline import render_redline


def render(verschil: Verschil, basis: bytes, body: str, *, volledig: bool, verplaatsingen: str) -> bytes:
    """Return the redline; its author is the body and the milestone, never a person."""
    new = verschil.nieuw
    author = ", ".join(part for part in (body, new.naam) if part)
    moves = cast("Literal['verplaatsen', 'doorhalen']", verplaatsingen)
    return render_redline(verschil.vergelijking, basis, auteur=author, datum=new.stand or date(2000, 1, 1), volledig=volledig, verplaatsingen=moves)


def table(verschil: Verschil) -> bytes:
    """Return the transponeringstabel as text that a spreadsheet opens; nothing when no article has a number."""
    rows = verschil.vergelijking.transponering
    if not rows:
        return b""
    lines = ["artikel was;artikel wordt;opschrift;wat er gebeurde"]
    lines += [";".join(_cell(text) for text in (row.oud, row.nieuw, row.opschrift, words.kind(row))) for row in rows]
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode("utf-8", "replace")


def _cell(text: str) -> str:
    quoted = text.replace('"', '""')
    return f'"{quoted}"' if set(text) & set(';"\n') or text[:1] in "=+-@" else text
