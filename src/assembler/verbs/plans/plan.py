"""What a reviewer proposed -> the choices of the log that carry it out, and how the text must then read.

A value becomes a proposal for its parameter, never a number typed into a sentence; what was not touched stays as it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assembler.comparing.returned.named import NoSuchPlaceError
from assembler.reading.records.reacties import Voorstel
from assembler.verbs.choices import Data
from assembler.verbs.plans import arrivals, moved, wording
from assembler.verbs.plans.work import Plan, Work
from assembler.verbs.redraft import Ground, NotByMachineError


def plan(ground: Ground, files: Sequence[Sequence[Voorstel]], asked: Sequence[str]) -> Plan:
    """Return the plan of the proposals with these ids; each of `files` are all of one file, in the order of the text. NotByMachineError with the first reason."""
    made = Plan()
    work = Work(ground, made)
    for every in files:
        work.every = every
        for voorstel in every:
            if voorstel.id in asked and voorstel.id not in made.done:
                _take(work, voorstel)
    made.keuzes = _together(made.keuzes)
    return made


def _take(work: Work, voorstel: Voorstel) -> None:
    """Plan one proposal."""
    lead = f"Voorstel {voorstel.id} ({voorstel.waar}) is niet door het programma over te nemen."
    try:
        _TAKEN[voorstel.soort](work, voorstel)
    except NoSuchPlaceError as fault:
        raise NotByMachineError(f"{lead} {fault}. Leg het met de hand vast, als verwijzing naar de plaats die bedoeld is.") from fault
    except NotByMachineError as fault:
        raise NotByMachineError(f"{lead} {fault}") from fault
    work.made.done.append(voorstel.id)


def _note(_work: Work, _voorstel: Voorstel) -> None:
    raise NotByMachineError("Een opmerking verandert geen tekst: beantwoord haar.")


_TAKEN: Mapping[str, Callable[[Work, Voorstel], None]] = {
    "tekst": wording.text, "opschrift": wording.heading, "nieuw": arrivals.new, "vervalt": moved.gone, "gesplitst": moved.split,
    "samengevoegd": moved.joined, "verplaatst": moved.moved, "opmerking": _note,
}  # fmt: skip


def _together(rows: Sequence[Data]) -> list[Data]:
    """Return the choices with the parameters of one clause in one choice."""
    found: list[Data] = []
    for row in rows:
        same = next((item for item in found if "parameters" in row and item.get("clausule") == row["clausule"]), None)
        if same is None:
            found.append(row)
        else:
            clash = [name for name, value in row["parameters"].items() if same["parameters"].get(name, value) != value]
            if clash:
                raise NotByMachineError(f"Twee voorstellen geven '{row['clausule']}.{clash[0]}' een andere waarde. Kies er een.")
            same["parameters"] |= row["parameters"]
    return found
