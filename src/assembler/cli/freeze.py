"""The verb `freeze`: fixes a milestone as a numbered version."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from assembler.cli.common import STRICT, report, stop
from assembler.cli.dutch import Verb
from assembler.ground.findings import Level
from assembler.verbs.open import gate, the_mijlpaal, the_traject
from assembler.verbs.refusals import FailedError, UnknownNameError


@click.command(cls=Verb)
@click.argument("traject")
@click.argument("mijlpaal")
@click.option("--door", required=True, metavar="NAAM", help="Wie de versie vastlegt.")
@click.option("--gezien", required=True, metavar="NAAM", help="Wie de versie heeft gezien; een ander dan bij --door.")
@click.option("--werkversie", is_flag=True, help="Wordt geweigerd: een werkversie kan niet worden vastgelegd.")
@click.option("--opnieuw", is_flag=True, help="Leg ook vast als de tekst gelijk is aan de vorige versie.")
@STRICT
@click.pass_obj
def freeze(root: Path, traject: str, mijlpaal: str, door: str, gezien: str, *, werkversie: bool, opnieuw: bool, strict: bool) -> None:
    """Legt een mijlpaal vast als genummerde versie; die verandert daarna nooit meer."""
    from assembler.store.files import BusyError  # noqa: PLC0415
    from assembler.store.versions import ExistsError, folder  # noqa: PLC0415
    from assembler.verbs import freeze as freezing  # noqa: PLC0415

    if werkversie:
        raise UnknownNameError("Een werkversie kan niet worden vastgelegd: daarin mogen nog fouten staan.")
    try:
        wie = freezing.Wie(door, gezien, date.today())  # noqa: DTZ011 - the day on the calendar of who fixes it
    except freezing.NamesError as fault:
        raise UnknownNameError(str(fault)) from fault
    workspace = gate(root)
    trajectmap = the_traject(workspace, traject)
    if "@" in mijlpaal:
        raise UnknownNameError(f"Vastgelegd wordt de tekst van nu; noem de mijlpaal zonder versie: '{mijlpaal.partition('@')[0]}'.")
    chosen = the_mijlpaal(trajectmap, mijlpaal)
    try:
        versie, found = freezing.freeze(root, workspace, trajectmap, chosen, wie, again=opnieuw)
    except freezing.SameError as fault:
        raise UnknownNameError(f"{fault} Wilt u toch een volgende versie? Gebruik dan --opnieuw.") from fault
    except BusyError as fault:
        raise FailedError("Iemand anders is al een hele tijd in deze map aan het vastleggen. Probeer het later opnieuw.") from fault
    except freezing.MovedError as fault:
        raise FailedError(str(fault)) from fault
    except ExistsError as fault:
        raise FailedError(f"Iemand anders heeft {chosen.id} zojuist vastgelegd. Probeer het opnieuw.") from fault
    shown = tuple(item for item in found if item.level is not Level.OPMERKING)
    if versie is None:
        report(shown, err=True)
        click.echo(f"{traject} {chosen.id} is niet vastgelegd: er zijn fouten.", err=True)
        stop(found, strict=strict)
    place = folder(root, traject, chosen.id) / str(versie.nummer)
    click.echo(f"{traject} {chosen.id}: {versie.tekst} is vastgelegd ({len(versie.documenten)} documenten, stand {versie.stand.isoformat()}).")
    click.echo(f"  door {versie.door}, gezien door {versie.gezien}, op {versie.vastgelegd_op.isoformat()}")
    click.echo(f"  {place.as_posix()}")
    if shown:
        report(shown, err=True)
    stop(found, strict=strict)
