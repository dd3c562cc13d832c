"""Figures from a table of a controller: sent, its columns named, and what it changes shown before it is saved."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

from assembler.verbs import importing
from assembler.verbs.refusals import UnusableError
from assembler.web.ask import Ask
from assembler.web.consider import consider
from assembler.web.frame import page, to

_NEEDED = ("gemeente", "kolom", "cijfer", "eenheid", "peildatum", "bekend", "bron", "status")
_UNITS: Mapping[str, str] = {"aantal": "aantal (hele getallen)", "euro": "euro", "duizend-euro": "euro x 1.000"}
_STATUSES = ("definitief", "voorlopig", "aanname")


def shown(ask: Ask) -> Response:
    """Ask for a table, or for the meaning of its columns when there is one."""
    return _shown(ask)


def _shown(ask: Ask, status: int = 200, melding: str = "") -> Response:
    sent = importing.kept(ask.desk, ask.trajectmap.traject.id)
    return page(ask, "inlezen.html", status, tabel=sent, eenheden=_UNITS, statussen=_STATUSES, melding=melding, getypt=ask.typed, vandaag=ask.desk.today())


def sent(ask: Ask) -> Response:
    """Take a table, or show what it changes, or save it."""
    traject = ask.trajectmap.traject.id
    here = f"/t/{traject}/cijfers/inlezen"
    file = ask.file("bestand")
    if file is not None:
        try:
            importing.keep(ask.desk, traject, importing.table(file.filename or "", file.file.read()))
        except UnusableError as fault:
            return _shown(ask, 400, str(fault))
        return to(ask, here)
    table = importing.kept(ask.desk, traject)
    if ask.word("weg") or table is None:
        ask.desk.forget(f"invoer/{traject}")
        return to(ask, here)
    if not all(ask.word(name).strip() for name in _NEEDED):
        return _shown(ask, 400, "Vul alle velden in; alleen wat wordt overgeslagen mag leeg blijven.")
    change = importing.change(traject, table, {name: value.strip() for name, value in ask.typed.items()})
    answer = consider(ask, change, here, f"/t/{traject}/cijfers", title=f"Wat doen deze cijfers uit {table.name}?")
    if answer.status_code == 303:
        ask.desk.forget(f"invoer/{traject}")
    return answer


ROUTES = (("GET", "/t/{traject}/cijfers/inlezen", shown, "regio"), ("POST", "/t/{traject}/cijfers/inlezen", sent, "regio"))
