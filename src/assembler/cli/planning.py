"""The verb `planning`: who treats what when, and what does not fit."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from assembler.cli.dutch import Verb
from assembler.cli.papers import save, write
from assembler.verbs.open import gate, the_traject


@click.command(cls=Verb)
@click.argument("traject")
@click.option("--op", type=click.DateTime(["%Y-%m-%d"]), metavar="DAG", help="De dag vanwaar u kijkt (standaard: vandaag).")
@click.option("--as", "form", type=click.Choice(["txt", "html", "docx", "pdf", "ics", "xlsx"]), default="txt", help="Vorm (standaard: txt, op het scherm).")
@click.option("--out", type=click.Path(path_type=Path), help="Bestand om in te schrijven.")
@click.pass_obj
def planning(root: Path, traject: str, op: datetime | None, form: str, out: Path | None) -> None:
    """Toont wie welke mijlpaal wanneer behandelt, tot wanneer dat kan, wanneer de stukken er moeten zijn, en wat niet past."""
    from assembler.verbs import planning as plan  # noqa: PLC0415

    workspace = gate(root)
    item = the_traject(workspace, traject)
    day = op.date() if op else date.today()  # noqa: DTZ011 - the day on the calendar of who asks
    if form in {"ics", "xlsx"}:
        save((plan.agenda if form == "ics" else plan.sheet)(workspace, item, day), form, out)
    else:
        write(workspace, plan.document(workspace, item, day), form, out)
