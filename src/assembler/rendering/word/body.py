"""The body of a document: head, contents, and what follows from the tree."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby, takewhile

from lxml import etree
from lxml.etree import SubElement

from assembler.document import ADDRESS, Final, Kind, Masthead, Node, Overview
from assembler.rendering.word import contents as inhoudsopgave
from assembler.rendering.word import figures as figuur
from assembler.rendering.word import paper as stuk
from assembler.rendering.word import prose as proza
from assembler.rendering.word import regulation as regeling
from assembler.rendering.word import signatures as ondertekening
from assembler.rendering.word import tables as tabellen
from assembler.rendering.word.sentences import vervang_nummerlinks
from assembler.rendering.word.writer import Bouwer, Plek, Schrijver
from assembler.wordfile.lists import Lijsten
from assembler.wordfile.oxml import MC_NS, R_NS, W15_NS, W_NS, Element, P, W, begin_pagina
from assembler.wordfile.pages import Bladspiegel

BOUWERS: Mapping[Kind, Bouwer] = {
    **regeling.BOUWERS,
    **stuk.BOUWERS,
    **proza.BOUWERS,
    **tabellen.BOUWERS,
    **figuur.BOUWERS,
    **ondertekening.BOUWERS,
}

ACHTER = {"bijlage", "toelichting", "aannames"}


def lichaam(final: Final, lijsten: Lijsten, bladspiegel: Bladspiegel, *, levend: bool) -> Element:
    """Return word/document.xml; `lijsten` and `bladspiegel` know afterwards what it uses."""
    document = etree.Element(W + "document", {f"{{{MC_NS}}}Ignorable": "w15"}, nsmap={"w": W_NS, "r": R_NS, "mc": MC_NS, "w15": W15_NS})
    body = SubElement(document, W + "body")
    schrijver = Schrijver(final, lijsten, BOUWERS, levend=levend)
    boven, tekst, achter = delen(final.root)
    _groepen(schrijver, body, boven, bladspiegel)
    stuk.titel(schrijver, body)
    plaats = len(body)
    met_inhoud = final.klasse == "regeling"
    for naam, kinderen in zip(inhoudsopgave.DELEN, (tekst, achter), strict=True):
        bladwijzer = schrijver.bladwijzers.open(body, naam) if met_inhoud and kinderen else ""
        _groepen(schrijver, body, kinderen, bladspiegel)
        schrijver.bladwijzers.sluit(body, bladwijzer)
        schrijver.einde_deel()
    bladspiegel.sluit(body)
    vervang_nummerlinks(schrijver)
    if met_inhoud:
        _inhoud(schrijver, body, plaats)
    return document


def delen(wortel: Node) -> tuple[tuple[Node, ...], ...]:
    """What stands above the title (address, and fields where the format has them first), the text, and what is annexed."""
    eerst = {"velden"} if isinstance(wortel.layout, Masthead) and wortel.layout.after_fields else set()
    kinderen = wortel.kinderen
    boven = len(list(takewhile(lambda node: node.kind in eerst or node.layout == ADDRESS, kinderen)))
    tekst = boven + len(list(takewhile(lambda node: node.kind not in ACHTER, kinderen[boven:])))
    return kinderen[:boven], kinderen[boven:tekst], kinderen[tekst:]


def _groepen(schrijver: Schrijver, body: Element, kinderen: tuple[Node, ...], bladspiegel: Bladspiegel) -> None:
    """Write nodes that stand directly in the document."""
    for (soort, liggend), groep in groupby(kinderen, key=lambda node: (node.kind, node.landscape or overzicht_ligt(schrijver.final))):
        breedte = bladspiegel.draai(body, liggend=liggend)
        schrijver.bouw_groep(body, schrijver.final.root, soort, tuple(groep), Plek(breedte))


def overzicht_ligt(final: Final) -> bool:
    """Return whether all pages lie down: those of an overview that wants it."""
    return isinstance(final.root.layout, Overview) and final.root.layout.landscape


def _inhoud(schrijver: Schrijver, body: Element, plaats: int) -> None:
    """Put the contents in their place, now that the headings are known."""
    vak = etree.Element(W + "body")
    inhoudsopgave.inhoudsopgave(vak, schrijver.delen)
    eerste = next((p for element in list(body)[plaats:] for p in element.iter(P)), None)
    if len(vak) > inhoudsopgave.LONG and eerste is not None:
        begin_pagina(eerste)
    body[plaats:plaats] = list(vak)
