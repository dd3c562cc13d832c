"""From one side to the other in steps: another milestone, then one choice of one decision at a time, in the order of the log.

What a step touches, it caused: told from the documents themselves, so it also holds for what a decision changes elsewhere
(a vote table, a paper of a gemeente).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assembler import pipeline
from assembler.comparing.causes.sides import Side
from assembler.comparing.trees.runs import heaviest_run
from assembler.document import Final, Inline, Invulling, Node, NodeId, Verwijzing
from assembler.facts import decisions
from assembler.facts.decisions import LoggedDecision
from assembler.pipeline import Folded
from assembler.reading.records.trajecten import Besluit, Mijlpaal
from assembler.reading.records.workspace import Trajectmap, Workspace

Aspect = Literal["text", "value", "place", "exists"]
Key = tuple[str | None, str]  # gemeente and id of a decision


@dataclass(frozen=True, slots=True)
class LogStep:
    """One step: what was not the log (`bewerking`: the files themselves), the milestone and its figures, or one choice."""

    kind: Literal["bewerking", "mijlpaal", "besluit"]
    decision: LoggedDecision | None = None
    choice: int = 0  # counts from 0


@dataclass(frozen=True, slots=True)
class LogState:
    """The traject after a step."""

    step: LogStep
    folded: Folded
    mijlpaal: Mijlpaal


def states(workspace: Workspace, trajectmap: Trajectmap, old: Side, new: Side) -> list[LogState]:
    """Return the traject after each step, from the old side to the new one; empty when the steps are not known."""
    milestones = {item.id: item for item in trajectmap.traject.mijlpalen}
    if new.mijlpaal not in milestones or old.besluiten is None or new.besluiten is None or old.stand is None or new.stand is None:
        return []
    target = milestones[new.mijlpaal].model_copy(update={"stand": new.stand})
    known = {key(decision): decision.hash for decision in decisions.entries(workspace, trajectmap, new.stand)}
    shared = {key(decision) for decision in old.besluiten if known.get(key(decision)) == decision.hash}
    added = [decision for decision in new.besluiten if key(decision) not in shared and known.get(key(decision)) == decision.hash]
    limits: dict[Key, int] = dict.fromkeys(shared, 10**6)
    found = []
    if old.mijlpaal in milestones:
        start = milestones[old.mijlpaal].model_copy(update={"stand": old.stand})
        found.append(_state(workspace, trajectmap, start, LogStep("bewerking"), limits))
    found.append(_state(workspace, trajectmap, target, LogStep("mijlpaal" if found else "bewerking"), limits))
    for decision in added:
        for number in range(len(decision.keuzes)):
            limits = limits | {key(decision): number + 1}
            found.append(_state(workspace, trajectmap, target, LogStep("besluit", decision, number), limits))
    return found


def key(decision: LoggedDecision) -> Key:
    """Return what names a decision in the log of region and gemeenten together."""
    return decision.gemeente, decision.id


def _state(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, step: LogStep, limits: Mapping[Key, int]) -> LogState:
    keuzes = {gemeente: _limited(gemeente, row, limits) for gemeente, row in trajectmap.keuzes.items()}
    part = replace(trajectmap, besluiten=_limited(None, trajectmap.besluiten, limits), keuzes=keuzes)
    return LogState(step, pipeline.fold(workspace, part, mijlpaal), mijlpaal)


def _limited(gemeente: str | None, row: Sequence[Besluit], limits: Mapping[Key, int]) -> tuple[Besluit, ...]:
    """Return these decisions, each with its first choices only; those that do not count yet are left out."""
    kept = ((besluit, limits.get((gemeente, besluit.id or ""), 0)) for besluit in row)
    return tuple(
        besluit if number >= len(besluit.keuzes) else besluit.model_copy(update={"keuzes": besluit.keuzes[:number]}) for besluit, number in kept if number
    )


def walk(states_: Sequence[LogState], old: Final, new: Final, name: str) -> Iterator[tuple[LogStep, Mapping[NodeId, set[Aspect]]]]:
    """Yield what each step touched in one document; the last one is what the log does not explain either."""
    before = _seen(old)
    for state in states_:
        facts = state.folded.facts
        found = next((item for item in pipeline.opdrachten(facts.workspace, facts.trajectmap, state.mijlpaal) if item.name == name), None)
        if found is not None:
            after = _seen(pipeline.assemble(state.folded, found).final)
            yield state.step, touched(before, after)
            before = after
    yield LogStep("bewerking"), touched(before, _seen(new))


# --- what a step touches ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Print:
    parent: NodeId | None
    text: tuple[object, ...]
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A document as it is compared step by step."""

    root: Node
    prints: Mapping[NodeId, _Print]


def _seen(final: Final) -> Seen:
    return Seen(final.root, _prints(final.root))


def touched(old: Seen, new: Seen) -> dict[NodeId, set[Aspect]]:
    """Return by node id what differs: its words, only its values, its place, or that it is there; numbers do not count."""
    before, after = old.prints, new.prints
    found: dict[NodeId, set[Aspect]] = {}
    for node_id in before.keys() | after.keys():
        was, now = before.get(node_id), after.get(node_id)
        if was is None or now is None:
            found[node_id] = {"exists"}
            continue
        aspects: set[Aspect] = set()
        if was.text != now.text:
            aspects.add("text")
        elif was.values != now.values:
            aspects.add("value")
        if was.parent != now.parent:
            aspects.add("place")
        if aspects:
            found[node_id] = aspects
    for node_id in _moved(old.root, new.root):
        found.setdefault(node_id, set()).add("place")
    return found


def _prints(root: Node) -> dict[NodeId, _Print]:
    found: dict[NodeId, _Print] = {}
    parents: dict[NodeId, NodeId] = {child.id: node.id for node in root.walk() for child in node.kinderen}
    for node in root.walk():
        inlines = (*node.opschrift, "|", *node.inhoud)
        values = tuple((item.sleutel, item.text, item.status) for item in inlines if isinstance(item, Invulling))
        found[node.id] = _Print(parents.get(node.id), tuple(_word(item) for item in inlines), values)
    return found


def _word(item: Inline | str) -> object:
    if isinstance(item, str):
        return item
    if isinstance(item, Invulling):
        return ("value",)
    return ("verwijzing", item.doelen) if isinstance(item, Verwijzing) else item.text


def _moved(old: Node, new: Node) -> Iterator[NodeId]:
    """Yield the children that no longer stand in the order in which they stood, as few as explain it."""
    places = {node.id: [child.id for child in node.kinderen] for node in old.walk()}
    for node in new.walk():
        rank = {name: number for number, name in enumerate(places.get(node.id, ()))}
        row = [child.id for child in node.kinderen if child.id in rank]
        stay = set(heaviest_run([rank[name] for name in row]))
        yield from (name for number, name in enumerate(row) if number not in stay)
