"""What a coalition of gemeenten must reach when all vote: the same demands as on one vote, as thresholds over weights. Exact."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from assembler.rules.votes import Stemverhouding, needed


@dataclass(frozen=True, slots=True)
class Threshold:
    """A demand on a coalition of gemeenten when all vote: the weights of its members add up to `quotum` or more."""

    unit: str
    weights: Mapping[str, int]
    quotum: int

    def met_by(self, coalition: Collection[str]) -> bool:
        """Return whether this coalition meets the demand."""
        return sum(self.weights.get(gemeente, 0) for gemeente in coalition) >= self.quotum


def wins(drempels: Iterable[Threshold], coalition: Collection[str]) -> bool:
    """Return whether a coalition of gemeenten meets all demands of a rule set."""
    return all(threshold.met_by(coalition) for threshold in drempels)


def votes_threshold(verhouding: Stemverhouding, breuk: Fraction, *, strikt: bool) -> Threshold:
    """Return the demand that a fraction of the votes is for."""
    return Threshold("stemmen", verhouding.stemmen, needed(breuk, verhouding.totaal, strikt=strikt))


def members_threshold(verhouding: Stemverhouding, breuk: Fraction, *, strikt: bool) -> Threshold:
    """Return the demand that a fraction of the members is for."""
    return Threshold("leden", {row.deelnemer: row.leden for row in verhouding.rijen}, needed(breuk, verhouding.leden, strikt=strikt))


def gemeenten_threshold(verhouding: Stemverhouding, breuk: Fraction, *, strikt: bool) -> Threshold:
    """Return the demand that a fraction of the gemeenten that have a member is for."""
    weights = {row.deelnemer: 1 for row in verhouding.rijen if row.leden}
    return Threshold("gemeenten", weights, needed(breuk, len(weights), strikt=strikt))
