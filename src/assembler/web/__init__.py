"""The workbench: the same verbs as the command line, in a browser (a face beside `cli`).

In: a `Desk`, a workspace that stays open. Out: an application that answers requests with whole pages; every page works without scripts. One module
for each screen; what a screen computes stands in `verbs`, what it says in `pages/`. Touches no file and no clock of its own, and never `cli`.
"""

from __future__ import annotations
