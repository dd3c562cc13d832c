"""What one gemeente weighs and pays in the whole: its power, its share of the contributions, and the difference with today."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assembler.document import Gat
from assembler.facts import figures
from assembler.facts.facts import Facts
from assembler.rules import power
from assembler.rules.power import Game, NotComputed
from assembler.values import Figure, computed, difference, first_gap, in_cents, known, share

HUIDIG = "bijdrage-huidig"  # figure of a gemeente, in euros: what it pays now for the same tasks


def macht(facts: Facts) -> Mapping[str, tuple[Figure, Figure]]:
    """Return per gemeente its Banzhaf share and its Shapley-Shubik index, for a decision that no rule names."""
    names, ruleset = facts.traject.deelnemers, facts.stemrecht.ruleset
    gap = first_gap(facts.stemrecht.stemmen.values())
    if ruleset is None or gap is not None:
        return dict.fromkeys(names, (gap or Gat("ntb", "de stemmen"),) * 2)
    found = power.indices(Game(tuple(ruleset.verhouding.stemmen), ruleset.thresholds(None)))
    if isinstance(found, NotComputed):
        return dict.fromkeys(names, (Gat("ntb", "de macht"),) * 2)
    votes = known(facts.stemrecht.stemmen.values())
    return {
        name: (computed(found.banzhaf[name], f"macht/banzhaf/{name}", votes), computed(found.shapley[name], f"macht/shapley/{name}", votes)) for name in names
    }


def geld(facts: Facts, gemeente: str, bijdrage: Figure) -> dict[str, Any]:
    """Return what the papers of a gemeente say of its money, beside its contribution itself."""
    now = huidig(facts, gemeente)
    everything = [item for row in facts.bijdragen.values() for item in row.values()]
    return {
        "aandeel_bijdrage": share(f"aandeel/bijdrage/{gemeente}", bijdrage, everything, "de bijdragen"),
        "bijdrage_huidig": now,
        "verschil_bijdrage": difference(f"verschil/bijdrage/{gemeente}", bijdrage, now),
        "effect_lokaal": _lokaal(facts, gemeente),
    }


def huidig(facts: Facts, gemeente: str) -> Figure:
    """Return what a gemeente pays today for the same tasks, in cents."""
    record = facts.workspace.gemeenten[gemeente]
    found = figures.of_gemeente(record, HUIDIG, facts.keuzes)
    if isinstance(found, Gat):
        return Gat("ntb", f"de huidige bijdrage van {record.naam}")
    return in_cents(found)


def _lokaal(facts: Facts, gemeente: str) -> Figure:
    """Return what local work, its own and that of others, changes in the contribution of a gemeente."""
    rows = [facts.bijdragen[pool][gemeente] for pool in facts.verdelingen]
    gap = first_gap(rows)
    if gap is not None:
        return gap
    steps = [verdeling.steps[-1] for verdeling in facts.verdelingen.values() if verdeling.steps and verdeling.steps[-1].given.deelname]
    change = sum(step.outcome[gemeente] - step.given.basis[gemeente] for step in steps if step.given.basis)
    return computed(change, f"effect-lokaal/{gemeente}", known(rows))
