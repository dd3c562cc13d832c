"""The steps of the traject as sentences see them: who, what, when, with what outcome."""

from __future__ import annotations

from typing import Any

from assembler.facts.facts import Facts
from assembler.facts.steps import in_words, part_of
from assembler.facts.views.planning import later_milestones, short_view
from assembler.ground.document import Gat
from assembler.ground.values import Waarde
from assembler.ground.wording import maanden
from assembler.reading.records.stappen import Stap
from assembler.sentences.names import DATUM, JA_NEE, TEKST, Name, View, ViewKind, view

STEP = ViewKind(
    "stap",
    "een stap van het traject: wie wat wanneer doet",
    {
        "wie": Name(TEKST, "wie de stap zet, met lidwoord: de raden, het algemeen bestuur van een lichaam"),
        "wat": Name(TEKST, "wat dan gebeurt, bijvoorbeeld toestemming"),
        "soort": Name(TEKST, "de soort behandeling, als id"),
        "over": Name(TEKST, "waarover, als dat is gezegd"),
        "heeft_over": Name(JA_NEE, "of dat is gezegd"),
        "datum": Name(DATUM, "de dag; zolang die niet bekend is een invulregel"),
        "heeft_datum": Name(JA_NEE, "of de dag bekend is"),
        "periode": Name(TEKST, "de maand of maanden waarin de stap valt: april tot en met juli 2022"),
        "heeft_periode": Name(JA_NEE, "of daarvan een periode bekend is"),
        "uitkomst": Name(TEKST, "wat eruit kwam, in woorden"),
        "heeft_uitkomst": Name(JA_NEE, "of er een uitkomst is"),
        "regeling": Name(TEKST, "de citeertitel van de regeling waarover het gaat"),
        "mijlpaal": Name(view("mijlpaal_kort"), "de mijlpaal waarbij de stap hoort"),
        "is_nu": Name(JA_NEE, "of dat de mijlpaal van dit stuk is"),
        "komt_nog": Name(JA_NEE, "of dat een latere mijlpaal is"),
    },
)


def steps_view(facts: Facts) -> tuple[View, ...]:
    """Return every step of the traject, in order."""
    later = {item.id for item in later_milestones(facts)}
    found: list[View] = []
    for mijlpaal in facts.trajectmap.mijlpalen:
        when = {"mijlpaal": short_view(facts, mijlpaal), "is_nu": mijlpaal.id == facts.mijlpaal.id, "komt_nog": mijlpaal.id in later}
        rows = enumerate(mijlpaal.stappen)
        found += [STEP.view(key, {**_step(facts, step, key), **when}) for place, step in rows for key in (f"stap/{mijlpaal.id}/{place}",)]
    return tuple(found)


def _step(facts: Facts, step: Stap, key: str) -> dict[str, Any]:
    kind = facts.workspace.behandelsoorten.get(step.wat)
    when = step.periode
    return {
        "wie": in_words(facts.workspace, facts.trajectmap, step), "wat": kind.naam if kind else step.wat, "soort": step.wat,
        "over": step.over or "", "heeft_over": bool(step.over), "heeft_datum": step.datum is not None,
        "datum": Waarde(step.datum, key, step.status, step.bron) if step.datum else Gat("bij_besluit", "datum van behandeling"),
        "periode": Waarde(maanden(when.van, when.tot), key, step.status, step.bron) if when else "", "heeft_periode": when is not None,
        "uitkomst": step.uitkomst or "", "heeft_uitkomst": bool(step.uitkomst),
        "regeling": part_of(facts.trajectmap, step.regeling).traject.citeertitel,
    }  # fmt: skip
