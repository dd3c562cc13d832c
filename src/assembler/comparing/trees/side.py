"""One side of a comparison: its nodes, and what each says, as far as pairing needs to know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable
from functools import cached_property, lru_cache
from typing import get_args

from assembler.comparing.trees.model import TreeSide
from assembler.comparing.trees.words import words_in
from assembler.ground.document import Final, Inlines, Kind, Node, NodeId, Verwijzing, spelled

_COUNTED = re.compile(rf"(?:(?:{'|'.join((*get_args(Kind), 'toelichting', 'adres', 'groet', 'werkversie', 'kolom'))})-)?\d+\Z")

Bag = Counter[Hashable]


def tree_side(final: Final) -> TreeSide:
    """Return a document with its nodes by id; where two share an id (a bug of the stage before), the first counts."""
    nodes: dict[NodeId, Node] = {}
    parents: dict[NodeId, NodeId] = {}
    stack = [final.root]
    while stack:
        node = stack.pop()
        nodes.setdefault(node.id, node)
        for child in reversed(node.kinderen):
            parents.setdefault(child.id, node.id)
            stack.append(child)
    return TreeSide(final, nodes, parents)


class SideIndex:
    """A side as pairing looks at it: names without the document before them, and bags of words."""

    def __init__(self, side: TreeSide) -> None:
        self.side = side
        self._prefix = f"{side.final.root.id}/"
        self._bags: dict[NodeId, Bag] = {}
        self._signatures: dict[NodeId, tuple[Hashable, ...]] = {}

    def name(self, node_id: NodeId) -> str:
        """Return the id without the document it begins with: documents of two milestones may be named apart."""
        return node_id.removeprefix(self._prefix)

    def own_name(self, node_id: NodeId) -> str:
        """Return the part of the id that tells a node from its siblings."""
        parent = self.side.parents.get(node_id)
        return node_id.removeprefix(f"{parent}/") if parent and node_id.startswith(f"{parent}/") else self.name(node_id)

    @cached_property
    def names(self) -> dict[tuple[str, str], NodeId]:
        """The nodes that have a name of their own, by name and kind; a number in a row of siblings is no name."""
        every = ((self.name(node_id), node) for node_id, node in self.side.nodes.items())
        return {(name, node.kind): node.id for name, node in every if not any(counts_siblings(part) for part in name.split("/"))}

    def bag(self, node: Node) -> Bag:
        """Return the words in a node and all below it."""
        found = self._bags.get(node.id)
        if found is None:
            found = Counter(word for word in words_in(f"{_plain(node.opschrift)} {_plain(node.inhoud)}") if word[0].isalnum())
            for child in node.kinderen:
                found += self.bag(child)
            self._bags[node.id] = found
        return found

    def signature(self, node: Node) -> tuple[Hashable, ...]:
        """Return what makes a node the same as another whatever its id: its kind and everything it says."""
        found = self._signatures.get(node.id)
        if found is None:
            found = (node.kind, _plain(node.opschrift), _plain(node.inhoud), *(self.signature(child) for child in node.kinderen))
            self._signatures[node.id] = found
        return found


@lru_cache(maxsize=20_000)
def counts_siblings(name: str) -> bool:
    """Whether a name only counts siblings (`alinea-3`)."""
    return _COUNTED.match(name) is not None


def _plain(inlines: Inlines) -> str:
    """A sentence without the numbers in its references."""
    return "".join("→" if isinstance(item, Verwijzing) else item.text for item in spelled(inlines))
