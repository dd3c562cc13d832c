"""The planning of a traject in the forms that people use: a document, an agenda, a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assembler.facts.appointments import Appointment, appointments
from assembler.facts.running import running
from assembler.ground.wording import datum, maanden
from assembler.pipeline import Made
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.rendering.agenda import Entry
from assembler.verbs.standing import paper

KIND = "planning"


def document(workspace: Workspace, item: Trajectmap, on: date) -> Made:
    """Return the planning, seen from a day, as a document."""
    return paper(workspace, item, on, KIND)


def agenda(workspace: Workspace, item: Trajectmap, on: date) -> bytes:
    """Return the planning as a calendar file."""
    from assembler.rendering.agenda import render  # noqa: PLC0415

    return render(f"Planning {item.traject.naam}", list(_entries(workspace, item, on)), on)


def sheet(workspace: Workspace, item: Trajectmap, on: date) -> bytes:
    """Return the planning as a workbook."""
    from assembler.rendering.workbook.plan import render  # noqa: PLC0415

    kinds = workspace.behandelsoorten
    rows = [
        (
            row.mijlpaal.naam, row.wie, kinds[row.soort].naam if row.soort in kinds else row.soort, row.dag or (maanden(row.periode.van, row.periode.tot) if row.periode else None), row.uiterste, row.aanleveren, row.uitkomst,
            "; ".join(text for _, text in row.troubles), row.bron, row.status,
        )
        for row in appointments(workspace, item, on)
    ]  # fmt: skip
    return render(rows, on)


def _entries(workspace: Workspace, item: Trajectmap, on: date) -> Iterator[Entry]:
    name = item.traject.naam
    for row in appointments(workspace, item, on):
        yield from _of(row, name)
    for mijlpaal in item.mijlpalen:
        yield Entry(f"{item.traject.id}/{mijlpaal.id}/stand", mijlpaal.stand, f"{name}: stukken {mijlpaal.naam}", "De stand van de stukken.")
        for number, gate in enumerate(mijlpaal.beslismomenten):
            yield Entry(
                f"{item.traject.id}/{mijlpaal.id}/moment/{number}",
                gate.datum,
                f"{name}: doorgaan of niet",
                f"Overeenstemming over {gate.wat}. Bron: {gate.bron}.",
            )
    for term in running(workspace, item):
        if term.begin <= on and term.antwoord is None:
            what = f"{name}: einde termijn {workspace.behandelsoorten[term.soort].naam}, {term.naam}"
            length = f"{term.termijn.aantal} {term.termijn.eenheid}"
            yield Entry(f"{item.traject.id}/{term.key}", term.einde, what, f"{length} na {datum(term.begin)}. Grondslag: {term.grondslag}.")
    begin, published = item.traject.inwerkingtreding, item.traject.bekendmaking
    yield Entry(f"{item.traject.id}/bekendmaking", published, f"{name}: bekendmaking", "De geplande dag van bekendmaking.")
    yield Entry(f"{item.traject.id}/inwerkingtreding", begin, f"{name}: inwerkingtreding", "De geplande dag van inwerkingtreding.")


def _of(row: Appointment, name: str) -> Iterator[Entry]:
    key = f"{row.mijlpaal.id}/{row.wie}/{row.soort}"
    unsure = row.status != "definitief"
    if row.dag is not None:
        wrong = "".join(f" Past niet: {text}." for _, text in row.troubles)
        last = f" Uiterlijk {datum(row.uiterste)}." if row.uiterste else ""
        yield Entry(key, row.dag, f"{name}: {row.mijlpaal.naam}, {row.wie}", f"Bron: {row.bron}.{last}{wrong}", voorlopig=unsure)
    if row.aanleveren is not None:
        yield Entry(
            f"{key}/stukken",
            row.aanleveren,
            f"{name}: stukken aanleveren voor {row.wie}",
            f"Voor de vergadering van {datum(row.dag)}." if row.dag else "",
            voorlopig=unsure,
        )
