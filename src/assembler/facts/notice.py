"""How long before it leaves a participant says so: what the regulation asks, counted back from the day on which it leaves."""

from __future__ import annotations

from datetime import date

from assembler.facts.facts import Facts
from assembler.rules.terms import add_months

_CLAUSES = ("uittreding-termijn", "centrum-uittreding")  # of a joint body, and of a regulation without one; both have their term in `maanden`


def notice(facts: Facts) -> tuple[str, date] | None:
    """Return the clause with the term and the last day on which the decision must be there; None where nobody leaves, or no clause says."""
    chosen = facts.keuzes.clausules
    clause = next((name for name in _CLAUSES if name in chosen and chosen[name].aanwezig), None)
    if clause is None or not facts.trajectmap.uittreders:
        return None
    months = facts.parameters[clause].get("maanden")
    return (clause, add_months(facts.traject.inwerkingtreding, -months)) if isinstance(months, int) else None
