"""`build --set`: the papers of one council, or of each, as they are handed to its clerk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from assembler.cli.common import progress, report
from assembler.verbs.open import limits
from assembler.verbs.refusals import FailedError

if TYPE_CHECKING:
    from assembler.reading.records.workspace import Trajectmap, Workspace
    from assembler.store.turn import Turn


@dataclass(frozen=True, slots=True)
class Asked:
    """Of whom (None: of each council), in which forms, with which numbers in Word, where, and in whose turn."""

    gemeente: str | None
    formats: tuple[str, ...]
    nummering: str
    out: Path
    turn: Turn


def wish_of_set(formats: tuple[str, ...]) -> tuple[str, ...]:
    """Return the forms of a set: those that were asked for, else Word and PDF."""
    asked = click.get_current_context().get_parameter_source("formats") is ParameterSource.COMMANDLINE
    return tuple(dict.fromkeys(formats)) if asked else ("docx", "pdf")


def sets(root: Path, workspace: Workspace, item: Trajectmap, mijlpaal: str | None, asked: Asked) -> None:
    """Make the sets and say where they are, with what is not known of them."""
    from assembler.store.folder import WriteError  # noqa: PLC0415 - heavy imports stay out of --help
    from assembler.store.office import OfficeError  # noqa: PLC0415
    from assembler.verbs.handover import Wanted, contents, hand_over  # noqa: PLC0415
    from assembler.verbs.texts import pick  # noqa: PLC0415

    limits(workspace, item, None, asked.gemeente)
    picked = pick(root, item, mijlpaal)
    step = progress()
    for gemeente in [asked.gemeente] if asked.gemeente else item.besluitnemers:
        step(gemeente)
        try:
            made = hand_over(contents(root, workspace, item, picked, Wanted(gemeente, asked.formats, asked.nummering)), asked.out, asked.turn)
        except OfficeError as fault:
            raise FailedError(f"{fault} Een set zonder pdf maakt u met --format docx.") from fault
        except WriteError as fault:
            raise FailedError(str(fault)) from fault
        click.echo(f"{made.folder.as_posix()}: {picked.naam}")
        click.echo(made.zip.as_posix())
        for name in made.outcome.bewaard:
            click.echo(f"  bewaard: {name} (iemand had dit bestand gewijzigd)")
        report(made.findings, "human", err=True)
