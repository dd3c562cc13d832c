"""What a step did to who votes with how much and who pays what: exact, per gemeente."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assembler.facts.facts import Facts
from assembler.ground.document import Gat
from assembler.ground.values import Waarde, total


@dataclass(frozen=True, slots=True)
class Moved:
    """A whole number before and after (votes, or cents); None where a side does not know it."""

    old: int | None
    new: int | None

    @property
    def difference(self) -> int | None:
        """What it is more, or less."""
        return None if self.old is None or self.new is None else self.new - self.old


@dataclass(frozen=True, slots=True)
class Effects:
    """Votes and contributions (in cents) per gemeente, of those for whom they changed."""

    votes: Mapping[str, Moved] = field(default_factory=dict)
    contributions: Mapping[str, Moved] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.votes or self.contributions)


def effects(before: Facts, after: Facts) -> Effects:
    """Return what changed between two folded states."""
    return Effects(*({name: item for name, item in row.items() if item.old != item.new} for row in (votes(before, after), contributions(before, after))))


def votes(before: Facts, after: Facts) -> dict[str, Moved]:
    """Return the votes of each deelnemer on both sides."""
    return {name: Moved(*(_known(facts.stemrecht.stemmen.get(name)) for facts in (before, after))) for name in after.traject.deelnemers}


def contributions(before: Facts, after: Facts) -> dict[str, Moved]:
    """Return what each deelnemer pays on both sides, in cents."""
    return {name: Moved(*(_known(_paid(facts, name)) for facts in (before, after))) for name in after.traject.deelnemers}


def _paid(facts: Facts, name: str) -> Waarde | Gat | None:
    parts = [row[name] for row in facts.bijdragen.values() if name in row]
    return total("bijdrage", parts) if parts else None


def _known(value: Waarde | Gat | None) -> int | None:
    return int(value.value) if isinstance(value, Waarde) else None
