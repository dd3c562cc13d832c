"""The days of the steps by which a regulation comes about, counted back from the day on which it must be in force.

Terms of law: eight weeks for a zienswijze on the draft, from 1 July 2022 and where no raad makes the regulation (Wgr 1(2)-(3), SEEN for chapter I); thirteen weeks
for a decision on consent (Awb 10:31 by way of 10:32, INF); no day of entry into force before publication (Wgr 26(3), CARRY). All other stretches are planning of
our own, and say so. Source: wgr.md 3.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assembler.rules.terms import Term, latest_start, working_day_before

ROUND, WEIGHING, CONSENT, ADOPTING, PUBLISHING = (Term(weeks, "weken") for weeks in (8, 4, 13, 2, 2))
_OWN = "eigen planning; de wet noemt geen termijn"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, the day, what is done, how long that takes up to the next step, and on what that rests with its certainty ('' for own planning)."""

    id: str
    dag: date
    tekst: str
    weken: int
    grondslag: str
    zekerheid: str


@dataclass(frozen=True, slots=True)
class Timetable:
    """The steps in order of time."""

    steps: tuple[Step, ...]

    def day(self, name: str) -> date:
        """Return the day of a step."""
        return next(step.dag for step in self.steps if step.id == name)


def counted_back(start: date, *, draft_round: bool, consent: bool) -> Timetable:
    """Return the steps for a regulation that is in force on `start`.

    `draft_round`: the law wants the draft sent for a zienswijze; `consent`: an organ that makes the regulation needs the consent of its council.
    """
    publication = _before(start, PUBLISHING)
    making = _before(publication, ADOPTING)
    final = _before(making, CONSENT)
    weighing = _before(final, WEIGHING)
    draft = _before(weighing, ROUND)
    for_draft = (
        ("het ontwerp gaat naar de raden voor een zienswijze", "Wgr, artikel 1, derde lid", "SEEN") if draft_round else ("de concepttekst gaat rond", _OWN, "")
    )
    for_final = (
        ("de definitieve tekst gaat naar de raden voor toestemming", "Awb, artikel 10:31, via artikel 10:32", "INF")
        if consent
        else ("de definitieve tekst gaat naar wie haar vaststellen", _OWN, "")
    )
    return Timetable((
        Step("concept", draft, for_draft[0], ROUND.aantal, *for_draft[1:]),
        Step("verwerking", weighing, "de reacties zijn binnen en worden verwerkt", WEIGHING.aantal, _OWN, ""),
        Step("definitief", final, for_final[0], CONSENT.aantal, *for_final[1:]),
        Step("treffen", making, "wie de regeling treffen, besluiten gelijkluidend", ADOPTING.aantal, _OWN, ""),
        Step("bekendmaking", publication, "de regeling wordt bekendgemaakt", PUBLISHING.aantal, "Wgr, artikel 26: vóór de dag van inwerkingtreding", "CARRY"),
        Step("inwerkingtreding", start, "de regeling treedt in werking", 0, "Wgr, artikel 26, derde lid", "CARRY"),
    ))  # fmt: skip


def first_january(today: date, preparation: Term = ROUND) -> date:
    """Return the first 1 January for which all steps fit from `today` on, with time to write a draft before the first."""
    year = today.year + 1
    while latest_start(counted_back(date(year, 1, 1), draft_round=True, consent=True).day("concept"), preparation) < today:
        year += 1
    return date(year, 1, 1)


def _before(day: date, term: Term) -> date:
    """Return the working day on which something goes out, so that the whole term has passed on `day`."""
    return working_day_before(latest_start(day, term))
