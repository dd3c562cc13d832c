"""Parsed data as JSON and back, without loss: types, order, and every place; the name of the file is left out, for the same bytes stand in many."""

from __future__ import annotations

from typing import Any

from assembler.ground.findings import Span
from assembler.reading.source import SourceList, SourceMap, SourceText


def as_data(value: Any) -> Any:
    """Return parsed data as what JSON can hold: a text is a list of four, a mapping of three that begins with 1, a sequence of three that begins with 0."""
    if isinstance(value, SourceText):
        return [str(value), value.plain, value.expressions, _row(value.span), value.parted]
    if isinstance(value, SourceMap):
        return [1, _row(value.span), [[key, _row(value.keys_at[key]), _row(value.values_at[key]), as_data(item)] for key, item in value.items()]]
    if isinstance(value, SourceList):
        return [0, _row(value.span), [[_row(span), as_data(item)] for span, item in zip(value.items_at, value, strict=True)]]
    return value


def from_data(data: Any, file: str) -> Any:
    """Return the parsed data that `as_data` wrote, with places that name `file`."""
    if not isinstance(data, list):
        return data
    if len(data) == 5:
        text = SourceText(data[0])
        text.plain, text.expressions, text.span = data[1], tuple([(line, column) for line, column in data[2]]), Span(file, *data[3])
        text.parted = data[4]
        return text
    kind, span, items = data
    if kind == 1:
        found = SourceMap(Span(file, *span))
        for key, key_at, value_at, item in items:
            found.keys_at[key], found.values_at[key], found[key] = Span(file, *key_at), Span(file, *value_at), from_data(item, file)
        return found
    listed = SourceList(Span(file, *span))
    for item_at, item in items:
        listed.items_at.append(Span(file, *item_at))
        listed.append(from_data(item, file))
    return listed


def _row(span: Span) -> list[int]:
    return [span.line, span.column, span.end_line, span.end_column]
