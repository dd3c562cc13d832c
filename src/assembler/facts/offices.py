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
        fitting = [found for found in row if found.functie == functie and in_office(found, op)]
        if fitting:
            return max(fitting, key=lambda found: found.van or date.min)
    return None


def in_office(found: Functionaris, op: date) -> bool:
    """Return whether somebody holds the office on a day; without a first or last day nothing is claimed, and it may be so."""
    return (found.van or date.min) <= op <= (found.tot or date.max)
