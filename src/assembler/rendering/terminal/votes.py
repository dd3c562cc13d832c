"""The votes under each scenario as people read them (tables) and as programs do (plain data)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from assembler.facts.whatif.votes import DecisionPower, VoteOutcome, VoteRow
from assembler.ground.wording import getal, getal_verschil, opsomming, procent
from assembler.rendering.terminal.table import TextTable
from assembler.rules.power import NotComputed, Power
from assembler.rules.thresholds import Threshold

_MOST = 8  # coalitions that are listed in the terminal; JSON has all


def as_text(uitkomsten: Sequence[VoteOutcome]) -> str:
    """Return the tables: each scenario, then all side by side."""
    parts = [part for item in uitkomsten for part in one(item)]
    return "\n\n".join(map(str, [*parts, *together(uitkomsten)]))


def together(uitkomsten: Sequence[VoteOutcome]) -> list[TextTable]:
    """Return the tables that hold the scenarios side by side; none when there is one."""
    known = [item for item in uitkomsten if not item.unknown]
    if len(known) < 2:
        return []
    rows = (("Stemmen naast elkaar", _votes), ("Aandeel naast elkaar", _share), ("Macht naast elkaar (Banzhaf, gewoon besluit)", _banzhaf))
    return [_side_by_side(known, title, cell) for title, cell in rows]


def one(item: VoteOutcome) -> list[str | TextTable]:
    """Return one scenario as stretches of text and tables, in reading order."""
    head = f"{item.scenario.naam}: {item.scenario.omschrijving}\n{item.regel}"
    if item.unknown:
        return [f"{head}\nDe stemmen zijn nog niet bekend: {item.unknown} (n.t.b.)."]
    parts: list[str | TextTable] = [head, _table(item), f"Meer dan de helft van alle stemmen: {getal(item.meerderheid)} van {getal(item.totaal)}."]
    names = {row.gemeente: row.naam for row in item.rows}
    parts += [_decision(besluit, names) for besluit in item.besluiten]
    if item.steps:
        parts.append(_steps(item, names))
    if item.alternatives:
        parts.append(_alternatives(item))
    return parts


def _table(item: VoteOutcome) -> TextTable:
    power = item.besluiten[0].power
    table = TextTable("", ("Gemeente", "Leden", "Inwoners", "% inwoners", "Stemmen", "Per lid", "% stemmen", "Banzhaf", "Shapley"))
    for row in item.rows:
        indices = _indices(power, row.gemeente)
        table.rows.append(
            (row.naam, str(row.leden), _number(row.inwoners), _percent(row.aandeel_inwoners), getal(row.stemmen), _per_lid(row), procent(row.aandeel), *indices)
        )
    people = [row.inwoners for row in item.rows]
    total = None if None in people else sum(count for count in people if count is not None)
    table.totals = ("Totaal", str(sum(row.leden for row in item.rows)), _number(total), "", getal(item.totaal), "", "", "", "")
    return table


def _per_lid(row: VoteRow) -> str:
    if len(set(row.bundels)) > 1:
        return opsomming([getal(votes) for votes in row.bundels])
    return "samen" if row.per_lid is None and row.leden else getal(row.per_lid or 0)


def _indices(power: Power | NotComputed, gemeente: str) -> tuple[str, str]:
    if isinstance(power, NotComputed):
        return "–", "–"
    return procent(power.banzhaf[gemeente]), procent(power.shapley[gemeente])


def _decision(item: DecisionPower, names: Mapping[str, str]) -> str:
    named = [besluit for besluit in item.besluiten if besluit]
    lines = [f"{'Besluiten over: ' + '; '.join(named) if named else 'Gewoon besluit'}", f"  eis: {'; '.join(item.demands)}"]
    lines += [f"  nodig: {_threshold(threshold)}" for threshold in item.thresholds]
    lines.append(f"  haalt het alleen: {_who(item.alleen, names)}")
    lines.append(f"  blokkeert alleen: {_who(item.vetos, names)}")
    lines += _groups("kleinste winnende coalities", item.coalitions, names)
    lines += _groups("kleinste blokkerende groepen", item.blocking, names)
    if isinstance(item.power, NotComputed):
        lines.append(f"  {item.power.reason}")
    return "\n".join(lines)


def _threshold(threshold: Threshold) -> str:
    return f"{getal(threshold.quotum)} van {getal(sum(threshold.weights.values()))} {threshold.unit}"


def _groups(what: str, groups: tuple[tuple[str, ...], ...] | NotComputed, names: Mapping[str, str]) -> list[str]:
    if isinstance(groups, NotComputed):
        return [f"  {groups.reason}"]
    lines = [f"  {what} ({len(groups)}):", *(f"    {' + '.join(names[name] for name in group)}" for group in groups[:_MOST])]
    return [*lines, f"    en nog {len(groups) - _MOST}; alle staan in --format json"] if len(groups) > _MOST else lines


def _who(who: Sequence[str], names: Mapping[str, str]) -> str:
    return opsomming([names[name] for name in who]) if who else "niemand"


def _steps(item: VoteOutcome, names: Mapping[str, str]) -> TextTable:
    table = TextTable(
        "Volgende stap in inwoners", ("Gemeente", "Verandering", "Stemmen dan", "Totaal dan", "Meerderheid dan", "Let op"), left=frozenset({0, 5})
    )
    for step in item.steps:
        alert = "niet gelijk over de leden te verdelen" if step.alert else ""
        table.rows.append((names[step.gemeente], getal_verschil(step.inwoners), getal(step.stemmen), getal(step.totaal), getal(step.meerderheid), alert))
    return table


def _alternatives(item: VoteOutcome) -> TextTable:
    table = TextTable("Dezelfde regel, iets anders gekozen", ("Gemeente", "nu", *(other.what for other in item.alternatives)))
    for row in item.rows:
        table.rows.append((row.naam, getal(row.stemmen), *(getal(other.stemmen[row.gemeente]) for other in item.alternatives)))
    table.totals = ("Totaal", getal(item.totaal), *(getal(sum(other.stemmen.values())) for other in item.alternatives))
    return table


def _side_by_side(items: Sequence[VoteOutcome], title: str, cell: Callable[[VoteOutcome, VoteRow], str]) -> TextTable:
    table = TextTable(title, ("Gemeente", *(item.scenario.naam for item in items)))
    for row in items[0].rows:
        here = [next((other for other in item.rows if other.gemeente == row.gemeente), row) for item in items]
        table.rows.append((row.naam, *(cell(item, other) for item, other in zip(items, here, strict=True))))
    return table


def _votes(_item: VoteOutcome, row: VoteRow) -> str:
    return getal(row.stemmen)


def _share(_item: VoteOutcome, row: VoteRow) -> str:
    return procent(row.aandeel)


def _banzhaf(item: VoteOutcome, row: VoteRow) -> str:
    return _indices(item.besluiten[0].power, row.gemeente)[0]


def _number(value: int | None) -> str:
    return "n.t.b." if value is None else getal(value)


def _percent(value: Fraction | None) -> str:
    return "n.t.b." if value is None else procent(value)


# ── as data ───────────────────────────────────────────────────────────────────────────────────────────────────────


def as_data(item: VoteOutcome) -> dict[str, Any]:
    """Return one scenario as plain data; a share is a fraction as text, for it is exact."""
    return {
        "scenario": item.scenario.naam,
        "omschrijving": item.scenario.omschrijving,
        "regel": item.regel,
        "onbekend": item.unknown or None,
        "totaal": item.totaal,
        "meerderheid": item.meerderheid,
        "gemeenten": [_row(row) for row in item.rows],
        "besluiten": [_power(besluit) for besluit in item.besluiten],
        "stappen": [
            {"gemeente": step.gemeente, "inwoners": step.inwoners, "stemmen": step.stemmen, "totaal": step.totaal, "let_op": step.alert or None}
            for step in item.steps
        ],
        "alternatieven": [{"wat": other.what, "stemmen": dict(other.stemmen)} for other in item.alternatives],
    }


def _row(row: VoteRow) -> dict[str, Any]:
    shares = {"aandeel": str(row.aandeel), "aandeel_inwoners": str(row.aandeel_inwoners) if row.aandeel_inwoners is not None else None}
    return {"gemeente": row.gemeente, "leden": row.leden, "inwoners": row.inwoners, "stemmen": row.stemmen, "per_lid": row.per_lid, **shares}


def _power(item: DecisionPower) -> dict[str, Any]:
    power = item.power
    counted = isinstance(power, Power)
    return {
        "besluiten": [besluit for besluit in item.besluiten if besluit],
        "eisen": list(item.demands),
        "drempels": [{"eenheid": threshold.unit, "nodig": threshold.quotum, "van": sum(threshold.weights.values())} for threshold in item.thresholds],
        "banzhaf": {name: str(share) for name, share in power.banzhaf.items()} if isinstance(power, Power) else None,
        "shapley": {name: str(share) for name, share in power.shapley.items()} if isinstance(power, Power) else None,
        "niet_berekend": None if counted else getattr(power, "reden", ""),
        "alleen": list(item.alleen),
        "blokkeert_alleen": list(item.vetos),
        "coalities": _lists(item.coalitions),
        "blokkades": _lists(item.blocking),
    }


def _lists(groups: tuple[tuple[str, ...], ...] | NotComputed) -> list[list[str]] | None:
    return None if isinstance(groups, NotComputed) else [list(group) for group in groups]
