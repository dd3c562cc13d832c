"""One choice in the basket, field by field: all that a choice can say, also what no other screen asks."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from assembler.reading.records.besluiten import Besluit
from assembler.verbs import basket as baskets
from assembler.verbs import record_change, record_form
from assembler.verbs.basket import Basket
from assembler.verbs.record_form import Path, Place, at
from assembler.verbs.record_names import heading
from assembler.verbs.refusals import UnknownNameError
from assembler.verbs.save import MISSING
from assembler.web.ask import Ask
from assembler.web.frame import named, to
from assembler.web.screens.records import told


def shown(ask: Ask) -> Response:
    """Show a choice, or a part of it."""
    return _shown(ask)


def _asked(ask: Ask) -> tuple[Basket, Place]:
    basket = baskets.load(ask.desk, ask.trajectmap.traject.id)
    path: Path = ("keuzes", *(int(step) if step.isdecimal() else step for step in ask.path["plek"].split("/") if step))
    if len(path) == 1 or not isinstance(path[1], int) or path[1] >= len(basket.items):
        raise UnknownNameError("Deze keuze ligt niet (meer) in het mandje.")
    return basket, at(Besluit, {"keuzes": basket.items}, path)


def _address(ask: Ask, path: Path) -> str:
    return f"/t/{ask.path['traject']}/besluit/keuze/{'/'.join(str(step) for step in path[1:])}"


def _shown(ask: Ask, status: int = 200, melding: str = "") -> Response:
    basket, place = _asked(ask)
    above = [(f"/t/{ask.path['traject']}/besluit", "Het mandje")]
    for depth in range(2, len(place.path)):
        higher = at(Besluit, {"keuzes": basket.items}, place.path[:depth])
        if higher.model is not None:
            above.append((named(_address(ask, higher.path)), heading(higher.path, higher.model, higher.data)))
    return told(
        ask, place, record_form.entries(place), above, lambda path: named(_address(ask, path)), status, bestand="", melding=melding, is_er=False, keuzesoort="", sleutel=False,
        merk=record_change.mark(place) if len(place.path) > 2 else "",
    )  # fmt: skip


def sent(ask: Ask) -> Response:
    """Keep what was typed in the basket."""
    basket, place = _asked(ask)
    rows: dict[str, Any] = {"keuzes": basket.items}
    changes = [((), place.data, MISSING)] if ask.word("weg") else record_form.typed(place, ask.words)
    if not changes:
        return _shown(ask, 400, "Zo verandert er niets. Vul iets anders in.")
    basket.items = record_change.changed(rows, place, changes)["keuzes"]
    baskets.keep(ask.desk, ask.trajectmap.traject.id, basket)
    path = place.path[:-1] if ask.word("weg") or place.data is MISSING else place.path
    path = path[:-1] if len(path) > 2 and at(Besluit, {"keuzes": basket.items}, path).model is None else path
    return to(ask, f"/t/{ask.path['traject']}/besluit" if len(path) <= 2 else _address(ask, path))


_ADDRESS = "/t/{traject}/besluit/keuze/{plek:path}"
ROUTES = (("GET", _ADDRESS, shown, "regio"), ("POST", _ADDRESS, sent, "regio"))
