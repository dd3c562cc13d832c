"""The library for all trajecten: clauses with their variants in words, tasks, terms, laws; and where each is in use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from assembler.reading.records.workspace import Workspace
from assembler.verbs import shelf, stock
from assembler.verbs.refusals import unknown
from assembler.web.ask import Ask
from assembler.web.frame import page

_SAID = frozenset({"definitie", "omschrijving", "citeertitel"})  # what is changed of a term, a task, a law


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
        mijlpalen={key: {row.id: row.naam for row in item.mijlpalen} for key, item in ask.opened.workspace.trajecten.items()},
        woorden=shelf.words(ask.desk, clausule.positie.span.file) if ask.may("bibliotheek") else [],
    )  # fmt: skip


def used(ask: Ask) -> Response:
    """Show where a clause, term, law or task is used."""
    workspace = ask.opened.workspace
    known: dict[str, Mapping[str, Any]] = {"clausule": workspace.clausules, "begrip": workspace.begrippen, "wet": workspace.wetten, "taak": workspace.taken}
    kind, name = ask.path["soort"], ask.path["id"]
    if kind not in known or name not in known[kind]:
        raise unknown(name, known.get(kind, {}), "Dit")
    record = known[kind][name]
    title = {"clausule": "opschrift", "begrip": "term", "wet": "citeertitel", "taak": "naam"}[kind]
    return page(ask, "gebruik.html", soort=kind, naam=str(getattr(record, title)), gevonden=stock.where_used(ask.opened, kind, name))


def _files(workspace: Workspace) -> list[str]:
    records = (*workspace.taken.values(), *workspace.begrippen.values(), *workspace.wetten.values())
    return list(dict.fromkeys(item.positie.span.file for item in records if item.positie.span.file.startswith("clauses/")))


def lists(ask: Ask) -> Response:
    """Show the tasks, the terms and the laws."""
    workspace = ask.opened.workspace
    edits = (
        {file: {item.boven: item for item in shelf.words(ask.desk, file) if item.path[-1] in _SAID} for file in _files(workspace)}
        if ask.may("bibliotheek")
        else {}
    )
    return page(ask, "lijsten.html", wijzig=edits, taken=workspace.taken, begrippen=workspace.begrippen, wetten=workspace.wetten)


ROUTES = (
    ("GET", "/bibliotheek", library, "gedeeld"),
    ("GET", "/bibliotheek/gebruik/{soort}/{id}", used, "gedeeld"),
    ("GET", "/bibliotheek/lijsten", lists, "gedeeld"),
    ("GET", "/bibliotheek/{id}", clause, "gedeeld"),
)
