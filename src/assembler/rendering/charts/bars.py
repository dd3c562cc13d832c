"""A bar chart: per row a bar for each series with its value at its end, and a mark for a value to hold against it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

from assembler.document import Chart, ChartRow
from assembler.rendering.charts.sketch import INKT, PAPIER, VULLINGEN, Schets, tekstbreedte

BREEDTE = 1600  # tenths of a millimetre: the text of an A4 page
_LETTER, _KLEIN = 28, 25
_STAAF, _TUSSEN, _ROND = 25, 4, 15  # height of a bar, between bars, between rows
_LEGENDA = 40
_MARGE = 16
_MIN_RIJ = 60  # room for a name and what stands below it


def teken(chart: Chart, lettertype: str) -> tuple[str, int]:
    """Return the SVG of a chart and its height in tenths of a millimetre."""
    schets = Schets(BREEDTE, lettertype)
    boven = _legenda(schets, chart.series, chart.reference)
    hoogte = _vlak(schets, chart.rows, boven)
    return schets.svg(hoogte), hoogte


def _legenda(schets: Schets, reeksen: tuple[str, ...], referentie: str) -> int:
    """Draw what each fill means and return where the chart begins; one series without a mark needs no legend."""
    if len(reeksen) == 1 and not referentie:
        return 4
    y = 4
    for naam, vulling in zip(reeksen, VULLINGEN, strict=False):
        schets.vlak(4, y + 4, 60, 26, vulling)
        schets.tekst(80, y + 27, naam, _LETTER)
        y += _LEGENDA
    if referentie:
        schets.lijn(34, y, y + 34, 9, INKT)
        schets.tekst(80, y + 27, referentie, _LETTER)
        y += _LEGENDA
    return y + 14


def _vlak(schets: Schets, rijen: Sequence[ChartRow], boven: int) -> int:
    """Draw the rows and return the height of the whole."""
    links = max(tekstbreedte(naam, _LETTER) for rij in rijen for naam in (rij.name, rij.mark.text if rij.mark else "")) + _MARGE
    rechts = max(tekstbreedte(punt.text, _KLEIN) for rij in rijen for punt in rij.points) + 2 * _MARGE
    alle = [punt.number for rij in rijen for punt in (*rij.points, *([rij.mark] if rij.mark else []))]
    laagste, hoogste = min(0, *alle), max(0, *alle)
    bereik, ruimte = max(1, hoogste - laagste), BREEDTE - links - rechts

    def plaats(getal: int) -> int:
        return links + (getal - laagste) * ruimte // bereik

    hoogten = [_hoogte(rij) for rij in rijen]
    tops = [boven, *(boven + som for som in accumulate(hoogte + _ROND for hoogte in hoogten))]
    onder = tops[-1] - _ROND
    schets.lijn(plaats(0), boven - 8, onder + 8, 3)
    for rij, top, hoogte in zip(rijen, tops, hoogten, strict=False):
        _teken_rij(schets, rij, top, hoogte, plaats, links)
    return onder + 12


def _hoogte(rij: ChartRow) -> int:
    staven = len(rij.points) * (_STAAF + _TUSSEN) - _TUSSEN
    return max(staven, _MIN_RIJ if rij.mark else 0)


def _teken_rij(schets: Schets, rij: ChartRow, top: int, hoogte: int, plaats: Callable[[int], int], links: int) -> None:
    staven = len(rij.points) * (_STAAF + _TUSSEN) - _TUSSEN
    y = top + (hoogte - staven) // 2
    midden = top + hoogte // 2
    nul, merk = plaats(0), plaats(rij.mark.number) if rij.mark else None
    schets.tekst(links - _MARGE, midden - 3 if rij.mark else midden + 9, rij.name, _LETTER, rechts=True)
    if rij.mark:
        schets.tekst(links - _MARGE, midden + 25, rij.mark.text, _KLEIN, rechts=True)
    einden = [plaats(punt.number) for punt in rij.points]
    for nummer, (vulling, einde) in enumerate(zip(VULLINGEN, einden, strict=False)):
        schets.vlak(min(nul, einde), y + nummer * (_STAAF + _TUSSEN), max(abs(einde - nul), 2), _STAAF, vulling)
    if merk is not None:
        schets.lijn(merk, y - 6, y + staven + 6, 15, PAPIER)
        schets.lijn(merk, y - 6, y + staven + 6, 8, INKT)
    for nummer, (punt, einde) in enumerate(zip(rij.points, einden, strict=True)):
        begin = max(einde, nul) + 12
        if merk is not None and begin - 16 < merk < begin + tekstbreedte(punt.text, _KLEIN) + 8:
            begin = merk + 16
        schets.tekst(begin, y + nummer * (_STAAF + _TUSSEN) + 21, punt.text, _KLEIN)
