"""YAML text -> data by the composer in Python: slow, and it says of every fault what is wrong and where."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import MaxDepthExceededError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from assembler.ground.findings import Finding, Related, Span, error
from assembler.reading.source import FORBIDDEN, MAX_DEPTH, SourceList, SourceMap, bad_characters, expressions, scalar

if TYPE_CHECKING:
    from ruamel.yaml.error import StreamMark
    from ruamel.yaml.nodes import Node


class Reader:
    """Walks one YAML document that the pure composer made; collects findings."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.lines = text.split("\n")
        self.findings: list[Finding] = []

    def read(self) -> Any:
        """Return the data, or None when the text holds none; what is wrong stands in `findings`."""
        if self._has_tab_indent():
            return None
        self.findings.extend(bad_characters(self.text, self.file))
        if self.findings:
            return None
        try:
            with warnings.catch_warnings(action="ignore"):  # two anchors of one name: we refuse anchors, in Dutch and with their place
                documents = list(_yaml().compose_all(self.text))
        except MaxDepthExceededError as fault:
            self._report("De inspringing is te diep.", self._point(fault.problem_mark))
            return None
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
        data = self._walk(documents[0])
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
        span = self._point(mark) if mark else Span(self.file)
        if self._braces(fault.context_mark.line + 1 if fault.context_mark else span.line, span.line):
            return
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

    def _braces(self, first: int, last: int) -> bool:
        """Report a text that begins with `{{` and has no quotes, on one of these lines: YAML reads a group in it, and stumbles further on."""
        for number, line in enumerate(self.lines[first - 1 : last], first):
            found = _BRACES.search(line)
            if found is None:
                continue
            column = found.start("text") + 1
            text = found["text"].rstrip().removesuffix("}" if found["text"].count("{") < found["text"].count("}") else "")
            quoted = f'"{text}"' if '"' not in text else f"'{text}'" if "'" not in text else '"…" (met \' binnenin)'
            message = "Een tekst die met {{ begint, staat tussen aanhalingstekens."
            self._report(message, Span(self.file, number, column, number, column + 2), hint=f"Schrijf: {quoted}")
            return True
        return False

    def _walk(self, node: Node) -> Any:
        if node.anchor is not None:
            self._report("Ankers en verwijzingen van YAML (& en *) mogen hier niet.", self._span(node), hint="Schrijf de waarde uit.")
            return None  # not walked: anchors within anchors grow without end
        if str(node.tag) not in _TAGS:
            self._report("YAML-tags (met een uitroepteken) mogen hier niet.", self._span(node), hint="Zet de tekst tussen aanhalingstekens.")
        if isinstance(node, MappingNode):
            return self._map(node)
        if isinstance(node, SequenceNode):
            found = SourceList(self._span(node))
            for item in node.value:
                found.append(self._walk(item))
                found.items_at.append(self._span(item))
            return found
        assert isinstance(node, ScalarNode)  # noqa: S101 - YAML knows three kinds of node
        return self._scalar(node)

    def _map(self, node: MappingNode) -> SourceMap:
        found = SourceMap(self._span(node))
        for key_node, value_node in node.value:
            span = self._span(key_node)
            if not isinstance(key_node, ScalarNode):
                if not self._braces(span.line, span.line):
                    self._report("Een sleutel moet een woord zijn.", span)
                continue
            if key_node.anchor is not None or str(key_node.tag) not in _TAGS:
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
            found[key] = self._walk(value_node)
        return found

    def _scalar(self, node: ScalarNode) -> Any:
        span = self._span(node)
        raw = self.text[node.start_mark.index : node.end_mark.index] if "{{" in node.value else ""
        found = scalar(node.value, node.style, span, expressions(raw, span.line, span.column))
        hidden = FORBIDDEN.search(node.value)  # written as an escape, such as \u202e in double quotes
        if hidden is not None:
            message = f"Hier staat een onzichtbaar stuurteken (U+{ord(hidden.group()):04X}) dat niet in een tekst hoort."
            self._report(message, span, slug="tekst-zonder-stuurtekens", hint="Verwijder het teken.")
        return found

    def _span(self, node: Node) -> Span:
        start, end = node.start_mark, node.end_mark
        return Span(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _point(self, mark: StreamMark) -> Span:
        return Span(self.file, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)

    def _report(self, message: str, span: Span, slug: str = "yaml-is-geldig", hint: str = "") -> None:
        self.findings.append(error(slug, message, span, hint=hint))


# What the composer itself says of what is written without a tag.
_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("map", "seq", "str", "null", "bool", "int", "float", "timestamp", "merge", "value"))
_BRACES = re.compile(r"""(?:[:\-]\s+|^\s*)(?P<text>\{\{.*)$""")


def _yaml() -> YAML:
    reader = YAML(typ="safe", pure=True)
    reader.max_depth = MAX_DEPTH + 1  # its price grows with the square of the depth
    return reader
