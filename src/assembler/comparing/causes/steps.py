"""From one side to the other in steps: another milestone, the figures that became known, then choice by choice the decisions of the log.

What a step touches, it caused: told from the documents themselves, so it also holds for what a decision changes elsewhere
(a vote table, a paper of a gemeente).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assembler import pipeline
from assembler.comparing.causes.arrivals import arrivals, without
from assembler.comparing.causes.sides import Side
from assembler.comparing.causes.touched import Aspect, seen, touched
from assembler.facts import decisions
from assembler.facts.decisions import LoggedDecision
from assembler.facts.earlier import Earlier
from assembler.facts.orders import orders
from assembler.ground.document import Final, NodeId
from assembler.pipeline import Folded
from assembler.reading.records.besluiten import Besluit
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.workspace import Trajectmap, Workspace

Key = tuple[str | None, str]  # gemeente and id of a decision


@dataclass(frozen=True, slots=True)
class LogStep:
    """One step: what was not the log (`bewerking`: the files themselves), the milestone, a figure that became known, or one choice."""

    kind: Literal["bewerking", "mijlpaal", "cijfer", "besluit"]
    decision: LoggedDecision | None = None
    choice: int = 0  # counts from 0
    figure: str = ""  # its name


@dataclass(frozen=True, slots=True)
class LogState:
    """The traject after a step."""

    step: LogStep
    folded: Folded
    mijlpaal: Mijlpaal
    made: Mapping[str, Final] | None = None  # its documents, for who made them before


@dataclass(frozen=True, slots=True)
class Passed:
    """A step as one document went through it, and by node what it did there."""

    step: LogStep
    before: Final
    after: Final
    marks: Mapping[NodeId, set[Aspect]]


def states(workspace: Workspace, trajectmap: Trajectmap, old: Side, new: Side) -> list[LogState]:
    """Return the traject after each step, from the old side to the new one; empty when the steps are not known."""
    milestones = {item.id: item for item in trajectmap.mijlpalen}
    if new.mijlpaal not in milestones or old.besluiten is None or new.besluiten is None or old.stand is None or new.stand is None:
        return []
    target = milestones[new.mijlpaal].model_copy(update={"stand": new.stand})
    known = {key(decision): decision.hash for decision in decisions.entries(workspace, trajectmap, new.stand)}
    shared = {key(decision) for decision in old.besluiten if known.get(key(decision)) == decision.hash}
    added = [decision for decision in new.besluiten if key(decision) not in shared and known.get(key(decision)) == decision.hash]
    limits: dict[Key, int] = dict.fromkeys(shared, 10**6)
    found = []
    from_other = workspace.trajecten.get(old.traject) if old.traject not in {"", trajectmap.traject.id} else None
    begun = from_other or trajectmap
    before = {item.id: item for item in begun.mijlpalen}
    if old.mijlpaal in before:
        start = before[old.mijlpaal].model_copy(update={"stand": old.stand})
        found.append(_state(workspace, begun, start, LogStep("bewerking"), limits, old.earlier))
    later = arrivals(workspace, trajectmap, old.stand, new.stand) if found and from_other is None else ()
    for number, step in enumerate((LogStep("mijlpaal" if found else "bewerking"), *(LogStep("cijfer", figure=name) for name in later))):
        without_later, part = without(workspace, trajectmap, later[number:], old.stand)
        found.append(_state(without_later, part, target, step, limits, new.earlier))
    for decision in added:
        for number in range(len(decision.keuzes)):
            limits = limits | {key(decision): number + 1}
            found.append(_state(workspace, trajectmap, target, LogStep("besluit", decision, number), limits, new.earlier))
    return found


def key(decision: LoggedDecision) -> Key:
    """Return what names a decision in the log of region and gemeenten together."""
    return decision.gemeente, decision.id


def _state(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, step: LogStep, limits: Mapping[Key, int], earlier: Earlier | None) -> LogState:
    keuzes = {gemeente: _limited(gemeente, row, limits) for gemeente, row in trajectmap.keuzes.items()}
    before = tuple((who, row) for who, besluit in trajectmap.vooraf for row in _limited(who, (besluit,), limits))
    part = replace(trajectmap, besluiten=_limited(None, trajectmap.besluiten, limits), keuzes=keuzes, vooraf=before)
    return LogState(step, pipeline.fold(workspace, part, mijlpaal, earlier, pipeline.unchecked), mijlpaal)


def _limited(gemeente: str | None, row: Sequence[Besluit], limits: Mapping[Key, int]) -> tuple[Besluit, ...]:
    """Return these decisions, each with its first choices only; those that do not count yet are left out."""
    kept = ((besluit, limits.get((gemeente, besluit.id or ""), 0)) for besluit in row)
    return tuple(
        besluit if number >= len(besluit.keuzes) else besluit.model_copy(update={"keuzes": besluit.keuzes[:number]}) for besluit, number in kept if number
    )


def walk(states_: Sequence[LogState], old: Final, new: Final, name: str) -> Iterator[Passed]:
    """Yield each step as one document went through it; the last one is what the log does not explain either."""
    before, print_ = old, seen(old)
    for state in states_:
        facts = state.folded.facts
        found = next((item for item in orders(facts.workspace, facts.trajectmap, state.mijlpaal) if item.name == name), None)
        if found is not None:
            kept = state.made.get(name) if state.made is not None else None
            after = kept or pipeline.text(state.folded, found)[0]
            now = seen(after)
            yield Passed(state.step, before, after, touched(print_, now))
            before, print_ = after, now
    yield Passed(LogStep("bewerking"), before, new, touched(print_, seen(new)))
