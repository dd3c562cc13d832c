"""A plain file of the region -> the blocks of one place in its papers; `{#naam}` at the end of a paragraph or item is its id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assembler.ground.findings import Finding, Span, error
from assembler.reading.plaintext import paragraphs
from assembler.reading.records.base import Positie, Zin
from assembler.reading.records.blokken import Blok
from assembler.reading.records.workspace import Alinea
from assembler.reading.source import decode

_ID = re.compile(r"\s*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}\Z")
_LISTS = {"streepje": "streepjes", "nummer": "cijfers"}


@dataclass(slots=True)
class _Part:
    """A paragraph ('' when a list stands alone) and the list below it."""

    head: Alinea | None
    items: list[Alinea] = field(default_factory=list)


def read(content: bytes, file: str) -> tuple[tuple[Blok, ...] | None, tuple[Finding, ...]]:
    """Return the blocks in `content`, or None with what is wrong; `file` names the place in findings."""
    text, findings = decode(content, file)
    if text is None or findings:
        return None, findings
    lines = paragraphs(text.split("\n"), file)
    if not lines:
        return None, (error("bestand-is-leesbaar", "Dit bestand is leeg.", Span(file)),)
    wrong = tuple(_wrong(lines))
    return (None, wrong) if wrong else (tuple(_block(part) for part in _parts(lines)), ())


def _wrong(lines: Sequence[Alinea]) -> Iterator[Finding]:
    """Yield what a plain file cannot hold: it would be printed as it stands."""
    hint = "Noem het bestand .yaml en schrijf de tekst als 'blokken:' (docs/formaat.md), of haal dit weg."
    for line in lines:
        if line.tekst.startswith("#"):
            yield error("tekst-is-gewone-tekst", "Een tekst in een .md-bestand heeft geen kopjes.", line.span, hint=hint)
        if any(sign in _ID.sub("", line.tekst) for sign in ("{{", "}}", "{%", "{#")):
            yield error("tekst-is-gewone-tekst", "Een tekst in een .md-bestand heeft geen invullingen.", line.span, hint=hint)


def _parts(lines: Sequence[Alinea]) -> list[_Part]:
    """Return the paragraphs, each with the list that follows it; a second kind of list stands alone."""
    found: list[_Part] = []
    for line in lines:
        if line.soort == "alinea":
            found.append(_Part(line))
        elif found and (not found[-1].items or found[-1].items[0].soort == line.soort):
            found[-1].items.append(line)
        else:
            found.append(_Part(None, [line]))
    return found


def _block(part: _Part) -> Blok:
    items = tuple(_one(item) for item in part.items)
    style = _LISTS[part.items[0].soort] if items else None
    if part.head is None:
        return Blok(lijst=style, onderdelen=items, positie=Positie(part.items[0].span))  # type: ignore[arg-type]
    return _one(part.head).model_copy(update={"lijst": style, "onderdelen": items})


def _one(line: Alinea) -> Blok:
    named = _ID.search(line.tekst)
    places = {"id": line.span, "tekst": line.span}
    text = Zin(_ID.sub("", line.tekst), line.span)
    return Blok(id=named.group(1) if named else None, tekst=text, positie=Positie(line.span, places, places))
