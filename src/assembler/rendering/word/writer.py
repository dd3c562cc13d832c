"""What is kept while a document is written: numbers handed out, headings met, and the builder of each kind of node."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from assembler.document import Final, Inlines, Kind, Label, Node, NodeId, text_of
from assembler.rendering.word.sentences import schrijf_zin
from assembler.wordfile.fields import Bladwijzers, Inhoudsbesturing, nummersleutel, sleutel, veld
from assembler.wordfile.lists import Lijsten, Niveau
from assembler.wordfile.oxml import Element, alinea, tab, tekst
from assembler.wordfile.styles import ALINEA


class Kop(NamedTuple):
    """A heading as it was written: its level, its bookmark, and what it says."""

    niveau: int
    bladwijzer: str
    label: str
    opschrift: str


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list of its own, and its levels."""

    nummer: int
    niveaus: Mapping[int, Niveau]


@dataclass(frozen=True, slots=True)
class Plek:
    """Where in the document a node is written: all that its builder must know of what stands around it."""

    breedte: int  # of the text, in twips
    niveau: int = 1  # of the next heading
    diepte: int = 0  # how many lists deep
    regel: bool = False  # in an article: onderdelen in the styles of the regulation
    stijllijst: bool = False  # here the list of the regulation begins again, so that styles may number
    lijst: Lijst | None = None
    stijl: str = ALINEA  # of running text here


Bouwer = Callable[["Schrijver", Element, Node, tuple[Node, ...], Plek], None]


class Schrijver:
    """Writes one document: `bouwers` says how each kind of node is written, the rest is what it has handed out."""

    def __init__(self, final: Final, lijsten: Lijsten, bouwers: Mapping[Kind, Bouwer], *, levend: bool) -> None:
        self.final = final
        self.levend = levend  # lists count
        self.velden = levend and final.klasse == "regeling"  # headings count, and references repeat their numbers
        self.lijsten = lijsten
        self.bladwijzers = Bladwijzers()
        self.besturing = Inhoudsbesturing()
        self.koppen: list[Kop] = []  # of this part
        self.delen: list[list[Kop]] = []  # headings of the parts that are done
        self.nodes: Mapping[NodeId, Node] = {node.id: node for node in final.root.walk()}
        self.noten = _noten(final)
        self.nummerlinks: list[tuple[Element, NodeId, str]] = []  # links that show the number of an item
        self.door_lijst_genummerd: set[NodeId] = set()
        self._bouwers = bouwers
        self._tellers: dict[str, int] = {}

    def bouw(self, doel: Element, ouder: Node, plek: Plek) -> None:
        """Write the children of a node; consecutive ones of one kind go to their builder together."""
        geweest: set[Kind] = set()
        for soort, groep in groupby(ouder.kinderen, key=lambda node: node.kind):
            hier = plek if soort not in geweest else replace(plek, stijllijst=False, lijst=None)  # a second list begins anew
            self.bouw_groep(doel, ouder, soort, tuple(groep), hier)
            geweest.add(soort)

    def bouw_groep(self, doel: Element, ouder: Node, soort: Kind, groep: tuple[Node, ...], plek: Plek) -> None:
        """Write consecutive children of one kind."""
        self._bouwers[soort](self, doel, ouder, groep, plek)

    def kop(self, doel: Element, node: Node, stijl: str, niveau: int, reeks: str = "") -> Element:
        """Write a heading and return its paragraph; its number counts in `reeks`, if one is named."""
        paragraaf = alinea(doel, stijl)
        bladwijzer = self.bladwijzers.open(paragraaf, sleutel(node.id))
        label = self.final.labels.get(node.id) or Label("", "")
        self._kopnummer(paragraaf, node, label, reeks)
        if label.aanduiding and node.opschrift:
            tab(paragraaf)
        self.zin(paragraaf, node.opschrift)
        self.bladwijzers.sluit(paragraaf, bladwijzer)
        self.koppen.append(Kop(niveau, sleutel(node.id), label.aanduiding, text_of(node.opschrift)))
        return paragraaf

    def zin(self, paragraaf: Element, inlines: Inlines) -> None:
        """Write a sentence."""
        schrijf_zin(self, paragraaf, inlines)

    def einde_deel(self) -> None:
        """Begin to count headings anew: those met so far are of one part."""
        self.delen.append(self.koppen)
        self.koppen = []

    def anker(self, doel: Element, node: Node) -> None:
        """Mark the place of a node that has no paragraph of its own."""
        nummer = self.bladwijzers.open(doel, sleutel(node.id))
        self.bladwijzers.sluit(doel, nummer)

    def _kopnummer(self, paragraaf: Element, node: Node, label: Label, reeks: str) -> None:
        voor, nummer, na = label.aanduiding.rpartition(label.nummer) if reeks and label.nummer else (label.aanduiding, "", "")
        tekst(paragraaf, voor)
        if not nummer:
            return
        bladwijzer = self.bladwijzers.open(paragraaf, nummersleutel(node.id))
        if self.velden and nummer.isascii() and nummer.isdecimal() and not nummer.startswith("0"):
            veld(paragraaf, self._telveld(reeks, int(nummer)), nummer)
        else:
            tekst(paragraaf, nummer)
        self.bladwijzers.sluit(paragraaf, bladwijzer)
        tekst(paragraaf, na)

    def _telveld(self, reeks: str, nummer: int) -> str:
        """The field that prints this number; where the count makes a jump it says so."""
        volgende = self._tellers.get(reeks, 0) + 1
        self._tellers[reeks] = nummer
        return f"SEQ {reeks} \\* ARABIC" if nummer == volgende else f"SEQ {reeks} \\* ARABIC \\r {nummer}"


def _noten(final: Final) -> Mapping[str, NodeId]:
    """By number, the item of "Aannames in dit stuk" that a mark in the text points at."""
    items = (item for node in final.root.walk() if node.kind == "aannames" for item in node.kinderen)
    return {final.labels[item.id].nummer: item.id for item in items if item.id in final.labels}
