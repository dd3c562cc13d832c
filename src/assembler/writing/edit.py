"""Bytes + path + value -> bytes: set, insert, delete; each proven by reading what came out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assembler.ground.findings import Finding
from assembler.reading import yamltext
from assembler.writing.changes import Change, insertion, removal, settings
from assembler.writing.lines import Lines, lines
from assembler.writing.place import EditError, Path, composed, place, spoken

_MISSING = object()


def data_of(content: bytes) -> Any:
    """Return what a file says; EditError with the first fault when it is no good YAML."""
    parsed = yamltext.parse(content, "")
    if parsed.findings:
        raise EditError(_fault(parsed.findings[0]))
    return parsed.data


def value_at(content: bytes, path: Path) -> Any:
    """Return the value at `path`; EditError when there is none."""
    found = data_of(content)
    for number, step in enumerate(path):
        if not _holds(found, step):
            raise EditError(f"Hier staat niets: {spoken(path[: number + 1])}.")
        found = found[step]
    return found


def set_value(content: bytes, path: Path, value: Any) -> bytes:
    """Return the file in which `path`, that exists, has this value (text, number, truth, nothing, mapping or list); EditError when that cannot be written."""
    data = data_of(content)
    value_at(content, path)
    if same(value_at(content, path), value):
        return content
    here = lines(content)
    if not path:
        raise EditError("Een heel bestand wordt niet in één keer vervangen.")
    found = place(here.text, path)
    return _proven(here, settings(here.text, found, value), _with(data, path, value))


def insert(content: bytes, path: Path, value: Any) -> bytes:
    """Return the file in which `path` is new: a key of a mapping, behind the others, or a number in a list, before the item that has it now.

    EditError when the key is already there, or the mapping or list is not.
    """
    data = data_of(content)
    *above, step = path
    parent = value_at(content, tuple(above))
    if isinstance(step, str) and isinstance(parent, dict):
        if step in parent:
            raise EditError(f"Dit staat er al: {spoken(path)}.")
    elif not (isinstance(step, int) and isinstance(parent, list) and 0 <= step <= len(parent)):
        raise EditError(f"Hier kan niets bij: {spoken(path)}.")
    here = lines(content)
    expected = _with(data, path, value, new=True)
    if not parent:
        grown = {step: value} if isinstance(step, str) else [value]
        return _proven(here, settings(here.text, place(here.text, tuple(above)), grown), expected)
    node = place(here.text, tuple(above)).node if above else composed(here.text)
    return _proven(here, iter([insertion(here.text, node, step, value)]), expected)


def delete(content: bytes, path: Path) -> bytes:
    """Return the file without the key or item at `path`; EditError when it is not there, or when it is all that a file holds."""
    data = data_of(content)
    value_at(content, path)
    *above, _ = path
    parent = value_at(content, tuple(above))
    here = lines(content)
    expected = _with(data, path, _MISSING)
    if len(parent) == 1:
        if not above:
            raise EditError("Dit is het enige in het bestand; verwijder dan het bestand zelf.")
        return _proven(here, settings(here.text, place(here.text, tuple(above)), {} if isinstance(parent, dict) else []), expected)
    node = place(here.text, tuple(above)).node if above else composed(here.text)
    return _proven(here, iter([removal(here.text, node, place(here.text, path))]), expected)


# --- proof -------------------------------------------------------------------------------------------------------


def _proven(here: Lines, changes: Iterator[Change], expected: Any) -> bytes:
    """Return the first of the changed files that says what it should."""
    fault = "De wijziging is hier niet zonder gevolgen voor de rest van het bestand te schrijven."
    for begin, end, new in changes:
        content = here.replaced(begin, end, new)
        parsed = yamltext.parse.__wrapped__(content, "")
        if parsed.findings:
            fault = _fault(parsed.findings[0])
        elif same(parsed.data, expected):
            return content
    raise EditError(fault)


def same(one: Any, other: Any) -> bool:
    """Return whether two data say the same, kinds, numbers, truths and order included."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, str) and isinstance(other, str):
        return str(one) == str(other)
    return type(one) is type(other) and bool(one == other)


def _with(data: Any, path: Path, value: Any, *, new: bool = False) -> Any:
    """Return the data with another value at `path`, without it, or with a new one."""
    if not path:
        return value
    step, *rest = path
    found: Any = dict(data) if isinstance(data, dict) else list(data)
    if rest:
        found[step] = _with(data[step], tuple(rest), value, new=new)
    elif value is _MISSING:
        del found[step]
    elif new and isinstance(found, list):
        found.insert(int(step), value)
    else:
        found[step] = value
    return found


def _holds(data: Any, step: str | int) -> bool:
    return step in data if isinstance(data, dict) else isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data)


def _fault(finding: Finding) -> str:
    return finding.message
