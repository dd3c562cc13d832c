"""Tasks, pools and deelnemers as views that point at each other: made empty, filled when all of them exist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assembler.facts.facts import Facts
from assembler.sentences.names import View


@dataclass(frozen=True, slots=True)
class Links:
    """The views of one milestone that others point at, by id."""

    deelnemers: Mapping[str, View]
    taken: Mapping[str, View]
    pools: Mapping[str, View]


def links(facts: Facts) -> Links:
    """Return the views, still empty."""
    traject = facts.traject
    return Links(
        {name: View("deelnemer", name, {}) for name in traject.deelnemers},
        {name: View("taak", name, {}) for name in traject.taken},
        {pool.id: View("pool", pool.id, {}) for pool in traject.pools},
    )
