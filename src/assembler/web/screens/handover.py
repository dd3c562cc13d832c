"""The set of papers for each council, as it is handed to its clerk: what is not known of it, and the set as one file."""

from __future__ import annotations

from starlette.responses import Response

from assembler.ground.findings import Findings
from assembler.rendering.terminal.findings import grouped, where
from assembler.store.office import OfficeError, program
from assembler.verbs import handover
from assembler.verbs.handover import Contents, Wanted
from assembler.verbs.opened import versions
from assembler.verbs.refusals import FailedError, FoundError, NotYoursError, UnknownNameError, UnusableError, unknown
from assembler.web.ask import Ask
from assembler.web.frame import page
from assembler.web.screens.documents import sent

_FORMS = {"word": ("docx",), "word-en-pdf": ("docx", "pdf")}


def shown(ask: Ask) -> Response:
    """Show the councils that get a set of the version that was chosen, and the versions that there are."""
    names = ask.opened.workspace.organisaties
    councils = [names[name] for name in ask.trajectmap.besluitnemers if _may(ask, name)]
    return page(ask, "sets.html", raden=councils, versies=_fixed(ask))


def _fixed(ask: Ask) -> list[str]:
    return [f"{item.id}@{number}" for item in ask.trajectmap.mijlpalen for number in versions(ask.opened, ask.trajectmap)[item.id]]


def _may(ask: Ask, gemeente: str) -> bool:
    return ask.may("stukken") or ask.may("gemeente", gemeente)


def _forms() -> list[str]:
    return [name for name, forms in _FORMS.items() if "pdf" not in forms or program()]


def one(ask: Ask) -> Response:
    """Show what is in the set of one council, and what is not known of it; of a text that is not fixed, from which version there can be one."""
    gemeente = ask.path["gemeente"]
    if gemeente not in ask.trajectmap.besluitnemers:
        raise unknown(gemeente, ask.trajectmap.besluitnemers, "De deelnemer")
    made: Contents | None = None
    found: Findings = ()
    wrong, status = "", 200
    try:
        made = _made(ask, ("docx",)) if ask.text.bewaard else None
        found = made.findings if made else found
    except UnusableError as nothing:
        wrong = str(nothing)
    except UnknownNameError as fault:
        wrong, status = str(fault), 400
    except FoundError as fault:
        wrong, found, status = "Er is geen set: er zijn fouten.", fault.findings, 400
    return page(
        ask,
        "set.html",
        status,
        raad=_council(ask),
        versies=_fixed(ask),
        inhoud=list(made.files) if made else [],
        bevindingen=[(group[0], where(group)) for group in grouped(found)],
        gebrek=wrong,
        vormen=_forms() if made else [],
    )


def _council(ask: Ask) -> str:
    return ask.opened.workspace.organisaties[ask.path["gemeente"]].naam


def _made(ask: Ask, forms: tuple[str, ...]) -> Contents:
    gemeente = ask.path["gemeente"]
    if gemeente not in ask.trajectmap.besluitnemers:
        raise unknown(gemeente, ask.trajectmap.besluitnemers, "De deelnemer")
    if not _may(ask, gemeente):
        raise NotYoursError("De set van een andere raad is niet voor u.")
    try:
        return handover.contents(ask.desk.root, ask.opened.workspace, ask.trajectmap, ask.text, Wanted(gemeente, forms))
    except OfficeError as fault:
        raise FailedError(str(fault)) from fault


def download(ask: Ask) -> Response:
    """Send the set of one council as one file."""
    form = ask.path["vorm"]
    if form not in _forms():
        raise unknown(form, _forms(), "De vorm")
    made = _made(ask, _FORMS[form])
    ask.desk.note("download", f"{ask.text.naam} set-{ask.path['gemeente']}.zip")
    return sent(made.zip, f"set-{ask.path['gemeente']}.zip")


_ADDRESS = "/t/{traject}/sets"
ROUTES = (
    ("GET", _ADDRESS, shown, "gedeeld"),
    ("GET", f"{_ADDRESS}/{{gemeente}}", one, "gedeeld"),
    ("GET", f"{_ADDRESS}/{{gemeente}}/{{vorm}}", download, "gedeeld"),
)
