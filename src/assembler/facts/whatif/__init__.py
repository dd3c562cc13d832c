"""What-if: the same facts under other choices, side by side. Pure; a variant is a decision that nobody took."""

from __future__ import annotations

from assembler.facts.whatif.contributions import ContributionOutcome, contribution_outcome
from assembler.facts.whatif.variants import Scenario, Supposed, VariantError, applied, read_variants, scenarios, under
from assembler.facts.whatif.votes import VoteOutcome, vote_outcome

__all__ = [
    "ContributionOutcome",
    "Scenario",
    "Supposed",
    "VariantError",
    "VoteOutcome",
    "applied",
    "contribution_outcome",
    "read_variants",
    "scenarios",
    "under",
    "vote_outcome",
]
