"""Whether several people work on one server, as `werkbank.yaml` says: the configuration, held against the workspace; faults in it as findings."""

from __future__ import annotations

from dataclasses import dataclass, field

from assembler.reading.records.toegang import Toegang
from assembler.verbs.desk import Desk
from assembler.verbs.refusals import FoundError


@dataclass(frozen=True, slots=True)
class Several:
    """The configuration, and the password of the workbench at its provider."""

    toegang: Toegang
    secret: str | None = field(repr=False)


def several(desk: Desk) -> Several | None:
    """Return the configuration of this workspace; None when there is none: then one user works here. FoundError for what is wrong in it."""
    begun = desk.begun
    if desk.unset:
        raise FoundError(desk.unset)
    return None if begun.toegang is None else Several(begun.toegang, begun.secret)
