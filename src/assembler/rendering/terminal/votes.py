"""The votes under each scenario as people read them (tables) and as programs do (plain data)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from assembler.facts.whatif.votes import DecisionPower, VoteOutcome, VoteRow
from assembler.rendering.terminal.table import Table
from assembler.rules.power import NotComputed, Power
from assembler.rules.votes import Threshold
from assembler.wording import getal, opsomming, procent

_MEESTE = 8  # coalitions that are listed in the terminal; JSON has all


def tekst(uitkomsten: Sequence[VoteOutcome]) -> str:
    """Return the tables: each scenario, then all side by side."""
    parts = [part for item in uitkomsten for part in _een(item)]
    known = [item for item in uitkomsten if not item.onbekend]
    if len(known) > 1:
        parts += [str(_naast(known, "Stemmen naast elkaar", _stemmen)), str(_naast(known, "Aandeel naast elkaar", _aandeel))]
        parts.append(str(_naast(known, "Macht naast elkaar (Banzhaf, gewoon besluit)", _banzhaf)))
    return "\n\n".join(parts)


def _een(item: VoteOutcome) -> list[str]:
    head = f"{item.scenario.naam}: {item.scenario.omschrijving}\n{item.regel}"
    if item.onbekend:
        return [f"{head}\nDe stemmen zijn nog niet bekend: {item.onbekend} (n.t.b.)."]
    parts = [head, str(_tabel(item)), f"Meer dan de helft van alle stemmen: {getal(item.meerderheid)} van {getal(item.totaal)}."]
    namen = {row.gemeente: row.naam for row in item.rijen}
    parts += [_besluit(besluit, namen) for besluit in item.besluiten]
    if item.stappen:
        parts.append(str(_stappen(item, namen)))
    if item.alternatieven:
        parts.append(str(_alternatieven(item)))
    return parts


def _tabel(item: VoteOutcome) -> Table:
    power = item.besluiten[0].macht
    table = Table("", ("Gemeente", "Leden", "Inwoners", "% inwoners", "Stemmen", "Per lid", "% stemmen", "Banzhaf", "Shapley"))
    for row in item.rijen:
        per_lid = "samen" if row.per_lid is None and row.leden else getal(row.per_lid or 0)
        indices = _indices(power, row.gemeente)
        table.rows.append(
            (row.naam, str(row.leden), _getal(row.inwoners), _procent(row.aandeel_inwoners), getal(row.stemmen), per_lid, procent(row.aandeel), *indices)
        )
    people = [row.inwoners for row in item.rijen]
    total = None if None in people else sum(count for count in people if count is not None)
    table.totals = ("Totaal", str(sum(row.leden for row in item.rijen)), _getal(total), "", getal(item.totaal), "", "", "", "")
    return table


def _indices(power: Power | NotComputed, gemeente: str) -> tuple[str, str]:
    if isinstance(power, NotComputed):
        return "–", "–"
    return procent(power.banzhaf[gemeente]), procent(power.shapley[gemeente])


def _besluit(item: DecisionPower, namen: Mapping[str, str]) -> str:
    named = [besluit for besluit in item.besluiten if besluit]
    lines = [f"{'Besluiten over: ' + '; '.join(named) if named else 'Gewoon besluit'}", f"  eis: {'; '.join(item.eisen)}"]
    lines += [f"  nodig: {_drempel(drempel)}" for drempel in item.drempels]
    lines.append(f"  haalt het alleen: {_wie(item.alleen, namen)}")
    lines.append(f"  blokkeert alleen: {_wie(item.vetos, namen)}")
    lines += _groepen("kleinste winnende coalities", item.coalities, namen)
    lines += _groepen("kleinste blokkerende groepen", item.blokkades, namen)
    if isinstance(item.macht, NotComputed):
        lines.append(f"  {item.macht.reden}")
    return "\n".join(lines)


def _drempel(drempel: Threshold) -> str:
    return f"{getal(drempel.quotum)} van {getal(sum(drempel.gewichten.values()))} {drempel.eenheid}"


def _groepen(what: str, groups: tuple[tuple[str, ...], ...] | NotComputed, namen: Mapping[str, str]) -> list[str]:
    if isinstance(groups, NotComputed):
        return [f"  {groups.reden}"]
    lines = [f"  {what} ({len(groups)}):", *(f"    {' + '.join(namen[name] for name in group)}" for group in groups[:_MEESTE])]
    return [*lines, f"    en nog {len(groups) - _MEESTE}; alle staan in --format json"] if len(groups) > _MEESTE else lines


def _wie(names: Sequence[str], namen: Mapping[str, str]) -> str:
    return opsomming([namen[name] for name in names]) if names else "niemand"


def _stappen(item: VoteOutcome, namen: Mapping[str, str]) -> Table:
    table = Table("Volgende stap in inwoners", ("Gemeente", "Verandering", "Stemmen dan", "Totaal dan", "Meerderheid dan", "Let op"), left=frozenset({0, 5}))
    for step in item.stappen:
        alert = "niet gelijk over de leden te verdelen" if step.let_op else ""
        table.rows.append(
            (namen[step.gemeente], f"{step.inwoners:+,}".replace(",", "."), getal(step.stemmen), getal(step.totaal), getal(step.meerderheid), alert)
        )
    return table


def _alternatieven(item: VoteOutcome) -> Table:
    table = Table("Dezelfde regel, iets anders gekozen", ("Gemeente", "nu", *(other.wat for other in item.alternatieven)))
    for row in item.rijen:
        table.rows.append((row.naam, getal(row.stemmen), *(getal(other.stemmen[row.gemeente]) for other in item.alternatieven)))
    table.totals = ("Totaal", getal(item.totaal), *(getal(sum(other.stemmen.values())) for other in item.alternatieven))
    return table


def _naast(items: Sequence[VoteOutcome], title: str, cell: Callable[[VoteOutcome, VoteRow], str]) -> Table:
    table = Table(title, ("Gemeente", *(item.scenario.naam for item in items)))
    for row in items[0].rijen:
        here = [next((other for other in item.rijen if other.gemeente == row.gemeente), row) for item in items]
        table.rows.append((row.naam, *(cell(item, other) for item, other in zip(items, here, strict=True))))
    return table


def _stemmen(_item: VoteOutcome, row: VoteRow) -> str:
    return getal(row.stemmen)


def _aandeel(_item: VoteOutcome, row: VoteRow) -> str:
    return procent(row.aandeel)


def _banzhaf(item: VoteOutcome, row: VoteRow) -> str:
    return _indices(item.besluiten[0].macht, row.gemeente)[0]


def _getal(value: int | None) -> str:
    return "n.t.b." if value is None else getal(value)


def _procent(value: Fraction | None) -> str:
    return "n.t.b." if value is None else procent(value)


# ── as data ───────────────────────────────────────────────────────────────────────────────────────────────────────


def gegevens(item: VoteOutcome) -> dict[str, Any]:
    """Return one scenario as plain data; a share is a fraction as text, for it is exact."""
    return {
        "scenario": item.scenario.naam,
        "omschrijving": item.scenario.omschrijving,
        "regel": item.regel,
        "onbekend": item.onbekend or None,
        "totaal": item.totaal,
        "meerderheid": item.meerderheid,
        "gemeenten": [_rij(row) for row in item.rijen],
        "besluiten": [_macht(besluit) for besluit in item.besluiten],
        "stappen": [
            {"gemeente": step.gemeente, "inwoners": step.inwoners, "stemmen": step.stemmen, "totaal": step.totaal, "let_op": step.let_op or None}
            for step in item.stappen
        ],
        "alternatieven": [{"wat": other.wat, "stemmen": dict(other.stemmen)} for other in item.alternatieven],
    }


def _rij(row: VoteRow) -> dict[str, Any]:
    shares = {"aandeel": str(row.aandeel), "aandeel_inwoners": str(row.aandeel_inwoners) if row.aandeel_inwoners is not None else None}
    return {"gemeente": row.gemeente, "leden": row.leden, "inwoners": row.inwoners, "stemmen": row.stemmen, "per_lid": row.per_lid, **shares}


def _macht(item: DecisionPower) -> dict[str, Any]:
    power = item.macht
    counted = isinstance(power, Power)
    return {
        "besluiten": [besluit for besluit in item.besluiten if besluit],
        "eisen": list(item.eisen),
        "drempels": [{"eenheid": drempel.eenheid, "nodig": drempel.quotum, "van": sum(drempel.gewichten.values())} for drempel in item.drempels],
        "banzhaf": {name: str(share) for name, share in power.banzhaf.items()} if isinstance(power, Power) else None,
        "shapley": {name: str(share) for name, share in power.shapley.items()} if isinstance(power, Power) else None,
        "niet_berekend": None if counted else getattr(power, "reden", ""),
        "alleen": list(item.alleen),
        "blokkeert_alleen": list(item.vetos),
        "coalities": _lijst(item.coalities),
        "blokkades": _lijst(item.blokkades),
    }


def _lijst(groups: tuple[tuple[str, ...], ...] | NotComputed) -> list[list[str]] | None:
    return None if isinstance(groups, NotComputed) else [list(group) for group in groups]
