"""The command line: English verbs, Dutch help; every verb parses, makes one call, and prints (edge).

Exit codes: 0 clean; 1 findings of level fout (with --strict also waarschuwing), or a file that cannot be used; 2 wrong
usage or an unknown name; 3 an operation failed.
"""

from __future__ import annotations

import contextlib
import gc
import sys
from pathlib import Path

import click

from assembler import __version__
from assembler.cli.build import build
from assembler.cli.calc import calc
from assembler.cli.check import check
from assembler.cli.common import report
from assembler.cli.diff import diff
from assembler.cli.dutch import Group, message
from assembler.cli.explain import explain
from assembler.cli.freeze import freeze
from assembler.verbs.refusals import FailedError, FoundError, Refusal, UnknownNameError, UnusableError

_EXIT = {UnusableError: 1, UnknownNameError: 2, FailedError: 3}


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--root", type=click.Path(path_type=Path), default=Path(), help="Map van de werkruimte (standaard: de huidige map).")
@click.version_option(__version__, prog_name="assembler", message="%(prog)s %(version)s", help="Toon het versienummer.")
@click.pass_context
def cli(ctx: click.Context, root: Path) -> None:
    """Maakt de tekst van een gemeenschappelijke regeling en de stukken voor de raden."""
    ctx.obj = root


for _verb in (check, build, explain, calc, freeze, diff):
    cli.add_command(_verb)


def main() -> None:
    """Run the command line; what goes wrong is told in Dutch, never with a traceback."""
    gc.set_threshold(200_000, 30, 100)  # trees and records live to the end: looking for garbage among them every 700 objects costs a sixth of the time
    try:
        try:
            cli.main(prog_name="assembler", standalone_mode=False)
        finally:
            sys.stdout.flush()  # a disk that is full is told here, not after the exit code
    except click.UsageError as fault:
        if fault.ctx is not None:
            click.echo(fault.ctx.get_usage(), err=True)
        click.echo(message(fault), err=True)
        sys.exit(2)
    except click.ClickException as fault:
        fault.show()
        sys.exit(fault.exit_code)
    except FoundError as fault:
        report(fault.findings, err=True)
        sys.exit(1)
    except Refusal as fault:
        click.echo(str(fault), err=True)
        sys.exit(_EXIT[type(fault)])
    except click.Abort:
        click.echo("Afgebroken.", err=True)
        sys.exit(3)
    except BrokenPipeError:  # who reads has seen enough
        _close()
        sys.exit(0)
    except OSError as fault:
        _close()
        click.echo(f"De opdracht is niet gelukt: {fault.strerror or fault}.", err=True)
        sys.exit(3)


def _close() -> None:
    """Close what can no longer be written to, so that nothing is tried again at the end."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.close()
