"""For who looks after the workbench: what `werkbank.yaml` says, what of it is wrong, and whether the journal is whole."""

from __future__ import annotations

from starlette.responses import Response

from assembler.rendering.terminal.findings import grouped, where
from assembler.verbs.several import standing
from assembler.web.ask import Ask
from assembler.web.frame import page


def shown(ask: Ask) -> Response:
    """Show how it stands."""
    found = [(group[0], where(group)) for group in grouped(ask.desk.unset)]
    return page(ask, "beheer.html", bevindingen=found, staat=standing(ask.desk), geldt=ask.desk.settings, wacht=ask.desk.waiting.number())


ROUTES = (("GET", "/beheer", shown, "beheer"),)
