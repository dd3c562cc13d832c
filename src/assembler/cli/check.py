"""The verb `check`: all findings, nothing written."""

from __future__ import annotations

from pathlib import Path

import click

from assembler.cli.common import FORM, GEMEENTE, MIJLPAAL, SOORT, STRICT, gate, limits, report, stop, the_mijlpaal, the_traject
from assembler.cli.dutch import Verb


@click.command(cls=Verb)
@click.argument("traject", required=False)
@MIJLPAAL
@SOORT
@GEMEENTE
@FORM
@STRICT
@click.pass_obj
def check(root: Path, traject: str | None, mijlpaal: str | None, soort: str | None, gemeente: str | None, form: str, *, strict: bool) -> None:
    """Toont alle bevindingen; schrijft niets."""
    from assembler import pipeline  # noqa: PLC0415
    from assembler.findings import ordered  # noqa: PLC0415

    workspace = gate(root, form)
    if traject is not None:
        the_traject(workspace, traject)
    if mijlpaal is None:
        found = pipeline.check(workspace, (), traject)
    else:
        trajectmap = the_traject(workspace, traject)
        found = ordered(pipeline.milestone(workspace, trajectmap, the_mijlpaal(trajectmap, mijlpaal)))
    limits(workspace, workspace.trajecten[traject] if traject else None, soort, gemeente)
    found = tuple(item for item in found if gemeente is None or item.gemeente in (None, gemeente))
    report(found, form)
    stop(found, strict=strict)
