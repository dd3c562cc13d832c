"""What one gemeente weighs and pays in the whole: its power, its share of the contributions, and the difference with today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from assembler.document import Gat
from assembler.facts import figures
from assembler.facts.facts import Facts
from assembler.facts.figures import worst
from assembler.rules import power
from assembler.rules.power import Game, NotComputed
from assembler.sentences.names import Waarde

BEREKEND = "berekend uit de cijfers van de deelnemers"
HUIDIG = "bijdrage-huidig"  # figure of a gemeente, in euros: what it pays now for the same tasks


def macht(facts: Facts) -> Mapping[str, tuple[Waarde | Gat, Waarde | Gat]]:
    """Return per gemeente its Banzhaf share and its Shapley-Shubik index, for a decision that no rule names."""
    names, ruleset = facts.traject.deelnemers, facts.stemrecht.ruleset
    gap = next((item for item in facts.stemrecht.stemmen.values() if isinstance(item, Gat)), None)
    if ruleset is None or gap is not None:
        return dict.fromkeys(names, (gap or Gat("ntb", "de stemmen"),) * 2)
    found = power.indices(Game(tuple(ruleset.verhouding.stemmen), ruleset.thresholds(None)))
    if isinstance(found, NotComputed):
        return dict.fromkeys(names, (Gat("ntb", "de macht"),) * 2)
    votes = [item for item in facts.stemrecht.stemmen.values() if isinstance(item, Waarde)]
    status, source = worst(item.status for item in votes), gedeeld(votes, BEREKEND)
    return {
        name: (Waarde(found.banzhaf[name], f"macht/banzhaf/{name}", status, source), Waarde(found.shapley[name], f"macht/shapley/{name}", status, source))
        for name in names
    }


def geld(facts: Facts, gemeente: str, bijdrage: Waarde | Gat) -> dict[str, Any]:
    """Return what the papers of a gemeente say of its money, beside its contribution itself."""
    now = huidig(facts, gemeente)
    everything = [item for row in facts.bijdragen.values() for item in row.values()]
    return {
        "aandeel_bijdrage": _aandeel(f"aandeel/bijdrage/{gemeente}", bijdrage, everything),
        "bijdrage_huidig": now,
        "verschil_bijdrage": _verschil(f"verschil/bijdrage/{gemeente}", bijdrage, now),
        "effect_lokaal": _lokaal(facts, gemeente),
    }


def huidig(facts: Facts, gemeente: str) -> Waarde | Gat:
    """Return what a gemeente pays today for the same tasks, in cents."""
    record = facts.workspace.gemeenten[gemeente]
    found = figures.of_gemeente(record, HUIDIG, facts.keuzes)
    if isinstance(found, Gat):
        return Gat("ntb", f"de huidige bijdrage van {record.naam}")
    return Waarde(int(found.value * 100), found.sleutel, found.status, found.bron)


def gedeeld(values: Iterable[Waarde], anders: str) -> str:
    """Return the source that all share, or else these words: not the words of one gemeente in the papers of another."""
    sources = {item.bron for item in values}
    return sources.pop() if len(sources) == 1 else anders


def _verschil(key: str, after: Waarde | Gat, before: Waarde | Gat) -> Waarde | Gat:
    if isinstance(after, Gat) or isinstance(before, Gat):
        return after if isinstance(after, Gat) else before
    both = (after, before)
    return Waarde(after.value - before.value, key, worst(item.status for item in both), gedeeld(both, BEREKEND))


def _aandeel(key: str, part: Waarde | Gat, whole: list[Waarde | Gat]) -> Waarde | Gat:
    gap = next((item for item in (part, *whole) if isinstance(item, Gat)), None)
    if gap is not None or isinstance(part, Gat):
        return gap or part
    known = [item for item in whole if isinstance(item, Waarde)]
    total = sum(item.value for item in known)
    if not total:
        return Gat("ntb", "de bijdragen")
    return Waarde(Fraction(part.value, total), key, worst(item.status for item in known), gedeeld(known, BEREKEND))


def _lokaal(facts: Facts, gemeente: str) -> Waarde | Gat:
    """Return what local work, its own and that of others, changes in the contribution of a gemeente."""
    rows = [facts.bijdragen[pool][gemeente] for pool in facts.verdelingen]
    gap = next((item for item in rows if isinstance(item, Gat)), None)
    if gap is not None:
        return gap
    steps = [verdeling.steps[-1] for verdeling in facts.verdelingen.values() if verdeling.steps and verdeling.steps[-1].given.deelname]
    known = [item for item in rows if isinstance(item, Waarde)]
    total = sum(step.outcome[gemeente] - step.given.basis[gemeente] for step in steps if step.given.basis)
    return Waarde(total, f"effect-lokaal/{gemeente}", worst(item.status for item in known), gedeeld(known, BEREKEND))
