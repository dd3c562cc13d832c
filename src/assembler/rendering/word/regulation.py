"""The nodes of a regulation: chapters, articles, leden, definitions, annexes and the memorandum."""

from __future__ import annotations

from dataclasses import replace

from assembler.document import Kind, Node, text_of
from assembler.rendering.word.items import Soort, kies_wijze, schrijf_items
from assembler.rendering.word.writer import Bouwer, Plek, Schrijver
from assembler.wordfile import styles as stijlen
from assembler.wordfile.lists import CIJFERS
from assembler.wordfile.oxml import Element, alinea


def hoofdstuk(schrijver: Schrijver, doel: Element, _ouder: Node, groep: tuple[Node, ...], plek: Plek) -> None:
    """Write chapters."""
    for node in groep:
        schrijver.kop(doel, node, stijlen.HOOFDSTUK, plek.niveau, "hoofdstuk")
        _inleiding(schrijver, doel, node, plek)
        schrijver.bouw(doel, node, replace(plek, niveau=plek.niveau + 1))


def artikel(schrijver: Schrijver, doel: Element, _ouder: Node, groep: tuple[Node, ...], plek: Plek) -> None:
    """Write articles, each in a content control; the style of the heading begins the leden again at 1."""
    stijl = stijlen.ARTIKEL if plek.niveau > 1 else stijlen.ARTIKEL_LOS
    for node in groep:
        blok = schrijver.besturing.blok(doel, node.id, text_of(node.opschrift) or schrijver.final.label(node), zichtbaar=False)
        schrijver.kop(blok, node, stijl, plek.niveau, "artikel")
        _inleiding(schrijver, blok, node, plek)
        schrijver.bouw(blok, node, replace(plek, niveau=plek.niveau + 1, regel=True, stijllijst=True, stijl=stijlen.LID_LOS))


def lid(schrijver: Schrijver, doel: Element, ouder: Node, groep: tuple[Node, ...], plek: Plek) -> None:
    """Write the leden of an article; a lid without a number is a plain paragraph."""
    soort = Soort(stijlen.LID, stijlen.LID_LOS, CIJFERS if plek.stijllijst else None)
    wijze = kies_wijze(schrijver, ouder, groep, soort, plek)
    genummerd = wijze.stijl != stijlen.LID_LOS
    # Letters begin again under each lid that the style numbers; under a lid without a number only the article does that.
    vanzelf = plek.stijllijst and wijze.lijst is None and not wijze.letterlijk and (genummerd or len(ouder.kinderen) == 1)
    schrijf_items(schrijver, doel, groep, wijze, replace(plek, stijllijst=vanzelf))


def begrip(schrijver: Schrijver, doel: Element, ouder: Node, groep: tuple[Node, ...], plek: Plek) -> None:
    """Write definitions, alphabetical or with letters."""
    wijze = kies_wijze(schrijver, ouder, groep, Soort(stijlen.BEGRIP, stijlen.BEGRIP), replace(plek, stijllijst=False))
    onder = wijze.plek or plek
    schrijf_items(schrijver, doel, groep, wijze, replace(onder, diepte=plek.diepte + 1))


def aanhef(schrijver: Schrijver, doel: Element, _ouder: Node, groep: tuple[Node, ...], plek: Plek) -> None:
    """Write the preamble."""
    for node in groep:
        schrijver.anker(doel, node)
        _inleiding(schrijver, doel, node, replace(plek, stijl=stijlen.AANHEF))
        schrijver.bouw(doel, node, replace(plek, stijl=stijlen.AANHEF))


def bijlage(schrijver: Schrijver, doel: Element, _ouder: Node, groep: tuple[Node, ...], plek: Plek) -> None:
    """Write annexes; the style of the heading begins a page."""
    for node in groep:
        schrijver.kop(doel, node, stijlen.BIJLAGE, 1, "bijlage")
        _inleiding(schrijver, doel, node, plek)
        schrijver.bouw(doel, node, replace(plek, niveau=2))


def toelichting(schrijver: Schrijver, doel: Element, _ouder: Node, groep: tuple[Node, ...], plek: Plek) -> None:
    """Write the memorandum; the style of the heading begins a page."""
    for node in groep:
        schrijver.kop(doel, node, stijlen.TOELICHTING, 1)
        _inleiding(schrijver, doel, node, plek)
        schrijver.bouw(doel, node, replace(plek, niveau=2))


def _inleiding(schrijver: Schrijver, doel: Element, node: Node, plek: Plek) -> None:
    """The text of a node that has a heading, if it has text of its own."""
    if node.inhoud:
        schrijver.zin(alinea(doel, plek.stijl), node.inhoud)


BOUWERS: dict[Kind, Bouwer] = {
    "hoofdstuk": hoofdstuk,
    "artikel": artikel,
    "lid": lid,
    "begrip": begrip,
    "aanhef": aanhef,
    "bijlage": bijlage,
    "toelichting": toelichting,
}
