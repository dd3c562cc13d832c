"""What a gemeente decides itself: another variant or other parameters of a clause that is hers, written among her own choices."""

from __future__ import annotations

from starlette.responses import Response

from assembler.facts.chosen import Clausulekeuze
from assembler.reading.records.clausules import Clausule
from assembler.verbs import basket as baskets
from assembler.verbs import choices, parameter_form, stock
from assembler.verbs.refusals import unknown
from assembler.verbs.save import Change
from assembler.verbs.variants import Card
from assembler.web.ask import Ask
from assembler.web.consider import Form, consider
from assembler.web.frame import page
from assembler.web.screens.gemeente import with_record


def shown(ask: Ask) -> Response:
    """Show the variants of a clause that a gemeente chooses itself, and the parameters of the one that is looked at."""
    return _shown(ask)


def _asked(ask: Ask) -> tuple[str, Clausule, Clausulekeuze, str]:
    """Return the gemeente, the clause, what she chose before, and the variant that is looked at."""
    known = ask.opened.workspace.clausules
    own = {name: item for name, item in known.items() if item.wie == "gemeente"}
    gemeente, name = ask.path["gemeente"], ask.path["clausule"]
    if gemeente not in ask.trajectmap.traject.deelnemers:
        raise unknown(gemeente, ask.trajectmap.traject.deelnemers, "De gemeente")
    if name not in own:
        raise unknown(name, own, "De clausule waarover een gemeente zelf kiest")
    keuzes = ask.opened.milestone(ask.trajectmap, ask.text.mijlpaal).folded.keuzes
    now = keuzes.lokaal.get((gemeente, name)) or keuzes.clausules[name]
    variant = ask.word("variant") or ask.query.get("variant", "") or now.variant
    if variant not in own[name].varianten:
        raise unknown(variant, own[name].varianten, f"De variant van {name}")
    return gemeente, own[name], now, variant


def _shown(ask: Ask, status: int = 200, melding: str = "") -> Response:
    gemeente, clausule, now, variant = _asked(ask)
    ask.place = f"keuze/{ask.path['traject']}/{gemeente}/{clausule.id}"
    cards = [
        Card(name, item.omschrijving or "", now.aanwezig and now.variant == name, (), tuple(stock.texts(item))) for name, item in clausule.varianten.items()
    ]
    fields = parameter_form.fields(clausule.varianten[variant], now if now.variant == variant else None, ask.opened.workspace.besluiten)
    return page(
        ask, "keuze.html", status, gemeente=ask.opened.workspace.organisaties[gemeente], clausule=clausule, kaarten=cards, bekeken=variant, velden=fields, nu=now,
        deelnemers=[(name, ask.opened.workspace.organisaties[name].naam) for name in ask.trajectmap.traject.deelnemers],
        getypt={name: ask.words(name) for name in ask.form}, melding=melding,
    )  # fmt: skip


def chosen(ask: Ask) -> Response:
    """Show what a choice does, or write it."""
    gemeente, clausule, now, variant = _asked(ask)
    head, wrong = baskets.head_of({"datum": ask.word("datum"), "gremium": ask.word("gremium")})
    if wrong or not ask.word("reden").strip():
        return _shown(ask, 400, wrong or "Schrijf waarom zo is gekozen. De reden staat in geen stuk; zij is later te zien bij de tekst.")
    same = now.aanwezig and variant == now.variant
    fields = parameter_form.fields(clausule.varianten[variant], now if now.variant == variant else None, ask.opened.workspace.besluiten)
    values = [(field, parameter_form.read(field, ask.words(f"p.{field.name}"), ask.per(f"p.{field.name}."))) for field in fields]
    choice = choices.lapse(clausule.id) if ask.word("vervalt") else choices.clause(clausule.id, variant if ask.word("noem") or not same else "", same, values)
    if set(choice) == {"clausule"}:
        return _shown(ask, 400, "Zo verandert er niets. Kies een andere variant, of vul een parameter anders in.")
    row = {
        "datum": head["datum"],
        "gremium": head["gremium"],
        "keuzes": [choices.reasoned(choice, ask.word("reden"), confidential=bool(ask.word("vertrouwelijk")))],
    }
    folder = ask.opened.workspace.organisaties[gemeente].positie.span.file.rpartition("/")[0]
    change = Change(f"{folder}/{ask.path['traject']}/keuzes.yaml", lambda there: with_record(there, row), f"keuze van {gemeente}")
    here = f"/t/{ask.path['traject']}/gemeenten/{gemeente}"
    return consider(ask, change, Form(f"{here}/kies/{clausule.id}", lambda: _shown(ask)), here, title="Wat doet deze keuze?")


_ADDRESS = "/t/{traject}/gemeenten/{gemeente}/kies/{clausule}"
ROUTES = (("GET", _ADDRESS, shown, "gemeente"), ("POST", _ADDRESS, chosen, "gemeente"))
