"""Why something changed: the decision of the log, the figure, the edit of a file, or another milestone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal

from assembler.comparing.causes.arrivals import moves, title
from assembler.comparing.causes.sides import Entry, Side
from assembler.comparing.causes.steps import LogState, LogStep, Passed, key, walk
from assembler.comparing.causes.touched import Aspect
from assembler.comparing.trees import Change, TreeSide
from assembler.facts.decisions import LoggedDecision
from assembler.facts.facts import Facts
from assembler.ground.document import Final, Invulling, Node, NodeId
from assembler.ground.wording import datum
from assembler.sentences.own import own_words

INVENTED = "uitgedacht voor deze uitwerking"
SHOWN = 3  # edited files that a cause names


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause. `besluit` names the choice in the log; `withdrawn`: the decision no longer counts, or says something else.

    `text` tells it in a terminal and to programs; papers say it in words of their own, from the rest. `files` were edited, `programs` differ,
    `figure` became known.
    """

    kind: Literal["besluit", "cijfer", "bewerking", "mijlpaal", "onbekend"]
    text: str
    reden: str = ""
    day: date | None = None
    gremium: str = ""
    gemeente: str | None = None
    besluit: str = ""
    about: str = ""
    vertrouwelijk: bool = False
    aanname: bool = False
    withdrawn: bool = False
    files: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    figure: str = ""

    def without_reason(self) -> Cause:
        """Return the same cause without its reason: for the papers of another gemeente."""
        return replace(self, reden="")


UNKNOWN = Cause("onbekend", "geen besluit, cijfer of bewerking gevonden")
IN_A_FILE = Cause("onbekend", "zo staat het in het Word-bestand; een besluit is daarvan niet bekend")
MILESTONE = Cause("mijlpaal", "hoort bij de andere mijlpaal of dag")


def of_choice(decision: LoggedDecision, number: int, *, withdrawn: bool = False) -> Cause:
    """Return a choice of a decision as a cause."""
    keuze = decision.keuzes[number]
    notes = [note for note, holds in ((INVENTED, decision.aanname), ("vertrouwelijk", keuze.vertrouwelijk), ("geldt niet meer", withdrawn)) if holds]
    noted = f" ({', '.join(notes)})" if notes else ""
    text = f"{datum(decision.datum)}, {decision.gremium}{noted}"
    return Cause(
        "besluit", text, keuze.reden, decision.datum, decision.gremium, decision.gemeente, f"{decision.id}#{number + 1}", keuze.over, keuze.vertrouwelijk,
        decision.aanname, withdrawn,
    )  # fmt: skip


def cause_of(step: LogStep, before: Facts, after: Facts) -> Cause:
    """Return what a step is as a cause; the first step of all, the files themselves, has none of its own."""
    if step.decision is not None:
        return of_choice(step.decision, step.choice)
    return _figure(step.figure, before, after) if step.kind == "cijfer" else _milestone(after)


def _milestone(after: Facts) -> Cause:
    """Return the other milestone or day as a cause; where somebody joined or left, that first of all."""
    item = after.trajectmap
    if not (item.toetreders or item.uittreders):
        return MILESTONE
    names = tuple(after.workspace.organisaties[name].naam for name in (*item.toetreders, *item.uittreders))
    return replace(MILESTONE, text=own_words("oorzaak_deelnemers", namen=names, treedt_toe=bool(item.toetreders)))


def _figure(name: str, before: Facts, after: Facts) -> Cause:
    """A figure that became known; its source is its reason, told where it is that of one gemeente only to that gemeente."""
    found = moves(name, before, after)
    sources, owners = {item.bron for item in found}, {item.gemeente for item in found}
    owner = next(iter(owners)) if len(owners) == 1 else None
    figure = title(name, after, found)
    return Cause("cijfer", f"cijfer: {figure}", sources.pop() if len(sources) == 1 else "", gemeente=owner, figure=figure)


class Trace:
    """Knows, for one document on both sides, what touched each node on the way from the one to the other."""

    def __init__(self, states: Sequence[LogState], old: Side, new: Side, name: str, pair: tuple[Entry, Entry]) -> None:
        self.old, self.new = old, new
        self.pair = pair
        self.nodes: tuple[Mapping[NodeId, Node], Mapping[NodeId, Node]] = (_by_id(pair[0].final), _by_id(pair[1].final))
        self.steps = list(walk(states, pair[0].final, pair[1].final, name)) if states else []
        self.causes = {after.step: cause_of(after.step, before.folded.facts, after.folded.facts) for before, after in pairwise(states)}
        self.edited = _edited(old, new)
        kept = {key(decision): decision.hash for decision in new.besluiten or ()}
        self.gone = {decision.id: decision for decision in old.besluiten or () if kept.get(key(decision)) != decision.hash}
        was = {key(decision): decision.hash for decision in old.besluiten or ()}
        stepped = {key(state.step.decision) for state in states if state.step.decision is not None}
        self.fresh = {decision.id: decision for decision in new.besluiten or () if was.get(key(decision)) != decision.hash and key(decision) not in stepped}

    def of(self, change: Change) -> tuple[Cause, ...]:
        """Return the causes of a change, decisions first."""
        ids = self._ids(change, self.nodes)
        found = self._caused(ids, lambda marks: _fits(change, marks)) or self._caused(ids, bool)
        if not found:  # it follows from what happened beside it, as the order of a list does
            found = self._caused(self._beside(ids), bool)
        order = {"besluit": 0, "cijfer": 1, "bewerking": 2, "mijlpaal": 3, "onbekend": 4}
        unique = list(dict.fromkeys(found))
        if any(item.kind != "mijlpaal" for item in unique):
            unique = [item for item in unique if item.kind != "onbekend"]
        if self.old.besluiten is None or self.new.besluiten is None:
            unique = unique or [IN_A_FILE]
        return tuple(sorted(unique, key=lambda item: order[item.kind])) or (UNKNOWN,)

    def _caused(self, ids: Sequence[NodeId], fits: Callable[[set[Aspect]], bool]) -> list[Cause]:
        """Return what touched these nodes, as far as what it did to them fits."""
        found: list[Cause] = []
        for passed in self.steps:
            hit = {node_id: passed.marks[node_id] for node_id in ids if node_id in passed.marks and fits(passed.marks[node_id])}
            if hit:
                found += self._by(passed.step, hit)
        return found

    def by(self, passed: Passed, change: Change, ends: tuple[TreeSide, TreeSide]) -> tuple[Cause, ...]:
        """Return the causes of a change between the two ends of one step."""
        ids = self._ids(change, (ends[0].nodes, ends[1].nodes))
        return tuple(dict.fromkeys(self._by(passed.step, ids))) or (UNKNOWN,)

    def _beside(self, ids: Sequence[NodeId]) -> list[NodeId]:
        """Return the nodes in the same list as these."""
        above = {child.id: node for side in self.nodes for node in side.values() for child in node.kinderen}
        return list(dict.fromkeys(child.id for node_id in ids if node_id in above for child in above[node_id].kinderen))

    @staticmethod
    def _ids(change: Change, nodes: tuple[Mapping[NodeId, Node], Mapping[NodeId, Node]]) -> list[NodeId]:
        """Return the nodes that a change is about; what came or went as a whole stands for all below it."""
        found: list[NodeId] = []
        for side, ids in zip(nodes, (change.old, change.new), strict=True):
            for node_id in ids:
                node = side.get(node_id)
                deep = node is not None and change.action in {"nieuw", "vervallen"}
                found += [below.id for below in node.walk()] if node is not None and deep else [node_id]
        return list(dict.fromkeys(found))

    def _by(self, step: LogStep, hit: Iterable[NodeId]) -> list[Cause]:
        if step in self.causes:
            return [self.causes[step]]
        return self._by_edit([side[node_id] for node_id in hit for side in self.nodes if node_id in side])

    def _by_edit(self, nodes: Sequence[Node]) -> list[Cause]:
        """Return what was edited: a record of the log, or the file that the text stands in."""
        files = {node.herkomst.span.file for node in nodes} & self.edited
        used = set() if files else {name for node in nodes for name in node.herkomst.besluiten}
        found = [item for rows, gone in ((self.gone, True), (self.fresh, False)) for item in _choices(rows, used, gone=gone)]
        if found:
            return found
        files = files or {file for file in self.edited if any(_about(file, node) for node in nodes)} or self.edited
        if files:
            shown = sorted(files)
            more = f" en {len(shown) - SHOWN} andere" if len(shown) > SHOWN else ""
            return [Cause("bewerking", f"bewerking van {', '.join(shown[:SHOWN])}{more}, zonder besluit", files=tuple(shown))]
        programs = (self.old.program, self.new.program)
        if all(programs) and len(set(programs)) > 1:
            return [Cause("bewerking", f"een ander programma: {', '.join(programs)}", programs=programs)]
        return [UNKNOWN]


def _by_id(final: Final) -> dict[NodeId, Node]:
    return {node.id: node for node in final.root.walk()}


def _edited(old: Side, new: Side) -> set[str]:
    """Return the files that both sides have, or one, with another content; the log has causes of its own."""
    was, now = old.inputs or {}, new.inputs or {}
    if not was or not now:
        return set()
    return {
        name
        for name in was.keys() | now.keys()
        if was.get(name) != now.get(name) and "/besluiten/" not in name and "/reacties/" not in name and not name.endswith("/keuzes.yaml")
    }


def _choices(rows: Mapping[str, LoggedDecision], used: Iterable[str], *, gone: bool) -> list[Cause]:
    found = []
    for name in sorted(used):
        besluit, _, number = name.rpartition("#")
        decision = rows.get(besluit)
        if decision is not None and number.isdecimal() and 0 < int(number) <= len(decision.keuzes):
            found.append(of_choice(decision, int(number) - 1, withdrawn=gone))
    return found


def _about(file: str, node: Node) -> bool:
    """Return whether a file of a gemeente holds a figure that this node states."""
    names = {part for item in (*node.opschrift, *node.inhoud) if isinstance(item, Invulling) for part in item.sleutel.split("/")}
    return file.startswith("gemeenten/") and file.split("/")[1] in names


def _fits(change: Change, marks: set[Aspect]) -> bool:
    """Return whether what a step did to a node is what this change is about."""
    if change.action == "verplaatst":
        return bool(marks & {"place", "exists"})
    return marks != {"place"} if change.action == "gewijzigd" else True
