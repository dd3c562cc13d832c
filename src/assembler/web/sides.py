"""The texts that a reader can choose from: each frozen version, and today's text of each milestone."""

from __future__ import annotations

from assembler.verbs.opened import versions
from assembler.web.ask import Ask


def sides(ask: Ask) -> list[str]:
    """Return their names, in order: `concept@1`, `concept@nu`."""
    known = versions(ask.opened, ask.trajectmap)
    return [f"{item.id}@{number}" for item in ask.trajectmap.mijlpalen for number in (*known[item.id], "nu")]
