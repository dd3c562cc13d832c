"""The figures: of each gemeente and of the traject, with day, source and status."""

from __future__ import annotations

from starlette.responses import Response

from assembler.verbs import figures as book_of
from assembler.web.ask import Ask
from assembler.web.frame import page


def figures(ask: Ask) -> Response:
    """Show every figure as it counts at the milestone."""
    mijlpaal = ask.text.mijlpaal
    return page(
        ask, "cijfers.html", boek=book_of.book(ask.opened, ask.trajectmap, mijlpaal), traject_cijfers=book_of.of_traject(ask.opened, ask.trajectmap, mijlpaal),
        gemeenten=ask.opened.workspace.organisaties, mijlpaal=mijlpaal,
    )  # fmt: skip


ROUTES = (("GET", "/t/{traject}/cijfers", figures),)
