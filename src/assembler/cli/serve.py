"""The verb `serve`: the workbench in a browser, on this machine only, or for all who may log in."""

from __future__ import annotations

import sys
import threading
import webbrowser
from pathlib import Path

import click

from assembler.cli.dutch import Verb
from assembler.ground.findings import Findings
from assembler.verbs.refusals import FailedError, UnknownNameError

_LOCAL = ("127.0.0.1", "::1", "localhost")
_LOGIN = "Het aanmelden van werkbank.yaml is niet geïnstalleerd. Installeer het met: pip install 'assembler[werkbank,samen]'."
_EXTRA = "De werkbank is niet geïnstalleerd. Installeer haar met: pip install 'assembler[werkbank]' (of draai 'make serve')."


def _told(found: Findings) -> None:
    """Say in the terminal what is wrong with a file that was changed while the server runs, or that it holds."""
    for item in found:
        click.echo(f"{item.span}: {item.message} {item.hint}".rstrip(), err=True)
    click.echo("werkbank.yaml: wat daarvoor gold, geldt nog." if found else "werkbank.yaml: de wijziging geldt.", err=True)


@click.command(cls=Verb)
@click.option("--poort", type=click.IntRange(1, 65_535), default=8765, show_default=False, help="Poort waarop de werkbank antwoordt (standaard: 8765).")
@click.option("--adres", default="127.0.0.1", metavar="ADRES", help="Adres van deze computer (standaard: 127.0.0.1).")
@click.pass_obj
def serve(root: Path, poort: int, adres: str) -> None:
    """Opent de werkbank in de browser: lezen, wijzigen, vergelijken en stukken maken."""
    try:
        from assembler.web.server import serve as run  # noqa: PLC0415 - the packages of the workbench are an extra
    except ModuleNotFoundError as fault:
        raise FailedError(_EXTRA) from fault
    from assembler.verbs.desk import Desk  # noqa: PLC0415
    from assembler.verbs.several import several  # noqa: PLC0415

    desk = Desk(root)
    desk.open()  # a folder that is no workspace is refused here, in words
    joint = several(desk)
    desk.hear(_told)
    if joint is None and adres not in _LOCAL:
        raise UnknownNameError(
            f"Zonder werkbank.yaml is er geen aanmelding, en antwoordt de werkbank alleen op deze computer zelf: {', '.join(_LOCAL)}. "
            "Hoe meer mensen in één werkbank werken, staat in docs/handleiding/samen-in-een-werkbank.md."
        )
    shown = f"[{adres}]" if ":" in adres else adres
    place = f"{joint.toegang.adres}/" if joint else f"http://{shown}:{poort}/"
    click.echo(f"De werkbank staat open op {place} (stoppen: Ctrl-C)")
    if joint is None and sys.stdout.isatty():
        later = threading.Timer(1, webbrowser.open, [place])  # once it answers
        later.daemon = True
        later.start()
    try:
        run(desk, adres, poort, joint)
    except ModuleNotFoundError as fault:
        raise FailedError(_LOGIN) from fault
    except OSError as fault:
        raise FailedError(f"Op {place} kan de werkbank niet antwoorden. Draait zij daar al? Sluit die dan, of kies een andere poort met --poort.") from fault
