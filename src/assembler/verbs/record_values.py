"""The value of one field of a record: as it stands in a form, and as data again when it was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assembler.reading import yamltext
from assembler.verbs.basket import plain
from assembler.verbs.choices import number
from assembler.verbs.record_shape import PAIRS, Part, Shape
from assembler.verbs.save import MISSING
from assembler.writing import house

_YES = {"ja": True, "nee": False}


def text_of(shape: Shape, value: Any) -> str:
    """Return a value as it stands in a field; '' when there is none."""
    if value is MISSING or value is None:
        return ""
    match shape.kind:
        case "ja_nee":
            return "ja" if value else "nee"
        case "lijst":
            return "\n".join(str(item) for item in value) if isinstance(value, list) else str(value)
        case "cellen":
            return "\n".join(" | ".join("" if cell is None else str(cell) for cell in row) for row in value)
        case "wie":
            return str(value.get("gremium") or f"{value.get('van')}/{value.get('orgaan')}") if isinstance(value, Mapping) else str(value)
        case _:
            return str(value)


def pairs_of(shape: Shape, value: Any) -> list[tuple[str, str]]:
    """Return the names of a field that has them, each with what belongs to it."""
    if not isinstance(value, Mapping):
        return []
    return [(str(name), _paired(shape, item)) for name, item in value.items()]


def _paired(shape: Shape, item: Any) -> str:
    if shape.kind == "parenlijst":
        return ", ".join(str(one) for one in item)
    return house.flow(plain(item)) if house.is_many(item) or isinstance(item, bool) else str(item)


def read(part: Part, words: Sequence[str], beside: Sequence[str], seen: Any) -> Any:
    """Return what was typed in a field as data, MISSING for nothing; `seen` itself where that says the same. `beside` is what was typed beside each name."""
    shape = part.shape
    if shape.kind in PAIRS:
        return _pairs(shape, words, beside, seen)
    text = words[0].replace("\r\n", "\n").strip() if words else text_of(shape, seen)
    if _said(text) == _said(text_of(shape, seen)) or (seen is MISSING and text == text_of(shape, _standard(part))):
        return seen
    return _data(shape, text) if text else MISSING


def _standard(part: Part) -> Any:
    return MISSING if part.standard in (None, (), "") else part.standard


def _said(text: str) -> list[list[str]]:
    """Return the words of each line: how they are spaced says nothing."""
    return [line.split() for line in text.split("\n")]


def _data(shape: Shape, text: str) -> Any:
    line = " ".join(text.split())
    match shape.kind:
        case "lijst":
            rows = [" ".join(row.split()) for row in text.split("\n") if row.strip()]
            return rows[0] if shape.options == ("ntb",) and rows == ["ntb"] else rows
        case "cellen":
            return [[cell.strip() for cell in row.split("|")] for row in text.split("\n") if row.strip()]
        case "ja_nee":
            return _YES.get(line, line)
        case "heel":
            return int(line) if line.isascii() and line.isdecimal() else line
        case "getal":
            return number(line)
        case "wie":
            return line if "/" in line else {"gremium": line}
        case _:
            return line


def _pairs(shape: Shape, names: Sequence[str], values: Sequence[str], seen: Any) -> Any:
    if not names:
        return seen
    found = {" ".join(name.split()): " ".join(value.split()) for name, value in zip(names, values, strict=False) if name.strip()}
    if list(found.items()) == pairs_of(shape, seen):
        return seen
    before = dict(pairs_of(shape, seen))
    return {name: seen[name] if before.get(name) == text and isinstance(seen, Mapping) else _value(shape, text) for name, text in found.items()} or MISSING


def _value(shape: Shape, text: str) -> Any:
    if shape.kind == "parenlijst":
        return [item.strip() for item in text.split(",") if item.strip()]
    if shape.kind == "parameters":
        parsed = yamltext.parse(f"waarde: {text}\n".encode(), "")
        return text if parsed.findings else plain(parsed.data["waarde"])
    return text
