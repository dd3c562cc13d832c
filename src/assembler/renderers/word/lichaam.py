"""The body of a document: head, contents, what follows from the tree, and the pages it stands on."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from itertools import groupby, takewhile

from lxml import etree
from lxml.etree import SubElement

from assembler.document import Final, Node
from assembler.renderers.word import inhoudsopgave, ondertekening, proza, regeling, stijlen, stuk, tabellen
from assembler.renderers.word.nummering import Lijsten
from assembler.renderers.word.oxml import MC_NS, R_NS, W15_NS, W_NS, Element, P, R, W, alinea, begin_pagina
from assembler.renderers.word.relaties import LIGGEND, relatie_id
from assembler.renderers.word.schrijver import Bouwer, Plek, Schrijver
from assembler.renderers.word.zinnen import vervang_nummerlinks

BOUWERS: Mapping[str, Bouwer] = {**regeling.BOUWERS, **stuk.BOUWERS, **proza.BOUWERS, **tabellen.BOUWERS, **ondertekening.BOUWERS}

_LANG = 20  # headings: contents longer than this stand on pages of their own


class Bladspiegel:
    """The pages of a document, from the section of the base file; landscape where an annex asks for it."""

    def __init__(self, sectie: Element) -> None:
        self._sectie = sectie
        self._eerste = True
        self.heeft_liggend = False

    def breedte(self, *, liggend: bool) -> int:
        """Return the width of the text, in twips."""
        maat, marge = self._sectie.find(W + "pgSz"), self._sectie.find(W + "pgMar")
        assert maat is not None  # noqa: S101 - the base was checked
        assert marge is not None  # noqa: S101
        zijde = maat.get(W + ("h" if liggend else "w"), "11906")
        return int(zijde) - int(marge.get(W + "left", "0")) - int(marge.get(W + "right", "0"))

    def sectie(self, *, liggend: bool) -> Element:
        """Return the properties of the next section."""
        sectie = copy.deepcopy(self._sectie)
        if not self._eerste:
            for weg in [e for e in sectie if e.tag == W + "titlePg" or e.get(W + "type") == "first"]:
                sectie.remove(weg)
        if liggend:
            self.heeft_liggend = True
            _leg(sectie)
        self._eerste = False
        return sectie


def _leg(sectie: Element) -> None:
    maat = sectie.find(W + "pgSz")
    assert maat is not None  # noqa: S101 - the base was checked
    hoog, breed = maat.get(W + "h", ""), maat.get(W + "w", "")
    maat.attrib.update({W + "w": hoog, W + "h": breed, W + "orient": "landscape"})
    for soort, naam in LIGGEND.items():
        for verwijzing in sectie.findall(f"{W}{soort}Reference"):
            if verwijzing.get(W + "type") == "default":
                verwijzing.set(R + "id", relatie_id(naam))


def lichaam(final: Final, lijsten: Lijsten, bladspiegel: Bladspiegel, *, levend: bool) -> Element:
    """Return word/document.xml; `lijsten` and `bladspiegel` know afterwards what it uses."""
    document = etree.Element(W + "document", {f"{{{MC_NS}}}Ignorable": "w15"}, nsmap={"w": W_NS, "r": R_NS, "mc": MC_NS, "w15": W15_NS})
    body = SubElement(document, W + "body")
    schrijver = Schrijver(final, lijsten, BOUWERS, levend=levend)
    begin = _tekst(schrijver, body, bladspiegel)
    vervang_nummerlinks(schrijver)
    if final.klasse == "regeling":
        _inhoud(schrijver, body, begin)
    return document


def _tekst(schrijver: Schrijver, body: Element, bladspiegel: Bladspiegel) -> int:
    """Write the whole tree and return where the contents belong: under the title."""
    kinderen = schrijver.final.root.kinderen
    boven = _boven_titel(schrijver.final.root)
    _groepen(schrijver, body, kinderen[:boven], bladspiegel)
    stuk.titel(schrijver, body)
    begin = len(body)
    body.append(bladspiegel.sectie(liggend=_groepen(schrijver, body, kinderen[boven:], bladspiegel)))
    return begin


def _boven_titel(wortel: Node) -> int:
    """How many nodes stand above the title: the address, and the fields where the format has them first."""
    eerst = {"velden"} if wortel.opmaak.get("kop_na_velden") else set()
    return len(list(takewhile(lambda node: node.kind in eerst or node.opmaak.get("rol") == "adres", wortel.kinderen)))


def _groepen(schrijver: Schrijver, body: Element, kinderen: tuple[Node, ...], bladspiegel: Bladspiegel) -> bool:
    """Write nodes that stand directly in the document and return whether the last page lies down."""
    was = False
    for (soort, liggend), groep in groupby(kinderen, key=lambda node: (node.kind, bool(node.opmaak.get("liggend")))):
        if liggend != was:
            _sluit_sectie(body, bladspiegel.sectie(liggend=was))
            was = liggend
        schrijver.bouw_groep(body, schrijver.final.root, soort, tuple(groep), Plek(bladspiegel.breedte(liggend=liggend)))
    return was


def _sluit_sectie(body: Element, sectie: Element) -> None:
    """End a section in the last paragraph; after a table or a block Word wants a paragraph for it, which takes no room."""
    laatste = body[-1] if len(body) and body[-1].tag == P else alinea(body, stijlen.SECTIE_EINDE)
    laatste[0].append(sectie)


def _inhoud(schrijver: Schrijver, body: Element, plaats: int) -> None:
    """Put the contents in their place, now that the headings are known."""
    vak = etree.Element(W + "body")
    inhoudsopgave.inhoudsopgave(vak, schrijver.koppen)
    eerste = next((p for element in body[plaats:] for p in element.iter(P)), None)
    if len(vak) > _LANG and eerste is not None:
        begin_pagina(eerste)
    body[plaats:plaats] = list(vak)
