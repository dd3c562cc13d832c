"""A decision that is being put together: one body, one day, and a basket of choices; until it is saved it is a draft beside the workspace."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from assembler.store.files import contents, is_ordinary
from assembler.verbs.desk import Desk
from assembler.verbs.refusals import UnknownNameError
from assembler.verbs.save import MISSING, Change, ConflictError, replaced, shown, value
from assembler.writing import house
from assembler.writing.edit import data_of, same

HEAD = ("datum", "volgnummer", "gremium", "regeling", "status", "aanname", "vertrouwelijk", "reden", "bron")  # in the order in which a record has them
_STATUS = ("besloten", "voorgenomen", "ingetrokken")
_STANDARD: Mapping[str, Any] = {"regeling": "", "volgnummer": 1, "status": "besloten", "aanname": False, "vertrouwelijk": False, "reden": "", "bron": ""}


@dataclass(slots=True)
class Basket:
    """A decision in the making; `file` and `base` are those of the record that was opened again, empty for a new one."""

    head: dict[str, Any] = field(default_factory=dict)
    items: list[dict[str, Any]] = field(default_factory=list)
    file: str = ""
    base: dict[str, Any] = field(default_factory=dict)

    @property
    def data(self) -> dict[str, Any]:
        """The record as it will stand in a file; what is as it always is, is left out."""
        kept = {
            name: self.head[name]
            for name in HEAD
            if self.head.get(name) not in (None, "") and (self.head[name] != _STANDARD.get(name, MISSING) or name in self.base)
        }
        rest = {name: item for name, item in self.base.items() if name not in (*HEAD, "keuzes")}
        return {**rest, **kept, "keuzes": self.items}

    @property
    def ready(self) -> str:
        """What is still missing before it can be saved, in words; '' when nothing is."""
        if not self.head.get("datum"):
            return "Vul de datum van het besluit in."
        if not self.head.get("gremium"):
            return "Vul in wie het besloot (het gremium)."
        return "" if self.items else "Leg ten minste één keuze in het mandje."


def load(desk: Desk, traject: str) -> Basket:
    """Return the basket of a traject; an empty one when there is none."""
    kept = desk.draft(_place(traject))
    if not kept:
        return Basket()
    row = json.loads(kept)
    return Basket(row["head"], row["items"], row["file"], row["base"])


def keep(desk: Desk, traject: str, basket: Basket) -> None:
    """Keep a basket as a draft."""
    row = {"head": basket.head, "items": basket.items, "file": basket.file, "base": basket.base}
    desk.keep(_place(traject), json.dumps(row, ensure_ascii=False))


def drop(desk: Desk, traject: str) -> None:
    """Empty the basket."""
    desk.forget(_place(traject))


def reopen(desk: Desk, traject: str, besluit: str) -> Basket:
    """Return the basket of a record of the region that was saved before; UnknownNameError when there is none of that name."""
    known = {item.id: item.positie.span.file for item in desk.open().traject(traject).besluiten}
    if besluit not in known:
        raise UnknownNameError(f"Het besluit '{besluit}' staat niet in het log van de regio.")
    found = reopened(desk, known[besluit])
    assert found is not None  # noqa: S101 - it was read a moment ago
    return found


def reopened(desk: Desk, file: str) -> Basket | None:
    """Return the basket of a record as it stands in a file now; None when there is none any more."""
    desk.keeps(file)
    path = desk.root / file
    if not is_ordinary(path):
        return None
    data = plain(data_of(contents(path)))
    head = {name: data.get(name, _STANDARD.get(name, "")) for name in HEAD}
    return Basket(head, list(data.get("keuzes") or []), file, data)


def _place(traject: str) -> str:
    return f"mandje/{traject}"


def plain(data: Any) -> Any:
    """Return data of a file without the places that it carries."""
    if isinstance(data, Mapping):
        return {str(name): plain(item) for name, item in data.items()}
    if isinstance(data, (list, tuple)):
        return [plain(item) for item in data]
    return str(data) if isinstance(data, str) else data


def head_of(typed: Mapping[str, str]) -> tuple[dict[str, Any], str]:
    """Return the head of a decision as it was typed, and what is wrong with it, in words."""
    head: dict[str, Any] = {name: typed.get(name, "").strip() for name in ("datum", "gremium", "regeling", "reden", "bron")}
    head |= {name: bool(typed.get(name)) for name in ("aanname", "vertrouwelijk")}
    head["status"] = typed.get("status") or "besloten"
    number = typed.get("volgnummer", "").strip() or "1"
    head["volgnummer"] = int(number) if number.isdecimal() and 0 < int(number) < 1_000 else 1
    if head["status"] not in _STATUS:
        return head, f"De status is een van: {', '.join(_STATUS)}."
    try:
        date.fromisoformat(head["datum"])
    except ValueError:
        return head, f"De dag '{head['datum']}' bestaat niet. Schrijf een dag als 2021-06-15." if head["datum"] else "Vul de datum van het besluit in."
    return head, "" if head["gremium"] else "Vul in wie het besloot (het gremium)."


def change(traject: str, basket: Basket) -> Change:
    """Return the change that saves a basket; a decision that is only planned is tried as if it were decided, to tell what it would do."""
    file = basket.file or file_of(traject, basket)
    data = basket.data
    decided = {name: item for name, item in data.items() if name != "status"}

    def made(data: Mapping[str, Any]) -> Callable[[bytes | None], bytes]:
        return lambda there: _merged(there, basket.base, data) if basket.file else _fresh(there, file, data)

    trial = made(decided) if data.get("status") == "voorgenomen" else None
    return Change(file, made(data), f"besluit {basket.head.get('datum')} {basket.head.get('gremium')}", trial=trial)


def file_of(traject: str, basket: Basket) -> str:
    """Return the file of a new record: its day, its body, and its rank where that is not the first."""
    number = basket.head.get("volgnummer", 1)
    tail = f"-{number}" if number and number != 1 else ""
    return f"trajecten/{traject}/besluiten/{basket.head.get('datum')}-{slug(str(basket.head.get('gremium', '')))}{tail}.yaml"


def slug(words: str) -> str:
    """Return words as an id."""
    bare = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:40].strip("-") or "besluit"


def _fresh(there: bytes | None, file: str, data: Mapping[str, Any]) -> bytes:
    content = house.text_of(data).encode()
    if there is not None and there != content:
        raise ConflictError(
            f"Er is al een besluit van deze dag en dit gremium ({file}). Geef dit besluit een later volgnummer.",
            "",
            there.decode("utf-8", "replace"),
            content.decode(),
        )
    return content


def _merged(there: bytes | None, base: Mapping[str, Any], data: Mapping[str, Any]) -> bytes:
    """Return the record with what was changed in it, and nothing else."""
    if there is None:
        raise ConflictError("Dit besluit is intussen verwijderd.", shown(dict(base)), "", shown(dict(data)))
    content = there
    for name in dict.fromkeys((*base, *data)):
        if name != "keuzes":
            seen, new = base.get(name, MISSING), data.get(name, MISSING)
            if seen is MISSING or new is MISSING or not same(seen, new):
                content = replaced(content, (name,), seen, new)
    return _choices(content, base.get("keuzes") or [], data["keuzes"])


def _choices(content: bytes, base: list[Any], new: list[Any]) -> bytes:
    """Return the file with the choices as they were put together; those that stay keep their lines and comments."""
    now = value(content, ("keuzes",))
    if same(base, new) or same(now, new):
        return content
    if not same(now, base):
        raise ConflictError("keuzes", shown(base), shown(now), shown(new))
    shared = min(len(base), len(new))
    for number in range(shared):
        if not same(base[number], new[number]):
            content = _one_choice(content, number, base[number], new[number])
    for number in range(len(base) - 1, shared - 1, -1):
        content = replaced(content, ("keuzes", number), base[number], MISSING)
    for number in range(shared, len(new)):
        content = replaced(content, ("keuzes", number), MISSING, new[number])
    return content


def _one_choice(content: bytes, number: int, base: Any, new: Any) -> bytes:
    for name in dict.fromkeys((*base, *new)):
        seen, wanted = base.get(name, MISSING), new.get(name, MISSING)
        if seen is MISSING or wanted is MISSING or not same(seen, wanted):
            content = replaced(content, ("keuzes", number, name), seen, wanted)
    return content
