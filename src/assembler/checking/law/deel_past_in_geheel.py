"""Een eenmalige last die in een kostenpost is begrepen, past daarin.

Bij een cijfer van het traject kan staan dat het bedrag al in de raming van een kostenpost zit (`begrepen_in`). De stukken zeggen dat dan
aan de raden. Dat kan alleen waar zijn als het bedrag niet groter is dan die raming, en als alle bedragen die in dezelfde kostenpost heten
te zitten, daar samen in passen.

Grondslag: geen bepaling; een stuk aan de raad zegt over geld alleen wat klopt met de eigen cijfers.
"""

from __future__ import annotations

from collections.abc import Iterator

from assembler.facts import figures
from assembler.facts.facts import Facts
from assembler.ground.document import Gat
from assembler.ground.findings import Finding, error
from assembler.ground.values import known
from assembler.ground.wording import euro, opsomming

SLUG = "deel-past-in-geheel"


def check(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each cost pool that is smaller than what is said to be part of it."""
    traject = facts.traject
    for pool in traject.pools:
        parts = {name: series for name, series in traject.cijfers.items() if series.begrepen_in == pool.id}
        amounts = known(figures.of_traject(traject, name, facts.keuzes) for name in parts)
        whole = facts.bedragen[pool.id]
        together = sum(item.value for item in amounts)
        if isinstance(whole, Gat) or together <= whole.value:
            continue
        first = next(iter(parts.values()))
        named = opsomming([series.omschrijving for series in parts.values()])
        message = f"In de kostenpost '{pool.naam}' ({euro(whole.value)}) kan {euro(together)} niet zijn begrepen: {named}."
        yield error(
            SLUG, message, first.positie.of("begrepen_in"), hint="Noem de kostenpost waarin het bedrag wel zit, of haal 'begrepen_in' weg: dan komt het erbij."
        )
