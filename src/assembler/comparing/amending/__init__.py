"""From one text of a regulation to the next by instructions, as an amending act gives them: worked out, said in the formulas of the Aanwijzingen, and applied.

What enters is two texts; what leaves are instructions that make the one into the other. Applied to the old text they give the new one, number by number:
a test says so of any two. Pure.
"""

from __future__ import annotations

from assembler.comparing.amending.apply import applied
from assembler.comparing.amending.formulas import said
from assembler.comparing.amending.instructions import Drop, Heading, Insert, Instruction, Renumber, Unit, Words
from assembler.comparing.amending.items import items
from assembler.comparing.amending.plain import Plain, binding
from assembler.comparing.amending.work import instructions

__all__ = ["Drop", "Heading", "Insert", "Instruction", "Plain", "Renumber", "Unit", "Words", "applied", "binding", "instructions", "items", "said"]
