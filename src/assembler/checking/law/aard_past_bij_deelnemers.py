"""De aard van de regeling klopt met de organen die haar treffen.

De aard hoeft er niet te staan: zij volgt uit de organen die bij de deelnemers zijn genoemd. Treffen alleen raden de regeling, dan is het een
raadsregeling; alleen colleges: een collegeregeling; alleen burgemeesters: een burgemeestersregeling; in alle andere gevallen is zij gemengd.
Staat er een andere aard, dan is een van de twee niet wat is bedoeld.

Een gemengde regeling zegt bij iedere deelnemer zelf welke organen meedoen: uit het woord 'gemengd' is dat niet af te leiden.

Grondslag: Wet gemeenschappelijke regelingen, artikel 1, eerste lid (afzonderlijk of tezamen).
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.ground.findings import Finding, error

SLUG = "aard-past-bij-deelnemers"


def check(facts: Facts) -> Iterator[Finding]:
    """Yield a typed nature that the organs of the participants contradict, or that does not say which organs take part."""
    typed, traject = facts.traject.aard, facts.traject
    if typed is None or typed == facts.aard:
        return
    span = traject.positie.of("aard")
    message = f"Hier staat 'aard: {typed}', maar door de organen van de deelnemers is dit een {facts.aard.replace('gemengd', 'gemengde regeling')}."
    hint = "Laat 'aard' weg, of noem bij iedere deelnemer de organen: deelnemers: [{organisatie: naam, organen: [raad, college]}]."
    yield error(SLUG, message, span, hint=hint, grondslag=facts.in_wgr("bevoegd-te-treffen"))
