"""What an amending act can say to do with a text; each names places by their numbers in the old text."""

from __future__ import annotations

from dataclasses import dataclass

from assembler.comparing.amending.plain import Place, Plain


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one unit replaced, each by others; '' for nothing. Each stands once in the unit."""

    place: Place
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit reads otherwise as a whole, with all below it."""

    place: Place
    luidt: Plain


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of an article or chapter reads otherwise."""

    place: Place
    luidt: str


@dataclass(frozen=True, slots=True)
class Insert:
    """Units that come after another, or (`after` None) before all in `within`."""

    within: Place
    after: Place | None
    units: tuple[Plain, ...]
    last: bool = False  # nothing of the old text stands behind them there


@dataclass(frozen=True, slots=True)
class Drop:
    """A unit that lapses, with all below it."""

    place: Place


@dataclass(frozen=True, slots=True)
class Renumber:
    """Units of one kind that get another number: each old place with its new number, in order."""

    within: Place
    kind: str
    pairs: tuple[tuple[Place, str], ...]


Instruction = Words | Unit | Heading | Insert | Drop | Renumber
