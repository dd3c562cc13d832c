"""A finished tree, or a comparison -> bytes.

In: a `Final`, a comparison, tables; the bytes of a house style. Out: the bytes of a file, or text for a terminal. One folder or file per kind of
output; nothing is computed here that a sentence says. Touches `wordfile` and libraries that write formats; no disk.
"""

from __future__ import annotations
