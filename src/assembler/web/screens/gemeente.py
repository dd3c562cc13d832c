"""One gemeente in a traject: what it chose, what it would like, when its council speaks, its papers and its own paragraphs."""

from __future__ import annotations

from starlette.responses import Response

from assembler.facts import decisions
from assembler.facts.choose import confidential
from assembler.reading.records.keuzes import KeuzeWens
from assembler.verbs.refusals import unknown
from assembler.web.ask import Ask
from assembler.web.frame import page


def all_of_them(ask: Ask) -> Response:
    """Show the gemeenten that take part."""
    known = ask.opened.workspace.organisaties
    return page(ask, "gemeenten.html", gemeenten=[known[name] for name in ask.trajectmap.traject.deelnemers], trajectmap=ask.trajectmap)


def one(ask: Ask) -> Response:
    """Show one gemeente."""
    trajectmap = ask.trajectmap
    name = ask.path["gemeente"]
    if name not in trajectmap.traject.deelnemers:
        raise unknown(name, trajectmap.traject.deelnemers, "De gemeente")
    rows = [
        (besluit, [(keuze, decisions.subject(keuze), "" if confidential(besluit, keuze) else keuze.reden or besluit.reden or "") for keuze in besluit.keuzes])
        for besluit in trajectmap.keuzes.get(name, ())
    ]
    return page(
        ask, "gemeente.html", gemeente=ask.opened.workspace.organisaties[name], besluiten=rows,
        wensen=[keuze for besluit, _ in rows for keuze in besluit.keuzes if isinstance(keuze, KeuzeWens)],
        planning=[(item, item.behandelingen.get(name)) for item in trajectmap.mijlpalen],
        stukken=[item for item in ask.finals() if item.endswith(f"-{name}")], teksten=[item for item in trajectmap.teksten if item.gemeente == name],
    )  # fmt: skip


ROUTES = (("GET", "/t/{traject}/gemeenten", all_of_them), ("GET", "/t/{traject}/gemeenten/{gemeente}", one))
