"""Keuzes + figures -> Facts: votes, contributions, parameters and dates under these choices, each with its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, TypeVar

from pydantic import BaseModel

from assembler.facts import figures, parameters
from assembler.facts.choose import choose
from assembler.facts.chosen import Keuzes
from assembler.facts.contributions import Divider, Poolverdeling, joint_share, paid
from assembler.facts.earlier import Earlier
from assembler.facts.inforce import RulesInForce
from assembler.facts.makers import Maker, aard, makers
from assembler.facts.modules import packaged, there
from assembler.facts.powers import Powers
from assembler.facts.reach import in_use, powers_for, reach, terms_for
from assembler.facts.statutes import day_of, library_on, regime_of
from assembler.facts.votes import Stemrecht, voting_rights
from assembler.facts.wgr import Lawplace, cited, places
from assembler.ground.findings import Finding, Findings, Related, ordered
from assembler.ground.values import Figure
from assembler.reading.records.bereik import Aardregeling
from assembler.reading.records.keuzes import KeuzeClausule
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.trajecten import Traject
from assembler.reading.records.wgr import Regime
from assembler.reading.records.workspace import Trajectmap, Workspace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a milestone's documents may say, before anything is said."""

    workspace: Workspace
    trajectmap: Trajectmap
    mijlpaal: Mijlpaal
    keuzes: Keuzes
    regime: Regime
    parameters: Mapping[str, Mapping[str, Any]]
    stemrecht: Stemrecht
    bedragen: Mapping[str, Figure]  # pool -> amount to share, in cents
    bijdragen: Mapping[str, Mapping[str, Figure]]  # pool -> deelnemer -> cents
    deelname: Mapping[str, Mapping[str, Fraction]]  # pool -> deelnemer -> share taken jointly
    inforce: RulesInForce
    verdelingen: Mapping[str, Poolverdeling]  # pool -> how its contributions came about
    earlier: Earlier | None = field(default=None, compare=False)  # the milestone before, for who tells what changed since
    _worked_out: dict[str, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def earlier_of(self, gemeente: str | None) -> Earlier | None:
        """Return the text before as a paper tells of it: to a gemeente the one that its council received, where that is recorded."""
        own = self.earlier.sent(gemeente) if self.earlier is not None and gemeente is not None else None
        return own or self.earlier

    @property
    def powers(self) -> Powers:
        """Who uses which power of the tasks."""
        return self.once("powers", lambda: Powers(self.workspace, self.traject, self.keuzes))

    @property
    def traject(self) -> Traject:
        """The traject itself."""
        return self.trajectmap.traject

    @property
    def makers(self) -> Mapping[str, tuple[Maker, ...]]:
        """The organs of each deelnemer that make the regulation."""
        return self.once("makers", lambda: makers(self.workspace, self.traject))

    @property
    def wgr(self) -> Mapping[str, Lawplace]:
        """Where each subject of the Wgr stands for this regulation."""
        return self.once("wgr", lambda: places(self.workspace, self.traject, self.regime))

    def in_wgr(self, *subjects: str) -> str:
        """Return where the Wgr says these things, as the legal basis of a finding."""
        return cited(self.wgr, *subjects)

    @property
    def aard(self) -> Aardregeling:
        """What kind of regulation that makes it."""
        return aard(self.workspace, self.traject)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what `make` gives for these facts; the second time, what it gave the first."""
        if name not in self._worked_out:
            self._worked_out[name] = make()
        found: T = self._worked_out[name]
        return found


Law = Callable[[Facts], Iterable[Finding]]  # what the checks find in the facts


def fold_facts(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, law: Law, earlier: Earlier | None = None) -> tuple[Facts, Findings]:
    """Return the facts of a milestone as its log folds, and all that was found: in the log, in the facts, and by `law`."""
    keuzes, found = choose(workspace, trajectmap, mijlpaal.stand)
    known, missing = facts(workspace, trajectmap, mijlpaal, keuzes)
    known = replace(known, earlier=earlier)
    faults = [finding for finding in found if finding.is_error]  # what else the log says of itself is told once, where names are checked
    return known, tuple(replace(finding, mijlpaal=mijlpaal.id) for finding in ordered((*faults, *missing, *law(known))))


def _after_withdrawal(keuzes: Keuzes, clausule: str, finding: Finding) -> Finding:
    """Say of a parameter that no longer fits which decision took back the variant it belonged to."""
    for item in keuzes.ingetrokken:
        if isinstance(item.keuze, KeuzeClausule) and item.keuze.clausule == clausule and item.keuze.variant is not None:
            note = f"hier is de keuze voor '{item.keuze.variant}' ingetrokken; trek dan ook deze keuze in"
            return replace(finding, related=(*finding.related, Related(item.door.span, note)))
    return finding


def facts(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, keuzes: Keuzes) -> tuple[Facts, tuple[Finding, ...]]:
    """Return the facts of a milestone under these choices, and what is missing or does not fit."""
    traject = trajectmap.traject
    workspace = library_on(workspace, day_of(traject))
    of = reach(workspace, traject)
    workspace = powers_for(replace(workspace, begrippen=terms_for(workspace, of)), of)
    workspace = packaged(workspace, traject, there(workspace, trajectmap, lambda name: keuzes.clausules[name].aanwezig))
    found: list[Finding] = []
    values: dict[str, Mapping[str, Any]] = {}
    rules: dict[str, BaseModel] = {}
    used = in_use(workspace, trajectmap)
    for name, keuze in keuzes.clausules.items():
        values[name], rule, faults = parameters.resolve(workspace.clausules[name], keuze, traject.deelnemers, workspace.besluiten, of)
        if rule is not None:
            rules[name] = rule
        if keuze.aanwezig and name in used:
            found.extend(_after_withdrawal(keuzes, name, finding) for finding in faults)
    chosen = RulesInForce(workspace, traject, keuzes, values, rules, definitief=mijlpaal.definitief)
    divider = Divider(chosen)
    bedragen = {pool.id: figures.of_begroting(traject, pool.id, keuzes) for pool in traject.pools}
    verdelingen = {pool.id: divider.verdeel(pool, bedragen[pool.id]) for pool in traject.pools}
    bijdragen = {name: verdeling.bijdragen for name, verdeling in verdelingen.items()}
    deelname = {pool.id: {gemeente: joint_share(chosen, pool, gemeente) for gemeente in traject.deelnemers} for pool in traject.pools}
    stemrecht, faults = voting_rights(chosen, {name: paid(bijdragen, name) for name in traject.deelnemers})
    found += [*faults, *divider.findings]
    known = Facts(workspace, trajectmap, mijlpaal, keuzes, regime_of(traject), values, stemrecht, bedragen, bijdragen, deelname, chosen, verdelingen)
    return known, tuple(found)
