"""A plain file -> paragraphs and list items: a blank line parts paragraphs, `- ` and `1. ` make lists; no YAML, a colon is harmless."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assembler.ground.findings import Span
from assembler.reading.records.workspace import Alinea

_ITEM = re.compile(r"(?:(-)|(\d{1,2})\.)\s+(.*)\Z")


def paragraphs(lines: Sequence[str], file: str, first: int = 1) -> tuple[Alinea, ...]:
    """Return the paragraphs and list items in these lines; `first` is the number of the first line in the file."""
    found: list[Alinea] = []
    fresh = True
    for number, raw in enumerate(lines, first):
        line = raw.strip()
        span = Span(file, number, 1, number, len(raw) + 1)
        item = _ITEM.fullmatch(line)
        if not line:
            fresh = True
        elif item:
            found.append(Alinea("streepje" if item.group(1) else "nummer", item.group(3), span))
            fresh = False
        elif fresh:
            found.append(Alinea("alinea", line, span))
            fresh = False
        else:
            last = found[-1]
            found[-1] = Alinea(last.soort, f"{last.tekst} {line}", last.span)
    return tuple(found)
