"""Paragraphs with tracked changes: a pair with the words that differ, or one that comes, goes or moves as a whole."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter

from lxml import etree

from assembler.comparing.trees.edit import Blok, kortste, verschil
from assembler.rendering.redline.marks import HEEL, WOORDEN, Merker, Wijze
from assembler.rendering.redline.words import Regel, Teken, schrijf
from assembler.wordfile.oxml import Element, P

_WEG = {"del", "moveFrom"}

Stroom = tuple[Wijze | None, Sequence[Teken]]  # words, and how they are marked


class Alineas:
    """Writes paragraphs; without `volledig` a number that only changed by renumbering stands there as it is now, unmarked."""

    def __init__(self, merker: Merker, *, volledig: bool) -> None:
        self.merker = merker
        self.volledig = volledig

    def heel(self, regel: Regel, wijze: Wijze, *, met_einde: bool = True) -> Element:
        """Return a paragraph that comes or goes as a whole; in a cell (not `met_einde`) its end is that of the cell."""
        return self._alinea(regel, [(wijze, (*regel.nummer, *regel.heel))], wijze if met_einde else None, blijft=wijze not in _WEG, heel=True)

    def paar(self, oud: Regel, nieuw: Regel) -> Element:
        """Return a paragraph that stays, with the words that went and came."""
        paragraaf = self._alinea(nieuw, self._paar(oud, nieuw), None, blijft=True)
        if oud.stijl != nieuw.stijl and (self.volledig or bool(oud.nummer) == bool(nieuw.nummer)):
            self.merker.opmaak(paragraaf, copy.deepcopy(oud.eigenschappen))
        return paragraaf

    def _paar(self, oud: Regel, nieuw: Regel) -> Iterable[Stroom]:
        if self.volledig:
            blokken = kortste([teken.sleutel for teken in oud.nummer], [teken.sleutel for teken in nieuw.nummer])
            yield from _gewijzigd(blokken, oud.nummer, nieuw.nummer)
        elif bool(oud.tab) == bool(nieuw.tab) or not (oud.nummer and nieuw.nummer):
            yield None, nieuw.nummer
        else:  # the tab comes or goes with the text after it
            yield None, nieuw.nummer[: len(nieuw.nummer) - len(nieuw.tab)]
            yield from _gewijzigd([Blok(False, 0, len(oud.tab), 0, len(nieuw.tab))], oud.tab, nieuw.tab)  # noqa: FBT003 - a field
        if oud.groepen == nieuw.groepen:
            yield None, nieuw.heel
        else:
            links, rechts = oud.tekens, nieuw.tekens
            yield from _gewijzigd(verschil(links, rechts), links, rechts)

    def vertrokken(self, oud: Regel, nieuw: Regel) -> Element:
        """Return a paragraph in the place that it left; words that it no longer has are struck."""
        links = oud.tekens
        blokken = verschil(links, nieuw.tekens)
        stroom: list[Stroom] = [("moveFrom", oud.nummer), *(("moveFrom" if blok.gelijk else "del", links[blok.o1 : blok.o2]) for blok in blokken)]
        return self._alinea(oud, stroom, "moveFrom", blijft=False)

    def aangekomen(self, oud: Regel, nieuw: Regel) -> Element:
        """Return a paragraph in the place that it came to; words that it did not have are new."""
        rechts = nieuw.tekens
        blokken = verschil(oud.tekens, rechts)
        stroom: list[Stroom] = [("moveTo", nieuw.nummer), *(("moveTo" if blok.gelijk else "ins", rechts[blok.n1 : blok.n2]) for blok in blokken)]
        return self._alinea(nieuw, stroom, "moveTo", blijft=True)

    def _alinea(self, regel: Regel, stroom: Iterable[Stroom], einde: Wijze | None, *, blijft: bool, heel: bool = False) -> Element:
        """A paragraph of these words; bookmarks stand only in what stays or is new."""
        paragraaf = etree.Element(P)
        paragraaf.append(copy.deepcopy(regel.eigenschappen))
        if einde is not None:
            self.merker.alineateken(paragraaf, einde)
        for wijze, groep in groupby((deel for deel in stroom if deel[1]), key=itemgetter(0)):
            tekens = [teken for _, woorden in groep for teken in woorden]
            schrijf(paragraaf, tekens, wijze and partial(self.merker.merk, wijze, HEEL if wijze == einde or heel else WOORDEN), weg=wijze in _WEG)
        if blijft:
            self.merker.bladwijzers(paragraaf, regel.bladwijzers)
        return paragraaf


def _gewijzigd(blokken: Iterable[Blok], oud: Sequence[Teken], nieuw: Sequence[Teken]) -> Iterable[Stroom]:
    for gelijk, o1, o2, n1, n2 in blokken:
        if gelijk:
            yield None, nieuw[n1:n2]
        else:
            yield "del", oud[o1:o2]
            yield "ins", nieuw[n1:n2]
