"""A plain text file in which a paragraph gets other words, its signs of layout kept."""

from __future__ import annotations

import re

from assembler.comparing.returned.kinds import edits

_SIGNS = frozenset("*_`\\[]#>-+")
_ADDRESS = re.compile(r"\]\([^)\s]*\)")


def reworded(content: str, line: int, was: str, wordt: str) -> str | None:
    """Return the file in which the text that begins on this line (from 1), printed `was`, is printed `wordt`; None when it is not there so."""
    starts = [0, *(match.end() for match in re.finditer("\n", content))]
    if not 0 < line <= len(starts):
        return None
    places = _places(content, starts[line - 1], was)
    if places is None:
        return None
    text = content
    for edit in reversed(edits(was, wordt)):
        begin = places[edit.begin] if edit.begin < len(places) else places[-1] + 1
        end = places[edit.end - 1] + 1 if edit.end > edit.begin else begin
        if edit.end > edit.begin and "\n" in text[begin:end] and " " not in edit.new:
            return None  # it takes out the end of a line and would join what stands there
        text = text[:begin] + edit.new + text[end:]
    return text


def _places(content: str, at: int, was: str) -> list[int] | None:
    """Return where each character of a printed text stands in the file, signs of layout passed over."""
    found: list[int] = []
    for character in was:
        while at < len(content) and content[at] != character and not (character == " " and content[at].isspace()):
            address = _ADDRESS.match(content, at)
            if (
                address is None
                and content[at] not in _SIGNS
                and not (content[at].isspace() and found and content[found[-1]].isspace())
                and not (not found and content[at].isspace())
            ):
                return None
            at = address.end() if address is not None else at + 1
        if at >= len(content):
            return None
        found.append(at)
        at += 1
    return found
