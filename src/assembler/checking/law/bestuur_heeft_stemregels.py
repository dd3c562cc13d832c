"""Een bestuur heeft regels voor stemmen, meerderheid, quorum en staken.

Voor het algemeen bestuur van een openbaar lichaam staan die in de Gemeentewet. Voor het bestuur van een bedrijfsvoeringsorganisatie en voor
een gemeenschappelijk orgaan van colleges of burgemeesters regelt de wet daarover niets: wat de regeling niet zegt, geldt niet.

Grondslag: Wgr, artikel 22, eerste en tweede lid, en artikel 23, vijfde lid; de leemte is afgeleid.
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.ground.findings import Finding, error
from assembler.rules import seams


def check(facts: Facts) -> Iterator[Finding]:
    """Yield each subject that a board without statutory rules leaves open."""
    chosen = facts.inforce
    if chosen.vergadervorm not in {"bedrijfsvoeringsorganisatie", "gemeenschappelijk-orgaan"}:
        return
    for subject, modules in (
        ("welke meerderheid een besluit vraagt", seams.majority_rules()),
        ("hoeveel leden er moeten zijn (quorum)", seams.quorum_rules()),
        ("wat geldt bij staken van de stemmen", seams.tie_rules()),
    ):
        if not any(True for _ in chosen.carrying(modules)):
            message = f"De regeling zegt niet {subject}; voor deze vorm regelt de wet dat niet."
            yield error("bestuur-heeft-stemregels", message, facts.traject.positie.of("vorm"), grondslag=f"{facts.in_wgr('vergaderregels')} (leemte; INF)")
