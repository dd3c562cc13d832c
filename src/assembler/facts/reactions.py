"""All that came back on the versions of a traject: per place of the text, equal proposals once with all who made them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assembler.reading.records.reacties import Reacties
from assembler.reading.records.workspace import Trajectmap, Workspace


@dataclass(frozen=True, slots=True)
class Row:
    """One proposal: on which text and place, what it asks, by whom, and what became of it."""

    id: str
    version: str
    document: str
    plaats: str
    place: str
    soort: str
    na: bool
    was: str
    wordt: str
    van: tuple[str, ...]
    status: str
    antwoord: str
    besluit: str
    vertrouwelijk: bool = False
    antwoorden: tuple[str, ...] = ()  # to a note in the margin, as the thread in the file has them


def together(workspace: Workspace, trajectmap: Trajectmap, after: date = date.min, until: date = date.max, *, public: bool = False) -> tuple[Row, ...]:
    """Return the proposals of a traject by text and place, in the order of the text; equal ones once.

    Those of files that came after one day and until another; `public`: without those that are confidential.
    """
    names = {name: item.naam for name, item in workspace.organisaties.items()}
    found: dict[tuple[str, str], Row] = {}
    files: dict[str, list[list[str]]] = {}
    received = [item for item in trajectmap.reacties if after < item.ontvangen <= until]
    for item in sorted(received, key=lambda item: (item.mijlpaal, item.versie, item.document, item.ontvangen, item.van)):
        rows = list(_rows(item, names.get(item.van, item.van), public=public))
        files.setdefault(_version(item), []).append([row.plaats for row in rows])
        for row in rows:
            same = found.get((row.version, row.id))
            found[row.version, row.id] = (
                row if same is None else replace(same, van=tuple(dict.fromkeys((*same.van, *row.van))), vertrouwelijk=same.vertrouwelijk or row.vertrouwelijk)
            )
    return tuple(_by_place(list(found.values()), files))


def _version(item: Reacties) -> str:
    return f"{item.mijlpaal}@{item.versie}, {item.document}"


def _rows(item: Reacties, van: str, *, public: bool) -> Iterator[Row]:
    for voorstel in item.voorstellen:
        if public and voorstel.vertrouwelijk:
            continue
        yield Row(
            voorstel.id, _version(item), item.document, voorstel.plaats, voorstel.waar, voorstel.soort, voorstel.na,
            voorstel.was or "", voorstel.wordt or "", (van,), voorstel.status, voorstel.antwoord or "", voorstel.besluit or "",
            voorstel.vertrouwelijk, tuple(found.tekst for found in voorstel.antwoorden),
        )  # fmt: skip


def _by_place(rows: Sequence[Row], files: Mapping[str, Sequence[Sequence[str]]]) -> Iterator[Row]:
    """Yield the rows of one text and place together, the places in the order of the text as the files have it."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.version, row.plaats), []).append(row)
    for version, lists in files.items():
        for place in merged(lists):
            yield from groups[version, place]


def merged(lists: Sequence[Sequence[str]]) -> list[str]:
    """Return the names of several lists, each once, in an order that each of them has: a new name comes after the one before it."""
    found: list[str] = []
    for row in lists:
        at = -1
        for name in row:
            if name in found:
                at = max(at, found.index(name))
            else:
                at += 1
                found.insert(at, name)
    return found


def side_by_side(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Return the texts that differ for one place, by place: those of which there is more than one."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row.soort in {"tekst", "opschrift"}:
            found.setdefault(row.plaats, []).append(row)
    return {place: group for place, group in found.items() if len(group) > 1}
