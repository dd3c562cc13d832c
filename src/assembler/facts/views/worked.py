"""Where a decision of the log is worked in: which articles and annexes of the regulation it touches, and what may be said of it on a day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from assembler.facts.chosen import confidential
from assembler.facts.facts import Facts
from assembler.facts.views.targets import keys_of, names_of
from assembler.facts.views.texts import RegulationText
from assembler.reading.records.besluiten import Besluit

Progress = Literal["genomen", "voorgenomen", "besproken", "open"]


def decision_of(facts: Facts, besluit: str | None) -> Besluit | None:
    """Return the decision of the region with this id."""
    return next((item for item in facts.trajectmap.besluiten if item.id == besluit), None)


def progress(besluit: Besluit) -> Progress:
    """Return how far a decision is, as far as a paper may say so: of one that is confidential and not taken only that it is talked about."""
    if besluit.status == "besloten":
        return "genomen"
    if besluit.status == "ingetrokken":
        return "open"
    return "besproken" if besluit.vertrouwelijk else "voorgenomen"


def worked_in(facts: Facts, text: Callable[[], RegulationText], besluit: str | None, article: str) -> tuple[str, ...]:
    """Return the articles in which the decision that carries something out is worked in; none when that is planned, or may not be told of.

    `article` is what it was about: only the choices on that article count, when there are any.
    """
    found = decision_of(facts, besluit)
    if found is None or found.status != "besloten" or found.datum > facts.mijlpaal.stand:
        return ()
    open_ = [keuze for keuze in found.keuzes if not confidential(found, keuze)]
    mine = [keuze for keuze in open_ if article in names_of(keuze)] or open_
    names, keys = [name for keuze in mine for name in names_of(keuze)], [key for keuze in mine for key in keys_of(keuze)]
    return tuple(dict.fromkeys(label.lower() for label in text().touched(names, keys))) if names or keys else ()
