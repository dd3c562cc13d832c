"""Tables: a caption above, columns by proportion, header rows that repeat, rows that do not break."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lxml.etree import SubElement

from assembler.document import Indent, Kind, Node, Row, RowKind, Table, text_of
from assembler.rendering.word.prose import kop_en_zin
from assembler.rendering.word.writer import Bouwer, Plek, Schrijver
from assembler.wordfile import styles as stijlen
from assembler.wordfile.fields import sleutel
from assembler.wordfile.oxml import VAL, Element, P, W, alinea, houd_bij_volgende, schoon

_BIJEEN = 10  # rows: a table up to here stays on one page
_LANG = 1500  # characters: a row from here may run on to the next page
_INSPRINGING = 280  # twips for each step in a cell
_SLOT = 3  # rows that a longer table carries to a last page at least


def tabel(schrijver: Schrijver, doel: Element, _ouder: Node, groep: tuple[Node, ...], plek: Plek) -> None:
    """Write tables, each under its caption."""
    for node in groep:
        if len(doel) and doel[-1].tag == P:
            houd_bij_volgende(doel[-1])
        if node.opschrift:
            bijschrift = alinea(doel, stijlen.BIJSCHRIFT)
            bladwijzer = schrijver.bladwijzers.open(bijschrift, sleutel(node.id))
            schrijver.zin(bijschrift, node.opschrift)
            schrijver.bladwijzers.sluit(bijschrift, bladwijzer)
        else:
            schrijver.anker(doel, node)
        rijen = [rij for rij in node.kinderen if rij.kinderen]
        if rijen:
            _tabel(schrijver, doel, node, rijen, plek)


def kolombreedtes(verhouding: Sequence[int], aantal: int, breedte: int) -> list[int]:
    """Return whole widths in this proportion that add up to `breedte`; columns without a proportion count as 10."""
    delen = [max(1, int(deel)) for deel in verhouding[:aantal]] + [10] * (aantal - len(verhouding))
    grenzen = [breedte * sum(delen[:i]) // sum(delen) for i in range(aantal + 1)]
    return [rechts - links for links, rechts in pairwise(grenzen)]


def _tabel(schrijver: Schrijver, doel: Element, node: Node, rijen: list[Node], plek: Plek) -> None:
    aantal = max(len(rij.kinderen) for rij in rijen)
    layout = layout_of(node)
    breedtes = kolombreedtes(layout.widths, aantal, plek.breedte)
    element = SubElement(doel, W + "tbl")
    _eigenschappen(element, node, rijen, plek.breedte)
    rooster = SubElement(element, W + "tblGrid")
    for breedte in breedtes:
        SubElement(rooster, W + "gridCol", {W + "w": str(breedte)})
    bij_slot = len(rijen) if len(rijen) <= _BIJEEN and not layout.breakable else _SLOT if len(rijen) > _BIJEEN else 2
    uitlijning = [*layout.alignments, *["links"] * aantal]
    for i, rij in enumerate(rijen):
        bijeen = len(rijen) - bij_slot <= i < len(rijen) - 1
        kop = _soort(rij) == "kop" and all(_soort(vorige) == "kop" for vorige in rijen[:i])
        regel = SubElement(element, W + "tr")
        kenmerken = SubElement(regel, W + "trPr")
        if sum(len(text_of(node.opschrift + node.inhoud)) for node in rij.walk()) < _LANG:
            SubElement(kenmerken, W + "cantSplit")
        if kop:
            SubElement(kenmerken, W + "tblHeader")
        for j, breedte in enumerate(breedtes):
            cel = _cel(regel, breedte)
            alineas = _alineas(schrijver, cel, rij.kinderen[j] if j < len(rij.kinderen) else None, stijlen.CELLEN[_soort(rij)][uitlijning[j]])
            if bijeen and not any(cel.kinderen for cel in rij.kinderen):
                houd_bij_volgende(alineas[-1])


def layout_of(node: Node) -> Table:
    """Return the layout of a table; of one that has none, the plainest."""
    return node.layout if isinstance(node.layout, Table) else Table()


def _soort(rij: Node) -> RowKind:
    return rij.layout.kind if isinstance(rij.layout, Row) else "rij"


def _eigenschappen(element: Element, node: Node, rijen: list[Node], breedte: int) -> None:
    eigenschappen = SubElement(element, W + "tblPr")
    SubElement(eigenschappen, W + "tblStyle", {VAL: stijlen.TABEL})
    SubElement(eigenschappen, W + "tblW", {W + "w": str(breedte), W + "type": "dxa"})
    SubElement(eigenschappen, W + "tblLayout", {W + "type": "fixed"})
    eerste, laatste = (int(_soort(rij) == soort) for rij, soort in ((rijen[0], "kop"), (rijen[-1], "totaal")))
    merken = {W + "firstRow": str(eerste), W + "lastRow": str(laatste), W + "firstColumn": "0", W + "lastColumn": "0"}
    waarde = f"{0x0600 | 0x20 * eerste | 0x40 * laatste:04X}"
    SubElement(eigenschappen, W + "tblLook", {VAL: waarde, **merken, W + "noHBand": "1", W + "noVBand": "1"})
    omschrijving = schoon(text_of(node.opschrift) or layout_of(node).description)
    if omschrijving:
        SubElement(eigenschappen, W + "tblCaption", {VAL: omschrijving})
        SubElement(eigenschappen, W + "tblDescription", {VAL: omschrijving})


def _cel(regel: Element, breedte: int) -> Element:
    cel = SubElement(regel, W + "tc")
    SubElement(SubElement(cel, W + "tcPr"), W + "tcW", {W + "w": str(breedte), W + "type": "dxa"})
    return cel


def _alineas(schrijver: Schrijver, cel: Element, node: Node | None, stijl: str) -> list[Element]:
    """The paragraphs of a cell: one with its sentence, or those that stand in it; never none."""
    gemaakt: list[Element] = []
    for inhoud in (node.kinderen or (node,)) if node is not None else (None,):
        paragraaf = alinea(cel, stijl)
        if inhoud is not None:
            if isinstance(inhoud.layout, Indent):
                SubElement(paragraaf[0], W + "ind", {W + "left": str(inhoud.layout.depth * _INSPRINGING)})
            kop_en_zin(schrijver, paragraaf, inhoud)
        gemaakt.append(paragraaf)
    return gemaakt


BOUWERS: dict[Kind, Bouwer] = {"tabel": tabel}
