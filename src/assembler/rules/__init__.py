"""Votes, money, power, leaving: exact, and without a workspace.

In: whole numbers, fractions, cents, dates, and the parameters of a rule. Out: the same, or what stands against them. Three seams, one rule a
file: `stemregels/`, `verdeelsleutels/`, `uittreedregels/`. No floats, no rounding but the one that a rule names. Touches the ground only.
"""

from __future__ import annotations
