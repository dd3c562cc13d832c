"""Into the basket: another variant or other parameters, what a gemeente does with a task, a figure, an article on another place, a new one."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from assembler.verbs import basket as baskets
from assembler.verbs import choices, parameter_form, stock
from assembler.verbs.refusals import unknown
from assembler.verbs.variants import cards
from assembler.web.ask import Ask
from assembler.web.frame import page, to

_WAYS = ("gezamenlijk", "gedeeltelijk", "lokaal", "vrijgesteld")
_STATUSES = ("definitief", "voorlopig", "aanname")


def put(ask: Ask, choice: dict[str, Any]) -> Response:
    """Put a choice into the basket, with its reason, and show the basket."""
    traject = ask.trajectmap.traject.id
    basket = baskets.load(ask.desk, traject)
    basket.items.append(choices.reasoned(choice, ask.word("reden"), confidential=bool(ask.word("vertrouwelijk"))))
    baskets.keep(ask.desk, traject, basket)
    return to(ask, f"/t/{traject}/besluit")


def offered(ask: Ask) -> Response:
    """Show what can be chosen: every clause of the region, and the other kinds of choice."""
    return _offered(ask)


def _offered(ask: Ask, status: int = 200, melding: str = "") -> Response:
    keuzes = ask.opened.milestone(ask.trajectmap, ask.text.mijlpaal).folded.keuzes
    rows = {
        subject: [(item, keuzes.clausules[item.id]) for item in clauses if item.wie == "regio" and item.id in keuzes.clausules]
        for subject, clauses in stock.subjects(ask.opened).items()
    }
    final = ask.finals().get(ask.trajectmap.traject.regeling)
    return page(
        ask, "kies.html", status, onderwerpen={name: row for name, row in rows.items() if row}, artikelen=choices.articles(final) if final else [],
        cijfers=ask.trajectmap.traject.cijfers, statussen=_STATUSES, melding=melding, getypt=ask.typed,
    )  # fmt: skip


def clause(ask: Ask) -> Response:
    """Show the variants of a clause as cards, each with the text it gives, and the parameters of the one that is looked at."""
    return _clause(ask)


def _clause(ask: Ask, status: int = 200, melding: str = "") -> Response:
    clausule = _known(ask)
    ask.place = f"keuze/{ask.path['traject']}/{clausule.id}"
    mijlpaal = ask.text.mijlpaal
    now = ask.opened.milestone(ask.trajectmap, mijlpaal).folded.keuzes.clausules[clausule.id]
    shown = ask.word("variant") or ask.query.get("variant", "") or now.variant
    if shown not in clausule.varianten:
        raise unknown(shown, clausule.varianten, f"De variant van {clausule.id}")
    fields = parameter_form.fields(clausule.varianten[shown], now if now.variant == shown else None, ask.opened.workspace.besluiten)
    return page(
        ask, "keuze.html", status, gemeente=None, clausule=clausule, kaarten=cards(ask.opened, ask.trajectmap, mijlpaal, clausule), bekeken=shown, velden=fields, nu=now,
        deelnemers=[(name, ask.opened.workspace.organisaties[name].naam) for name in ask.trajectmap.traject.deelnemers],
        getypt={name: ask.words(name) for name in ask.form}, melding=melding,
    )  # fmt: skip


def _known(ask: Ask) -> Any:
    known = {name: item for name, item in ask.opened.workspace.clausules.items() if item.wie == "regio"}
    if ask.path["clausule"] not in known:
        raise unknown(ask.path["clausule"], known, "De clausule")
    return known[ask.path["clausule"]]


def clause_chosen(ask: Ask) -> Response:
    """Put a variant with its parameters, or that a clause lapses, into the basket."""
    clausule = _known(ask)
    if not ask.word("reden").strip():
        return _clause(ask, 400, "Schrijf waarom zo is gekozen. De reden staat in geen stuk; zij is later te zien bij de tekst.")
    if ask.word("vervalt"):
        return put(ask, choices.lapse(clausule.id))
    now = ask.opened.milestone(ask.trajectmap, ask.text.mijlpaal).folded.keuzes.clausules[clausule.id]
    variant = ask.word("variant") or now.variant
    if variant not in clausule.varianten:
        raise unknown(variant, clausule.varianten, f"De variant van {clausule.id}")
    same = now.aanwezig and variant == now.variant
    fields = parameter_form.fields(clausule.varianten[variant], now if now.variant == variant else None, ask.opened.workspace.besluiten)
    values = [(field, parameter_form.read(field, ask.words(f"p.{field.name}"), ask.per(f"p.{field.name}."))) for field in fields]
    choice = choices.clause(clausule.id, variant if ask.word("noem") or not same else "", same, values)
    if set(choice) == {"clausule"}:
        return _clause(ask, 400, "Zo verandert er niets. Kies een andere variant, of vul een parameter anders in.")
    return put(ask, choice)


def tasks(ask: Ask) -> Response:
    """Show who does which task, and the form for one cell."""
    return _tasks(ask)


def _tasks(ask: Ask, status: int = 200, melding: str = "") -> Response:
    trajectmap, workspace = ask.trajectmap, ask.opened.workspace
    keuzes = ask.opened.milestone(trajectmap, ask.text.mijlpaal).folded.keuzes
    gemeente, taak = (ask.word(name) or ask.query.get(name, "") for name in ("gemeente", "taak"))
    cell = (workspace.organisaties[gemeente], workspace.taken[taak]) if gemeente in trajectmap.traject.deelnemers and taak in trajectmap.traject.taken else None
    return page(
        ask, "taken.html", status, taken=[workspace.taken[name] for name in trajectmap.traject.taken], keuzes=keuzes.taken, cel=cell, wijzen=_WAYS,
        deelnemers=[workspace.organisaties[name] for name in trajectmap.traject.deelnemers], melding=melding, getypt={name: ask.words(name) for name in ask.form},
    )  # fmt: skip


def task_chosen(ask: Ask) -> Response:
    """Put what a gemeente does with a task into the basket."""
    if not ask.word("reden").strip() or ask.word("uitvoering") not in _WAYS:
        return _tasks(ask, 400, "Kies hoe de taak wordt uitgevoerd, en schrijf waarom.")
    if ask.word("uitvoering") == "gedeeltelijk" and not ask.words("deeltaken"):
        return _tasks(ask, 400, "Vink aan welke onderdelen de gemeente zelf doet.")
    return put(
        ask,
        choices.task(
            ask.word("gemeente"), ask.word("taak"), ask.word("uitvoering"), ask.words("deeltaken"), {name: ask.word(name) for name in ("vanaf", "toelichting")}
        ),
    )


def other(ask: Ask) -> Response:
    """Put a move, a new article or a figure of the traject into the basket."""
    kind = ask.word("soort")
    if not ask.word("reden").strip():
        return _offered(ask, 400, "Schrijf ook waarom; uw andere woorden staan er nog.")
    if kind == "verplaats" and ask.word("wat") and ask.word("na"):
        return put(ask, choices.moved(ask.word("wat"), ask.word("na")))
    if kind == "artikel" and ask.word("opschrift").strip() and ask.word("leden").strip():
        leden = [" ".join(part.split()) for part in ask.word("leden").split("\n\n") if part.strip()]
        return put(ask, choices.article("", ask.word("opschrift").strip(), ask.word("na_artikel"), leden, " ".join(ask.word("toelichting").split())))
    if kind == "cijfer" and all(ask.word(name).strip() for name in ("naam", "waarde", "peildatum", "bron", "status")):
        return put(
            ask, choices.figure(ask.word("naam"), ask.word("waarde"), ask.word("peildatum"), ask.word("bron").strip(), ask.word("status"), ask.word("sprong"))
        )
    return _offered(ask, 400, "Vul alle velden in; uw andere woorden staan er nog.")


ROUTES = (
    ("GET", "/t/{traject}/kies", offered, "regio"),
    ("POST", "/t/{traject}/kies", other, "regio"),
    ("GET", "/t/{traject}/kies/taken", tasks, "regio"),
    ("POST", "/t/{traject}/kies/taken", task_chosen, "regio"),
    ("GET", "/t/{traject}/kies/clausule/{clausule}", clause, "regio"),
    ("POST", "/t/{traject}/kies/clausule/{clausule}", clause_chosen, "regio"),
)
