"""The verb `explain`: where a stretch of text comes from, and what a check means."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembler.cli.common import GEMEENTE, MIJLPAAL, SOORT
from assembler.cli.dutch import Verb
from assembler.verbs.manual import manual
from assembler.verbs.open import gate, limits, the_traject
from assembler.verbs.refusals import UnknownNameError

if TYPE_CHECKING:
    from assembler.ground.document import Final
    from assembler.pipeline import Folded
    from assembler.verbs.texts import Gekozen


@click.command(cls=Verb)
@click.argument("traject")
@click.argument("what")
@MIJLPAAL
@SOORT
@GEMEENTE
@click.pass_obj
def explain(root: Path, traject: str, what: str, mijlpaal: str | None, soort: str | None, gemeente: str | None) -> None:
    """Zegt waar een stuk tekst vandaan komt: "artikel 5 lid 2", of een id; check:NAAM geeft de uitleg van een bevinding."""
    from assembler import pipeline  # noqa: PLC0415
    from assembler.rendering.terminal import explain as explaining  # noqa: PLC0415
    from assembler.verbs.texts import pick  # noqa: PLC0415

    if what.startswith("check:"):
        click.echo(manual(what.removeprefix("check:")))
        return
    workspace = gate(root)
    trajectmap = the_traject(workspace, traject)
    limits(workspace, trajectmap, soort, gemeente)
    picked = pick(root, trajectmap, mijlpaal)
    wanted = soort or (None if gemeente else trajectmap.traject.regeling)
    folded = pipeline.fold(workspace, trajectmap, picked.mijlpaal)
    for kind, place, name, final in _documents(folded, picked):
        if (wanted and kind != wanted) or (gemeente and place != gemeente):
            continue
        node = explaining.find(final, what)
        if node is not None:
            click.echo(f"{trajectmap.traject.id}, {picked.mijlpaal.naam} ({picked.tekst}), {name}")
            kept = picked.bewaard
            click.echo(explaining.explain_frozen(kept.versie.besluiten, final, node) if kept else explaining.explain(folded.facts, final, node))
            return
    raise UnknownNameError(f"'{what}' staat niet in {wanted or 'de stukken'} van {picked.naam}. Schrijf bijvoorbeeld: artikel 5, tweede lid, onderdeel b.")


def _documents(folded: Folded, picked: Gekozen) -> Iterator[tuple[str, str | None, str, Final]]:
    """Yield each document with its kind, gemeente and name: those of a frozen version, or as they are folded today."""
    from assembler import pipeline  # noqa: PLC0415

    kept = picked.bewaard
    if kept:
        yield from ((row.soort, row.gemeente, row.naam, kept.finals[row.naam]) for row in kept.versie.documenten)
        return
    yield from ((item.order.soort.id, item.order.gemeente, item.order.name, item.final) for item in pipeline.assembled(folded))
