"""The verb `calc`: votes and contributions, as they are and under variants, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assembler.cli.common import MIJLPAAL, STRICT, report, stop
from assembler.cli.dutch import Group
from assembler.verbs.open import gate, the_mijlpaal, the_traject
from assembler.verbs.refusals import FailedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assembler.facts.whatif import Scenario
    from assembler.ground.findings import Finding

VARIANT = click.option(
    "--variant",
    "varianten",
    multiple=True,
    metavar="NAAM=WAARDE",
    help="Reken ook met een andere keuze, zoals stemverhouding=een-per-lid of verdeelsleutel.jaren_terug=1; herhaalbaar. "
    "Meer keuzes samen met een puntkomma ertussen; 'Naam: ' ervoor geeft de variant een naam.",
)
FORM = click.option("--format", "form", type=click.Choice(["human", "json"]), default="human", help="Tabellen, of gegevens voor een programma.")
XLSX = click.option("--xlsx", type=click.Path(path_type=Path, dir_okay=False), help="Schrijf ook een rekenblad met formules naar dit bestand.")


def _of_scenarios(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command what each of them asks: of which traject and milestone, which other choices, and in what form."""
    for asked in (click.pass_obj, STRICT, XLSX, FORM, VARIANT, MIJLPAAL, click.argument("traject", required=False)):
        command = asked(command)
    return command


@click.group(cls=Group)
def calc() -> None:
    """Rekent stemmen en bijdragen door, ook met andere keuzes naast elkaar."""


@calc.command("stemmen")
@_of_scenarios
def stemmen(root: Path, traject: str | None, mijlpaal: str | None, varianten: tuple[str, ...], form: str, xlsx: Path | None, *, strict: bool) -> None:
    """Stemmen, macht, coalities, en wat daaraan verandert."""
    from assembler.facts import whatif  # noqa: PLC0415
    from assembler.rendering.terminal import votes  # noqa: PLC0415
    from assembler.rendering.workbook.votes import votes_book  # noqa: PLC0415

    rows, head = _scenarios(root, traject, mijlpaal, varianten)
    found = [whatif.vote_outcome(item) for item in rows]
    if form == "json":
        _json(head, [votes.as_data(item) for item in found], rows)
    else:
        click.echo(votes.as_text(found))
    _write(xlsx, votes_book(found) if xlsx else b"")
    _close(rows, form, strict=strict)


@calc.command("bijdragen")
@_of_scenarios
def bijdragen(root: Path, traject: str | None, mijlpaal: str | None, varianten: tuple[str, ...], form: str, xlsx: Path | None, *, strict: bool) -> None:
    """Bijdragen per gemeente en per kostenpost, per inwoner, en wie erop voor- of achteruitgaat."""
    from assembler.facts import whatif  # noqa: PLC0415
    from assembler.rendering.terminal import contributions  # noqa: PLC0415
    from assembler.rendering.workbook.contributions import contributions_book  # noqa: PLC0415

    rows, head = _scenarios(root, traject, mijlpaal, varianten)
    found = [whatif.contribution_outcome(item) for item in rows]
    if form == "json":
        _json(head, [contributions.as_data(found[0], item) for item in found], rows)
    else:
        click.echo(contributions.as_text(found))
    _write(xlsx, contributions_book(found) if xlsx else b"")
    _close(rows, form, strict=strict)


def _scenarios(root: Path, traject: str | None, mijlpaal: str | None, varianten: tuple[str, ...]) -> tuple[tuple[Scenario, ...], dict[str, Any]]:
    from assembler.verbs.whatif import scenarios  # noqa: PLC0415

    workspace = gate(root)
    trajectmap = the_traject(workspace, traject)
    chosen = the_mijlpaal(trajectmap, mijlpaal)
    head = {"versie": 1, "traject": trajectmap.traject.id, "mijlpaal": chosen.id, "stand": chosen.stand.isoformat()}
    return scenarios(workspace, trajectmap, chosen, varianten), head


def _json(head: dict[str, Any], data: list[dict[str, Any]], rows: Sequence[Scenario]) -> None:
    import json  # noqa: PLC0415 - what --help does not need

    for item, row in zip(data, rows, strict=True):
        item["bevindingen"] = [{"niveau": str(finding.level), "regel": finding.slug, "tekst": finding.message} for finding in row.findings]
    click.echo(json.dumps({**head, "scenarios": data}, ensure_ascii=False, indent=1))


def _write(path: Path | None, content: bytes) -> None:
    from assembler.store.folder import WriteError, replace_file  # noqa: PLC0415

    if path is None:
        return
    try:
        replace_file(path, content)
    except WriteError as fault:
        raise FailedError(str(fault)) from fault


def _close(rows: Sequence[Scenario], form: str, *, strict: bool) -> None:
    """Print what stands against each scenario, and end with the exit code that asks for."""
    everything: list[Finding] = []
    for row in rows:
        everything += row.findings
        if row.findings and form == "human":
            click.echo(f"\nBevindingen bij {row.naam}:", err=True)
            report(row.findings, err=True)
    stop(tuple(everything), strict=strict)
