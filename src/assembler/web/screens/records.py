"""What stands in a file of the traject or of a participant, field by field: each with what it is for; what a change does is shown before it is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from starlette.responses import Response

from assembler.reading.records.keuzes import SOORTEN
from assembler.verbs import record_change, record_form
from assembler.verbs.basket import slug
from assembler.verbs.record_form import NEW, Entry, Path, Place
from assembler.verbs.record_names import heading
from assembler.verbs.record_options import options
from assembler.verbs.record_shape import MANY, PAIRS, parts
from assembler.verbs.record_values import pairs_of
from assembler.verbs.refusals import UnknownNameError
from assembler.verbs.save import MISSING
from assembler.web.ask import Ask
from assembler.web.consider import Form, consider
from assembler.web.frame import named, page, to

_MANY_FIELDS = 12  # more than these, and those that are empty and may be so stand together, closed
_OPEN = 2  # rows for names that are still to be typed


def shown(ask: Ask) -> Response:
    """Show one place of a file."""
    return _shown(ask)


def _asked(ask: Ask) -> tuple[str, Path, str]:
    """Return the file and the place in it that the address names, and the kind of a choice that is still to be made."""
    file, mark, rest = ask.path["bestand"].partition(".yaml")
    path = tuple(int(step) if step.isdecimal() else step for step in rest.split("/")[1:] if step)
    return f"{file}{mark}", path, ask.word("keuzesoort") or ask.query.get("keuzesoort", "")


def _place(ask: Ask) -> tuple[str, Place]:
    file, path, kind = _asked(ask)
    found = record_change.place_in(ask.desk, file, path, kind)
    if (
        found.data is MISSING
        and not path
        and "/mijlpalen/" not in file
        and not file.startswith(("gemeenten/", "organisaties/"))
        and not file.endswith("/routes.yaml")
    ):
        raise UnknownNameError(f"Het bestand {file} is er niet (meer).")
    return file, found


def _address(ask: Ask, file: str, path: Path) -> str:
    return "/".join([f"/t/{ask.path['traject']}/gegevens/{file}", *(str(step) for step in path)])


def _shown(ask: Ask, status: int = 200, melding: str = "") -> Response:
    file, place = _place(ask)
    ask.place = f"gegevens/{file}/{'/'.join(map(str, place.path))}"
    asked = [item for item in record_form.entries(place, _asked(ask)[2]) if not _goes_without_saying(file, place, item.path)]
    above = [_home(ask, file), *_above(ask, file, place.path)]
    return told(
        ask, place, asked, above, lambda path: named(_address(ask, file, path), stand=ask.query.get("stand", "")), status, bestand=file, melding=melding,
        is_er=file in ask.opened.workspace.files, merk=record_change.mark(place) if place.path else "", keuzesoort=_asked(ask)[2],
        sleutel=place.path[-1:] == (NEW,) and _named(ask, file, place),
    )  # fmt: skip


def told(
    ask: Ask, place: Place, asked: Sequence[Entry], above: Sequence[tuple[str, str]], address: Callable[[Path], str], status: int, **more: Any
) -> Response:
    """Show the fields of a place, and what of it has pages of its own; `above` are the pages that it belongs to."""
    first = [item for item in asked if len(asked) <= _MANY_FIELDS or item.part.needed or item.value is not MISSING or item.part.name == "reden"]
    rest = [item for item in asked if item not in first]
    known = options(ask.opened.workspace, ask.trajectmap)
    return page(
        ask, "gegevens.html", status, plek=place, kop_=heading(place.path, place.model, place.data, names_of(ask)), eerst=_grouped(first), rest=_grouped(rest), leeg=len(rest), onder=record_form.below(place),
        namen={item.name: _pairs(ask, item) for item in asked if item.part.shape.kind in PAIRS}, getypt={name: ask.words(name) for name in ask.form}, bekend=known.of,
        gezien=[field for item in asked for field in _seen(ask, item)], erboven=above, woorden_van=_worded(ask), adres=address, nieuw=place.data is MISSING, later=record_form.waits(place, str(more.get("keuzesoort", ""))), soorten=list(SOORTEN), sleutels=known.keys(place), **more,
    )  # fmt: skip


def _grouped(items: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    return [(group, list(rows)) for group, rows in groupby(items, key=lambda item: item.group)]


def _pairs(ask: Ask, item: Entry) -> list[tuple[str, str]]:
    typed = list(zip(ask.words(f"v.{item.name}"), ask.words(f"w.{item.name}"), strict=False))
    return [*(typed or pairs_of(item.part.shape, item.value)), *[("", "")] * _OPEN]


def _seen(ask: Ask, item: Entry) -> list[tuple[str, str]]:
    """Return the fields by which a form tells what one of its fields held when it was opened; what came back with it stays."""
    names, beside = ask.words(f"was.v.{item.name}"), ask.words(f"was.w.{item.name}")
    if item.part.shape.kind not in PAIRS:
        return [(f"was.v.{item.name}", names[0] if names else item.shown)]
    rows = list(zip(names, beside, strict=False)) if names else pairs_of(item.part.shape, item.value) or [("", "")]
    return [field for name, text in rows for field in ((f"was.v.{item.name}", name), (f"was.w.{item.name}", text))]


def _goes_without_saying(file: str, place: Place, path: Path) -> bool:
    """Return whether a field is told by the place of the record: the id of a file is its name."""
    return not place.path and path == ("id",) and not file.endswith("/keuzes.yaml")


def _above(ask: Ask, file: str, path: Path) -> list[tuple[str, str]]:
    """Return the places that this one stands in: the address and the name of each."""
    found = []
    for depth in range(len(path)):
        place = record_change.place_in(ask.desk, file, path[:depth])
        if place.model is not None or depth == 0:
            found.append(
                (named(_address(ask, file, path[:depth]), stand=ask.query.get("stand", "")), heading(place.path, place.model, place.data, names_of(ask)))
            )
    return found


def _worded(ask: Ask) -> Callable[[Path, str], str]:
    """Return what gives the words for an item in a list, with a name in place of the id that it stands under."""
    known = names_of(ask)

    def words(path: Path, said: str) -> str:
        name = str(path[-1]) if path else ""
        return f"{known[name]}{said.removeprefix(name)}" if name in known else said

    return words


def names_of(ask: Ask) -> dict[str, str]:
    """Return the names of what ids in a record stand for: the participants."""
    return {name: item.naam for name, item in ask.opened.workspace.organisaties.items()}


def _home(ask: Ask, file: str) -> tuple[str, str]:
    """Return the screen that a file belongs to, and its name."""
    here, parts = f"/t/{ask.path['traject']}", file.split("/")
    if parts[0] in {"gemeenten", "organisaties"}:
        return f"{here}/gemeenten/{parts[1]}", ask.opened.workspace.organisaties[parts[1]].naam if parts[1] in ask.opened.workspace.organisaties else parts[1]
    rows: Mapping[str, tuple[str, str]] = {
        "uitkomsten": ("/stand", "Stand"),
        "cijfers": ("/cijfers", "Cijfers"),
        "routes.yaml": ("/planning", "Planning"),
        "mijlpalen": ("/planning", "Planning"),
    }
    address, name = rows.get(parts[2], ("", "Overzicht"))
    return f"{here}{address}", name


def _named(ask: Ask, file: str, place: Place) -> bool:
    """Return whether a new item is put under a name."""
    above = record_change.place_in(ask.desk, file, place.path[:-1])
    return above.shape.kind == "kaart"


def sent(ask: Ask) -> Response:
    """Show what a change does, or save it."""
    file, place = _place(ask)
    here, above = _address(ask, file, place.path), _settled(ask, file, place.path[:-1])
    if ask.word("weg"):
        return consider(ask, record_change.without(file, place, ask.word("gezien")), here, above, title="Wat doet het als dit weggaat?")
    named_ = place.path[-1:] == (NEW,) and _named(ask, file, place)
    name = " ".join(ask.word("sleutel").split())
    if named_ and not name:
        return _shown(ask, 400, "Geef ook een naam.")
    if named_ and place.shape.kind in MANY:  # a name under which there are many: the first of them is asked next
        return to(ask, _address(ask, file, (*place.path[:-1], name, NEW)))
    changes = record_form.typed(place, ask.words, _asked(ask)[2])
    if not changes:
        return _shown(ask, 400, "Zo verandert er niets. Vul iets anders in.")
    spot = replace(place, path=(*place.path[:-1], name)) if named_ else place
    change = record_change.change(file, spot, changes, _fixed(file, place))
    done = above if place.data is MISSING and place.path else here
    return consider(ask, change, Form(here, lambda: _shown(ask)), done, title="Wat doet deze wijziging?")


def _fixed(file: str, place: Place) -> dict[str, Any]:
    """Return what a new file says without being asked: its id is its name."""
    asks = place.model is not None and not place.path and any(part.name == "id" for part in parts(place.model))
    return {"id": file.rpartition("/")[2].removesuffix(".yaml")} if asks else {}


def _settled(ask: Ask, file: str, path: Path) -> str:
    """Return the nearest page above that is of a record, or lists what has names."""
    while (
        path
        and record_change.place_in(ask.desk, file, path).model is None
        and isinstance(path[-1], str)
        and record_change.place_in(ask.desk, file, path[:-1]).model is not None
    ):
        path = path[:-1]
    return _address(ask, file, path)


def begun(ask: Ask) -> Response:
    """Go to the form of a milestone that is not there yet."""
    name = ask.query.get("naam", "").strip()
    if not name:
        return to(ask, f"/t/{ask.path['traject']}/planning")
    return to(ask, f"/t/{ask.path['traject']}/gegevens/trajecten/{ask.path['traject']}/mijlpalen/{slug(name)}.yaml")


def found(ask: Ask) -> Response:
    """Go to the fields of what stands on a line of a file."""
    file, line = ask.path["bestand"], ask.query.get("regel", "")
    return to(ask, _address(ask, file, record_change.path_at(ask.desk, file, int(line) if line.isdecimal() else 0)))


ROUTES = (
    ("GET", "/t/{traject}/velden/{bestand:path}", found, "deelnemer"),
    ("GET", "/t/{traject}/nieuwe-mijlpaal", begun, "regio"),
    ("GET", "/t/{traject}/gegevens/{bestand:path}", shown, "deelnemer"),
    ("POST", "/t/{traject}/gegevens/{bestand:path}", sent, "deelnemer"),
)
