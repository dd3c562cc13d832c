"""The verb `serve`: the workbench in a browser, on this machine only."""

from __future__ import annotations

import sys
import threading
import webbrowser
from pathlib import Path

import click

from assembler.cli.dutch import Verb
from assembler.verbs.refusals import FailedError, UnknownNameError

_LOCAL = ("127.0.0.1", "::1", "localhost")
_EXTRA = "De werkbank is niet geïnstalleerd. Installeer haar met: pip install 'assembler[werkbank]' (of draai 'make serve')."


@click.command(cls=Verb)
@click.option("--poort", type=click.IntRange(1, 65_535), default=8765, show_default=False, help="Poort waarop de werkbank antwoordt (standaard: 8765).")
@click.option("--adres", default="127.0.0.1", metavar="ADRES", help="Adres van deze computer (standaard: 127.0.0.1).")
@click.pass_obj
def serve(root: Path, poort: int, adres: str) -> None:
    """Opent de werkbank in de browser: lezen, wijzigen, vergelijken en stukken maken."""
    if adres not in _LOCAL:
        raise UnknownNameError(f"De werkbank heeft nog geen aanmelding en antwoordt daarom alleen op deze computer zelf: {', '.join(_LOCAL)}.")
    try:
        from assembler.web.server import serve as run  # noqa: PLC0415 - the packages of the workbench are an extra
    except ModuleNotFoundError as fault:
        raise FailedError(_EXTRA) from fault
    from assembler.verbs.desk import Desk  # noqa: PLC0415

    desk = Desk(root)
    desk.open()  # a folder that is no workspace is refused here, in words
    shown = f"[{adres}]" if ":" in adres else adres
    place = f"http://{shown}:{poort}/"
    click.echo(f"De werkbank staat open op {place} (stoppen: Ctrl-C)")
    if sys.stdout.isatty():
        later = threading.Timer(1, webbrowser.open, [place])  # once it answers
        later.daemon = True
        later.start()
    try:
        run(desk, adres, poort)
    except OSError as fault:
        raise FailedError(f"Op {place} kan de werkbank niet antwoorden. Draait zij daar al? Sluit die dan, of kies een andere poort met --poort.") from fault
