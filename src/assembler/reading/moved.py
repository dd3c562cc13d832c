"""Parts that stand in a file of their own: where they still stand in another, a finding says what to move where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assembler.ground.findings import Finding, Span, error
from assembler.reading.source import SourceMap

SLUG = "deel-staat-in-eigen-bestand"


def moved(data: Any, file: str) -> tuple[tuple[Finding, ...], frozenset[Span]]:
    """Return a finding for each part of this file that belongs in another, and the places of the keys that hold them."""
    match file.split("/"):
        case ["trajecten", traject, "traject.yaml"] if isinstance(data, SourceMap) and isinstance(data.get("mijlpalen"), list):
            return tuple(_milestones(data["mijlpalen"], traject)), frozenset({data.keys_at["mijlpalen"]})
        case ["trajecten", traject, "mijlpalen", name] if isinstance(data, SourceMap) and isinstance(data.get("teksten"), SourceMap):
            return tuple(_texts(data["teksten"], traject, name.partition(".")[0])), frozenset({data.keys_at["teksten"]})
    return (), frozenset()


def _milestones(row: list[Any], traject: str) -> Iterator[Finding]:
    for item in row:
        if not isinstance(item, SourceMap):
            continue
        name = str(item.get("id", "<id>"))
        hint = f"Zet dit deel, zonder het streepje en zonder 'teksten', in trajecten/{traject}/mijlpalen/{name}.yaml."
        yield error(SLUG, f"De mijlpaal '{name}' hoort in een eigen bestand, niet in traject.yaml.", item.values_at.get("id", item.span), hint=hint)
        if isinstance(item.get("teksten"), SourceMap):
            yield from _texts(item["teksten"], traject, name)


def _texts(texts: SourceMap, traject: str, milestone: str) -> Iterator[Finding]:
    for place, span in texts.keys_at.items():
        hint = f"Zet deze blokken onder 'blokken:' in trajecten/{traject}/teksten/{milestone}/{place}.yaml; gewone alinea's mogen ook in {place}.md."
        yield error(SLUG, f"De tekst '{place}' hoort in een eigen bestand, niet bij de mijlpaal.", span, hint=hint)
