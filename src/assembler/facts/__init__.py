"""A workspace and a date -> all that documents may say.

In: the records and the log. Out: `Keuzes` (the log folded, `choose`), `Facts` (figures, votes, contributions, each with its source), the views that
sentences read (`views/`), and the same facts under other choices (`whatif/`). Touches rules and sentences below it; no text is made here.
"""

from __future__ import annotations
