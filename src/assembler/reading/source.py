"""YAML text -> plain data that remembers where it stands: the first stage."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from assembler.findings import Finding, Related, Span, error

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

MAX_BYTES = 2_000_000  # a clause library of 100 regulations is smaller; YAML of this size takes seconds to parse
MAX_DEPTH = 40
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
# Control characters and those that turn the direction of text: no jurist types them, and they hide what a text says.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


class SourceText(str):
    """A text scalar with its span; `plain` when written without quotes, `expressions` where each `{{` stands."""

    __slots__ = ("expressions", "plain", "span")
    span: Span
    plain: bool
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


def parse(content: bytes, file: str) -> Parsed:
    """Return the data in `content`, with positions that name `file`; all faults of the text are findings."""
    return _parse(hashlib.sha256(content).hexdigest(), file, _Bytes(content))


class _Bytes:
    """Content that does not take part in the cache key: the hash stands for it."""

    __slots__ = ("content",)

    def __init__(self, content: bytes) -> None:
        self.content = content

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Bytes)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=4096)
def _parse(_digest: str, file: str, boxed: _Bytes) -> Parsed:
    text, findings = decode(boxed.content, file)
    if text is None:
        return Parsed(None, findings)
    reader = _Reader(file, text)
    data = reader.read()
    return Parsed(data, tuple(reader.findings))


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
    return text, tuple(_bad_characters(text, file))


def _bad_characters(text: str, file: str) -> list[Finding]:
    found = []
    for match in _FORBIDDEN.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        code = f"U+{ord(match.group()):04X}"
        message = f"Hier staat een onzichtbaar stuurteken ({code}) dat niet in een tekst hoort."
        found.append(error("tekst-zonder-stuurtekens", message, Span(file, line, column, line, column + 1), hint="Verwijder het teken."))
    return found[:20]


class _Reader:
    """Walks one YAML document; collects findings."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.lines = text.split("\n")
        self.findings: list[Finding] = []

    def read(self) -> Any:
        if self._has_tab_indent():
            return None
        self.findings.extend(_bad_characters(self.text, self.file))
        if self.findings:
            return None
        try:
            documents = list(YAML(typ="safe", pure=True).compose_all(self.text))
        except MarkedYAMLError as fault:
            self._syntax(fault)
            return None
        except (YAMLError, RecursionError, ValueError) as fault:
            self._report(f"Dit bestand is geen geldige YAML ({type(fault).__name__}).", Span(self.file))
            return None
        documents = [document for document in documents if document is not None]
        if not documents:
            self._report("Dit bestand is leeg.", Span(self.file), slug="bestand-is-leesbaar")
            return None
        if len(documents) > 1:
            self._report("Dit bestand bevat meer dan één YAML-document.", self._span(documents[1]), hint="Verwijder de regel met '---'.")
            return None
        data = self._walk(documents[0], 0)
        if data is None and not self.findings:
            self._report("Dit bestand is leeg.", Span(self.file), slug="bestand-is-leesbaar")
        return data

    def _has_tab_indent(self) -> bool:
        for number, line in enumerate(self.lines, 1):
            indent = line[: len(line) - len(line.lstrip(" \t"))]
            if "\t" in indent:
                column = indent.index("\t") + 1
                self._report(
                    "Hier staat een tab in de inspringing; YAML kent alleen spaties.",
                    Span(self.file, number, column, number, column + 1),
                    hint="Vervang de tab door spaties.",
                )
        return bool(self.findings)

    def _syntax(self, fault: MarkedYAMLError) -> None:
        mark = fault.problem_mark or fault.context_mark
        span = Span(self.file, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2) if mark else Span(self.file)
        problem = str(fault.problem or "")
        hints = (
            ("mapping values are not allowed", "Staat er een dubbele punt in een tekst? Zet de tekst dan tussen aanhalingstekens."),
            ("could not find expected ':'", "Ontbreekt er een dubbele punt, of is een regel verkeerd ingesprongen?"),
            ("found character '@'", "Begint de tekst met een bijzonder teken? Zet de tekst dan tussen aanhalingstekens."),
            ("found unexpected end of stream", "Is een aanhalingsteken niet gesloten?"),
            ("undefined alias", "Begint de tekst met een bijzonder teken (* of &)? Zet de tekst dan tussen aanhalingstekens."),
            ("expected <block end>", "Is een regel verkeerd ingesprongen, of staat er een aanhalingsteken midden in een tekst?"),
        )
        hint = next((text for sign, text in hints if sign in problem), "Controleer de inspringing en de leestekens rond deze plek.")
        self._report("Dit is geen geldige YAML: de opbouw klopt hier niet.", span, hint=hint)

    def _walk(self, node: Node, depth: int) -> Any:
        if depth > MAX_DEPTH:
            self._report("De inspringing is te diep.", self._span(node))
            return None
        if node.anchor is not None:
            self._report("Ankers en verwijzingen van YAML (& en *) mogen hier niet.", self._span(node), hint="Schrijf de waarde uit.")
            return None  # not walked: anchors within anchors grow without end
        if str(node.tag).startswith("!") or (str(node.ctag if hasattr(node, "ctag") else "").startswith("!")):
            self._report("YAML-tags (met een uitroepteken) mogen hier niet.", self._span(node), hint="Zet de tekst tussen aanhalingstekens.")
        if isinstance(node, MappingNode):
            return self._map(node, depth)
        if isinstance(node, SequenceNode):
            found = SourceList(self._span(node))
            for item in node.value:
                found.append(self._walk(item, depth + 1))
                found.items_at.append(self._span(item))
            return found
        assert isinstance(node, ScalarNode)  # noqa: S101 - YAML knows three kinds of node
        return self._scalar(node)

    def _map(self, node: MappingNode, depth: int) -> SourceMap:
        found = SourceMap(self._span(node))
        for key_node, value_node in node.value:
            span = self._span(key_node)
            if not isinstance(key_node, ScalarNode):
                self._report("Een sleutel moet een woord zijn.", span)
                continue
            if key_node.anchor is not None or str(key_node.tag).startswith("!"):
                self._report("Een sleutel heeft geen anker of tag.", span, hint="Zet de sleutel tussen aanhalingstekens.")
                continue
            key = str(key_node.value)
            if key in found.keys_at:
                message = f"De sleutel '{key}' staat hier twee keer."
                related = (Related(found.keys_at[key], "hier staat hij de eerste keer"),)
                self.findings.append(error("sleutel-is-uniek", message, span, related=related, hint="Verwijder een van de twee."))
                continue
            found.keys_at[key] = span
            found.values_at[key] = self._span(value_node)
            found[key] = self._walk(value_node, depth + 1)
        return found

    def _scalar(self, node: ScalarNode) -> Any:
        plain = node.style is None or node.style == ""
        if plain and node.value.lower() in _WORDS and node.value == node.value.lower():
            return _WORDS[node.value]
        if plain and _INTEGER.match(node.value) and len(node.value) <= 18:
            return int(node.value)
        hidden = _FORBIDDEN.search(node.value)  # written as an escape, such as \u202e in double quotes
        if hidden is not None:
            message = f"Hier staat een onzichtbaar stuurteken (U+{ord(hidden.group()):04X}) dat niet in een tekst hoort."
            self._report(message, self._span(node), slug="tekst-zonder-stuurtekens", hint="Verwijder het teken.")
        text = SourceText(node.value.rstrip("\n") if node.style in ("|", ">") else node.value)
        text.span = self._span(node)
        text.plain = plain
        text.expressions = self._expressions(node)
        return text

    def _expressions(self, node: ScalarNode) -> tuple[tuple[int, int], ...]:
        """Find where each `{{` stands: the nth of the value is the nth of the source, for folding makes no braces."""
        if "{{" not in node.value:
            return ()
        raw = self.text[node.start_mark.index : node.end_mark.index]
        found = []
        for match in re.finditer(r"\{\{", raw):
            start = node.start_mark.index + match.start()
            line = self.text.count("\n", 0, start)
            found.append((line + 1, start - (self.text.rfind("\n", 0, start) + 1) + 1))
        return tuple(found)

    def _span(self, node: Node) -> Span:
        start, end = node.start_mark, node.end_mark
        return Span(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _report(self, message: str, span: Span, slug: str = "yaml-is-geldig", hint: str = "") -> None:
        self.findings.append(error(slug, message, span, hint=hint))
