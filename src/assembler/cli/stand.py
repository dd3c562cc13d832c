"""The verb `stand`: where the decisions stand."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from assembler.cli.common import report, stop
from assembler.cli.dutch import Verb
from assembler.cli.papers import write
from assembler.verbs.open import gate_with, the_traject


@click.command(cls=Verb)
@click.argument("traject")
@click.option("--op", type=click.DateTime(["%Y-%m-%d"]), metavar="DAG", help="De dag waarvan u de stand wilt zien (standaard: vandaag).")
@click.option("--as", "form", type=click.Choice(["txt", "html", "docx", "pdf"]), default="txt", help="Vorm (standaard: txt, op het scherm).")
@click.option("--out", type=click.Path(path_type=Path), help="Bestand om in te schrijven.")
@click.pass_obj
def stand(root: Path, traject: str, op: datetime | None, form: str, out: Path | None) -> None:
    """Toont van ieder orgaan wat het kreeg, wat het besloot en over welke versie, en wie opnieuw moet besluiten."""
    from assembler.checking.names.standing import DECIDED_WRONG  # noqa: PLC0415
    from assembler.verbs.standing import state  # noqa: PLC0415

    workspace, found = gate_with(root, DECIDED_WRONG)
    day = op.date() if op else date.today()  # noqa: DTZ011 - the day on the calendar of who asks
    write(workspace, state(workspace, the_traject(workspace, traject), day), form, out)
    findings = tuple(item for item in found if item.slug in DECIDED_WRONG)
    report(findings, err=True)
    stop(findings)
