"""The session decided ...: one body, one day, a basket of choices; what it does is shown before it is saved as one record."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from assembler.verbs import basket as baskets
from assembler.verbs.basket import Basket
from assembler.verbs.choice_words import ChoiceWords
from assembler.web.ask import Ask
from assembler.web.consider import consider
from assembler.web.frame import page, to


def shown(ask: Ask) -> Response:
    """Show the basket."""
    return _shown(ask, baskets.load(ask.desk, ask.trajectmap.traject.id))


def _shown(ask: Ask, basket: Basket, status: int = 200, melding: str = "") -> Response:
    head = {
        "datum": "",
        "gremium": "",
        "regeling": "",
        "status": "besloten",
        "volgnummer": 1,
        "reden": "",
        "bron": "",
        "aanname": False,
        "vertrouwelijk": False,
        **basket.head,
    }
    known = dict.fromkeys(item.gremium for item in reversed(ask.trajectmap.besluiten))
    words = ChoiceWords(ask.opened, ask.trajectmap)
    rows = [(number, words.of_data(item), _words(item), item.get("reden", "")) for number, item in enumerate(basket.items)]
    return page(
        ask,
        "mandje.html",
        status,
        mandje=basket,
        kop=head,
        regels=rows,
        melding=melding,
        gremia=list(known),
        regelingen=list(ask.trajectmap.anders),
        vandaag=ask.desk.today(),
    )


def _words(item: dict[str, Any]) -> str:
    """Return what a choice says, without its reason."""
    from assembler.verbs.save import shown as as_written  # noqa: PLC0415

    return as_written({name: value for name, value in item.items() if name not in {"reden", "vertrouwelijk"}})


def headed(ask: Ask) -> Response:
    """Keep the head of the decision, and go on to what was asked: more choices, or what it does."""
    traject = ask.trajectmap.traject.id
    basket = baskets.load(ask.desk, traject)
    basket.head, wrong = baskets.head_of({name: ask.word(name) for name in baskets.HEAD})
    baskets.keep(ask.desk, traject, basket)
    if ask.word("verder") == "gevolgen":
        missing = wrong or basket.ready
        return _shown(ask, basket, 400, missing) if missing else _consider(ask, basket)
    if ask.word("verder") == "kies":
        return to(ask, f"/t/{traject}/kies")
    return _shown(ask, basket, 400 if wrong else 200, wrong)


def decided(ask: Ask) -> Response:
    """Show what the basket does, or save it."""
    basket = baskets.load(ask.desk, ask.trajectmap.traject.id)
    return _shown(ask, basket, 400, basket.ready) if basket.ready else _consider(ask, basket)


def _consider(ask: Ask, basket: Basket) -> Response:
    traject = ask.trajectmap.traject.id
    change = baskets.change(traject, basket)
    planned = basket.head.get("status") == "voorgenomen"
    stand = ask.text.mijlpaal.stand.isoformat()
    note = "Dit besluit is voorgenomen: het verandert nog geen stuk. Hieronder staat wat het zou doen als het besloten was." if planned else ""
    if str(basket.head.get("datum")) > stand:
        note = f"Dit besluit is van na de stand van {ask.text.mijlpaal.naam} ({stand}). Het telt daar niet mee, wel bij een mijlpaal met een latere stand. Bewaren kan."
    answer = consider(
        ask,
        change,
        f"/t/{traject}/besluit",
        f"/t/{traject}/besluiten",
        title=f"Wat doet dit besluit van {basket.head['gremium']}?",
        onward=f"/t/{traject}/besluit/verder" if basket.file else "",
        note=note,
    )
    if answer.status_code == 303:
        baskets.drop(ask.desk, traject)
    return answer


def removed(ask: Ask) -> Response:
    """Take one choice out of the basket."""
    traject = ask.trajectmap.traject.id
    basket = baskets.load(ask.desk, traject)
    number = ask.word("nummer")
    if number.isdecimal() and int(number) < len(basket.items):
        del basket.items[int(number)]
        baskets.keep(ask.desk, traject, basket)
    return to(ask, f"/t/{traject}/besluit")


def emptied(ask: Ask) -> Response:
    """Throw the basket away."""
    baskets.drop(ask.desk, ask.trajectmap.traject.id)
    return to(ask, f"/t/{ask.path['traject']}/besluiten")


def reopened(ask: Ask) -> Response:
    """Put a record that was saved before into the basket, to change or withdraw it."""
    traject = ask.trajectmap.traject.id
    basket = baskets.load(ask.desk, traject)
    if basket.items and basket.file == "" and not ask.word("toch"):
        return page(ask, "mandje_vol.html", 409, besluit=ask.word("besluit"), mandje=basket)
    basket = baskets.reopen(ask.desk, traject, ask.word("besluit"))
    baskets.keep(ask.desk, traject, basket)
    return to(ask, f"/t/{traject}/besluit")


def onward(ask: Ask) -> Response:
    """After a conflict: lay the basket over what the record says now, or begin again with that."""
    traject = ask.trajectmap.traject.id
    basket = baskets.load(ask.desk, traject)
    if not basket.file:
        return to(ask, f"/t/{traject}/besluit")
    fresh = baskets.reopened(ask.desk, basket.file)
    if fresh is None:  # somebody removed the record: what was put together becomes a new one
        basket.file, basket.base = "", {}
    elif ask.word("hoe") == "opnieuw":
        basket = fresh
    else:
        basket.base = fresh.base
    baskets.keep(ask.desk, traject, basket)
    return to(ask, f"/t/{traject}/besluit")


ROUTES = (
    ("POST", "/t/{traject}/besluit/verder", onward, "regio"),
    ("GET", "/t/{traject}/besluit", shown, "regio"),
    ("POST", "/t/{traject}/besluit", headed, "regio"),
    ("POST", "/t/{traject}/besluit/gevolgen", decided, "regio"),
    ("POST", "/t/{traject}/besluit/weg", removed, "regio"),
    ("POST", "/t/{traject}/besluit/leeg", emptied, "regio"),
    ("POST", "/t/{traject}/besluit/open", reopened, "regio"),
)
