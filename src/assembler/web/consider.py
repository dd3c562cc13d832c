"""Every change is first shown with what it does, and saved by a second click; what stands in the way of it is told beside the typed words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response

from assembler.ground.findings import Findings
from assembler.ground.wording import hoofdletter
from assembler.reading import yamltext
from assembler.reading.records.keuzes import SOORTEN
from assembler.rendering import html as renderer
from assembler.rendering.terminal.findings import grouped, where
from assembler.verbs.basket import plain
from assembler.verbs.choice_words import ChoiceWords
from assembler.verbs.effects import effects
from assembler.verbs.opened import Opened
from assembler.verbs.save import Change, ConflictError, considered, save
from assembler.web.ask import Ask
from assembler.web.frame import html, page, to


@dataclass(frozen=True, slots=True)
class Form:
    """A form that can show again what was typed in it: the page that it stands on, and how that is made."""

    address: str
    again: Callable[[], Response]


def consider(ask: Ask, change: Change, back: str | Form, done: str, *, title: str, note: str = "", onward: str = "") -> Response:
    """Show what a change does, or save it when the form says so (`stap=bewaar`) and go to `done`.

    `back` is the page to change it again, or its form where that can show what was typed. ConflictError becomes a page with the three texts; `onward` is where a form goes that lays the change over
    what is there now.
    """
    form = back if isinstance(back, Form) else None
    address = back.address if isinstance(back, Form) else back
    if form is not None and ask.word("stap") == "terug":
        return form.again()
    laid = laid_over(ask, change, address, done, onward)
    if isinstance(laid, Response):
        return laid
    after, fresh = laid
    found = effects(ask.opened, after, ask.path["traject"], ask.text.mijlpaal)
    if found.faults:
        return faulty(ask, change, found.faults, address, title, typed=form is not None)
    return page(
        ask, "gevolgen.html", titel=title, terug=address, bestand=change.file, tekst=(fresh or b"").decode("utf-8", "replace"), gevolg=found, opmerking=note,
        papier=html(renderer.body(found.paper, lambda _node: "", 3)) if found.paper else "",
        nieuw=[(group[0], where(group)) for group in grouped(found.new)], weg=[(group[0], where(group)) for group in grouped(found.gone)],
        velden=fields(ask), getypt_terug=form is not None,
    )  # fmt: skip


def laid_over(ask: Ask, change: Change, back: str, done: str, onward: str = "") -> Response | tuple[Opened, bytes | None]:
    """Return the workspace as a change would make it and the bytes of its file; or the answer, when it was saved (`stap=bewaar`) or somebody else was first."""
    try:
        if ask.word("stap") == "bewaar":
            save(ask.desk, change)
            return to(ask, done, bewaard="ja")
        return considered(ask.desk, change)
    except ConflictError as fault:
        return conflict(ask, fault, back, onward)


def faulty(ask: Ask, change: Change, faults: Findings, back: str, title: str, *, typed: bool = False) -> Response:
    """Show why a change cannot be saved, with what was typed; `typed`: the form can show that again."""
    return page(
        ask, "gevolgen_fout.html", 400, titel=title, terug=back, bestand=change.file, bevindingen=[(group[0], where(group)) for group in grouped(faults)],
        velden=fields(ask), getypt_terug=typed,
    )  # fmt: skip


def conflict(ask: Ask, fault: ConflictError, back: str, onward: str = "") -> Response:
    """Show what the user saw, what is there now, and what the user typed."""
    was, now, yours = (_readable(ask, text) for text in (fault.was, fault.theirs, fault.yours))
    return page(ask, "botsing.html", 409, waar=fault.where, was=was, nu=now, uw=yours, terug=back, verder=onward, velden=fields(ask))


def _readable(ask: Ask, text: str) -> str:
    """Return a text of a file as a reader has it: choices of the log in words, anything else as it is."""
    rows = yamltext.parse(text.encode(), "").data if text.startswith("- ") else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) and any(kind in row for kind in SOORTEN) for row in rows):
        return text
    words = ChoiceWords(ask.opened, ask.trajectmap)
    return "\n".join(". ".join(item for item in (hoofdletter(words.of_data(row)), str(row.get("reden") or "")) if item) for row in map(plain, rows))


def fields(ask: Ask) -> list[tuple[str, str]]:
    """Return the fields of the form, to be sent again with the second click."""
    return [(name, value) for name, value in ask.form.multi_items() if isinstance(value, str) and name not in {"token", "stap"}]
