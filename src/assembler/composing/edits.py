"""The edits of the log on the library: new, replaced and dropped parts, and moves, before a sentence is filled.

Each edit becomes part of one traject's text; the library itself stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, assert_never

from assembler.facts.choose import Bewerking, Keuzes, Withdrawn
from assembler.ground.findings import Finding, Related, error, suggestion
from assembler.reading.records.base import Zin
from assembler.reading.records.blokken import Blok
from assembler.reading.records.documenten import Documentsoort
from assembler.reading.records.keuzes import (
    Keuze,
    KeuzeNieuwArtikel,
    KeuzeNieuwLid,
    KeuzeSchrap,
    KeuzeVerplaats,
    KeuzeVervang,
    NieuwArtikel,
    NieuwLid,
    Tekstkeuze,
    Verplaatsing,
    Vervanging,
)
from assembler.reading.records.workspace import Workspace

FEW = 40  # more names than this in a message help nobody


@dataclass(slots=True)
class Structure:
    """The structure of a regulation under construction: chapters with clause ids, and the blocks of each clause.

    Built by `build` and only read afterwards. `besluiten` maps `clausule`, `clausule/lid` or `begrip:id` to the ids
    of the decisions that touched it.
    """

    hoofdstukken: dict[str, list[str]]
    blokken: dict[str, tuple[Blok, ...]] = field(default_factory=dict)
    artikelen: dict[str, NieuwArtikel] = field(default_factory=dict)
    definities: dict[str, Zin] = field(default_factory=dict)
    besluiten: dict[str, list[str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    ingetrokken: tuple[Withdrawn, ...] = ()
    toelichtingen: dict[str, Zin] = field(default_factory=dict)  # of a lid or onderdeel that the log added, by its place

    def touched(self, key: str, edit: Bewerking) -> None:
        """Note that a decision shaped this part."""
        self.besluiten.setdefault(key, []).append(edit.bron.id)


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
            _new_lid(structure, edit, keuze.nieuw_lid)
        case KeuzeVervang():
            _replace(structure, workspace, edit, keuze.vervang, known)
        case KeuzeSchrap():
            _drop(structure, edit, keuze.schrap, known)
        case KeuzeVerplaats():
            _move(structure, edit, keuze.verplaats)
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


def _unknown(structure: Structure, edit: Bewerking, place: str, known: Iterable[str]) -> None:
    gone = next((item for item in structure.ingetrokken if _put(item.keuze, place)), None)
    if gone is not None:
        message = f"De plaats '{place}' is er niet meer: het besluit van {gone.door.datum.isoformat()} trok haar in."
        hint = f"Trek ook deze keuze in: 'intrekken: {edit.bron.id.replace('#', '/')}'."
        structure.findings.append(error("plaats-bestaat", message, edit.bron.span, hint=hint, related=(Related(gone.door.span, "hier is dat besloten"),)))
        return
    rows = list(known)
    hint = suggestion(place, rows) or (
        f"Er is: {', '.join(rows)}." if 0 < len(rows) <= FEW else "De id's staan bij 'assembler explain <traject> \"artikel 12\"'."
    )
    structure.findings.append(error("plaats-bestaat", f"De plaats '{place}' staat niet in deze tekst.", edit.bron.span, hint=hint))


def _put(keuze: Keuze, place: str) -> bool:
    """Return whether this choice put a place in the text: named with its clause, or bare among its neighbours."""
    if isinstance(keuze, KeuzeNieuwLid):
        new = keuze.nieuw_lid
        return place == new.blok.id or f"{place}/".startswith(f"{new.in_}/{new.blok.id}/")
    return isinstance(keuze, KeuzeNieuwArtikel) and place.partition("/")[0] == keuze.nieuw_artikel.id


def _insert(row: list[Any], item: Any, after: int) -> list[Any]:
    return [*row[: after + 1], item, *row[after + 1 :]]


def _new_article(structure: Structure, edit: Bewerking, artikel: NieuwArtikel) -> None:
    chapter = _chapter_of(structure, artikel.na)
    if chapter is None:
        _unknown(structure, edit, artikel.na, [name for row in structure.hoofdstukken.values() for name in row])
        return
    row = structure.hoofdstukken[chapter]
    structure.hoofdstukken[chapter] = _insert(row, artikel.id, row.index(artikel.na))
    structure.artikelen[artikel.id] = artikel
    structure.blokken[artikel.id] = artikel.leden
    structure.touched(artikel.id, edit)


def _chapter_of(structure: Structure, clausule: str) -> str | None:
    return next((name for name, row in structure.hoofdstukken.items() if clausule in row), None)


def _new_lid(structure: Structure, edit: Bewerking, new: NieuwLid) -> None:
    name, _, lid = new.in_.partition("/")
    block = new.blok
    if name not in structure.blokken:
        _unknown(structure, edit, new.in_, structure.blokken)
        return
    if not lid:
        placed = _placed(structure, edit, structure.blokken[name], block, new.na)
        structure.blokken[name] = placed
    else:
        owner = next((item for item in structure.blokken[name] if item.id == lid), None)
        if owner is None:
            _unknown(structure, edit, new.in_, [f"{name}/{item.id}" for item in structure.blokken[name]])
            return
        changed = owner.model_copy(update={"onderdelen": _placed(structure, edit, owner.onderdelen, block, new.na)})
        structure.blokken[name] = tuple(changed if item is owner else item for item in structure.blokken[name])
    if new.toelichting is not None:
        structure.toelichtingen[f"{new.in_}/{block.id}"] = new.toelichting
    structure.touched(f"{new.in_}/{block.id}", edit)


def _placed(structure: Structure, edit: Bewerking, row: tuple[Blok, ...], block: Blok, na: str | None) -> tuple[Blok, ...]:
    if any(item.id == block.id for item in row):
        structure.findings.append(
            error("id-is-uniek", f"Er is hier al een deel met het id '{block.id}'.", edit.bron.span, hint="Kies een ander id, of gebruik 'vervang'.")
        )
        return row
    if na is None:
        return (block, *row)
    index = next((number for number, item in enumerate(row) if item.id == na), None)
    if index is None:
        _unknown(structure, edit, na, [item.id for item in row if item.id])
        return row
    return tuple(_insert(list(row), block, index))


def _replace(structure: Structure, workspace: Workspace, edit: Bewerking, new: Vervanging, known: set[str]) -> None:
    if new.plaats.startswith("begrip:"):
        name = new.plaats.removeprefix("begrip:")
        if name not in workspace.begrippen:
            _unknown(structure, edit, new.plaats, [f"begrip:{item}" for item in workspace.begrippen])
            return
        structure.definities[name] = new.tekst
        structure.touched(new.plaats, edit)
        return

    def changed(block: Blok) -> Blok:
        update: dict[str, Any] = {"tekst": new.tekst}
        if new.onderdelen is not None:
            update["onderdelen"] = new.onderdelen
        return block.model_copy(update=update)

    _edit(structure, edit, new.plaats, known, lambda block: (changed(block),))


def _drop(structure: Structure, edit: Bewerking, place: str, known: set[str]) -> None:
    _edit(structure, edit, place, known, lambda _block: ())
    structure.toelichtingen = {key: zin for key, zin in structure.toelichtingen.items() if not f"{key}/".startswith(f"{place}/")}


def _edit(structure: Structure, edit: Bewerking, place: str, known: set[str], change: Any) -> None:
    """Replace the block at `clausule/lid[/onderdeel]` by what `change` makes of it."""
    name, *steps = place.split("/")
    if name not in structure.blokken:
        if name in known:
            _unknown(structure, edit, place, structure.blokken)
        return
    found, row = _edited(structure.blokken[name], steps, change)
    if not found:
        _unknown(structure, edit, place, _places(name, structure.blokken[name]))
        return
    structure.blokken[name] = row
    structure.touched(place, edit)


def _edited(row: tuple[Blok, ...], steps: list[str], change: Any) -> tuple[bool, tuple[Blok, ...]]:
    out: list[Blok] = []
    hit = False
    for block in row:
        if not steps or block.id != steps[0]:
            out.append(block)
        elif len(steps) == 1:
            hit = True
            out.extend(change(block))
        else:
            hit, inner = _edited(block.onderdelen, steps[1:], change)
            out.append(block.model_copy(update={"onderdelen": inner}))
    return hit, tuple(out)


def _places(prefix: str, row: tuple[Blok, ...]) -> list[str]:
    found = []
    for block in row:
        if block.id:
            found += [f"{prefix}/{block.id}", *_places(f"{prefix}/{block.id}", block.onderdelen)]
    return found


def _move(structure: Structure, edit: Bewerking, move: Verplaatsing) -> None:
    if move.wat in structure.hoofdstukken and (move.na in structure.hoofdstukken):
        order = [name for name in structure.hoofdstukken if name != move.wat]
        order = _insert(order, move.wat, order.index(str(move.na)))
        structure.hoofdstukken = {name: structure.hoofdstukken[name] for name in order}
        structure.touched(f"hoofdstuk:{move.wat}", edit)
        return
    chapter = _chapter_of(structure, move.wat)
    target = move.naar if move.naar is not None else _chapter_of(structure, move.na or "")
    if chapter is None or target is None or target not in structure.hoofdstukken or move.na == move.wat:
        wrong = move.wat if chapter is None else (move.naar or move.na or "")
        _unknown(structure, edit, wrong, [*(name for row in structure.hoofdstukken.values() for name in row), *structure.hoofdstukken])
        return
    structure.hoofdstukken[chapter].remove(move.wat)
    row = structure.hoofdstukken[target]
    structure.hoofdstukken[target] = _insert(row, move.wat, row.index(move.na) if move.na else -1)
    structure.touched(move.wat, edit)


def titles(workspace: Workspace, structure: Structure, keuzes: Keuzes) -> Mapping[str, Zin]:
    """Return the heading of each article: of the traject's own article, of the variant, or of the clause."""
    found = {}
    for name in structure.blokken:
        if name in structure.artikelen:
            found[name] = structure.artikelen[name].opschrift
            continue
        clause = workspace.clausules[name]
        found[name] = clause.varianten[keuzes.clausules[name].variant].opschrift or clause.opschrift
    return found
