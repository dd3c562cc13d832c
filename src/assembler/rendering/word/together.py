"""What stays on one page: the end of a part with what follows it, and how many lines paragraphs take, about."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from assembler.wordfile.flow import Block, Flow, Grid, Paragraph, keep_with_next

_TWIPS = 106  # the width of a letter, about
_ROWS = 2  # of a table that ends a part


def keep_end(target: Iterable[Block], width: int, least: int, *, headings: Container[str] = ()) -> None:
    """Keep the end of a part with what is written next: so many lines at least, or the last rows of a table; `width` is in twips.

    Nothing is kept where that would tie a heading in one of these styles to what follows: of a long row of what is kept LibreOffice moves the
    end only, and leaves the heading behind on its own.
    """
    lines, kept = 0, list[Paragraph]()
    for element in _backwards(target):
        enough = lines >= least
        if isinstance(element, Grid):
            rows = [] if enough else [row for row in element[-_ROWS:] if isinstance(row, Flow)]
            kept += [inside for row in rows for inside in row.paragraphs()]
            break
        if element.style in headings:
            return
        if enough and not element.keep_next:
            break
        kept.append(element)
        lines += lines_of([element], width)
    for paragraph in kept:
        keep_with_next(paragraph)


def lines_of(blocks: Iterable[Block], width: int) -> int:
    """Return how many lines paragraphs take on a page of this width, about."""
    lengths = (sum(item.length for item in block.paragraphs()) if isinstance(block, Flow) else getattr(block, "length", 0) for block in blocks)
    return sum(-(-length * _TWIPS // width) for length in lengths)


def _backwards(target: Iterable[Block]) -> Iterator[Paragraph | Grid]:
    """Yield the paragraphs and tables of a part, the last first; those in a content control too."""
    for element in reversed(list(target)):
        if isinstance(element, Paragraph | Grid):
            yield element
        elif isinstance(element, Flow):
            yield from _backwards(element)
