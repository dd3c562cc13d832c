"""What stays on one page: the end of a part with what follows it, and how many lines paragraphs take, about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assembler.wordfile.oxml import Element, P, W, keep_with_next

_TWIPS = 106  # the width of a letter, about
_ROWS = 2  # of a table that ends a part


def keep_end(target: Iterable[Element], width: int, least: int) -> None:
    """Keep the end of a part with what is written next: so many lines at least, or the last rows of a table; `width` is in twips."""
    lines = 0
    for element in _backwards(target):
        if element.tag == W + "tbl":
            for row in element.findall(W + "tr")[-_ROWS:]:
                for inside in row.iter(P):
                    keep_with_next(inside)
            return
        keep_with_next(element)
        lines += lines_of([element], width)
        if lines >= least:
            return


def lines_of(paragraphs: Iterable[Element], width: int) -> int:
    """Return how many lines paragraphs take on a page of this width, about."""
    return sum(-(-sum(len(text.text or "") for text in element.iter(W + "t")) * _TWIPS // width) for element in paragraphs)


def _backwards(target: Iterable[Element]) -> Iterator[Element]:
    """Yield the paragraphs and tables of a part, the last first; those in a content control too."""
    for element in reversed(list(target)):
        if element.tag in {P, W + "tbl"}:
            yield element
        else:
            yield from _backwards(element)
