"""One document on both sides: what changed, where, and why; a change without a decision comes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assembler.comparing.causes.causes import Herleiding, Oorzaak
from assembler.comparing.causes.places import place
from assembler.comparing.causes.sides import Side
from assembler.comparing.causes.steps import Toestand
from assembler.comparing.trees import Vergelijking, Wijziging, compare
from assembler.document import Node, text_of

WOORDEN = {
    "nieuw": "nieuw", "vervallen": "vervallen", "gewijzigd": "gewijzigd", "verplaatst": "verplaatst", "vernummerd": "vernummerd",
    "samengevoegd": "samengevoegd", "gesplitst": "gesplitst",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Punt:
    """One change with its place on both sides, its text before and after, and its causes."""

    wijziging: Wijziging
    was_plaats: str
    wordt_plaats: str
    was: str
    wordt: str
    oorzaken: tuple[Oorzaak, ...]

    @property
    def plaats(self) -> str:
        """Where it stands now, or stood."""
        return self.wordt_plaats or self.was_plaats

    @property
    def zonder_besluit(self) -> bool:
        """Whether nobody decided this: it is the edit of a file, or nothing explains it."""
        return not any(item.soort in {"besluit", "cijfer", "mijlpaal"} for item in self.oorzaken)


@dataclass(frozen=True, slots=True)
class Verschil:
    """One document compared. `punten`: first the changes without a decision, then in reading order."""

    traject: str
    naam: str
    document: str
    gemeente: str | None
    oud: Side
    nieuw: Side
    vergelijking: Vergelijking
    punten: tuple[Punt, ...]

    @property
    def kanttekeningen(self) -> tuple[str, ...]:
        """What a reader must know of the sides themselves."""
        return (*self.oud.kanttekeningen, *self.nieuw.kanttekeningen)

    @property
    def telling(self) -> str:
        """The changes counted: "2 nieuw, 14 gewijzigd, 1 vervallen"."""
        counts: Counter[str] = Counter(punt.wijziging.soort for punt in self.punten)
        return ", ".join(f"{counts[name]} {word}" for name, word in WOORDEN.items() if counts[name]) or "geen wijzigingen"


def difference(traject: str, old: Side, new: Side, names: tuple[str, str], states: Sequence[Toestand]) -> Verschil:
    """Return what changed in one document; `names` is what it is called on each side."""
    was, now = old.stukken[names[0]], new.stukken[names[1]]
    found = compare(was.final, now.final)
    trace = Herleiding(states, old, new, names[1], (was, now))
    points = [_point(found, item, visible(trace.of(item), now.gemeente)) for item in found.wijzigingen]
    points.sort(key=lambda punt: not punt.zonder_besluit)  # stable: reading order stays
    return Verschil(traject, names[1], now.document, now.gemeente, old, new, found, tuple(points))


def visible(causes: Sequence[Oorzaak], gemeente: str | None) -> tuple[Oorzaak, ...]:
    """Return causes as the papers of one gemeente may tell them: why another gemeente chose something stays there."""
    return tuple(item.elders() if gemeente and item.gemeente not in (None, gemeente) else item for item in causes)


def _point(found: Vergelijking, item: Wijziging, causes: tuple[Oorzaak, ...]) -> Punt:
    was = ", ".join(dict.fromkeys(place(found.oud, node_id) for node_id in item.oud))
    now = ", ".join(dict.fromkeys(place(found.nieuw, node_id) for node_id in item.nieuw))
    before = " ".join(whole(found.oud.nodes[node_id], deep=item.soort != "gewijzigd") for node_id in item.oud)
    after = " ".join(whole(found.nieuw.nodes[node_id], deep=item.soort != "gewijzigd") for node_id in item.nieuw)
    return Punt(item, was, now, before, after, causes)


def whole(node: Node, *, deep: bool) -> str:
    """Return the text of a node, with all below it if `deep`."""
    nodes = node.walk() if deep else [node]
    return " ".join(part for item in nodes for part in (text_of(item.opschrift), text_of(item.inhoud)) if part)
