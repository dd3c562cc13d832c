"""A place in a file as a form: the fields of the record that stands there, what of it has a page of its own, and what was typed as the change of the file.

A place is a path of keys and numbers; `+` at its end is a new item of a list or a new name of a mapping. Nothing is written here, and whether what was typed
is right the checks say, at the place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assembler.reading.records.base import Record
from assembler.reading.records.keuzes import SOORTEN
from assembler.verbs.basket import plain as without_places
from assembler.verbs.record_names import called, summary
from assembler.verbs.record_shape import MANY, NESTED, Part, Shape, parts, small
from assembler.verbs.record_values import read, text_of
from assembler.verbs.refusals import UnknownNameError
from assembler.verbs.save import MISSING

NEW = "+"
KEY = "*"  # in the path of a field: the name that is typed beside it
Path = tuple[str | int, ...]
SHORT: Mapping[str, str] = {"Cijferkolom": "kolom", "Deelname": "organisatie"}  # records that may stand there as one text: the field that it is


@dataclass(frozen=True, slots=True)
class Place:
    """What stands at a path: its shape, its data (MISSING: nothing yet), and the class of the record where it is one."""

    path: Path
    shape: Shape
    data: Any
    model: type[Record] | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of a form: where it stands below its record, what it is for and what it holds now; `group` is the record within the record that it is of."""

    path: Path
    part: Part
    value: Any
    group: str = ""

    @property
    def name(self) -> str:
        """The name of the field in the form."""
        return "/".join(str(step) for step in self.path) or "waarde"

    @property
    def label(self) -> str:
        """What the field is called."""
        return (str(self.part.name).replace("_", " ")).capitalize()

    @property
    def shown(self) -> str:
        """What it holds, as it stands in a field of one or more lines."""
        return text_of(self.part.shape, self.value)


@dataclass(frozen=True, slots=True)
class Below:
    """What has a page of its own: its path, what it is for, and the items that there are, each with what tells it from the others."""

    path: Path
    part: Part
    items: tuple[tuple[Path, str], ...]

    @property
    def label(self) -> str:
        """What it is called."""
        return str(self.part.name).replace("_", " ").capitalize()

    @property
    def of_kinds(self) -> bool:
        """Whether a new item is of one of the kinds of a choice, or cannot be without one."""
        inner = self.part.shape.inner
        if inner is None or self.part.shape.kind != "reeks":
            return False
        return inner.kind == "soorten" or (inner.model is not None and any(_kinds(part) for part in parts(inner.model)))


def _kinds(part: Part) -> bool:
    return part.needed and part.shape.inner is not None and part.shape.inner.kind == "soorten"


def at(model: type[Record], data: Any, path: Path, kind: str = "") -> Place:
    """Return what stands at a path of a file; UnknownNameError for a path that no such file can have. `kind` is the kind of a new choice."""
    shape, found = Shape("record", model), data
    for step in path:
        shape, found = _below(shape, found, step, kind)
    if shape.kind == "reeks" and isinstance(found, Mapping) and shape.inner is not None:
        shape = shape.inner  # one item without a list
    return Place(path, shape, found, _class(shape, found, kind))


def _below(shape: Shape, data: Any, step: str | int, kind: str) -> tuple[Shape, Any]:
    if shape.kind in MANY and shape.inner is not None:
        named = isinstance(step, str) and step != NEW
        if shape.kind == "kaart" and (named or step == NEW):
            return shape.inner, data.get(step, MISSING) if isinstance(data, Mapping) else MISSING
        if step == NEW or (isinstance(step, int) and isinstance(data, list) and step < len(data)):
            return shape.inner, MISSING if step == NEW else data[int(step)]
    model = _class(shape, data, kind)
    part = next((item for item in parts(model) if item.name == step), None) if model else None
    if part is None:
        raise UnknownNameError("Deze plaats is er niet (meer) in het bestand.")
    return part.shape, _data(model, data).get(str(step), MISSING)


def _class(shape: Shape, data: Any, kind: str) -> type[Record] | None:
    if shape.kind == "soorten":
        key = next((name for name in SOORTEN if isinstance(data, Mapping) and name in data), kind)
        return SOORTEN.get(key)
    return shape.model


def _data(model: type[Record] | None, data: Any) -> Mapping[str, Any]:
    """Return the data of a record; one that stands there as a text as the record that it is."""
    if isinstance(data, Mapping):
        return data
    return {SHORT[model.__name__]: data} if model is not None and model.__name__ in SHORT and data is not MISSING else {}


# --- what a form asks ----------------------------------------------------------------------------------------------------


def entries(place: Place, kind: str = "") -> list[Entry]:
    """Return the fields of a place; of a record within it those too that are asked in one go. `kind` is the kind of a choice that comes along with a new record."""
    if place.model is None:
        return [] if place.shape.kind in NESTED else [Entry((), Part("waarde", "", place.shape, needed=False, standard=None), place.data)]
    found = list(_entries(place.model, _data(place.model, place.data), (), "", new=place.data is MISSING, kind=kind))
    return sorted(found, key=lambda item: bool(item.group))


def _entries(model: type[Record], data: Mapping[str, Any], path: Path, group: str, *, new: bool, kind: str = "") -> Iterator[Entry]:
    for part in parts(model):
        value = data.get(part.name, MISSING)
        if part.shape.kind not in NESTED:
            if len(part.shape.options) != 1 or part.shape.kind != "keuze":  # what can only be one thing goes without saying
                yield Entry((*path, part.name), part, value, group)
        elif (inner := _asked_along(part, value, new=new, kind=kind)) is not None:
            yield from _inside(part, inner, value, (*path, part.name), new=new)


def _asked_along(part: Part, value: Any, *, new: bool, kind: str) -> type[Record] | None:
    """Return the record of a field that is asked for on the page of the record that has it: a small one, or one that a new record cannot do without."""
    needed = new and part.needed and value is MISSING
    if part.shape.kind == "record":
        return part.shape.model if part.shape.model is not None and (small(part.shape.model) or needed) else None
    inner = part.shape.inner
    if not needed or part.shape.kind not in MANY or inner is None:
        return None
    return SOORTEN.get(kind) if inner.kind == "soorten" else inner.model if inner.kind == "record" else None


def _inside(part: Part, model: type[Record], value: Any, path: Path, *, new: bool) -> Iterator[Entry]:
    label = str(part.name).replace("_", " ").capitalize()
    if part.shape.kind == "record":
        for item in _entries(model, _data(model, value), path, label, new=new):
            yield item if part.needed else replace(item, part=replace(item.part, needed=False))
        return
    key: str | int = KEY if part.shape.kind == "kaart" else 0
    if key == KEY:
        yield Entry((*path, KEY), Part("naam", part.explanation, Shape("tekst"), needed=True, standard=None), MISSING, label)
    yield from _entries(model, {}, (*path, key), label, new=True)


def waits(place: Place, kind: str = "") -> bool:
    """Return whether there is more to fill in of a new record than is asked in one go."""
    asked = {item.path[0] for item in entries(place, kind) if item.path}
    return place.data is MISSING and place.model is not None and any(part.name not in asked and part.shape.kind in NESTED for part in parts(place.model))


def below(place: Place) -> list[Below]:
    """Return what of a place has pages of its own; nothing of what is still to be made."""
    if place.shape.kind in MANY:
        return (
            [Below(place.path, Part(called(place.path), "", place.shape, needed=False, standard=None), _items(place.path, place.shape, place.data))]
            if place.path[-1] != NEW
            else []
        )
    if place.model is None or place.data is MISSING:
        return []
    data = _data(place.model, place.data)
    rows = ((part, data.get(part.name, MISSING)) for part in parts(place.model) if part.shape.kind in NESTED)
    return [
        Below((*place.path, part.name), part, _items((*place.path, part.name), part.shape, value))
        for part, value in rows
        if _asked_along(part, value, new=False, kind="") is None
    ]


def _items(path: Path, shape: Shape, data: Any) -> tuple[tuple[Path, str], ...]:
    if data is MISSING or data is None:
        return ()
    if shape.kind == "reeks" and isinstance(data, list):
        return tuple(((*path, number), summary(item)) for number, item in enumerate(data))
    if shape.kind == "kaart" and isinstance(data, Mapping):
        return tuple(((*path, name), ": ".join(word for word in (name, "" if _is_many(item) else summary(item)) if word)) for name, item in data.items())
    return ((path, summary(data)),)


def _is_many(item: Any) -> bool:
    return isinstance(item, list) or (isinstance(item, Mapping) and any(isinstance(value, Mapping) for value in item.values()))


# --- what was typed ------------------------------------------------------------------------------------------------------


def typed(place: Place, words: Callable[[str], Sequence[str]], kind: str = "") -> list[tuple[Path, Any, Any]]:
    """Return what is other than the form held when it was opened (`was.`): where below the record, what was seen, and what was typed (MISSING: nothing)."""
    found = []
    for item in entries(place, kind):
        seen = read(item.part, words(f"was.v.{item.name}"), words(f"was.w.{item.name}"), item.value)
        if (new := read(item.part, words(f"v.{item.name}"), words(f"w.{item.name}"), seen)) is not seen:
            found.append((item.path, seen, new))
    return found


def made(changes: Sequence[tuple[Path, Any, Any]], fixed: Mapping[str, Any]) -> Any:
    """Return a new record of what was typed; what was typed beside a name stands under that name."""
    if changes[0][0] == ():
        return changes[0][2]
    names = {path[:-1]: str(new) for path, _, new in changes if path[-1:] == (KEY,)}
    row: dict[str, Any] = dict(fixed)
    for path, _, new in changes:
        if path[-1:] != (KEY,) and new is not MISSING:
            spot = tuple(names.get(path[:number], "") if step == KEY else step for number, step in enumerate(path))
            if all(step != "" for step in spot):
                _put(row, spot, new)
    return without_places(_listed(row))


def _put(row: dict[Any, Any], path: Path, value: Any) -> None:
    first, *rest = path
    if rest:
        _put(row.setdefault(first, {}), tuple(rest), value)
    else:
        row[first] = value


def _listed(row: Any) -> Any:
    """Return data in which a mapping of numbers is a list."""
    if not isinstance(row, Mapping):
        return row
    found = {name: _listed(item) for name, item in row.items()}
    return list(found.values()) if found and all(isinstance(name, int) for name in found) else found
