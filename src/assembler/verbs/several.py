"""Whether several people work on one server, as `werkbank.yaml` says: the configuration, held against the workspace; faults in it as findings."""

from __future__ import annotations

from dataclasses import dataclass, field

from assembler.checking.rights import claims
from assembler.ground.findings import ordered
from assembler.reading.records.toegang import Toegang
from assembler.store import access
from assembler.verbs.desk import Desk
from assembler.verbs.refusals import FoundError


@dataclass(frozen=True, slots=True)
class Several:
    """The configuration, and the password of the workbench at its provider."""

    toegang: Toegang
    secret: str | None = field(repr=False)


def several(desk: Desk) -> Several | None:
    """Return the configuration of this workspace; None when there is none: then one user works here. FoundError for what is wrong in it."""
    toegang, found = access.read(desk.root)
    if toegang is None and not found:
        return None
    secret = None
    if toegang is not None:
        secret, missing = access.secret_of(toegang)
        found = [*found, *missing, *claims.check(toegang, desk.whole().workspace.organisaties)]
    if toegang is None or found:
        raise FoundError(ordered(tuple(found)))
    return Several(toegang, secret)
