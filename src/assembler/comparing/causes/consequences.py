"""What a traject went through since a version: step by step what each decision and figure did, and what is still open; over all documents.

Each step is told by its own two ends: what a decision did is not credited with what came after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assembler.comparing.causes.arrivals import FigureMove, moves
from assembler.comparing.causes.causes import Cause, Trace, cause_of, of_choice
from assembler.comparing.causes.difference import Difference, explained, visible
from assembler.comparing.causes.effects import Effects, Moved, contributions, effects, votes
from assembler.comparing.causes.sides import Side
from assembler.comparing.causes.steps import LogState, LogStep, Passed, key
from assembler.comparing.causes.tastes import Seen, TouchedPlace, touched
from assembler.comparing.trees import compare
from assembler.facts.facts import Facts
from assembler.facts.uncertain import RECORDED
from assembler.ground.document import Gat, Invulling, Node
from assembler.ground.findings import Finding, Level

_OF_THE_LOG = re.compile(r"/besluiten/|/keuzes\.yaml\Z|/teksten/|\.md\Z|\Atemplates/")
_ORDER = {"onbekend": 0, "bewerking": 1, "besluit": 2, "cijfer": 3, "mijlpaal": 4}


@dataclass(slots=True)
class CauseGroup:
    """What one decision (or other cause) did. `causes` are its choices, each with its reason and with what that touched; `first` names them all."""

    first: Cause
    causes: dict[Cause, list[TouchedPlace]] = field(default_factory=dict)
    effects: list[Effects] = field(default_factory=list)  # step by step
    figures: list[FigureMove] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What kind of cause it is."""
        return self.first.kind

    @property
    def touched(self) -> list[TouchedPlace]:
        """Every place that it touched."""
        return [item for row in self.causes.values() for item in row]


@dataclass(frozen=True, slots=True)
class Consequences:
    """The page that goes before everything that is sent."""

    traject: str
    old: Side
    new: Side
    groups: tuple[CauseGroup, ...]  # what nobody decided first, then the decisions by date, figures, and the milestone
    idle: tuple[Cause, ...]  # decisions that touched nothing
    unchanged: tuple[str, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    ntb: tuple[str, ...]
    aannames: tuple[str, ...]
    own_text: Mapping[str, int]  # gemeente -> paragraphs of its own
    findings: Mapping[str, int]
    voorgenomen: tuple[str, ...]
    changes: int
    votes: Mapping[str, Moved] = field(default_factory=dict)  # per gemeente; empty where nobody knows the traject on both sides
    contributions: Mapping[str, Moved] = field(default_factory=dict)  # in cents

    @property
    def undecided(self) -> tuple[CauseGroup, ...]:
        """What nobody decided."""
        return tuple(item for item in self.groups if item.kind in {"bewerking", "onbekend"})


def consequences(
    traject: str, old: Side, new: Side, states: Sequence[LogState], names: Sequence[str] | None = None, ends: tuple[Facts, Facts] | None = None
) -> Consequences:
    """Return the consequences for all documents that both sides have (or those named).

    `ends` are the facts of both sides for who has them. Without them they are those of the first and the last step, unless a file that figures or rules
    come from was changed since: the steps are all of the workspace as it is now, so what that file said before is not known.
    """
    wanted = [name for name in new.entries if names is None or name in names]
    traces = {name: Trace(states, old, new, name, (old.entries[name], new.entries[name])) for name in wanted if name in old.entries}
    found = [explained(traject, trace, name) for name, trace in traces.items()]
    groups = _Groups(states).of(traces, found)
    entries = [new.entries[name] for name in wanted]
    if ends is None and len(states) > 1 and not _edited(traject, old, new):
        ends = states[0].folded.facts, states[-1].folded.facts
    return Consequences(
        traject, old, new, tuple(groups), tuple(_idle(old, new, groups)),
        tuple(item.name for item in found if not item.changes),
        tuple(name for name in wanted if name not in old.entries),
        tuple(name for name in old.entries if name not in new.entries and (names is None or name in names)),
        tuple(dict.fromkeys(gap for entry in entries for gap in _gaps(entry.final.root.walk()))),
        tuple(dict.fromkeys(source for entry in entries for source in _assumed(entry.final.root.walk()))),
        _own(new, wanted), _levels(new.findings), new.voorgenomen, sum(len(item.changes) for item in found),
        votes(*ends) if ends else {}, contributions(*ends) if ends else {},
    )  # fmt: skip


def _edited(traject: str, old: Side, new: Side) -> bool:
    """Return whether a file was changed between two sides that may have a say in votes or contributions: not the log, and not a text."""
    was, now = old.inputs or {}, new.inputs or {}
    names = [name for name in {**was, **now} if not name.startswith("trajecten/") or name.startswith(f"trajecten/{traject}/")]
    return any(was.get(name) != now.get(name) for name in names if not _OF_THE_LOG.search(name))


class _Groups:
    """Gathers what each step did, over all documents."""

    def __init__(self, states: Sequence[LogState]) -> None:
        self.states = states
        self.groups: dict[tuple[str, str], CauseGroup] = {}
        self.seen: dict[tuple[tuple[str, str], str], tuple[Cause, list[Seen]]] = {}

    def of(self, traces: Mapping[str, Trace], found: Sequence[Difference]) -> list[CauseGroup]:
        """Return the groups in the order of the page."""
        for difference in found:
            trace = traces[difference.name]
            for passed in trace.steps or [Passed(LogStep("bewerking"), trace.pair[0].final, trace.pair[1].final, {})]:
                if passed.marks or not trace.steps:
                    self._passed(trace, passed, difference)
        for (name, _), (cause, seen) in self.seen.items():
            self.groups[name].causes[cause] = touched(seen)
        for before, after in pairwise(self.states):
            self._counted(before, after)
        return sorted(self.groups.values(), key=lambda item: (_ORDER[item.kind], str(next(iter(item.causes)).day or "")))

    def _passed(self, trace: Trace, passed: Passed, difference: Difference) -> None:
        """Add what a step did in one document."""
        step = compare(passed.before, passed.after)
        for change in step.changes:
            causes = trace.by(passed, change, (step.old, step.new)) if trace.steps else trace.of(change)
            for cause in visible(causes, difference.gemeente):
                self._group(cause)
                row = self.seen.setdefault((_name(cause), cause.besluit or cause.text), (cause, []))[1]
                row.append(Seen(change, step, difference.trees, difference.document, difference.name, difference.gemeente))

    def _group(self, cause: Cause) -> CauseGroup:
        return self.groups.setdefault(_name(cause), CauseGroup(cause))

    def _counted(self, before: LogState, after: LogState) -> None:
        """Add what a step did to votes and contributions, and which figures it brought."""
        facts = before.folded.facts, after.folded.facts
        cause, found = cause_of(after.step, *facts), effects(*facts)
        arrived = moves(after.step.figure, *facts) if after.step.kind == "cijfer" else ()
        if found or arrived:
            group = self._group(cause)
            group.causes.setdefault(next((item for item in group.causes if item.besluit == cause.besluit), cause), [])
            group.effects += [found] if found else []
            group.figures += arrived


def _name(cause: Cause) -> tuple[str, str]:
    """Return what tells the group of a cause: a decision has one, whatever else was decided on that day."""
    return cause.text, f"{cause.gemeente or ''}/{cause.besluit.rpartition('#')[0]}"


def _idle(old: Side, new: Side, groups: Sequence[CauseGroup]) -> Iterator[Cause]:
    """Yield the decisions since the old side that touched no document."""
    was = {key(decision): decision.hash for decision in old.besluiten or ()}
    seen = {item.besluit.rpartition("#")[0] for group in groups for item in group.causes}
    for decision in new.besluiten or ():
        if old.besluiten is not None and was.get(key(decision)) != decision.hash and decision.id not in seen and decision.keuzes:
            yield of_choice(decision, 0)


def _gaps(nodes: Iterator[Node]) -> Iterator[str]:
    for node in nodes:
        for item in (*node.opschrift, *node.inhoud):
            if isinstance(item, Gat) and item.soort == "ntb":
                yield item.omschrijving


def _assumed(nodes: Iterator[Node]) -> Iterator[str]:
    for node in nodes:
        for item in (*node.opschrift, *node.inhoud):
            if isinstance(item, Invulling) and item.status == "aanname" and item.sleutel.startswith(RECORDED):
                yield item.bron


def _own(new: Side, wanted: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in wanted:
        entry = new.entries[name]
        number = sum(node.local for node in entry.final.root.walk())
        if number and entry.gemeente:
            found[entry.gemeente] = found.get(entry.gemeente, 0) + number
    return found


def _levels(findings: Sequence[Finding]) -> dict[str, int]:
    counts = {level: len({(item.slug, item.message, item.span) for item in findings if item.level is level}) for level in Level}
    return {str(level): count for level, count in counts.items() if count}
