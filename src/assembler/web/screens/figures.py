"""The figures: of each gemeente and of the traject, with day, source and status."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from assembler.verbs import figures as book_of
from assembler.verbs.choices import number
from assembler.verbs.refusals import UnknownNameError, unknown
from assembler.verbs.save import MISSING, Change, replaced, value
from assembler.web.ask import Ask
from assembler.web.consider import consider
from assembler.web.frame import page

_STATUSES = ("definitief", "voorlopig", "aanname")
_FIELDS = ("waarde", "peildatum", "bekend", "bron", "status")  # in the order in which they are written


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
    record = rows[int(index)]
    ask.place = f"cijfer/{gemeente}/{name}/{index}" if ask.may("gemeente", gemeente) else ""
    shown = {field: str(getattr(record, field)) for field in _FIELDS}
    return page(ask, "cijfer.html", gemeente=known[gemeente], naam=name, index=index, cijfer=shown, statussen=_STATUSES)


def written(ask: Ask) -> Response:
    """Show what a new or mended figure of a gemeente does, or write it in the file of the gemeente."""
    gemeente, name = ask.word("gemeente"), ask.word("cijfer").strip()
    known = ask.trajectmap.traject.deelnemers
    if gemeente not in known:
        raise unknown(gemeente, known, "De gemeente")
    if not all(ask.word(field).strip() for field in (*_FIELDS, "cijfer")):
        return _figures(ask, 400, "Vul alle velden in: een cijfer zonder peildatum of bron telt niet. Uw andere woorden staan er nog.")
    row = {field: ask.word(field).strip() for field in _FIELDS} | {"waarde": number(ask.word("waarde"))}
    file = ask.opened.workspace.organisaties[gemeente].positie.span.file
    index = ask.word("index")
    seen = {field: ask.word(f"was.{field}") for field in _FIELDS}
    place = int(index) if index.isdecimal() else -1
    change = Change(file, lambda there: _with(there or b"", name, row, place, seen), f"cijfer {name} van {gemeente}")
    here = f"/t/{ask.path['traject']}/cijfers"
    return consider(ask, change, f"{here}#{name}", here, title=f"Wat doet dit cijfer van {ask.opened.workspace.organisaties[gemeente].naam}?")


def _with(content: bytes, name: str, row: dict[str, Any], index: int, seen: dict[str, str]) -> bytes:
    """Return the file of a gemeente with one observation more, or with the one at `index` mended in the fields that are other than was seen."""
    path: tuple[str | int, ...] = ("cijfers", name)
    if index < 0:
        for depth in (1, 2):
            if value(content, path[:depth]) is MISSING:
                return replaced(content, path[:depth], MISSING, [row] if depth == 2 else {name: [row]})
        return replaced(content, (*path, len(value(content, path))), MISSING, row)
    for field in _FIELDS:
        if str(row[field]) != seen[field]:
            content = replaced(content, (*path, index, field), number(seen[field]) if field == "waarde" else seen[field], row[field])
    return content


ROUTES = (
    ("GET", "/t/{traject}/cijfers/{gemeente}/{naam}/{index}", one, "gedeeld"),
    ("POST", "/t/{traject}/cijfers", written, "deelnemer"),
    ("GET", "/t/{traject}/cijfers", figures, "gedeeld"),
)
