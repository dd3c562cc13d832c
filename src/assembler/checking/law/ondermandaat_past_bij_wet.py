"""Ondermandaat past bij de wet waarop het besluit berust.

Sommige wetten laten mandaat van het vaststellen van rechten en plichten alleen toe aan een bestuursorgaan, zoals het dagelijks bestuur. Of dat
bestuur daarvoor ondermandaat aan medewerkers kan geven, zeggen die wetten niet met zoveel woorden. Gebeurt het toch, dan is dat een opmerking: na
te gaan voordat het mandaatbesluit wordt genomen.

Grondslag: Participatiewet, artikel 7, vierde lid (SEEN), en gelijke bepalingen in de IOAW en de IOAZ (CARRY); de gevolgtrekking voor ondermandaat is
afgeleid (INF).
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts.facts import Facts
from assembler.facts.views.powers import bounded_laws
from assembler.ground.findings import Finding, remark
from assembler.ground.wording import opsomming

_CLAUSULE, _WIE = "ondermandaat", "rechten_en_plichten"


def check(facts: Facts) -> Iterator[Finding]:
    """Yield a remark when staff may decide under a law that lets only a bestuursorgaan do so."""
    laws = bounded_laws(facts)
    chosen = facts.parameters.get(_CLAUSULE, {}).get(_WIE)
    if not laws or facts.inforce.present(_CLAUSULE) is None or chosen != "medewerkers":
        return
    message = f"Medewerkers kunnen in ondermandaat rechten en plichten vaststellen op grond van {opsomming(laws)}; of die wet dat toelaat, is na te gaan."
    hint = f"Kies bij '{_CLAUSULE}' {_WIE}: dagelijks-bestuur, of ga het na."
    yield remark("ondermandaat-past-bij-wet", message, facts.inforce.place(_CLAUSULE, _WIE), hint=hint, grondslag="Participatiewet, artikel 7, vierde lid")
