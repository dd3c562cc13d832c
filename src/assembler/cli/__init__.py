"""The command line: English verbs, Dutch help; every verb parses, makes one call, and prints (edge).

Exit codes: 0 clean; 1 findings of level fout (with --strict also waarschuwing), or a file that cannot be used; 2 wrong
usage or an unknown name; 3 an operation failed.
"""

from __future__ import annotations

import importlib
import sys

import click

from assembler import __version__
from assembler.cli import screen
from assembler.cli.dutch import Group, message
from assembler.verbs.refusals import FailedError, FoundError, Refusal, UnknownNameError, UnusableError

_EXIT = {UnusableError: 1, UnknownNameError: 2, FailedError: 3}

# Each verb is the function of that name in the module of that name, loaded when it is called; the overview says what its own help begins with.
VERBS = {
    "addendum": "Maakt wat een raad krijgt als de tekst is veranderd nadat hij de stukken ontving.",
    "build": "Maakt de documenten van een traject.",
    "calc": "Rekent stemmen en bijdragen door, ook met andere keuzes naast elkaar.",
    "check": "Toont alle bevindingen; schrijft niets.",
    "diff": "Vergelijkt twee mijlpalen, versies, dagen of Word-bestanden, met bij iedere wijziging de oorzaak.",
    "explain": "Zegt waar een stuk tekst vandaan komt.",
    "freeze": "Legt een mijlpaal vast als genummerde versie; die verandert daarna nooit meer.",
    "planning": "Toont wie welke mijlpaal wanneer behandelt, tot wanneer dat kan, wanneer de stukken er moeten zijn, en wat niet past.",
    "stand": "Toont van ieder orgaan wat het kreeg, wat het besloot en over welke versie.",
    "terug": "Leest wat er in teruggekomen Word-bestanden is gewijzigd en opgemerkt, per lid, en bewaart het als voorstellen.",
    "init": "Maakt een nieuwe werkruimte, of in een werkruimte een traject voor een wijziging, samenvoeging, opheffing, toetreding of uittreding.",
    "verzonden": "Legt vast welke stukken van een versie aan welk orgaan zijn gezonden.",
    "verify": "Maakt opnieuw wat er in de uitvoer staat en vergelijkt; schrijft niets.",
    "serve": "Opent de werkbank in de browser: lezen, wijzigen, vergelijken en stukken maken.",
}


class _Program(Group):
    """The group of all verbs: it knows what they are called before one is loaded."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        """Return the names of the verbs."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click calls it
        """Return a verb, loaded."""
        return getattr(importlib.import_module(f"{__name__}.{cmd_name}"), cmd_name) if cmd_name in VERBS else None

    def overview(self, ctx: click.Context) -> list[tuple[str, str]]:  # noqa: ARG002 - as the other groups have it
        """Return each verb with what it does, without loading one."""
        return list(VERBS.items())


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--root", type=click.Path(), default=".", help="Map van de werkruimte (standaard: de huidige map).")
@click.version_option(__version__, prog_name="assembler", message="%(prog)s %(version)s", help="Toon het versienummer.")
@click.pass_context
def cli(ctx: click.Context, root: str) -> None:
    """Maakt de tekst van een gemeenschappelijke regeling en de stukken voor de raden."""
    from pathlib import Path  # noqa: PLC0415 - heavy imports stay out of --help

    ctx.obj = Path(root)


def main() -> None:
    """Run the command line; what goes wrong is told in Dutch, never with a traceback."""
    screen.take()
    code, refused = _run()
    sys.exit(_unsaid(code, refused=refused))


def _run() -> tuple[int, bool]:
    """Run a verb and say what stopped it; return the exit code, and whether it was stopped."""
    try:
        cli.main(prog_name="assembler", standalone_mode=False)
    except SystemExit as end:
        return int(end.code or 0), False
    except click.UsageError as fault:
        if fault.ctx is not None:
            click.echo(fault.ctx.get_usage(), err=True)
        click.echo(message(fault), err=True)
        return 2, True
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code, True
    except FoundError as fault:
        from assembler.cli.common import report  # noqa: PLC0415

        report(fault.findings, err=True)
        return 1, True
    except Refusal as fault:
        click.echo(str(fault), err=True)
        return _EXIT[type(fault)], True
    except click.Abort:
        click.echo("Afgebroken.", err=True)
        return 3, True
    except OSError as fault:
        where = f" ({fault.filename})" if fault.filename else ""
        click.echo(f"De opdracht is niet gelukt: {fault.strerror or fault}{where}.", err=True)
        return 3, True
    return 0, False


def _unsaid(code: int, *, refused: bool) -> int:
    """Say that something could not be said, and what that means for the work; return the exit code. Who closed a pipe has seen enough: no fault."""
    faults = {name: fault for name in ("stdout", "stderr") if (fault := screen.fault_of(name)) is not None}
    wrong = [fault for fault in faults.values() if not isinstance(fault, BrokenPipeError)]
    if not wrong:
        return code
    text = f"Wat deze opdracht zegt, is niet helemaal geschreven: {wrong[0].strerror or wrong[0]}."
    if not refused:
        text += (
            " Zij vond fouten: kijk na wat zij heeft vastgelegd of gemaakt."
            if code
            else " De opdracht zelf is wel afgemaakt: wat zij vastlegt of maakt, staat er."
        )
    heard = next((name for name in ("stderr", "stdout") if name not in faults), None)
    if heard is not None:
        click.echo(text, err=heard == "stderr")
    return code if refused else 3
