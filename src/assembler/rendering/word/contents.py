"""The table of contents: the headings as they were written, linked, without page numbers; so it is right by construction."""

from __future__ import annotations

from collections.abc import Sequence

from assembler.rendering.word.writer import Kop
from assembler.wordfile import styles as stijlen
from assembler.wordfile.fields import begin_veld, einde_veld, koppeling
from assembler.wordfile.oxml import Element, alinea, tab, tekst

KOP = "Inhoud"
# Of the text itself chapters and articles, of what is annexed to it the titles alone: two fields, each over its own stretch.
DELEN = ("_Inhoud", "_Bijlagen")
NIVEAUS = (2, 1)
LONG = 20  # lines: contents longer than this stand on pages of their own


def opdracht(deel: int) -> str:
    """Return the field: headings by outline level, no page numbers, linked. What F9 in Word makes is what stands there already."""
    return f'TOC \\o "1-{NIVEAUS[deel]}" \\n \\h \\u \\b {DELEN[deel]}'


def inhoudsopgave(doel: Element, delen: Sequence[Sequence[Kop]]) -> None:
    """Write the table of contents of the headings in each part; nothing if there are none."""
    for deel, koppen in enumerate(delen):
        regels = [kop for kop in koppen if kop.niveau <= NIVEAUS[deel]]
        for i, kop in enumerate(regels):
            if not len(doel):
                tekst(alinea(doel, stijlen.INHOUD_KOP), KOP)
            paragraaf = alinea(doel, stijlen.INHOUD[kop.niveau - 1])
            if i == 0:
                begin_veld(paragraaf, opdracht(deel))
            _regel(paragraaf, kop)
            if i == len(regels) - 1:
                einde_veld(paragraaf)


def _regel(paragraaf: Element, kop: Kop) -> None:
    schakel = koppeling(paragraaf, kop.bladwijzer)
    tekst(schakel, kop.label)
    if kop.label and kop.opschrift:
        tab(schakel)
    tekst(schakel, kop.opschrift)
