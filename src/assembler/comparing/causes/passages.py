"""A comparison as passages side by side: per article, annex or section what it was and what it becomes; what stays is left out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from assembler.comparing.causes.causes import Cause
from assembler.comparing.causes.difference import Difference, ExplainedChange
from assembler.comparing.causes.places import column, unit
from assembler.comparing.causes.tables import ChangedTable, changed_table
from assembler.comparing.trees import Change, MergedNode, Segment, SentenceDiff, TreeComparison
from assembler.comparing.trees.model import UNITS
from assembler.ground.document import NodeId, text_of
from assembler.sentences.own import own_words

IN_OLD = {"stays", "lapsed", "arrived"}
IN_NEW = {"stays", "new", "arrived"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a passage: its number or mark, and its words; `skipped` stands for lines that did not change."""

    depth: int
    label: str
    segments: tuple[Segment, ...]
    skipped: bool = False


@dataclass(slots=True)
class Passage:
    """One article, annex or section with a change; `before` or `after` is empty where a side does not have it."""

    key: str
    before_heading: str
    after_heading: str
    before: list[Line] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)
    changes: list[ExplainedChange] = field(default_factory=list)
    tables: list[ChangedTable] = field(default_factory=list)

    @property
    def causes(self) -> tuple[Cause, ...]:
        """Every cause of a change in it, each once; what nobody decided first."""
        causes = dict.fromkeys(item for explained in self.changes for item in explained.causes)
        return tuple(sorted(causes, key=lambda item: (item.kind not in {"bewerking", "onbekend"}, item.day or date.max)))

    @property
    def is_aannames(self) -> bool:
        """Whether this is the list of assumptions: it follows from the rest."""
        return bool(self.changes) and all((item.change.new or item.change.old)[0].split("/")[1:2] == ["aannames"] for item in self.changes)

    @property
    def undecided(self) -> bool:
        """Whether one of its changes was decided by nobody."""
        return any(explained.undecided for explained in self.changes)

    @property
    def action(self) -> str:
        """What happened to it as a whole: nieuw, vervallen, verplaatst, gewijzigd; vernummerd when only its references renumbered."""
        if not self.changes:
            return "vernummerd"
        whole = {explained.change.action for explained in self.changes if explained.change.kind in UNITS}
        return next((action for action in ("nieuw", "vervallen", "samengevoegd", "gesplitst", "verplaatst") if action in whole), "gewijzigd")


def passages(difference: Difference, *, full: bool = False) -> list[Passage]:
    """Return the passages in reading order; those with a change without a decision first. `full` shows renumbering too."""
    return _Passages(difference, full=full).all()


class _Passages:
    def __init__(self, difference: Difference, *, full: bool) -> None:
        self.found: TreeComparison = difference.trees
        self.full = full
        self.moving = False  # the unit at hand moved as a whole
        self.points: dict[NodeId, list[ExplainedChange]] = {}
        for explained in difference.changes:
            for node_id in self._units_of(explained.change):
                self.points.setdefault(node_id, []).append(explained)
        self.touched = {node_id for explained in difference.changes for node_id in (*explained.change.old, *explained.change.new)}
        self.renumbered: set[NodeId] = set()
        if full:
            self.touched |= {node_id for item in self.found.references for node_id in (*item.old, *item.new)}
            self.renumbered = {self.found.new.unit(node_id).id for item in self.found.references for node_id in item.new}

    def _units_of(self, item: Change) -> set[NodeId]:
        old = {self.found.old.unit(node_id).id for node_id in item.old}
        return old | {self.found.new.unit(node_id).id for node_id in item.new}

    def all(self) -> list[Passage]:
        """Return every passage with a change."""
        made: dict[NodeId, Passage] = {}
        for merged in self._units_in(self.found.tree):
            points = self._points_of(merged)
            if (points or self._renumbered(merged)) and merged.state != "departed":
                passage = self._passage(merged, points)
                if passage.before or passage.after:
                    made[merged.node.id] = passage
        return sorted(made.values(), key=lambda item: not item.undecided)

    def _units_in(self, merged: MergedNode) -> Iterator[MergedNode]:
        if merged.node.kind in UNITS or merged.node.kind == "document":
            yield merged
        if merged.node.kind != "artikel":
            for child in merged.children:
                yield from self._units_in(child)

    def _renumbered(self, merged: MergedNode) -> bool:
        return merged.new is not None and merged.new.id in self.renumbered

    def _points_of(self, merged: MergedNode) -> list[ExplainedChange]:
        ids = [node.id for node in (merged.old, merged.new) if node is not None]
        return list({id(explained): explained for node_id in ids for explained in self.points.get(node_id, ())}.values())

    def _passage(self, merged: MergedNode, points: list[ExplainedChange]) -> Passage:
        heads = [
            unit(side, node.id) if node is not None and merged.state in states else ""
            for side, node, states in ((self.found.old, merged.old, IN_OLD), (self.found.new, merged.new, IN_NEW))
        ]
        key = "w" + hashlib.sha256(merged.node.id.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        passage = Passage(key, heads[0], heads[1], changes=points)
        self.moving = merged.state == "arrived"
        self._lines(merged, passage, 0, top=True)
        for rows in (passage.before, passage.after):
            if all(row.skipped for row in rows):
                rows.clear()
        return passage

    def _lines(self, merged: MergedNode, passage: Passage, depth: int, *, top: bool = False) -> None:
        """Add the lines of a node and of what stands below it, up to a unit of its own."""
        if merged.node.kind == "tabel":
            self._table(merged, passage, depth)
            return
        sentence = self.found.sentence(merged)
        if top and merged.state != "stays" and not (merged.old and merged.new and sentence.changed):
            sentence = SentenceDiff(inhoud=sentence.inhoud)  # its heading stands above it already
        if not top or sentence.changed or sentence.inhoud:
            joint = (*sentence.opschrift, *([Segment("gelijk", ": ")] if sentence.opschrift and sentence.inhoud else []), *sentence.inhoud)
            self._line(merged, passage, depth, joint)
        skipped = False
        for child in merged.children:
            if child.node.kind in UNITS:
                continue
            if self._changed(child):
                self._lines(child, passage, depth if top else depth + 1)
                skipped = False
            elif not skipped:
                self._skip(child, passage, depth if top else depth + 1)
                skipped = True

    def _line(self, merged: MergedNode, passage: Passage, depth: int, segments: tuple[Segment, ...]) -> None:
        moved = own_words("verplaatst") if merged.state in {"departed", "arrived"} and not self.moving else ""
        if merged.old is not None and (merged.state in {"stays", "lapsed", "departed"} or self.moving):
            words = tuple(self._old(item) for item in segments if item.kind != "nieuw")
            self._add(passage.before, depth, self.found.old.label(merged.old.id) + moved, words)
        if merged.new is not None and merged.state in IN_NEW:
            words = tuple(Segment("nieuw", item.text) if self.full and item.was else item for item in segments if item.kind != "weg")
            self._add(passage.after, depth, self.found.new.label(merged.new.id) + moved, words)

    def _old(self, item: Segment) -> Segment:
        return Segment("weg" if self.full and item.was else item.kind, item.was or item.text, key=item.key)

    @staticmethod
    def _add(rows: list[Line], depth: int, label: str, words: tuple[Segment, ...]) -> None:
        if words:
            rows.append(Line(depth, label, words))

    def _skip(self, merged: MergedNode, passage: Passage, depth: int) -> None:
        for rows, states in ((passage.before, IN_OLD), (passage.after, IN_NEW)):
            if merged.state in states and not (rows and rows[-1].skipped):
                rows.append(Line(depth, "", (Segment("gelijk", "(…)"),), skipped=True))

    def _changed(self, merged: MergedNode) -> bool:
        return merged.state != "stays" or any(node.id in self.touched for item in merged.walk() for node in (item.old, item.new) if node is not None)

    def _table(self, merged: MergedNode, passage: Passage, depth: int) -> None:
        """Add a table that changed, as a table; where its columns differ its rows: of one that stays only the cells that differ."""
        sentence = self.found.sentence(merged)
        whole = changed_table(self.found, merged, self._changed) if merged.state == "stays" else None
        if whole is not None:
            passage.tables.append(whole)
            self._line(
                merged, passage, depth, (*(sentence.opschrift or (Segment("gelijk", own_words("tabel")),)), Segment("gelijk", own_words("tabel_hieronder")))
            )
            return
        self._line(merged, passage, depth, sentence.opschrift or (Segment("gelijk", own_words("tabel")),))
        for row in merged.children:
            if row.state != "stays":
                cells = [self.found.sentence(cel).inhoud for cel in row.children]
                joint = tuple(item for number, cell in enumerate(cells) for item in ((Segment("gelijk", " | "),) if number else ()) + cell)
                self._line(row, passage, depth + 1, joint)
                continue
            for cel in row.children:
                if self._changed(cel) and (cel.new is not None or cel.old is not None):
                    side, node = (self.found.new, cel.new) if cel.new is not None else (self.found.old, cel.old)
                    assert node is not None  # noqa: S101 - one of both is there
                    head = ", ".join(part for part in (text_of(row.node.kinderen[0].inhoud), column(side, node)) if part)
                    self._line(cel, passage, depth + 1, (Segment("gelijk", f"{head}: "), *self.found.sentence(cel).inhoud))
