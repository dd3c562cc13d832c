"""Facts -> who can make a decision pass or fall; counted once for each milestone, however many papers say so."""

from __future__ import annotations

from assembler.facts.facts import Facts
from assembler.rules.power import Game, NotComputed, Power, indices
from assembler.rules.ruleset import RuleSet


def game(ruleset: RuleSet, besluit: str | None = None) -> Game:
    """Return a decision as a game: who has a vote, and what a coalition of them must meet."""
    return Game(tuple(ruleset.verhouding.stemmen), ruleset.thresholds(besluit))


def power_over(facts: Facts, besluit: str | None = None) -> Power | NotComputed | None:
    """Return the power over a decision (None: one that no rule names); None while the votes are not known."""
    ruleset = facts.stemrecht.ruleset
    return facts.once(f"power {besluit or ''}", lambda: indices(game(ruleset, besluit))) if ruleset is not None else None
