"""What fits on a page: how wide a text is, about, and how narrow a table can be before a word breaks.

No typeface is measured: letters are taken in classes, a little too wide rather than too narrow. Widths are in twips (1/20 point).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from assembler.ground.document.pieces import Invulling
from assembler.ground.document.tree import Node

STANDING, LYING = 9070, 14002  # the width of the text on A4 with margins of 2.5 cm
MOST_COLUMNS = 63  # more Word cannot hold in a table
_SIZE = 176  # of the letters in a table: 9 to 10 points, with the width of a typeface that is no wider than Arial
_PADDING = 178  # left and right of what stands in a cell, with a little room
_SLACK = 20  # what is a twentieth too wide by this measure, which errs on that side, fits
_CHART, _ROW, _BAR, _AROUND = 1850, 90, 35, 18  # in tenths of a millimetre: the room for a chart, of a row at least, of a bar, between rows
_NOTE = 90  # of a mark behind a figure
_BOLD = 107  # percent: how wide the bold letters of a heading or a total are to those of the other rows

# Widths of letters in thousandths of their size (of the wider Liberation Sans, rounded up in classes).
_NARROW = frozenset("ijl.,:;'|!ft()I /[]\u00a0-")
_WIDE = frozenset("mwMWABCDEGHKNOPQRSUVXYZ%&€")
_BREAKS = re.compile(r"[ \t\n]+|(?<=[-/–])")  # a line may end here


def text_width(text: str, size: int) -> int:
    """Return about how wide a text is; a little too wide rather than too narrow. The unit is that of `size`."""
    thousandths = sum(340 if sign in _NARROW else 800 if sign in _WIDE else 580 for sign in text)
    return -(-thousandths * size // 1000)


@lru_cache(maxsize=4096)
def _word_width(word: str) -> int:
    return text_width(word, _SIZE)


def narrowest(table: Node) -> list[int]:
    """Return how wide each column of a table must be at least, so that no word in it breaks.

    A cell without neighbours, the heading of a group, runs on over the whole row and asks for no width.
    """
    rows = [row for row in table.kinderen if row.kinderen]
    found = [0] * max((len(row.kinderen) for row in rows), default=0)
    for row in rows:
        percent = _BOLD if row.row_kind in {"kop", "totaal"} else 100
        for number, cell in enumerate(row.kinderen if len(row.kinderen) > 1 else ()):
            widest = max((_longest(node) for node in cell.walk()), default=0) if cell.kinderen else _longest(cell)
            found[number] = max(found[number], widest * percent // 100 + _PADDING)
    return found


def _longest(node: Node) -> int:
    widest = marked = 0
    for item in (*node.opschrift, *node.inhoud):
        widest = max(widest, _longest_word(item.text))
        if isinstance(item, Invulling) and item.noot:
            marked = _NOTE
    return widest + marked


@lru_cache(maxsize=8192)
def _longest_word(text: str) -> int:
    """Return the width of the longest word: the same words stand in the tables of many documents, and are asked for where a table is made and where it is written."""
    return max(map(_word_width, _BREAKS.split(text)))


def column_widths(proportion: Sequence[int], least: Sequence[int], width: int) -> list[int]:
    """Return whole widths that add up to `width`: in this proportion (a column without one counts as 10), none below its least where that can be."""
    count = len(least)
    if sum(least) > width:  # all a little too narrow, in the proportion of what they need
        return _whole([0] * count, least, width)
    parts = [max(1, int(part)) for part in proportion[:count]] + [10] * (count - len(proportion))
    fixed: dict[int, int] = {}
    while True:
        rest, free = width - sum(fixed.values()), [number for number in range(count) if number not in fixed]
        share = sum(parts[number] for number in free)
        short = [number for number in free if rest * parts[number] < least[number] * share]
        if not short:
            break
        fixed |= {number: least[number] for number in short}
    return _whole([fixed.get(number, 0) for number in range(count)], [0 if number in fixed else part for number, part in enumerate(parts)], width)


def _whole(fixed: Sequence[int], parts: Sequence[int], width: int) -> list[int]:
    """Divide what is left over the parts, in whole twips."""
    rest, share = width - sum(fixed), sum(parts) or 1
    bounds = [rest * sum(parts[:number]) // share for number in range(len(parts) + 1)]
    return [one + right - left for one, (left, right) in zip(fixed, pairwise(bounds), strict=True)]


def in_blocks(least: Sequence[int], width: int) -> list[range]:
    """Return the columns after the first, in blocks that each fit on the page beside the first, as equal as can be; one block when all fit."""
    blocks = _filled(least, width)
    each = -(-(len(least) - 1) // len(blocks))
    equal = [range(begin, min(begin + each, len(least))) for begin in range(1, len(least), each)] if len(blocks) > 1 else blocks
    fitting = all(least[0] + sum(least[number] for number in block) <= width + width // _SLACK for block in equal)
    return equal if fitting else blocks


def _filled(least: Sequence[int], width: int) -> list[range]:
    """The columns after the first, in blocks that are each as full as can be."""
    blocks: list[range] = []
    begin, used = 1, least[0] if least else 0
    for number in range(1, len(least)):
        full = used + least[number] > width + width // _SLACK or number - begin >= MOST_COLUMNS - 1
        if full and number > begin:
            blocks.append(range(begin, number))
            begin, used = number, least[0]
        used += least[number]
    return [*blocks, range(begin, len(least))]


def breaking(table: Node, width: int) -> list[int]:
    """Return the columns that cannot stand beside the first one on a page of this width, however the table is divided."""
    least = narrowest(table)
    return [number for number in range(1, len(least)) if least[0] + least[number] > width + width // _SLACK]


def too_wide(node: Node, width: int) -> bool:
    """Return whether this is a table in which a word breaks on a page of this width."""
    return node.kind == "tabel" and sum(narrowest(node)) > width + width // _SLACK


def rows_of_chart(series: int) -> int:
    """Return how many rows of a chart with so many bars in each fit on a page below its caption."""
    return max(1, _CHART // max(_ROW, _BAR * series + _AROUND))
