"""YAML text -> the same data from the parser in C, thirty times as fast; or nothing, wherever there is any doubt.

libyaml and the composer in Python agree on texts without oddities, in data and in places. They differ in what they refuse, in their messages, and in places
around tabs, other line ends, missing values and the end of a file without line end. So this reader gives data only for a text without any of these and
without any fault; for the rest the composer in Python speaks. A test holds the two beside each other over every file of the workspace and over spoilt ones.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from assembler.ground.findings import Span
from assembler.reading.source import FORBIDDEN, MAX_DEPTH, SourceList, SourceMap, expressions, scalar

try:
    from yaml import YAMLError
    from yaml._yaml import CParser
    from yaml.events import (
        DocumentEndEvent,
        DocumentStartEvent,
        Event,
        MappingEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceEndEvent,
        SequenceStartEvent,
        StreamEndEvent,
        StreamStartEvent,
    )
except ImportError:  # PyYAML is not there, or was made without libyaml
    CParser = None

# A tab, a line end or a byte order mark that the two count differently; a quote with a colon against it, a key for the one and not for the other.
_ODD = re.compile("[\t\r\x85\u2028\u2029\ufeff]|[\"']:(?![ \n])")


class _DoubtError(Exception):
    """Here the two readers could differ, or the text is faulty."""


class _DeepError(_DoubtError):
    """Here it is deeper than data of ours may be."""


def available() -> bool:
    """Return whether the parser in C is there."""
    return CParser is not None


def read(text: str, file: str) -> SourceMap | SourceList | None:
    """Return the data of a YAML text without faults or oddities, with positions that name `file`; else None: nothing is said of the text."""
    if CParser is None or not _plain(text):
        return None
    try:
        return _Builder(text, file).document()
    except (_DoubtError, YAMLError):
        return None


def doubt(text: str, file: str) -> Span | None:
    """Return where a text stops being one that `read` takes; None when it cannot be told, or is for the composer to tell."""
    if CParser is None:
        return None
    builder = _Builder(text, file)
    try:
        builder.document()
    except YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        return Span(file, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2) if mark is not None else Span(file)
    except _DeepError:
        return None  # the composer stops there as soon
    except _DoubtError:
        return builder.here()
    odd = _ODD.search(text) or FORBIDDEN.search(text)
    line = text.count("\n", 0, odd.start()) + 1 if odd is not None else text.count("\n") + 1
    return Span(file, line, 1, line, 1)


def meaning(text: str) -> str | None:
    """Return a hash of what a YAML text says and where: each key and value, how it is written and where it begins; None where only the text itself tells.

    Of two texts with the same hash `read` gives the same data with the same beginnings. They differ in remarks, in spaces behind a line, and in where a mapping
    or list ends: that is where the next thing begins, or the file ends.
    """
    if CParser is None or not _plain(text):
        return None
    digest, parser, depth = hashlib.sha256(), CParser(text), 0
    try:
        while type(event := parser.get_event()) is not StreamEndEvent:
            kind, start, end = type(event), event.start_mark, event.end_mark
            depth += (kind in {MappingStartEvent, SequenceStartEvent}) - (kind in {MappingEndEvent, SequenceEndEvent})
            told: list[object] = [kind.__name__]
            if kind in {ScalarEvent, MappingStartEvent, SequenceStartEvent} or hasattr(event, "anchor"):
                if event.anchor is not None or event.tag is not None or depth > MAX_DEPTH:
                    return None
                told += [start.line, start.column]
            if kind is ScalarEvent:
                value = event.value
                if (not value and not event.style) or FORBIDDEN.search(value):
                    return None
                told += [end.line, end.column, event.style, value, text[start.index : end.index] if "{{" in value else ""]
            digest.update(repr(told).encode())
    except YAMLError:
        return None
    return digest.hexdigest()


def _plain(text: str) -> bool:
    """Whether a text has none of the oddities in which the two readers differ."""
    return text.endswith("\n") and not _ODD.search(text) and not FORBIDDEN.search(text)


class _Builder:
    """Builds the data of one text from the events of the parser, which is never asked for more than the data is deep."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._parser = CParser(text)
        self._last: Event = None

    def _next(self) -> Event:
        self._last = self._parser.get_event()
        return self._last

    def here(self) -> Span:
        """Return where the last event stands."""
        return self._span(self._last, self._last)

    def document(self) -> SourceMap | SourceList:
        """Return the data of the only document of the text."""
        self._expect(StreamStartEvent)
        self._expect(DocumentStartEvent)
        found, _ = self._node(self._next(), 0)
        self._expect(DocumentEndEvent)
        self._expect(StreamEndEvent)
        if not isinstance(found, SourceMap | SourceList):
            raise _DoubtError
        return found

    def _expect(self, kind: type[Event]) -> None:
        if type(self._next()) is not kind:
            raise _DoubtError

    def _node(self, event: Event, depth: int) -> tuple[Any, Span]:
        kind = type(event)
        if depth > MAX_DEPTH:
            raise _DeepError
        if event.anchor is not None:  # an alias is an event with an anchor
            raise _DoubtError
        if kind is ScalarEvent:
            return self._scalar(event)
        if event.tag is not None:
            raise _DoubtError
        return self._map(event, depth) if kind is MappingStartEvent else self._list(event, depth)

    def _map(self, start: Event, depth: int) -> tuple[SourceMap, Span]:
        found = SourceMap(self._span(start, start))
        while type(event := self._next()) is not MappingEndEvent:
            if type(event) is not ScalarEvent or event.anchor is not None or event.tag is not None or event.value in found.keys_at:
                raise _DoubtError
            key = event.value
            found.keys_at[key] = self._span(event, event)
            found[key], found.values_at[key] = self._node(self._next(), depth + 1)
        found.span = self._span(start, event)
        return found, found.span

    def _list(self, start: Event, depth: int) -> tuple[SourceList, Span]:
        assert type(start) is SequenceStartEvent  # noqa: S101 - YAML knows three kinds of node and the alias
        found = SourceList(self._span(start, start))
        while type(event := self._next()) is not SequenceEndEvent:
            item, span = self._node(event, depth + 1)
            found.append(item)
            found.items_at.append(span)
        found.span = self._span(start, event)
        return found, found.span

    def _scalar(self, event: Event) -> tuple[Any, Span]:
        value: str = event.value
        if event.tag is not None or (not value and not event.style) or FORBIDDEN.search(value):
            raise _DoubtError
        span = self._span(event, event)
        raw = self._text[event.start_mark.index : event.end_mark.index] if "{{" in value else ""
        return scalar(value, event.style, span, expressions(raw, span.line, span.column) if raw else ()), span

    def _span(self, first: Event, last: Event) -> Span:
        start, end = first.start_mark, last.end_mark
        return Span(self._file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
