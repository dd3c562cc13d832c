"""What a deelnemer answers for beside its contribution: its part of the guarantee, and what leaving costs by the clause as it reads.

Both follow from the contributions of the budget year; what a clause leaves to facts of later (damage, staff taken over) is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from assembler.facts import figures
from assembler.facts.facts import Facts
from assembler.ground.document import Gat
from assembler.ground.values import Figure, computed, first_gap, known, share, total
from assembler.rules import seams
from assembler.rules.exitsum import ExitPart, exit_sum
from assembler.rules.leaving import ExitInput, percentage
from assembler.sentences.names import BEDRAG, JA_NEE, Name, View

GUARANTEE, LEAVING = "garantie", "uittreding-kosten"  # clauses
MILLION = 100_000_000  # cents
_YEARS = 10  # the rules average over no more full years than this
_WHAT = "de bijdragen"

OBLIGATIONS = {
    "heeft_garantie": Name(JA_NEE, "of de regeling een garantie van de deelnemers bevat"),
    "garantie_per_miljoen": Name(BEDRAG, "haar deel van iedere miljoen euro waarvoor op de garantie een beroep wordt gedaan"),
    "garantie_bekend": Name(JA_NEE, "of dat bekend is"),
    "uittreedsom_is_te_ramen": Name(JA_NEE, "of de gekozen tekst de uittreedsom vooraf laat berekenen"),
    "uittreedsom": Name(BEDRAG, "wat uittreden na het begrotingsjaar kost, naar de raming en zonder aftrek voor wat zij overneemt"),
    "uittreedsom_bekend": Name(JA_NEE, "of die som bekend is"),
    "uittreedgrondslag": Name(BEDRAG, "de jaarbijdrage waarvan die som is berekend"),
}


def obligations(facts: Facts, gemeente: str) -> dict[str, Any]:
    """Return the names of `OBLIGATIONS` for one deelnemer."""
    base, lines = _leaving(facts, gemeente)
    gap = Gat("ntb", "de vergoeding bij uittreding")
    key = f"uittreedsom/{gemeente}"
    pays: Figure = gap if lines is None else base if isinstance(base, Gat) else computed(sum(lines), key, (base,))
    guaranteed = _guaranteed(facts, gemeente)
    return {
        "heeft_garantie": facts.inforce.present(GUARANTEE) is not None,
        "garantie_per_miljoen": guaranteed,
        "garantie_bekend": not isinstance(guaranteed, Gat),
        "uittreedsom_is_te_ramen": lines is not None,
        "uittreedsom": pays,
        "uittreedsom_bekend": not isinstance(pays, Gat),
        "uittreedgrondslag": base,
    }


def _guaranteed(facts: Facts, gemeente: str) -> Figure:
    """Return the part of one deelnemer in a million, in cents: by contribution without maatwerk, or as the rule of the clause says."""
    rule: Any = facts.inforce.rules.get(GUARANTEE)
    names = facts.traject.deelnemers
    if rule is not None and rule.verhouding == "inwoners":
        day = date(facts.traject.begrotingsjaar - rule.jaren_terug, 1, 1)
        weights: Sequence[Figure] = [figures.of_gemeente(facts.workspace.organisaties[name], "inwoners", facts.keuzes, day) for name in names]
    else:
        weights = [_paid(facts, name, lambda pool: rule is not None or pool.pakket != "maatwerk") for name in names]
    part = share(f"garantie/{gemeente}", weights[names.index(gemeente)], weights, _WHAT)
    return part if isinstance(part, Gat) else computed(percentage(part.value * MILLION, 100), part.key, known(weights), _WHAT)


def _leaving(facts: Facts, gemeente: str) -> tuple[Figure, tuple[int, ...] | None]:
    """Return the yearly amount that the sum is computed from, and the sum line by line in cents; None where the clause has no sum."""
    values = facts.parameters.get(LEAVING, {})
    whole = values.get("grondslag") == "bijdrage"
    base = _paid(facts, gemeente, lambda pool: whole or pool.soort == "uitvoeringskosten")
    if facts.inforce.present(LEAVING) is None:
        return base, None
    amount = 0 if isinstance(base, Gat) else base.value
    rule = next((item for item in facts.inforce.carrying(seams.uittreedregels()) if item[0] == LEAVING), None)
    if rule is None:
        percentages = _percentages(values.get("percentages"))
        return base, tuple(percentage(amount, part) for part in percentages) if percentages else None
    year = facts.traject.begrotingsjaar + 1
    given = ExitInput(gemeente, date(year, 1, 1), date(year, 1, 1), bijdragen={year - back: amount for back in range(1, _YEARS + 1)})
    found = exit_sum((ExitPart(rule[0], rule[1], rule[2]),), given)
    return base, tuple(line.bedrag for line in found.lines) or None


def _percentages(value: object) -> tuple[Fraction, ...]:
    """Return the percentages of a clause without a rule; none when it does not work with percentages."""
    rows = value if isinstance(value, tuple) else ()
    try:
        return tuple(Fraction(item.get("naam").value) for item in rows if isinstance(item, View))
    except ValueError:
        return ()


def _paid(facts: Facts, gemeente: str, counts: Any) -> Figure:
    """Return what a deelnemer pays in the budget year for the pools that count."""
    parts = [facts.bijdragen[pool.id][gemeente] for pool in facts.traject.pools if counts(pool)]
    return first_gap(parts) or total(f"grondslag/{gemeente}", parts, _WHAT)
