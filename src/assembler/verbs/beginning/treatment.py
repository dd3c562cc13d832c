"""Who does what with a text, and when -> the steps of a milestone as a file writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assembler.ground.wording import datum
from assembler.reading.records.organisaties import Organisatiesoort
from assembler.rules.timetable import Step, Timetable
from assembler.verbs.beginning.participants import Party


@dataclass(frozen=True, slots=True)
class Plan:
    """Who takes part with which organs, when, and what councils do with a draft."""

    parties: Sequence[Party]
    kinds: Mapping[str, Organisatiesoort]
    timetable: Timetable
    draft: str


def steps(plan: Plan, name: str) -> Iterator[dict[str, Any]]:
    """Yield who does what at the draft ("concept") or at the end: the councils first, then at the end all who take part without being a council."""
    first, until = plan.timetable.day(name), plan.timetable.day("verwerking" if name == "concept" else "treffen")
    source = f"planning bij het begin van het traject, teruggerekend vanaf {datum(plan.timetable.day('inwerkingtreding'))}"
    for wie, maker in _organs(plan, council=True):
        wat = (plan.draft if not maker else "richting") if name == "concept" else "vaststellen" if maker else "toestemming"
        yield {"wie": wie, "wat": wat, "verzonden": first, "periode": {"van": first, "tot": until}, "bron": source, "status": "aanname"}
    for wie, _ in _organs(plan, council=False) if name == "definitief" else ():
        yield {"wie": wie, "wat": "vaststellen", "datum": until, "bron": source, "status": "aanname"}


def _organs(plan: Plan, *, council: bool) -> Iterator[tuple[str, bool]]:
    """Yield the councils, or the other organs that take part, each with whether it makes the regulation; those of all participants together where all have them."""
    rows: list[tuple[str, str, bool]] = []
    for party in plan.parties:
        representing = plan.kinds[party.soort].met_rol("vertegenwoordigend")
        if council and representing is not None:
            rows.append((party.id, representing.id, representing.id in party.organen))
        elif not council:
            rows += [(party.id, organ, True) for organ in party.organen if representing is None or organ != representing.id]
    for organ, maker in dict.fromkeys((organ, maker) for _, organ, maker in rows):
        who = [name for name, found, makes in rows if (found, makes) == (organ, maker)]
        yield from [(f"alle/{organ}", maker)] if len(who) == len(plan.parties) else [(f"{name}/{organ}", maker) for name in who]


def counted(timetable: Timetable) -> str:
    """Return the steps as lines above a milestone: each day, what is done, and on what the time until the next step rests."""
    rows = [
        f"{step.dag.isoformat()}  {step.tekst}; daarna {ground(step)}" if step.weken else f"{step.dag.isoformat()}  {step.tekst}" for step in timetable.steps
    ]
    return "\n".join(("De stappen, teruggerekend vanaf de dag van inwerkingtreding:", *rows))


def ground(step: Step) -> str:
    """Return on what the time after a step rests, and how sure that is."""
    return f"{step.weken} weken ({step.grondslag}{f', {step.zekerheid}' if step.zekerheid else ''})"
