"""Tables with tracked changes: rows that come and go, cells whose words differ; another grid is another table."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import Literal

from lxml import etree

from assembler.comparing.trees.model import Knoop
from assembler.document import Node
from assembler.rendering.redline.paragraphs import Alineas
from assembler.rendering.redline.words import Regel
from assembler.wordfile.oxml import Element, P, W

Lezer = Callable[[Element], Regel]


class Tabellen:
    """Writes tables; `oud` and `nieuw` read a paragraph of that side."""

    def __init__(self, alineas: Alineas, oud: Lezer, nieuw: Lezer) -> None:
        self.alineas, self.oud, self.nieuw = alineas, oud, nieuw

    def heel(self, tabel: Element, wijze: Literal["ins", "del"]) -> Element:
        """Return a table that comes or goes: every row of it."""
        lezer = self.oud if wijze == "del" else self.nieuw
        return self._tabel(tabel, [self._rij(rij, lezer, wijze) for rij in tabel.findall(W + "tr")])

    def paar(self, knoop: Knoop, oud: Element, nieuw: Element) -> list[Element]:
        """Return a table that stays, row by row; with another number of columns it is struck and written again."""
        if len(oud.findall(f"{W}tblGrid/{W}gridCol")) != len(nieuw.findall(f"{W}tblGrid/{W}gridCol")):
            return [self.heel(oud, "del"), self.heel(nieuw, "ins")]
        links, rechts = _rijen(knoop.oud, oud), _rijen(knoop.nieuw, nieuw)
        gevonden: list[Element] = []
        for rij in knoop.kinderen:
            o = links.get(rij.oud.id) if rij.oud is not None and rij.staat != "aangekomen" else None
            n = rechts.get(rij.nieuw.id) if rij.nieuw is not None and rij.staat != "vertrokken" else None
            if o is not None and n is not None:
                gevonden.append(self._paar(o, n))
            elif o is not None:
                gevonden.append(self._rij(o, self.oud, "del"))
            elif n is not None:
                gevonden.append(self._rij(n, self.nieuw, "ins"))
        return [self._tabel(nieuw, gevonden)]

    def _tabel(self, tabel: Element, rijen: Sequence[Element]) -> Element:
        gemaakt = etree.Element(tabel.tag)
        gemaakt.extend([copy.deepcopy(deel) for deel in tabel if deel.tag != W + "tr"])
        gemaakt.extend(rijen)
        return gemaakt

    def _rij(self, rij: Element, lezer: Lezer, wijze: Literal["ins", "del"]) -> Element:
        gemaakt = self._lege_rij(rij)
        self.alineas.merker.rij(gemaakt, wijze)
        for cel in rij.findall(W + "tc"):
            gemaakt.append(_cel(cel, [self.alineas.heel(lezer(p), wijze, met_einde=False) for p in cel.findall(P)]))
        return gemaakt

    def _paar(self, oud: Element, nieuw: Element) -> Element:
        gemaakt = self._lege_rij(nieuw)
        for o, n in zip(oud.findall(W + "tc"), nieuw.findall(W + "tc"), strict=True):
            alineas = [self.alineas.paar(self.oud(p), self.nieuw(q)) for p, q in zip(o.findall(P), n.findall(P), strict=True)]
            gemaakt.append(_cel(n, alineas))
        return gemaakt

    def _lege_rij(self, rij: Element) -> Element:
        gemaakt = etree.Element(rij.tag)
        gemaakt.extend([copy.deepcopy(deel) for deel in rij if deel.tag != W + "tc"])
        return gemaakt


def _rijen(node: Node | None, tabel: Element) -> dict[str, Element]:
    """The rows as written, by the node each is of."""
    assert node is not None  # noqa: S101 - a table that stays has both sides
    return dict(zip((rij.id for rij in node.kinderen if rij.kinderen), tabel.findall(W + "tr"), strict=True))


def _cel(cel: Element, alineas: Sequence[Element]) -> Element:
    gemaakt = etree.Element(cel.tag)
    gemaakt.extend([copy.deepcopy(deel) for deel in cel if deel.tag != P])
    gemaakt.extend(alineas)
    return gemaakt
