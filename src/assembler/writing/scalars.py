"""One value -> how it is spelled in YAML: in the style that stood there, else in the plainest that says exactly this."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assembler.ground.findings import Span
from assembler.reading.source import scalar

WIDTH = 150  # where a folded text goes on below
_START = frozenset("-?:,[]{}#&*!|>'\"%@`.~=<")  # a plain text does not begin with these: some are signs of YAML, the others of its older versions
_OTHERS = re.compile(r"(?:y|n|yes|no|on|off|true|false|null|nan|inf|0[0-9_]+|0x[0-9a-f]+|0o[0-7]+|[0-9_]+(?::[0-5]?[0-9])+)\Z", re.IGNORECASE)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]')


def spelled(value: Any, style: str | None, *, flow: bool) -> Iterator[str]:
    """Give the spellings on one line of a text, number, truth or nothing: first in the style of the old one, then what is sure to be right."""
    if value is None or isinstance(value, bool | int):
        yield "null" if value is None else str(value).lower()
        return
    text = str(value)
    if style == "'" and single_fits(text):
        yield single(text)
    if style == '"':
        yield double(text)
    if plain_fits(text, flow=flow):
        yield text
    if single_fits(text) and ('"' in text or "\\" in text):
        yield single(text)
    yield double(text)


def plain_fits(text: str, *, flow: bool) -> bool:
    """Return whether a text can stand without quotes, here and in other programs, and is then read as this text."""
    if not text or text != text.strip() or text[0] in _START or "\n" in text or _OTHERS.match(text) or not text.isprintable():
        return False
    if ": " in text or " #" in text or text.endswith(":") or (flow and re.search(r"[,\[\]{}]|:(?=[\"'])", text)):
        return False
    return type(scalar(text, None, Span(""), ())) is not int


def single_fits(text: str) -> bool:
    """Return whether single quotes hold a text as it is."""
    return not _ESCAPED.search(text.replace("\\", "").replace('"', "").replace("\xa0", ""))


def single(text: str) -> str:
    """Return a text between single quotes."""
    return "'" + text.replace("'", "''") + "'"


def double(text: str) -> str:
    """Return a text between double quotes: every text can be written so."""
    return '"' + _ESCAPED.sub(lambda match: _ESCAPES.get(match.group(), _code(match.group())), text) + '"'


def _code(character: str) -> str:
    if character == "\xa0":
        return character  # a no-break space is an ordinary character of a text
    return f"\\x{ord(character):02x}" if ord(character) < 256 else f"\\u{ord(character):04x}"


# --- texts of several lines --------------------------------------------------------------------------------------


def folded(text: str, width: int, old: list[str] | None = None) -> list[str] | None:
    """Return the lines of a folded block (`>`), or None when it cannot hold the text.

    Lines of the `old` block before the first word that changed and after the last one stay as they were broken.
    """
    if not _block_fits(text) or re.search(r"(?:^|\n)[ \t]|[ \t](?:\n|$)", text):
        return None
    head, tail = _kept(text, old or [])
    middle = text[len(" ".join(head)) :] if head else text
    middle = middle[: len(middle) - len(" ".join(tail))] if tail else middle
    if "\n" in " ".join([*head, *tail]):
        return None
    lines: list[str] = list(head)
    for number, paragraph in enumerate(middle.strip(" ").split("\n")):
        if number:
            lines.append("")
        lines += wrapped(paragraph.strip(" "), width) if paragraph.strip(" ") else []
    return [*lines, *tail]


def literal(text: str) -> list[str] | None:
    """Return the lines of a literal block (`|`), or None when it cannot hold the text."""
    lines = text.split("\n")
    if not _block_fits(text) or text.startswith((" ", "\n")) or any(line != line.rstrip() for line in lines):
        return None
    return lines


def _block_fits(text: str) -> bool:
    return (
        bool(text.strip())
        and not text.endswith("\n")
        and not text.startswith("\n")
        and not re.search("[\t\r\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]", text)
    )


def _kept(text: str, old: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines of the old block that the new text begins and ends with."""
    if "" in old or any(line != line.strip() for line in old):
        return [], []  # paragraphs, or lines with a meaning of their own: broken anew
    head: list[str] = []
    while len(head) < len(old) and (text == " ".join([*head, old[len(head)]]) or text.startswith(" ".join([*head, old[len(head)]]) + " ")):
        head.append(old[len(head)])
    rest = text[len(" ".join(head)) :]
    tail: list[str] = []
    while len(tail) < len(old) - len(head) and rest.endswith(" " + " ".join([old[-1 - len(tail)], *tail])):
        tail.insert(0, old[-1 - len(tail)])
    return head, tail


def wrapped(text: str, width: int) -> list[str]:
    """Return a paragraph broken at single spaces outside expressions, into lines of at most `width` where that can be."""
    lines, current = [], ""
    for word in _words(text):
        if current and len(current) + 1 + len(word) > width:
            lines.append(current)
            current = word
        else:
            current = f"{current} {word}" if current else word
    return [*lines, current] if current else lines


def _words(text: str) -> list[str]:
    """Cut at spaces where a line may end: not beside another space, not inside `{{ }}`."""
    words, begin, depth = [], 0, 0
    for at, character in enumerate(text):
        if text.startswith("{{", at):
            depth += 1
        elif text.startswith("}}", at) and depth:
            depth -= 1
        elif character == " " and not depth and at and text[at - 1] != " " and at + 1 < len(text) and text[at + 1] != " ":
            words.append(text[begin:at])
            begin = at + 1
    return [*words, text[begin:]]
