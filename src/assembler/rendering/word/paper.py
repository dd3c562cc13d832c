"""The head of a document: title, address and fields of a paper."""

from __future__ import annotations

from assembler.document import Cover, Kind, Masthead, Node, Tekst, text_of
from assembler.rendering.word.writer import Bouwer, Plek, Schrijver
from assembler.wordfile import styles as stijlen
from assembler.wordfile.oxml import Element, alinea, tab, tekst


def titel(schrijver: Schrijver, doel: Element) -> None:
    """Write the title: the name of the paper where its format has one (its subject is a field then), or its own title."""
    wortel = schrijver.final.root
    kop = wortel.layout.name if isinstance(wortel.layout, Masthead) else ""
    opschrift = (Tekst(kop),) if kop else wortel.opschrift or (Tekst(schrijver.final.titel),)
    schrijver.zin(alinea(doel, stijlen.TITEL), opschrift)
    ondertitel = wortel.inhoud or ((Tekst(wortel.layout.subtitle),) if isinstance(wortel.layout, Cover) and wortel.layout.subtitle else ())
    if ondertitel:
        schrijver.zin(alinea(doel, stijlen.ONDERTITEL), ondertitel)


def velden(schrijver: Schrijver, doel: Element, _ouder: Node, groep: tuple[Node, ...], plek: Plek) -> None:
    """Write the fields above a paper."""
    for node in groep:
        schrijver.bouw(doel, node, plek)


def veld(schrijver: Schrijver, doel: Element, _ouder: Node, groep: tuple[Node, ...], _plek: Plek) -> None:
    """Write fields: label, tab, value. A paragraph reads in the right order everywhere; a table of two columns does not."""
    for node in groep:
        paragraaf = alinea(doel, stijlen.VELD)
        tekst(paragraaf, text_of(node.opschrift), stijlen.VELDLABEL)
        if node.inhoud:
            tab(paragraaf)
            schrijver.zin(paragraaf, node.inhoud)


BOUWERS: dict[Kind, Bouwer] = {"velden": velden, "veld": veld}
