"""Everything that was found, by gravity and place, each with the way to where it stands; and what a finding means."""

from __future__ import annotations

from starlette.responses import Response

from assembler.ground.findings import Finding, Level
from assembler.rendering.terminal.findings import grouped, total, where
from assembler.verbs.manual import manual
from assembler.verbs.whereabouts import shown_at
from assembler.web.ask import Ask
from assembler.web.frame import page


def findings(ask: Ask) -> Response:
    """Show the findings of a traject, faults first."""
    opened, trajectmap = ask.opened, ask.trajectmap
    checked = opened.findings(trajectmap)
    gemeente, level = ask.query.get("gemeente", ""), ask.query.get("niveau", "")
    rows = [item for item in checked.findings if (not gemeente or item.gemeente == gemeente) and (not level or item.level == level)]
    groups = [(kind, [_row(ask, group) for group in grouped(rows) if group[0].level is kind]) for kind in Level]
    return page(
        ask, "bevindingen.html", groepen=[(kind, found) for kind, found in groups if found], telling=total([group[0] for group in grouped(rows)]),
        teksten=checked.texts, gemeente=gemeente, niveau=level, niveaus=list(Level), deelnemers=trajectmap.betrokkenen,
        gemeenten=opened.workspace.organisaties,
    )  # fmt: skip


def _row(ask: Ask, group: list[Finding]) -> tuple[Finding, str, str]:
    """Return a finding with where it counts, and the place in a text (or '') that shows it."""
    return group[0], where(group), shown_at(ask.opened, ask.trajectmap, group)


def explanation(ask: Ask) -> Response:
    """Show what a finding means."""
    name = ask.path["naam"]
    return page(ask, "uitleg.html", naam=name, uitleg=manual(name))


ROUTES = (("GET", "/t/{traject}/bevindingen", findings, "gedeeld"), ("GET", "/uitleg/{naam}", explanation, "open"))
