"""The end of a text: closing formula and signature blocks, kept together on one page."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from assembler.document import Gat, Inlines, Kind, Node, Signature, Tekst, text_of
from assembler.rendering.word.writer import Bouwer, Plek, Schrijver
from assembler.wordfile import styles as stijlen
from assembler.wordfile.oxml import Element, alinea, houd_bij_volgende, tab

LIJN = Gat("bij_besluit", "handtekening")
_SMAL = 40  # characters that fit in half a line


def sluiting(schrijver: Schrijver, doel: Element, _ouder: Node, groep: tuple[Node, ...], plek: Plek) -> None:
    """Write the closing formula and what is signed under it."""
    for node in groep:
        schrijver.anker(doel, node)
        if node.inhoud:
            schrijver.zin(alinea(doel, stijlen.SLOTFORMULE), node.inhoud)
        schrijver.bouw(doel, node, replace(plek, stijl=stijlen.SLOTFORMULE))


def ondertekening(schrijver: Schrijver, doel: Element, _ouder: Node, groep: tuple[Node, ...], _plek: Plek) -> None:
    """Write signature blocks: statement, place and date, then who signs, beside or below each other."""
    for node in groep:
        if node.inhoud:
            schrijver.zin(alinea(doel, stijlen.VERKLARING), node.inhoud)
        plaats = _layout(node).place
        if plaats:
            schrijver.zin(alinea(doel, stijlen.PLAATS_DATUM), (Tekst(f"{plaats}, "), LIJN))
        regels = _regels(node)
        for i, wie in enumerate(regels):
            _blok(schrijver, doel, wie, laatste=i == len(regels) - 1)


def _layout(node: Node) -> Signature:
    return node.layout if isinstance(node.layout, Signature) else Signature()


def _regels(node: Node) -> list[tuple[Node, ...]]:
    """Who sign on one line: two, if they are to stand side by side and each fits in half a line."""
    wie = node.kinderen
    smal = all(len(text_of(inlines)) <= _SMAL for persoon in wie for inlines in (persoon.opschrift, persoon.inhoud))
    if _layout(node).arrangement != "naast" or not smal:
        return [(persoon,) for persoon in wie]
    return [wie[i : i + 2] for i in range(0, len(wie), 2)]


def _blok(schrijver: Schrijver, doel: Element, wie: tuple[Node, ...], *, laatste: bool) -> None:
    """Functions above, room to sign, names below: an unknown name is a line."""
    _naast(schrijver, alinea(doel, stijlen.FUNCTIE), [persoon.opschrift for persoon in wie])
    namen = [persoon.inhoud or (LIJN,) for persoon in wie]
    regel = alinea(doel, stijlen.NAAM)
    _naast(schrijver, regel, namen)
    if not laatste:
        houd_bij_volgende(regel)


def _naast(schrijver: Schrijver, paragraaf: Element, stukken: list[Inlines]) -> None:
    for stuk, volgende in zip_longest(stukken, stukken[1:]):
        schrijver.zin(paragraaf, stuk)
        if volgende is not None:
            tab(paragraaf)


def ondertekenaars(schrijver: Schrijver, doel: Element, ouder: Node, groep: tuple[Node, ...], plek: Plek) -> None:
    """Write who sign where no statement is around them."""
    ondertekening(schrijver, doel, ouder, (replace(ouder, kind="ondertekening", inhoud=(), kinderen=groep),), plek)


BOUWERS: dict[Kind, Bouwer] = {"sluiting": sluiting, "ondertekening": ondertekening, "ondertekenaar": ondertekenaars}
