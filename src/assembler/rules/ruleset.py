"""A rule set: one table of votes with all demands, a quorum and what a tie means; what it decides and what stands against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from assembler.rules.common import Objections, Vorm, fout, opmerking, waarschuwing
from assembler.rules.seams import MajorityRule, QuorumRule, TieRule
from assembler.rules.votes import Stemming, Stemverhouding, Threshold, bezwaren_gewicht, nodig, wint

Outcome = Literal["aangenomen", "verworpen", "herstemming", "geen quorum"]


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
    eisen: tuple[Demand, ...] = ()
    quorum: tuple[QuorumRule, Any] | None = None
    staken: tuple[TieRule, Any] | None = None

    def geldend(self, besluit: str | None) -> tuple[Demand, ...]:
        """Return the demands that are made of this decision."""
        return tuple(eis for eis in self.eisen if eis.geldt(besluit))

    def drempels(self, besluit: str | None = None) -> tuple[Threshold, ...]:
        """Return all demands on a decision as thresholds over gemeenten; those that ask nothing are left out."""
        found = [drempel for eis in self.geldend(besluit) for drempel in eis.regel.drempels(eis.p, self.verhouding)]
        if not any(drempel.eenheid == "stemmen" for drempel in found):
            found.insert(0, _volstrekt(self.verhouding))
        return tuple(drempel for drempel in found if drempel.quotum > 0)

    def uitslag(self, stemming: Stemming) -> Outcome:
        """Return what comes out of a vote."""
        if self.quorum is not None and not self.quorum[0].geldig(self.quorum[1], stemming):
            return "geen quorum"
        if self._voldoet(stemming):
            return "aangenomen"
        if self.staken is None or not self.staken[0].staakt(stemming):
            return "verworpen"
        rule, p = self.staken
        outcome = rule.uitslag(p, stemming)
        if outcome == "voorzitter":
            return "aangenomen" if self._voldoet(rule.doorslag(stemming)) else "verworpen"
        return outcome

    def _voldoet(self, stemming: Stemming) -> bool:
        demands = self.geldend(stemming.besluit)
        if not all(eis.regel.aangenomen(eis.p, stemming) for eis in demands):
            return False
        if any(drempel.eenheid == "stemmen" for eis in demands for drempel in eis.regel.drempels(eis.p, self.verhouding)):
            return True
        return stemming.stemmen(stemming.voor) >= nodig(Fraction(1, 2), stemming.stemmen(stemming.uitgebracht), strikt=True)


def _volstrekt(verhouding: Stemverhouding) -> Threshold:
    return Threshold("stemmen", verhouding.stemmen, verhouding.meerderheid)


def bezwaren(stelsel: RuleSet, vorm: Vorm, besluiten: Iterable[str | None] = (None,)) -> Objections:
    """Return all that stands against a rule set: in law, in the table, and in what its demands come to."""
    return tuple(dict.fromkeys(item for _, row in bezwaren_per_deel(stelsel, vorm, besluiten) for item in row))


def bezwaren_per_deel(stelsel: RuleSet, vorm: Vorm, besluiten: Iterable[str | None] = (None,)) -> Iterator[tuple[str, Objections]]:
    """Yield the same with the part it is about: the name of a demand, `quorum`, `staken`, or nothing for the whole."""
    yield "", bezwaren_gewicht(stelsel.verhouding)
    for eis in stelsel.eisen:
        yield eis.naam, eis.regel.bezwaren(eis.p, vorm) + _onbekend(stelsel, eis)
    for name, part in (("quorum", stelsel.quorum), ("staken", stelsel.staken)):
        yield name, part[0].bezwaren(part[1], vorm) if part else ()
    yield "", _ontbreekt(stelsel, vorm)
    for besluit in besluiten:
        yield "", _haalbaar(stelsel, besluit)


def _ontbreekt(stelsel: RuleSet, vorm: Vorm) -> Objections:
    """Return what the regulation must say because the law does not: quorum, majority and tie, outside an openbaar lichaam.

    wgr.md 4.1 and trap 11: for a bedrijfsvoeringsorganisatie nothing is declared applicable; for a gemeenschappelijk orgaan only when
    raden made it too, so there it is a warning.
    """
    if vorm in {"openbaar-lichaam", "regeling-zonder-meer"}:
        return ()
    make = fout if vorm == "bedrijfsvoeringsorganisatie" else waarschuwing
    parts = {"het quorum": stelsel.quorum, "de meerderheid": stelsel.eisen, "het staken van stemmen": stelsel.staken}
    return tuple(make(f"De regeling zegt niets over {name}, en de wet ook niet.", "Wgr artikel 22 (INF)") for name, part in parts.items() if not part)


def _onbekend(stelsel: RuleSet, eis: Demand) -> Objections:
    """Return a fault for each gemeente that a rule names and that is no deelnemer."""
    named = getattr(eis.regel, "gemeenten", lambda _: ())(eis.p)
    return tuple(fout(f"'{name}' wordt genoemd in {eis.naam}, maar is geen deelnemer.") for name in named if name not in stelsel.verhouding.stemmen)


def _haalbaar(stelsel: RuleSet, besluit: str | None) -> Objections:
    """Return what is wrong with the demands on one decision: never met, met by one alone, or stopped by one alone."""
    drempels, names = stelsel.drempels(besluit), tuple(stelsel.verhouding.stemmen)
    over = f" voor '{besluit}'" if besluit else ""
    if not wint(drempels, names):
        return (fout(f"De eisen{over} kunnen nooit worden gehaald, ook niet als alle gemeenten voor zijn."),)
    alone = [waarschuwing(f"Deze gemeente haalt de eisen{over} alleen.", deelnemer=name) for name in names if wint(drempels, {name})]
    veto = [opmerking(f"Deze gemeente kan een besluit{over} alleen tegenhouden.", deelnemer=name) for name in names if not wint(drempels, set(names) - {name})]
    return (*alone, *veto)
