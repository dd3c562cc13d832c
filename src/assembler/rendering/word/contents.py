"""The table of contents: the headings as they were written, linked.

A text that counts itself has the contents field of Word, which collects again what a person adds: its lines have no page numbers
until F9 makes them. A text that is fixed has a line for each heading with the page as a field of its own. Outside a contents
field LibreOffice computes such a page itself whenever it opens or prints the file (within one it prints what was stored), and
Word does when it opens the file. What is stored is a dash: without an office program nobody knows the page, and a wrong one is worse.
"""

from __future__ import annotations

from collections.abc import Sequence

from assembler.rendering.word.writer import Heading
from assembler.wordfile import styles
from assembler.wordfile.fields import begin_field, begin_link, end_field, end_link, field
from assembler.wordfile.flow import Flow, Paragraph, paragraph, run, tab

HEADING = "Inhoud"
LEVELS = 2  # chapters and articles, annexes and what stands directly in them
_LONG = 20  # lines: contents longer than this stand on pages of their own
_FIRST, _NEXT = 46, 56  # lines that stand on the first page, below the title, and on another, about
# One field over the whole document: LibreOffice knows no contents of a part, and would print everything once for each.
INSTRUCTION = f'TOC \\o "1-{LEVELS}" \\h \\u'
UNKNOWN_PAGE = "–"


def lines_of(headings: Sequence[Heading]) -> list[Heading]:
    """Return the headings that stand in the contents."""
    return [heading for heading in headings if heading.level <= LEVELS]


def stand_apart(lines: int) -> bool:
    """Return whether the text begins a page after contents of so many lines: not after few, and not where the last page of them would stay almost empty."""
    over = lines - _FIRST
    return lines > _LONG and (over <= 0 or over % _NEXT >= _NEXT // 2)


def write_contents(target: Flow, headings: Sequence[Heading], *, collected: bool = False, pages: bool = True) -> None:
    """Write the table of contents of these headings; nothing if there are none.

    `collected`: as the field of Word that collects them again. `pages`: with the page of each, where it is not collected.
    """
    lines = lines_of(headings)
    if lines:
        run(paragraph(target, styles.CONTENTS_HEADING), HEADING)
    for i, heading in enumerate(lines):
        element = paragraph(target, styles.CONTENTS[heading.level - 1])
        if collected and i == 0:
            begin_field(element, INSTRUCTION)
        begin_link(element, heading.bookmark)
        _line(element, heading)
        if pages and not collected:
            tab(element)
            field(element, f"PAGEREF {heading.bookmark} \\h", UNKNOWN_PAGE, dirty=True)
        end_link(element)
        if collected and i == len(lines) - 1:
            end_field(element)


def _line(element: Paragraph, heading: Heading) -> None:
    run(element, heading.label)
    if heading.text:  # also without a label: all titles stand below each other, and the next tab leads to the page
        tab(element)
    run(element, heading.text)
