"""A paper that is no document of a traject but an overview of some: headings, lines, and tables with words marked in them.

It has the styles, header and footer of a house; what it says comes from whoever writes it.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lxml import etree
from lxml.etree import SubElement

from assembler.document import Final, Node, NodeId, Overview, Tekst, Voettekst
from assembler.rendering.carried import write as boom
from assembler.rendering.word import kop_en_voet
from assembler.rendering.word.tables import kolombreedtes
from assembler.wordfile import parts as relaties
from assembler.wordfile import properties as eigenschappen
from assembler.wordfile import styles as stijlen
from assembler.wordfile import words as afdruk
from assembler.wordfile.base import lees_basis
from assembler.wordfile.lists import Lijsten
from assembler.wordfile.oxml import MC_NS, PRESERVE, R_NS, RPR, RUN, VAL, W15_NS, W_NS, Element, T, W, alinea, schoon, serialiseer, tab
from assembler.wordfile.package import deel, pak
from assembler.wordfile.pages import Bladspiegel

Merk = Literal["", "vet", "weg", "nieuw", "cursief"]
_KORT = 1500  # characters: a row up to here stays on one page
_INSPRINGING = 280  # twips for each level in a cell


@dataclass(frozen=True, slots=True)
class Stukje:
    """Words with one mark: `weg` is struck through, `nieuw` underlined."""

    tekst: str
    merk: Merk = ""


@dataclass(frozen=True, slots=True)
class Regel:
    """A paragraph in a cell; `diepte` indents it."""

    stukjes: tuple[Stukje, ...]
    diepte: int = 0


Cel = Sequence[Regel]


def regel(tekst: str, merk: Merk = "") -> Regel:
    """Return a paragraph of words with one mark."""
    return Regel((Stukje(tekst, merk),))


class Overzicht:
    """Writes one overview, from top to bottom."""

    def __init__(self, basis: bytes, titel: str, voettekst: Voettekst, *, liggend: bool) -> None:
        self._basis = basis
        self._huis = lees_basis(basis, "vast")
        self._liggend = liggend
        pagina = copy.deepcopy(self._huis.pagina)
        for weg in [e for e in pagina if e.tag == W + "titlePg" or e.get(W + "type") == "first"]:
            pagina.remove(weg)
        self._spiegel = Bladspiegel(pagina, liggend=liggend)
        self._document = etree.Element(W + "document", {f"{{{MC_NS}}}Ignorable": "w15"}, nsmap={"w": W_NS, "r": R_NS, "mc": MC_NS, "w15": W15_NS})
        self._body = SubElement(self._document, W + "body")
        self._breedte = self._spiegel.draai(self._body, liggend=liggend)
        root = Node("document", NodeId(voettekst.document), (Tekst(titel),), layout=Overview())
        self._final = Final(root, {}, titel, "stuk", voettekst, "regio")
        _run(alinea(self._body, stijlen.TITEL), Stukje(titel))

    def ondertitel(self, tekst: str) -> None:
        """Add the line under the title."""
        _run(alinea(self._body, stijlen.ONDERTITEL), Stukje(tekst))

    def kop(self, tekst: str, niveau: int = 1) -> None:
        """Add a heading."""
        _run(alinea(self._body, stijlen.SECTIES[niveau - 1]), Stukje(tekst))

    def zin(self, *stukjes: Stukje) -> None:
        """Add a paragraph."""
        _runs(alinea(self._body, stijlen.ALINEA), stukjes)

    def punt(self, *stukjes: Stukje) -> None:
        """Add an item of a list."""
        paragraaf = alinea(self._body, stijlen.OPSOMMINGEN[0])
        _run(paragraaf, Stukje("–"))
        tab(paragraaf)
        _runs(paragraaf, stukjes)

    def tabel(self, omschrijving: str, koppen: Sequence[str], verhouding: Sequence[int], rijen: Sequence[Sequence[Cel]]) -> None:
        """Add a table; its header row repeats on each page, and a row may run on to the next one."""
        breedtes = kolombreedtes(verhouding, len(koppen), self._breedte)
        element = SubElement(self._body, W + "tbl")
        _tabeleigenschappen(element, omschrijving, self._breedte)
        rooster = SubElement(element, W + "tblGrid")
        for breedte in breedtes:
            SubElement(rooster, W + "gridCol", {W + "w": str(breedte)})
        kopregel = SubElement(element, W + "tr")
        kenmerken = SubElement(kopregel, W + "trPr")
        SubElement(kenmerken, W + "cantSplit")
        SubElement(kenmerken, W + "tblHeader")
        for kop, breedte in zip(koppen, breedtes, strict=True):
            _cel(kopregel, breedte, [regel(kop)], stijlen.CELLEN["kop"]["links"])
        for rij in rijen:
            regel_ = SubElement(element, W + "tr")
            if sum(len(stukje.tekst) for cel in rij for item in cel for stukje in item.stukjes) < _KORT:
                SubElement(SubElement(regel_, W + "trPr"), W + "cantSplit")
            for cel, breedte in zip(rij, breedtes, strict=True):
                _cel(regel_, breedte, cel, stijlen.CELLEN["rij"]["links"])

    def bytes(self) -> bytes:
        """Return the .docx."""
        self._spiegel.sluit(self._body)
        tree = boom.boom(self._final)
        delen = {
            "word/document.xml": serialiseer(self._document),
            "word/numbering.xml": serialiseer(Lijsten(self._huis.nummering, self._huis.inspringing).deel()),
            **kop_en_voet(self._final, self._huis, liggend=self._liggend),
            "customXml/item1.xml": tree,
            "docProps/core.xml": eigenschappen.kern(self._final),
            "docProps/custom.xml": eigenschappen.eigen(self._final, hashlib.sha256(tree).hexdigest(), afdruk.afdruk(self._document)),
        }
        voorop = relaties.vaste_delen(self._basis, "vast", liggend=self._liggend)
        return pak([*voorop, *(deel(naam, inhoud) for naam, inhoud in delen.items()), *self._huis.vast])


def _tabeleigenschappen(element: Element, omschrijving: str, breedte: int) -> None:
    eigenschappen = SubElement(element, W + "tblPr")
    SubElement(eigenschappen, W + "tblStyle", {VAL: stijlen.TABEL})
    SubElement(eigenschappen, W + "tblW", {W + "w": str(breedte), W + "type": "dxa"})
    SubElement(eigenschappen, W + "tblLayout", {W + "type": "fixed"})
    merken = {W + "firstRow": "1", W + "lastRow": "0", W + "firstColumn": "0", W + "lastColumn": "0", W + "noHBand": "1", W + "noVBand": "1"}
    SubElement(eigenschappen, W + "tblLook", {VAL: "0620", **merken})
    SubElement(eigenschappen, W + "tblCaption", {VAL: schoon(omschrijving)})
    SubElement(eigenschappen, W + "tblDescription", {VAL: schoon(omschrijving)})


def _cel(rij: Element, breedte: int, inhoud: Cel, stijl: str) -> None:
    cel = SubElement(rij, W + "tc")
    SubElement(SubElement(cel, W + "tcPr"), W + "tcW", {W + "w": str(breedte), W + "type": "dxa"})
    for item in inhoud or [regel("")]:
        paragraaf = alinea(cel, stijl)
        if item.diepte:
            SubElement(paragraaf[0], W + "ind", {W + "left": str(item.diepte * _INSPRINGING)})
        _runs(paragraaf, item.stukjes)


def _runs(paragraaf: Element, stukjes: Sequence[Stukje]) -> None:
    for stukje in stukjes:
        _run(paragraaf, stukje)


def _run(paragraaf: Element, stukje: Stukje) -> None:
    if not stukje.tekst:
        return
    run = SubElement(paragraaf, RUN)
    if stukje.merk:
        eigenschappen = SubElement(run, RPR)
        match stukje.merk:
            case "vet":
                SubElement(eigenschappen, W + "b")
            case "cursief":
                SubElement(eigenschappen, W + "i")
            case "weg":
                SubElement(eigenschappen, W + "strike")
                SubElement(eigenschappen, W + "color", {VAL: "9C1C1C"})
            case "nieuw":
                SubElement(eigenschappen, W + "color", {VAL: "1F4E8C"})
                SubElement(eigenschappen, W + "u", {VAL: "single"})
    SubElement(run, T, PRESERVE).text = schoon(stukje.tekst)
