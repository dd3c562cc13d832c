"""Een tekst gaat uit van het recht van haar eigen dag.

De dag van een regeling is die van haar bekendmaking en inwerkingtreding. Geen artikel en geen toelichting noemt recht van later: op 31 augustus
2021 kon niemand weten wat op 1 juli 2022 zou gelden. Een datum na die dag in een zin van de regeling of haar toelichting is daarom een
waarschuwing, tenzij zij een feit van het traject is.

Waar het recht op een dag veranderde, staat in clauses/recht, met hoe zeker dat is. Gaat een tekst uit van een verandering die niet in de wet
zelf is gelezen, dan is dat een opmerking: na te gaan voordat de tekst wordt vastgesteld.

Grondslag: Bekendmakingswet en artikel 26 van de Wgr (een regeling werkt niet voor haar bekendmaking); verder een werkafspraak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assembler.facts.facts import Facts
from assembler.facts.statutes import day_of
from assembler.ground.document import Cover, Node, Tekst
from assembler.ground.findings import Finding, remark, warning
from assembler.ground.wording import datum

SLUG = "recht-is-van-de-dag"
_MAANDEN = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")
_DATUM = re.compile(rf"\b([12]?[0-9]|3[01]) ({'|'.join(_MAANDEN)}) (20[0-9]{{2}})\b")
_GELEZEN = {"SEEN", "SEEN-2"}


def check(facts: Facts) -> Iterator[Finding]:
    """Yield a remark for each change in the law that this text follows and that nobody read in the law itself."""
    day = day_of(facts.traject)
    for item in facts.workspace.recht.values():
        if item.datum <= day and item.zekerheid not in _GELEZEN:
            message = f"Deze tekst gaat uit van recht dat is na te gaan ({item.zekerheid}), vanaf {datum(item.datum)}: {item.omschrijving}"
            yield remark(SLUG, message, facts.traject.positie.of("inwerkingtreding"), hint=item.bron)


def check_document(facts: Facts, root: Node) -> Iterator[Finding]:
    """Yield each date in a sentence of a regulation that lies after the day of the text."""
    if not isinstance(root.layout, Cover):
        return
    day = max(day_of(facts.traject), facts.mijlpaal.stand)
    for node in root.walk():
        words = "".join(item.text for item in node.inhoud if isinstance(item, Tekst))
        for match in _DATUM.finditer(words):
            if date(int(match[3]), _MAANDEN.index(match[2]) + 1, int(match[1])) > day:
                message = f"Hier staat {match[0]}; dat is na de dag van deze tekst ({datum(day)})."
                hint = "Zeg wat nu geldt. Verschilt dat per dag, maak de zin dan afhankelijk van traject.regime of van recht.<id>."
                yield warning(SLUG, message, node.herkomst.span, hint=hint)
