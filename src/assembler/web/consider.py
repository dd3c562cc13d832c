"""Every change is first shown with what it does, and saved by a second click; what stands in the way of it is told beside the typed words."""

from __future__ import annotations

from starlette.responses import Response

from assembler.ground.findings import Findings
from assembler.rendering import html as renderer
from assembler.rendering.terminal.findings import grouped, where
from assembler.verbs.effects import effects
from assembler.verbs.opened import Opened
from assembler.verbs.save import Change, ConflictError, considered, save
from assembler.web.ask import Ask
from assembler.web.frame import html, page, to


def consider(ask: Ask, change: Change, back: str, done: str, *, title: str, note: str = "", onward: str = "") -> Response:
    """Show what a change does, or save it when the form says so (`stap=bewaar`) and go to `done`.

    `back` is the page to change it again. ConflictError becomes a page with the three texts; `onward` is where a form goes that lays the change over
    what is there now.
    """
    laid = laid_over(ask, change, back, done, onward)
    if isinstance(laid, Response):
        return laid
    after, fresh = laid
    found = effects(ask.opened, after, ask.path["traject"], ask.text.mijlpaal)
    if found.faults:
        return faulty(ask, change, found.faults, back, title)
    return page(
        ask, "gevolgen.html", titel=title, terug=back, bestand=change.file, tekst=(fresh or b"").decode("utf-8", "replace"), gevolg=found, opmerking=note,
        papier=html(renderer.body(found.paper, lambda _node: "", 3)) if found.paper else "",
        nieuw=[(group[0], where(group)) for group in grouped(found.new)], weg=[(group[0], where(group)) for group in grouped(found.gone)],
        velden=fields(ask),
    )  # fmt: skip


def laid_over(ask: Ask, change: Change, back: str, done: str, onward: str = "") -> Response | tuple[Opened, bytes | None]:
    """Return the workspace as a change would make it and the bytes of its file; or the answer, when it was saved (`stap=bewaar`) or somebody else was first."""
    try:
        if ask.word("stap") == "bewaar":
            save(ask.desk, change)
            return to(ask, done)
        return considered(ask.desk, change)
    except ConflictError as fault:
        return conflict(ask, fault, back, onward)


def faulty(ask: Ask, change: Change, faults: Findings, back: str, title: str) -> Response:
    """Show why a change cannot be saved, with what was typed."""
    return page(
        ask, "gevolgen_fout.html", 400, titel=title, terug=back, bestand=change.file, bevindingen=[(group[0], where(group)) for group in grouped(faults)],
        velden=fields(ask),
    )  # fmt: skip


def conflict(ask: Ask, fault: ConflictError, back: str, onward: str = "") -> Response:
    """Show what the user saw, what is there now, and what the user typed."""
    return page(ask, "botsing.html", 409, fout=fault, terug=back, verder=onward, velden=fields(ask))


def fields(ask: Ask) -> list[tuple[str, str]]:
    """Return the fields of the form, to be sent again with the second click."""
    return [(name, value) for name, value in ask.form.multi_items() if isinstance(value, str) and name not in {"token", "stap"}]
