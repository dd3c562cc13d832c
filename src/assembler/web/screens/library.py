"""The library for all trajecten: clauses with their variants in words, tasks, terms, laws; and where each is in use."""

from __future__ import annotations

from starlette.responses import Response

from assembler.verbs import stock
from assembler.verbs.refusals import unknown
from assembler.web.ask import Ask
from assembler.web.frame import page


def library(ask: Ask) -> Response:
    """Show the clauses by subject, or what a search found."""
    wanted = ask.query.get("zoek", "").strip()
    return page(
        ask, "bibliotheek.html", onderwerpen=stock.subjects(ask.opened), gebruik=stock.uses(ask.opened), zoek=wanted,
        gevonden=stock.search(ask.opened, wanted) if wanted else [],
    )  # fmt: skip


def clause(ask: Ask) -> Response:
    """Show one clause: each variant in words with its sentences, its parameters, and where it is in use."""
    known = ask.opened.workspace.clausules
    name = ask.path["id"]
    if name not in known:
        raise unknown(name, known, "De clausule")
    clausule = known[name]
    return page(
        ask, "clausule.html", clausule=clausule, gebruik=stock.uses(ask.opened).get(name, []),
        zinnen={key: list(stock.texts(variant)) for key, variant in clausule.varianten.items()}, wetten=ask.opened.workspace.wetten,
    )  # fmt: skip


def lists(ask: Ask) -> Response:
    """Show the tasks, the terms and the laws."""
    workspace = ask.opened.workspace
    return page(ask, "lijsten.html", taken=workspace.taken, begrippen=workspace.begrippen, wetten=workspace.wetten)


ROUTES = (("GET", "/bibliotheek", library, "gedeeld"), ("GET", "/bibliotheek/lijsten", lists, "gedeeld"), ("GET", "/bibliotheek/{id}", clause, "gedeeld"))
