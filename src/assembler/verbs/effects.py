"""What a change would do before it is saved: which papers change and how, votes and euros, findings that come and go; and what stays as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assembler.comparing.causes import sides
from assembler.comparing.causes.consequences import Consequences, consequences
from assembler.comparing.causes.sides import Side
from assembler.comparing.causes.steps import LogState, key, states
from assembler.ground.document import Final
from assembler.ground.findings import NOWHERE, Finding, Findings
from assembler.pipeline import Milestone
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.verbs import compared
from assembler.verbs.opened import Opened
from assembler.verbs.sides import Plek


@dataclass(frozen=True, slots=True)
class Effects:
    """What a change would do at one milestone; with `faults` the workspace would not load, and nothing more can be told."""

    faults: Findings = ()
    paper: Final | None = None
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    new: Findings = ()
    gone: Findings = ()

    @property
    def nothing(self) -> bool:
        """Whether no paper and no finding changes."""
        return not (self.faults or self.changed or self.new or self.gone)


def effects(before: Opened, after: Opened, traject: str, mijlpaal: Mijlpaal) -> Effects:
    """Return what a change does: from the workspace as it is to the workspace as it would be."""
    if after.faults:
        return Effects(after.faults)
    return after.once(("effects", before.key, traject, mijlpaal.id), lambda: _effects(before, after, traject, mijlpaal))


def _effects(before: Opened, after: Opened, traject: str, mijlpaal: Mijlpaal) -> Effects:
    old_map, new_map = before.traject(traject), after.traject(traject)
    then = next((item for item in new_map.mijlpalen if item.id == mijlpaal.id), mijlpaal)
    was, now = before.milestone(old_map, mijlpaal), after.milestone(new_map, then)
    old = sides.from_milestone(was, f"{mijlpaal.id}@nu")
    new = sides.from_milestone(now, f"{mijlpaal.id}@nu")
    old, new = replace(old, text="zoals het nu is"), replace(new, text="met deze wijziging")
    found = consequences(traject, old, new, _steps(before, after, (was, now), (old, new)), ends=(was.folded.facts, now.folded.facts))
    there = "gevolgen" in after.workspace.vergelijkingen  # a workspace of before has no such skeleton; `diff` says which file to take over
    paper = compared.consequences(Plek(after.root, after.workspace, new_map, after.sight), found) if there else None
    before_, after_ = {_same(item): item for item in was.findings}, {_same(item): item for item in now.findings}
    return Effects(
        (), paper, _changed(found), found.unchanged,
        tuple(item for key, item in after_.items() if key not in before_), tuple(item for key, item in before_.items() if key not in after_),
    )  # fmt: skip


def _steps(before: Opened, after: Opened, ends: tuple[Milestone, Milestone], sides_: tuple[Side, Side]) -> list[LogState]:
    """Return the steps of the log between the two, with the documents that were made already.

    The last step is the text as it would be; the text as it is stands before the first decision, when decisions were only added and no other file changed.
    """
    was, now = ({item.order.name: item.final for item in end.made} for end in ends)
    old, new = sides_
    found = states(after.workspace, ends[1].folded.facts.trajectmap, old, new)
    hashes = {key(item): item.hash for item in new.besluiten or ()}
    kept = all(hashes.get(key(item)) == item.hash for item in old.besluiten or ())
    files = {name for name in {**before.workspace.files, **after.workspace.files} if before.workspace.files.get(name) != after.workspace.files.get(name)}
    only_log = all("/besluiten/" in name or name.endswith("/keuzes.yaml") for name in files)
    unchanged = now if old.besluiten == new.besluiten else was if kept and only_log else None
    return [replace(state, made=now if number == len(found) - 1 else unchanged if state.step.decision is None else None) for number, state in enumerate(found)]


def _changed(found: Consequences) -> tuple[str, ...]:
    return tuple(name for name in found.new.entries if name not in found.unchanged)


def _same(item: Finding) -> Finding:
    """Return what makes a finding the same one: not the line that it stands on."""
    return replace(item, span=NOWHERE, related=())
