"""What a change did to a file, line by line: of the whole, or of each part of it that is looked at."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from assembler.reading import yamltext
from assembler.verbs.basket import plain
from assembler.writing import house

_AROUND = 2  # lines that stay the same around those that do not
_LINES = 400  # of one change that are shown
Row = tuple[str, str]  # "gelijk", "weg", "nieuw" or "sprong", and the line
Cut = Callable[[str, bytes | None], Mapping[str, str]]  # a file and its content -> the parts that are looked at, by their names


def rows(was: str, now: str) -> tuple[Row, ...]:
    """Return what differs between two texts line by line, with some lines around it."""
    return tuple(_rows(was.split("\n") if was else [], now.split("\n") if now else []))


def _rows(was: Sequence[str], now: Sequence[str]) -> Iterator[Row]:
    count = 0
    for number, group in enumerate(difflib.SequenceMatcher(None, was, now, autojunk=False).get_grouped_opcodes(_AROUND)):
        if number:
            yield "sprong", ""
        for tag, begin, end, start, stop in group:
            found = (
                [("gelijk", line) for line in was[begin:end]]
                if tag == "equal"
                else [*(("weg", line) for line in was[begin:end]), *(("nieuw", line) for line in now[start:stop])]
            )
            yield from found[: max(0, _LINES - count)]
            count += len(found)
            if count > _LINES:
                yield "sprong", ""
                return


def whole(_file: str, content: bytes | None) -> Mapping[str, str]:
    """Return a file as one part."""
    return {} if content is None else {"": content.decode("utf-8-sig", "replace").replace("\r\n", "\n").rstrip("\n")}


def named(file: str, content: bytes | None, names: Sequence[str]) -> Mapping[str, str]:
    """Return the parts of a YAML file with these ids, one below the other, as they stand in each variant; of another file the whole."""
    if content is None:
        return {}
    if not file.endswith((".yaml", ".yml")):
        return whole(file, content)
    parsed = yamltext.parse(content, file)
    return {} if parsed.findings else dict(_below(plain(parsed.data), names, ""))


def _below(data: Any, names: Sequence[str], place: str) -> Iterator[tuple[str, str]]:
    if isinstance(data, Mapping):
        left = names[1:] if data.get("id") == names[0] else names
        if not left:
            yield place, "\n".join(house.block(data, 0))
            return
        for name, item in data.items():
            yield from _below(item, left, _place(place, str(name)))
    elif isinstance(data, list):
        for item in data:
            yield from _below(item, names, place)


def _place(place: str, name: str) -> str:
    """Return where in a file something stands, by the names on the way that tell one variant from another."""
    return place if name in {"leden", "onderdelen", "blokken", "varianten", "keuzes"} else f"{place}, {name}" if place else name
