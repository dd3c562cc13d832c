"""A place that a step touched, told in a line: its name, what happened there, and a taste of before and after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from assembler.comparing.causes.difference import whole
from assembler.comparing.causes.places import unit
from assembler.comparing.trees import Change, Segment, TreeComparison
from assembler.comparing.trees.model import UNITS
from assembler.ground.document import NodeId

_SHORT = 48  # characters of before and after


@dataclass(frozen=True, slots=True)
class TouchedPlace:
    """A place that was touched, in one document or in that of several gemeenten, with a taste of before and after."""

    document: str
    place: str
    action: str
    before: str
    after: str
    count: int  # changes there
    papers: tuple[str, ...]
    regeling: bool = True  # no paper, but a text with articles
    follows: bool = False  # the list of what is not certain: it follows from the rest


@dataclass(frozen=True, slots=True)
class Seen:
    """A change that a step made in a document; `found` compares the ends of that step, `final` those of the whole way."""

    change: Change
    found: TreeComparison
    final: TreeComparison
    document: str
    name: str
    gemeente: str | None

    @property
    def follows(self) -> bool:
        """Whether it is in the list of what is not certain."""
        side, ids = (self.found.new, self.change.new) if self.change.new else (self.found.old, self.change.old)
        return side.unit(ids[0]).kind == "aannames"

    @property
    def place(self) -> str:
        """Where it is, under the name that a reader knows from the new document; else from the old one."""
        side, ids = (self.found.new, self.change.new) if self.change.new else (self.found.old, self.change.old)
        inside = side.unit(ids[0]).id
        top = inside if self.change.new else self.found.pairs.get(inside, inside)
        known = next((item for item in (self.final.new, self.final.old, self.found.new, self.found.old) if top in item.nodes), side)
        name = unit(known, NodeId(top))
        return name.replace(self.gemeente.replace("-", " ").title(), "de gemeente") if self.gemeente else name


def touched(seen: Iterable[Seen]) -> list[TouchedPlace]:
    """Return the places of these changes, each once: those of a regulation first, and papers of a kind as one."""
    places: dict[tuple[str, str], list[Seen]] = {}
    for item in seen:
        places.setdefault((item.document, item.place), []).append(item)
    return _merged([_touched(place, rows) for place, rows in places.items()])


def _touched(place: tuple[str, str], rows: Sequence[Seen]) -> TouchedPlace:
    real = [row for row in rows if row.change.through != "leesteken"] or [rows[0]]
    as_whole = {row.change.action for row in real if row.change.kind in UNITS}
    was, now = ("", "") if as_whole else next((taste for row in real if all(taste := _taste(row)) and taste[0] != taste[1]), _taste(real[0]))
    names = tuple(dict.fromkeys(row.name for row in rows))
    regeling = rows[0].final.new.final.klasse == "regeling"
    return TouchedPlace(
        *place, as_whole.pop() if len(as_whole) == 1 else "gewijzigd", was, now, len(real), names, regeling=regeling, follows=all(row.follows for row in rows)
    )


def _taste(row: Seen) -> tuple[str, str]:
    """Return a few words of before and after."""
    change = row.change
    if change.action != "gewijzigd":
        sides = ((row.found.old, change.old), (row.found.new, change.new))
        before, after = (" ".join(whole(side.nodes[node_id], deep=True) for node_id in ids) for side, ids in sides)
        return _short(before), _short(after)
    parts = [*change.sentence.opschrift, *change.sentence.inhoud]
    was, now = _loose(parts, "weg").split(), _loose(parts, "nieuw").split()
    same = next((number for number, pair in enumerate(zip(was, now, strict=False)) if pair[0] != pair[1]), min(len(was), len(now)))
    return _short(" ".join(was[same:])), _short(" ".join(now[same:]))


def _loose(parts: Sequence[Segment], kind: str) -> str:
    """Return the words of one kind; what stands between them is left out."""
    groups = groupby(parts, key=lambda item: item.kind == kind)
    return " … ".join("".join(item.text for item in group) for hit, group in groups if hit)


def _short(text: str) -> str:
    text = " ".join(text.split()).strip(" ,;")
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rsplit(" ", 1)[0] + "…"


def _merged(rows: Sequence[TouchedPlace]) -> list[TouchedPlace]:
    """Return the places of a regulation; its memorandum, each annex with more of them, and each paper are one line."""
    groups: dict[tuple[str, str], list[TouchedPlace]] = {}
    for row in rows:
        if row.follows and len(rows) > 1:
            continue
        groups.setdefault((row.document, _line_of(row)), []).append(row)
    found = []
    for (document, name), group in groups.items():
        names = tuple(dict.fromkeys(item for row in group for item in row.papers))
        one = len(group) == 1 and group[0].regeling
        was, now = next(((row.before, row.after) for row in group if row.before and row.after), ("", ""))
        found.append(
            group[0] if one else TouchedPlace(document, name, "gewijzigd", was, now, sum(row.count for row in group), names, regeling=group[0].regeling)
        )
    return sorted(found, key=lambda item: not item.regeling)


def _line_of(row: TouchedPlace) -> str:
    """Return the name of the line that a place is told in."""
    if not row.regeling:
        return row.document
    if row.place.startswith("Toelichting, "):
        return "toelichting"
    return row.place.partition(", ")[0] if row.place.startswith("Bijlage ") else row.place
