"""The verb `explain`: where a stretch of text comes from, and what a check means."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembler.cli.common import GEMEENTE, MIJLPAAL, SOORT
from assembler.cli.dutch import Verb
from assembler.verbs.manual import manual
from assembler.verbs.open import gate, limits, load, the_traject
from assembler.verbs.refusals import UnknownNameError, unknown

if TYPE_CHECKING:
    from assembler.ground.document import Final
    from assembler.pipeline import Folded
    from assembler.verbs.texts import Gekozen


@click.command(cls=Verb)
@click.argument("traject")
@click.argument("what", required=False)
@MIJLPAAL
@SOORT
@GEMEENTE
@click.pass_obj
def explain(root: Path, traject: str, what: str | None, mijlpaal: str | None, soort: str | None, gemeente: str | None) -> None:
    """Zegt waar een stuk tekst vandaan komt: "artikel 5 lid 2", of een id; een id dat met een document begint, zoekt daarin.

    Zonder traject: clausule:NAAM laat zien wat er te kiezen is, met een blok om over te nemen; regel:NAAM is de uitleg van een regel die rekent;
    check:NAAM is de uitleg van een bevinding.
    """
    about = what or traject  # what is not of a traject may be asked without one
    kind, _, name = about.partition(":")
    if kind in _WITHOUT_TRAJECT and name:
        click.echo(_WITHOUT_TRAJECT[kind](root, name, traject if what else None))
        return
    if what is None:
        raise UnknownNameError(f'Schrijf ook wat u wilt weten, bijvoorbeeld: assembler explain {traject} "artikel 5".')
    from assembler import pipeline  # noqa: PLC0415
    from assembler.rendering.terminal import explain as explaining  # noqa: PLC0415
    from assembler.verbs.earlier import earlier  # noqa: PLC0415
    from assembler.verbs.texts import pick  # noqa: PLC0415

    workspace = gate(root)
    trajectmap = the_traject(workspace, traject)
    limits(workspace, trajectmap, soort, gemeente)
    picked = pick(root, trajectmap, mijlpaal)
    wanted = soort or (None if gemeente else trajectmap.traject.regeling)
    folded = pipeline.fold(workspace, trajectmap, picked.mijlpaal, earlier(root, workspace, trajectmap, picked.mijlpaal))
    where = wanted or "de stukken"
    for kind, place, name, final in _documents(folded, picked):
        named = what.partition("/")[0] == name
        where = name if named else where
        if not named and ((wanted and kind != wanted) or (gemeente and place != gemeente)):
            continue
        node = explaining.find(final, what)
        if node is not None:
            click.echo(f"{trajectmap.traject.id}, {picked.mijlpaal.naam} ({picked.tekst}), {name}")
            kept = picked.bewaard
            click.echo(explaining.explain_frozen(kept.versie.besluiten, final, node) if kept else explaining.explain(folded.facts, final, node))
            return
    raise UnknownNameError(f"'{what}' staat niet in {where} van {picked.naam}. Schrijf bijvoorbeeld: artikel 5, tweede lid, onderdeel b.")


def _clause(root: Path, name: str, traject: str | None) -> str:
    """Return what there is to choose in a clause; examples name the deelnemers of the traject, of the only one when none is given."""
    from assembler.facts.asked import Names  # noqa: PLC0415
    from assembler.rendering.terminal import choosing  # noqa: PLC0415

    workspace = load(root)[0]
    if name not in workspace.clausules:
        raise unknown(name, workspace.clausules, "De clausule")
    first = workspace.trajecten.get(traject or "") or next(iter(workspace.trajecten.values()), None)
    decisions = [item.id for item in workspace.besluiten.values() if item.orgaan == "algemeen-bestuur"]
    names = Names(first.traject.deelnemers if first else Names().deelnemers, decisions or Names().besluiten)
    return choosing.clause(workspace, workspace.clausules[name], names)


def _rule(_root: Path, name: str, _traject: str | None) -> str:
    from assembler.facts.parameter_types import all_rules  # noqa: PLC0415
    from assembler.rendering.terminal import choosing  # noqa: PLC0415

    known = name.replace("-", "_")
    if known not in all_rules():
        raise unknown(name, sorted(all_rules()), "De regel")
    return choosing.rule(known)


def _manual(_root: Path, name: str, _traject: str | None) -> str:
    return manual(name)


_WITHOUT_TRAJECT: Mapping[str, Callable[[Path, str, str | None], str]] = {"check": _manual, "clausule": _clause, "regel": _rule}


def _documents(folded: Folded, picked: Gekozen) -> Iterator[tuple[str, str | None, str, Final]]:
    """Yield each document with its kind, gemeente and name: those of a frozen version, or as they are folded today."""
    from assembler import pipeline  # noqa: PLC0415

    kept = picked.bewaard
    if kept:
        yield from ((row.soort, row.gemeente, row.naam, kept.finals[row.naam]) for row in kept.versie.documenten)
        return
    yield from ((item.order.soort.id, item.order.gemeente, item.order.name, item.final) for item in pipeline.assembled(folded))
