"""Which old node is which new node: by id, then by place and content among siblings, then by content anywhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

from assembler.comparing.trees.edit import likeness
from assembler.comparing.trees.runs import best_pairs, heaviest_run
from assembler.comparing.trees.side import SideIndex, counts_siblings
from assembler.ground.document import Node, NodeId

_ALIKE_HERE = 0.5  # siblings between the same neighbours
_ALIKE_SAME_PLACE = 0.25  # and with the same number in the row
_ALIKE_ELSEWHERE = 0.75
_ENOUGH_WORDS = 6  # to recognise a text in another place
_GRID = 20_000  # comparisons between siblings; beyond it only equal ones are paired


class Pairer:
    """Pairs the nodes of two documents; `pairs` leads from old to new, `back` back."""

    def __init__(self, old: SideIndex, new: SideIndex) -> None:
        self.old, self.new = old, new
        self.pairs: dict[NodeId, NodeId] = {}
        self.back: dict[NodeId, NodeId] = {}

    def pair(self) -> None:
        """Pair whatever belongs together."""
        o, n = self.old.side, self.new.side
        self._pair(o.final.root.id, n.final.root.id)
        for name, old_id in self.old.names.items():
            new_id = self.new.names.get(name)
            if new_id is not None:
                self._pair(old_id, new_id)
        self._downwards(list(self.pairs.items()))
        self._holders()
        self._elsewhere()

    def _pair(self, old_id: NodeId, new_id: NodeId) -> bool:
        if old_id in self.pairs or new_id in self.back:
            return False
        self.pairs[old_id], self.back[new_id] = new_id, old_id
        return True

    # --- among siblings ---------------------------------------------------------------------------------------------

    def _downwards(self, work: list[tuple[NodeId, NodeId]]) -> None:
        """Pair the children of pairs, and theirs."""
        while work:
            old_id, new_id = work.pop()
            work += self._children(self.old.side.nodes[old_id].kinderen, self.new.side.nodes[new_id].kinderen)

    def _children(self, old: Sequence[Node], new: Sequence[Node]) -> list[tuple[NodeId, NodeId]]:
        if all(node.id in self.pairs for node in old) or all(node.id in self.back for node in new):
            return []
        made = [pair for pair in self._same_name(old, new) if self._pair(*pair)]
        if old[0].kind == "cel" and len(old) == len(new):
            rest = [[node.id for node in side if node.id not in already] for side, already in ((old, self.pairs), (new, self.back))]
            return made + [pair for pair in zip(*rest, strict=True) if self._pair(*pair)]
        for gap_old, gap_new in self._gaps(old, new):
            made += [(o.id, n.id) for o, n in self._by_content(gap_old, gap_new) if self._pair(o.id, n.id)]
        return made

    def _same_name(self, old: Sequence[Node], new: Sequence[Node]) -> Iterable[tuple[NodeId, NodeId]]:
        names = {(self.new.own_name(node.id), node.kind): node.id for node in new}
        for node in old:
            name = self.old.own_name(node.id)
            if not counts_siblings(name) and (name, node.kind) in names:
                yield node.id, names[name, node.kind]

    def _gaps(self, old: Sequence[Node], new: Sequence[Node]) -> list[tuple[list[Node], list[Node]]]:
        """The siblings without a pair, between the same neighbours on both sides."""
        place = {node.id: i for i, node in enumerate(new)}
        anchors = [(i, place[self.pairs[node.id]]) for i, node in enumerate(old) if self.pairs.get(node.id) in place]
        fixed = [anchors[i] for i in heaviest_run([j for _, j in anchors])]
        gaps, o, n = [], 0, 0
        for i, j in [*fixed, (len(old), len(new))]:
            gaps.append(([x for x in old[o:i] if x.id not in self.pairs], [x for x in new[n:j] if x.id not in self.back]))
            o, n = i + 1, j + 1
        return [(left, right) for left, right in gaps if left and right]

    def _by_content(self, old: Sequence[Node], new: Sequence[Node]) -> list[tuple[Node, Node]]:
        """The pairs, in order, that have most in common."""
        if len(old) * len(new) > _GRID:
            return self._exactly(old, new)
        return [(old[i], new[j]) for i, j in best_pairs([[self._score(o, n) for n in new] for o in old])]

    def _exactly(self, old: Sequence[Node], new: Sequence[Node]) -> list[tuple[Node, Node]]:
        """The equal ones of very many siblings, in order."""
        places: defaultdict[Hashable, list[int]] = defaultdict(list)
        for j, n in reversed(list(enumerate(new))):
            places[self.new.signature(n)].append(j)
        candidates = [(o, places[signature].pop()) for o in old if places.get(signature := self.old.signature(o))]
        return [(candidates[i][0], new[candidates[i][1]]) for i in heaviest_run([j for _, j in candidates])]

    def _score(self, o: Node, n: Node) -> float:
        """How much two siblings are versions of each other; 0 when they are not."""
        if o.kind != n.kind:
            return 0.0
        if self.old.signature(o) == self.new.signature(n):
            return 1.01
        alike = likeness(self.old.bag(o), self.new.bag(n))
        same = self.old.own_name(o.id) == self.new.own_name(n.id)
        return alike + 0.005 * same if alike >= (_ALIKE_SAME_PLACE if same else _ALIKE_HERE) else 0.0

    # --- anywhere ---------------------------------------------------------------------------------------------------

    def _holders(self) -> None:
        """Pair what holds mostly the same nodes: a chapter with another id is the same chapter."""
        for node_id, node in self.old.side.nodes.items():
            if node_id in self.pairs or not node.kinderen:
                continue
            parents = Counter(self.new.side.parents.get(self.pairs[child.id]) for child in node.kinderen if child.id in self.pairs)
            for target, count in parents.most_common(1):
                other = self.new.side.nodes[target] if target is not None else None
                if other is not None and other.kind == node.kind and 2 * count >= max(len(node.kinderen), len(other.kinderen)):
                    self._new_pair(node.id, other.id)

    def _elsewhere(self) -> None:
        """Pair what stands somewhere else under another name: the same text first, then much the same."""
        loose_old, loose_new = self._loose(self.old, self.pairs), self._loose(self.new, self.back)
        by_signature: defaultdict[Hashable, list[NodeId]] = defaultdict(list)
        for node in loose_new:
            by_signature[self.new.signature(node)].append(node.id)
        for node in loose_old:
            for other in by_signature.get(self.old.signature(node), ()):
                if self._new_pair(node.id, other):
                    break
        self._alike_elsewhere(loose_old, loose_new)

    def _loose(self, index: SideIndex, already: dict[NodeId, NodeId]) -> list[Node]:
        """The nodes without a pair that say enough to be known again."""
        kinds = {"cel", "rij", "velden", "veld", "document"}
        free = (node for node_id, node in index.side.nodes.items() if node_id not in already and node.kind not in kinds)
        return [node for node in free if index.bag(node).total() >= _ENOUGH_WORDS]

    def _alike_elsewhere(self, old: Sequence[Node], new: Sequence[Node]) -> None:
        index: defaultdict[Hashable, list[Node]] = defaultdict(list)
        for node in new:
            if node.id not in self.back:
                for word in self.new.bag(node):
                    index[word].append(node)
        for o in old:
            if o.id in self.pairs:
                continue
            bag = self.old.bag(o)
            rare = sorted((word for word in bag if word in index), key=lambda word: (len(index[word]), str(word)))[:8]
            candidates = {n.id: n for word in rare for n in index[word][:20] if n.kind == o.kind and n.id not in self.back}
            weighed = [(likeness(bag, self.new.bag(n)), n.id) for n in candidates.values()]
            best = max(weighed, default=(0.0, o.id), key=lambda pair: pair[0])
            if best[0] >= _ALIKE_ELSEWHERE:
                self._new_pair(o.id, best[1])

    def _new_pair(self, old_id: NodeId, new_id: NodeId) -> bool:
        if not self._pair(old_id, new_id):
            return False
        self._downwards([(old_id, new_id)])
        return True
