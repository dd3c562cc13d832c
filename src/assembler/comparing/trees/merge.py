"""Two trees in pairs -> one tree in reading order, in which what moved stands twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assembler.comparing.trees.model import MergedNode
from assembler.comparing.trees.runs import heaviest_run
from assembler.comparing.trees.side import SideIndex
from assembler.ground.document import Node, NodeId


class Merger:
    """Merges two trees; `moves` numbers the moves, by the old id of what moved."""

    def __init__(self, old: SideIndex, new: SideIndex, pairs: Mapping[NodeId, NodeId], back: Mapping[NodeId, NodeId]) -> None:
        self.old, self.new, self.pairs, self.back = old, new, pairs, back
        self.moves: dict[NodeId, int] = {}
        self._in_order: dict[NodeId, list[NodeId]] = {}  # by old parent: the children that stay in place, in order
        self._moved()

    def _moved(self) -> None:
        for node in self.old.side.nodes.values():
            target = self.pairs.get(node.id)
            if not node.kinderen:
                self._in_order[node.id] = []
                continue
            place = {child.id: i for i, child in enumerate(self.new.side.nodes[target].kinderen)} if target is not None else {}
            here = [child for child in node.kinderen if self.pairs.get(child.id) in place]
            fixed = heaviest_run([place[self.pairs[child.id]] for child in here], self._weigh(here)) if here else []
            self._in_order[node.id] = [here[i].id for i in fixed]
            stays = set(self._in_order[node.id])
            for child in node.kinderen:
                if child.id in self.pairs and child.id not in stays:
                    self.moves[child.id] = len(self.moves) + 1

    def _weigh(self, row: Sequence[Node]) -> Callable[[int], int]:
        return lambda index: 1 + self.old.bag(row[index]).total()

    def tree(self) -> MergedNode:
        """Return the merged tree."""
        return self._pair(self.old.side.final.root, self.new.side.final.root)

    def _pair(self, o: Node, n: Node) -> MergedNode:
        """A pair in its place: neighbours that stay, and between them first what went, then what came."""
        if not o.kinderen and not n.kinderen:
            return MergedNode("stays", o, n)
        children: list[MergedNode] = []
        i = j = 0
        places_old = {child.id: k for k, child in enumerate(o.kinderen)}
        places_new = {child.id: k for k, child in enumerate(n.kinderen)}
        for anchor in self._in_order[o.id]:
            p, q = places_old[anchor], places_new[self.pairs[anchor]]
            children += self._gap(o.kinderen[i:p], n.kinderen[j:q])
            children.append(self._pair(o.kinderen[p], n.kinderen[q]))
            i, j = p + 1, q + 1
        return MergedNode("stays", o, n, (*children, *self._gap(o.kinderen[i:], n.kinderen[j:])))

    def _gap(self, old: Sequence[Node], new: Sequence[Node]) -> list[MergedNode]:
        return [*(self._leaving(node, 0) for node in old), *(self._arriving(node, 0) for node in new)]

    def _leaving(self, o: Node, move: int) -> MergedNode:
        """An old node that does not stay here: gone, or moved (by itself, or with what holds it)."""
        target = self.pairs.get(o.id)
        move = self.moves.get(o.id, move if target is not None else 0)
        children = tuple(self._leaving(child, move) for child in o.kinderen)
        if target is None:
            return MergedNode("lapsed", o, None, children)
        return MergedNode("departed", o, self.new.side.nodes[target], children, move)

    def _arriving(self, n: Node, move: int) -> MergedNode:
        """A new node that did not stand here: new, or moved."""
        source = self.back.get(n.id)
        move = self.moves.get(source, move) if source is not None else 0
        children = tuple(self._arriving(child, move) for child in n.kinderen)
        if source is None:
            return MergedNode("new", None, n, children)
        return MergedNode("arrived", self.old.side.nodes[source], n, children, move)
