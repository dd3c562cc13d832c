"""Rights: what a person may read and write of a workspace, as pure functions of the person and the records.

In: a `Person` (a name and roles) and a `Workspace`. Out: the workspace as this person may see it, and whose records an edit changes. Whoever
works from what comes out cannot show what the person may not read, whatever screen it is. Touches no disk, clock or network.
"""

from __future__ import annotations
