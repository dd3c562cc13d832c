"""The verb `check`: all findings, nothing written."""

from __future__ import annotations

from pathlib import Path

import click

from assembler.cli.common import FORM, GEMEENTE, MIJLPAAL, SOORT, STRICT, report, stop
from assembler.cli.dutch import Verb


@click.command(cls=Verb)
@click.argument("traject", required=False)
@MIJLPAAL
@SOORT
@GEMEENTE
@click.option("--in-te-vullen", "open_", is_flag=True, help="Alleen wat nog is in te vullen, per gemeente, regio en jurist.")
@FORM
@STRICT
@click.pass_obj
def check(root: Path, traject: str | None, mijlpaal: str | None, soort: str | None, gemeente: str | None, form: str, *, open_: bool, strict: bool) -> None:
    """Toont alle bevindingen; schrijft niets."""
    from assembler.rendering.terminal import outstanding  # noqa: PLC0415
    from assembler.verbs import check as verb  # noqa: PLC0415 - what --help does not need

    found = verb.check(root, traject, mijlpaal, soort, gemeente)
    if found.refused:
        report(found.findings, form, err=form == "human")
        stop(found.findings)
    if open_:
        click.echo(outstanding.human(found.findings))
        return
    report(found.findings, form, teksten=found.texts)
    if form == "human" and (line := outstanding.summary(found.findings)):
        click.echo(line, err=True)
    if form == "human" and found.texts:
        click.echo(f"Nagekeken is van {', van '.join(f'{name}: {text}' for name, text in found.texts.items())}.", err=True)
    stop(found.findings, strict=strict)
