"""The assembler: a compiler for the text of gemeenschappelijke regelingen and the papers of their councils.

    text -source-> data -records-> Workspace -choose-> Keuzes -facts-> Facts -compose-> Draft -number-> Numbered
    -refer-> Final -> renderers (bytes), checks (findings)

`pipeline` runs the stages on one screen. The wings, from the ground up: `ground`, `reading`, `wordfile`, `rules`, `sentences`, `facts`, `checking`,
`composing`, `store`, `comparing`, `rendering`, `verbs`, `cli`; an arrow only goes down (`.importlinter`).
"""

from __future__ import annotations

__version__ = "0.1.0"
