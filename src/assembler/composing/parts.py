"""The edits of the log on the parts of an article: a lid or onderdeel that is new, replaced or dropped."""

from __future__ import annotations

from typing import Any

from assembler.composing.structure import Structure, insert, unknown
from assembler.facts.choose import Bewerking
from assembler.ground.findings import error
from assembler.reading.records.blokken import Blok
from assembler.reading.records.keuzes import NieuwLid, Vervanging
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
    if new.plaats.startswith("begrip:"):
        name = new.plaats.removeprefix("begrip:")
        if name not in workspace.begrippen:
            unknown(structure, edit, new.plaats, [f"begrip:{item}" for item in workspace.begrippen])
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
