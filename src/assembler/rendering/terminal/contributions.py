"""The contributions under each scenario as people read them (tables) and as programs do (plain data)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assembler.facts.whatif.contributions import ContributionOutcome, PoolRow, verschil, verschuiving
from assembler.rendering.terminal.table import Table
from assembler.wording import euro_exact, getal

_NTB = "n.t.b."


def tekst(uitkomsten: Sequence[ContributionOutcome]) -> str:
    """Return the tables: each scenario, then all side by side with what they change."""
    first, *others = uitkomsten
    parts = [part for item in uitkomsten for part in _een(item)]
    if others:
        parts += [str(_naast(uitkomsten)), *(_wie_wint(first, item) for item in others)]
    return "\n\n".join(parts)


def _een(item: ContributionOutcome) -> list[str]:
    parts = [f"{item.scenario.naam}: {item.scenario.omschrijving}\nbegrotingsjaar {item.jaar}"]
    parts += [str(_pools(item)), str(_gemeenten(item))]
    if any(row.lokaal for row in item.rijen):
        parts.append(str(_lokaal(item)))
    if len(item.jaren) > 1:
        parts.append(str(_jaren(item)))
    return parts


def _pools(item: ContributionOutcome) -> Table:
    table = Table("Kostenposten", ("Kostenpost", "Sleutel", "Bedrag", "Betaald door de gemeenten"), left=frozenset({0, 1}))
    for pool in item.pools:
        table.rows.append((pool.naam, pool.sleutel, _euro(pool.bedrag), _euro(pool.betaald) if not pool.onbekend else f"{_NTB} ({pool.onbekend})"))
    table.totals = ("Totaal", "", _euro(_som(item.pools, "bedrag")), _euro(item.totaal))
    return table


def _gemeenten(item: ContributionOutcome) -> Table:
    names = [pool.naam for pool in item.pools]
    numbers = [str(number) for number in range(1, len(names) + 1)]
    legend = "; ".join(f"{number} = {name}" for number, name in zip(numbers, names, strict=True))
    table = Table(f"Bijdrage per gemeente ({legend})", ("Gemeente", *numbers, "Bijdrage", "Inwoners", "Per inwoner"))
    for row in item.rijen:
        people = _NTB if row.inwoners is None else getal(row.inwoners)
        table.rows.append((row.naam, *(_euro(row.per_pool[pool.pool]) for pool in item.pools), _euro(row.totaal), people, _euro(row.per_inwoner)))
    table.totals = ("Totaal", *(_euro(pool.betaald) for pool in item.pools), _euro(item.totaal), "", "")
    return table


def _lokaal(item: ContributionOutcome) -> Table:
    table = Table("Gevolg van lokale uitvoering, vergeleken met alles gezamenlijk", ("Gemeente", "Verschil"))
    table.rows += [(row.naam, _verschil(row.lokaal)) for row in item.rijen]
    table.totals = ("Totaal", _verschil(sum(row.lokaal for row in item.rijen)))
    return table


def _jaren(item: ContributionOutcome) -> Table:
    table = Table("Bijdrage per jaar", ("Gemeente", *(str(year) for year in item.jaren)))
    for row in item.rijen:
        table.rows.append((row.naam, *(_euro(there[row.gemeente]) for there in item.jaren.values())))
    return table


def _naast(items: Sequence[ContributionOutcome]) -> Table:
    """Return all scenarios side by side: euros, euros per inhabitant, and the difference with the first."""
    first, *others = items
    heads: list[str] = []
    for item in items:
        heads += [item.scenario.naam, f"{item.scenario.naam} per inwoner"]
    heads += [f"verschil {item.scenario.naam}" for item in others]
    table = Table("Scenario's naast elkaar", ("Gemeente", *heads))
    for row in first.rijen:
        cells: list[str] = []
        for item in items:
            there = item.van(row.gemeente)
            cells += [_euro(there.totaal), _euro(there.per_inwoner)]
        cells += [_verschil(verschil(first, item, row.gemeente)) for item in others]
        table.rows.append((row.naam, *cells))
    totals: list[str] = []
    for item in items:
        totals += [_euro(item.totaal), ""]
    table.totals = ("Totaal", *totals, *(_verschil(_min(item.totaal, first.totaal)) for item in others))
    return table


def _wie_wint(first: ContributionOutcome, item: ContributionOutcome) -> str:
    found = verschuiving(first, item)
    name = item.scenario.naam
    if found.wint is None and found.verliest is None:
        return f"{name}: voor niemand verandert de bijdrage."
    less = f"{item.van(found.wint[0]).naam} gaat er het meest op vooruit ({_verschil(found.wint[1])})" if found.wint else "niemand gaat erop vooruit"
    more = f"{item.van(found.verliest[0]).naam} het meest op achteruit ({_verschil(found.verliest[1])})" if found.verliest else "niemand gaat erop achteruit"
    return f"{name}: {less}; {more}."


def _euro(cents: int | None) -> str:
    return _NTB if cents is None else euro_exact(cents)


def _verschil(cents: int | None) -> str:
    if cents is None:
        return _NTB
    return f"{'+' if cents > 0 else '-' if cents < 0 else ''}{euro_exact(abs(cents))}" if cents else euro_exact(0)


def _min(after: int | None, before: int | None) -> int | None:
    return None if after is None or before is None else after - before


def _som(pools: Sequence[PoolRow], field: str) -> int | None:
    values = [getattr(pool, field) for pool in pools]
    return None if None in values else sum(values)


def gegevens(first: ContributionOutcome, item: ContributionOutcome) -> dict[str, Any]:
    """Return one scenario as plain data, amounts in cents; `verschil` is with the first scenario."""
    found = verschuiving(first, item)
    return {
        "scenario": item.scenario.naam,
        "omschrijving": item.scenario.omschrijving,
        "jaar": item.jaar,
        "totaal": item.totaal,
        "kostenposten": [
            {"pool": pool.pool, "naam": pool.naam, "sleutel": pool.sleutel, "bedrag": pool.bedrag, "betaald": pool.betaald, "onbekend": pool.onbekend or None}
            for pool in item.pools
        ],
        "gemeenten": [
            {
                "gemeente": row.gemeente,
                "inwoners": row.inwoners,
                "per_kostenpost": dict(row.per_pool),
                "totaal": row.totaal,
                "per_inwoner": row.per_inwoner,
                "verschil": verschil(first, item, row.gemeente),
                "lokale_uitvoering": row.lokaal,
            }
            for row in item.rijen
        ],
        "jaren": {str(year): dict(there) for year, there in item.jaren.items()},
        "gaat_meest_vooruit": list(found.wint) if found.wint else None,
        "gaat_meest_achteruit": list(found.verliest) if found.verliest else None,
    }
