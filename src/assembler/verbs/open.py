"""A workspace opened for a verb: loaded whole or refused, with the traject, milestone, kind and gemeente that were named."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from assembler.ground.findings import Findings, Level, has_errors, ordered
from assembler.verbs.refusals import FailedError, FoundError, UnknownNameError, unknown

if TYPE_CHECKING:
    from assembler.checking.names import Library
    from assembler.reading.records.mijlpalen import Mijlpaal
    from assembler.reading.records.workspace import Trajectmap, Workspace
    from assembler.store.sources import Overlay


_BUSY = "Iemand anders is aan het bewaren. Probeer het opnieuw."
_TRIES = 2  # to read while others save, before they are asked to wait


def load(root: Path, overlay: Overlay = MappingProxyType({})) -> tuple[Workspace, Findings]:
    """Return the workspace, with files laid over those on the disk, and the faults in it; UnknownNameError when there is none.

    It is the workspace of one moment: when a file changes while it is read, it is read again; who goes on saving is asked to wait for the last time.
    """
    from assembler.store import together  # noqa: PLC0415 - heavy imports stay out of --help
    from assembler.store.files import BusyError  # noqa: PLC0415
    from assembler.store.stamps import stamps  # noqa: PLC0415

    try:
        together.finish(root)
    except OSError as fault:
        raise FailedError(
            f"In {root} is een opdracht onderbroken, en die kan niet worden afgemaakt ({fault.strerror or fault}{f': {fault.filename}' if fault.filename else ''})."
        ) from fault
    except BusyError as fault:
        raise FailedError(_BUSY) from fault
    for _ in range(_TRIES):
        before = stamps(root)
        found = _read(root, overlay)
        if stamps(root) == before:
            return found
    try:
        with together.writing(root):
            return _read(root, overlay)
    except BusyError as fault:
        raise FailedError(_BUSY) from fault


def _read(root: Path, overlay: Overlay) -> tuple[Workspace, Findings]:
    from assembler.store.workspace import NoWorkspaceError  # noqa: PLC0415
    from assembler.store.workspace import load as read  # noqa: PLC0415

    try:
        return read(root, overlay)
    except NoWorkspaceError as fault:
        raise UnknownNameError(str(fault)) from fault


def gate(root: Path) -> Workspace:
    """Load the workspace; FoundError with all findings when a fault in any file stops every verb, before anything is written."""
    return gate_with(root)[0]


def named(workspace: Workspace, told: Collection[str] = (), library: Library | None = None) -> Findings:
    """Return what the names of a workspace say for who goes on with it: a wrong decision of an organ is no fault of its files, and a warning."""
    from assembler.checking import names  # noqa: PLC0415
    from assembler.checking.names.standing import DECIDED_WRONG  # noqa: PLC0415

    given = [] if library is None else [library]
    return tuple(replace(item, level=Level.WAARSCHUWING) if item.slug in DECIDED_WRONG - {*told} else item for item in names.check(workspace, *given))


def gate_with(root: Path, told: Collection[str] = (), library: Library | None = None) -> tuple[Workspace, Findings]:
    """Load the workspace as `gate` does, and return with it what is to be said of its files though it stops nothing.

    What organs decided and could not is a warning to whoever goes on with their papers; `told` are slugs that stay errors, for who shows just that;
    `library` may know what was found of the library before.
    """
    workspace, found = load(root)
    everything = ordered((*found, *(() if has_errors(found) else named(workspace, told, library))))
    if has_errors([item for item in everything if item.slug not in told]):
        raise FoundError(everything)
    return workspace, everything


def the_traject(workspace: Workspace, name: str | None) -> Trajectmap:
    """Return the traject of that name; without a name the only one there is."""
    if name is None:
        if len(workspace.trajecten) == 1:
            return next(iter(workspace.trajecten.values()))
        raise UnknownNameError(f"Noem een traject: {', '.join(workspace.trajecten) or 'er is er geen'}.")
    if name not in workspace.trajecten:
        raise unknown(name, workspace.trajecten, "Het traject")
    return workspace.trajecten[name]


def the_mijlpaal(trajectmap: Trajectmap, name: str | None) -> Mijlpaal:
    """Return the milestone of that name; without a name the one the traject works on."""
    known = {item.id: item for item in trajectmap.mijlpalen}
    if name is None:
        return known[trajectmap.traject.werkt_aan] if trajectmap.traject.werkt_aan else trajectmap.mijlpalen[-1]
    bare, _, version = name.partition("@")
    if bare not in known:
        raise unknown(bare, known, "De mijlpaal")
    if version not in {"", "nu"}:
        raise UnknownNameError(f"Deze opdracht werkt alleen met de tekst van nu: '{bare}@nu'.")
    return known[bare]


def limits(workspace: Workspace, trajectmap: Trajectmap | None, soort: str | None, gemeente: str | None) -> None:
    """Refuse a kind of document or a gemeente that does not exist."""
    if soort is not None and soort not in workspace.documentsoorten:
        raise unknown(soort, workspace.documentsoorten, "De documentsoort")
    known = trajectmap.betrokkenen if trajectmap else tuple(workspace.organisaties)
    if gemeente is not None and gemeente not in known:
        raise unknown(gemeente, known, "De gemeente")
