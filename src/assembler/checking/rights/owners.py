"""Whose records an edit changes: told from the records before and after it, not from the address that it came by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from assembler.checking.rights.hidden import owner_of_file
from assembler.checking.rights.people import BIBLIOTHEEK, OF_GEMEENTE, REGIO, Person
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.gemeenten import Gegevens
from assembler.reading.records.keuzes import KeuzeCijfer, KeuzeTaken
from assembler.reading.records.taken import EIGEN
from assembler.reading.records.workspace import Trajectmap, Workspace

_OF_OTHERS = ("organisaties", "trajecten", "regelingen", "files", "taken")  # each looked at by itself
_DERIVED = ("vooraf", "vertrek", "keuzes", "teksten", "eigen_beslispunten", "gegevens", "cijfers", "anders")  # likewise, or told from other records


def touched(before: Workspace, after: Workspace) -> frozenset[str]:
    """Return the owners of all records and files that differ; '' among them for what is nobody's to change."""
    return frozenset(_touched(before, after))


def _touched(before: Workspace, after: Workspace) -> Iterator[str]:
    names = {name for name in {**before.files, **after.files} if before.files.get(name) != after.files.get(name)}
    own = _own_tasks(before, after)
    made = {after.taken[name].positie.span.file for name in own}
    yield from (REGIO if name in made and name not in before.files else _owner(name, before) for name in names)
    library = (field.name for field in fields(Workspace) if field.name not in _OF_OTHERS)
    yield from (BIBLIOTHEEK for name in library if getattr(before, name) != getattr(after, name))
    yield from (REGIO if name in own else BIBLIOTHEEK for name in _keys(before.taken, after.taken))
    yield from (name if name in before.organisaties else REGIO for name in _keys(before.organisaties, after.organisaties))
    yield from (REGIO for _ in _keys(before.regelingen, after.regelingen))
    for name in {**before.trajecten, **after.trajecten}:
        old, new = before.trajecten.get(name), after.trajecten.get(name)
        if old is None or new is None:
            yield REGIO
            yield from (owner for item in (old, new) if item is not None for part in item.delen for owner in _in_own_name(part))
        else:
            yield from _in_traject(old, new)


def _own_tasks(before: Workspace, after: Workspace) -> frozenset[str]:
    """Return the tasks that begin together with the regulation that names them: that of a field for which the library has none, still to be worked out.

    Nothing that there was can name such a task, so for nobody else anything changes; from then on it is of the library.
    """
    begun = (item.regeling.taken for name, item in after.regelingen.items() if name not in before.regelingen)
    named = {name for row in begun for name in row}
    return frozenset(name for name in named if name.startswith(EIGEN) and name in after.taken and name not in before.taken)


def _in_own_name(part: Trajectmap) -> Iterator[str]:
    """Yield the participants in whose name something stands in a traject that begins or goes: the region makes the folder of each, and no choice or text in it."""
    yield from (name for name, row in part.keuzes.items() if row)
    yield from (name for name, row in part.gegevens.items() if row != Gegevens())
    yield from (row.gemeente for row in part.teksten)
    yield from (row.gemeente for row in part.eigen_beslispunten)


def _owner(file: str, before: Workspace) -> str:
    """Return whose a file is; what a participant gets when it begins to take part, or a traject begins, is the region's to make."""
    owner = owner_of_file(file)
    parts = file.split("/")
    starts = parts[0] in {"gemeenten", "organisaties"} and (owner not in before.organisaties or (len(parts) > 3 and parts[2] not in before.trajecten))
    return REGIO if starts and file not in before.files else owner


def _keys(before: object, after: object) -> Iterator[str]:
    """Yield the keys of which the record differs."""
    assert isinstance(before, dict)  # noqa: S101 - as the reader makes them
    assert isinstance(after, dict)  # noqa: S101
    yield from (name for name in {**before, **after} if before.get(name) != after.get(name))


def _in_traject(old: Trajectmap, new: Trajectmap) -> Iterator[str]:
    own = (field.name for field in fields(Trajectmap) if field.name not in _DERIVED)
    yield from (REGIO for name in own if getattr(old, name) != getattr(new, name))
    for name in _keys({who: row for who, row in old.keuzes.items() if row}, {who: row for who, row in new.keuzes.items() if row}):
        yield name
        yield from (other for row in new.keuzes.get(name, ()) if row not in old.keuzes.get(name, ()) for other in _named(row))
    yield from _keys(dict(old.gegevens), dict(new.gegevens))
    yield from (row.gemeente for row in {*map(_Same, old.teksten)} ^ {*map(_Same, new.teksten)})
    yield from (row.gemeente for row in {*map(_Same, old.eigen_beslispunten)} ^ {*map(_Same, new.eigen_beslispunten)})
    yield from (owner_of_file(row.file) for row in {*map(_Same, old.cijfers)} ^ {*map(_Same, new.cijfers)})
    for name in {**old.anders, **new.anders}:
        was, now = old.anders.get(name), new.anders.get(name)
        yield from (REGIO,) if was is None or now is None else _in_traject(was, now)


class _Same:
    """A record that is found among others by all that it says, whether it can be hashed or not."""

    def __init__(self, record: object) -> None:
        self.record = record
        self.gemeente = str(getattr(record, "gemeente", ""))
        self.file = str(getattr(getattr(record, "span", None), "file", ""))

    def __hash__(self) -> int:
        return hash((type(self.record), self.gemeente, self.file))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.record == other.record


def _named(besluit: Besluit) -> Iterator[str]:
    """Yield the participants that a decision of one of them speaks for."""
    for keuze in besluit.keuzes:
        if isinstance(keuze, KeuzeTaken) and keuze.gemeente:
            yield keuze.gemeente
        if isinstance(keuze, KeuzeCijfer) and keuze.cijfer.gemeente:
            yield keuze.cijfer.gemeente


def refused(person: Person, owners: frozenset[str]) -> str:
    """Return why a person may not change records of these owners, in words; '' when every one of them is his to change."""
    missing = sorted(owner for owner in owners if not person.writes(owner))
    if not missing:
        return ""
    return f"Dit verandert iets van {', '.join(_words(item) for item in missing)}. Daarvoor hebt u geen rol; uw rollen: {', '.join(_roles(person)) or 'geen'}."


def _words(owner: str) -> str:
    return {REGIO: "de regio", BIBLIOTHEEK: "de bibliotheek", "": "niemand die het via de werkbank wijzigt"}.get(owner, f"de deelnemer {owner}")


def _roles(person: Person) -> list[str]:
    return sorted(item.replace(OF_GEMEENTE, "gemeente ") for item in person.rollen)
