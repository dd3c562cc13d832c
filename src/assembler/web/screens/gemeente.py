"""One gemeente in a traject: what it chose, what it would like, when its council speaks, its papers and its own paragraphs."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from assembler.facts.chosen import confidential
from assembler.reading.records.keuzes import KeuzeWens
from assembler.verbs import basket as baskets
from assembler.verbs import choices
from assembler.verbs.choice_words import ChoiceWords
from assembler.verbs.headings import heading
from assembler.verbs.refusals import unknown
from assembler.verbs.save import Change, value
from assembler.web.ask import Ask
from assembler.web.consider import Form, consider
from assembler.web.frame import page
from assembler.web.screens.own_text import places
from assembler.writing import house
from assembler.writing.edit import insert


def all_of_them(ask: Ask) -> Response:
    """Show the gemeenten that take part."""
    known = ask.opened.workspace.organisaties
    return page(ask, "gemeenten.html", gemeenten=[known[name] for name in ask.trajectmap.betrokkenen], trajectmap=ask.trajectmap)


def one(ask: Ask) -> Response:
    """Show one gemeente."""
    return _one(ask)


def _one(ask: Ask, status: int = 200, melding: str = "") -> Response:
    trajectmap = ask.trajectmap
    name = ask.path["gemeente"]
    if name not in trajectmap.betrokkenen:
        raise unknown(name, trajectmap.betrokkenen, "De gemeente")
    words = ChoiceWords(ask.opened, trajectmap, name)
    rows = [
        (besluit, [(keuze, words.told(keuze), "" if confidential(besluit, keuze) else keuze.reden or besluit.reden or "") for keuze in besluit.keuzes])
        for besluit in trajectmap.keuzes.get(name, ())
    ]
    return page(
        ask, "gemeente.html", status, gemeente=ask.opened.workspace.organisaties[name], besluiten=rows,
        wensen=[words.told(keuze).removeprefix("wens: ") for besluit, _ in rows for keuze in besluit.keuzes if isinstance(keuze, KeuzeWens)],
        planning=[(item, item.behandelingen.get(name)) for item in trajectmap.mijlpalen],
        stukken=[item for item in ask.finals() if item.endswith(f"-{name}")], teksten=[item for item in trajectmap.teksten if item.gemeente == name],
        plaatsen=places(ask, name), clausules=[(item.id, heading(ask.opened.workspace, item)) for item in ask.opened.workspace.clausules.values() if item.wie == "regio"],
        eigen_clausules=[(item.id, heading(ask.opened.workspace, item)) for item in ask.opened.workspace.clausules.values() if item.wie == "gemeente"],
        traject_mijlpalen={item.id: item.naam for item in trajectmap.mijlpalen}, melding=melding, getypt=ask.typed, map=f"{ask.opened.workspace.organisaties[name].positie.span.file.rpartition('/')[0]}/{trajectmap.traject.id}",
    )  # fmt: skip


def wished(ask: Ask) -> Response:
    """Show what a wish does, or write it among the choices of the gemeente."""
    traject, name = ask.trajectmap.traject.id, ask.path["gemeente"]
    head, wrong = baskets.head_of({"datum": ask.word("datum"), "gremium": ask.word("gremium")})
    if wrong or not ask.word("wens").strip():
        return _one(ask, 400, wrong or "Schrijf wat de gemeente zou willen.")
    record = ask.opened.workspace.organisaties[name].positie.span.file.rpartition("/")[0]
    row = {"datum": head["datum"], "gremium": head["gremium"], "keuzes": [choices.wish(" ".join(ask.word("wens").split()), ask.word("over"))]}
    change = Change(f"{record}/{traject}/keuzes.yaml", lambda there: with_record(there, row), f"wens van {name}")
    here = f"/t/{traject}/gemeenten/{name}"
    return consider(ask, change, Form(here, lambda: _one(ask)), here, title="Wat doet deze wens?")


def with_record(there: bytes | None, row: dict[str, Any]) -> bytes:
    """Return the choices of a gemeente with one record more."""
    if there is None:
        return house.text_of({"besluiten": [row]}).encode()
    before = value(there, ("besluiten",))
    return insert(there, ("besluiten", len(before)), row) if isinstance(before, list) else insert(there, ("besluiten",), [row])


ROUTES = (
    ("POST", "/t/{traject}/gemeenten/{gemeente}/wens", wished, "gemeente"),
    ("GET", "/t/{traject}/gemeenten", all_of_them, "gedeeld"),
    ("GET", "/t/{traject}/gemeenten/{gemeente}", one, "gedeeld"),
)
