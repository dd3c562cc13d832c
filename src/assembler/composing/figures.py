"""Figures -> a node that a renderer can draw: numbers with their texts, what they mean, and the same in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from assembler.document import Chart, ChartRow, Gat, Herkomst, Inlines, Invulling, Node, NodeId, Point, Tekst, text_of
from assembler.findings import error
from assembler.reading.records.base import Zin
from assembler.reading.records.blokken import Figuur, Meting
from assembler.sentences import fill
from assembler.sentences.expressions import split
from assembler.sentences.fillers import FillError
from assembler.values import Waarde
from assembler.wording import opsomming

if TYPE_CHECKING:
    from assembler.composing.composer import Composer, Place, Scope

_ONZEKER = {"voorlopig", "aanname"}


def staafdiagram(
    node_id: str, bijschrift: Inlines, reeksen: Sequence[str], rijen: Sequence[ChartRow], referentie: str = "", herkomst: Herkomst | None = None
) -> Node:
    """Return a bar chart; its text says all that it shows."""
    words = (Tekst(_in_woorden(text_of(bijschrift), reeksen, rijen, referentie)),)
    look = Chart(tuple(reeksen), tuple(rijen), referentie)
    return Node("figuur", NodeId(node_id), bijschrift, words, (), look, herkomst or Herkomst())


def _in_woorden(bijschrift: str, reeksen: Sequence[str], rijen: Sequence[ChartRow], referentie: str) -> str:
    """Return what a chart shows for who cannot see it: the same numbers in the same order."""
    names = [*reeksen, *([referentie] if referentie else [])]
    head = f"Staafdiagram: {bijschrift.rstrip('.')}."
    if len(names) > 1:
        head += f" Per rij achtereenvolgens: {'; '.join(names)}."
    rows = [f"{rij.name}: {opsomming([punt.text for punt in (*rij.points, *([rij.mark] if rij.mark else []))])}" for rij in rijen]
    return f"{head} {'; '.join(rows)}."


def getekend(value: Any) -> int | None:
    """Return the whole number that stands for a value in a chart: cents, a count, or tenths of a percent; None for what is none."""
    if isinstance(value, Fraction):
        return (2000 * value.numerator + value.denominator) // (2 * value.denominator)
    return int(value) if isinstance(value, int) and not isinstance(value, bool) else None


def onzeker(values: Iterable[Waarde | Gat]) -> Inlines:
    """Return the marks of the uncertain figures among these, each source once: for the end of a caption."""
    seen = {(item.status, item.bron): item for item in values if isinstance(item, Waarde) and item.status in _ONZEKER}
    return tuple(Invulling("", item.key, item.status, item.bron) for item in seen.values())


def figuur(composer: Composer, record: Figuur, scope: Scope, place: Place) -> tuple[Node, ...]:
    """Return a chart as written in a template; none while a figure in it is not known, for then there is nothing to draw."""
    maker = _Figuur(composer, place)
    rows = maker.per_item(record, scope) if record.per is not None else maker.per_reeks(record, scope)
    if not rows or any(row is None for row in rows):
        return ()
    names = [text_of(composer.zin(meting.naam, scope, place)) for meting in record.reeksen] if record.per is not None else [""]
    mark = text_of(composer.zin(record.referentie.naam, scope, place)) if record.referentie else ""
    caption = (*composer.zin(record.bijschrift, scope, place), *onzeker(maker.seen))
    origin = replace(place.herkomst, span=record.positie.span)
    return (staafdiagram(f"{place.parent}/{record.id}", caption, names, [row for row in rows if row], mark, origin),)


class _Figuur:
    """Reads the values of one chart; remembers them for their sources."""

    def __init__(self, composer: Composer, place: Place) -> None:
        self.composer = composer
        self.place = place
        self.seen: list[Waarde] = []

    def per_item(self, record: Figuur, scope: Scope) -> list[ChartRow | None]:
        rows = []
        for _, inner in self.composer.loop(record.per, scope):
            name = text_of(self.composer.zin(record.rij, inner, self.place))
            rows.append(self._rij(name, record.reeksen, record.referentie, inner))
        return rows

    def per_reeks(self, record: Figuur, scope: Scope) -> list[ChartRow | None]:
        return [self._rij(text_of(self.composer.zin(item.naam, scope, self.place)), (item,), record.referentie, scope) for item in record.reeksen]

    def _rij(self, naam: str, reeksen: Sequence[Meting], referentie: Meting | None, scope: Scope) -> ChartRow | None:
        points = [self._punt(item.waarde, scope) for item in reeksen]
        mark = self._punt(referentie.waarde, scope) if referentie else None
        known = tuple(point for point in points if point is not None)
        if len(known) < len(points) or (referentie and mark is None):
            return None
        return ChartRow(naam, known, mark)

    def _punt(self, zin: Zin, scope: Scope) -> Point | None:
        """Return the value that the one expression of a sentence writes, and how it is written; None while it is not known."""
        text = text_of(self.composer.zin(zin, scope, self.place))
        trees = [piece.tree for piece in split(zin.tekst) if piece.tree is not None]
        value = None
        if len(trees) == 1 and isinstance(trees[0], nodes.Filter) and trees[0].node is not None:
            try:
                value = fill.evaluate(trees[0].node, scope, self.composer.context, zin.span)
            except FillError:
                return None  # the sentence itself has said so
        if isinstance(value, Gat):
            return None
        number = getekend(value.value if isinstance(value, Waarde) else value)
        if number is None:
            hint = 'Bijvoorbeeld: "{{ deelnemer.aandeel_stemmen | procent }}".'
            self.composer.findings.append(error("figuur-toont-getallen", f"'{zin.tekst}' is geen getal om te tekenen.", zin.span, hint=hint))
            return None
        if isinstance(value, Waarde):
            self.seen.append(value)
        return Point(number, text)
