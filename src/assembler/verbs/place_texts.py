"""The places in the papers of a milestone that the region fills with a text of its own: what stands there, and in which file."""

from __future__ import annotations

from dataclasses import dataclass

from assembler.checking.names.texts import places_of
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.workspace import Trajectmap
from assembler.verbs.headings import plainly
from assembler.verbs.opened import Opened

_SHORT = 140


@dataclass(frozen=True, slots=True)
class PlaceText:
    """One place: in which kinds of paper it is, the file of its text ('' for none), and how that begins; `fields` for a text that is written block by block."""

    plaats: str
    naam: str
    stukken: tuple[str, ...]
    file: str
    begin: str
    fields: bool


def place_texts(opened: Opened, trajectmap: Trajectmap, mijlpaal: Mijlpaal) -> list[PlaceText]:
    """Return the places of a milestone, those with a text first."""
    kinds = opened.workspace.documentsoorten
    where: dict[str, list[str]] = {}
    for choice in mijlpaal.documenten:
        for place in sorted(places_of(opened.workspace, kinds[choice.soort])) if choice.soort in kinds else ():
            where.setdefault(place, []).append(kinds[choice.soort].naam)
    rows = [_row(trajectmap, mijlpaal.id, place, tuple(dict.fromkeys(found))) for place, found in where.items()]
    return sorted(rows, key=lambda row: (not row.file, row.naam))


def _row(trajectmap: Trajectmap, mijlpaal: str, place: str, stukken: tuple[str, ...]) -> PlaceText:
    text = trajectmap.plaatstekst(mijlpaal, place)
    own = text if text is not None and not text.geerfd else None
    words = " ".join(blok.tekst.tekst for blok in text.blokken if blok.tekst is not None) if text is not None else ""
    begin = words if len(words) <= _SHORT else f"{words[:_SHORT].rsplit(' ', 1)[0]} …"
    file = own.span.file if own is not None else ""
    return PlaceText(place, plainly(place).capitalize(), stukken, file, begin, file.endswith((".yaml", ".yml")))


def file_of(traject: str, mijlpaal: str, place: str) -> str:
    """Return the file in which a text for a place is written."""
    return f"trajecten/{traject}/teksten/{mijlpaal}/{place}.md"
