"""Iedere taak wordt uit een kostenpool betaald.

Staat een taak in geen pool, dan telt zij in de bijdragen niet mee en ziet geen raad wat zij kost.

Grondslag: geen; de Wgr schrijft geen verdeelsleutel voor.
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.ground.findings import Finding, warning


def check(facts: Facts) -> Iterator[Finding]:
    """Yield a warning for each task without a pool, once the traject has pools."""
    if not facts.traject.pools:
        return
    paid = {name for pool in facts.traject.pools for name in pool.taken}
    for name in facts.traject.taken:
        if name not in paid:
            yield warning("taken-hebben-een-pool", f"De taak '{name}' staat in geen kostenpool.", facts.traject.positie.of("pools"))
