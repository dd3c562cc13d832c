"""A file of the workspace as it stands there, with its lines; and a plain editor for one that keeps the workspace from loading."""

from __future__ import annotations

from starlette.responses import Response

from assembler.checking.rights.hidden import owner_of_file
from assembler.verbs import raw, record_change
from assembler.verbs.raw import ChangedError
from assembler.verbs.refusals import UnknownNameError
from assembler.web.ask import Ask
from assembler.web.frame import page, to


def shown(ask: Ask) -> Response:
    """Show a file; it can be changed here only while it keeps the workspace from loading."""
    return _shown(ask)


def _shown(ask: Ask, status: int = 200, typed: str | None = None) -> Response:
    file = ask.path["bestand"]
    found = raw.read(ask.desk, file)
    faults = [item for item in ask.desk.open().faults if item.span.file == file]
    line = ask.query.get("regel", "")
    return page(
        ask, "bestand.html", status, bestand=file, regels=found.text.split("\n"), regel=int(line) if line.isdecimal() else 0, fouten=faults,
        velden=_fields(ask, file), inhoud=found.text if typed is None else typed, merk=found.mark, gezien=ask.word("gezien"), getypt=typed is not None,
    )  # fmt: skip


def _fields(ask: Ask, file: str) -> str:
    """Return where the fields of a file are filled in, '' when nowhere or not by who asks."""
    trajecten = ask.desk.open().workspace.trajecten
    traject = next((name for name in trajecten if name in file.split("/")), next(iter(trajecten), ""))
    try:
        record_change.model_of(file)
    except UnknownNameError:
        return ""
    return f"/t/{traject}/velden/{file}" if traject and ask.person.writes(owner_of_file(file)) else ""


def saved(ask: Ask) -> Response:
    """Save a file that kept the workspace from loading; what is in it now is looked at again."""
    file = ask.path["bestand"]
    try:
        raw.write(ask.desk, file, ask.word("merk"), ask.word("inhoud"))
    except ChangedError:
        return _shown(ask, 409, ask.word("inhoud"))
    return to(ask, f"/bestand/{file}")


ROUTES = (("GET", "/bestand/{bestand:path}", shown, "gedeeld"), ("POST", "/bestand/{bestand:path}", saved, "gedeeld"))
