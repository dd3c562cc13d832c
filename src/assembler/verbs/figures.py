"""The figures of a traject and its gemeenten as they count at a milestone: value, day, source, status, and what was known before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from assembler.facts import figures
from assembler.ground import wording
from assembler.ground.values import Waarde
from assembler.reading.records.gemeenten import Organisatie
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.workspace import Trajectmap
from assembler.verbs.opened import Opened


@dataclass(frozen=True, slots=True)
class Entry:
    """One observation as it was written: its value, its days, where it came from, and the file it stands in."""

    waarde: str
    peildatum: date
    bekend: date | None
    bron: str
    status: str
    file: str
    index: int  # in the list of its figure; -1 for one of the log or of an import


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of a gemeente: what counts at the milestone ('' when nothing is known then), and every observation, newest first."""

    gemeente: str
    naam: str
    telt: str
    status: str
    bron: str
    entries: tuple[Entry, ...]


def book(opened: Opened, trajectmap: Trajectmap, mijlpaal: Mijlpaal) -> dict[str, list[Cell]]:
    """Return for each figure a cell for each gemeente that takes part."""
    return {name: [_cell(opened, trajectmap, mijlpaal, gemeente, name) for gemeente in trajectmap.traject.deelnemers] for name in names(opened, trajectmap)}


def names(opened: Opened, trajectmap: Trajectmap) -> list[str]:
    """Return the figures that any of the gemeenten has, in the order in which they are written."""
    known = (*trajectmap.besluiten, *(item for rows in trajectmap.keuzes.values() for item in rows))
    logged = [keuze.cijfer.naam for besluit in known for keuze in besluit.keuzes if hasattr(keuze, "cijfer") and keuze.cijfer.gemeente]
    own = [name for gemeente in trajectmap.traject.deelnemers for name in opened.workspace.organisaties[gemeente].cijfers]
    return list(dict.fromkeys((*own, *logged, *(item.cijfer.naam for item in trajectmap.cijfers if item.cijfer.gemeente))))


def _cell(opened: Opened, trajectmap: Trajectmap, mijlpaal: Mijlpaal, gemeente: str, name: str) -> Cell:
    keuzes = opened.milestone(trajectmap, mijlpaal).folded.keuzes
    record = opened.workspace.organisaties[gemeente]
    found = figures.of_gemeente(record, name, keuzes)
    entries = sorted(_entries(record, keuzes, name), key=lambda item: (item.peildatum, item.bekend or item.peildatum), reverse=True)
    if isinstance(found, Waarde):
        return Cell(gemeente, name, _shown(found.value), found.status, found.bron, tuple(entries))
    return Cell(gemeente, name, "", "", "", tuple(entries))


def _entries(record: Organisatie, keuzes: Any, name: str) -> Iterator[Entry]:
    for index, item in enumerate(record.cijfers.get(name, ())):
        yield Entry(_shown(item.waarde), item.peildatum, item.bekend, item.bron, item.status, record.positie.span.file, index)
    for item, origin in keuzes.cijfers:
        if item.gemeente == record.id and item.naam == name:
            yield Entry(_shown(item.waarde), item.peildatum, origin.datum, item.bron, item.status, origin.span.file, -1)


def _shown(value: Any) -> str:
    return "n.t.b." if value == "ntb" else wording.getal(value)


def of_traject(opened: Opened, trajectmap: Trajectmap, mijlpaal: Mijlpaal) -> list[tuple[str, str, str, list[Entry]]]:
    """Return the figures of the traject itself: id, what it measures, its unit, and every observation that counts at the milestone, newest first."""
    keuzes = opened.milestone(trajectmap, mijlpaal).folded.keuzes
    rows: list[tuple[str, str, str, list[Entry]]] = []
    for name, record in trajectmap.traject.cijfers.items():
        found = [
            Entry(_shown(item.waarde), item.peildatum, origin.datum, item.bron, item.status, origin.span.file, -1)
            for item, origin in keuzes.cijfers
            if item.gemeente is None and item.naam == name
        ]
        rows.append((name, record.omschrijving, record.eenheid, sorted(found, key=lambda item: item.bekend or item.peildatum, reverse=True)))
    return rows
