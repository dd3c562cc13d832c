"""The disk: what people wrote (`workspace`), what was made (`folder`), what is fixed (`versions`) (edge).

In: a root folder. Out: a `Workspace` with positions, frozen versions proven by hash; and the other way files written whole or not at all under a
lock (`files`). Nobody else opens a file of the workspace or of `build/`.
"""

from __future__ import annotations
