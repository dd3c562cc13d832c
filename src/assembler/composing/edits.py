"""The edits of the log on the library: new, replaced and dropped parts, and moves, before a sentence is filled.

Each edit becomes part of one traject's text; the library itself stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from assembler.composing.parts import drop, move_part, new_lid, replace
from assembler.composing.structure import Structure, insert, unknown
from assembler.facts.chosen import Bewerking, Keuzes
from assembler.reading.records.base import Zin
from assembler.reading.records.bewerkingen import NieuwArtikel, Verplaatsing, Vervanging
from assembler.reading.records.documenten import Documentsoort
from assembler.reading.records.keuzes import KeuzeNieuwArtikel, KeuzeNieuwLid, KeuzeSchrap, KeuzeVerplaats, KeuzeVervang, Tekstkeuze
from assembler.reading.records.workspace import Workspace


def build(workspace: Workspace, soort: Documentsoort, keuzes: Keuzes) -> Structure:
    """Return the structure of a regulation: the skeleton, less what was dropped, with the edits applied in order."""
    structure = Structure({hoofdstuk.id: [name for name in hoofdstuk.clausules if _present(keuzes, name)] for hoofdstuk in soort.hoofdstukken})
    structure.ingetrokken = keuzes.ingetrokken
    if soort.artikelen:
        structure.hoofdstukken[""] = [name for name in soort.artikelen if _present(keuzes, name)]
    names = [*(name for row in structure.hoofdstukken.values() for name in row), *soort.aanhef, *soort.slot, *(bijlage.clausule for bijlage in soort.bijlagen)]
    if soort.toelichting:
        names.append(soort.toelichting)
    for name in names:
        variant = workspace.clausules[name].varianten[keuzes.clausules[name].variant]
        structure.blokken[name] = variant.leden or variant.blokken
    everything = {name for row in (list(item.clausules) for item in soort.hoofdstukken) for name in row} | set(names) | set(soort.artikelen)
    for edit in keuzes.bewerkingen:
        _apply(structure, workspace, edit, everything)
    return structure


def _present(keuzes: Keuzes, name: str) -> bool:
    return name in keuzes.clausules and keuzes.clausules[name].aanwezig


def _apply(structure: Structure, workspace: Workspace, edit: Bewerking, known: set[str]) -> None:
    keuze = edit.keuze
    if _target(keuze).partition("/")[0] not in known | set(structure.hoofdstukken) | set(structure.artikelen) and not isinstance(keuze, KeuzeVervang):
        return  # a place in another document of this traject; that it exists was checked when the workspace was loaded
    match keuze:
        case KeuzeNieuwArtikel():
            _new_article(structure, edit, keuze.nieuw_artikel)
        case KeuzeNieuwLid():
            new_lid(structure, edit, keuze.nieuw_lid)
        case KeuzeVervang():
            _replace(structure, workspace, edit, keuze.vervang, known)
        case KeuzeSchrap():
            drop(structure, edit, keuze.schrap, known)
        case KeuzeVerplaats():
            (move_part if "/" in keuze.verplaats.wat else _move)(structure, edit, keuze.verplaats)
        case _:
            assert_never(keuze)


def _target(keuze: Tekstkeuze) -> str:
    """Return the place that an edit is about: the article it changes, or after which it comes."""
    match keuze:
        case KeuzeNieuwArtikel():
            return keuze.nieuw_artikel.na
        case KeuzeNieuwLid():
            return keuze.nieuw_lid.in_
        case KeuzeVervang():
            return keuze.vervang.plaats
        case KeuzeSchrap():
            return keuze.schrap
        case KeuzeVerplaats():
            return keuze.verplaats.wat
        case _:
            assert_never(keuze)


def _replace(structure: Structure, workspace: Workspace, edit: Bewerking, new: Vervanging, known: set[str]) -> None:
    if new.opschrift is None:
        replace(structure, workspace, edit, new, known)
        return
    name = new.plaats.removeprefix("hoofdstuk:")
    if name in (structure.hoofdstukken if name != new.plaats else structure.blokken):
        structure.opschriften[new.plaats] = new.opschrift
        structure.touched(new.plaats, edit)
    elif name in known:
        unknown(structure, edit, new.plaats, structure.blokken)


def _new_article(structure: Structure, edit: Bewerking, artikel: NieuwArtikel) -> None:
    chapter = _chapter_of(structure, artikel.na)
    if chapter is None:
        unknown(structure, edit, artikel.na, [name for row in structure.hoofdstukken.values() for name in row])
        return
    row = structure.hoofdstukken[chapter]
    structure.hoofdstukken[chapter] = insert(row, artikel.id, row.index(artikel.na))
    structure.artikelen[artikel.id] = artikel
    structure.blokken[artikel.id] = artikel.leden
    structure.touched(artikel.id, edit)


def _chapter_of(structure: Structure, clausule: str) -> str | None:
    return next((name for name, row in structure.hoofdstukken.items() if clausule in row), None)


def _move(structure: Structure, edit: Bewerking, move: Verplaatsing) -> None:
    if move.wat in structure.hoofdstukken and (move.na in structure.hoofdstukken):
        order = [name for name in structure.hoofdstukken if name != move.wat]
        order = insert(order, move.wat, order.index(str(move.na)))
        structure.hoofdstukken = {name: structure.hoofdstukken[name] for name in order}
        structure.touched(f"hoofdstuk:{move.wat}", edit)
        return
    chapter = _chapter_of(structure, move.wat)
    target = move.naar if move.naar is not None else _chapter_of(structure, move.na or "")
    if chapter is None or target is None or target not in structure.hoofdstukken or move.na == move.wat:
        wrong = move.wat if chapter is None else (move.naar or move.na or "")
        unknown(structure, edit, wrong, [*(name for row in structure.hoofdstukken.values() for name in row), *structure.hoofdstukken])
        return
    structure.hoofdstukken[chapter].remove(move.wat)
    row = structure.hoofdstukken[target]
    structure.hoofdstukken[target] = insert(row, move.wat, row.index(move.na) if move.na else -1)
    structure.touched(move.wat, edit)


def titles(workspace: Workspace, structure: Structure, keuzes: Keuzes) -> Mapping[str, Zin]:
    """Return the heading of each article: of the traject's own article, of the variant, or of the clause."""
    found = {}
    for name in structure.blokken:
        if name in structure.opschriften:
            found[name] = structure.opschriften[name]
            continue
        if name in structure.artikelen:
            found[name] = structure.artikelen[name].opschrift
            continue
        clause = workspace.clausules[name]
        found[name] = clause.varianten[keuzes.clausules[name].variant].opschrift or clause.opschrift
    return found
