"""Sentences: the inline pieces of the tree as runs, links and fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from lxml.etree import SubElement

from assembler.document import Deel, Gat, Inlines, Invulling, Marked, Verwijzing
from assembler.wordfile import styles as stijlen
from assembler.wordfile.fields import koppeling, nummersleutel, sleutel, veld
from assembler.wordfile.oxml import PRESERVE, RPR, RUN, VAL, Element, P, T, W, schoon, tekst

if TYPE_CHECKING:
    from assembler.rendering.word.writer import Schrijver

_KLEUREN = {"gone": "9C1C1C", "new": "1F4E8C"}
# Kinds whose number stands in a bookmark of its own, which a reference can repeat.
_NUMMER_IN_KOP = {"hoofdstuk", "artikel", "bijlage"}
# Kinds that have a bookmark to jump to.
_BEREIKBAAR = _NUMMER_IN_KOP | {"lid", "onderdeel", "begrip", "sectie", "alinea", "tabel", "toelichting", "aannames"}


def schrijf_zin(schrijver: Schrijver, paragraaf: Element, inlines: Inlines) -> None:
    """Write a sentence; plain pieces that follow each other are one run."""
    gewoon = ""
    for inline in inlines:
        if isinstance(inline, Gat):
            tekst(paragraaf, gewoon)
            tekst(paragraaf, inline.text, stijlen.NTB if inline.soort == "ntb" else stijlen.INVULREGEL)
            gewoon = ""
        elif isinstance(inline, Verwijzing):
            tekst(paragraaf, gewoon)
            for deel in inline.delen:
                _deel(schrijver, paragraaf, deel)
            gewoon = ""
        elif isinstance(inline, Invulling) and inline.noot:
            tekst(paragraaf, gewoon + inline.text)
            _noot(schrijver, paragraaf, inline.noot)
            gewoon = ""
        elif isinstance(inline, Marked):
            tekst(paragraaf, gewoon)
            _gemarkeerd(paragraaf, inline)
            gewoon = ""
        else:
            gewoon += inline.text
    tekst(paragraaf, gewoon)


def _gemarkeerd(paragraaf: Element, inline: Marked) -> None:
    """Words that went are struck, words that came underlined; the colour beside it is not the only sign."""
    if not inline.text:
        return
    run = SubElement(paragraaf, RUN)
    eigenschappen = SubElement(run, RPR)
    if inline.mark == "gone":
        SubElement(eigenschappen, W + "strike")
    SubElement(eigenschappen, W + "color", {VAL: _KLEUREN[inline.mark]})
    if inline.mark == "new":
        SubElement(eigenschappen, W + "u", {VAL: "single"})
    SubElement(run, T, PRESERVE).text = schoon(inline.text)


def nootmerk(noot: int) -> str:
    """Return the mark in the text of an assumption."""
    return f"[{noot}]"


def _noot(schrijver: Schrijver, paragraaf: Element, noot: int) -> None:
    doel = schrijver.noten.get(str(noot))
    plaats = paragraaf if doel is None else koppeling(paragraaf, sleutel(doel))
    tekst(plaats, nootmerk(noot), stijlen.NOOT)


def _deel(schrijver: Schrijver, paragraaf: Element, deel: Deel) -> None:
    """A piece of a reference: a number repeats itself in a field, what else points somewhere is a link."""
    node = None if deel.doel is None else schrijver.nodes.get(deel.doel)
    if node is None or node.kind not in _BEREIKBAAR or not deel.text:
        tekst(paragraaf, deel.text)
        return
    label = schrijver.final.labels.get(node.id)
    is_nummer = schrijver.velden and label is not None and deel.text == label.nummer
    if is_nummer and node.kind in _NUMMER_IN_KOP:
        veld(paragraaf, f"REF {nummersleutel(node.id)} \\h", deel.text)
        return
    schakel = koppeling(paragraaf, sleutel(node.id))
    tekst(schakel, deel.text, stijlen.VERWIJZING)
    if is_nummer:
        schrijver.nummerlinks.append((schakel, node.id, deel.text))


def vervang_nummerlinks(schrijver: Schrijver) -> None:
    """Make a link to the number of an item a field that repeats it, where a list numbers that item.

    Only when all is written is it known which items a list numbers; one with its label in text has no number to repeat.
    """
    for schakel, doel, nummer in schrijver.nummerlinks:
        ouder = schakel.getparent()
        if doel in schrijver.door_lijst_genummerd and ouder is not None:
            runs = etree.Element(P)
            veld(runs, f"REF {sleutel(doel)} \\n \\h", nummer)
            plaats = ouder.index(schakel)
            ouder[plaats : plaats + 1] = list(runs)
