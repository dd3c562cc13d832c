"""What all forms say in the same words: the sides, the counts, a cause, the summary of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assembler.comparing.causes.causes import Cause
from assembler.comparing.causes.difference import Difference
from assembler.comparing.causes.passages import Passage
from assembler.comparing.causes.sides import Side
from assembler.comparing.trees import Segment, TranspositionRow
from assembler.ground.wording import datum


def side(of: Side) -> str:
    """Return a side in full: "Concepttekst (versie 2), stand 1 juni 2021"."""
    return f"{of.title}, stand {datum(of.stand)}" if of.stand else of.title


def cause(item: Cause, *, reason: bool = True) -> str:
    """Return a cause in one sentence."""
    return f"{item.text}: {item.reden}" if item.reden and reason else item.text


def marked(segments: Sequence[Segment]) -> str:
    """Return words with marks that every terminal shows: `[-weg-]` and `{+nieuw+}`."""
    marks = {"weg": ("[-", "-]"), "nieuw": ("{+", "+}")}
    text = "".join("{0}{2}{1}".format(*(("", "") if item.kept else marks.get(item.kind, ("", ""))), item.text) for item in segments if item.text)
    return text.replace("-][-", "").replace("+}{+", "")


def number_of(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number if number != 1 else 'één'} {one if number == 1 else many}"


def summary(difference: Difference, found: Sequence[Passage]) -> list[str]:
    """Return what a councillor reads first: how much changed, what did not, and what nobody decided."""
    rows = difference.trees.transposition
    kinds = Counter(item.action for item in found)
    words = (("nieuw", "nieuw"), ("vervallen", "vervallen"), ("verplaatst", "verplaatst"), ("gewijzigd", "gewijzigd"), ("samengevoegd", "samengevoegd"), ("gesplitst", "gesplitst"),
             ("vernummerd", "alleen met andere nummers"))  # fmt: skip
    counted = ", ".join(f"{kinds[name]} {word}" for name, word in words if kinds[name])
    lines = [f"Er zijn wijzigingen op {number_of(len(found), 'plaats', 'plaatsen')}: {counted}." if found else "Er is niets gewijzigd."]
    if rows:
        same = sum(item.action in {"ongewijzigd", "vernummerd"} and not item.changed for item in rows)
        renumbered = sum(item.action == "vernummerd" and not item.changed for item in rows)
        numbers = f"; {number_of(renumbered, 'artikel kreeg', 'artikelen kregen')} alleen een ander nummer" if renumbered else ""
        lines.append(f"Van {number_of(same, 'artikel', 'artikelen')} bleef de tekst gelijk{numbers}.")
    loose = sum(explained.undecided for explained in difference.changes)
    lines.append(f"Let op: {number_of(loose, 'wijziging berust', 'wijzigingen berusten')} niet op een besluit. Die staan hieronder voorop." if loose else "")
    return [line for line in lines if line]


def renumbered(rows: Sequence[TranspositionRow]) -> list[TranspositionRow]:
    """Return the rows of the transponeringstabel that say something: not those of articles that stayed as they were."""
    return [item for item in rows if item.action != "ongewijzigd" or item.changed]


def kind(row: TranspositionRow) -> str:
    """Return what happened to an article: "vernummerd en gewijzigd"."""
    return f"{row.action} en gewijzigd" if row.changed and row.action not in {"gewijzigd", "nieuw", "vervallen"} else row.action
