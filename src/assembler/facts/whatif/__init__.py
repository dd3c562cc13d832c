"""What-if: the same facts under other choices, side by side. Pure; a variant is a decision that nobody took."""

from __future__ import annotations

from assembler.facts.whatif.contributions import ContributionOutcome, bijdragen
from assembler.facts.whatif.variants import Scenario, Variant, VariantError, lees, scenarios
from assembler.facts.whatif.votes import VoteOutcome, stemmen

__all__ = ["ContributionOutcome", "Scenario", "Variant", "VariantError", "VoteOutcome", "bijdragen", "lees", "scenarios", "stemmen"]
