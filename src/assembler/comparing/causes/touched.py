"""What a step touches in a document: by node its words, only its values, its place, or that it is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from assembler.comparing.trees.runs import heaviest_run
from assembler.ground.document import Final, Inline, Invulling, Node, NodeId, Verwijzing

Aspect = Literal["text", "value", "place", "exists"]


@dataclass(frozen=True, slots=True)
class _Print:
    parent: NodeId | None
    text: tuple[object, ...]
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A document as it is compared step by step."""

    root: Node
    prints: Mapping[NodeId, _Print]


def seen(final: Final) -> Seen:
    """Return a document as it is compared step by step."""
    return Seen(final.root, _prints(final.root))


def touched(old: Seen, new: Seen) -> dict[NodeId, set[Aspect]]:
    """Return by node id what differs: its words, only its values, its place, or that it is there; numbers do not count."""
    before, after = old.prints, new.prints
    found: dict[NodeId, set[Aspect]] = {}
    for node_id in before.keys() | after.keys():
        was, now = before.get(node_id), after.get(node_id)
        if was is None or now is None:
            found[node_id] = {"exists"}
            continue
        aspects: set[Aspect] = set()
        if was.text != now.text:
            aspects.add("text")
        elif was.values != now.values:
            aspects.add("value")
        if was.parent != now.parent:
            aspects.add("place")
        if aspects:
            found[node_id] = aspects
    for node_id in _moved(old.root, new.root):
        found.setdefault(node_id, set()).add("place")
    return found


def _prints(root: Node) -> dict[NodeId, _Print]:
    found: dict[NodeId, _Print] = {}
    parents: dict[NodeId, NodeId] = {}
    for node in root.walk():
        inlines = (*node.opschrift, "|", *node.inhoud)
        values = tuple([(item.sleutel, item.text, item.status) for item in inlines if isinstance(item, Invulling)])
        found[node.id] = _Print(parents.get(node.id), tuple([_word(item) for item in inlines]), values)
        for child in node.kinderen:
            parents[child.id] = node.id
    return found


def _word(item: Inline | str) -> object:
    if isinstance(item, str):
        return item
    if isinstance(item, Invulling):
        return ("value",)
    return ("verwijzing", item.doelen) if isinstance(item, Verwijzing) else item.text


def _moved(old: Node, new: Node) -> Iterator[NodeId]:
    """Yield the children that no longer stand in the order in which they stood, as few as explain it."""
    places = {node.id: [child.id for child in node.kinderen] for node in old.walk() if node.kinderen}
    for node in new.walk():
        was = places.get(node.id, ())
        if len(was) < 2 or len(node.kinderen) < 2 or was == [child.id for child in node.kinderen]:
            continue
        rank = {name: number for number, name in enumerate(was)}
        row = [child.id for child in node.kinderen if child.id in rank]
        stay = set(heaviest_run([rank[name] for name in row]))
        yield from (name for number, name in enumerate(row) if number not in stay)
