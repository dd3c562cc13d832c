"""Who holds an office on a day, as far as a source says so: in a traject, or in general."""

from __future__ import annotations

from datetime import date

from assembler.reading.records.gemeenten import Functionaris, Organisatie
from assembler.reading.records.workspace import Trajectmap


def office_holder(item: Trajectmap, gemeente: Organisatie, functie: str, op: date) -> Functionaris | None:
    """Return who holds an office on a day, as far as a source names one; the latest appointed when several do.

    Who holds it in this traject goes before who holds it in general.
    """
    own = item.gegevens.get(gemeente.id)
    for row in (own.functionarissen if own else (), gemeente.functionarissen):
        fitting = [found for found in row if found.functie == functie and (found.van or date.min) <= op <= (found.tot or date.max)]
        if fitting:
            return max(fitting, key=lambda found: found.van or date.min)
    return None


def of_office(item: Trajectmap, gemeente: Organisatie, functie: str) -> list[Functionaris]:
    """Return who is recorded for an office at all, on whatever day, the latest appointed last."""
    own = item.gegevens.get(gemeente.id)
    rows = [*gemeente.functionarissen, *(own.functionarissen if own else ())]
    return sorted((found for found in rows if found.functie == functie), key=lambda found: found.van or date.min)
