"""Algemeen verbindende regels worden niet in mandaat vastgesteld.

Een bevoegdheid om regels te stellen die iedereen binden, zoals een verordening, kan worden overgedragen maar niet gemandateerd, tenzij een
wettelijk voorschrift dat uitdrukkelijk toestaat. In de bibliotheek hebben zulke bevoegdheden de aard 'regels'.

Grondslag: Awb, artikel 10:3, tweede lid, onderdeel a.
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.ground.findings import Finding, error


def check(facts: Facts) -> Iterator[Finding]:
    """Yield each power to make binding rules that is mandated."""
    for power in facts.powers.alle():
        if power.bevoegdheid.aard == "regels" and power.wijze == "mandaat":
            span = power.bron.span if power.bron else power.bevoegdheid.positie.of("wijze")
            message = f"De bevoegdheid '{power.bevoegdheid.omschrijving}' is gemandateerd, maar regels die iedereen binden, worden niet in mandaat vastgesteld."
            yield error("regels-niet-gemandateerd", message, span, hint="Maak de wijze 'lokaal'.", grondslag="Awb, artikel 10:3, tweede lid, onderdeel a")
