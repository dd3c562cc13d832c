"""Wat bij het begin is aangenomen, is nagekeken voordat de tekst wordt vastgesteld.

Een nieuwe werkruimte begint met aannames: welke organen van een deelnemer de regeling treffen, en voor een terrein waarvoor de bibliotheek geen taak heeft een
taak die nog is uit te werken. In een concept is dat een opmerking; in een definitieve tekst een fout.

Noem de organen bij de deelnemer en haal 'status: aanname' weg. Werk de taak uit (omschrijving, deeltaken, wetten, bevoegdheden) en haal 'uit_te_werken' weg.

Grondslag: Wgr, artikel 1, eerste lid (wie de regeling treffen) en artikel 10, eerste lid (het belang en wat daarbij hoort).
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.ground.findings import Finding, error, remark
from assembler.ground.wording import opsomming


def check(facts: Facts) -> Iterator[Finding]:
    """Yield each participant of which the organs are assumed, and each task that is to be worked out."""
    make = error if facts.mijlpaal.definitief else remark
    for item in facts.traject.deelnames:
        organisatie = facts.workspace.organisaties.get(item.organisatie)
        if item.status != "definitief" and organisatie is not None:
            named = f"aangenomen is: {opsomming(item.organen)}" if item.organen else "er is geen orgaan genoemd"
            message = f"Welke organen van {organisatie.naam} de regeling treffen, staat niet vast ({named})."
            yield make(
                "begin-is-nagekeken", message, item.positie.span, hint="Noem de organen en haal 'status' weg.", grondslag=facts.in_wgr("bevoegd-te-treffen")
            )
    for taak in facts.powers.taken:
        if taak.uit_te_werken:
            message = f"De taak '{taak.naam}' is nog niet uitgewerkt."
            hint = "Omschrijf haar, noem deeltaken, wetten en bevoegdheden, en haal 'uit_te_werken' weg."
            yield make("begin-is-nagekeken", message, taak.positie.span, hint=hint, grondslag=facts.in_wgr("belang"))
