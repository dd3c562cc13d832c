"""Laws in a memorandum: written out once with the abbreviation behind it, and by the abbreviation from there on (AR 4.50)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assembler.ground.document import Inlines, Node, Wetsverwijzing
from assembler.reading.records.wetten import Wet


def abbreviated(nodes: Sequence[Node], wetten: Mapping[str, Wet]) -> tuple[Node, ...]:
    """Return the same nodes, in which each law that has an abbreviation stands in full only where it is named first."""
    seen: set[str] = set()
    return tuple(_node(node, wetten, seen) for node in nodes)


def _node(node: Node, wetten: Mapping[str, Wet], seen: set[str]) -> Node:
    opschrift = _inlines(node.opschrift, wetten, seen)
    inhoud = _inlines(node.inhoud, wetten, seen)
    return Node(node.kind, node.id, opschrift, inhoud, tuple([_node(child, wetten, seen) for child in node.kinderen]), node.layout, node.herkomst)


def _inlines(inlines: Inlines, wetten: Mapping[str, Wet], seen: set[str]) -> Inlines:
    return tuple(_reference(item, wetten[item.wet], seen) if isinstance(item, Wetsverwijzing) else item for item in inlines)


def _reference(item: Wetsverwijzing, wet: Wet, seen: set[str]) -> Wetsverwijzing:
    if not wet.afkorting or wet.citeertitel not in item.text:
        return item
    before, _, after = item.text.rpartition(wet.citeertitel)
    if wet.id in seen:
        return replace(item, text=f"{before}{wet.afkorting}{after}")
    seen.add(wet.id)
    return replace(item, text=f"{before}{wet.citeertitel} ({wet.afkorting}){after}")
