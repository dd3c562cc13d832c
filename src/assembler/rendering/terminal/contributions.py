"""The contributions under each scenario as people read them (tables) and as programs do (plain data)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assembler.facts.whatif.contributions import ContributionOutcome, PoolRow, difference, largest_shifts
from assembler.ground.wording import euro_exact, euro_verschil, getal
from assembler.rendering.terminal.table import TextTable

_NTB = "n.t.b."


def as_text(uitkomsten: Sequence[ContributionOutcome]) -> str:
    """Return the tables: each scenario, then all side by side with what they change."""
    parts = [part for item in uitkomsten for part in one(item)]
    return "\n\n".join(map(str, [*parts, *together(uitkomsten)]))


def together(uitkomsten: Sequence[ContributionOutcome]) -> list[str | TextTable]:
    """Return the table that holds the scenarios side by side, and who wins and loses by each; nothing when there is one."""
    first, *others = uitkomsten
    return [_side_by_side(uitkomsten), *(_winner(first, item) for item in others)] if others else []


def one(item: ContributionOutcome) -> list[str | TextTable]:
    """Return one scenario as stretches of text and tables, in reading order."""
    parts: list[str | TextTable] = [f"{item.scenario.naam}: {item.scenario.omschrijving}\nbegrotingsjaar {item.jaar}"]
    parts += [_pools(item), _by_gemeente(item)]
    if any(row.lokaal for row in item.rows):
        parts.append(_local(item))
    if len(item.years) > 1:
        parts.append(_by_year(item))
    return parts


def _pools(item: ContributionOutcome) -> TextTable:
    table = TextTable("Kostenposten", ("Kostenpost", "Sleutel", "Bedrag", "Betaald door de gemeenten"), left=frozenset({0, 1}))
    for pool in item.pools:
        table.rows.append((pool.naam, pool.sleutel, _euro(pool.bedrag), _euro(pool.paid) if not pool.unknown else f"{_NTB} ({pool.unknown})"))
    table.totals = ("Totaal", "", _euro(_sum(item.pools, "bedrag")), _euro(item.totaal))
    return table


def _by_gemeente(item: ContributionOutcome) -> TextTable:
    names = [pool.naam for pool in item.pools]
    numbers = [str(number) for number in range(1, len(names) + 1)]
    legend = "; ".join(f"{number} = {name}" for number, name in zip(numbers, names, strict=True))
    table = TextTable(f"Bijdrage per gemeente ({legend})", ("Gemeente", *numbers, "Bijdrage", "Inwoners", "Per inwoner"))
    for row in item.rows:
        people = _NTB if row.inwoners is None else getal(row.inwoners)
        table.rows.append((row.naam, *(_euro(row.per_pool[pool.pool]) for pool in item.pools), _euro(row.totaal), people, _euro(row.per_inwoner)))
    table.totals = ("Totaal", *(_euro(pool.paid) for pool in item.pools), _euro(item.totaal), "", "")
    return table


def _local(item: ContributionOutcome) -> TextTable:
    table = TextTable("Gevolg van lokale uitvoering, vergeleken met alles gezamenlijk", ("Gemeente", "Verschil"))
    table.rows += [(row.naam, _signed(row.lokaal)) for row in item.rows]
    table.totals = ("Totaal", _signed(sum(row.lokaal for row in item.rows)))
    return table


def _by_year(item: ContributionOutcome) -> TextTable:
    table = TextTable("Bijdrage per jaar", ("Gemeente", *(str(year) for year in item.years)))
    for row in item.rows:
        table.rows.append((row.naam, *(_euro(there[row.gemeente]) for there in item.years.values())))
    return table


def _side_by_side(items: Sequence[ContributionOutcome]) -> TextTable:
    """Return all scenarios side by side: euros, euros per inhabitant, and the difference with the first."""
    first, *others = items
    heads: list[str] = []
    for item in items:
        heads += [item.scenario.naam, f"{item.scenario.naam} per inwoner"]
    heads += [f"verschil {item.scenario.naam}" for item in others]
    table = TextTable("Scenario's naast elkaar", ("Gemeente", *heads))
    for row in first.rows:
        cells: list[str] = []
        for item in items:
            there = item.of(row.gemeente)
            cells += [_euro(there.totaal), _euro(there.per_inwoner)]
        cells += [_signed(difference(first, item, row.gemeente)) for item in others]
        table.rows.append((row.naam, *cells))
    totals: list[str] = []
    for item in items:
        totals += [_euro(item.totaal), ""]
    table.totals = ("Totaal", *totals, *(_signed(_minus(item.totaal, first.totaal)) for item in others))
    return table


def _winner(first: ContributionOutcome, item: ContributionOutcome) -> str:
    found = largest_shifts(first, item)
    name = item.scenario.naam
    if found.wint is None and found.verliest is None:
        return f"{name}: voor niemand verandert de bijdrage."
    less = f"{item.of(found.wint[0]).naam} gaat er het meest op vooruit ({_signed(found.wint[1])})" if found.wint else "niemand gaat erop vooruit"
    more = f"{item.of(found.verliest[0]).naam} het meest op achteruit ({_signed(found.verliest[1])})" if found.verliest else "niemand gaat erop achteruit"
    return f"{name}: {less}; {more}."


def _euro(cents: int | None) -> str:
    return _NTB if cents is None else euro_exact(cents)


def _signed(cents: int | None) -> str:
    if cents is None:
        return _NTB
    return euro_verschil(cents, exact=True).replace("−", "-")


def _minus(after: int | None, before: int | None) -> int | None:
    return None if after is None or before is None else after - before


def _sum(pools: Sequence[PoolRow], field: str) -> int | None:
    values = [getattr(pool, field) for pool in pools]
    return None if None in values else sum(values)


def as_data(first: ContributionOutcome, item: ContributionOutcome) -> dict[str, Any]:
    """Return one scenario as plain data, amounts in cents; `verschil` is with the first scenario."""
    found = largest_shifts(first, item)
    return {
        "scenario": item.scenario.naam,
        "omschrijving": item.scenario.omschrijving,
        "jaar": item.jaar,
        "totaal": item.totaal,
        "kostenposten": [
            {"pool": pool.pool, "naam": pool.naam, "sleutel": pool.sleutel, "bedrag": pool.bedrag, "betaald": pool.paid, "onbekend": pool.unknown or None}
            for pool in item.pools
        ],
        "gemeenten": [
            {
                "gemeente": row.gemeente,
                "inwoners": row.inwoners,
                "per_kostenpost": dict(row.per_pool),
                "totaal": row.totaal,
                "per_inwoner": row.per_inwoner,
                "verschil": difference(first, item, row.gemeente),
                "lokale_uitvoering": row.lokaal,
            }
            for row in item.rows
        ],
        "jaren": {str(year): dict(there) for year, there in item.years.items()},
        "gaat_meest_vooruit": list(found.wint) if found.wint else None,
        "gaat_meest_achteruit": list(found.verliest) if found.verliest else None,
    }
