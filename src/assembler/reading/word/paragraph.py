"""What is known of one paragraph or table of a Word file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its words (a tab stays a tab), the number that Word prints before it, and how it stands out.

    `level` is the depth of an automatic list (0 is the outermost), `heading` the level of a heading (1 is the highest, 0: none), `bold` whether all of it
    is bold, `note` whether it is the text of a foot- or endnote.
    """

    text: str
    label: str = ""
    level: int = 0
    style: str = ""
    heading: int = 0
    bold: bool = False
    note: bool = False


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table: rows of cells, a cell its paragraphs joined; cells that are merged downwards stand in the first row only."""

    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | TableBlock
