"""Modules of a regulation: which clauses come along, where they stand, and whether a module is there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from assembler.facts.reach import in_use
from assembler.reading.records.documenten import Bijlagesoort, Documentsoort, Hoofdstuk
from assembler.reading.records.modules import Module, Moduleplaats
from assembler.reading.records.taken import Pakket, Taak
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.workspace import Trajectmap, Workspace


def brought(workspace: Workspace, traject: Traject) -> frozenset[str]:
    """Return the clauses that the modules of a traject bring along."""
    return frozenset(name for module in traject.modules if module in workspace.modules for name in workspace.modules[module].vast)


def with_modules(soort: Documentsoort, modules: Iterable[Module]) -> Documentsoort:
    """Return a kind of regulation in which every module has its place: what the kind lists itself stays where it is."""
    chapters: tuple[Hoofdstuk, ...] = soort.hoofdstukken
    if soort.klasse != "regeling" or not chapters:
        return soort
    annexes: list[Bijlagesoort] = []
    listed = {item.clausule for item in soort.bijlagen}
    for module in modules:
        made = chapters
        for item in module.clausules:
            made = _placed(made, item)
        there = {name for chapter in made for name in chapter.clausules}
        if all(item.clausule in there for item in module.clausules if item.hoort_erbij):  # a kind in which one of them has no place has none for the module
            chapters = made
            annexes += [item for item in module.bijlagen if item.clausule not in listed]
    return soort.model_copy(update={"hoofdstukken": chapters, "bijlagen": (*annexes, *soort.bijlagen)})


def _placed(chapters: tuple[Hoofdstuk, ...], item: Moduleplaats) -> tuple[Hoofdstuk, ...]:
    """Return the chapters with a clause after the first of its neighbours that is there; without any it has no place in this kind."""
    rows = {name: chapter for chapter in chapters for name in chapter.clausules}
    after = next((name for name in item.na if name in rows), None)
    if item.clausule in rows or after is None:
        return chapters
    home = rows[after]
    place = home.clausules.index(after) + 1
    row = (*home.clausules[:place], item.clausule, *home.clausules[place:])
    return tuple(chapter.model_copy(update={"clausules": row}) if chapter is home else chapter for chapter in chapters)


def packaged(workspace: Workspace, traject: Traject, present: Collection[str]) -> Workspace:
    """Return the workspace with the package of each task as the regulation says, else as the library proposes; without packages there is one.

    `present` are the modules that are in the regulation; a library without modules says nothing of packages, and its tasks keep their own.
    """
    modules = workspace.modules
    apart = any("pakketten" in modules[name].gegevens for name in present)
    given: dict[str, Pakket] = {name: pakket for pakket, row in traject.pakketten.items() for name in row}

    def of(taak: Taak) -> Taak:
        pakket: Pakket = given.get(taak.id, "basis" if given else taak.pakket) if apart or not modules else "basis"
        return taak if taak.pakket == pakket else taak.model_copy(update={"pakket": pakket})

    return replace(workspace, taken={name: of(taak) for name, taak in workspace.taken.items()})


def there(workspace: Workspace, trajectmap: Trajectmap, stands: Callable[[str], bool]) -> frozenset[str]:
    """Return the modules that are in the regulation: the first clause of each stands in a text of this traject."""
    used = in_use(workspace, trajectmap)
    return frozenset(name for name, item in workspace.modules.items() if item.kern in used and stands(item.kern))
