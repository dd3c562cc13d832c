"""Terms of law that run, the days counted back from entry into force, and the routes of the timeline, as sentences see them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assembler.facts.appointments import timetable
from assembler.facts.facts import Facts
from assembler.facts.running import Running, running
from assembler.facts.wgr import doubt
from assembler.ground.values import Waarde
from assembler.ground.wording import datum
from assembler.reading.records.mijlpalen import Route
from assembler.rules.timetable import Step
from assembler.sentences.names import DATUM, JA_NEE, TEKST, TEKSTEN, Name, View, ViewKind, collection

RUNNING = ViewKind(
    "looptijd",
    "een termijn van de wet die loopt of liep sinds iets is verzonden",
    {
        "wie": Name(TEKST, "het orgaan, met lidwoord"),
        "waarvoor": Name(TEKST, "wat het orgaan kan geven: zienswijze, toestemming"),
        "begin": Name(DATUM, "de dag van ontvangst of verzending"),
        "lengte": Name(TEKST, "hoe lang: 8 weken"),
        "einde": Name(DATUM, "de laatste dag"),
        "is_wachttijd": Name(JA_NEE, "of anderen ermee wachten tot zij voorbij is"),
        "daarna": Name(TEKSTEN, "wat pas daarna kan"),
        "grondslag": Name(TEKST, "waarop zij berust, en hoe zeker dat is"),
        "beantwoord": Name(JA_NEE, "of het orgaan op de dag van het stuk heeft geantwoord"),
        "antwoord": Name(DATUM, "wanneer", sometimes=True),
        "verstreken": Name(JA_NEE, "of zij op de dag van het stuk voorbij is zonder antwoord"),
    },
)
BACK = ViewKind(
    "terugtelling",
    "een stap met de laatste dag waarop zij kan, teruggeteld van de inwerkingtreding",
    {
        "wat": Name(TEKST, "wat er dan is, als zinsdeel"),
        "uiterlijk": Name(DATUM, "de laatste dag"),
        "grondslag": Name(TEKST, "waarop de tijd tot de volgende stap berust"),
        "gepland": Name(DATUM, "de dag waarop het is gepland", sometimes=True),
        "heeft_gepland": Name(JA_NEE, "of die bekend is"),
        "te_laat": Name(JA_NEE, "of die na de laatste dag ligt"),
    },
)
ROUTE = ViewKind(
    "route",
    "een lijn van de tijdlijn",
    {"naam": Name(TEKST, "hoe de route heet"), "momenten": Name(collection("moment"), "wat er wanneer is")},
)
MOMENT = ViewKind(
    "moment",
    "een moment op een lijn van de tijdlijn",
    {"dag": Name(DATUM, "de dag, voor de plaats op de lijn"), "wanneer": Name(TEKST, "zoals de bron het zegt"), "wat": Name(TEKST, "wat er dan is")},
)


def running_view(facts: Facts) -> tuple[View, ...]:
    """Return the terms of what was sent up to the day of the paper."""
    rows = [row for row in running(facts.workspace, facts.trajectmap) if row.begin <= facts.mijlpaal.stand]
    return tuple(RUNNING.view(f"looptijd/{number}", _running(facts, row)) for number, row in enumerate(rows))


def _running(facts: Facts, row: Running) -> dict[str, Any]:
    kinds, on = facts.workspace.behandelsoorten, facts.mijlpaal.stand
    answered = row.antwoord is not None and row.antwoord <= on
    values = {
        "wie": row.naam, "waarvoor": kinds[row.soort].naam, "begin": Waarde(row.begin, row.key, "definitief", row.bron), "einde": Waarde(row.einde, f"{row.key}/einde"),
        "lengte": f"{row.termijn.aantal} {row.termijn.eenheid}", "is_wachttijd": row.termijn.soort == "minstens",
        "daarna": tuple(kinds[name].naam for name in row.termijn.voor if name in kinds), "grondslag": row.grondslag, "beantwoord": answered,
        "verstreken": not answered and on > row.einde,
    }  # fmt: skip
    return values | ({"antwoord": Waarde(row.antwoord, f"{row.key}/antwoord")} if answered else {})


def back_view(facts: Facts) -> tuple[View, ...]:
    """Return the steps counted back from entry into force, each with the day on which it is planned."""
    return tuple(BACK.view(f"terugtelling/{step.id}", _back(facts, step)) for step in timetable(facts.workspace, facts.trajectmap).steps)


def _back(facts: Facts, step: Step) -> dict[str, Any]:
    planned = _planned(facts, step.id)
    basis = f"{step.grondslag}{doubt(step.zekerheid) if step.zekerheid else ''}"
    values = {"wat": step.tekst, "uiterlijk": Waarde(step.dag, f"terugtelling/{step.id}"), "grondslag": basis, "heeft_gepland": planned is not None}
    values["te_laat"] = planned is not None and planned.value > step.dag
    return values | ({"gepland": planned} if planned is not None else {})


def _planned(facts: Facts, step: str) -> Waarde | None:
    """Return when a step is planned: a milestone with its text, the last decision of who makes the regulation, or a day of the traject itself."""
    rows = [row for row in facts.trajectmap.mijlpalen if not row.buiten_planning and any(choice.soort == facts.traject.regeling for choice in row.documenten)]
    final = next((row for row in rows if row.definitief), None)
    draft = next((row for row in reversed(rows) if not row.definitief), None)
    making = [
        Waarde(row.datum, f"stap/{item.id}/{place}", row.status, row.bron)
        for item in facts.trajectmap.mijlpalen
        for place, row in enumerate(item.stappen)
        if row.wat == "vaststellen" and row.datum
    ]
    match step:
        case "bekendmaking" | "inwerkingtreding":
            return Waarde(getattr(facts.traject, step), f"traject/{step}")
        case "concept" | "definitief":
            found = draft if step == "concept" else final
            return Waarde(found.stand, f"mijlpaal/{found.id}/stand") if found is not None else None
        case "treffen" if making:
            return max(making, key=lambda item: item.value)
        case _:
            return None


def routes_view(facts: Facts) -> tuple[View, ...]:
    """Return the routes of the timeline; a traject that names none has its own alone."""
    rows = facts.trajectmap.routes or (Route(id="traject", naam=facts.traject.naam, mijlpalen=True),)
    return tuple(ROUTE.view(row.id, {"naam": row.naam, "momenten": tuple(_moments(facts, row))}) for row in rows)


def _moments(facts: Facts, route: Route) -> Iterator[View]:
    for number, row in enumerate(route.momenten):
        yield _moment(
            f"route/{route.id}/{number}", Waarde(row.datum, f"route/{route.id}/{number}", row.status, row.bron), row.wanneer or datum(row.datum), row.wat
        )
    if route.mijlpalen:
        for item in facts.trajectmap.mijlpalen:
            if not item.buiten_planning:
                yield _moment(f"route/{item.id}", Waarde(item.stand, f"mijlpaal/{item.id}/stand"), datum(item.stand), item.naam)
        for name, day in (("bekendmaking", facts.traject.bekendmaking), ("inwerkingtreding", facts.traject.inwerkingtreding)):
            yield _moment(f"route/{name}", Waarde(day, f"traject/{name}"), datum(day), name)


def _moment(key: str, day: Waarde, when: str, what: str) -> View:
    return MOMENT.view(key, {"dag": day, "wanneer": when, "wat": what})
