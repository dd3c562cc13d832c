"""One side of a comparison: its nodes, and what each says, as far as pairing needs to know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable
from functools import cached_property
from typing import get_args

from assembler.comparing.trees.model import Zijde
from assembler.comparing.trees.words import woorden_in
from assembler.document import Final, Inlines, Kind, Node, NodeId, Verwijzing

_OP_VOLGORDE = re.compile(rf"(?:(?:{'|'.join((*get_args(Kind), 'toelichting', 'adres', 'groet', 'werkversie', 'kolom'))})-)?\d+\Z")

Tas = Counter[Hashable]


def zijde(final: Final) -> Zijde:
    """Return a document with its nodes by id; where two share an id (a bug of the stage before), the first counts."""
    nodes: dict[NodeId, Node] = {}
    ouders: dict[NodeId, NodeId] = {}
    stapel = [final.root]
    while stapel:
        node = stapel.pop()
        nodes.setdefault(node.id, node)
        for kind in reversed(node.kinderen):
            ouders.setdefault(kind.id, node.id)
            stapel.append(kind)
    return Zijde(final, nodes, ouders)


class Kaart:
    """A side as pairing looks at it: names without the document before them, and bags of words."""

    def __init__(self, kant: Zijde) -> None:
        self.kant = kant
        self._begin = f"{kant.final.root.id}/"
        self._tassen: dict[NodeId, Tas] = {}
        self._handtekeningen: dict[NodeId, tuple[Hashable, ...]] = {}

    def naam(self, node_id: NodeId) -> str:
        """Return the id without the document it begins with: documents of two milestones may be named apart."""
        return node_id.removeprefix(self._begin)

    def eigen_naam(self, node_id: NodeId) -> str:
        """Return the part of the id that tells a node from its siblings."""
        ouder = self.kant.ouders.get(node_id)
        return node_id.removeprefix(f"{ouder}/") if ouder and node_id.startswith(f"{ouder}/") else self.naam(node_id)

    @cached_property
    def namen(self) -> dict[tuple[str, str], NodeId]:
        """The nodes that have a name of their own, by name and kind; a number in a row of siblings is no name."""
        alle = ((self.naam(node_id), node) for node_id, node in self.kant.nodes.items())
        return {(naam, node.kind): node.id for naam, node in alle if not any(op_volgorde(deel) for deel in naam.split("/"))}

    def tas(self, node: Node) -> Tas:
        """Return the words in a node and all below it."""
        gevonden = self._tassen.get(node.id)
        if gevonden is None:
            gevonden = Counter(woord for woord in woorden_in(f"{_los(node.opschrift)} {_los(node.inhoud)}") if woord[0].isalnum())
            for kind in node.kinderen:
                gevonden += self.tas(kind)
            self._tassen[node.id] = gevonden
        return gevonden

    def handtekening(self, node: Node) -> tuple[Hashable, ...]:
        """Return what makes a node the same as another whatever its id: its kind and everything it says."""
        gevonden = self._handtekeningen.get(node.id)
        if gevonden is None:
            gevonden = (node.kind, _los(node.opschrift), _los(node.inhoud), *(self.handtekening(kind) for kind in node.kinderen))
            self._handtekeningen[node.id] = gevonden
        return gevonden


def op_volgorde(naam: str) -> bool:
    """Whether a name only counts siblings (`alinea-3`)."""
    return _OP_VOLGORDE.match(naam) is not None


def _los(inlines: Inlines) -> str:
    """A sentence without the numbers in its references."""
    return "".join("→" if isinstance(item, Verwijzing) else item.text for item in inlines)
