"""A plain file of the region -> the blocks of one place in its papers (`prose` says what it may hold)."""

from __future__ import annotations

from assembler.ground.findings import Finding, Span, error
from assembler.reading.prose import blocks
from assembler.reading.records.blokken import Blok
from assembler.reading.source import decode


def read(content: bytes, file: str) -> tuple[tuple[Blok, ...] | None, tuple[Finding, ...]]:
    """Return the blocks in `content`, or None with what is wrong; `file` names the place in findings."""
    text, findings = decode(content, file)
    if text is None or findings:
        return None, findings
    made, wrong = blocks(text.split("\n"), file)
    if wrong:
        return None, wrong
    return (made, ()) if made else (None, (error("bestand-is-leesbaar", "Dit bestand is leeg.", Span(file)),))
