"""The table of contents: the headings as they were written, linked, without page numbers; so it is right by construction."""

from __future__ import annotations

from collections.abc import Sequence

from assembler.renderers.word import stijlen
from assembler.renderers.word.oxml import Element, alinea, tab, tekst
from assembler.renderers.word.schrijver import Kop
from assembler.renderers.word.velden import begin_veld, einde_veld, koppeling

KOP = "Inhoud"
# Headings by outline level, no page numbers, linked: what F9 in Word makes is what stands there already.
OPDRACHT = 'TOC \\o "1-2" \\n \\h \\u'


def inhoudsopgave(doel: Element, koppen: Sequence[Kop]) -> None:
    """Write the table of contents of these headings; nothing if there are none."""
    regels = [kop for kop in koppen if kop.niveau <= len(stijlen.INHOUD)]
    if not regels:
        return
    tekst(alinea(doel, stijlen.INHOUD_KOP), KOP)
    for i, kop in enumerate(regels):
        paragraaf = alinea(doel, stijlen.INHOUD[kop.niveau - 1])
        if i == 0:
            begin_veld(paragraaf, OPDRACHT)
        _regel(paragraaf, kop)
        if i == len(regels) - 1:
            einde_veld(paragraaf)


def _regel(paragraaf: Element, kop: Kop) -> None:
    schakel = koppeling(paragraaf, kop.bladwijzer)
    tekst(schakel, kop.label)
    if kop.label and kop.opschrift:
        tab(schakel)
    tekst(schakel, kop.opschrift)
