"""Into the basket: the kinds of choice that need no more than a few fields."""

from __future__ import annotations

from starlette.responses import Response

from assembler.verbs import other_choices
from assembler.verbs.refusals import unknown
from assembler.web.ask import Ask
from assembler.web.frame import page
from assembler.web.screens.choice import put


def shown(ask: Ask) -> Response:
    """Show the forms."""
    return _shown(ask)


def _forms(ask: Ask) -> list[other_choices.Form]:
    return other_choices.forms(ask.opened, ask.trajectmap, ask.finals().get(ask.trajectmap.traject.regeling))


def _shown(ask: Ask, status: int = 200, melding: str = "") -> Response:
    return page(ask, "ander.html", status, vormen=_forms(ask), melding=melding, getypt=ask.typed)


def chosen(ask: Ask) -> Response:
    """Put one into the basket."""
    known = {form.soort: form for form in _forms(ask)}
    kind = ask.word("soort")
    if kind not in known:
        raise unknown(kind, known, "De keuze")
    missing = known[kind].missing(ask.typed)
    if missing or not ask.word("reden").strip():
        return _shown(ask, 400, f"Vul ook in: {', '.join([*missing, *([] if ask.word('reden').strip() else ['Reden'])])}. Uw andere woorden staan er nog.")
    return put(ask, known[kind].make(ask.typed))


_ADDRESS = "/t/{traject}/kies/ander"
ROUTES = (("GET", _ADDRESS, shown, "regio"), ("POST", _ADDRESS, chosen, "regio"))
