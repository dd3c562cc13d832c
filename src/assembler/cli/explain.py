"""The verb `explain`: where a stretch of text comes from, and what a check means."""

from __future__ import annotations

from pathlib import Path

import click

from assembler.cli.common import GEMEENTE, MIJLPAAL, SOORT, UnknownNameError, gate, limits, the_mijlpaal, the_traject, unknown
from assembler.cli.dutch import Verb


@click.command(cls=Verb)
@click.argument("traject")
@click.argument("what")
@MIJLPAAL
@SOORT
@GEMEENTE
@click.pass_obj
def explain(root: Path, traject: str, what: str, mijlpaal: str | None, soort: str | None, gemeente: str | None) -> None:
    """Zegt waar een stuk tekst vandaan komt: "artikel 5 lid 2", of een id; check:NAAM geeft de uitleg van een controle."""
    from assembler import explain as explaining  # noqa: PLC0415
    from assembler import pipeline, seams  # noqa: PLC0415

    if what.startswith("check:"):
        name = what.removeprefix("check:")
        module = seams.checks().get(name.replace("-", "_"))
        if module is None:
            raise unknown(name, [item.replace("_", "-") for item in seams.checks()], "De controle")
        click.echo((module.__doc__ or "").strip())
        return
    workspace = gate(root)
    trajectmap = the_traject(workspace, traject)
    limits(workspace, trajectmap, soort, gemeente)
    chosen = the_mijlpaal(trajectmap, mijlpaal)
    stand = pipeline.fold(workspace, trajectmap, chosen)
    wanted = soort or (None if gemeente else trajectmap.traject.regeling)
    for opdracht in pipeline.opdrachten(workspace, trajectmap, chosen):
        if (wanted and opdracht.soort.id != wanted) or (gemeente and opdracht.gemeente != gemeente):
            continue
        final = pipeline.assemble(stand, opdracht).final
        node = explaining.find(final, what)
        if node is not None:
            click.echo(f"{trajectmap.traject.id}, {chosen.naam} (stand van nu), {opdracht.name}")
            click.echo(explaining.explain(stand.facts, final, node))
            return
    raise UnknownNameError(f"'{what}' staat niet in {wanted or 'de stukken'} van {chosen.id}. Schrijf bijvoorbeeld: artikel 5, tweede lid, onderdeel b.")
