"""What the verbs share: loading, gates, names that do not exist, printing findings."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from assembler.findings import Findings, Level

if TYPE_CHECKING:
    from assembler.records.trajecten import Mijlpaal
    from assembler.records.workspace import Trajectmap, Workspace


class UnknownNameError(click.UsageError):
    """A name that does not exist, or wrong usage: exit 2, with what exists."""


class FailedError(click.ClickException):
    """An operation that failed: exit 3."""

    exit_code = 3

    def show(self, file: Any = None) -> None:
        """Print the message without click's English prefix."""
        click.echo(self.format_message(), err=True, file=file)


def unknown(name: str, known: Iterable[str], what: str) -> UnknownNameError:
    """Return the refusal of a name, with the nearest one and all that exist."""
    from assembler.expressions import suggestion  # noqa: PLC0415 - heavy imports stay out of --help

    names = list(known)
    near = suggestion(name, names)
    listed = f"Er is: {', '.join(names)}." if names else "Er is er geen."
    return UnknownNameError(f"{what} '{name}' bestaat niet. {near + ' ' if near else ''}{listed}")


def load(root: Path) -> tuple[Workspace, Findings]:
    """Return the workspace and the faults in its files; exit 2 when there is none."""
    from assembler.workspace import NoWorkspaceError  # noqa: PLC0415
    from assembler.workspace import load as read  # noqa: PLC0415

    try:
        return read(root)
    except NoWorkspaceError as fault:
        raise UnknownNameError(str(fault)) from fault


def gate(root: Path, form: str = "human") -> Workspace:
    """Load the workspace; a fault in any file stops every verb, before anything is written."""
    from assembler import linking  # noqa: PLC0415
    from assembler.findings import has_errors, ordered  # noqa: PLC0415

    workspace, found = load(root)
    names = () if has_errors(found) else linking.check(workspace)
    everything = ordered((*found, *names))
    if has_errors(everything):
        report(everything, form, err=form == "human")
        stop(everything)
    return workspace


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
    known = {item.id: item for item in trajectmap.traject.mijlpalen}
    if name is None:
        return known[trajectmap.traject.werkt_aan] if trajectmap.traject.werkt_aan else trajectmap.traject.mijlpalen[-1]
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
    known = trajectmap.traject.deelnemers if trajectmap else tuple(workspace.gemeenten)
    if gemeente is not None and gemeente not in known:
        raise unknown(gemeente, known, "De gemeente")


def report(findings: Findings, form: str = "human", *, err: bool = False, teksten: Mapping[str, str] | None = None) -> None:
    """Print findings in a form: human, json or github; `teksten` says which text of each milestone they are about."""
    from assembler import report as reporting  # noqa: PLC0415

    text = reporting.as_json(findings, teksten) if form == "json" else {"human": reporting.human, "github": reporting.github}[form](findings)
    if text:
        click.echo(text, err=err)


def stop(findings: Findings, *, strict: bool = False) -> NoReturn:
    """End with the exit code that these findings ask for."""
    levels = {finding.level for finding in findings}
    sys.exit(1 if Level.FOUT in levels or (strict and Level.WAARSCHUWING in levels) else 0)


def progress() -> Callable[[str], None]:
    """Return a function that shows what is being made on a terminal, and is silent in a pipe."""
    if not sys.stderr.isatty():
        return lambda _name: None
    return lambda name: click.echo(f"\r\033[K{name}", nl=False, err=True)


FORM = click.option("--format", "form", type=click.Choice(["human", "json", "github"]), default="human", help="Vorm van de bevindingen.")
MIJLPAAL = click.option("--mijlpaal", help="Mijlpaal (standaard: waar het traject aan werkt).")
SOORT = click.option("--soort", help="Alleen deze documentsoort.")
GEMEENTE = click.option("--gemeente", help="Alleen de stukken van deze gemeente.")
STRICT = click.option("--strict", is_flag=True, help="Ook een waarschuwing telt als fout.")
