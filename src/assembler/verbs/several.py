"""Whether several people work on one server, as `werkbank.yaml` says: the configuration, held against the workspace; faults in it as findings."""

from __future__ import annotations

from dataclasses import dataclass, field

from assembler.checking.rights.people import OF_GEMEENTE
from assembler.reading.records.gemeenten import Organisatie
from assembler.reading.records.toegang import Gebruiker, Groep, Toegang
from assembler.store import journal
from assembler.verbs.desk import Desk
from assembler.verbs.refusals import FoundError


@dataclass(frozen=True, slots=True)
class Several:
    """The configuration, and the password of the workbench at its provider."""

    toegang: Toegang
    secret: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a workbench stands for who looks after it: who has which roles, which participants nobody writes for, and whether the journal is whole."""

    rijen: tuple[tuple[str, str, tuple[str, ...]], ...]  # who, by which claim, roles
    zonder: tuple[Organisatie, ...]
    regels: int
    gebroken: tuple[int, ...]


def standing(desk: Desk) -> Standing:
    """Return how it stands, by the settings that hold."""
    toegang = desk.settings.toegang
    rows = [
        (_shown(row), row.kenmerk if isinstance(row, Gebruiker) else f"{row.claim}: {row.waarde}", row.rollen) for row in (toegang.rijen if toegang else ())
    ]
    return Standing(tuple(rows), unserved(desk), len(journal.lines(desk.root)), tuple(journal.broken(desk.root)))


def _shown(row: Gebruiker | Groep) -> str:
    return (row.naam or "") if isinstance(row, Gebruiker) else "groep"


def unserved(desk: Desk) -> tuple[Organisatie, ...]:
    """Return the participants for which nobody has a role; none where one user works."""
    toegang = desk.settings.toegang
    if toegang is None:
        return ()
    return tuple(item for name, item in desk.open().workspace.organisaties.items() if f"{OF_GEMEENTE}{name}" not in toegang.rollen)


def several(desk: Desk) -> Several | None:
    """Return the configuration of this workspace; None when there is none: then one user works here. FoundError for what is wrong in it."""
    begun = desk.begun
    if desk.unset:
        raise FoundError(desk.unset)
    return None if begun.toegang is None else Several(begun.toegang, begun.secret)
