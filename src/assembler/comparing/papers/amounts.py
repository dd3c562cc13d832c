"""Figures, votes and euros before and after, as the sentences of the page of consequences see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from assembler.comparing.causes.arrivals import FigureMove
from assembler.comparing.causes.effects import Moved
from assembler.facts.views.compared import FIGURE_MOVE, MOVED
from assembler.ground.document import Gat
from assembler.sentences.names import View


def moved(key: str, votes: Moved | None, euros: Moved | None, name: str = "") -> View:
    """Return what somebody had and has; what a side does not know is open there."""
    values: dict[str, Any] = {"naam": name} if name else {}
    if votes is not None:
        values |= {"stemmen_was": _known(votes.old), "stemmen_wordt": _known(votes.new)}
    if euros is not None:
        values |= {"bijdrage_was": _known(euros.old), "bijdrage_wordt": _known(euros.new), "verschil": _known(euros.difference)}
        values |= {"verschil_bekend": euros.difference is not None}
    return MOVED.view(key, values)


def _known(value: int | None) -> int | Gat:
    return Gat("ntb", "wat een van beide teksten niet weet") if value is None else value


def summed(rows: Iterable[Moved]) -> Moved:
    """Return all together; unknown while one is."""
    both = list(rows)
    sides = ([getattr(item, side) for item in both] for side in ("old", "new"))
    return Moved(*(None if None in side else sum(side) for side in sides))


def together(rows: Sequence[Mapping[str, Moved]]) -> dict[str, Moved]:
    """Return the first and the last of each; what came back to where it was is left out."""
    found: dict[str, Moved] = {}
    for row in rows:
        for name, item in row.items():
            found[name] = Moved(found[name].old if name in found else item.old, item.new)
    return {name: item for name, item in found.items() if item.old != item.new}


def figures(rows: Sequence[FigureMove], names: Mapping[str, str]) -> tuple[View, ...]:
    """Return what figures were and became; the day of each where they are of several days."""
    several = len({item.peildatum for item in rows}) > 1
    return tuple(_figure(str(number), item, names, day=several) for number, item in enumerate(rows))


def _figure(key: str, item: FigureMove, names: Mapping[str, str], *, day: bool) -> View:
    values = {
        "gemeente": names.get(item.gemeente or "", item.gemeente or ""), "heeft_gemeente": item.gemeente is not None, "dag": item.peildatum, "toont_dag": day,
        "is_nieuw": not item.old, "zelfde": item.old == item.new, "was": item.old, "wordt": item.new, "verschil": item.difference, "status": item.status,
    }  # fmt: skip
    return FIGURE_MOVE.view(key, values)
