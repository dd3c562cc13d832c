"""One side as paragraphs and tables, written by the builders of the Word renderer, each knowing whose it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree
from lxml.etree import SubElement

from assembler.comparing.trees.model import Zijde
from assembler.comparing.trees.words import verwijssleutel
from assembler.document import Inlines, Kind, Node, NodeId, Verwijzing
from assembler.rendering.word import paper as stuk
from assembler.rendering.word.body import BOUWERS, delen
from assembler.rendering.word.sentences import schrijf_zin
from assembler.rendering.word.writer import Plek, Schrijver
from assembler.wordfile.fields import sleutel
from assembler.wordfile.lists import Lijsten
from assembler.wordfile.oxml import Element, P, W

X = "{urn:assembler:redline}"
VERWIJZING = X + "verwijzing"  # around the runs of one reference, while it is being compared
TBL = W + "tbl"
_VAN = X + "van"
_SAMEN: frozenset[Kind] = frozenset({"lid", "onderdeel", "begrip", "ondertekenaar"})  # their builders look at the whole group

Vertaal = Callable[[str], str]


class _GeenBesturing:
    """In the place of content controls, in which tracked changes are mishandled: none."""

    def blok(self, doel: Element, node_id: str, titel: str, *, zichtbaar: bool) -> Element:  # noqa: ARG002 - the shape of the real one
        return doel


class Kantschrijver(Schrijver):
    """Writes a document with its numbers as text, keeps apart which words are a reference, and notes whose each block is."""

    def __init__(self, zijde: Zijde, lijsten: Lijsten, vertaal: Vertaal) -> None:
        super().__init__(zijde.final, lijsten, BOUWERS, levend=False)
        self.besturing = _GeenBesturing()  # type: ignore[assignment]
        self._vertaal = vertaal
        self._ids = list(zijde.nodes)
        self._nummers = {node_id: str(nummer) for nummer, node_id in enumerate(self._ids)}
        self._op_sleutel = {sleutel(node_id): node_id for node_id in self._ids}

    def zin(self, paragraaf: Element, inlines: Inlines) -> None:
        """Write a sentence, each reference in an element of its own that says what it points at."""
        for is_verwijzing, stukken in groupby(inlines, key=lambda item: isinstance(item, Verwijzing) and bool(item.doelen and item.text)):
            if not is_verwijzing:
                schrijf_zin(self, paragraaf, tuple(stukken))
                continue
            for item in stukken:
                assert isinstance(item, Verwijzing)  # noqa: S101 - groupby saw to that
                kern = "\n".join(verwijssleutel(item, self._vertaal)).encode("unicode_escape").decode("ascii")
                schrijf_zin(self, SubElement(paragraaf, VERWIJZING, {"sleutel": kern}), (item,))

    def bouw_groep(self, doel: Element, ouder: Node, soort: Kind, groep: tuple[Node, ...], plek: Plek) -> None:
        """Write consecutive children of one kind, and note of each block which node it belongs to."""
        for deel, van in [(groep, ouder)] if soort in _SAMEN else [((node,), node) for node in groep]:
            vorige = doel[-1] if len(doel) else None
            super().bouw_groep(doel, ouder, soort, deel, plek)
            self._noteer(doel if vorige is None else vorige.itersiblings(), van)

    def _noteer(self, elementen: Iterable[Element], anders: Node) -> None:
        """A block belongs to the node whose bookmark it holds, else to the node that was being written."""
        for element in elementen:
            if element.get(_VAN) is None:
                namen = (merk.get(W + "name", "") for merk in (element, *element) if merk.tag == W + "bookmarkStart")
                van = next((self._op_sleutel[naam] for naam in namen if naam in self._op_sleutel), anders.id)
                element.set(_VAN, self._nummers[van])

    def van(self, element: Element) -> NodeId:
        """Return whose a block is, and take the note away."""
        return self._ids[int(element.attrib.pop(_VAN))]


@dataclass(frozen=True, slots=True)
class Kant:
    """One side, written: its blocks by node, in order, and those of the title."""

    zijde: Zijde
    schrijver: Kantschrijver
    blokken: Mapping[NodeId, list[Element]]
    ankers: Mapping[NodeId, list[str]]  # bookmarks of what has no paragraph of its own
    titel: list[Element] = field(default_factory=list)


def schrijf_kant(zijde: Zijde, lijsten: Lijsten, vertaal: Vertaal, breedte: Callable[[Node], int]) -> Kant:
    """Write a side; `breedte` says how wide the text is on the page where a top node stands."""
    schrijver = Kantschrijver(zijde, lijsten, vertaal)
    wortel = zijde.final.root
    body, kop = etree.Element(W + "body"), etree.Element(W + "body")
    boven, tekst, achter = delen(wortel)
    for deel in ((*boven, *tekst), achter):
        for node in deel:
            schrijver.bouw_groep(body, wortel, node.kind, (node,), Plek(breedte(node)))
        schrijver.einde_deel()
    stuk.titel(schrijver, kop)
    blokken: dict[NodeId, list[Element]] = {}
    ankers: dict[NodeId, list[str]] = {}
    for element in list(body):
        if element.tag in {P, TBL}:
            blokken.setdefault(schrijver.van(element), []).append(element)
        elif element.tag == W + "bookmarkStart":
            ankers.setdefault(schrijver.van(element), []).append(element.get(W + "name", ""))
    return Kant(zijde, schrijver, blokken, ankers, list(kop))
