"""Een bevoegdheid gaat alleen over als zij van het bestuursorgaan is dat de regeling treft.

Een collegeregeling kan alleen bevoegdheden van de colleges overdragen of in mandaat laten uitoefenen. Een bevoegdheid van
de raad (zoals het vaststellen van een verordening) of van de burgemeester blijft daar. Staat zo'n bevoegdheid bij een taak
met de wijze 'delegatie' of 'mandaat', dan is dat een fout. Maak de wijze 'lokaal', of kies een andere vorm van regeling.

Grondslag: Wet gemeenschappelijke regelingen, artikel 1, eerste lid (ieder orgaan voor zover het voor de eigen gemeente
bevoegd is) en artikel 30, eerste lid.
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.findings import Finding, error

GRONDSLAG = "Wgr, artikel 1, eerste lid, en artikel 30, eerste lid"
_MAKERS = {
    "collegeregeling": ("college",),
    "raadsregeling": ("raad",),
    "burgemeestersregeling": ("burgemeester",),
    "gemengd": ("raad", "college", "burgemeester"),
}


def check(facts: Facts) -> Iterator[Finding]:
    """Yield each power that leaves an organ which does not make this regulation."""
    makers = _MAKERS[facts.traject.aard]
    for name in facts.traject.taken:
        taak = facts.workspace.taken[name]
        for power in taak.bevoegdheden:
            chosen = facts.keuzes.wijzen.get(f"{taak.id}/{power.id}")
            wijze = chosen[0] if chosen else power.wijze
            if wijze == "lokaal" or power.orgaan in makers:
                continue
            span = chosen[1].span if chosen else power.positie.of("wijze")
            word = "overgedragen" if wijze == "delegatie" else "gemandateerd"
            owner = "van geen bestuursorgaan van de gemeente" if power.orgaan == "geen" else f"van de {power.orgaan}"
            message = f"De bevoegdheid '{power.omschrijving}' is {owner} en kan in een {facts.traject.aard} niet worden {word}."
            yield error("overdracht-past-bij-aard", message, span, hint="Maak de wijze 'lokaal'.", grondslag=GRONDSLAG)
