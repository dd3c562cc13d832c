"""Figures -> a node that a renderer can draw: numbers with their texts, what they mean, and the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from assembler.composing.blocks.crossing import crossed
from assembler.composing.composer import Composer, Place, Scope
from assembler.ground.document import GEEN_HERKOMST, Chart, ChartRow, Gat, Herkomst, Inlines, Node, NodeId, Point, Tekst, text_of
from assembler.ground.document.fit import rows_of_chart
from assembler.ground.findings import error
from assembler.ground.values import Waarde
from assembler.ground.wording import opsomming
from assembler.reading.records.base import Zin
from assembler.reading.records.blokken import Figuur, Meting
from assembler.sentences import fill
from assembler.sentences.filters import FillError, uncertain
from assembler.sentences.own import own, own_words


def build(composer: Composer, record: Figuur, scope: Scope, place: Place, node_id: str) -> Sequence[Node]:
    """Return the chart; none while a figure in it is not known, for then there is nothing to draw."""
    here = place.at(node_id)
    reader = _Reader(composer, record, scope, here)
    rows = list(reader.rows())
    known = [(key, row) for key, row in rows if row is not None]
    if not known or len(known) < len(rows):
        return ()
    shown, left_out = _that_fit(known, composer.target.gemeente)
    chart = Chart(reader.series(), shown, reader.name(record.referentie, scope) if record.referentie else "")
    marks = composer.sentence(record.bronnen, scope, here) if record.bronnen is not None else uncertain(reader.seen)
    caption = (*composer.sentence(record.bijschrift, scope, here), *left_out, *marks)
    return (bar_chart(f"{node_id}/{record.id}", caption, chart, replace(place.origin, span=record.positie.span)),)


def _that_fit(rows: Sequence[tuple[str, ChartRow]], gemeente: str | None) -> tuple[tuple[ChartRow, ...], Inlines]:
    """Return the rows that fit on a page, in their order, and what the caption says when there are more.

    The largest stand there, by their first value, and that of the gemeente whose paper it is; a table has the others.
    """
    most = rows_of_chart(len(rows[0][1].points))
    if len(rows) <= most:
        return tuple(row for _, row in rows), ()
    ranked = sorted(range(len(rows)), key=lambda number: (-abs(rows[number][1].points[0].number), number))
    mine = next((number for number, (key, _) in enumerate(rows) if key == gemeente), ranked[0])
    largest = ranked[:most] if mine in ranked[:most] else ranked[: most - 1]
    also = "" if mine in largest else rows[mine][1].name
    left_out = own("figuur_grootste", getoond=len(largest), alle=len(rows), ook=also, heeft_ook=bool(also))
    return tuple(rows[number][1] for number in sorted({*largest, mine})), left_out


def bar_chart(node_id: str, caption: Inlines, chart: Chart, origin: Herkomst = GEEN_HERKOMST) -> Node:
    """Return the node of a chart; its text says all that it shows."""
    return Node("figuur", NodeId(node_id), caption, (Tekst(_in_words(text_of(caption), chart)),), (), chart, origin)


def _in_words(caption: str, chart: Chart) -> str:
    """Return what a chart shows for who cannot see it: the same numbers in the same order."""
    names = [*chart.series, *([chart.reference] if chart.reference else [])]
    rows = [f"{row.name}: {opsomming([point.text for point in (*row.points, *([row.mark] if row.mark else []))])}" for row in chart.rows]
    return own_words("figuur_in_woorden", bijschrift=caption.rstrip("."), heeft_reeksen=len(names) > 1, reeksen="; ".join(names), rijen="; ".join(rows))


def drawn(value: Any) -> int | None:
    """Return the whole number that stands for a value in a chart: cents, a count, or tenths of a percent; None for what is none."""
    if isinstance(value, Fraction):
        return (2000 * value.numerator + value.denominator) // (2 * value.denominator)
    return int(value) if isinstance(value, int) and not isinstance(value, bool) else None


class _Reader:
    """Reads the values of one chart; remembers them for their sources."""

    def __init__(self, composer: Composer, record: Figuur, scope: Scope, here: Place) -> None:
        self.composer = composer
        self.record = record
        self.scope = scope
        self.here = here
        self.measures = [(item, inner) for item in record.reeksen for _, inner in composer.loop(item.per, scope)]
        self.seen: list[Waarde] = []

    def name(self, item: Meting, scope: Scope) -> str:
        return text_of(self.composer.sentence(item.naam, scope, self.here))

    def series(self) -> tuple[str, ...]:
        """Return the names of the bars; without `per` each is a row with a name of its own."""
        return tuple(self.name(item, inner) for item, inner in self.measures) if self.record.per is not None else ("",)

    def rows(self) -> Iterator[tuple[str, ChartRow | None]]:
        """Yield the rows, each with the key of what it is about; None for one in which a figure is not known."""
        if self.record.per is None:
            for item, inner in self.measures:
                yield "", self._row(self.name(item, inner), [(item, inner)], inner)
            return
        for key, inner in self.composer.loop(self.record.per, self.scope):
            name = text_of(self.composer.sentence(self.record.rij, inner, self.here))
            yield key, self._row(name, [(item, crossed(inner, outer, self.scope)) for item, outer in self.measures], inner)

    def _row(self, name: str, measures: Sequence[tuple[Meting, Scope]], scope: Scope) -> ChartRow | None:
        points = [self._point(item.waarde, inner) for item, inner in measures]
        mark = self._point(self.record.referentie.waarde, scope) if self.record.referentie else None
        known = tuple(point for point in points if point is not None)
        if len(known) < len(points) or (self.record.referentie and mark is None):
            return None
        return ChartRow(name, known, mark)

    def _point(self, zin: Zin, scope: Scope) -> Point | None:
        """Return the value that the one expression of a sentence writes, and how it is written; None while it is not known."""
        text = text_of(self.composer.sentence(zin, scope, self.here))
        try:
            value = fill.before_filter(zin, scope, self.composer.context)
        except FillError:
            return None  # the sentence itself has said so
        if isinstance(value, Gat):
            return None
        number = drawn(value.value if isinstance(value, Waarde) else value)
        if number is None:
            hint = 'Bijvoorbeeld: "{{ deelnemer.aandeel_stemmen | procent }}".'
            self.composer.findings.append(error("figuur-toont-getallen", f"'{zin.tekst}' is geen getal om te tekenen.", zin.span, hint=hint))
            return None
        if isinstance(value, Waarde):
            self.seen.append(value)
        return Point(number, text)
