"""Contributions under each scenario: per gemeente and per pool, per inhabitant, and what changes for whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from assembler.facts.contributions import pool_keys
from assembler.facts.facts import Facts, facts
from assembler.facts.whatif.variants import Scenario
from assembler.facts.whatif.votes import inwoners
from assembler.ground.findings import Finding
from assembler.ground.values import Figure, Waarde, first_gap
from assembler.rules.common import whole

YEARS_AHEAD = 3  # the budget year and three following (Wgr 34, Gemeentewet 190)


@dataclass(frozen=True, slots=True)
class PoolRow:
    """One cost pool: its amount and what the gemeenten pay of it together, in cents; None while not known."""

    pool: str
    naam: str
    sleutel: str
    bedrag: int | None
    paid: int | None
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class ContributionRow:
    """What one gemeente pays, in cents: per pool, in all, per inhabitant, and the effect of what is done locally."""

    gemeente: str
    naam: str
    inwoners: int | None
    per_pool: Mapping[str, int | None]
    totaal: int | None
    per_inwoner: int | None
    lokaal: int  # difference by local work, its own and that of others


@dataclass(frozen=True, slots=True)
class ContributionOutcome:
    """Everything about the contributions under one scenario. `jaren` has the total per gemeente for each year with a budget."""

    scenario: Scenario
    jaar: int
    pools: tuple[PoolRow, ...]
    rows: tuple[ContributionRow, ...]
    totaal: int | None
    years: Mapping[int, Mapping[str, int | None]]
    findings: tuple[Finding, ...] = ()

    def of(self, gemeente: str) -> ContributionRow:
        """Return the row of one gemeente."""
        return next(row for row in self.rows if row.gemeente == gemeente)


@dataclass(frozen=True, slots=True)
class Shift:
    """Who pays most less, and who most more, than in the first scenario: gemeente and cents; None when nobody does."""

    wint: tuple[str, int] | None
    verliest: tuple[str, int] | None


def contribution_outcome(scenario: Scenario) -> ContributionOutcome:
    """Return the contributions under one scenario."""
    known = scenario.facts
    rows = tuple(_row(known, name) for name in known.traject.deelnemers)
    return ContributionOutcome(
        scenario,
        known.traject.begrotingsjaar,
        tuple(_pool(known, name) for name in known.verdelingen),
        rows,
        _sum(row.totaal for row in rows),
        dict(_by_year(known)),
        scenario.findings,
    )


def largest_shifts(first: ContributionOutcome, other: ContributionOutcome) -> Shift:
    """Return who gains and who loses most; the first of equals."""
    found = [(row.gemeente, diff) for row in other.rows if (diff := difference(first, other, row.gemeente))]
    wint = min(found, key=lambda item: item[1], default=None)
    verliest = max(found, key=lambda item: item[1], default=None)
    return Shift(wint if wint and wint[1] < 0 else None, verliest if verliest and verliest[1] > 0 else None)


def difference(first: ContributionOutcome, other: ContributionOutcome, gemeente: str) -> int | None:
    """Return what a gemeente pays more (or less) than in the first scenario."""
    before, after = first.of(gemeente).totaal, other.of(gemeente).totaal
    return None if before is None or after is None else after - before


def _pool(known: Facts, name: str) -> PoolRow:
    pool = next(item for item in known.traject.pools if item.id == name)
    verdeling = known.verdelingen[name]
    found = next((item for item in known.inforce.carrying(pool_keys()) if item[0] == pool.sleutel), None)
    words = found[1].omschrijving(found[2]) if found else "geen sleutel"
    gap = first_gap(verdeling.bijdragen.values())
    paid = None if gap else sum(_number(item) or 0 for item in verdeling.bijdragen.values())
    return PoolRow(name, pool.naam, words, _number(verdeling.bedrag), paid, gap.omschrijving if gap else "")


def _row(known: Facts, gemeente: str) -> ContributionRow:
    per_pool = {name: _number(row[gemeente]) for name, row in known.bijdragen.items()}
    total, count = _sum(per_pool.values()), inwoners(known, gemeente)
    each = whole(Fraction(total, count), "dichtstbij") if total is not None and count else None
    local = sum(verdeling.local_effect(gemeente) for verdeling in known.verdelingen.values())
    return ContributionRow(gemeente, known.workspace.organisaties[gemeente].naam, count, per_pool, total, each, local)


def _by_year(known: Facts) -> Iterable[tuple[int, dict[str, int | None]]]:
    """Yield each year for which some pool has a budget of its own, with what each gemeente pays in it."""
    first = known.traject.begrotingsjaar
    named = set(known.traject.cijfers)
    for year in range(first, first + YEARS_AHEAD + 1):
        if year > first and not any(f"begroting-{pool.id}-{year}" in named for pool in known.traject.pools):
            continue
        there = _in_year(known, year) if year > first else known
        yield year, {name: _sum(_number(row[name]) for row in there.bijdragen.values()) for name in known.traject.deelnemers}


def _in_year(known: Facts, year: int) -> Facts:
    """Return the same facts with another budget year."""
    trajectmap = replace(known.trajectmap, traject=known.traject.model_copy(update={"begrotingsjaar": year}))
    return facts(known.workspace, trajectmap, known.mijlpaal, known.keuzes)[0]


def _number(item: Figure) -> int | None:
    return int(item.value) if isinstance(item, Waarde) else None


def _sum(parts: Iterable[int | None]) -> int | None:
    known = list(parts)
    return None if not known or any(part is None for part in known) else sum(part for part in known if part is not None)
