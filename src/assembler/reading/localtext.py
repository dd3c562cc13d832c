"""A plain file of a gemeente -> its own text for one place in one paper: `# ` on top is the heading, `Reden: ` says why it replaces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assembler.ground.findings import Finding, Span, error
from assembler.reading.prose import blocks, title
from assembler.reading.records.workspace import EigenBeslispunten, LokaleTekst
from assembler.reading.source import decode

_WORD = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_NAME = re.compile(rf"(voor|na|in-plaats-van)-({_WORD})(?:\.({_WORD}))?\.md\Z")
_CLOSED = re.compile(r"[.;,]\Z")


def read(content: bytes, file: str) -> tuple[LokaleTekst | None, tuple[Finding, ...]]:
    """Return the local text in a file whose path is `gemeenten/<g>/<traject>/<mijlpaal>/<soort>/<plaats>-<sectie>.md`.

    `<plaats>-<sectie>.<blok>.md` is about one block of a section: one argument, one kanttekening.
    """
    _, gemeente, _, mijlpaal, soort, name = file.split("/")
    match = _NAME.fullmatch(name)
    span = Span(file)
    if match is None:
        hint = "Noem het bestand naar de plaats: voor-<sectie>.md, na-<sectie>.md of in-plaats-van-<sectie>.md; bij één argument na-<sectie>.<id>.md."
        return None, (error("plaats-bestaat", f"De naam '{name}' zegt niet waar deze tekst hoort.", span, hint=hint),)
    text, findings = decode(content, file)
    if text is None or findings:
        return None, findings
    lines = text.split("\n")
    head, reason, start = _head(lines)
    heading, loose = title(lines[head], file, head + 1) if head is not None else (None, ())
    own, wrong = blocks(lines[start:], file, start + 1, closed=False)
    place = match.group(1)
    if loose or wrong:
        return None, (*loose, *wrong)
    if not own:
        return None, (error("bestand-is-leesbaar", "Dit bestand is leeg.", span),)
    if place == "in-plaats-van" and not reason:
        hint = "Begin het bestand (na het opschrift) met een regel 'Reden: ...'; die wordt niet afgedrukt."
        return None, (error("vervanging-heeft-reden", "Wie een tekst vervangt, zegt waarom.", span, hint=hint),)
    return LokaleTekst(gemeente, mijlpaal, soort, place, match.group(2), heading, reason, own, span, match.group(3) or ""), ()  # type: ignore[arg-type]


def read_points(content: bytes, file: str) -> tuple[EigenBeslispunten | None, tuple[Finding, ...]]:
    """Return the beslispunten in `gemeenten/<g>/<traject>/<mijlpaal>/beslispunten.md`: one list, and nothing else."""
    _, gemeente, _, mijlpaal, _ = file.split("/")
    text, findings = decode(content, file)
    if text is None or findings:
        return None, findings
    made, wrong = blocks(text.split("\n"), file)
    if not wrong and (len(made) != 1 or made[0].tekst is not None or not made[0].onderdelen):
        span = next((item.positie.span for item in made if item.tekst is not None or not item.onderdelen), Span(file))
        hint = "Begin ieder beslispunt met '- '; wat erboven staat ('Wij stellen uw raad voor:') komt van de regio."
        wrong = (error("beslispunt-is-een-punt", "In dit bestand staat één opsomming met beslispunten, en verder niets.", span, hint=hint),)
    wrong = wrong or tuple(
        error("beslispunt-is-een-punt", "Een beslispunt sluit het programma zelf af.", item.tekst.span, hint=f"Haal '{item.tekst.tekst[-1]}' aan het eind weg.")
        for item in made[0].onderdelen
        if item.tekst is not None and _CLOSED.search(item.tekst.tekst)
    )
    return (None, wrong) if wrong else (EigenBeslispunten(gemeente, mijlpaal, made[0], Span(file)), ())


def _head(lines: Sequence[str]) -> tuple[int | None, str, int]:
    """Return the line of the heading, the reason, and how many lines they take: they stand before all else, in either order."""
    heading, reason = None, ""
    for at, raw in enumerate(lines):
        line = raw.strip()
        if line.startswith("# ") and heading is None:
            heading = at
        elif line.startswith("Reden:") and not reason:
            reason = line.removeprefix("Reden:").strip()
        elif line:
            return heading, reason, at
    return heading, reason, len(lines)
