"""The texts of the region itself for the papers of a milestone: which places there are, and one of them written or changed."""

from __future__ import annotations

from starlette.responses import Response

from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.verbs import fillable, raw
from assembler.verbs.place_texts import PlaceText, file_of, place_texts
from assembler.verbs.refusals import UnknownNameError, unknown
from assembler.verbs.save import Change
from assembler.web.ask import Ask
from assembler.web.consider import Form, consider
from assembler.web.frame import named, offered, page
from assembler.web.screens.own_text import rewritten


def all_of_them(ask: Ask) -> Response:
    """Show the places of the milestone, with what stands there."""
    mijlpaal = ask.text.mijlpaal
    return page(ask, "regioteksten.html", mijlpaal=mijlpaal, plaatsen=place_texts(ask.opened, ask.trajectmap, mijlpaal))


def _asked(ask: Ask) -> tuple[Mijlpaal, PlaceText]:
    known = {item.id: item for item in ask.trajectmap.mijlpalen}
    if ask.path["mijlpaal"] not in known:
        raise unknown(ask.path["mijlpaal"], known, "De mijlpaal")
    mijlpaal = known[ask.path["mijlpaal"]]
    places = {row.plaats: row for row in place_texts(ask.opened, ask.trajectmap, mijlpaal)}
    if ask.path["plaats"] not in places:
        raise unknown(ask.path["plaats"], places, "De plaats")
    found = places[ask.path["plaats"]]
    if found.fields:
        raise UnknownNameError(f"Deze tekst staat in {found.file} en wordt daar blok voor blok ingevuld.")
    return mijlpaal, found


def shown(ask: Ask) -> Response:
    """Show the text of one place, to be written."""
    return _shown(ask)


def _shown(ask: Ask, status: int = 200, melding: str = "") -> Response:
    mijlpaal, found = _asked(ask)
    there = raw.read(ask.desk, found.file).text if found.file else ""
    return page(
        ask, "regiotekst.html", status, mijlpaal=mijlpaal, plaats=found, bestand=found.file or file_of(ask.path["traject"], mijlpaal.id, found.plaats), melding=melding,
        gezien=ask.word("gezien") if "gezien" in ask.form else there, tekst=ask.word("tekst") if "tekst" in ask.form else there, namen=named(f"{ask.address}/namen"),
        codes=fillable.grouped(fillable.in_paper(ask.opened, ask.trajectmap)),
    )  # fmt: skip


def sent(ask: Ask) -> Response:
    """Show what the text does to the papers, or save it."""
    mijlpaal, found = _asked(ask)
    typed = ask.word("tekst").strip("\n")
    if not typed.strip() and not found.file:
        return _shown(ask, 400, "Er staat geen tekst.")
    file = found.file or file_of(ask.path["traject"], mijlpaal.id, found.plaats)
    change = Change(file, lambda there: rewritten(there, ask.word("gezien"), typed), f"tekst van de regio: {mijlpaal.id}, {found.plaats}")
    return consider(ask, change, Form(ask.address, lambda: _shown(ask)), f"/t/{ask.path['traject']}/teksten", title="Wat doet deze tekst?")


def names(ask: Ask) -> Response:
    """Return what may be filled in in this text, for the field in which it is written."""
    _asked(ask)
    return offered(fillable.in_paper(ask.opened, ask.trajectmap))


_ADDRESS = "/t/{traject}/teksten"
ROUTES = (
    ("GET", _ADDRESS, all_of_them, "gedeeld"),
    ("GET", f"{_ADDRESS}/{{mijlpaal}}/{{plaats}}", shown, "regio"),
    ("POST", f"{_ADDRESS}/{{mijlpaal}}/{{plaats}}", sent, "regio"),
    ("GET", f"{_ADDRESS}/{{mijlpaal}}/{{plaats}}/namen", names, "regio"),
)
