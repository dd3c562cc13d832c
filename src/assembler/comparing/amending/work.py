"""Two texts -> the instructions that make the one into the other, in the order of the old text; what only gets another number last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from assembler.comparing.amending.instructions import Drop, Heading, Insert, Instruction, Renumber, Unit, Words
from assembler.comparing.amending.phrases import enumeration, replaced
from assembler.comparing.amending.plain import Place, Plain, binding
from assembler.comparing.trees import compare
from assembler.ground.document import Final, NodeId

Pair = tuple[Plain, Plain]


def instructions(old: Final, new: Final) -> tuple[Instruction, ...]:
    """Return what to do with the old text to get the new one; none when they read alike."""
    work = _Work(compare(old, new).pairs)
    done = [*work.units(binding(old), binding(new), ())]
    return (*done, *work.renumbered())


class _Work:
    def __init__(self, pairs: Mapping[NodeId, NodeId]) -> None:
        self.pairs = pairs
        self.articles: list[tuple[Place, str]] = []  # kept, with their new numbers

    def units(self, old: Plain, new: Plain, place: Place) -> Iterator[Instruction]:
        """Yield what to do with the units of a text, a chapter or an article."""
        kept = self._kept(old.delen, new.delen)
        stays = {id(was): now for was, now in kept}
        back = {id(now): was for was, now in kept}
        yield from self._inserted(old, new, place, back, None)
        for unit in old.delen:
            if id(unit) not in stays:
                yield Drop(at(place, unit))
            else:
                yield from self._changed(unit, stays[id(unit)], at(place, unit))
            yield from self._inserted(old, new, place, back, unit) if id(unit) in stays else ()
        moved = tuple((at(place, was), now.nummer) for was, now in kept if was.nummer != now.nummer)
        for kind in dict.fromkeys(step[-1][0] for step, _ in moved):
            rows = tuple(row for row in moved if row[0][-1][0] == kind)
            if kind == "artikel":
                self.articles += rows
            else:
                yield Renumber(place, kind, rows)

    def renumbered(self) -> Iterator[Instruction]:
        """Yield that articles get other numbers, through all chapters at once."""
        if self.articles:
            yield Renumber((), "artikel", tuple(self.articles))

    def _kept(self, old: Sequence[Plain], new: Sequence[Plain]) -> list[Pair]:
        """Return the units that stay, in the order that both sides have: the longest row of them."""
        place = {unit.node.id: number for number, unit in enumerate(new) if unit.node is not None}
        rows = [
            (was, place[found])
            for was in old
            if was.node is not None and (found := self.pairs.get(was.node.id)) in place and new[place[found]].kind == was.kind
        ]
        tails: list[int] = []
        chains: list[list[tuple[Plain, int]]] = []
        for was, number in rows:
            spot = bisect_left(tails, number)
            chain = [*(chains[spot - 1] if spot else []), (was, number)]
            tails[spot : spot + 1], chains[spot : spot + 1] = [number], [chain]
        return [(was, new[number]) for was, number in (chains[-1] if chains else [])]

    def _inserted(self, old: Plain, new: Plain, place: Place, back: Mapping[int, Plain], after: Plain | None) -> Iterator[Instruction]:
        """Yield the new units that come right behind one that stays (None: in front)."""
        first = 0 if after is None else next(number for number, unit in enumerate(new.delen, 1) if back.get(id(unit)) is after)
        found: list[Plain] = []
        for unit in new.delen[first:]:
            if id(unit) in back:
                break
            found.append(unit)
        if found:
            last = after is not None and after is old.delen[-1]
            yield Insert(place, None if after is None else at(place, after), tuple(found), last)

    def _changed(self, old: Plain, new: Plain, place: Place) -> Iterator[Instruction]:
        if old.without_number() == new.without_number():
            return
        match old.kind:
            case "aanhef":
                yield Words(place, (enumeration(old.tekst, new.tekst),))
            case "hoofdstuk":
                yield from _heading(old, new, place)
                yield from self.units(old, new, place)
            case "artikel" if _leden(old) and _leden(new) and _numbered(old) == _numbered(new):
                rows = [*_heading(old, new, place), *self.units(old, new, place)]
                whole = not _numbered(old) and any(isinstance(item, Unit) for item in rows)  # a lid without a number cannot be named
                yield from (Unit(place, new),) if whole else rows
            case "lid" | "onderdeel" | "begrip" if _same_form(old, new):
                found = tuple(_inside(old, new, place))
                yield from (Unit(place, new),) if any(isinstance(item, Unit) for item in found) else found
            case _:
                yield Unit(place, new)


def at(place: Place, unit: Plain) -> Place:
    """Return the place of a unit: an article stands by its number alone, whatever its chapter."""
    return (unit.step,) if unit.kind == "artikel" else (*place, unit.step)


def _heading(old: Plain, new: Plain, place: Place) -> Iterator[Instruction]:
    if old.opschrift != new.opschrift:
        yield Heading(place, new.opschrift)


def _leden(unit: Plain) -> bool:
    return bool(unit.delen) and all(child.kind == "lid" for child in unit.delen)


def _numbered(unit: Plain) -> bool:
    return bool(unit.delen[0].nummer)


def _same_form(old: Plain, new: Plain) -> bool:
    """Return whether two units have the same parts, each with a name of its own, so that a change can be said part by part."""
    parts = [child.step for child in old.delen]
    named = all(child.kind in {"onderdeel", "begrip"} and child.step[1] for child in old.delen)
    whole = (old.kind, old.opschrift, parts) == (new.kind, new.opschrift, [child.step for child in new.delen])
    return whole and named and len(set(parts)) == len(parts) and all(_same_form(*pair) for pair in zip(old.delen, new.delen, strict=True))


def _inside(old: Plain, new: Plain, place: Place) -> Iterator[Instruction]:
    """Yield the words that change in a unit and its parts; the unit itself where its words cannot be named."""
    if old.tekst != new.tekst:
        pairs = replaced(old.tekst, new.tekst)
        yield Words(place, pairs) if pairs else Unit(place, new)
    for was, now in zip(old.delen, new.delen, strict=True):
        yield from _inside(was, now, (*place, was.step))
