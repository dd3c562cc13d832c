"""The papers: what there is at a milestone, making them, and each as a file."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

from assembler.rendering.formats import formats, load
from assembler.verbs import papers
from assembler.verbs.refusals import unknown
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
    return page(ask, "stukken.html", stukken=rows, gemeenten=ask.opened.workspace.organisaties, vormen=formats(), werk=mine)


def build(ask: Ask) -> Response:
    """Start making all papers of a text."""
    ask.desk.jobs.start(ask.whole, ask.trajectmap.traject.id, ask.text.naam)
    return to(ask, f"/t/{ask.path['traject']}/stukken", stand=ask.word("stand"))


def download(ask: Ask) -> Response:
    """Send one paper as a file."""
    name, _, form = ask.path["bestand"].rpartition(".")
    if form not in formats():
        raise unknown(form, formats(), "De vorm")
    content = papers.content(ask.opened, ask.trajectmap, ask.text, name, form)
    ask.desk.note("download", f"{ask.text.naam} {name}.{form}")
    return sent(content, f"{name}.{load(form).SUFFIX}")


def sent(content: bytes, name: str) -> Response:
    """Return a file to be saved under a name."""
    kind = _TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    return Response(content, media_type=kind, headers={"content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"})


ROUTES = (
    ("GET", "/t/{traject}/stukken", documents, "gedeeld"),
    ("POST", "/t/{traject}/stukken", build, "stukken"),
    ("GET", "/t/{traject}/bestand/{bestand}", download, "gedeeld"),
)
