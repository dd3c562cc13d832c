"""Wie uittreedt, zegt op tijd op.

De regeling zegt hoeveel maanden er ten minste liggen tussen de ontvangst van het besluit tot uittreding en de dag waarop zij ingaat. Neemt wie
vertrekt dat besluit volgens de planning later, dan kan de uittreding op die dag niet ingaan, tenzij de regeling een eerdere dag toelaat en het
bestuur daarmee instemt. Geteld wordt vanaf de dag van de stap waarin wordt vastgesteld; zonder zo'n dag vanaf de stand van de definitieve mijlpaal.

Grondslag: Wgr, artikel 9, eerste lid: de regeling bepaalt de voorwaarden van uittreding; een opzegtermijn mag (SEEN-2).
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.facts.notice import notice
from assembler.ground.findings import Finding, warning
from assembler.ground.wording import datum, opsomming

SLUG = "opzegtermijn-is-verstreken"


def check(facts: Facts) -> Iterator[Finding]:
    """Yield a warning where who leaves decides later than the regulation has it say so."""
    item, asked = facts.trajectmap, notice(facts)
    if asked is None or item.uittreding is None or not facts.mijlpaal.definitief:
        return
    clause, last = asked
    decided = [step.datum for step in facts.mijlpaal.stappen if step.wat == "vaststellen" and step.datum is not None]
    day = max(decided, default=facts.mijlpaal.stand)
    if day <= last:
        return
    who = opsomming([facts.workspace.organisaties[name].naam for name in item.uittreders])
    message = (
        f"De uittreding van {who} gaat in op {datum(facts.traject.inwerkingtreding)}; volgens de regeling moet het besluit daartoe dan uiterlijk op {datum(last)} zijn ontvangen,"
        f" en de planning heeft {datum(day)}."
    )
    hint = "Neem bij 'datum' van het instrument een latere dag, of vervroeg de stappen."
    yield warning(SLUG, message, facts.inforce.place(clause, "maanden"), hint=hint, grondslag=facts.in_wgr("wijziging-en-uittreding"))
