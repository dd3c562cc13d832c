"""Which old node is which new node: by id, then by place and content among siblings, then by content anywhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

from assembler.comparing.trees.edit import lijkt
from assembler.comparing.trees.runs import langste_reeks
from assembler.comparing.trees.side import Kaart, op_volgorde
from assembler.document import Node, NodeId

_LIJKT_HIER = 0.5  # siblings between the same neighbours
_LIJKT_ZELFDE_PLAATS = 0.25  # and with the same number in the row
_LIJKT_ELDERS = 0.75
_GENOEG_WOORDEN = 6  # to recognise a text in another place
_ROOSTER = 20_000  # comparisons between siblings; beyond it only equal ones are paired


class Koppelaar:
    """Pairs the nodes of two documents; `paren` leads from old to new, `terug` back."""

    def __init__(self, oud: Kaart, nieuw: Kaart) -> None:
        self.oud, self.nieuw = oud, nieuw
        self.paren: dict[NodeId, NodeId] = {}
        self.terug: dict[NodeId, NodeId] = {}

    def koppel(self) -> None:
        """Pair whatever belongs together."""
        o, n = self.oud.kant, self.nieuw.kant
        self._paar(o.final.root.id, n.final.root.id)
        for naam, oud_id in self.oud.namen.items():
            nieuw_id = self.nieuw.namen.get(naam)
            if nieuw_id is not None:
                self._paar(oud_id, nieuw_id)
        self._omlaag(list(self.paren.items()))
        self._dragers()
        self._elders()

    def _paar(self, oud_id: NodeId, nieuw_id: NodeId) -> bool:
        if oud_id in self.paren or nieuw_id in self.terug:
            return False
        self.paren[oud_id], self.terug[nieuw_id] = nieuw_id, oud_id
        return True

    # --- among siblings ---------------------------------------------------------------------------------------------

    def _omlaag(self, werk: list[tuple[NodeId, NodeId]]) -> None:
        """Pair the children of pairs, and theirs."""
        while werk:
            oud_id, nieuw_id = werk.pop()
            werk += self._kinderen(self.oud.kant.nodes[oud_id].kinderen, self.nieuw.kant.nodes[nieuw_id].kinderen)

    def _kinderen(self, oud: Sequence[Node], nieuw: Sequence[Node]) -> list[tuple[NodeId, NodeId]]:
        if all(node.id in self.paren for node in oud) or all(node.id in self.terug for node in nieuw):
            return []
        gemaakt = [paar for paar in self._zelfde_naam(oud, nieuw) if self._paar(*paar)]
        if oud[0].kind == "cel" and len(oud) == len(nieuw):
            rest = [[node.id for node in kant if node.id not in al] for kant, al in ((oud, self.paren), (nieuw, self.terug))]
            return gemaakt + [paar for paar in zip(*rest, strict=True) if self._paar(*paar)]
        for gat_o, gat_n in self._gaten(oud, nieuw):
            gemaakt += [(o.id, n.id) for o, n in self._op_inhoud(gat_o, gat_n) if self._paar(o.id, n.id)]
        return gemaakt

    def _zelfde_naam(self, oud: Sequence[Node], nieuw: Sequence[Node]) -> Iterable[tuple[NodeId, NodeId]]:
        namen = {(self.nieuw.eigen_naam(node.id), node.kind): node.id for node in nieuw}
        for node in oud:
            naam = self.oud.eigen_naam(node.id)
            if not op_volgorde(naam) and (naam, node.kind) in namen:
                yield node.id, namen[naam, node.kind]

    def _gaten(self, oud: Sequence[Node], nieuw: Sequence[Node]) -> list[tuple[list[Node], list[Node]]]:
        """The siblings without a pair, between the same neighbours on both sides."""
        plaats = {node.id: i for i, node in enumerate(nieuw)}
        ankers = [(i, plaats[self.paren[node.id]]) for i, node in enumerate(oud) if self.paren.get(node.id) in plaats]
        vast = [ankers[i] for i in langste_reeks([j for _, j in ankers])]
        gaten, o, n = [], 0, 0
        for i, j in [*vast, (len(oud), len(nieuw))]:
            gaten.append(([x for x in oud[o:i] if x.id not in self.paren], [x for x in nieuw[n:j] if x.id not in self.terug]))
            o, n = i + 1, j + 1
        return [(links, rechts) for links, rechts in gaten if links and rechts]

    def _op_inhoud(self, oud: Sequence[Node], nieuw: Sequence[Node]) -> list[tuple[Node, Node]]:
        """The pairs, in order, that have most in common."""
        if len(oud) * len(nieuw) > _ROOSTER:
            return self._precies(oud, nieuw)
        punten = [[self._punten(o, n) for n in nieuw] for o in oud]
        beste = [[0.0] * (len(nieuw) + 1) for _ in range(len(oud) + 1)]
        for i in range(len(oud) - 1, -1, -1):
            for j in range(len(nieuw) - 1, -1, -1):
                beste[i][j] = max(beste[i + 1][j + 1] + punten[i][j], beste[i + 1][j], beste[i][j + 1])
        paren, i, j = [], 0, 0
        while i < len(oud) and j < len(nieuw):
            if punten[i][j] and beste[i][j] == beste[i + 1][j + 1] + punten[i][j]:
                paren.append((oud[i], nieuw[j]))
                i, j = i + 1, j + 1
            elif beste[i][j] == beste[i + 1][j]:
                i += 1
            else:
                j += 1
        return paren

    def _precies(self, oud: Sequence[Node], nieuw: Sequence[Node]) -> list[tuple[Node, Node]]:
        """The equal ones of very many siblings, in order."""
        plaatsen: defaultdict[Hashable, list[int]] = defaultdict(list)
        for j, n in reversed(list(enumerate(nieuw))):
            plaatsen[self.nieuw.handtekening(n)].append(j)
        kandidaten = [(o, plaatsen[teken].pop()) for o in oud if plaatsen.get(teken := self.oud.handtekening(o))]
        return [(kandidaten[i][0], nieuw[kandidaten[i][1]]) for i in langste_reeks([j for _, j in kandidaten])]

    def _punten(self, o: Node, n: Node) -> float:
        """How much two siblings are versions of each other; 0 when they are not."""
        if o.kind != n.kind:
            return 0.0
        if self.oud.handtekening(o) == self.nieuw.handtekening(n):
            return 1.01
        gelijkenis = lijkt(self.oud.tas(o), self.nieuw.tas(n))
        zelfde = self.oud.eigen_naam(o.id) == self.nieuw.eigen_naam(n.id)
        return gelijkenis + 0.005 * zelfde if gelijkenis >= (_LIJKT_ZELFDE_PLAATS if zelfde else _LIJKT_HIER) else 0.0

    # --- anywhere ---------------------------------------------------------------------------------------------------

    def _dragers(self) -> None:
        """Pair what holds mostly the same nodes: a chapter with another id is the same chapter."""
        for node_id, node in self.oud.kant.nodes.items():
            if node_id in self.paren or not node.kinderen:
                continue
            ouders = Counter(self.nieuw.kant.ouders.get(self.paren[kind.id]) for kind in node.kinderen if kind.id in self.paren)
            for doel, aantal in ouders.most_common(1):
                ander = self.nieuw.kant.nodes[doel] if doel is not None else None
                if ander is not None and ander.kind == node.kind and 2 * aantal >= max(len(node.kinderen), len(ander.kinderen)):
                    self._nieuw_paar(node.id, ander.id)

    def _elders(self) -> None:
        """Pair what stands somewhere else under another name: the same text first, then much the same."""
        los_o, los_n = self._los(self.oud, self.paren), self._los(self.nieuw, self.terug)
        op_teken: defaultdict[Hashable, list[NodeId]] = defaultdict(list)
        for node in los_n:
            op_teken[self.nieuw.handtekening(node)].append(node.id)
        for node in los_o:
            for ander in op_teken.get(self.oud.handtekening(node), ()):
                if self._nieuw_paar(node.id, ander):
                    break
        self._lijkt_elders(los_o, los_n)

    def _los(self, kaart: Kaart, al: dict[NodeId, NodeId]) -> list[Node]:
        """The nodes without a pair that say enough to be known again."""
        soorten = {"cel", "rij", "velden", "veld", "document"}
        vrij = (node for node_id, node in kaart.kant.nodes.items() if node_id not in al and node.kind not in soorten)
        return [node for node in vrij if kaart.tas(node).total() >= _GENOEG_WOORDEN]

    def _lijkt_elders(self, oud: Sequence[Node], nieuw: Sequence[Node]) -> None:
        index: defaultdict[Hashable, list[Node]] = defaultdict(list)
        for node in nieuw:
            if node.id not in self.terug:
                for woord in self.nieuw.tas(node):
                    index[woord].append(node)
        for o in oud:
            if o.id in self.paren:
                continue
            tas = self.oud.tas(o)
            zeldzaam = sorted((woord for woord in tas if woord in index), key=lambda woord: (len(index[woord]), str(woord)))[:8]
            kandidaten = {n.id: n for woord in zeldzaam for n in index[woord][:20] if n.kind == o.kind and n.id not in self.terug}
            gewogen = [(lijkt(tas, self.nieuw.tas(n)), n.id) for n in kandidaten.values()]
            beste = max(gewogen, default=(0.0, o.id), key=lambda paar: paar[0])
            if beste[0] >= _LIJKT_ELDERS:
                self._nieuw_paar(o.id, beste[1])

    def _nieuw_paar(self, oud_id: NodeId, nieuw_id: NodeId) -> bool:
        if not self._paar(oud_id, nieuw_id):
            return False
        self._omlaag([(oud_id, nieuw_id)])
        return True
