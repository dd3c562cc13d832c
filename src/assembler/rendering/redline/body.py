"""The body of a redline: the merged tree in reading order, each block with how it came there, and the moves marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from lxml import etree

from assembler.comparing.trees.model import Knoop, Vergelijking
from assembler.document import NodeId
from assembler.rendering.redline.marks import Merker
from assembler.rendering.redline.paragraphs import Alineas
from assembler.rendering.redline.sides import TBL, Kant
from assembler.rendering.redline.tables import Tabellen
from assembler.rendering.redline.words import Regel, regel, stijl_van
from assembler.wordfile.oxml import Element, P, W

Herkomst = Literal["", "ins", "del", "moveFrom", "moveTo", "anker"]
Blokpaar = tuple[Element | None, Element | None]


@dataclass(frozen=True, slots=True)
class Uit:
    """A block of the redline: how it came there, and for a move which block it is (the same on both sides)."""

    element: Element
    wijze: Herkomst = ""
    beweging: tuple[int, int] | None = None


class Lichaam:
    """Writes the blocks of a merged tree."""

    def __init__(self, vergelijking: Vergelijking, oud: Kant, nieuw: Kant, merker: Merker, *, volledig: bool, verplaatsen: bool) -> None:
        self.vergelijking, self.oud, self.nieuw, self.merker = vergelijking, oud, nieuw, merker
        self.volledig, self.verplaatsen = volledig, verplaatsen
        self.alineas = Alineas(merker, volledig=volledig)
        self.tabellen = Tabellen(self.alineas, self._oude_regel, self._nieuwe_regel)
        self._open: dict[str, str] = {}
        self._labels = {blokken[0]: kant.zijde.label(van) for kant in (oud, nieuw) for van, blokken in kant.blokken.items()}

    def _oude_regel(self, paragraaf: Element) -> Regel:
        return regel(paragraaf, self._labels.get(paragraaf, ""), volledig=self.volledig)

    _nieuwe_regel = _oude_regel

    # --- blocks -----------------------------------------------------------------------------------------------------

    def knoop(self, knoop: Knoop) -> Iterator[Uit]:
        """Yield the blocks of a node and of all below it."""
        if knoop.nieuw is not None and knoop.staat in {"blijft", "nieuw", "aangekomen"}:
            yield from self._ankers(knoop.nieuw.id)
        oud = self.oud.blokken.get(knoop.oud.id, []) if knoop.oud is not None else []
        nieuw = self.nieuw.blokken.get(knoop.nieuw.id, []) if knoop.nieuw is not None else []
        yield from self._blokken(knoop, blokparen(oud, nieuw))
        if knoop.node.kind != "tabel":
            for kind in knoop.kinderen:
                yield from self.knoop(kind)

    def _ankers(self, node_id: NodeId) -> Iterator[Uit]:
        for naam in self.nieuw.ankers.get(node_id, ()):
            yield from self.bereik(naam, opent=True, sluit=True)

    def bereik(self, naam: str, *, opent: bool, sluit: bool) -> Iterator[Uit]:
        """Yield the begin or the end of a bookmark around blocks."""
        if opent:
            self._open[naam] = self.merker.nummer()
            yield Uit(etree.Element(W + "bookmarkStart", {W + "id": self._open[naam], W + "name": naam}), "anker")
        if sluit:
            yield Uit(etree.Element(W + "bookmarkEnd", {W + "id": self._open[naam]}), "anker")

    def _blokken(self, knoop: Knoop, paren: Sequence[Blokpaar]) -> Iterator[Uit]:
        for o, n in paren:
            if knoop.staat == "blijft":
                yield from self.blok(o, n, knoop)
            elif knoop.staat in {"vervallen", "vertrokken"} and o is not None:
                yield self._gaat(knoop, o, n)
            elif knoop.staat in {"nieuw", "aangekomen"} and n is not None:
                yield self._komt(knoop, o, n)

    def blok(self, o: Element | None, n: Element | None, knoop: Knoop | None = None) -> Iterator[Uit]:
        """Yield a block that stays, or the one side of it that there is."""
        if o is not None and n is not None:
            if o.tag == P:
                yield Uit(self.alineas.paar(self._oude_regel(o), self._nieuwe_regel(n)))
            elif knoop is not None:
                yield from (Uit(tabel) for tabel in self.tabellen.paar(knoop, o, n))
        elif o is not None:
            yield self._heel(o, "del")
        elif n is not None:
            yield self._heel(n, "ins")

    def _heel(self, element: Element, wijze: Literal["ins", "del"]) -> Uit:
        if element.tag == TBL:
            return Uit(self.tabellen.heel(element, wijze))
        lezer = self._oude_regel if wijze == "del" else self._nieuwe_regel
        return Uit(self.alineas.heel(lezer(element), wijze), wijze)

    def _gaat(self, knoop: Knoop, o: Element, n: Element | None) -> Uit:
        if knoop.staat == "vervallen" or n is None or o.tag == TBL or not self.verplaatsen:
            return self._heel(o, "del")
        return Uit(self.alineas.vertrokken(self._oude_regel(o), self._nieuwe_regel(n)), "moveFrom", (knoop.beweging, id(o)))

    def _komt(self, knoop: Knoop, o: Element | None, n: Element) -> Uit:
        if knoop.staat == "nieuw" or o is None or n.tag == TBL or not self.verplaatsen:
            return self._heel(n, "ins")
        return Uit(self.alineas.aangekomen(self._oude_regel(o), self._nieuwe_regel(n)), "moveTo", (knoop.beweging, id(o)))


def blokparen(oud: Sequence[Element], nieuw: Sequence[Element]) -> list[Blokpaar]:
    """Return the blocks of one node in pairs, in order: one by one if they are of a kind, else by their styles."""
    if [blok.tag for blok in oud] == [blok.tag for blok in nieuw]:
        return list(zip(oud, nieuw, strict=True))
    paren: list[Blokpaar] = []
    j = 0
    for o in oud:
        plaats = next((k for k in range(j, len(nieuw)) if _soort(nieuw[k]) == _soort(o)), None)
        if plaats is None:
            paren.append((o, None))
            continue
        paren += [(None, n) for n in nieuw[j:plaats]]
        paren.append((o, nieuw[plaats]))
        j = plaats + 1
    return [*paren, *((None, n) for n in nieuw[j:])]


def _soort(blok: Element) -> str:
    return stijl_van(blok[0]) if blok.tag == P else TBL


# --- moves ----------------------------------------------------------------------------------------------------------


def markeer_bewegingen(blokken: Sequence[Uit], merker: Merker) -> None:
    """Put range marks around what moved: one pair on each side for paragraphs that stand together on both."""
    van = [i for i, uit in enumerate(blokken) if uit.wijze == "moveFrom"]
    naar = {uit.beweging: i for i, uit in enumerate(blokken) if uit.wijze == "moveTo"}
    groepen: list[list[int]] = [van[:1]] if van else []
    for vorige, deze in pairwise(van):
        if _horen_bijeen(blokken, vorige, deze, "del") and _horen_bijeen(blokken, naar[blokken[vorige].beweging], naar[blokken[deze].beweging], "ins"):
            groepen[-1].append(deze)
        else:
            groepen.append([deze])
    for nummer, groep in enumerate(groepen, 1):
        doelen = [naar[blokken[i].beweging] for i in groep]
        merker.bereik(blokken[groep[0]].element, blokken[groep[-1]].element, "moveFrom", f"verplaatst{nummer}")
        merker.bereik(blokken[doelen[0]].element, blokken[doelen[-1]].element, "moveTo", f"verplaatst{nummer}")


def _horen_bijeen(blokken: Sequence[Uit], vorige: int, deze: int, tussen: str) -> bool:
    een, ander = blokken[vorige].beweging, blokken[deze].beweging
    zelfde = een is not None and ander is not None and een[0] == ander[0]
    return zelfde and vorige < deze and all(uit.wijze in {"anker", tussen} for uit in blokken[vorige + 1 : deze])
