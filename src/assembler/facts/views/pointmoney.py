"""Money under the variants of an open point: what each gemeente pays, per inhabitant, and what is more or less than now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from assembler.facts import figures
from assembler.facts.facts import Facts
from assembler.ground.values import Figure, Waarde, known
from assembler.rules.common import whole
from assembler.sentences.names import BEDRAG, CIJFER, JA_NEE, TEKST, Name


@dataclass(frozen=True, slots=True)
class MoneySide:
    """One variant as far as money goes: cents per gemeente over the pools that differ, and the inhabitants they are held against."""

    facts: Facts
    amounts: Mapping[str, int]
    people: Mapping[str, int]
    sources: tuple[Waarde, ...]
    local: Mapping[str, int]  # cents per gemeente: what local work, its own or that of another, changes in these amounts

    @property
    def total(self) -> int:
        """What all pay together, in cents."""
        return sum(self.amounts.values())

    def each(self, gemeente: str) -> int:
        """Return the cents per inhabitant."""
        return whole(Fraction(self.amounts[gemeente], self.people[gemeente]), "dichtstbij")

    def more(self, base: MoneySide) -> dict[str, int]:
        """Return what each pays more than in another variant, in cents."""
        return {name: self.amounts[name] - base.amounts[name] for name in base.amounts}

    def name(self, gemeente: str) -> str:
        """Return the name of a gemeente."""
        return self.facts.workspace.organisaties[gemeente].naam


def differing(variants: Sequence[Facts]) -> tuple[str, ...]:
    """Return the cost pools of which somebody pays another amount in one variant than in another."""
    first, *others = variants
    return tuple(pool for pool, row in first.bijdragen.items() if any(_plain(row) != _plain(other.bijdragen[pool]) for other in others))


def _plain(row: Mapping[str, Figure]) -> list[object]:
    return [item.value if isinstance(item, Waarde) else None for item in row.values()]


def money_of_point(variants: Sequence[Facts], pools: tuple[str, ...]) -> tuple[MoneySide | None, ...]:
    """Return the money of these pools under each variant; None where a figure or a choice is missing."""
    return tuple(_side(facts, pools) for facts in variants)


def _side(facts: Facts, pools: tuple[str, ...]) -> MoneySide | None:
    rows = [facts.bijdragen[pool] for pool in pools]
    sources = tuple(known(item for row in rows for item in row.values()))
    people = _people(facts)
    if people is None or len(sources) < sum(len(row) for row in rows):
        return None
    amounts = {name: sum(item.value for item in known(row[name] for row in rows)) for name in facts.traject.deelnemers}
    local = {name: sum(facts.verdelingen[pool].local_effect(name) for pool in pools) for name in facts.traject.deelnemers}
    return MoneySide(facts, amounts, people, sources, local)


def unnamed(facts: Facts, pools: tuple[str, ...]) -> tuple[str, ...]:
    """Return the gemeenten that do a part of a task of these pools themselves and did not name the part yet: it counts as joint until then."""
    tasks = {name for pool in facts.traject.pools if pool.id in pools for name in pool.taken}
    open_ = {gemeente for (gemeente, taak), chosen in facts.keuzes.taken.items() if taak in tasks and chosen.keuze.deeltaken == "ntb"}
    return tuple(facts.workspace.organisaties[name].naam for name in facts.traject.deelnemers if name in open_)


def _people(facts: Facts) -> dict[str, int] | None:
    found = {name: figures.of_gemeente(facts.workspace.organisaties[name], "inwoners", facts.keuzes) for name in facts.traject.deelnemers}
    counts = {name: int(item.value) for name, item in found.items() if isinstance(item, Waarde) and item.value}
    return counts if len(counts) == len(found) else None


def _most(side: MoneySide, base: MoneySide) -> str:
    more = side.more(base)
    return max(more, key=lambda name: more[name])


def _least(side: MoneySide, base: MoneySide) -> str:
    more = side.more(base)
    return min(more, key=lambda name: more[name])


def _payers(side: MoneySide, base: MoneySide) -> int:
    return sum(1 for amount in side.more(base).values() if amount > 0)


# What sentences may ask of a variant beside the one it is held against, and of both and a gemeente: how it is declared, how it is worked out.
ANSWERS: Mapping[str, tuple[Name, Callable[[MoneySide, MoneySide], Any]]] = MappingProxyType(
    {
        "bijdrage_totaal": (Name(BEDRAG, "wat allen samen betalen, over de kostenposten die verschillen"), lambda side, _base: side.total),
        "meer_totaal": (Name(BEDRAG, "hoeveel dat meer is dan in het uitgangspunt"), lambda side, base: side.total - base.total),
        "stijger": (Name(TEKST, "wie het meest extra betaalt"), lambda side, base: side.name(_most(side, base))),
        "stijging": (Name(BEDRAG, "hoeveel die meer betaalt"), lambda side, base: side.more(base)[_most(side, base)]),
        "daler": (Name(TEKST, "wie er het meest op vooruitgaat"), lambda side, base: side.name(_least(side, base))),
        "daling": (Name(BEDRAG, "hoeveel die minder betaalt"), lambda side, base: -side.more(base)[_least(side, base)]),
        "betalen_meer": (Name(CIJFER, "hoeveel gemeenten meer betalen"), _payers),
        "een_betaalt_meer": (Name(JA_NEE, "of dat er precies één is"), lambda side, base: _payers(side, base) == 1),
    }
)
CELLS: Mapping[str, tuple[Name, Callable[[MoneySide, MoneySide, str], Any]]] = MappingProxyType(
    {
        "bijdrage": (Name(BEDRAG, "van een variant en een deelnemer: wat zij betaalt"), lambda side, _base, gemeente: side.amounts[gemeente]),
        "bijdrage_per_inwoner": (Name(BEDRAG, "idem, per inwoner"), lambda side, _base, gemeente: side.each(gemeente)),
        "meer": (Name(BEDRAG, "idem: hoeveel meer dan in het uitgangspunt"), lambda side, base, gemeente: side.more(base)[gemeente]),
        "netto": (
            Name(BEDRAG, "idem: hoeveel meer dan in het uitgangspunt bij volledig gezamenlijke uitvoering"),
            lambda side, base, gemeente: side.amounts[gemeente] - base.amounts[gemeente] + base.local[gemeente],
        ),
        "meer_per_inwoner": (Name(BEDRAG, "idem, per inwoner"), lambda side, base, gemeente: side.each(gemeente) - base.each(gemeente)),
    }
)
