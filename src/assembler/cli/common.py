"""What the verbs share: options, findings printed, exit codes, progress."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import NoReturn

import click

from assembler.ground.findings import Findings, Level


def report(findings: Findings, form: str = "human", *, err: bool = False, teksten: Mapping[str, str] | None = None) -> None:
    """Print findings in a form: human, json or github; `teksten` says which text of each milestone they are about."""
    from assembler.rendering.terminal import findings as reporting  # noqa: PLC0415 - heavy imports stay out of --help

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
MIJLPAAL = click.option("--mijlpaal", help="Mijlpaal (zonder: die waar het traject aan werkt; bij build en check alle tot en met die, of alle).")
SOORT = click.option("--soort", help="Alleen deze documentsoort.")
GEMEENTE = click.option("--gemeente", help="Alleen de stukken van deze gemeente.")
STRICT = click.option("--strict", is_flag=True, help="Ook een waarschuwing telt als fout.")
