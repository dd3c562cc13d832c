"""What comparing yields: two sides, their nodes in pairs, one merged tree, and the changes in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from assembler.comparing.trees.words import printed
from assembler.ground.document import Final, Kind, Node, NodeId

Action = Literal["nieuw", "vervallen", "gewijzigd", "verplaatst", "vernummerd", "samengevoegd", "gesplitst"]
NodeState = Literal["stays", "new", "lapsed", "departed", "arrived"]
Through = Literal["", "tekst", "cijfer", "beide", "leesteken"]

SideName = Literal["old", "new"]

UNITS: frozenset[Kind] = frozenset({"artikel", "bijlage", "aanhef", "sluiting", "toelichting", "sectie", "velden", "aannames", "hoofdstuk"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a sentence, word for word.

    `gelijk` stands on both sides; `was` is then what the old side prints for the same thing where that differs (a
    reference or the mark of an assumption that only got another number). `key` is the figure that the piece states.
    `kept`: it stands on one side here, and on the other in the text that this one was split from or joined with.
    """

    kind: Literal["gelijk", "weg", "nieuw"]
    text: str
    was: str = ""
    key: str = ""
    kept: bool = False

    @property
    def renumbered(self) -> bool:
        """Whether both sides have this reference, and only its number differs."""
        return bool(self.was)


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure with another value or status; '' where a side does not have it, `n.t.b.` or a line where it was a gap."""

    key: str
    old: str
    new: str
    old_status: str = ""
    new_status: str = ""


@dataclass(frozen=True, slots=True)
class SentenceDiff:
    """Heading and sentence of a node, compared; empty when the node has none."""

    opschrift: tuple[Segment, ...] = ()
    inhoud: tuple[Segment, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether a word differs; a reference that only renumbered does not count, nor what went to a part or came from one."""
        return any(segment.kind != "gelijk" and not segment.kept for segment in (*self.opschrift, *self.inhoud))

    @property
    def renumbered(self) -> bool:
        """Whether a reference got another number."""
        return any(segment.renumbered for segment in (*self.opschrift, *self.inhoud))


@dataclass(frozen=True, slots=True)
class Change:
    """One change. A node can have more than one: moved and changed are two.

    `old` and `new` are node ids: one of each as a rule, none on a side that does not have it, several where texts were
    joined (`samengevoegd`: several old) or split (`gesplitst`: several new). Of what came or went as a whole only the
    topmost node is named. `sentence` holds the words of a `gewijzigd`. `through`: through what the sentence changed: its text,
    a figure (the text around it is the same), both, or only the mark at the end of an item in a list. `parts` are the
    sentences of a text that was split or joined, in order: the new ones of a `gesplitst`, the old ones of a `samengevoegd`.
    """

    action: Action
    kind: Kind
    old: tuple[NodeId, ...]
    new: tuple[NodeId, ...]
    old_label: str = ""  # in full: "Artikel 5", "2.", "b."
    new_label: str = ""
    sentence: SentenceDiff = SentenceDiff()
    through: Through = ""
    figures: tuple[FigureChange, ...] = ()
    parts: tuple[SentenceDiff, ...] = ()


@dataclass(frozen=True, slots=True)
class MergedNode:
    """A node of the merged tree, in reading order: both sides in one.

    `stays`: on both sides in this place (its sentence may differ). `new`, `lapsed`: on one side. A node that moved
    stands here twice: `departed` in its old place and `arrived` in its new one, both with `old` and `new`; what
    moved along with it has the same state. `move` names the move: equal in both places and for all that moved along.
    """

    state: NodeState
    old: Node | None
    new: Node | None
    children: tuple[MergedNode, ...] = ()
    move: int = 0

    def walk(self) -> Iterator[MergedNode]:
        """Yield this node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def node(self) -> Node:
        """The node as it stands here: the new one, but the old one where it went."""
        node = self.old if self.new is None or self.state == "departed" else self.new
        assert node is not None  # noqa: S101 - every node stands on a side
        return node


@dataclass(frozen=True, slots=True)
class TreeSide:
    """One of the two documents, with its nodes by id and the parent of each."""

    final: Final
    nodes: Mapping[NodeId, Node]
    parents: Mapping[NodeId, NodeId]

    def unit(self, node_id: NodeId) -> Node:
        """Return what a reader knows this node by: its article, else the nearest annex, section, chapter or document."""
        found: Node | None = None
        place: NodeId | None = node_id
        while place is not None:
            node = self.nodes[place]
            if node.kind == "artikel":
                return node
            if found is None and node.kind in UNITS:
                found = node
            place = self.parents.get(place)
        return found or self.final.root

    def label(self, node_id: NodeId) -> str:
        """Return the label in full, or ''."""
        label = self.final.labels.get(node_id)
        return label.aanduiding if label else ""


@dataclass(frozen=True, slots=True)
class TranspositionRow:
    """A row of the transponeringstabel: an article with its old and its new number ('' where a side has none)."""

    old: str
    new: str
    action: Literal["ongewijzigd", "gewijzigd", "vernummerd", "verplaatst", "nieuw", "vervallen", "samengevoegd", "gesplitst"]
    old_id: NodeId | None = None
    new_id: NodeId | None = None
    opschrift: str = ""  # of the new article; of the old one where it lapsed
    changed: bool = False  # its text too differs: a moved or renumbered article can be changed as well

    @property
    def tells(self) -> bool:
        """Whether it says something: not of an article that stayed as it was."""
        return self.action != "ongewijzigd" or self.changed

    @property
    def also_changed(self) -> bool:
        """Whether its text differs besides what happened to it as a whole."""
        return self.changed and self.action not in {"gewijzigd", "nieuw", "vervallen"}


@dataclass(frozen=True, slots=True)
class TreeComparison:
    """Two documents compared.

    `changes` stand in reading order. What only renumbered is not a change: `renumbered` has the nodes that
    got another number, `references` the nodes whose sentence differs in nothing but the numbers it refers to (their
    `action` is vernummerd too, `sentence` has the words). `pairs` leads from old to new ids, `back` from new to old.
    """

    old: TreeSide
    new: TreeSide
    pairs: Mapping[NodeId, NodeId]
    back: Mapping[NodeId, NodeId]
    tree: MergedNode
    changes: tuple[Change, ...]
    renumbered: tuple[Change, ...]
    references: tuple[Change, ...]
    transposition: tuple[TranspositionRow, ...]
    sentences: Mapping[NodeId, SentenceDiff]  # by new id: every pair whose sentence or heading differs, be it in a number only
    shared: Mapping[tuple[SideName, NodeId], SentenceDiff]  # of what came out of a split or went into a join, by the side that it stands on

    @property
    def equal(self) -> bool:
        """Whether nothing changed; numbers may have."""
        return not self.changes

    def translate_old(self, target: str) -> str:
        """Return what a reference in the old text is compared by."""
        return translate_old(self.old, self.pairs, target)

    def translate_new(self, target: str) -> str:
        """Return what a reference in the new text is compared by."""
        return translate_new(self.new, target)

    def sentence(self, merged: MergedNode) -> SentenceDiff:
        """Return the words of any node of the merged tree: compared for a pair, whole for what stands on one side."""
        if merged.old is not None and merged.new is not None and merged.state != "departed":
            found = self.sentences.get(merged.new.id)
            return found or SentenceDiff(_whole(merged.new, "gelijk", "opschrift"), _whole(merged.new, "gelijk", "inhoud"))
        side: SideName = "new" if merged.state == "new" else "old"
        if merged.state in {"new", "lapsed"} and (side, merged.node.id) in self.shared:
            return self.shared[side, merged.node.id]
        kind: Literal["weg", "nieuw"] = "nieuw" if merged.state == "new" else "weg"
        return SentenceDiff(_whole(merged.node, kind, "opschrift"), _whole(merged.node, kind, "inhoud"))


def translate_old(old: TreeSide, pairs: Mapping[NodeId, NodeId], target: str) -> str:
    """Return the new id of what an old reference points at; marked when it lapsed, or was not there at all."""
    node_id = NodeId(target)
    return pairs.get(node_id) or f"{'vervallen' if node_id in old.nodes else 'ontbreekt'} {target}"


def translate_new(new: TreeSide, target: str) -> str:
    """Return the id of what a new reference points at; marked when it is not there (in a working version)."""
    return target if target in new.nodes else f"ontbreekt {target}"


def _whole(node: Node, kind: Literal["gelijk", "weg", "nieuw"], part: Literal["opschrift", "inhoud"]) -> tuple[Segment, ...]:
    text = printed(node.opschrift if part == "opschrift" else node.inhoud)
    return (Segment(kind, text),) if text else ()
