"""Votes and contributions: as they are, and under other variants side by side, as tables and as charts."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from starlette.responses import Response

from assembler.facts import whatif
from assembler.ground.wording import euro_exact, getal
from assembler.rendering.terminal import contributions, votes
from assembler.verbs.headings import heading
from assembler.verbs.whatif import offered, scenarios
from assembler.web import tables
from assembler.web.ask import Ask
from assembler.web.frame import html, page

_MOST = 4  # scenarios side by side: more does not fit on a page


def stemmen(ask: Ask) -> Response:
    """Show the votes."""
    return _shown(ask, "stemmen")


def bijdragen(ask: Ask) -> Response:
    """Show the contributions."""
    return _shown(ask, "bijdragen")


def _shown(ask: Ask, kind: str) -> Response:
    typed = [text.strip() for text in ask.query.getlist("variant") if text.strip()][:_MOST]
    chosen = ask.text.mijlpaal
    rows = ask.opened.once(("scenarios", ask.path["traject"], chosen.id, tuple(typed)), lambda: scenarios(ask.opened.workspace, ask.trajectmap, chosen, typed))
    made = _votes(rows) if kind == "stemmen" else _contributions(rows)
    choices = offered(rows[0].facts, kind)
    own = [text for text in typed if text not in {item[0] for item in choices}]
    return page(
        ask, "rekenen.html", soort=kind, varianten=choices, gekozen_varianten=typed, eigen="\n".join(own), scenarios=rows, naast=html(made[0]),
        apart=[(row.naam, html(part)) for row, part in zip(rows, made[1], strict=True)], mijlpaal=chosen, keuzelinks=_into_basket(ask, typed), vast=ask.text.bewaard is not None,
    )  # fmt: skip


def _into_basket(ask: Ask, typed: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Return for each variant where its clauses are chosen for good: address and heading, by the name of the scenario."""
    known = ask.opened.workspace.clausules
    found = {}
    for supposed in whatif.read_variants(typed):
        rows = [(name, value) for name, value in supposed.settings if name in known and value in known[name].varianten]
        base = f"/t/{ask.path['traject']}/kies/clausule"
        found[supposed.naam] = [
            (f"{base}/{name}?{urlencode({'variant': value, 'stand': ask.text.naam})}", heading(ask.opened.workspace, known[name]))
            for name, value in rows
            if known[name].wie == "regio"
        ]
    return found


def _votes(rows: Sequence[whatif.Scenario]) -> tuple[str, list[str]]:
    """Return what stands side by side, and what each scenario says."""
    found = [whatif.vote_outcome(item) for item in rows]
    known = [item for item in found if not item.unknown]
    picture = ""
    if known:
        names = {row.gemeente: row.naam for item in known for row in item.rows}
        bars = [
            (name, [(row.stemmen, getal(row.stemmen)) for item in known for row in item.rows if row.gemeente == key])
            for key, name in names.items()
            if all(any(row.gemeente == key for row in item.rows) for item in known)
        ]
        picture = tables.chart("stemmen", "Stemmen per gemeente", [_name(item.scenario) for item in known], bars)
    return picture + tables.parts(votes.together(found)), [tables.parts(votes.one(item), item.scenario.naam) for item in found]


def _contributions(rows: Sequence[whatif.Scenario]) -> tuple[str, list[str]]:
    found = [whatif.contribution_outcome(item) for item in rows]
    known = [item for item in found if all(row.totaal is not None for row in item.rows)]
    picture = ""
    if known:
        bars = [(row.naam, [(item.of(row.gemeente).totaal or 0, euro_exact(item.of(row.gemeente).totaal or 0)) for item in known]) for row in known[0].rows]
        picture = tables.chart("bijdragen", "Bijdrage per gemeente", [_name(item.scenario) for item in known], bars)
    return picture + tables.parts(contributions.together(found)), [tables.parts(contributions.one(item), item.scenario.naam) for item in found]


def _name(scenario: whatif.Scenario) -> str:
    return f"{scenario.naam}: {scenario.omschrijving}"


ROUTES = (("GET", "/t/{traject}/stemmen", stemmen, "gedeeld"), ("GET", "/t/{traject}/bijdragen", bijdragen, "gedeeld"))
