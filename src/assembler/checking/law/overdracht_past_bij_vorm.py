"""Wat de tekst over bevoegdheden zegt, past bij de vorm en bij wat er werkelijk overgaat.

In een regeling zonder meer kan alleen mandaat worden gegeven: de wet kent daar geen overdracht. Staat bij een bevoegdheid de wijze 'delegatie', dan is
dat een fout. Omgekeerd zegt een tekst die bevoegdheden overdraagt terwijl er geen enkele overgaat, iets wat niet waar is: kies dan de variant voor
alleen mandaat.

Grondslag: Wet gemeenschappelijke regelingen, artikel 8, vierde lid, en artikel 10, tweede lid; Algemene wet bestuursrecht, artikel 10:15 (overdracht
alleen als de wet daarin voorziet).
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.facts.reach import clauses_of
from assembler.ground.findings import Finding, error

SLUG = "overdracht-past-bij-vorm"


def check(facts: Facts) -> Iterator[Finding]:
    """Yield powers that a form cannot transfer, and a text that transfers while no power passes."""
    vorm = facts.workspace.vormen.get(facts.traject.vorm)
    if vorm is None:
        return
    passing = [power for power in facts.powers.alle() if power.wijze == "delegatie"]
    if passing and not vorm.overdracht:
        for power in passing:
            span = power.bron.span if power.bron else power.bevoegdheid.positie.of("wijze")
            message = f"De bevoegdheid '{power.bevoegdheid.omschrijving}' gaat over, maar in een {vorm.naam} kan alleen mandaat worden gegeven."
            yield error(SLUG, message, span, hint="Maak de wijze 'mandaat', of kies een andere vorm.", grondslag=facts.in_wgr(vorm.bepaling))
    elif not passing:
        yield from _empty(facts)


def _empty(facts: Facts) -> Iterator[Finding]:
    """Yield each chosen text by which powers pass, where none does."""
    powers = tuple(facts.powers.alle())
    why = (
        "alle bevoegdheden van de taken zijn in mandaat, zijn door de wet toegekend of blijven bij de deelnemers"
        if powers
        else "bij de taken staan geen bevoegdheden"
    )
    for name in clauses_of(facts.workspace.documentsoorten[facts.traject.regeling]):
        keuze = facts.inforce.present(name)
        variant = facts.workspace.clausules[name].varianten.get(keuze.variant) if keuze else None
        if variant is not None and variant.overdracht in {"per-wet", "per-artikel"}:
            others = [other for other, item in facts.workspace.clausules[name].varianten.items() if item.overdracht == "geen"]
            message = f"'{name}' zegt dat bevoegdheden overgaan, maar er gaat geen enkele over: {why}."
            yield error(SLUG, message, facts.inforce.place(name), hint=f"Kies de variant {' of '.join(others)}.", grondslag=facts.in_wgr("overdracht"))
