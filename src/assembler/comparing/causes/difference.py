"""One document on both sides: what changed, where, and why; a change without a decision comes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assembler.comparing.causes.causes import Cause, Trace
from assembler.comparing.causes.places import place
from assembler.comparing.causes.sides import Side
from assembler.comparing.causes.steps import LogState
from assembler.comparing.trees import Change, TreeComparison, compare
from assembler.ground.document import Node, text_of

WORDS = {
    "nieuw": "nieuw", "vervallen": "vervallen", "gewijzigd": "gewijzigd", "verplaatst": "verplaatst", "vernummerd": "vernummerd",
    "samengevoegd": "samengevoegd", "gesplitst": "gesplitst",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ExplainedChange:
    """One change with its place on both sides, its text before and after, and its causes."""

    change: Change
    before_place: str
    after_place: str
    before: str
    after: str
    causes: tuple[Cause, ...]

    @property
    def place(self) -> str:
        """Where it stands now, or stood."""
        return self.after_place or self.before_place

    @property
    def undecided(self) -> bool:
        """Whether nobody decided this: it is the edit of a file, or nothing explains it."""
        return not any(item.kind in {"besluit", "cijfer", "mijlpaal"} for item in self.causes)


@dataclass(frozen=True, slots=True)
class Difference:
    """One document compared. `changes`: first the changes without a decision, then in reading order."""

    traject: str
    name: str
    document: str
    gemeente: str | None
    old: Side
    new: Side
    trees: TreeComparison
    changes: tuple[ExplainedChange, ...]

    @property
    def caveats(self) -> tuple[str, ...]:
        """What a reader must know of the sides themselves."""
        return (*self.old.caveats, *self.new.caveats)

    @property
    def tally(self) -> str:
        """The changes counted: "2 nieuw, 14 gewijzigd, 1 vervallen"."""
        counts: Counter[str] = Counter(explained.change.action for explained in self.changes)
        return ", ".join(f"{counts[name]} {word}" for name, word in WORDS.items() if counts[name]) or "geen wijzigingen"


def difference(traject: str, old: Side, new: Side, names: tuple[str, str], states: Sequence[LogState]) -> Difference:
    """Return what changed in one document; `names` is what it is called on each side."""
    return explained(traject, Trace(states, old, new, names[1], (old.entries[names[0]], new.entries[names[1]])), names[1])


def explained(traject: str, trace: Trace, name: str) -> Difference:
    """Return what changed in the document of a trace, each change with its causes."""
    was, now = trace.pair
    found = compare(was.final, now.final)
    changes = [_explained(found, item, visible(trace.of(item), now.gemeente)) for item in found.changes]
    changes.sort(key=lambda item: not item.undecided)  # stable: reading order stays
    return Difference(traject, name, now.document, now.gemeente, trace.old, trace.new, found, tuple(changes))


def visible(causes: Sequence[Cause], gemeente: str | None) -> tuple[Cause, ...]:
    """Return causes as the papers of one gemeente may tell them: why another gemeente chose something stays there."""
    return tuple(item.without_reason() if gemeente and item.gemeente not in (None, gemeente) else item for item in causes)


def _explained(found: TreeComparison, item: Change, causes: tuple[Cause, ...]) -> ExplainedChange:
    was = ", ".join(dict.fromkeys(place(found.old, node_id) for node_id in item.old))
    now = ", ".join(dict.fromkeys(place(found.new, node_id) for node_id in item.new))
    before = " ".join(whole(found.old.nodes[node_id], deep=item.action != "gewijzigd") for node_id in item.old)
    after = " ".join(whole(found.new.nodes[node_id], deep=item.action != "gewijzigd") for node_id in item.new)
    return ExplainedChange(item, was, now, before, after, causes)


def whole(node: Node, *, deep: bool) -> str:
    """Return the text of a node, with all below it if `deep`."""
    nodes = node.walk() if deep else [node]
    return " ".join(part for item in nodes for part in (text_of(item.opschrift), text_of(item.inhoud)) if part)
