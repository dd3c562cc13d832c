"""Een vrijstelling staat in de regeling, en in het geld.

Neemt een gemeente niet deel aan een taak, dan staat de clausule 'vrijstelling' in de regeling; en die clausule staat er alleen als er een
vrijstelling is. Wie is vrijgesteld van alle taken van een kostenpool, betaalt daar niet aan mee: de sleutel verdeelt over de anderen. Van een deel
van een pool kan een gemeente niet worden vrijgesteld, want de kosten daarvan staan niet apart: geef die taak dan een eigen pool. Hetzelfde geldt voor een
taak met eigen deelnemers.

Grondslag: Wgr, artikel 11 (een regeling kan een deelnemer voor een tijdvak vrijstellen).
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.chosen import TaskChoice
from assembler.facts.contributions import exempt
from assembler.facts.facts import Facts
from assembler.ground.findings import Finding, error

SLUG = "vrijstelling-past-bij-taken"
GRONDSLAG = "Wgr, artikel 11"
_CLAUSULE = "vrijstelling"


def check(facts: Facts) -> Iterator[Finding]:
    """Yield an exemption without its clause, a clause without exemption, and an exemption from a part of a pool."""
    chosen = {key: item for key, item in facts.keuzes.taken.items() if item.keuze.uitvoering == "vrijgesteld" and key[1] in facts.traject.taken}
    by_log = {key: item for key, item in chosen.items() if key not in facts.keuzes.buiten}
    present = facts.inforce.present(_CLAUSULE) is not None
    if by_log and not present:
        message = f"Een gemeente neemt niet deel aan een taak, maar de clausule '{_CLAUSULE}' staat niet in de regeling."
        hint = f"Kies de clausule '{_CLAUSULE}' en de dag tot welke de vrijstelling geldt."
        yield error(SLUG, message, next(iter(by_log.values())).bron.span, hint=hint, grondslag=GRONDSLAG)
    if present and not by_log:
        message = f"De clausule '{_CLAUSULE}' staat in de regeling, maar geen gemeente is vrijgesteld."
        hint = "Laat de clausule vervallen, of kies bij een taak van een gemeente 'uitvoering: vrijgesteld'."
        yield error(SLUG, message, facts.inforce.place(_CLAUSULE), hint=hint, grondslag=GRONDSLAG)
    for (gemeente, taak), item in chosen.items():
        yield from _pool(facts, gemeente, taak, item)


def _pool(facts: Facts, gemeente: str, taak: str, item: TaskChoice) -> Iterator[Finding]:
    name = facts.workspace.organisaties[gemeente].naam
    for pool in facts.traject.pools:
        if taak in pool.taken and not exempt(facts.inforce, pool, gemeente):
            message = (
                f"{name} neemt niet deel aan '{taak}', maar wel aan andere taken van de kostenpool '{pool.naam}'; de sleutel kan dat niet verdelen."
                if (gemeente, taak) in facts.keuzes.buiten
                else f"{name} is vrijgesteld van '{taak}', maar niet van alle taken van de kostenpool '{pool.naam}'; de sleutel kan dat niet verdelen."
            )
            yield error(SLUG, message, item.bron.span, hint="Geef de taak een eigen kostenpool.", grondslag=GRONDSLAG)
