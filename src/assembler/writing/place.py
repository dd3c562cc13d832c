"""A path of keys and numbers -> where its value stands in a YAML text: the node, its parent and the characters that are its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

Path = tuple[str | int, ...]


class EditError(Exception):
    """The edit cannot be made; the message says why, in Dutch."""


@dataclass(frozen=True, slots=True)
class Place:
    """One value in a text; `entry` is where it begins with its key or dash, `within` the mapping or list that it stands in."""

    node: Any
    entry: int
    within: Any


@lru_cache(maxsize=16)
def composed(text: str) -> Node:
    """Return the tree of nodes of a text that is known to be good YAML."""
    found: Node = YAML(typ="safe", pure=True).compose(text)
    return found


def place(text: str, path: Path) -> Place:
    """Return where the value at `path` stands; EditError when there is none."""
    found = Place(composed(text), 0, None)
    for number, step in enumerate(path):
        found = _child(text, found.node, step, path[: number + 1])
    return found


def _child(text: str, node: Any, step: str | int, path: Path) -> Place:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if str(key.value) == step:
                return Place(value, key.start_mark.index, node)
    elif isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        item = node.value[step]
        return Place(item, item.start_mark.index if node.flow_style else dash(text, node, step), node)
    raise EditError(f"Hier staat niets: {spoken(path)}.")


def spoken(path: Path) -> str:
    """Return a path as people read it: keuzes, 2, reden."""
    return ", ".join(str(step + 1) if isinstance(step, int) else step for step in path)


def dash(text: str, node: Any, number: int) -> int:
    """Return where the dash of an item of a block list stands."""
    end = node.value[number].start_mark.index
    begin: int = node.start_mark.index if not number else last(text, node.value[number - 1])
    at, column = begin, node.start_mark.column
    while True:  # dashes in a comment between two items do not stand in the column of the list
        at = int(text.index("-", at))
        if at - (text.rfind("\n", 0, at) + 1) == column and at <= end:
            return at
        at += 1


def last(text: str, node: Any) -> int:
    """Return the first character after what a node says: comments and empty lines below it are not its own."""
    if isinstance(node, ScalarNode):
        if node.style in ("|", ">"):
            raw = text[node.start_mark.index : node.end_mark.index]
            return int(node.start_mark.index) + len(raw.rstrip("\n ").rstrip())
        if node.start_mark.index == node.end_mark.index:  # nothing stands there; the mark is that of what comes next
            return len(text[: node.start_mark.index].rstrip())
        return int(node.end_mark.index)
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    child = node.value[-1]
    return last(text, child[1] if isinstance(child, tuple) else child)


def line_begin(text: str, at: int) -> int:
    """Return where the line of a character begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Return where the line of a character ends: at its line end, or the end of the text."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found
