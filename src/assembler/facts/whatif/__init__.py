"""What-if: the same facts under other choices, side by side. Pure; a variant is a decision that nobody took."""

from __future__ import annotations

from assembler.facts.whatif.contributions import Bijdrageuitkomst, bijdragen
from assembler.facts.whatif.variants import Scenario, Variant, VariantError, lees, scenarios
from assembler.facts.whatif.votes import Stemuitkomst, stemmen

__all__ = ["Bijdrageuitkomst", "Scenario", "Stemuitkomst", "Variant", "VariantError", "bijdragen", "lees", "scenarios", "stemmen"]
