"""Another sentence for one provision: typed beside the text as the reader sees it, and put into the basket with its reason."""

from __future__ import annotations

from typing import Any

from starlette.responses import HTMLResponse, Response

from assembler.ground.document import Final, Node, text_of
from assembler.rendering.terminal.findings import grouped, where
from assembler.verbs import choices, fillable
from assembler.verbs import provision as behind
from assembler.verbs.fillable import Fillable
from assembler.verbs.refusals import UnknownNameError
from assembler.verbs.sentence import Trial, tried
from assembler.web.ask import Ask
from assembler.web.frame import named, offered, page
from assembler.web.screens.choice import put

_KINDS = {
    "vervang": "Andere woorden",
    "erna": "Een nieuw lid of onderdeel erna",
    "splits": "Splitsen",
    "samen": "Samenvoegen met wat ernaast staat",
    "schrap": "Laten vervallen",
}

_PARTS = ("splits", "samen")  # of a lid or onderdeel, not of a definition


def shown(ask: Ask) -> Response:
    """Show the sentence as it is written, to be changed."""
    return _shown(ask, None)


def _provision(ask: Ask) -> tuple[Final, Node, str]:
    """Return the text, the provision in it, and how a record names it; UnknownNameError for one that no record can change."""
    if ask.text.bewaard is not None:
        raise UnknownNameError(f"{ask.text.naam} is vastgelegd en verandert niet meer. Wijzig de tekst van nu: {ask.text.mijlpaal.id}@nu.")
    node_id = ask.path["plek"]
    final = ask.final(node_id.partition("/")[0])
    node = final.root.find(node_id)
    place = choices.place_of(node) if node else ""
    if node is None or not place:
        raise UnknownNameError(
            "Deze tekst is hier niet als zin te wijzigen: zij herhaalt zich, wordt berekend, of staat in een ander bestand. Achter de tekst staat waar zij vandaan komt."
        )
    return final, node, place


def _shown(ask: Ask, trial: Trial | None, status: int = 200, melding: str = "") -> Response:
    final, node, place = _provision(ask)
    ask.place = _draft(ask)
    zin = behind.sentence(ask.opened, node.herkomst.span)
    kept = ask.desk.draft(_draft(ask))
    around = next((item for item in final.root.walk() if item.kind == "artikel" and node.id.startswith(f"{item.id}/")), node)
    return page(
        ask, "wijzig.html", status, plek=node.id, plaats=place, label=behind.label_of(final, node), soort=ask.word("soort") or "vervang", soorten={kind: name for kind, name in _KINDS.items() if kind not in _PARTS or not place.startswith("begrip:")},
        tekst=ask.word("tekst") if "tekst" in ask.form else (kept or (zin.tekst if zin else text_of(node.inhoud))), concept=bool(kept) and "tekst" not in ask.form,
        oorspronkelijk=zin.tekst if zin else "", nu=behind.whole_text(node), proef=trial, artikel=behind.whole_text(around), reden=ask.word("reden"), naam=ask.word("naam"),
        bevindingen=_findings(trial), buren=_beside(final, node), erachter=ask.word("erachter"), onderdelen=ask.word("onderdelen"), toelichting=ask.word("toelichting"), is_lid=node.kind == "lid", delen_nu=[behind.whole_text(item) for item in node.kinderen if item.kind == "onderdeel"], opgenomen=ask.words("neemt_op"), codes=fillable.grouped(_fillable(ask, node)), melding=melding,
        namen=named(f"/t/{ask.path['traject']}/namen/{node.id}", stand=ask.query.get("stand", "")),
    )  # fmt: skip


def _beside(final: Final, node: Node) -> list[tuple[str, str]]:
    """Return the other leden or onderdelen of the same article or lid that may be joined with this one: how a record names each, and its text."""
    around = final.root.find(node.id.rpartition("/")[0])
    rows = around.kinderen if around is not None else ()
    return [
        (choices.place_of(item), behind.shortened(behind.whole_text(item)))
        for item in rows
        if item is not node and item.kind == node.kind and choices.place_of(item)
    ]


def _findings(trial: Trial | None) -> list[tuple[Any, str]]:
    return [(group[0], where(group)) for group in grouped(trial.findings)] if trial else []


def _fillable(ask: Ask, node: Node) -> list[Fillable]:
    return fillable.in_clause(ask.opened, node.herkomst.clausule, node.herkomst.variant, ask.trajectmap)


def names(ask: Ask) -> Response:
    """Return what may be filled in in this sentence, for the field in which it is written."""
    return offered(_fillable(ask, _provision(ask)[1]))


def _draft(ask: Ask) -> str:
    return f"zin/{ask.path['traject']}/{ask.path['plek']}"


def _choice(ask: Ask, node: Node, place: str) -> dict[str, Any]:
    """Return the choice that the form makes of one provision."""
    kind, text = ask.word("soort"), " ".join(ask.word("tekst").split())
    if kind == "schrap":
        return choices.dropped(place)
    if kind == "erna":
        within, _, name = place.rpartition("/")
        return choices.added(
            within,
            name,
            "lid" if node.kind == "lid" else "onderdeel",
            ask.word("naam").strip(),
            text,
            " ".join(ask.word("toelichting").split()) if node.kind == "lid" else "",
        )
    if kind == "splits":
        return choices.parted(place, [text, *_lines(ask.word("erachter"))])
    if kind == "samen":
        return choices.joined(place, ask.words("neemt_op"), text)
    return choices.replaced(place, text, _lines(ask.word("onderdelen")))


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _look_at(ask: Ask, node: Node, choice: dict[str, Any]) -> Trial:
    """Return how the text would read: the provision itself, or the new one after it."""
    new = choice.get("nieuw_lid")
    target = f"{node.id.rpartition('/')[0]}/{(new.get('lid') or new.get('onderdeel'))['id']}" if new else node.id
    return tried(ask.desk, ask.trajectmap.traject.id, ask.text.mijlpaal, target, choice)


def sent(ask: Ask) -> Response:
    """Show how the sentence would read, or put it into the basket; the typed words are kept as a draft until then."""
    _, node, place = _provision(ask)
    text = ask.word("tekst").strip()
    choice = _choice(ask, node, place)
    if ask.word("soort") == "splits" and not ask.word("erachter").strip():
        return _shown(ask, None, 400, "Schrijf ook de tekst van wat erachter komt.")
    if ask.word("soort") == "samen" and not ask.words("neemt_op"):
        return _shown(ask, None, 400, "Vink aan wat hierin opgaat.")
    if not text and ask.word("soort") != "schrap":
        return _shown(ask, None, 400, "Er staat geen tekst.")
    ask.desk.keep(_draft(ask), ask.word("tekst"))
    trial = _look_at(ask, node, choice)
    if ask.word("stap") != "mandje":
        return _shown(ask, trial)
    if any(item.is_error for item in trial.findings):
        return _shown(ask, trial, 400, "Deze zin kan zo niet in de tekst staan. Uw woorden staan er nog; hieronder staat wat er niet klopt.")
    if not ask.word("reden").strip():
        return _shown(ask, trial, 400, "Schrijf waarom de tekst verandert. De reden staat in geen stuk; zij is later te zien bij de tekst.")
    ask.desk.forget(_draft(ask))
    ask.desk.done(_draft(ask))
    return put(ask, choice)


def preview(ask: Ask) -> Response:
    """Return the preview alone, for a page on which somebody is typing."""
    _, node, place = _provision(ask)
    if not ask.word("tekst").strip():
        return HTMLResponse("")
    ask.desk.keep(_draft(ask), ask.word("tekst"))
    ask.desk.busy(_draft(ask))
    trial = _look_at(ask, node, _choice(ask, node, place))
    return page(ask, "voorbeeld.html", proef=trial, bevindingen=_findings(trial))


def forgotten(ask: Ask) -> Response:
    """Forget the draft and begin with the sentence as it is."""
    ask.desk.forget(_draft(ask))
    return _shown(Ask(ask.desk, "GET", ask.address, ask.path, ask.query, type(ask.form)(), ask.token, ask.several, ask.nonce), None)


ROUTES = (
    ("GET", "/t/{traject}/wijzig/{plek:path}", shown, "regio"),
    ("POST", "/t/{traject}/wijzig/{plek:path}", sent, "regio"),
    ("POST", "/t/{traject}/voorbeeld/{plek:path}", preview, "regio"),
    ("GET", "/t/{traject}/namen/{plek:path}", names, "regio"),
    ("POST", "/t/{traject}/begin-opnieuw/{plek:path}", forgotten, "regio"),
)
