"""Running text: paragraphs, sections, and the list of assumptions at the end."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from assembler.document import ADDRESS, Kind, List, Node, text_of
from assembler.rendering.word.items import Soort, kies_wijze, onderdelen, schrijf_items
from assembler.rendering.word.writer import Bouwer, Kop, Plek, Schrijver
from assembler.wordfile import styles as stijlen
from assembler.wordfile.fields import sleutel
from assembler.wordfile.oxml import Element, alinea, tekst

AANNAMES_KOP = "Aannames in dit stuk"


def alineas(schrijver: Schrijver, doel: Element, _ouder: Node, groep: tuple[Node, ...], plek: Plek) -> None:
    """Write paragraphs, and the lists and tables that follow from them."""
    for node in groep:
        vak = _vak(schrijver, doel, node)
        if text_of(node.opschrift + node.inhoud):
            stijl = stijlen.ADRES if node.layout == ADDRESS else plek.stijl
            paragraaf = alinea(vak, stijl, volgende=bool(node.kinderen))
            bladwijzer = schrijver.bladwijzers.open(paragraaf, sleutel(node.id))
            kop_en_zin(schrijver, paragraaf, node)
            schrijver.bladwijzers.sluit(paragraaf, bladwijzer)
        else:
            schrijver.anker(vak, node)
        schrijver.bouw(vak, node, replace(plek, diepte=0, lijst=None))


def kop_en_zin(schrijver: Schrijver, paragraaf: Element, node: Node) -> None:
    """Write the text of a paragraph, after what it is about, if it says so."""
    tekst(paragraaf, text_of(node.opschrift), stijlen.TERM)
    if node.opschrift and node.inhoud:
        tekst(paragraaf, ": ")
    schrijver.zin(paragraaf, node.inhoud)


def secties(schrijver: Schrijver, doel: Element, _ouder: Node, groep: tuple[Node, ...], plek: Plek) -> None:
    """Write sections; one without a heading takes no level of headings. A text of the gemeente is a visible block."""
    for node in groep:
        vak = _vak(schrijver, doel, node)
        kop = bool(node.opschrift or schrijver.final.label(node))
        if kop:
            stijl = stijlen.SECTIES[min(plek.niveau, len(stijlen.SECTIES)) - 1]
            schrijver.kop(vak, node, stijl, plek.niveau)
        else:
            schrijver.anker(vak, node)
        if node.inhoud:
            schrijver.zin(alinea(vak, plek.stijl), node.inhoud)
        schrijver.bouw(vak, node, replace(plek, niveau=plek.niveau + kop, diepte=0, lijst=None))


def aannames(schrijver: Schrijver, doel: Element, _ouder: Node, groep: tuple[Node, ...], plek: Plek) -> None:
    """Write the closing section of assumptions: each item carries the mark that stands in the text."""
    for node in groep:
        if node.opschrift:
            schrijver.kop(doel, node, stijlen.AANNAMES, 1)
        else:
            tekst(alinea(doel, stijlen.AANNAMES), AANNAMES_KOP)
            schrijver.koppen.append(Kop(1, sleutel(node.id), "", AANNAMES_KOP))
        if node.inhoud:
            schrijver.zin(alinea(doel, plek.stijl), node.inhoud)
        for (soort, heeft_merk), items in groupby(node.kinderen, key=lambda kind: (kind.kind, bool(schrijver.final.label(kind)))):
            if soort == "onderdeel":
                _aannames(schrijver, doel, node if heeft_merk else replace(node, layout=List("streepjes")), tuple(items), plek)
            else:
                schrijver.bouw_groep(doel, node, soort, tuple(items), plek)


def _aannames(schrijver: Schrijver, doel: Element, ouder: Node, groep: tuple[Node, ...], plek: Plek) -> None:
    wijze = kies_wijze(schrijver, ouder, groep, Soort(stijlen.AANNAME, stijlen.AANNAME), plek)
    schrijf_items(schrijver, doel, groep, wijze, plek)


def _vak(schrijver: Schrijver, doel: Element, node: Node) -> Element:
    """Where a node is written: in a content control if a gemeente may change it, and none is around it yet."""
    if not node.local or doel.tag.endswith("}sdtContent"):
        return doel
    return schrijver.besturing.blok(doel, node.id, text_of(node.opschrift) or "Tekst van de gemeente", zichtbaar=True)


BOUWERS: dict[Kind, Bouwer] = {"alinea": alineas, "sectie": secties, "aannames": aannames, "onderdeel": onderdelen}
