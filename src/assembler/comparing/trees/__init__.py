"""Final, Final -> Vergelijking: what changed between two documents, node by node and word by word.

Nodes are paired by id first, then by place and content; so a number is never a change, and neither is a reference
that prints another number for the same thing. Pure: the same two trees give the same comparison.
"""

from __future__ import annotations

from assembler.comparing.trees.compare import compare
from assembler.comparing.trees.model import (
    Action,
    Change,
    FigureChange,
    MergedNode,
    NodeState,
    Segment,
    SentenceDiff,
    Through,
    TranspositionRow,
    TreeComparison,
    TreeSide,
)

__all__ = [
    "Action",
    "Change",
    "FigureChange",
    "MergedNode",
    "NodeState",
    "Segment",
    "SentenceDiff",
    "Through",
    "TranspositionRow",
    "TreeComparison",
    "TreeSide",
    "compare",
]
