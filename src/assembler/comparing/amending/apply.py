"""Instructions applied to a text: what an amending act does, done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from assembler.comparing.amending.instructions import Drop, Heading, Insert, Instruction, Renumber, Unit, Words
from assembler.comparing.amending.phrases import put
from assembler.comparing.amending.plain import Place, Plain
from assembler.comparing.amending.work import at


@dataclass(slots=True, eq=False)
class _Mutable:
    """A unit while it is being changed."""

    unit: Plain
    delen: list[_Mutable] = field(default_factory=list)
    nummer: str = ""
    opschrift: str = ""
    tekst: str = ""

    def fixed(self) -> Plain:
        return Plain(self.unit.kind, self.nummer, self.opschrift, self.tekst, tuple(child.fixed() for child in self.delen))


def _mutable(unit: Plain) -> _Mutable:
    return _Mutable(unit, [_mutable(child) for child in unit.delen], unit.nummer, unit.opschrift, unit.tekst)


def applied(old: Plain, work: Iterable[Instruction]) -> Plain:
    """Return the text after these instructions; KeyError when one names a place that the text does not have."""
    root = _mutable(old)
    known = dict(_places(root, ()))
    above = {id(child): unit for unit in (root, *known.values()) for child in unit.delen}
    for item in work:
        match item:
            case Words(place, pairs):
                known[place].tekst = put(known[place].tekst, pairs)
            case Unit(place, luidt):
                here, other = known[place], _mutable(luidt)
                here.delen, here.opschrift, here.tekst, here.nummer = other.delen, other.opschrift, other.tekst, other.nummer
            case Heading(place, luidt):
                known[place].opschrift = luidt
            case Insert(within, after, units):
                parent = above[id(known[after])] if after else known[within] if within else root
                spot = parent.delen.index(known[after]) + 1 if after else 0
                parent.delen[spot:spot] = [_mutable(unit) for unit in units]
            case Drop(place):
                above[id(known[place])].delen.remove(known[place])
            case Renumber(_, _, pairs):
                for place, number in pairs:
                    known[place].nummer = number
    return root.fixed()


def _places(unit: _Mutable, place: Place) -> Iterator[tuple[Place, _Mutable]]:
    for child in unit.delen:
        here = at(place, child.unit)
        yield here, child
        yield from _places(child, here)
