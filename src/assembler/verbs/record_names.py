"""What a place in a file is called: the name of its record, and what tells it from the others beside it, in a few words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from assembler.ground import wording
from assembler.reading.explanations import title
from assembler.reading.records.base import Record
from assembler.reading.records.keuzes import SOORTEN

_TELLING = ("naam", "titel", "opschrift", "omschrijving", "tekst", "wens", "gremium", "wat", "wie", "organisatie", "plaats", "soort", "id")  # best first
_DAYS = ("datum", "van", "peildatum")
_LONG = 90


_CODE = re.compile(r"\{\{[^{}]*(\}\}|$)")


def heading(path: tuple[str | int, ...], model: type[Record] | None, data: Any, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return what a place is called: its record with its name, or the name of what holds many; `names` are those of what ids stand for."""
    if model is None:
        last = called(path)
        return names.get(last, last.replace("_", " ").capitalize())
    kind = title(model.__name__).partition(":")[0]
    key = str(path[-1]) if len(path) > 1 and isinstance(path[-1], str) and isinstance(path[-2], str) and path[-1] != "+" else ""
    said = ", ".join(word for word in (names.get(key, key), summary(data) if isinstance(data, Mapping) else "") if word)
    return f"{kind}: {said}" if said else kind


def called(path: tuple[str | int, ...]) -> str:
    """Return the last name in a path; '' where there is none."""
    return str(next((step for step in reversed(path) if isinstance(step, str) and step != "+"), ""))


def summary(item: Any) -> str:
    """Return what tells a record from the others beside it."""
    if not isinstance(item, Mapping):
        return str(item)
    words = [_day(item[name]) for name in _DAYS if isinstance(item.get(name), str)][:1]
    words += [str(item[name]) for name in _TELLING if isinstance(item.get(name), str)][:1]
    kind = next((name for name in SOORTEN if name in item), "")
    if kind and not words:
        words = [kind.replace("_", " "), summary(item[kind])]
    if not words:
        words = [str(value) for value in item.values() if not isinstance(value, (Mapping, list))]
    text = _CODE.sub("…", ", ".join(word for word in words if word))
    return text if len(text) <= _LONG else f"{text[:_LONG].rsplit(' ', 1)[0]} …"


def _day(text: str) -> str:
    try:
        return wording.datum(date.fromisoformat(text))
    except ValueError:
        return text
