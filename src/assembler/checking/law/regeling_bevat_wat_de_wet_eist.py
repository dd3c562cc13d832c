"""De regeling bevat wat de Wgr in haar tekst eist.

Wat dat is, hangt af van de vorm en van het recht van de dag, en staat in clauses/vormen: voor een openbaar lichaam onder meer de deelnemers, de
instelling, het belang, de overgedragen bevoegdheden, de plaats van vestiging, het bestuur en het aantal leden, verantwoording, wijziging, opheffing,
toetreding en uittreding, vereffening, archief en inwerkingtreding; voor een regeling zonder meer het mandaat en wie haar bekendmaakt. Sinds
1 juli 2022 ook: zienswijze van de raden op besluiten, betrokkenheid van ingezetenen, en evaluatie. Een clausule zegt met 'vervult' aan welke eis zij
voldoet.

Deze controle stelt vast dat een onderwerp ontbreekt; zij oordeelt niet over de inhoud.

Grondslag: de artikelen die per eis zijn genoemd (clauses/vormen en clauses/wgr). De eisen van na 1 juli 2022 zijn ten dele te verifieren (tweede bron).
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.facts.reach import clauses_of
from assembler.ground.findings import Finding, error
from assembler.reading.records.vormen import Eis


def check(facts: Facts) -> Iterator[Finding]:
    """Yield each subject that the law demands in the text of this form and no chosen clause covers."""
    vorm = facts.workspace.vormen.get(facts.traject.vorm)
    soort = facts.workspace.documentsoorten[facts.traject.regeling]
    if vorm is None or facts.traject.regeling not in {choice.soort for choice in facts.mijlpaal.documenten}:
        return
    covered = {row for name in clauses_of(soort) if facts.keuzes.clausules[name].aanwezig for row in facts.workspace.clausules[name].vervult}
    for eis in vorm.eisen:
        if facts.regime in eis.regimes and _demanded(facts, eis) and not covered & set(eis.vervult):
            grondslag = facts.in_wgr(eis.bepaling) if eis.bepaling else eis.grondslag or ""
            yield error("regeling-bevat-wat-de-wet-eist", f"In de regeling ontbreekt: {eis.onderwerp}.", facts.traject.positie.span, grondslag=grondslag)


def _demanded(facts: Facts, eis: Eis) -> bool:
    """Return whether a demand counts here: some count only where powers pass."""
    return eis.alleen == "altijd" or any(power.wijze == "delegatie" for power in facts.powers.alle())
