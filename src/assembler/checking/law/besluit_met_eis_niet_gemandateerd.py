"""Een besluit dat een versterkte meerderheid vraagt, is niet gemandateerd.

De regeling kan besluiten noemen waarvoor een gekwalificeerde meerderheid of eenstemmigheid nodig is. Zo'n besluit kan niet in mandaat
worden genomen. Deze controle legt de namen van die besluiten naast de omschrijving van de bevoegdheden die in mandaat zijn gegeven; zij
ziet alleen gelijke of in elkaar vervatte woorden.

Grondslag: Awb, artikel 10:3, tweede lid, onderdeel b.
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.ground.findings import Finding, error
from assembler.rules import seams

_GRONDSLAG = "Awb, artikel 10:3, tweede lid, onderdeel b"


def check(facts: Facts) -> Iterator[Finding]:
    """Yield each named decision that also stands among the mandated powers."""
    mandated = {power.bevoegdheid.omschrijving for power in facts.powers.alle() if power.wijze == "mandaat"}
    for clause, _, p in facts.inforce.carrying(seams.majority_rules()):
        for besluit in getattr(p, "besluiten", ()):
            for power in sorted(mandated):
                if _same(besluit, power):
                    message = f"'{besluit}' vraagt een versterkte meerderheid, maar '{power}' is gemandateerd."
                    span = facts.inforce.place(clause, "besluiten")
                    yield error("besluit-met-eis-niet-gemandateerd", message, span, hint="Haal het uit een van de twee lijsten.", grondslag=_GRONDSLAG)


def _same(besluit: str, power: str) -> bool:
    one, other = besluit.strip().casefold(), power.strip().casefold()
    return one in other or other in one
