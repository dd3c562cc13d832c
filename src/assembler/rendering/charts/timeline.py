"""A timeline: below each other a line for each row, with its moments in order, what each is, and the months below all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assembler.ground.document import Chart, ChartRow, Point
from assembler.ground.document.fit import text_width
from assembler.ground.wording import maand
from assembler.rendering.charts.bars import WIDTH
from assembler.rendering.charts.sketch import LINE, Sketch

_LETTER, _SMALL, _LEADING = 33, 30, 36  # 9 and 8.5 points, and the room of a line
_SIDE, _RIGHT = 20, WIDTH - 20
_NAME, _DOT, _FIRST = 40, 74, 104  # from the top of a row: its name, its line, the first words
_WIDEST = 340  # of what is said of a moment, before it goes on below
_GAP, _BETWEEN, _BESIDE = 22, 16, 12  # between words side by side, between levels, from a stem to its words
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)  # months between two ticks


@dataclass(frozen=True, slots=True)
class _Flag:
    """What is said of a moment: where its stem stands, where its words begin, on which level, and its lines."""

    stem: int
    left: int
    level: int
    lines: tuple[str, ...]


def draw_timeline(chart: Chart, typeface: str, key: str) -> tuple[str, int]:
    """Return the SVG of a timeline and its height in tenths of a millimetre; the number of a point is the ordinal of its day."""
    sketch = Sketch(WIDTH, typeface, key)
    axis = _Axis.of(chart)
    top = _legend(sketch, chart.reference)
    begin = top
    flags = [_flags(row.points, axis) for row in chart.rows]
    bottoms = [top := top + _height(row) for row in flags]
    marks = [row.mark.number for row in chart.rows if row.mark]
    if marks:
        sketch.line(axis.place(marks[0]), begin, bottoms[-1] + 10, 5, LINE)
    for row, found, bottom in zip(chart.rows, flags, bottoms, strict=True):
        _draw_row(sketch, row, found, bottom - _height(found), axis)
    return sketch.svg(_months(sketch, axis, bottoms[-1])), bottoms[-1] + 70


@dataclass(frozen=True, slots=True)
class _Axis:
    """From the first day of the first month to the last month: where a day stands."""

    first: date
    last: date
    end: int  # where the last day stands

    @classmethod
    def of(cls, chart: Chart) -> _Axis:
        """Return the axis of a chart: so long that the words of every moment fit to the right of it."""
        points = [point for row in chart.rows for point in row.points]
        every = [*(point.number for point in points), *(row.mark.number for row in chart.rows if row.mark)]
        first, last = date.fromordinal(min(every)).replace(day=1), _month_after(date.fromordinal(max(every)), 1)
        begin, span = first.toordinal(), last.toordinal() - first.toordinal()
        room = [(_RIGHT - _BESIDE - _width(point.text) - _SIDE) * span // (point.number - begin) for point in points if point.number > begin]
        return cls(first, last, max(_SIDE + span, min([_RIGHT, *(_SIDE + found for found in room)])))

    def place(self, day: int) -> int:
        """Return how far from the left a day stands."""
        span = self.last.toordinal() - self.first.toordinal()
        return _SIDE + (day - self.first.toordinal()) * (self.end - _SIDE) // span


def _width(text: str) -> int:
    return max(text_width(line, _SMALL) for line in _wrapped(text))


def _month_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(min(year, date.max.year), month + 1, 1)


def _legend(sketch: Sketch, reference: str) -> int:
    """Draw what the upright line means and return where the first row begins."""
    if not reference:
        return 4
    sketch.line(34, 6, 44, 5, LINE)
    sketch.text(60, 36, reference, _SMALL)
    return 60


def _flags(points: Sequence[Point], axis: _Axis) -> list[_Flag]:
    """Return where the words of each moment stand: from the last to the first, each as high as there is room, so that no stem runs through words."""
    found: list[_Flag] = []
    for point in sorted(points, key=lambda item: item.number, reverse=True):
        stem = axis.place(point.number)
        end = stem + _BESIDE + _width(point.text) + _GAP
        deepest = max((flag.level for flag in found), default=-1)
        free = (level for level in range(deepest + 1) if all(flag.level < level or end <= flag.stem for flag in found))
        found.append(_Flag(stem, stem + _BESIDE, next(free, deepest + 1), tuple(_wrapped(point.text))))
    return found[::-1]


def _wrapped(text: str) -> Iterator[str]:
    """Yield the lines of what is said of a moment: the day (what stands before a colon), and below it the rest."""
    day, mark, rest = text.partition(": ")
    if mark:
        yield day
    line = ""
    for word in (rest if mark else text).split() or [""]:
        longer = f"{line} {word}".strip()
        if line and text_width(longer, _SMALL) > _WIDEST:
            yield line
            longer = word
        line = longer
    yield line


def _levels(flags: Sequence[_Flag]) -> list[int]:
    """Return how far below the top of a row each level begins, and where the last one ends."""
    heights = [max(len(flag.lines) for flag in flags if flag.level == level) * _LEADING + _BETWEEN for level in range(max(flag.level for flag in flags) + 1)]
    return [_FIRST + sum(heights[:number]) for number in range(len(heights) + 1)]


def _height(flags: Sequence[_Flag]) -> int:
    return _levels(flags)[-1] + 14


def _draw_row(sketch: Sketch, row: ChartRow, flags: Sequence[_Flag], top: int, axis: _Axis) -> None:
    levels = _levels(flags)
    sketch.level(_SIDE, axis.end, top + _DOT, 5)
    for flag in flags:
        sketch.line(flag.stem, top + _DOT, top + levels[flag.level] + len(flag.lines) * _LEADING - 8, 3)
        sketch.dot(flag.stem, top + _DOT, 11)
    sketch.text(_SIDE, top + _NAME, row.name, _LETTER)
    for flag in flags:
        for number, line in enumerate(flag.lines):
            sketch.text(flag.left, top + levels[flag.level] + 24 + number * _LEADING, line, _SMALL)


def _months(sketch: Sketch, axis: _Axis, top: int) -> int:
    """Draw the months below the rows, as many as can be read, and return where the drawing ends."""
    count = (axis.last.year - axis.first.year) * 12 + axis.last.month - axis.first.month
    widest = text_width("september 2021", _SMALL) + _GAP
    step = next((item for item in _STEPS if -(-count // item) * widest <= axis.end - _SIDE), _STEPS[-1])
    sketch.level(_SIDE, axis.end, top + 12, 3)
    for number in range(0, count + 1, step):
        month = _month_after(axis.first, number)
        x = axis.place(month.toordinal())
        sketch.line(x, top + 12, top + 26, 3, LINE)
        if x + text_width(maand(month), _SMALL) <= WIDTH:
            sketch.text(x, top + 56, maand(month), _SMALL)
    return top + 70
