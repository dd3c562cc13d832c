"""The verb `verzonden`: what was sent to whom."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from assembler.cli.dutch import Verb
from assembler.verbs.open import gate, the_traject
from assembler.verbs.refusals import UnknownNameError


@click.command(cls=Verb)
@click.argument("traject")
@click.argument("versie")
@click.option("--aan", multiple=True, metavar="ORGAAN", help="Aan wie: <organisatie>/<orgaan>, bijvoorbeeld <gemeente>/raad; herhaalbaar.")
@click.option("--alle-raden", is_flag=True, help="Aan het vertegenwoordigend orgaan van iedere deelnemer.")
@click.option("--voor", required=True, metavar="SOORT", help="Waarvoor: informeren, richting, kaders, zienswijze, toestemming, vaststellen of besluiten.")
@click.option("--op", type=click.DateTime(["%Y-%m-%d"]), metavar="DAG", help="Dag van verzending (standaard: vandaag).")
@click.option("--document", "documents", multiple=True, metavar="NAAM", help="Alleen dit stuk; herhaalbaar (standaard: de stukken voor dat orgaan).")
@click.option("--vervangt", metavar="VERZENDING", help="De eerdere verzending waarvan dit een addendum is.")
@click.option("--bron", metavar="TEKST", help="Waaruit de verzending blijkt.")
@click.pass_obj
def verzonden(
    root: Path, traject: str, versie: str, aan: tuple[str, ...], voor: str, op: datetime | None, documents: tuple[str, ...], vervangt: str | None, bron: str | None,
    *, alle_raden: bool,
) -> None:  # fmt: skip
    """Legt vast welke stukken van een versie aan welk orgaan zijn gezonden. Daar begint een wettelijke termijn."""
    from assembler.verbs.sending import Sending, councils, send  # noqa: PLC0415

    workspace = gate(root)
    item = the_traject(workspace, traject)
    to = [*aan, *(councils(workspace, item) if alle_raden else ())]
    if not to:
        raise UnknownNameError("Noem met --aan aan wie de stukken zijn gezonden, of --alle-raden.")
    day = op.date() if op else date.today()  # noqa: DTZ011 - the day on the calendar of who sends
    for place in send(root, workspace, item, list(dict.fromkeys(to)), Sending(versie, voor, day, documents, vervangt, bron)):
        click.echo(place.as_posix())
