"""From a finding to the place in a text where a reader sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assembler.ground.findings import Finding, Span
from assembler.reading.records.workspace import Trajectmap
from assembler.verbs.opened import Opened

Place = tuple[str, int, int]


def shown_at(opened: Opened, trajectmap: Trajectmap, group: Sequence[Finding]) -> str:
    """Return `text/node`: the text of a milestone, then the node that was made from where the finding points; '' when no text shows it."""
    named = next((item.mijlpaal for item in group if item.mijlpaal), None)
    picked = opened.text(trajectmap, f"{named}@nu" if named else None)
    places = opened.once(("places", trajectmap.traject.id, picked.mijlpaal.id), lambda: _places(opened, trajectmap, picked.mijlpaal.id))
    span = group[0].span
    node = places.get(_place(span)) or _around(places, span)
    return f"{picked.mijlpaal.id}@nu/{node}" if node else ""


def _places(opened: Opened, trajectmap: Trajectmap, mijlpaal: str) -> Mapping[Place, str]:
    """Return for each place in a file the first node that was made from it."""
    found: dict[Place, str] = {}
    chosen = next(item for item in trajectmap.mijlpalen if item.id == mijlpaal)
    for made in opened.milestone(trajectmap, chosen).made:
        for node in made.final.root.walk():
            if node.herkomst.span.file:
                found.setdefault(_place(node.herkomst.span), node.id)
    return found


def _place(span: Span) -> Place:
    return span.file, span.line, span.column


def _around(places: Mapping[Place, str], span: Span) -> str:
    """Return the node made from the last sentence that begins before a place in the same file, when that is near."""
    near = [(line, column) for file, line, column in places if file == span.file and (line, column) <= (span.line, span.column) and span.line - line < 8]
    return places[span.file, *max(near)] if near else ""
