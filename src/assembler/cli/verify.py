"""The verb `verify`: rebuilds what was made and compares."""

from __future__ import annotations

from pathlib import Path

import click

from assembler.cli.common import FORM, progress, report, stop
from assembler.cli.dutch import Verb
from assembler.verbs.open import gate


@click.command(cls=Verb)
@click.argument("traject", required=False)
@click.option("--mijlpaal", metavar="NAAM", help="Alleen deze mijlpaal.")
@click.option("--out", type=click.Path(path_type=Path), help="Map met de uitvoer (standaard: build in de werkruimte).")
@FORM
@click.pass_obj
def verify(root: Path, traject: str | None, mijlpaal: str | None, out: Path | None, form: str) -> None:
    """Maakt opnieuw wat er in de uitvoer staat en vergelijkt; schrijft niets."""
    from assembler.verbs.verify import verify as run  # noqa: PLC0415 - what --help does not need

    rows = run(root, gate(root), out or root / "build", traject, mijlpaal, progress())
    findings = tuple(item for row in rows for item in row.findings)
    if findings or form != "human":
        report(findings, form)
    if form == "human":
        for row in rows:
            click.echo(f"{row.manifest} ({row.tekst or 'onbekende tekst'}): {row.same} {'stuk' if row.same == 1 else 'stukken'} tot op de byte gelijk")
    stop(findings)
