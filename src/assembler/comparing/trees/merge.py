"""Two trees in pairs -> one tree in reading order, in which what moved stands twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assembler.comparing.trees.model import Knoop
from assembler.comparing.trees.runs import langste_reeks
from assembler.comparing.trees.side import Kaart
from assembler.document import Node, NodeId


class Samenvoeger:
    """Merges two trees; `bewegingen` numbers the moves, by the old id of what moved."""

    def __init__(self, oud: Kaart, nieuw: Kaart, paren: Mapping[NodeId, NodeId], terug: Mapping[NodeId, NodeId]) -> None:
        self.oud, self.nieuw, self.paren, self.terug = oud, nieuw, paren, terug
        self.bewegingen: dict[NodeId, int] = {}
        self._in_volgorde: dict[NodeId, list[NodeId]] = {}  # by old parent: the children that stay in place, in order
        self._verplaatst()

    def _verplaatst(self) -> None:
        for node in self.oud.kant.nodes.values():
            doel = self.paren.get(node.id)
            plaats = {kind.id: i for i, kind in enumerate(self.nieuw.kant.nodes[doel].kinderen)} if doel is not None else {}
            hier = [kind for kind in node.kinderen if self.paren.get(kind.id) in plaats]
            vast = langste_reeks([plaats[self.paren[kind.id]] for kind in hier], [1 + self.oud.tas(kind).total() for kind in hier]) if hier else []
            self._in_volgorde[node.id] = [hier[i].id for i in vast]
            blijft = set(self._in_volgorde[node.id])
            for kind in node.kinderen:
                if kind.id in self.paren and kind.id not in blijft:
                    self.bewegingen[kind.id] = len(self.bewegingen) + 1

    def boom(self) -> Knoop:
        """Return the merged tree."""
        return self._paar(self.oud.kant.final.root, self.nieuw.kant.final.root)

    def _paar(self, o: Node, n: Node) -> Knoop:
        """A pair in its place: neighbours that stay, and between them first what went, then what came."""
        kinderen: list[Knoop] = []
        i = j = 0
        plaatsen_o = {kind.id: k for k, kind in enumerate(o.kinderen)}
        plaatsen_n = {kind.id: k for k, kind in enumerate(n.kinderen)}
        for anker in self._in_volgorde[o.id]:
            p, q = plaatsen_o[anker], plaatsen_n[self.paren[anker]]
            kinderen += self._gat(o.kinderen[i:p], n.kinderen[j:q])
            kinderen.append(self._paar(o.kinderen[p], n.kinderen[q]))
            i, j = p + 1, q + 1
        return Knoop("blijft", o, n, (*kinderen, *self._gat(o.kinderen[i:], n.kinderen[j:])))

    def _gat(self, oud: Sequence[Node], nieuw: Sequence[Node]) -> list[Knoop]:
        return [*(self._weg(node, 0) for node in oud), *(self._erbij(node, 0) for node in nieuw)]

    def _weg(self, o: Node, beweging: int) -> Knoop:
        """An old node that does not stay here: gone, or moved (by itself, or with what holds it)."""
        doel = self.paren.get(o.id)
        beweging = self.bewegingen.get(o.id, beweging if doel is not None else 0)
        kinderen = tuple(self._weg(kind, beweging) for kind in o.kinderen)
        if doel is None:
            return Knoop("vervallen", o, None, kinderen)
        return Knoop("vertrokken", o, self.nieuw.kant.nodes[doel], kinderen, beweging)

    def _erbij(self, n: Node, beweging: int) -> Knoop:
        """A new node that did not stand here: new, or moved."""
        bron = self.terug.get(n.id)
        beweging = self.bewegingen.get(bron, beweging) if bron is not None else 0
        kinderen = tuple(self._erbij(kind, beweging) for kind in n.kinderen)
        if bron is None:
            return Knoop("nieuw", None, n, kinderen)
        return Knoop("aangekomen", self.oud.kant.nodes[bron], n, kinderen, beweging)
