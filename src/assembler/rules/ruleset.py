"""A rule set: one table of votes with all demands, a quorum and what a tie means; what it decides and what stands against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from assembler.rules.ballot import Stemming
from assembler.rules.common import Objections, Vorm, fout, opmerking, waarschuwing
from assembler.rules.seams import ExclusionRule, MajorityRule, QuorumRule, TieRule
from assembler.rules.thresholds import Threshold, wins
from assembler.rules.votes import Stemgewicht, Stemverhouding, needed, weight_objections

Uitslag = Literal["aangenomen", "verworpen", "herstemming", "geen quorum"]


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand on decisions: the rule and its parameters."""

    naam: str
    regel: MajorityRule
    p: Any

    def geldt(self, besluit: str | None) -> bool:
        """Return whether the demand is made of this decision."""
        return self.regel.geldt(self.p, besluit)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A rule set. All demands that are made of a decision hold beside each other.

    Where none of them asks for a part of the votes, an absolute majority of the votes cast is needed too (Gemeentewet 30).
    """

    verhouding: Stemverhouding
    demands: tuple[Demand, ...] = ()
    quorum: tuple[QuorumRule, Any] | None = None
    tie: tuple[TieRule, Any] | None = None
    exclusions: tuple[tuple[ExclusionRule, Any], ...] = ()

    def demands_on(self, besluit: str | None) -> tuple[Demand, ...]:
        """Return the demands that are made of this decision."""
        return tuple(demand for demand in self.demands if demand.geldt(besluit))

    def thresholds(self, besluit: str | None = None) -> tuple[Threshold, ...]:
        """Return all demands on a decision as thresholds over gemeenten; those that ask nothing are left out."""
        voting = self.voting(besluit)
        found = [threshold for demand in self.demands_on(besluit) for threshold in demand.regel.drempels(demand.p, voting)]
        if not any(threshold.unit == "stemmen" for threshold in found):
            found.insert(0, _absolute_majority(voting))
        return tuple(threshold for threshold in found if threshold.quotum > 0)

    def excluded(self, besluit: str | None) -> frozenset[str]:
        """Return the gemeenten of which the members do not vote on this decision."""
        return frozenset(name for rule, p in self.exclusions if rule.geldt(p, besluit) for name in rule.gemeenten(p))

    def voting(self, besluit: str | None) -> Stemverhouding:
        """Return the table of who votes on this decision: a gemeente that is excluded has no member and no vote in it."""
        out = self.excluded(besluit)
        if not out:
            return self.verhouding
        return Stemverhouding(tuple(Stemgewicht(row.deelnemer, 0, 0, ()) if row.deelnemer in out else row for row in self.verhouding.rijen))

    def outcome(self, stemming: Stemming) -> Uitslag:
        """Return what comes out of a vote."""
        stemming = stemming.zonder(self.excluded(stemming.besluit))
        if self.quorum is not None and not self.quorum[0].geldig(self.quorum[1], stemming):
            return "geen quorum"
        if self._meets(stemming):
            return "aangenomen"
        if self.tie is None or not self.tie[0].staakt(stemming):
            return "verworpen"
        rule, p = self.tie
        outcome = rule.uitslag(p, stemming)
        if outcome == "voorzitter":
            return "aangenomen" if self._meets(rule.doorslag(stemming)) else "verworpen"
        return outcome

    def _meets(self, stemming: Stemming) -> bool:
        demands = self.demands_on(stemming.besluit)
        if not all(demand.regel.aangenomen(demand.p, stemming) for demand in demands):
            return False
        if any(threshold.unit == "stemmen" for demand in demands for threshold in demand.regel.drempels(demand.p, self.verhouding)):
            return True
        return stemming.stemmen(stemming.voor) >= needed(Fraction(1, 2), stemming.stemmen(stemming.uitgebracht), strikt=True)


def _absolute_majority(verhouding: Stemverhouding) -> Threshold:
    return Threshold("stemmen", verhouding.stemmen, verhouding.meerderheid)


def objections(ruleset: RuleSet, vorm: Vorm, besluiten: Iterable[str | None] = (None,)) -> Objections:
    """Return all that stands against a rule set: in law, in the table, and in what its demands come to."""
    return tuple(dict.fromkeys(item for _, row in objections_by_part(ruleset, vorm, besluiten) for item in row))


def objections_by_part(ruleset: RuleSet, vorm: Vorm, besluiten: Iterable[str | None] = (None,)) -> Iterator[tuple[str, Objections]]:
    """Yield the same with the part it is about: the name of a demand, `quorum`, `staken`, or nothing for the whole."""
    yield "", weight_objections(ruleset.verhouding)
    for demand in ruleset.demands:
        yield demand.naam, demand.regel.bezwaren(demand.p, vorm) + _unknown(ruleset, demand) + _at_odds(ruleset, demand)
    for name, part in (("quorum", ruleset.quorum), ("staken", ruleset.tie)):
        yield name, part[0].bezwaren(part[1], vorm) if part else ()
    yield "", _missing(ruleset, vorm)
    for besluit in besluiten:
        yield "", _attainable(ruleset, besluit)


def _missing(ruleset: RuleSet, vorm: Vorm) -> Objections:
    """Return what the regulation must say because the law does not: quorum, majority and tie, outside an openbaar lichaam.

    wgr.md 4.1 and trap 11: for a bedrijfsvoeringsorganisatie nothing is declared applicable; for a gemeenschappelijk orgaan only when
    raden made it too, so there it is a warning.
    """
    if vorm in {"openbaar-lichaam", "regeling-zonder-meer"}:
        return ()
    make = fout if vorm == "bedrijfsvoeringsorganisatie" else waarschuwing
    parts = {"het quorum": ruleset.quorum, "de meerderheid": ruleset.demands, "het staken van stemmen": ruleset.tie}
    return tuple(make(f"De regeling zegt niets over {name}, en de wet ook niet.", "Wgr artikel 22 (INF)") for name, part in parts.items() if not part)


def _unknown(ruleset: RuleSet, demand: Demand) -> Objections:
    """Return a fault for each gemeente that a rule names and that is no deelnemer."""
    named = getattr(demand.regel, "gemeenten", lambda _: ())(demand.p)
    return tuple(fout(f"'{name}' wordt genoemd in {demand.naam}, maar is geen deelnemer.") for name in named if name not in ruleset.verhouding.stemmen)


def _at_odds(ruleset: RuleSet, demand: Demand) -> Objections:
    """Return what a rule itself has against these deelnemers, if it has a say on that (`bezwaren_bij`)."""
    found: Objections = getattr(demand.regel, "bezwaren_bij", lambda *_: ())(demand.p, ruleset.verhouding)
    return found


def _attainable(ruleset: RuleSet, besluit: str | None) -> Objections:
    """Return what is wrong with the demands on one decision: never met, met by one alone, or stopped by one alone."""
    thresholds, names = ruleset.thresholds(besluit), tuple(ruleset.verhouding.stemmen)
    over = f" voor '{besluit}'" if besluit else ""
    if not wins(thresholds, names):
        return (fout(f"De eisen{over} kunnen nooit worden gehaald, ook niet als alle gemeenten voor zijn."),)
    alone = [waarschuwing(f"Deze gemeente haalt de eisen{over} alleen.", deelnemer=name) for name in names if wins(thresholds, {name})]
    veto = [
        opmerking(f"Deze gemeente kan een besluit{over} alleen tegenhouden.", deelnemer=name) for name in names if not wins(thresholds, set(names) - {name})
    ]
    return (*alone, *veto)
