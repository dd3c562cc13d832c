"""One document to the screen or to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembler.verbs.refusals import FailedError, UnknownNameError

if TYPE_CHECKING:
    from assembler.pipeline import Made
    from assembler.reading.records.workspace import Workspace


def write(workspace: Workspace, made: Made, form: str, out: Path | None) -> None:
    """Write a document in a form; text without a file goes to the screen."""
    from assembler.store.office import OfficeError  # noqa: PLC0415 - heavy imports stay out of --help
    from assembler.verbs.build import rendered_as  # noqa: PLC0415

    try:
        content = rendered_as(made.final, workspace.basis[made.final.huisstijl], form)
    except OfficeError as fault:
        raise FailedError(str(fault)) from fault
    if out is None and form == "txt":
        click.echo(content.decode(), nl=False)
    else:
        save(content, form, out)


def save(content: bytes, form: str, out: Path | None) -> None:
    """Write what was made to the file that was asked for; UnknownNameError when none was."""
    from assembler.store.folder import WriteError, replace_file  # noqa: PLC0415 - heavy imports stay out of --help

    if out is None:
        raise UnknownNameError(f"Noem met --out het bestand waarin de {form} moet komen.")
    try:
        replace_file(out, content)
    except WriteError as fault:
        raise FailedError(str(fault)) from fault
    click.echo(out.as_posix())
