"""Changing the library: which texts of a file may be changed in words, the change itself, and what it does in every traject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.store.files import contents, is_ordinary
from assembler.verbs.basket import plain, slug
from assembler.verbs.desk import Desk
from assembler.verbs.effects import Effects, effects
from assembler.verbs.opened import Opened, versions
from assembler.verbs.refusals import UnknownNameError
from assembler.verbs.save import MISSING, Change, replaced, value
from assembler.writing.edit import data_of
from assembler.writing.place import Path

_TEXTS = frozenset({"tekst", "opschrift", "omschrijving", "kop", "bij_een", "definitie", "citeertitel", "naam", "term", "meervoud", "toelichting"})
_PARTS = frozenset({"leden", "onderdelen"})  # lists of which an item may go, or a new one come behind it


@dataclass(frozen=True, slots=True)
class Words:
    """One text of a file: where it stands (as a path, and as an address spells it), below which name, and what it says."""

    path: Path
    tekst: str
    boven: str  # the ids around it, in order

    @property
    def plek(self) -> str:
        """The path as an address has it."""
        return "/".join(map(str, self.path))

    @property
    def onderdeel(self) -> bool:
        """Whether it is the text of an item of a list of leden or onderdelen."""
        return len(self.path) > 2 and self.path[-1] == "tekst" and self.path[-3] in _PARTS


@dataclass(frozen=True, slots=True)
class Touched:
    """What a change of the library does in one traject, at the milestone that it works on; `vast` are the versions that never change."""

    traject: str
    naam: str
    mijlpaal: Mijlpaal
    vast: tuple[str, ...]
    gevolg: Effects


def words(desk: Desk, file: str) -> list[Words]:
    """Return every text in a file of the library that a person may change; UnknownNameError for another file."""
    return list(_words(plain(data_of(_content(desk, file))), (), ()))


def _content(desk: Desk, file: str) -> bytes:
    known = desk.open().workspace.files
    path = desk.root / file
    if not file.startswith("clauses/") or not file.endswith(".yaml") or file not in known or not is_ordinary(path):
        raise UnknownNameError(f"'{file}' is geen bestand van de bibliotheek.")
    return contents(path)


def _words(data: Any, path: Path, above: tuple[str, ...]) -> Iterator[Words]:
    if isinstance(data, dict):
        own = (*above, str(data["id"])) if "id" in data else above
        for name, item in data.items():
            if isinstance(item, str) and name in _TEXTS:
                yield Words((*path, name), item, " ".join(own))
            else:
                yield from _words(item, (*path, name), own if isinstance(item, list) else (*own, name))
    elif isinstance(data, list):
        for number, item in enumerate(data):
            if isinstance(item, str) and path and path[-1] == "toelichting":
                yield Words((*path, number), item, " ".join(above))
            else:
                yield from _words(item, (*path, number), above)


def change(file: str, path: Path, seen: str, typed: str) -> Change:
    """Return the change of one text, from what was seen."""
    return Change(file, lambda there: replaced(there or b"", path, seen, typed), f"bibliotheek: {file}")


def without(file: str, item: Path, seen: str) -> Change:
    """Return the change by which an item of a list goes, when its text is still what was seen."""

    def make(there: bytes | None) -> bytes:
        now = there or b""
        replaced(now, (*item, "tekst"), seen, seen)
        return replaced(now, item, plain(value(now, item)), MISSING)

    return Change(file, make, f"bibliotheek: {file}")


def behind(file: str, item: Path, name: str, typed: str) -> Change:
    """Return the change by which a lid or onderdeel comes behind another."""
    *above, number = item
    row = {"id": slug(name or " ".join(typed.split()[:4])), "tekst": typed}

    def make(there: bytes | None) -> bytes:
        from assembler.writing.edit import insert  # noqa: PLC0415

        return insert(there or b"", (*above, int(number) + 1), row)

    return Change(file, make, f"bibliotheek: {file}")


def variant(file: str, like: str, name: str, said: str) -> Change:
    """Return the change by which a clause has one variant more, that begins as another and is described in words."""
    path = ("varianten", slug(name))

    def make(there: bytes | None) -> bytes:
        now = there or b""
        old = value(now, ("varianten", like))
        if old is MISSING:
            raise UnknownNameError("Deze clausule heeft nog geen varianten met een naam. Zet haar tekst in het bestand eerst onder 'varianten'.")
        return replaced(now, path, MISSING, {"omschrijving": said, **{key: item for key, item in plain(old).items() if key != "omschrijving"}})

    return Change(file, make, f"bibliotheek: {file}")


def touched(before: Opened, after: Opened) -> list[Touched]:
    """Return what a change does in every traject."""
    found = []
    for name, trajectmap in before.workspace.trajecten.items():
        mijlpaal = before.text(trajectmap, None).mijlpaal
        known = versions(before, trajectmap)
        fixed = tuple(f"{item.id}@{number}" for item in trajectmap.mijlpalen for number in known[item.id])
        found.append(Touched(name, trajectmap.traject.naam, mijlpaal, fixed, effects(before, after, name, mijlpaal)))
    return found
