"""How the workspace read before, from its repository of git: who changed what and when, of everything, of one file, and of one provision."""

from __future__ import annotations

from starlette.responses import Response

from assembler.verbs import history
from assembler.verbs.history import MANY, History
from assembler.verbs.provision import label_of
from assembler.verbs.refusals import unknown
from assembler.web.ask import Ask
from assembler.web.frame import page


def everything(ask: Ask) -> Response:
    """Show the changes of all files that may be read."""
    return _shown(ask, history.of_all(ask.desk, ask.query.get("vanaf", "")), "Geschiedenis", waiting=ask.desk.waiting.number())


def file(ask: Ask) -> Response:
    """Show the changes of one file."""
    name = ask.path["bestand"]
    return _shown(ask, history.of_file(ask.desk, name, ask.query.get("vanaf", "")), name, name)


def provision(ask: Ask) -> Response:
    """Show the changes of what is behind one provision."""
    place = ask.path["plek"]
    final = ask.final(place.partition("/")[0])
    node = final.root.find(place)
    if node is None:
        raise unknown(place, [], "De plaats")
    found = history.of_provision(ask.desk, ask.trajectmap, node, ask.query.get("vanaf", ""), MANY)
    return _shown(ask, found, label_of(final, node) or place)


def _shown(ask: Ask, found: History, title: str, name: str = "", *, waiting: int = 0) -> Response:
    return page(ask, "geschiedenis.html", titel=title, bestand=name, gevonden=found, wacht=waiting, aan=ask.desk.settings.geschiedenis.vastleggen)


ROUTES = (
    ("GET", "/geschiedenis", everything, "gedeeld"),
    ("GET", "/geschiedenis/{bestand:path}", file, "gedeeld"),
    ("GET", "/t/{traject}/geschiedenis/{plek:path}", provision, "gedeeld"),
)
