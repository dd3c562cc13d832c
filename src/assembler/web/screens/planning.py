"""Who treats what when and who is late; what was sent to whom, what came of it, and where every organ stands."""

from __future__ import annotations

from datetime import date
from typing import Any

from starlette.responses import Response

from assembler.facts.appointments import appointments
from assembler.facts.standing import standings
from assembler.store.office import program
from assembler.verbs import outcome, sending, standing
from assembler.verbs import planning as plan
from assembler.verbs.build import rendered_as
from assembler.verbs.opened import versions
from assembler.verbs.refusals import UnknownNameError, UnusableError, unknown
from assembler.verbs.save import Change, ConflictError
from assembler.web.ask import Ask
from assembler.web.consider import Form, consider
from assembler.web.frame import page
from assembler.web.screens.documents import sent as file_sent

STATUSES = ("definitief", "voorlopig", "aanname")
_SHEETS = {"ics": plan.agenda, "xlsx": plan.sheet}


def _forms(ask: Ask, kind: str) -> list[str]:
    """Return the forms of a paper of the process, none where the library has no such paper; pdf only where LibreOffice is."""
    return ["docx", "html", *(["pdf"] if program() else [])] if kind in ask.opened.workspace.documentsoorten else []


def planning(ask: Ask) -> Response:
    """Show everything that is planned, what does not fit first."""
    workspace, trajectmap = ask.opened.workspace, ask.trajectmap
    rows = appointments(workspace, trajectmap, ask.desk.today())
    one = ask.query.get("gemeente", "")
    shown = [row for row in rows if not one or row.deelnemer == one]
    return page(
        ask, "planning.html", rijen=shown, laat=[row for row in shown if row.troubles], soorten=workspace.behandelsoorten, gemeente=one, vandaag=ask.desk.today(), mijlpalen=trajectmap.mijlpalen,
        gemeenten=workspace.organisaties, vormen=[*_SHEETS, *_forms(ask, plan.KIND)], momenten=[(item, gate) for item in trajectmap.mijlpalen for gate in item.beslismomenten],
    )  # fmt: skip


def planning_file(ask: Ask) -> Response:
    """Send the planning as a file: an agenda, a sheet, or a document."""
    form, workspace, day = ask.path["vorm"], ask.opened.workspace, ask.desk.today()
    if form in _SHEETS:
        return file_sent(_SHEETS[form](workspace, ask.trajectmap, day), f"planning-{ask.path['traject']}.{form}")
    _known(ask, plan.KIND)
    return _paper(ask, plan.document(workspace, ask.trajectmap, day), "planning")


def state_file(ask: Ask) -> Response:
    """Send the state of the decisions as a document."""
    _known(ask, standing.STATE)
    return _paper(ask, standing.state(ask.opened.workspace, ask.trajectmap, ask.desk.today()), "stand")


def _known(ask: Ask, kind: str) -> None:
    if ask.path["vorm"] not in _forms(ask, kind):
        raise unknown(ask.path["vorm"], _forms(ask, kind), "De vorm")


def _paper(ask: Ask, made: Any, name: str) -> Response:
    form = ask.path["vorm"]
    return file_sent(rendered_as(made.final, ask.opened.workspace.basis[made.final.huisstijl], form), f"{name}-{ask.path['traject']}.{form}")


def state(ask: Ask) -> Response:
    """Show where every organ stands, what was sent and decided, and the forms to write that down."""
    return _state(ask)


def _state(ask: Ask, status: int = 200, melding: str = "", about: str = "") -> Response:
    workspace, trajectmap = ask.opened.workspace, ask.trajectmap
    known = versions(ask.opened, trajectmap)
    fixed = [f"{item.id}@{number}" for item in trajectmap.mijlpalen for number in known[item.id]]
    rows = standings(workspace, trajectmap, ask.desk.today())
    events: list[tuple[date, str, Any]] = [
        *((row.datum, "verzonden", row) for row in trajectmap.verzendingen),
        *((row.datum, "besloten", row) for row in trajectmap.uitkomsten),
    ]
    return page(
        ask, "stand.html", status, rijen=rows, gebeurd=sorted(events, key=lambda row: row[0], reverse=True), soorten=workspace.behandelsoorten, versies=fixed,
        organen=[(row.wie, row.actor.naam) for row in rows], gemeenten=workspace.organisaties, uitslagen=outcome.UITSLAGEN, inbrengsoorten=outcome.INBRENG,
        melding=melding, over=about, getypt=ask.typed, rijen_van=lambda name, least: [*ask.words(name), *[""] * least][: max(least, len(ask.words(name)))], statussen=STATUSES,
        punten=[(point.id, point.tekst or point.id) for item in trajectmap.mijlpalen for point in item.beslispunten if point.id], aangevinkt=ask.words("aan"), vandaag=ask.desk.today().isoformat(), vormen=_forms(ask, standing.STATE),
    )  # fmt: skip


def sent(ask: Ask) -> Response:
    """Show what a record of what was sent does, or write it: one for each organ."""
    day, to = _day(ask.word("datum")), ask.words("aan")
    if day is None or not to or not ask.word("versie") or not ask.word("wat"):
        return _state(ask, 400, "Kies wat is verzonden, aan wie, waarvoor en op welke dag.", "verzonden")
    asked = sending.Sending(
        ask.word("versie"), ask.word("wat"), day, tuple(line.strip() for line in ask.word("stukken").split("\n") if line.strip()), ask.word("vervangt") or None,
        " ".join(ask.word("bron").split()) or None, _day(ask.word("ontvangen")), ask.word("status") or "definitief",
    )  # fmt: skip
    try:
        files = sending.records(ask.desk.root, ask.opened.workspace, ask.trajectmap, to, asked)
    except (UnknownNameError, UnusableError) as fault:
        return _state(ask, 400, str(fault), "verzonden")
    first, content = next(iter(files.items()))
    change = Change(first, lambda _there: content, f"verzending van {asked.versie}", {name: text for name, text in files.items() if name != first})
    here = f"/t/{ask.path['traject']}/stand"
    title = f"Wat doet deze verzending aan {len(to)} {'orgaan' if len(to) == 1 else 'organen'}?"
    return consider(ask, change, Form(f"{here}#verzonden", lambda: _state(ask, about="verzonden")), here, title=title)


def decided(ask: Ask) -> Response:
    """Show what a record of what was decided does, or write it."""
    row, missing = outcome.read(ask.typed, {kind: ask.word(f"inbreng.{kind}") for kind in outcome.INBRENG}, ask.words)
    if missing:
        return _state(ask, 400, missing, "besloten")
    file, content = outcome.file_of(ask.path["traject"], row), outcome.text_of(row)

    def make(there: bytes | None) -> bytes:
        if there is not None and there != content:
            raise ConflictError(f"Er is al een uitkomst van deze dag en dit orgaan ({file}).", "", there.decode("utf-8", "replace"), content.decode())
        return content

    here = f"/t/{ask.path['traject']}/stand"
    change = Change(file, make, f"uitkomst van {row['wie']}")
    return consider(ask, change, Form(f"{here}#besloten", lambda: _state(ask, about="besloten")), here, title="Wat doet deze uitkomst?")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


_PLANNING, _STATE = "/t/{traject}/planning", "/t/{traject}/stand"
ROUTES = (
    ("GET", _PLANNING, planning, "gedeeld"),
    ("GET", f"{_PLANNING}/bestand/{{vorm}}", planning_file, "gedeeld"),
    ("GET", _STATE, state, "gedeeld"),
    ("GET", f"{_STATE}/bestand/{{vorm}}", state_file, "gedeeld"),
    ("POST", f"{_STATE}/verzonden", sent, "regio"),
    ("POST", f"{_STATE}/besloten", decided, "regio"),
)
