"""The library changed: one text of a clause, task, term or law, a lid more or less, a variant more; what it does in every traject is shown before it is saved."""

from __future__ import annotations

from starlette.responses import Response

from assembler.rendering import html as renderer
from assembler.rendering.terminal.findings import grouped, where
from assembler.verbs import fillable, shelf
from assembler.verbs.fillable import Fillable
from assembler.verbs.refusals import UnknownNameError, unknown
from assembler.verbs.save import Change
from assembler.verbs.shelf import Words
from assembler.web.ask import Ask
from assembler.web.consider import faulty, fields, laid_over
from assembler.web.frame import html, named, offered, page

_WAYS = {"tekst": "Andere woorden", "erna": "Een nieuw lid of onderdeel erna", "weg": "Laten vervallen"}


def shown(ask: Ask) -> Response:
    """Show one text, to be changed."""
    return _shown(ask)


def _words(ask: Ask) -> Words:
    known = {item.plek: item for item in shelf.words(ask.desk, ask.path["bestand"])}
    wanted = ask.query.get("plek", "")
    if wanted not in known:
        raise unknown(wanted, known, "De tekst")
    return known[wanted]


def _owner(ask: Ask) -> tuple[str, str]:
    """Return the id and the variant of the clause that a text belongs to; '' when it is of no clause."""
    file, path = ask.path["bestand"], _words(ask).path
    found = next((item for item in ask.opened.workspace.clausules.values() if item.positie.span.file == file), None)
    if found is None:
        return "", ""
    return found.id, str(path[1]) if path[0] == "varianten" else found.standaard or ""


def _fillable(ask: Ask) -> list[Fillable]:
    return fillable.in_clause(ask.opened, *_owner(ask))


def names(ask: Ask) -> Response:
    """Return what may be filled in in this text, for the field in which it is written."""
    return offered(_fillable(ask))


def _shown(ask: Ask, status: int = 200, melding: str = "") -> Response:
    found = _words(ask)
    name, kept = _owner(ask)
    return page(
        ask, "bewerk.html", status, bestand=ask.path["bestand"], woorden=found, clausule=ask.opened.workspace.clausules.get(name), variant=kept, soorten=_WAYS, melding=melding,
        tekst=ask.word("tekst") if "tekst" in ask.form else found.tekst, gezien=ask.word("gezien") or found.tekst, soort=ask.word("soort") or "tekst", naam=ask.word("naam"),
        namen=named(f"/bibliotheek/namen/{ask.path['bestand']}", plek=found.plek), codes=fillable.grouped(_fillable(ask)),
    )  # fmt: skip


def sent(ask: Ask) -> Response:
    """Show what the change does in every traject, or save it."""
    if ask.word("stap") == "terug":
        return _shown(ask)
    found, file = _words(ask), ask.path["bestand"]
    kind, typed = ask.word("soort") or "tekst", " ".join(ask.word("tekst").split())
    if kind not in _WAYS or (kind != "tekst" and not found.onderdeel):
        raise unknown(kind, _WAYS, "Wat u wilt")
    if kind != "weg" and not typed:
        return _shown(ask, 400, "Er staat geen tekst.")
    if kind == "weg":
        change = shelf.without(file, found.path[:-1], ask.word("gezien"))
    elif kind == "erna":
        change = shelf.behind(file, found.path[:-1], ask.word("naam"), typed)
    else:
        change = shelf.change(file, found.path, ask.word("gezien"), typed)
    return _consider(ask, change, named(ask.address, plek=found.plek))


def copied(ask: Ask) -> Response:
    """Show what a variant more does, or save it."""
    known = ask.opened.workspace.clausules
    name = ask.path["id"]
    if name not in known:
        raise unknown(name, known, "De clausule")
    if not ask.word("naam").strip() or not ask.word("omschrijving").strip():
        raise UnknownNameError("Geef de nieuwe variant een naam, en een omschrijving in woorden.")
    change = shelf.variant(known[name].positie.span.file, ask.word("als"), ask.word("naam"), " ".join(ask.word("omschrijving").split()))
    return _consider(ask, change, f"/bibliotheek/{name}")


def _consider(ask: Ask, change: Change, back: str) -> Response:
    done = next(
        (f"/bibliotheek/{item.id}" for item in ask.opened.workspace.clausules.values() if item.positie.span.file == change.file), "/bibliotheek/lijsten"
    )
    laid = laid_over(ask, change, back, done)
    if isinstance(laid, Response):
        return laid
    after, fresh = laid
    if after.faults:
        return faulty(ask, change, after.faults, back, "Dit kan zo niet")
    rows = [
        (
            item, html(renderer.body(item.gevolg.paper, lambda _node: "", 3)) if item.gevolg.paper and item.gevolg.changed else "",
            [(group[0], where(group)) for group in grouped(item.gevolg.new)],
        )
        for item in shelf.touched(ask.opened, after)
    ]  # fmt: skip
    text = (fresh or b"").decode("utf-8", "replace")
    return page(ask, "bewerk_gevolgen.html", geraakt=rows, terug=back, bestand=change.file, tekst=text, velden=fields(ask), plek=ask.query.get("plek", ""))


ROUTES = (
    ("GET", "/bibliotheek/bewerk/{bestand:path}", shown, "bibliotheek"),
    ("POST", "/bibliotheek/bewerk/{bestand:path}", sent, "bibliotheek"),
    ("GET", "/bibliotheek/namen/{bestand:path}", names, "bibliotheek"),
    ("POST", "/bibliotheek/{id}/variant", copied, "bibliotheek"),
)
