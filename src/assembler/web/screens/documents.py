"""The papers: what there is at a milestone, making them, and each as a file."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

from assembler.rendering.formats import load
from assembler.verbs import papers
from assembler.verbs.refusals import FailedError, UnknownNameError, unknown
from assembler.web.ask import Ask
from assembler.web.frame import page, to

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
}


def documents(ask: Ask) -> Response:
    """Show the papers of a text, those of the region first, and how far a build is."""
    rows = papers.papers(ask.opened, ask.trajectmap, ask.text)
    job = ask.desk.jobs.last
    mine = job if job is not None and job.traject == ask.trajectmap.traject.id and ask.may("stukken") else None
    return page(ask, "stukken.html", stukken=rows, gemeenten=ask.opened.workspace.organisaties, vormen=papers.forms(), werk=mine)


def build(ask: Ask) -> Response:
    """Start making all papers of a text."""
    ask.desk.jobs.start(ask.whole, ask.trajectmap.traject.id, ask.text.naam)
    return to(ask, f"/t/{ask.path['traject']}/stukken", stand=ask.word("stand"))


def download(ask: Ask) -> Response:
    """Send one paper as a file."""
    name, _, form = ask.path["bestand"].rpartition(".")
    if form not in papers.forms():
        raise unknown(form, papers.forms(), "De vorm")
    content = papers.content(ask.opened, ask.trajectmap, ask.text, name, form)
    ask.desk.note("download", f"{ask.text.naam} {name}.{form}")
    return sent(content, f"{name}.{load(form).SUFFIX}")


def pages(ask: Ask) -> Response:
    """Show the pages of one paper as LibreOffice shows its Word file; without LibreOffice why not."""
    name = ask.path["stuk"]
    final = ask.final(name)
    try:
        made, fault = papers.pictures(ask.opened, ask.trajectmap, ask.text, name), ""
    except FailedError as missing:
        made, fault = [], str(missing)
    return page(ask, "bladen.html", naam=name, titel=final.titel, aantal=len(made), gebrek=fault, vormen=papers.forms())


def one_page(ask: Ask) -> Response:
    """Send the picture of one page."""
    made = papers.pictures(ask.opened, ask.trajectmap, ask.text, ask.path["stuk"])
    number = ask.path["nummer"]
    if not number.isdecimal() or not 0 < int(number) <= len(made):
        raise UnknownNameError(f"Dit stuk heeft {len(made)} bladen.")
    return Response(made[int(number) - 1], media_type="image/png")


def sent(content: bytes, name: str) -> Response:
    """Return a file to be saved under a name."""
    kind = _TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    return Response(content, media_type=kind, headers={"content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"})


ROUTES = (
    ("GET", "/t/{traject}/stukken", documents, "gedeeld"),
    ("POST", "/t/{traject}/stukken", build, "stukken"),
    ("GET", "/t/{traject}/bestand/{bestand}", download, "gedeeld"),
    ("GET", "/t/{traject}/bladen/{stuk}", pages, "gedeeld"),
    ("GET", "/t/{traject}/bladen/{stuk}/{nummer}", one_page, "gedeeld"),
)
