"""The table of contents: the headings as they were written, linked, without page numbers; so it is right by construction."""

from __future__ import annotations

from collections.abc import Sequence

from assembler.rendering.word.writer import Heading
from assembler.wordfile import styles
from assembler.wordfile.fields import begin_field, end_field, link
from assembler.wordfile.oxml import Element, paragraph, run, tab

HEADING = "Inhoud"
# Of the text itself chapters and articles, of what is annexed to it the titles alone: two fields, each over its own stretch.
PARTS = ("_Inhoud", "_Bijlagen")
LEVELS = (2, 1)
LONG = 20  # lines: contents longer than this stand on pages of their own


def instruction(part: int) -> str:
    """Return the field: headings by outline level, no page numbers, linked. What F9 in Word makes is what stands there already."""
    return f'TOC \\o "1-{LEVELS[part]}" \\n \\h \\u \\b {PARTS[part]}'


def write_contents(target: Element, parts: Sequence[Sequence[Heading]]) -> None:
    """Write the table of contents of the headings in each part; nothing if there are none."""
    for part, headings in enumerate(parts):
        lines = [heading for heading in headings if heading.level <= LEVELS[part]]
        for i, heading in enumerate(lines):
            if not len(target):
                run(paragraph(target, styles.CONTENTS_HEADING), HEADING)
            element = paragraph(target, styles.CONTENTS[heading.level - 1])
            if i == 0:
                begin_field(element, instruction(part))
            _line(element, heading)
            if i == len(lines) - 1:
                end_field(element)


def _line(element: Element, heading: Heading) -> None:
    made = link(element, heading.bookmark)
    run(made, heading.label)
    if heading.label and heading.text:
        tab(made)
    run(made, heading.text)
