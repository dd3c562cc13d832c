"""What is planned: for each milestone who treats it when, by which day at the latest, when the papers must be there, and what does not fit.

The last day of a milestone is the one that its source names; for a definitive text it follows from the day of entry into force, counted back
(`rules.timetable`): councils decide before the makers do, the makers before publication. A stretch that is no term of law is planning of our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from assembler.facts.makers import makers, with_role
from assembler.facts.running import Running, running
from assembler.facts.statutes import regime_of
from assembler.facts.steps import Actor, actors, part_of
from assembler.ground.findings import Span
from assembler.ground.wording import datum, maanden
from assembler.reading.records.gemeenten import Organisatie, Status
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.stappen import Periode, Stap, Staprol, Wie
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.rules.terms import Term, is_free, latest_start, working_day_before
from assembler.rules.timetable import Timetable, counted_back

Trouble = Literal[
    "geen-dag", "recess", "vrije-dag", "te-laat", "stukken-te-laat", "uitkomst-ontbreekt", "voor-de-stukken", "voor-de-vorige", "wachttijd", "termijn"
]


@dataclass(frozen=True, slots=True)
class Appointment:
    """One organ and one milestone: the day, the last day with why, the day on which its papers must be there, and what does not fit."""

    mijlpaal: Mijlpaal
    deelnemer: str  # id of an organisation; '' for who is none
    wie: str
    rol: Staprol
    soort: str  # kind of treatment
    regeling: str  # citeertitel of the regulation that it is about, where the traject has several; else ''
    dag: date | None
    periode: Periode | None  # in which it falls, as far as only that is known
    uiterste: date | None
    waarom: str
    aanleveren: date | None
    uitkomst: str
    bron: str
    status: Status
    span: Span
    troubles: tuple[tuple[Trouble, str], ...] = ()


def appointments(workspace: Workspace, item: Trajectmap, on: date | None = None) -> tuple[Appointment, ...]:
    """Return everything that is planned, in the order of the milestones and of the participants; `on` is the day from which one looks."""
    table = timetable(workspace, item)
    found = [row for mijlpaal in item.mijlpalen for row in _of_milestone(workspace, item, mijlpaal, table, on)]
    return tuple(_in_time(workspace, running(workspace, item), _in_order(found)))


def _in_order(rows: Sequence[Appointment]) -> Iterator[Appointment]:
    """Yield the appointments with what is wrong in their order: a council that treats a milestone before its papers are of that day, or before the one before it."""
    latest: dict[str, Appointment] = {}
    for row in rows:
        if row.dag is None or row.rol != "vertegenwoordigend":
            yield row
            continue
        wrong: list[tuple[Trouble, str]] = []
        before = latest.get(row.wie)
        if row.dag < row.mijlpaal.stand:
            wrong.append(("voor-de-stukken", f"{datum(row.dag)} is voor de stand van de stukken ({datum(row.mijlpaal.stand)})"))
        if before is not None and before.dag is not None and row.dag < before.dag and before.mijlpaal is not row.mijlpaal:
            wrong.append(("voor-de-vorige", f"{datum(row.dag)} is voor de behandeling van '{before.mijlpaal.naam}' op {datum(before.dag)}"))
        latest[row.wie] = row
        yield replace(row, troubles=(*row.troubles, *wrong)) if wrong else row


def _in_time(workspace: Workspace, terms: Sequence[Running], rows: Iterable[Appointment]) -> Iterator[Appointment]:
    """Yield the appointments with what the terms of law that run say of them: a decision that must still wait, an organ that is late."""
    for row in rows:
        consent = row.soort == "besluiten" and row.mijlpaal.definitief  # the short form of what a council is asked then
        kinds = {row.soort, *(("toestemming",) if consent else ())}
        wrong: list[tuple[Trouble, str]] = []
        for term in terms if row.dag is not None and not row.uitkomst else ():
            name = workspace.behandelsoorten[term.soort].naam
            length = f"{term.termijn.aantal} {term.termijn.eenheid} na {datum(term.begin)}"
            if row.dag is not None and any(term.waits(row.deelnemer, kind, row.dag) for kind in kinds):
                wrong.append(
                    ("wachttijd", f"{datum(row.dag)} valt in de termijn voor de {name} ({length}), die loopt tot en met {datum(term.einde)}: {term.grondslag}")
                )
            late = row.dag is not None and row.dag > term.einde and term.antwoord is None and term.termijn.soort == "hoogstens"
            if late and term.naam == row.wie and term.soort in kinds:
                wrong.append(("termijn", f"de termijn voor de {name} ({length}) loopt tot en met {datum(term.einde)}: {term.grondslag}"))
        yield replace(row, troubles=(*row.troubles, *wrong)) if wrong else row


def timetable(workspace: Workspace, item: Trajectmap) -> Timetable:
    """Return the days counted back from entry into force, by the law of the makers."""
    roles = {maker.orgaan.rol for row in makers(workspace, item.traject).values() for maker in row}
    council = "vertegenwoordigend" in roles
    draft_round = not council and regime_of(item.traject) == "II"  # before that the law knows no round on the draft
    return counted_back(item.traject.inwerkingtreding, draft_round=draft_round, consent=bool(roles - {"vertegenwoordigend"}))


def _of_milestone(workspace: Workspace, item: Trajectmap, mijlpaal: Mijlpaal, table: Timetable, on: date | None) -> Iterator[Appointment]:
    rows = [*mijlpaal.stappen]
    told = {actor.maker.organisatie.id for step in rows for actor in actors(workspace, item, step) if actor.maker and actor.rol == "vertegenwoordigend"}
    for name in item.beslissers:
        treated = mijlpaal.behandelingen.get(name)
        if treated is not None and name not in told:
            council = with_role(workspace, name, "vertegenwoordigend")
            orgaan = council.orgaan.id if treated.orgaan == "raad" and council else treated.orgaan
            shared = {key: getattr(treated, key) for key in ("datum", "bijeenkomst", "uitkomst", "agendapunt", "bron", "status", "positie")}
            rows.append(Stap.model_construct(wie=Wie(van=name, orgaan=orgaan), wat=treated.soort, regeling=None, periode=None, **shared))
    for step in rows:
        for actor in actors(workspace, item, step):
            about = part_of(item, step.regeling).traject.citeertitel if len(item.delen) > 1 and step.regeling is not None else ""
            yield _appointment(mijlpaal, _with_outcome(workspace, item, mijlpaal, step, actor, on), actor, about, table, on)


def _appointment(mijlpaal: Mijlpaal, step: Stap, actor: Actor, about: str, table: Timetable, on: date | None) -> Appointment:
    owner = actor.maker.organisatie if actor.maker else None
    last, why = _last_day(mijlpaal, step, actor.rol, table)
    made = Appointment(
        mijlpaal, owner.id if owner else "", actor.naam, actor.rol, step.wat, about, step.datum, step.periode, last, why, _due(owner, step), step.uitkomst or "",
        step.bron, step.status, step.positie.of("datum"),
    )  # fmt: skip
    return replace(made, troubles=tuple(_troubles(made, owner, on)))


def _with_outcome(workspace: Workspace, item: Trajectmap, mijlpaal: Mijlpaal, step: Stap, actor: Actor, on: date | None) -> Stap:
    """Return a step with what came of it up to a day: in its own words, or else the last decision of this organ about the papers that was recorded."""
    if step.uitkomst:
        return step if on is None or step.datum is None or step.datum <= on else step.model_copy(update={"uitkomst": None})
    if actor.maker is None:
        return step
    kinds = {step.wat, *(("toestemming",) if step.wat == "besluiten" and mijlpaal.definitief else ())}
    rows = [row for row in item.uitkomsten if row.wie.tekst == actor.maker.wie and row.versie.partition("@")[0] == mijlpaal.id and row.wat in kinds]
    found = max((row for row in rows if on is None or row.datum <= on), key=lambda row: row.datum, default=None)
    if found is None:
        return step
    kind = workspace.behandelsoorten.get(found.wat)
    words = kind.uitslagen.get(found.uitslag, found.uitslag) if kind else found.uitslag
    return step.model_copy(update={"uitkomst": f"{words} op {datum(found.datum)}"})


def _last_day(mijlpaal: Mijlpaal, step: Stap, rol: str, table: Timetable) -> tuple[date | None, str]:
    if mijlpaal.uiterste_dag is not None:
        return mijlpaal.uiterste_dag.datum, "de uiterste dag van deze mijlpaal"
    if not mijlpaal.definitief:
        return None, ""
    if step.wat == "vaststellen" and rol != "vertegenwoordigend":
        return table.day("bekendmaking"), "teruggeteld van de inwerkingtreding: daarna is de bekendmaking"
    return table.day("treffen"), "teruggeteld van de inwerkingtreding: daarna besluiten wie de regeling treffen"


def _due(owner: Organisatie | None, step: Stap) -> date | None:
    """Return the day on which the papers must be there for a meeting; a working day, and None where nobody said how long before."""
    term = next((row for row in owner.aanlevering if row.orgaan == step.wie.orgaan), None) if owner else None
    return working_day_before(latest_start(step.datum, Term(term.aantal, term.eenheid))) if term and step.datum else None


def _troubles(made: Appointment, owner: Organisatie | None, on: date | None) -> Iterator[tuple[Trouble, str]]:
    day = made.dag
    if day is None:
        if made.periode is None:
            yield "geen-dag", "er is nog geen dag"
        else:
            yield from _of_period(made.periode, made, on)
        return
    rest = next((row for row in owner.recessen if row.van <= day <= row.tot), None) if owner else None
    if rest is not None:
        yield "recess", f"{datum(day)} valt in het {rest.naam} ({datum(rest.van)} tot en met {datum(rest.tot)})"
    elif is_free(day):
        yield "vrije-dag", f"{datum(day)} is een zaterdag, een zondag of een feestdag"
    if made.uiterste is not None and day > made.uiterste:
        yield "te-laat", f"{datum(day)} is na {datum(made.uiterste)}, {made.waarom}"
    if made.aanleveren is not None and made.aanleveren < made.mijlpaal.stand:
        yield "stukken-te-laat", f"de stukken moeten er op {datum(made.aanleveren)} zijn; zij zijn er op {datum(made.mijlpaal.stand)}"
    if on is not None and day < on and not made.uitkomst:
        yield "uitkomst-ontbreekt", f"{datum(day)} is geweest, en er staat niet wat eruit kwam"


def _of_period(when: Periode, made: Appointment, on: date | None) -> Iterator[tuple[Trouble, str]]:
    """Yield what is wrong with a step of which only the months are known."""
    if made.uiterste is not None and when.van > made.uiterste:
        yield "te-laat", f"{maanden(when.van, when.tot)} is na {datum(made.uiterste)}, {made.waarom}"
    if on is not None and when.tot < on and not made.uitkomst:
        yield "uitkomst-ontbreekt", f"{maanden(when.van, when.tot)} is geweest, en er staat niet wat eruit kwam"
