"""Figures, votes and euros before and after, as a reader wants them: totals first, differences with their sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assembler.comparing.causes.arrivals import FigureMove
from assembler.comparing.causes.consequences import Consequences
from assembler.comparing.causes.effects import Effects, Moved
from assembler.comparing.papers.pieces import Cell, paragraph, section, table
from assembler.ground.document import Node
from assembler.ground.document.layout import Alignment
from assembler.ground.wording import NBSP, datum, euro_heel, euro_verschil

_UNKNOWN = "n.t.b."


def totals(found: Consequences, names: Mapping[str, str]) -> Iterator[Node]:
    """Yield who votes with how much and pays what: a table where something changed, else a sentence."""
    if not found.votes:
        return
    votes, euros = (any(item.old != item.new for item in row.values()) for row in (found.votes, found.contributions))
    same = " en ".join(word for word, changed in (("stemmen", votes), ("bijdragen", euros)) if not changed)
    if votes or euros:
        yield section(
            "Stemmen en bijdragen", _table(found, names, votes=votes, euros=euros), *([paragraph(f"De {same} zijn gelijk gebleven.")] if same else [])
        )
    else:
        yield paragraph(f"De {same} van alle gemeenten zijn gelijk gebleven.", "Stemmen en bijdragen")


def _table(found: Consequences, names: Mapping[str, str], *, votes: bool, euros: bool) -> Node:
    heads = ["Gemeente", *(["Stemmen was", "Stemmen wordt"] if votes else []), *(["Bijdrage was", "Bijdrage wordt", "Verschil"] if euros else [])]
    rows: list[Sequence[Cell]] = []
    everybody = (names.get(name, name) for name in found.votes)
    for name, vote, euro in zip((*everybody, "Samen"), _with_sum(found.votes), _with_sum(found.contributions), strict=True):
        row = [name, *([_number(vote.old), _number(vote.new)] if votes else [])]
        rows.append([*row, *([_euro(euro.old), _euro(euro.new), _difference(euro)] if euros else [])])
    right: Alignment = "rechts"
    alignments: tuple[Alignment, ...] = ("links", *(right for _ in heads[1:]))
    return table("Stemmen en bijdragen per gemeente, was en wordt", heads, (24, *(15 for _ in heads[1:])), rows, alignments, total=True)


def _with_sum(row: Mapping[str, Moved]) -> list[Moved]:
    """Return what each has, and all of them together; unknown while one is."""
    sides = ([getattr(item, side) for item in row.values()] for side in ("old", "new"))
    return [*row.values(), Moved(*(None if None in side else sum(side) for side in sides))]


def _number(value: int | None) -> str:
    return _UNKNOWN if value is None else str(value)


def _euro(cents: int | None) -> str:
    return _UNKNOWN if cents is None else euro_heel(cents)


def _difference(item: Moved) -> str:
    return _UNKNOWN if item.difference is None else euro_verschil(item.difference)


def lines(steps: Sequence[Effects], names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what steps after each other did to votes and to contributions, each as a line."""
    votes, euros = ([row.votes for row in steps], [row.contributions for row in steps])
    if together := _together(votes):
        yield "Stemmen", "; ".join(f"{names.get(name, name)} {_number(item.old)} wordt {_number(item.new)}" for name, item in together.items()) + "."
    if together := _together(euros):
        yield "Bijdragen", "; ".join(f"{names.get(name, name)} {_more(item)}" for name, item in together.items()) + "."


def _more(item: Moved) -> str:
    """Return what one pays more or less; where one side does not know it, what it was and became."""
    return (
        f"{_euro(item.old)} wordt {_euro(item.new)}" if item.difference is None else euro_verschil(item.difference).replace("€", f"{NBSP}€")
    )  # sign and amount stay together


def _together(rows: Sequence[Mapping[str, Moved]]) -> dict[str, Moved]:
    """Return the first and the last of each; what came back to where it was is left out."""
    found: dict[str, Moved] = {}
    for row in rows:
        for name, item in row.items():
            found[name] = Moved(found[name].old if name in found else item.old, item.new)
    return {name: item for name, item in found.items() if item.old != item.new}


def figures(moved: Sequence[FigureMove], names: Mapping[str, str]) -> str:
    """Return what figures were and became: "Papendrecht 32.171 wordt 32.322 (+151)"."""
    days = {item.peildatum for item in moved}
    return "; ".join(_figure(item, names, day=len(days) > 1) for item in moved) + "."


def _figure(item: FigureMove, names: Mapping[str, str], *, day: bool) -> str:
    who = " ".join(part for part in (names.get(item.gemeente or "", item.gemeente or ""), f"op {datum(item.peildatum)}" if day else "") if part)
    if not item.old:
        what = f"nieuw {item.new}"
    elif item.old == item.new:
        what = f"{item.new}, nu {item.status}"
    else:
        what = f"{item.old} wordt {item.new} ({item.difference})"
    return f"{who} {what}".strip()
