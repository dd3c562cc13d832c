"""Which files hold records that a form can change, and what was typed in such a form as the change of the file: those values, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

from assembler.reading.records.base import Record
from assembler.reading.records.besluiten import Gemeentekeuzes
from assembler.reading.records.besluitvorming import Uitkomst
from assembler.reading.records.cijfers import Cijferimport
from assembler.reading.records.gemeenten import Gegevens, Gemeente, Organisatie
from assembler.reading.records.mijlpalen import Mijlpaal, Routes, Tekstblokken
from assembler.reading.records.regelingen import Regeling, Trajectopgave
from assembler.reading.records.trajecten import Traject
from assembler.reading.source import SourceList, SourceMap
from assembler.store.files import contents, is_ordinary
from assembler.verbs.basket import plain
from assembler.verbs.desk import Desk
from assembler.verbs.record_form import NEW, SHORT, Path, Place, at, made
from assembler.verbs.record_shape import parts
from assembler.verbs.refusals import UnknownNameError
from assembler.verbs.save import MISSING, Change, replaced, value
from assembler.writing import house
from assembler.writing.edit import data_of, insert, same

# What a person changes field by field. Decisions of the region go by the basket, what came back by its own screen; what was sent is never changed.
FILES: tuple[tuple[str, type[Record]], ...] = (
    ("trajecten/*/mijlpalen/*.yaml", Mijlpaal),
    ("trajecten/*/uitkomsten/*.yaml", Uitkomst),
    ("trajecten/*/routes.yaml", Routes),
    ("trajecten/*/cijfers/*.yaml", Cijferimport),
    ("trajecten/*/teksten/*/*.yaml", Tekstblokken),
    ("trajecten/*/traject.yaml", Trajectopgave),
    ("regelingen/*/regeling.yaml", Regeling),
    ("gemeenten/*/gemeente.yaml", Gemeente),
    ("organisaties/*/organisatie.yaml", Organisatie),
    ("*/*/*/gegevens.yaml", Gegevens),
    ("*/*/*/keuzes.yaml", Gemeentekeuzes),
)
_OF_PARTICIPANTS = ("gemeenten", "organisaties")


def model_of(file: str, data: Any = MISSING) -> type[Record]:
    """Return the record that a file holds; UnknownNameError for a file that a form cannot change."""
    found = next((model for pattern, model in FILES if fnmatchcase(file, pattern) and file.count("/") == pattern.count("/")), None)
    if found is None or (found in (Gegevens, Gemeentekeuzes) and file.split("/", maxsplit=1)[0] not in _OF_PARTICIPANTS):
        raise UnknownNameError(f"'{file}' heeft hier geen velden om in te vullen.")
    return Traject if found is Trajectopgave and isinstance(data, Mapping) and "instrumenten" not in data else found


def place_in(desk: Desk, file: str, path: Path, kind: str = "") -> Place:
    """Return what stands at a place of a file now; NotYoursError when the file is not this person's, UnknownNameError when there is no such place."""
    model_of(file)
    desk.keeps(file)
    there = desk.root / file
    data = data_of(contents(there)) if is_ordinary(there) else MISSING
    model = model_of(file, data)
    if data is MISSING and not any(part.needed for part in parts(model)):
        data = {}  # nothing of it is needed: it is there as soon as something stands in it
    return at(model, data, path, kind)


def path_at(desk: Desk, file: str, line: int) -> Path:
    """Return the place of the record that stands on a line of a file; that of the file where none does."""
    model = model_of(file)
    desk.keeps(file)
    data = data_of(contents(desk.root / file)) if is_ordinary(desk.root / file) else MISSING
    path = _down(data, line)
    while path and at(model_of(file, data) if model is Trajectopgave else model, data, path).model is None:
        path = path[:-1]
    return path


def _down(data: Any, line: int) -> Path:
    begins: dict[str | int, int] = {}
    if isinstance(data, SourceMap):
        begins = {name: span.line for name, span in data.keys_at.items()}
    elif isinstance(data, SourceList):
        begins = {number: span.line for number, span in enumerate(data.items_at)}
    step = max((name for name in begins if begins[name] <= line), key=lambda name: begins[name], default=None)
    return () if step is None else (step, *_down(data[step], line))


def change(file: str, place: Place, changes: Sequence[tuple[Path, Any, Any]], fixed: Mapping[str, Any]) -> Change:
    """Return the change that was typed at a place: of a new record the record (`fixed` is of it without being typed), of another each value by itself."""

    def make(there: bytes | None) -> bytes | None:
        if place.data is MISSING or (there is None and not place.data):
            return _added(there, place.path, made(changes, fixed))
        content = there or b""  # a file that went meanwhile holds nothing of what was seen
        if not isinstance(place.data, Mapping) and place.model is not None:
            return replaced(content, place.path, place.data, _grown(place, changes))
        left: bytes | None = content
        for path, seen, new in sorted(changes, key=lambda item: item[2] is MISSING):  # what comes first: the last thing that goes takes the file along
            left = _set(left or b"", (*place.path, *path), seen, new)
        for above in dict.fromkeys(path[:-1] for path, _, _ in changes if len(path) > 1):
            if left and value(left, (*place.path, *above)) == {}:
                left = _gone(left, (*place.path, *above), {})
        return left or None

    return Change(file, make, f"gegevens: {'/'.join(map(str, place.path)) or file.rpartition('/')[2]}")


def _grown(place: Place, changes: Sequence[tuple[Path, Any, Any]]) -> Any:
    """Return what becomes of a record that stands there as a text: another text, or the record."""
    assert place.model is not None  # noqa: S101 - asked before
    main = SHORT[place.model.__name__]
    row = {main: str(place.data), **{str(path[0]): new for path, _, new in changes}}
    row = {name: item for name, item in row.items() if item is not MISSING}
    return row[main] if set(row) == {main} else row


def without(file: str, place: Place, seen: str) -> Change:
    """Return the change that takes away what stands at a place; `seen` is what the person saw there, as `mark` wrote it.

    The last of a list takes the list along, and the last of a file the file.
    """

    def make(there: bytes | None) -> bytes | None:
        content, path = there or b"", place.path
        gone = json.loads(seen)
        above: Any = value(content, path[:-1]) if len(path) > 1 else MISSING
        if above is not MISSING and len(above) == 1:
            gone = [gone] if isinstance(path[-1], int) else {path[-1]: gone}
            path = path[:-1]
        return _gone(content, path, gone) or None

    return Change(file, make, f"gegevens weg: {'/'.join(map(str, place.path))}")


def mark(place: Place) -> str:
    """Return what stands at a place as text, for a form to send back."""
    return json.dumps(plain(place.data), ensure_ascii=False) if place.data is not MISSING else ""


def _set(content: bytes, path: Path, seen: Any, new: Any) -> bytes | None:
    if new is MISSING:
        return _gone(content, path, seen)
    return placed(content, path, new) if seen is MISSING else replaced(content, path, seen, new)


def _gone(content: bytes, path: Path, seen: Any) -> bytes | None:
    """Return a file without what was seen at a path; None, no file, when that was all that it held."""
    now = value(content, path)
    alone = len(path) == 1 and now is not MISSING and len(data_of(content)) == 1
    return None if alone and seen is not MISSING and same(now, seen) else replaced(content, path, seen, MISSING)


def placed(content: bytes, path: Path, new: Any) -> bytes:
    """Return a file with a value where there is none yet, and with the mappings and lists that it stands in; ConflictError where another is."""
    for depth in range(1, len(path)):
        if value(content, path[:depth]) is MISSING:
            return insert(content, path[:depth], _within(path[depth:], new))
    return replaced(content, path, MISSING, new)


def _within(path: Path, new: Any) -> Any:
    for step in reversed(path):
        new = [new] if isinstance(step, int) or step == NEW else {step: new}
    return new


def _added(there: bytes | None, path: Path, row: Any) -> bytes:
    """Return a file with one record more; the same record a second time is none."""
    if there is None:
        return house.text_of(row if not path else _within(path, row)).encode()
    if path[-1:] != (NEW,):
        return placed(there, path, row)
    rows = value(there, path[:-1])
    if not isinstance(rows, list):
        return placed(there, (*path[:-1], 0), row) if rows is MISSING else replaced(there, path[:-1], rows, [plain(rows), row])
    return there if any(plain(item) == row for item in rows) else insert(there, (*path[:-1], len(rows)), row)


# --- a choice that is not saved yet --------------------------------------------------------------------------------------


def changed(data: Any, place: Place, changes: Sequence[tuple[Path, Any, Any]]) -> Any:
    """Return data in which a place is as it was typed; for what is not in a file yet."""
    if place.data is MISSING:
        return _at(data, place.path, made(changes, {}))
    for path, _, new in changes:
        data = _at(data, (*place.path, *path), new)
    return data


def _at(data: Any, path: Path, new: Any) -> Any:
    """Return data with another value at a path, MISSING for none; an empty mapping that is left goes along."""
    step, *rest = path
    if step == NEW or isinstance(step, int):
        rows = list(data) if isinstance(data, list) else []
        if step == NEW or int(step) >= len(rows):
            return [*rows, _at({}, tuple(rest), new) if rest else new]
        below = _at(rows[int(step)], tuple(rest), new) if rest else new
        return [*rows[: int(step)], *([] if below is MISSING else [below]), *rows[int(step) + 1 :]]
    row = dict(data) if isinstance(data, Mapping) else {}
    below = _at(row.get(step, {}), tuple(rest), new) if rest else new
    return {**row, step: below} if below is not MISSING and below != {} else {name: item for name, item in row.items() if name != step}
