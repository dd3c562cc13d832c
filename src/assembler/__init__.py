"""The assembler: a compiler for the text of gemeenschappelijke regelingen and the papers of their councils.

    text -source-> data -records-> Workspace -choose-> Keuzes -facts-> Facts -compose-> Draft -number-> Numbered
    -refer-> Final -> renderers (bytes), checks (findings)

`workspace` reads, `linking` checks names, `pipeline` runs the stages, `make` and `publish` write; `cli` is the door.
"""

from __future__ import annotations

__version__ = "0.1.0"
