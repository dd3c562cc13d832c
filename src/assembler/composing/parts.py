"""The edits of the log on the parts of an article: a lid or onderdeel that is new, replaced or dropped."""

from __future__ import annotations

from typing import Any

from assembler.composing.structure import Structure, insert, unknown
from assembler.facts.chosen import Bewerking
from assembler.ground.findings import error
from assembler.reading.records.bewerkingen import NieuwLid, Verplaatsing, Vervanging
from assembler.reading.records.blokken import Blok
from assembler.reading.records.workspace import Workspace


def new_lid(structure: Structure, edit: Bewerking, new: NieuwLid) -> None:
    """Put a new lid, or a new onderdeel of one, in its place."""
    name, _, lid = new.in_.partition("/")
    block = new.blok
    if name not in structure.blokken:
        unknown(structure, edit, new.in_, structure.blokken)
        return
    if not lid:
        placed = _placed(structure, edit, structure.blokken[name], block, new.na)
        structure.blokken[name] = placed
    else:
        owner = next((item for item in structure.blokken[name] if item.id == lid), None)
        if owner is None:
            unknown(structure, edit, new.in_, [f"{name}/{item.id}" for item in structure.blokken[name]])
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
        unknown(structure, edit, na, [item.id for item in row if item.id])
        return row
    return tuple(insert(list(row), block, index))


def replace(structure: Structure, workspace: Workspace, edit: Bewerking, new: Vervanging, known: set[str]) -> None:
    """Replace the text of a part, or the definition of a term."""
    tekst = new.tekst
    assert tekst is not None  # noqa: S101 - a new heading is no part
    if new.plaats.startswith("begrip:"):
        name = new.plaats.removeprefix("begrip:")
        if name not in workspace.begrippen:
            unknown(structure, edit, new.plaats, [f"begrip:{item}" for item in workspace.begrippen])
            return
        structure.definities[name] = tekst
        structure.touched(new.plaats, edit)
        return

    def changed(block: Blok) -> Blok:
        update: dict[str, Any] = {"tekst": tekst}
        if new.onderdelen is not None:
            update["onderdelen"] = new.onderdelen
        return block.model_copy(update=update)

    _edit(structure, edit, new.plaats, known, lambda block: (changed(block), *new.gevolgd_door))
    above = new.plaats.rpartition("/")[0]
    for block in new.gevolgd_door:
        if _count(structure, f"{above}/{block.id}") > 1:
            structure.findings.append(error("id-is-uniek", f"Er is hier al een deel met het id '{block.id}'.", edit.bron.span, hint="Kies een ander id."))
        structure.touched(f"{above}/{block.id}", edit)
    for place in new.neemt_op:
        drop(structure, edit, place, known)


def _count(structure: Structure, place: str) -> int:
    name, *steps = place.split("/")
    row = structure.blokken.get(name, ())
    for step in steps[:-1]:
        row = next((block.onderdelen for block in row if block.id == step), ())
    return sum(block.id == steps[-1] for block in row) if steps else 0


def move_part(structure: Structure, edit: Bewerking, move: Verplaatsing) -> None:
    """Put a lid or onderdeel elsewhere among its neighbours: after one of them, or first."""
    above, _, own = move.wat.rpartition("/")
    within, _, after = move.na.rpartition("/") if move.na is not None else (move.naar or "", "", None)
    name, *steps = above.split("/")
    row: tuple[Blok, ...] | None = structure.blokken.get(name, ())
    owner = None
    if steps:
        owner = next((block for block in row or () if block.id == steps[0]), None)
        row = owner.onderdelen if owner is not None and len(steps) == 1 else None
    fresh = _moved(row, own, after) if row is not None and within == above else None
    if fresh is None:
        wrong = move.wat if row is None or all(block.id != own for block in row) else (move.na or move.naar or "")
        unknown(structure, edit, wrong, _places(name, structure.blokken.get(name, ())))
        return
    if owner is None:
        structure.blokken[name] = fresh
    else:
        changed = owner.model_copy(update={"onderdelen": fresh})
        structure.blokken[name] = tuple(changed if block is owner else block for block in structure.blokken[name])
    structure.touched(move.wat, edit)


def _moved(row: tuple[Blok, ...], own: str, after: str | None) -> tuple[Blok, ...] | None:
    """Return the row with one block elsewhere; None when it is not there, or what it comes after is not."""
    block = next((item for item in row if item.id == own), None)
    rest = [item for item in row if item is not block]
    index = -1 if after is None else next((number for number, item in enumerate(rest) if item.id == after), None)
    return None if block is None or index is None else tuple(insert(rest, block, index))


def drop(structure: Structure, edit: Bewerking, place: str, known: set[str]) -> None:
    """Take a part out, with what the memorandum says of it."""
    _edit(structure, edit, place, known, lambda _block: ())
    structure.toelichtingen = {key: zin for key, zin in structure.toelichtingen.items() if not f"{key}/".startswith(f"{place}/")}


def _edit(structure: Structure, edit: Bewerking, place: str, known: set[str], change: Any) -> None:
    """Replace the block at `clausule/lid[/onderdeel]` by what `change` makes of it."""
    name, *steps = place.split("/")
    if name not in structure.blokken:
        if name in known:
            unknown(structure, edit, place, structure.blokken)
        return
    found, row = _edited(structure.blokken[name], steps, change)
    if not found:
        unknown(structure, edit, place, _places(name, structure.blokken[name]))
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
