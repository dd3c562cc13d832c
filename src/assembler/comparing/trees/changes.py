"""The merged tree -> the changes in it: what is new, lapsed, changed, moved; and what only renumbered."""

from __future__ import annotations

from dataclasses import replace

from assembler.comparing.trees.model import Knoop, Soort, Wijziging, Zin
from assembler.comparing.trees.sentences import Zinnen
from assembler.comparing.trees.side import Kaart
from assembler.document import Node, NodeId


class Lijst:
    """Collects the changes of a merged tree."""

    def __init__(self, oud: Kaart, nieuw: Kaart, zinnen: Zinnen) -> None:
        self.oud, self.nieuw, self.zinnen = oud, nieuw, zinnen
        self.wijzigingen: list[Wijziging] = []
        self.vernummerd: list[Wijziging] = []
        self.verwijzingen: list[Wijziging] = []
        self.woorden: dict[NodeId, Zin] = {}

    def lees(self, boom: Knoop) -> None:
        """Read the tree; the lists are complete afterwards."""
        self._knoop(boom, None)

    def _knoop(self, knoop: Knoop, boven: Knoop | None) -> None:
        if knoop.staat == "nieuw" and (boven is None or boven.staat != "nieuw"):
            self.wijzigingen.append(self._wijziging("nieuw", None, knoop.nieuw))
        elif knoop.staat == "vervallen" and (boven is None or boven.staat != "vervallen"):
            self.wijzigingen.append(self._wijziging("vervallen", knoop.oud, None))
        elif knoop.oud is not None and knoop.nieuw is not None and knoop.staat != "vertrokken":
            self._paar(knoop, knoop.oud, knoop.nieuw, boven)
        for kind in knoop.kinderen:
            self._knoop(kind, knoop)

    def _paar(self, knoop: Knoop, oud: Node, nieuw: Node, boven: Knoop | None) -> None:
        verplaatst = knoop.staat == "aangekomen" and (boven is None or boven.beweging != knoop.beweging)
        if verplaatst:
            self.wijzigingen.append(self._wijziging("verplaatst", oud, nieuw))
        elif self._nummer(self.oud, oud) != self._nummer(self.nieuw, nieuw):
            self.vernummerd.append(self._wijziging("vernummerd", oud, nieuw))
        zin = self.zinnen.zin(oud, nieuw)
        if zin is None:
            return
        self.woorden[nieuw.id] = zin
        if zin.gewijzigd:
            door, cijfers = self.zinnen.door(oud, nieuw)
            self.wijzigingen.append(replace(self._wijziging("gewijzigd", oud, nieuw), zin=zin, door=door, cijfers=cijfers))
        else:
            self.verwijzingen.append(replace(self._wijziging("vernummerd", oud, nieuw), zin=zin))

    def _nummer(self, kaart: Kaart, node: Node) -> str:
        label = kaart.kant.final.labels.get(node.id)
        return label.nummer if label else ""

    def _wijziging(self, soort: Soort, oud: Node | None, nieuw: Node | None) -> Wijziging:
        node = nieuw or oud
        assert node is not None  # noqa: S101 - a change is of something
        links = "" if oud is None else self.oud.kant.label(oud.id)
        rechts = "" if nieuw is None else self.nieuw.kant.label(nieuw.id)
        return Wijziging(soort, node.kind, (oud.id,) if oud else (), (nieuw.id,) if nieuw else (), links, rechts)
