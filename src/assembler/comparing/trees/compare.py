"""The comparison from start to end: pair, merge, read off the changes."""

from __future__ import annotations

from assembler.comparing.trees.changes import ChangeList
from assembler.comparing.trees.merge import Merger
from assembler.comparing.trees.model import TreeComparison, translate_new, translate_old
from assembler.comparing.trees.pair import Pairer
from assembler.comparing.trees.sentences import SentenceComparer
from assembler.comparing.trees.side import SideIndex, tree_side
from assembler.comparing.trees.splits import Shared, with_splits
from assembler.comparing.trees.transposition import transposition
from assembler.ground.document import Final


def compare(old: Final, new: Final) -> TreeComparison:
    """Return what changed between two documents."""
    left, right = SideIndex(tree_side(old)), SideIndex(tree_side(new))
    pairer = Pairer(left, right)
    pairer.pair()
    pairs, back = pairer.pairs, pairer.back
    tree = Merger(left, right, pairs, back).tree()
    listed = ChangeList(left, right, SentenceComparer(lambda target: translate_old(left.side, pairs, target), lambda target: translate_new(right.side, target)))
    listed.read(tree)
    shared = Shared(left, right, listed.sentences)
    changes = tuple(shared.of(with_splits(listed.changes, left, right, pairs, back)))
    return TreeComparison(
        left.side,
        right.side,
        pairs,
        back,
        tree,
        changes,
        tuple(listed.renumbered),
        tuple(listed.references),
        transposition(left.side, right.side, pairs, back, changes),
        listed.sentences,
        shared.parts,
    )
