"""The small language in which clauses are written.

In: the text of a sentence and the names that it may use (`names`). Out: pieces of text with the value and source of each (`fill`), or
findings before any traject exists (`check`). Nothing is compiled or run: an expression is read, held against a whitelist, and walked.
Touches the ground and the records of blocks only.
"""

from __future__ import annotations
