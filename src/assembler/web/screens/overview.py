"""What there is and what needs attention: the trajecten, and of one traject its milestones and what is ready."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from assembler.facts.openpoints import open_items
from assembler.ground.findings import Level
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.verbs.opened import versions
from assembler.web.ask import Ask
from assembler.web.frame import page


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone on the line: its versions, whether the traject works on it, and what each council does or did with it."""

    mijlpaal: Mijlpaal
    versies: tuple[int, ...]
    current: bool
    behandeld: int


def begin(ask: Ask) -> Response:
    """Show the trajecten of the workspace."""
    return page(ask, "begin.html", trajecten=list(ask.opened.workspace.trajecten.values()))


def overview(ask: Ask) -> Response:
    """Show one traject: the line of milestones, what needs attention, and what is ready per gemeente."""
    opened, trajectmap = ask.opened, ask.trajectmap
    known = versions(opened, trajectmap)
    now = opened.text(trajectmap, None).mijlpaal
    line = [
        Step(item, tuple(known[item.id]), item.id == now.id, sum(bool(row.uitkomst) for row in item.behandelingen.values())) for item in trajectmap.mijlpalen
    ]
    whole = opened.milestone(trajectmap, now)
    counts = Counter(finding.level for finding in set(whole.findings))
    return page(
        ask, "overzicht.html", lijn=line, nu=now, open_punten=open_items(whole.folded.facts), wensen=_wishes(ask, whole),
        aantallen={level: counts.get(level, 0) for level in Level}, gemeenten=opened.workspace.organisaties,
        later=[item for item in trajectmap.besluiten if item.datum > now.stand and item.status == "besloten"],
        vandaag=ask.desk.today(), concepten=_drafts(ask), stukken=Counter(item.order.gemeente for item in whole.made),
    )  # fmt: skip


def _drafts(ask: Ask) -> list[tuple[str, str, str]]:
    """Return what was typed for this traject and not saved: what it is, where it goes on, and when it was kept."""
    traject = ask.path["traject"]
    begins = {
        f"mandje/{traject}": ("Het mandje", f"/t/{traject}/besluit"),
        f"zin/{traject}/": ("Een zin", f"/t/{traject}/wijzig/"),
        f"tekst/{traject}/": ("Een eigen alinea", f"/t/{traject}/gemeenten/"),
    }
    return [
        (what, address + place.removeprefix(begin), moment[:16].replace("T", " "))
        for place, moment in ask.desk.drafts()
        for begin, (what, address) in begins.items()
        if place.startswith(begin) and (begin.endswith("/") or place == begin)
    ]


def _wishes(ask: Ask, whole: Any) -> list[tuple[str, Any]]:
    names = ask.opened.workspace.organisaties
    return [(names[gemeente].naam, keuze) for gemeente, rows in whole.folded.keuzes.wensen.items() for keuze, _ in rows]


ROUTES = (("GET", "/", begin, "gedeeld"), ("GET", "/t/{traject}", overview, "gedeeld"))
