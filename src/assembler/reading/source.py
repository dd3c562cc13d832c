"""What YAML becomes: plain data that remembers where it stands, and what no text of ours may hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from assembler.ground.findings import Finding, Span, error

MAX_BYTES = 2_000_000  # a clause library of 100 regulations is smaller
MAX_DEPTH = 40
# Control characters and those that turn the direction of text: no jurist types them, and they hide what a text says.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_MARKS = re.compile(r"\{\{|\n")
_EMPTY_LINE, _LINE_END = re.compile(r"\n[ \t]*\n"), re.compile(r"\n")  # where lines are folded only an empty one leaves an end
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


class SourceText(str):
    """A text scalar with its span; `plain` when written without quotes, `parted` by an empty line, `expressions` where each `{{` stands."""

    __slots__ = ("expressions", "parted", "plain", "span")
    span: Span
    plain: bool
    parted: bool
    expressions: tuple[tuple[int, int], ...]


class SourceMap(dict[str, Any]):
    """A mapping with the span of itself, of each key and of each value."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span
        self.keys_at: dict[str, Span] = {}
        self.values_at: dict[str, Span] = {}


class SourceList(list[Any]):
    """A sequence with the span of itself and of each item."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span
        self.items_at: list[Span] = []


@dataclass(frozen=True, slots=True)
class Parsed:
    """The data of one file (None when there is none) and what is wrong with its text."""

    data: Any
    findings: tuple[Finding, ...]


def scalar(value: str, style: str | None, span: Span, expressions: tuple[tuple[int, int], ...]) -> Any:
    """Return what a scalar says: None, a truth, a whole number, or text with its span; `style` is the mark it was written with (None or "": plain).

    YAML 1.2 with less: what looks like a date, a fraction or a number with leading zeros is text, for a code of a gemeente is no number.
    """
    plain = not style
    if plain:
        if value in _WORDS:
            return _WORDS[value]
        if _INTEGER.match(value) and len(value) <= 18:
            return int(value)
    text = SourceText(value.rstrip("\n") if style in ("|", ">") else value)
    text.span, text.plain, text.expressions = span, plain, expressions
    text.parted = bool((_EMPTY_LINE if style == "|" else _LINE_END).search(value.strip()))
    return text


def expressions(raw: str, line: int, column: int) -> tuple[tuple[int, int], ...]:
    """Return line and column of each `{{` in a scalar as it stands in the file, from its first character on.

    The nth of the value is the nth of the source: folding makes no braces.
    """
    found = []
    begin = 1 - column  # where, counted from the start of `raw`, the line begins
    for match in _MARKS.finditer(raw):
        if match.group() == "\n":
            line, begin = line + 1, match.end()
        else:
            found.append((line, match.start() - begin + 1))
    return tuple(found)


def decode(content: bytes, file: str) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the text of a file (BOM dropped, all line ends alike), or None with the finding that says why not."""
    if len(content) > MAX_BYTES:
        size = f"{len(content) / 1_000_000:.0f} MB"
        return None, (error("bestand-is-leesbaar", f"Dit bestand is te groot ({size}); het maximum is 2 MB.", Span(file)),)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        column = fault.start - (content.rfind(b"\n", 0, fault.start) + 1) + 1
        return None, (
            error(
                "bestand-is-leesbaar",
                "Dit bestand is geen UTF-8.",
                Span(file, line, column, line, column),
                hint="Sla het bestand in de editor op met codering UTF-8.",
            ),
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, tuple(bad_characters(text, file))


def bad_characters(text: str, file: str) -> list[Finding]:
    """Return a finding for each of the first twenty characters that no text may hold."""
    found = []
    for match in FORBIDDEN.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        code = f"U+{ord(match.group()):04X}"
        message = f"Hier staat een onzichtbaar stuurteken ({code}) dat niet in een tekst hoort."
        found.append(error("tekst-zonder-stuurtekens", message, Span(file, line, column, line, column + 1), hint="Verwijder het teken."))
    return found[:20]
