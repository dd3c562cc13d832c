"""The words of a pair: what stays, goes and comes, and whether that is the text or a figure in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assembler.comparing.trees.edit import verschil
from assembler.comparing.trees.model import Cijfer, Door, Segment, Zin
from assembler.comparing.trees.words import Vertaal, Woord, gedrukt, verwijssleutel, woordenstroom
from assembler.document import Gat, Inlines, Invulling, Node, Verwijzing

_SLOTTEKEN = re.compile(r"(?:;(?: en| of)?|[.,:])\Z")


class Zinnen:
    """Compares sentences; `vertaal_oud` makes the ids of the old side those of the new one."""

    def __init__(self, vertaal_oud: Vertaal, vertaal_nieuw: Vertaal) -> None:
        self.vertaal_oud, self.vertaal_nieuw = vertaal_oud, vertaal_nieuw

    def zin(self, oud: Node, nieuw: Node) -> Zin | None:
        """Return the words of a pair, or None when both sides print the same and mean the same."""
        delen = [self._segmenten(oud.opschrift, nieuw.opschrift), self._segmenten(oud.inhoud, nieuw.inhoud)]
        return (
            None
            if delen == [None, None]
            else Zin(*(self._gelijk(inlines) if deel is None else deel for deel, inlines in zip(delen, (nieuw.opschrift, nieuw.inhoud), strict=True)))
        )

    def _gelijk(self, inlines: Inlines) -> tuple[Segment, ...]:
        tekst = gedrukt(inlines)
        return (Segment("gelijk", tekst),) if tekst else ()

    def _segmenten(self, oud: Inlines, nieuw: Inlines) -> tuple[Segment, ...] | None:
        if oud == nieuw and all(self.vertaal_oud(doel) == self.vertaal_nieuw(doel) for item in nieuw if isinstance(item, Verwijzing) for doel in item.doelen):
            return None
        links, rechts = woordenstroom(oud, self.vertaal_oud), woordenstroom(nieuw, self.vertaal_nieuw)
        gevonden: list[Segment] = []
        for gelijk, o1, o2, n1, n2 in verschil(links, rechts):
            if gelijk:
                gevonden += _gelijk(links[o1:o2], rechts[n1:n2])
            else:
                gevonden += [*_stukken("weg", links[o1:o2]), *_stukken("nieuw", rechts[n1:n2])]
        anders = any(segment.soort != "gelijk" or segment.was for segment in gevonden)
        return tuple(gevonden) if anders else None

    # --- through what -------------------------------------------------------------------------------------------------

    def door(self, oud: Node, nieuw: Node) -> tuple[Door, tuple[Cijfer, ...]]:
        """Return through what a pair changed, and its figures with another value."""
        if self._geraamte(oud, self.vertaal_oud) == self._geraamte(nieuw, self.vertaal_nieuw):
            paren = zip(_cijfers(oud), _cijfers(nieuw), strict=True)
            return "cijfer", tuple(Cijfer(n[0] or o[0], o[1], n[1], o[2], n[2]) for o, n in paren if o[1:] != n[1:])
        if self._alleen_slotteken(oud, nieuw):
            return "leesteken", ()
        links, rechts = _op_sleutel(oud), _op_sleutel(nieuw)
        anders = tuple(
            Cijfer(sleutel, links[sleutel][0], rechts[sleutel][0], links[sleutel][1], rechts[sleutel][1])
            for sleutel in links
            if sleutel in rechts and links[sleutel] != rechts[sleutel]
        )
        return "beide" if anders else "tekst", anders

    def _geraamte(self, node: Node, vertaal: Vertaal) -> list[object]:
        """A sentence with its figures left open."""
        gevonden: list[object] = []
        for item in (*node.opschrift, None, *node.inhoud):
            if isinstance(item, Invulling | Gat):
                gevonden.append(0)
            elif isinstance(item, Verwijzing):
                gevonden.append(verwijssleutel(item, vertaal))
            elif item is None:
                gevonden.append(None)
            elif gevonden and isinstance(gevonden[-1], str):
                gevonden[-1] += item.text
            else:
                gevonden.append(item.text)
        return gevonden

    def _alleen_slotteken(self, oud: Node, nieuw: Node) -> bool:
        if oud.kind not in {"onderdeel", "begrip", "alinea"} or gedrukt(oud.opschrift) != gedrukt(nieuw.opschrift):
            return False
        links, rechts = woordenstroom(oud.inhoud, self.vertaal_oud), woordenstroom(nieuw.inhoud, self.vertaal_nieuw)
        return [woord.sleutel for woord in _zonder_slot(links)] == [woord.sleutel for woord in _zonder_slot(rechts)]


def _zonder_slot(woorden: Sequence[Woord]) -> Sequence[Woord]:
    einde = _SLOTTEKEN.search("".join(woord.tekst for woord in woorden))
    over = len(einde[0]) if einde else 0
    while over > 0 and woorden:
        over -= len(woorden[-1].tekst)
        woorden = woorden[:-1]
    return woorden


def _gelijk(links: Sequence[Woord], rechts: Sequence[Woord]) -> list[Segment]:
    """Equal words; a reference or mark that prints another number is a piece of its own."""
    if len(links) != len(rechts):
        return _stukken("gelijk", rechts)
    gevonden: list[Segment] = []
    vanaf = 0
    for i, (o, n) in enumerate(zip(links, rechts, strict=True)):
        if o.tekst != n.tekst:
            gevonden += [*_stukken("gelijk", rechts[vanaf:i]), Segment("gelijk", n.tekst, o.tekst)]
            vanaf = i + 1
    return gevonden + _stukken("gelijk", rechts[vanaf:])


def _stukken(soort: str, woorden: Sequence[Woord]) -> list[Segment]:
    """Words as pieces: one for the text, one for each figure; only of what differs does it matter which figure it is."""
    gevonden: list[tuple[str, str]] = []
    for woord in woorden:
        cijfer = "" if soort == "gelijk" else woord.cijfer
        if gevonden and gevonden[-1][1] == cijfer:
            gevonden[-1] = (gevonden[-1][0] + woord.tekst, cijfer)
        else:
            gevonden.append((woord.tekst, cijfer))
    return [Segment(soort, tekst, sleutel=cijfer) for tekst, cijfer in gevonden]  # type: ignore[arg-type]


def _cijfers(node: Node) -> list[tuple[str, str, str]]:
    """The figures of a node in order: key, what it prints, status."""
    gevonden: list[tuple[str, str, str]] = []
    for item in (*node.opschrift, *node.inhoud):
        if isinstance(item, Invulling):
            gevonden.append((item.sleutel, item.text, item.status))
        elif isinstance(item, Gat):
            gevonden.append(("", item.text, item.soort))
    return gevonden


def _op_sleutel(node: Node) -> Mapping[str, tuple[str, str]]:
    return {sleutel: (tekst, status) for sleutel, tekst, status in _cijfers(node) if sleutel}
