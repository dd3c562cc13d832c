"""A comparison in the words of a terminal and of a file for programs; papers say it in the words of their skeleton."""

from __future__ import annotations

from collections.abc import Sequence

from assembler.comparing.causes.causes import Cause
from assembler.comparing.causes.sides import Side
from assembler.comparing.trees import Segment, TranspositionRow
from assembler.ground.wording import datum


def side(of: Side) -> str:
    """Return a side in full: "Concepttekst (versie 2), stand 1 juni 2021"."""
    return f"{of.title}, stand {datum(of.stand)}" if of.stand else of.title


def cause(item: Cause) -> str:
    """Return a cause in one sentence."""
    return f"{item.text}: {item.reden}" if item.reden else item.text


def marked(segments: Sequence[Segment]) -> str:
    """Return words with marks that every terminal shows: `[-weg-]` and `{+nieuw+}`."""
    marks = {"weg": ("[-", "-]"), "nieuw": ("{+", "+}")}
    text = "".join("{0}{2}{1}".format(*(("", "") if item.kept else marks.get(item.kind, ("", ""))), item.text) for item in segments if item.text)
    return text.replace("-][-", "").replace("+}{+", "")


def kind(row: TranspositionRow) -> str:
    """Return what happened to an article: "vernummerd en gewijzigd"."""
    return f"{row.action} en gewijzigd" if row.also_changed else row.action
