"""The verb `check`: all findings, nothing written."""

from __future__ import annotations

from pathlib import Path

import click

from assembler.cli.common import FORM, GEMEENTE, MIJLPAAL, SOORT, STRICT, report, stop
from assembler.cli.dutch import Verb
from assembler.findings import Findings
from assembler.verbs.open import gate, limits, the_traject
from assembler.verbs.refusals import FoundError


@click.command(cls=Verb)
@click.argument("traject", required=False)
@MIJLPAAL
@SOORT
@GEMEENTE
@FORM
@STRICT
@click.pass_obj
def check(root: Path, traject: str | None, mijlpaal: str | None, soort: str | None, gemeente: str | None, form: str, *, strict: bool) -> None:
    """Toont alle bevindingen; schrijft niets."""
    try:
        found, teksten = _found(root, traject, mijlpaal, soort, gemeente)
    except FoundError as fault:
        report(fault.findings, form, err=form == "human")
        stop(fault.findings)
    report(found, form, teksten=teksten)
    if form == "human" and teksten:
        click.echo(f"Nagekeken is van {', van '.join(f'{name}: {tekst}' for name, tekst in teksten.items())}.", err=True)
    stop(found, strict=strict)


def _found(root: Path, traject: str | None, mijlpaal: str | None, soort: str | None, gemeente: str | None) -> tuple[Findings, dict[str, str]]:
    """Return what is found, and which text of each milestone it is about."""
    from assembler import pipeline  # noqa: PLC0415
    from assembler.findings import ordered  # noqa: PLC0415
    from assembler.store.versions import prove  # noqa: PLC0415
    from assembler.verbs import texts as versions  # noqa: PLC0415

    workspace = gate(root)
    if traject is not None:
        the_traject(workspace, traject)
    if mijlpaal is None:
        kept = versions.latest(root, workspace, traject)
        found = ordered((*pipeline.check(workspace, (), traject, kept), *(item for row in kept.values() for item in row.bevindingen)))
        teksten = {f"{name} {item}": row.tekst for (name, item), row in kept.items()}
    else:
        trajectmap = the_traject(workspace, traject)
        chosen = versions.pick(root, trajectmap, mijlpaal)
        proof = prove(root, trajectmap.traject.id, chosen.mijlpaal.id)
        found = ordered((*proof, *(chosen.bewaard.versie.bevindingen if chosen.bewaard else pipeline.milestone(workspace, trajectmap, chosen.mijlpaal))))
        teksten = {f"{trajectmap.traject.id} {chosen.mijlpaal.id}": chosen.tekst}
    limits(workspace, workspace.trajecten[traject] if traject else None, soort, gemeente)
    return tuple(item for item in found if gemeente is None or item.gemeente in (None, gemeente)), teksten
