"""A bar chart: per row a bar for each series with its value at its end, and a mark for a value to hold against it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

from assembler.ground.document import Chart, ChartRow
from assembler.ground.document.fit import text_width
from assembler.rendering.charts.sketch import FILLS, INK, PAPER, Sketch

WIDTH = 1600  # tenths of a millimetre: the text of an A4 page
_LETTER, _SMALL = 33, 30  # 9 and 8.5 points: to be read on paper and, at half the width, on a tablet
_BAR, _BETWEEN, _AROUND = 31, 4, 18  # height of a bar, between bars, between rows
_LEGEND = 46
_MARGIN = 16
_MIN_ROW = 72  # room for a name and what stands below it


def draw_bars(chart: Chart, typeface: str, key: str) -> tuple[str, int]:
    """Return the SVG of a chart and its height in tenths of a millimetre."""
    sketch = Sketch(WIDTH, typeface, key)
    top = _legend(sketch, chart.series, chart.reference)
    height = _area(sketch, chart.rows, top)
    return sketch.svg(height), height


def _legend(sketch: Sketch, series: tuple[str, ...], reference: str) -> int:
    """Draw what each fill means and return where the chart begins; one series without a mark needs no legend."""
    if len(series) == 1 and not reference:
        return 4
    y = 4
    for name, fill in zip(series, FILLS, strict=False):
        sketch.rectangle(4, y + 5, 60, 30, fill)
        sketch.text(80, y + 31, name, _LETTER)
        y += _LEGEND
    if reference:
        sketch.line(34, y, y + 38, 9, INK)
        sketch.text(80, y + 31, reference, _LETTER)
        y += _LEGEND
    return y + 14


def _area(sketch: Sketch, rows: Sequence[ChartRow], top: int) -> int:
    """Draw the rows and return the height of the whole."""
    left = max(text_width(name, _LETTER) for row in rows for name in (row.name, row.mark.text if row.mark else "")) + _MARGIN
    right = max(text_width(point.text, _SMALL) for row in rows for point in row.points) + 2 * _MARGIN
    every = [point.number for row in rows for point in (*row.points, *([row.mark] if row.mark else []))]
    lowest, highest = min(0, *every), max(0, *every)
    range_, room = max(1, highest - lowest), WIDTH - left - right

    def place(number: int) -> int:
        return left + (number - lowest) * room // range_

    heights = [_height(row) for row in rows]
    tops = [top, *(top + total for total in accumulate(height + _AROUND for height in heights))]
    bottom = tops[-1] - _AROUND
    sketch.line(place(0), top - 8, bottom + 8, 3)
    for row, y, height in zip(rows, tops, heights, strict=False):
        _draw_row(sketch, row, y, height, place, left)
    return bottom + 12


def _height(row: ChartRow) -> int:
    bars = len(row.points) * (_BAR + _BETWEEN) - _BETWEEN
    return max(bars, _MIN_ROW if row.mark else 0)


def _draw_row(sketch: Sketch, row: ChartRow, top: int, height: int, place: Callable[[int], int], left: int) -> None:
    bars = len(row.points) * (_BAR + _BETWEEN) - _BETWEEN
    y = top + (height - bars) // 2
    middle = top + height // 2
    zero, mark = place(0), place(row.mark.number) if row.mark else None
    sketch.text(left - _MARGIN, middle - 3 if row.mark else middle + 11, row.name, _LETTER, right=True)
    if row.mark:
        sketch.text(left - _MARGIN, middle + 30, row.mark.text, _SMALL, right=True)
    ends = [place(point.number) for point in row.points]
    for number, (fill, end) in enumerate(zip(FILLS, ends, strict=False)):
        sketch.rectangle(min(zero, end), y + number * (_BAR + _BETWEEN), max(abs(end - zero), 2), _BAR, fill)
    if mark is not None:
        sketch.line(mark, y - 6, y + bars + 6, 15, PAPER)
        sketch.line(mark, y - 6, y + bars + 6, 8, INK)
    for number, (point, end) in enumerate(zip(row.points, ends, strict=True)):
        begin = max(end, zero) + 12
        if mark is not None and begin - 16 < mark < begin + text_width(point.text, _SMALL) + 8:
            begin = mark + 16
        sketch.text(begin, y + number * (_BAR + _BETWEEN) + 26, point.text, _SMALL)
