"""Moments -> a node that a renderer can draw as a timeline, with the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assembler.composing.composer import Composer, Place, Scope
from assembler.ground.document import Chart, ChartRow, Gat, Inlines, Node, NodeId, Point, Tekst, text_of
from assembler.ground.findings import error
from assembler.ground.values import Waarde
from assembler.ground.wording import opsomming
from assembler.reading.records.base import Zin
from assembler.reading.records.blokken import Tijdlijn
from assembler.sentences import fill
from assembler.sentences.filters import FillError, uncertain
from assembler.sentences.own import own_words


def build(composer: Composer, record: Tijdlijn, scope: Scope, place: Place, node_id: str) -> Sequence[Node]:
    """Return the timeline; none while no moment has a day."""
    reader = _Reader(composer, place.at(node_id))
    now = reader.day(record.nu, scope) if record.nu is not None else None
    mark = Point(now.toordinal(), text_of(composer.sentence(record.nu, scope, reader.here))) if now else None
    rows = tuple(ChartRow(name, points, mark) for name, points in reader.rows(record, scope) if points)
    if not rows:
        return ()
    reference = text_of(composer.sentence(record.nu_tekst or record.nu, scope, reader.here)) if mark else ""
    chart = Chart((), rows, reference, "tijdlijn")
    caption = (*composer.sentence(record.bijschrift, scope, reader.here), *uncertain(reader.seen))
    words: Inlines = (Tekst(_in_words(text_of(caption), chart)),)
    return (Node("figuur", NodeId(f"{node_id}/{record.id}"), caption, words, (), chart, replace(place.origin, span=record.positie.span)),)


def _in_words(caption: str, chart: Chart) -> str:
    """Return what a timeline shows for who cannot see it: the same moments in the same order."""
    rows = [f"{row.name}: {opsomming([point.text for point in row.points])}" for row in chart.rows]
    return own_words("tijdlijn_in_woorden", bijschrift=caption.rstrip("."), rijen="; ".join(rows), nu=chart.reference, heeft_nu=bool(chart.reference))


class _Reader:
    """Reads the moments of one timeline; remembers their days for their sources."""

    def __init__(self, composer: Composer, here: Place) -> None:
        self.composer = composer
        self.here = here
        self.seen: list[Waarde] = []

    def rows(self, record: Tijdlijn, scope: Scope) -> Iterator[tuple[str, tuple[Point, ...]]]:
        """Yield the name of each line with its moments by day."""
        for _, row in self.composer.loop(record.per, scope):
            points = [point for _, inner in self.composer.loop(record.momenten, row) if (point := self._point(record, inner)) is not None]
            yield text_of(self.composer.sentence(record.rij, row, self.here)), tuple(sorted(points, key=lambda point: point.number))

    def _point(self, record: Tijdlijn, scope: Scope) -> Point | None:
        day = self.day(record.dag, scope)
        return Point(day.toordinal(), text_of(self.composer.sentence(record.tekst, scope, self.here))) if day else None

    def day(self, zin: Zin, scope: Scope) -> date | None:
        """Return the day that the one expression of a sentence writes; None while it is not known."""
        try:
            value = fill.before_filter(zin, scope, self.composer.context)
        except FillError:
            return None  # the sentence itself has said so
        found = value.value if isinstance(value, Waarde) else value
        if isinstance(found, date):
            self.seen += [value] if isinstance(value, Waarde) else []
            return found
        if not isinstance(found, Gat):
            hint = 'Bijvoorbeeld: "{{ moment.dag | datum }}".'
            self.composer.findings.append(error("figuur-toont-getallen", f"'{zin.tekst}' is geen dag om te tekenen.", zin.span, hint=hint))
        return None
