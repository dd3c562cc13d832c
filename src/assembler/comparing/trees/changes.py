"""The merged tree -> the changes in it: what is new, lapsed, changed, moved; and what only renumbered."""

from __future__ import annotations

from dataclasses import replace

from assembler.comparing.trees.model import Action, Change, MergedNode, SentenceDiff
from assembler.comparing.trees.sentences import SentenceComparer
from assembler.comparing.trees.side import SideIndex
from assembler.ground.document import Node, NodeId


class ChangeList:
    """Collects the changes of a merged tree."""

    def __init__(self, old: SideIndex, new: SideIndex, comparer: SentenceComparer) -> None:
        self.old, self.new, self.comparer = old, new, comparer
        self.changes: list[Change] = []
        self.renumbered: list[Change] = []
        self.references: list[Change] = []
        self.sentences: dict[NodeId, SentenceDiff] = {}

    def read(self, tree: MergedNode) -> None:
        """Read the tree; the lists are complete afterwards."""
        self._merged(tree, None)

    def _merged(self, merged: MergedNode, above: MergedNode | None) -> None:
        if merged.state == "new" and (above is None or above.state != "new"):
            self.changes.append(self._change("nieuw", None, merged.new))
        elif merged.state == "lapsed" and (above is None or above.state != "lapsed"):
            self.changes.append(self._change("vervallen", merged.old, None))
        elif merged.old is not None and merged.new is not None and merged.state != "departed":
            self._pair(merged, merged.old, merged.new, above)
        for child in merged.children:
            self._merged(child, merged)

    def _pair(self, merged: MergedNode, old: Node, new: Node, above: MergedNode | None) -> None:
        moved = merged.state == "arrived" and (above is None or above.move != merged.move)
        if moved:
            self.changes.append(self._change("verplaatst", old, new))
        elif self._number(self.old, old) != self._number(self.new, new):
            self.renumbered.append(self._change("vernummerd", old, new))
        sentence = self.comparer.sentence(old, new)
        if sentence is None:
            return
        self.sentences[new.id] = sentence
        if sentence.changed:
            through, figures = self.comparer.through(old, new)
            self.changes.append(replace(self._change("gewijzigd", old, new), sentence=sentence, through=through, figures=figures))
        else:
            self.references.append(replace(self._change("vernummerd", old, new), sentence=sentence))

    def _number(self, index: SideIndex, node: Node) -> str:
        label = index.side.final.labels.get(node.id)
        return label.nummer if label else ""

    def _change(self, action: Action, old: Node | None, new: Node | None) -> Change:
        node = new or old
        assert node is not None  # noqa: S101 - a change is of something
        left = "" if old is None else self.old.side.label(old.id)
        right = "" if new is None else self.new.side.label(new.id)
        return Change(action, node.kind, (old.id,) if old else (), (new.id,) if new else (), left, right)
