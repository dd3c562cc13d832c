"""The figures: of each gemeente and of the traject, with day, source and status."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from assembler.verbs import figures as book_of
from assembler.verbs.choices import number
from assembler.verbs.record_change import placed
from assembler.verbs.refusals import UnknownNameError, unknown
from assembler.verbs.save import MISSING, Change, replaced, value
from assembler.web.ask import Ask
from assembler.web.consider import Form, consider
from assembler.web.frame import page

_MAY_BE_EMPTY = ("sprong",)
_STATUSES = ("definitief", "voorlopig", "aanname")
_FIELDS = ("waarde", "peildatum", "bekend", "bron", "status", "sprong")  # in the order in which they are written


def figures(ask: Ask) -> Response:
    """Show every figure as it counts at the milestone."""
    return _figures(ask)


def _figures(ask: Ask, status: int = 200, melding: str = "") -> Response:
    mijlpaal = ask.text.mijlpaal
    return page(
        ask, "cijfers.html", status, boek=book_of.book(ask.opened, ask.trajectmap, mijlpaal), traject_cijfers=book_of.of_traject(ask.opened, ask.trajectmap, mijlpaal),
        gemeenten=ask.opened.workspace.organisaties, mijlpaal=mijlpaal,
        statussen=_STATUSES, melding=melding, getypt=ask.typed, vandaag=ask.desk.today(),
    )  # fmt: skip


def one(ask: Ask) -> Response:
    """Show one observation, to be mended."""
    known = ask.opened.workspace.organisaties
    gemeente, name, index = ask.path["gemeente"], ask.path["naam"], ask.path["index"]
    rows = known[gemeente].cijfers.get(name, ()) if gemeente in ask.trajectmap.traject.deelnemers else ()
    if not index.isdecimal() or int(index) >= len(rows):
        raise UnknownNameError("Dit cijfer is er niet (meer).")
    ask.place = f"cijfer/{gemeente}/{name}/{index}" if ask.may("gemeente", gemeente) else ""
    return _mended(ask, gemeente, name, index)


def _mended(ask: Ask, gemeente: str, name: str, index: str) -> Response:
    record = ask.opened.workspace.organisaties[gemeente].cijfers[name][int(index)]
    seen = {field: ask.word(f"was.{field}") or str(getattr(record, field) or "") for field in _FIELDS}
    shown = {field: ask.word(field) if field in ask.form else seen[field] for field in _FIELDS}
    return page(
        ask, "cijfer.html", gemeente=ask.opened.workspace.organisaties[gemeente], naam=name, index=index, cijfer=shown, gezien=seen, statussen=_STATUSES
    )


def written(ask: Ask) -> Response:
    """Show what a new or mended figure of a gemeente does, or write it in the file of the gemeente."""
    gemeente, name = ask.word("gemeente"), ask.word("cijfer").strip()
    known = ask.trajectmap.traject.deelnemers
    if gemeente not in known:
        raise unknown(gemeente, known, "De gemeente")
    if not all(ask.word(field).strip() for field in (*_FIELDS, "cijfer") if field not in _MAY_BE_EMPTY):
        return _figures(ask, 400, "Vul alle velden in: een cijfer zonder peildatum of bron telt niet. Uw andere woorden staan er nog.")
    row = {field: " ".join(ask.word(field).split()) for field in _FIELDS if ask.word(field).strip()} | {"waarde": number(ask.word("waarde"))}
    file = ask.opened.workspace.organisaties[gemeente].positie.span.file
    index = ask.word("index")
    seen = {field: ask.word(f"was.{field}") for field in _FIELDS}
    place = int(index) if index.isdecimal() else -1
    change = Change(file, lambda there: _with(there or b"", name, row, place, seen), f"cijfer {name} van {gemeente}")
    here = f"/t/{ask.path['traject']}/cijfers"
    title = f"Wat doet dit cijfer van {ask.opened.workspace.organisaties[gemeente].naam}?"
    form = Form(f"{here}#{name}", lambda: _figures(ask) if place < 0 else _mended(ask, gemeente, name, index))
    return consider(ask, change, form, here, title=title)


def _with(content: bytes, name: str, row: dict[str, Any], index: int, seen: dict[str, str]) -> bytes:
    """Return the file of a gemeente with one observation more, or with the one at `index` mended in the fields that are other than was seen."""
    path: tuple[str | int, ...] = ("cijfers", name)
    if index < 0:
        rows = value(content, path)
        return placed(content, (*path, 0 if rows is MISSING else len(rows)), row)
    for field in _FIELDS:
        if str(row.get(field, "")) != seen[field]:
            before = number(seen[field]) if field == "waarde" else seen[field] or MISSING
            content = replaced(content, (*path, index, field), before, row.get(field, MISSING))
    return content


ROUTES = (
    ("GET", "/t/{traject}/cijfers/{gemeente}/{naam}/{index}", one, "gedeeld"),
    ("POST", "/t/{traject}/cijfers", written, "deelnemer"),
    ("GET", "/t/{traject}/cijfers", figures, "gedeeld"),
)
