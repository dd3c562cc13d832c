"""Facts -> who can make a decision pass or fall; counted once for each milestone, however many papers say so."""

from __future__ import annotations

from assembler.facts.facts import Facts
from assembler.rules.power import Game, NotComputed, Power, indices
from assembler.rules.ruleset import RuleSet


def game(ruleset: RuleSet, besluit: str | None = None) -> Game:
    """Return a decision as a game: who has a vote, and what a coalition of them must meet."""
    return Game(tuple(ruleset.verhouding.stemmen), ruleset.thresholds(besluit))


def power_over(facts: Facts, ruleset: RuleSet, besluit: str | None = None) -> Power | NotComputed:
    """Return the power over a decision (None: one that no rule names); `ruleset` is that of these facts."""
    return facts.once(f"power {besluit or ''}", lambda: indices(game(ruleset, besluit)))
