"""What-if: the same facts under other choices, side by side. Pure; a variant is a decision that nobody took."""

from __future__ import annotations

from assembler.scenarios.bijdragen import Bijdrageuitkomst, bijdragen
from assembler.scenarios.stemmen import Stemuitkomst, stemmen
from assembler.scenarios.varianten import Scenario, Variant, VariantError, lees, scenarios

__all__ = ["Bijdrageuitkomst", "Scenario", "Stemuitkomst", "Variant", "VariantError", "bijdragen", "lees", "scenarios", "stemmen"]
