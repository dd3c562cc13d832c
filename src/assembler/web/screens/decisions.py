"""The log of a traject: every decision by date, with the stands of the milestones between them."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from assembler.facts.chosen import confidential
from assembler.facts.sequence import in_order
from assembler.verbs import basket as baskets
from assembler.verbs.choice_words import ChoiceWords
from assembler.web.ask import Ask
from assembler.web.frame import page


def log(ask: Ask) -> Response:
    """Show the log, newest last."""
    trajectmap = ask.trajectmap
    names = ask.opened.workspace.organisaties
    entries: list[tuple[Any, ...]] = [
        (besluit.datum, 0, besluit, names[gemeente].naam if gemeente else "", gemeente or "",
         [(ChoiceWords(ask.opened, trajectmap, gemeente).told(keuze), "" if confidential(besluit, keuze) else keuze.reden or besluit.reden or "", confidential(besluit, keuze)) for keuze in besluit.keuzes])
        for gemeente, besluit in in_order(trajectmap)
    ]  # fmt: skip
    fences: list[tuple[Any, ...]] = [(item.stand, 1, item, "", "", []) for item in trajectmap.mijlpalen]
    return page(
        ask, "besluiten.html", regels=sorted([*entries, *fences], key=lambda row: row[:2]), mandje=bool(baskets.load(ask.desk, trajectmap.traject.id).items)
    )


ROUTES = (("GET", "/t/{traject}/besluiten", log, "gedeeld"),)
