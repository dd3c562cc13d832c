"""A table for the terminal: columns as wide as what stands in them, numbers to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class TextTable:
    """Rows of text under headings; `left` names the columns (by index) that are words. `totals` stands below a rule."""

    title: str
    headings: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)
    totals: tuple[str, ...] = ()
    left: frozenset[int] = frozenset({0})

    def __str__(self) -> str:
        """Return the table as lines."""
        lines = [self.headings, *self.rows, *([self.totals] if self.totals else [])]
        widths = [max(len(row[index]) for row in lines) for index in range(len(self.headings))]
        rule = "  ".join("─" * width for width in widths)
        body = [self._line(row, widths) for row in self.rows]
        tail = [rule, self._line(self.totals, widths)] if self.totals else []
        return "\n".join([*([self.title] if self.title else []), self._line(self.headings, widths), rule, *body, *tail])

    def _line(self, row: Sequence[str], widths: Sequence[int]) -> str:
        cells = [cell.ljust(width) if index in self.left else cell.rjust(width) for index, (cell, width) in enumerate(zip(row, widths, strict=True))]
        return "  ".join(cells).rstrip()
