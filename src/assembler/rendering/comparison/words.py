"""What all forms say in the same words: the sides, the counts, a cause, the summary of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assembler.comparing.causes.causes import Oorzaak
from assembler.comparing.causes.difference import Verschil
from assembler.comparing.causes.passages import Passage
from assembler.comparing.causes.sides import Side
from assembler.comparing.trees import Segment, Transponeringsregel
from assembler.wording import datum


def side(zijde: Side) -> str:
    """Return a side in full: "Concepttekst (versie 2), stand 1 juni 2021"."""
    return f"{zijde.titel}, stand {datum(zijde.stand)}" if zijde.stand else zijde.titel


def cause(item: Oorzaak, *, reason: bool = True) -> str:
    """Return a cause in one sentence."""
    return f"{item.tekst}: {item.reden}" if item.reden and reason else item.tekst


def marked(segments: Sequence[Segment]) -> str:
    """Return words with marks that every terminal shows: `[-weg-]` and `{+nieuw+}`."""
    marks = {"weg": ("[-", "-]"), "nieuw": ("{+", "+}")}
    text = "".join("{0}{2}{1}".format(*marks.get(item.soort, ("", "")), item.tekst) for item in segments if item.tekst)
    return text.replace("-][-", "").replace("+}{+", "")


def aantal(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number if number != 1 else 'één'} {one if number == 1 else many}"


def summary(verschil: Verschil, found: Sequence[Passage]) -> list[str]:
    """Return what a councillor reads first: how much changed, what did not, and what nobody decided."""
    rows = verschil.vergelijking.transponering
    kinds = Counter(item.soort for item in found)
    words = (("nieuw", "nieuw"), ("vervallen", "vervallen"), ("verplaatst", "verplaatst"), ("gewijzigd", "gewijzigd"), ("samengevoegd", "samengevoegd"), ("gesplitst", "gesplitst"),
             ("vernummerd", "alleen met andere nummers"))  # fmt: skip
    counted = ", ".join(f"{kinds[name]} {word}" for name, word in words if kinds[name])
    lines = [f"Er zijn wijzigingen op {aantal(len(found), 'plaats', 'plaatsen')}: {counted}." if found else "Er is niets gewijzigd."]
    if rows:
        same = sum(item.soort in {"ongewijzigd", "vernummerd"} and not item.gewijzigd for item in rows)
        renumbered = sum(item.soort == "vernummerd" and not item.gewijzigd for item in rows)
        numbers = f"; {aantal(renumbered, 'artikel kreeg', 'artikelen kregen')} alleen een ander nummer" if renumbered else ""
        lines.append(f"Van {aantal(same, 'artikel', 'artikelen')} bleef de tekst gelijk{numbers}.")
    loose = sum(punt.zonder_besluit for punt in verschil.punten)
    lines.append(f"Let op: {aantal(loose, 'wijziging berust', 'wijzigingen berusten')} niet op een besluit. Die staan hieronder voorop." if loose else "")
    return [line for line in lines if line]


def renumbered(rows: Sequence[Transponeringsregel]) -> list[Transponeringsregel]:
    """Return the rows of the transponeringstabel that say something: not those of articles that stayed as they were."""
    return [item for item in rows if item.soort != "ongewijzigd" or item.gewijzigd]


def kind(row: Transponeringsregel) -> str:
    """Return what happened to an article: "vernummerd en gewijzigd"."""
    return f"{row.soort} en gewijzigd" if row.gewijzigd and row.soort not in {"gewijzigd", "nieuw", "vervallen"} else row.soort
