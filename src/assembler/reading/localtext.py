"""A plain file of a gemeente -> paragraphs: a blank line parts them, `- ` makes a list, `# ` is the heading."""

from __future__ import annotations

import re

from assembler.findings import Finding, Span, error
from assembler.reading.records.workspace import Alinea, LokaleTekst
from assembler.reading.source import decode

_NAME = re.compile(r"(voor|na|in-plaats-van)-([a-z0-9]+(?:-[a-z0-9]+)*)\.md\Z")
_ITEM = re.compile(r"(?:(-)|(\d+)\.)\s+(.*)\Z")


def read(content: bytes, file: str) -> tuple[LokaleTekst | None, tuple[Finding, ...]]:
    """Return the local text in a file whose path is `gemeenten/<g>/<traject>/<mijlpaal>/<soort>/<plaats>-<sectie>.md`."""
    _, gemeente, _, mijlpaal, soort, name = file.split("/")
    match = _NAME.fullmatch(name)
    span = Span(file)
    if match is None:
        hint = "Noem het bestand naar de plaats: voor-<sectie>.md, na-<sectie>.md of in-plaats-van-<sectie>.md."
        return None, (error("plaats-bestaat", f"De naam '{name}' zegt niet waar deze tekst hoort.", span, hint=hint),)
    text, findings = decode(content, file)
    if text is None or findings:
        return None, findings
    heading, reason, paragraphs = _paragraphs(text, file)
    place = match.group(1)
    if not paragraphs:
        return None, (error("bestand-is-leesbaar", "Dit bestand is leeg.", span),)
    if place == "in-plaats-van" and not reason:
        hint = "Begin het bestand (na het opschrift) met een regel 'Reden: ...'; die wordt niet afgedrukt."
        return None, (error("vervanging-heeft-reden", "Wie een tekst vervangt, zegt waarom.", span, hint=hint),)
    return LokaleTekst(gemeente, mijlpaal, soort, place, match.group(2), heading, reason, paragraphs, span), ()  # type: ignore[arg-type]


def _paragraphs(text: str, file: str) -> tuple[str, str, tuple[Alinea, ...]]:
    heading = reason = ""
    found: list[Alinea] = []
    fresh = True
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        span = Span(file, number, 1, number, len(raw) + 1)
        item = _ITEM.fullmatch(line)
        if not line:
            fresh = True
        elif line.startswith("# ") and not found and not heading:
            heading = line[2:].strip()
        elif line.startswith("Reden:") and not found and not reason:
            reason = line.removeprefix("Reden:").strip()
        elif item:
            found.append(Alinea("streepje" if item.group(1) else "nummer", item.group(3), span))
            fresh = False
        elif fresh or not found:
            found.append(Alinea("alinea", line, span))
            fresh = False
        else:
            last = found[-1]
            found[-1] = Alinea(last.soort, f"{last.tekst} {line}", last.span)
    return heading, reason, tuple(found)
