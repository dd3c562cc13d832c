"""The stages in order: from a workspace to documents that are ready to render.

    text -source-> data -records-> Workspace -choose-> Keuzes -facts-> Facts -compose-> Draft -number-> Numbered
    -refer-> Final -> renderers (bytes), checks (findings)

Every stage is pure: a value and findings come out, nothing is read or written.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from assembler.checking import law
from assembler.composing import compose
from assembler.composing.absent import why
from assembler.composing.adopted import filled_in
from assembler.composing.footer import fitted, footer
from assembler.composing.number import number
from assembler.composing.paper import house_style
from assembler.composing.refer import refer
from assembler.facts.chosen import Keuzes
from assembler.facts.earlier import Earlier
from assembler.facts.facts import Facts, Law, fold_facts
from assembler.facts.orders import Order, of_leavers, of_stayers, orders
from assembler.facts.views.scope import gemeente_scope, region_scope
from assembler.ground.document import Final, text_of
from assembler.ground.findings import Finding, ordered
from assembler.ground.unhurried import unhurried
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.workspace import Trajectmap, Workspace

Before = Callable[[Trajectmap, Mijlpaal], Earlier | None]


@dataclass(frozen=True, slots=True)
class Made:
    """A finished document and the findings about it."""

    order: Order
    final: Final
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """A milestone folded: its choices, facts, names, and what is wrong with those."""

    facts: Facts
    scope: Mapping[str, Any]
    findings: tuple[Finding, ...]
    anders: Mapping[str, Folded] = field(default_factory=dict)  # regulation -> the same milestone for what the traject does to it
    uittreding: Folded | None = None  # the same milestone for who leaves the regulation

    @property
    def keuzes(self) -> Keuzes:
        """The log as it counts at this milestone."""
        return self.facts.keuzes

    def of(self, order: Order) -> Folded:
        """Return the milestone for the regulation that a document belongs to."""
        found = self.anders[order.regeling] if order.regeling else self
        return found.uittreding if order.vertrekt and found.uittreding is not None else found


@unhurried()
def fold(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, earlier: Earlier | None = None, checks: Law = law.of_facts) -> Folded:
    """Return everything that all documents of a milestone share; `earlier` is the milestone before, for papers that tell what changed since.

    `checks` are those of the facts: none (`unchecked`) for who asks only what the documents say.
    """
    left = _leaving(workspace, trajectmap, mijlpaal, checks)
    mijlpaal = of_stayers(trajectmap, mijlpaal)
    known, found = fold_facts(workspace, trajectmap, mijlpaal, checks, earlier)
    others = {name: fold(workspace, part, here, checks=checks) for name, part in trajectmap.anders.items() if (here := part.mijlpaal(mijlpaal)).documenten}
    more = [finding for item in (*others.values(), *([left] if left else [])) for finding in item.findings]
    return Folded(known, region_scope(known), (*found, *more), others, left)


def _leaving(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, checks: Law) -> Folded | None:
    """Return the milestone as who leaves the regulation sees it; None when nobody leaves or has a paper."""
    part, mine = trajectmap.uittreding, of_leavers(workspace, trajectmap, mijlpaal)
    if part is None or mine is None:
        return None
    known, found = fold_facts(workspace, part, mine, checks)
    return Folded(known, region_scope(known), found)


def unchecked(_facts: Facts) -> tuple[Finding, ...]:
    """Return what no check finds."""
    return ()


def assembled(folded: Folded, wanted: Callable[[Order], bool] = lambda _order: True) -> Iterator[Made]:
    """Yield every document of a folded milestone that is wanted, one by one."""
    for order in orders(folded.facts.workspace, folded.facts.trajectmap, folded.facts.mijlpaal):
        if wanted(order):
            yield assemble(folded, order)


@unhurried()
def assemble(folded: Folded, order: Order, *, werkversie: bool = False) -> Made:
    """Return one document of a folded milestone, with what is found about it."""
    final, found = text(folded, order, werkversie=werkversie)
    facts = folded.of(order).facts
    owned = (replace(finding, gemeente=order.gemeente, mijlpaal=facts.mijlpaal.id) for finding in (*found, *law.of_document(facts, final.root)))
    return Made(order, final, ordered(tuple(owned)))


@unhurried()
def text(folded: Folded, order: Order, *, werkversie: bool = False) -> tuple[Final, tuple[Finding, ...]]:
    """Return one document of a folded milestone and what was found on the way; nothing is checked about what it says."""
    if folded.facts.mijlpaal.vult is not None:
        return filled_in(folded.of(order).facts, folded.facts.earlier, order, footer(folded.of(order).facts, order, werkversie=werkversie))
    folded = folded.of(order)
    known = gemeente_scope(folded.facts, folded.scope, order.gemeente) if order.gemeente else folded.scope
    draft, found = compose(folded.facts, order.soort, known, order.name, order.gemeente)
    numbered = number(draft, roman=order.soort.artikelnummers == "romeins")
    root, loose = refer(numbered, why(folded.facts))
    final = Final(
        root,
        numbered.labels,
        text_of(root.opschrift),
        order.soort.klasse,
        footer(folded.facts, order, werkversie=werkversie),
        house_style(folded.facts, order.gemeente),
    )
    return fitted(folded.facts, final), (*found, *loose)


@dataclass(frozen=True, slots=True)
class Milestone:
    """A milestone as it folds now: what its documents share, and every document."""

    folded: Folded
    made: tuple[Made, ...]

    @property
    def findings(self) -> list[Finding]:
        """Everything that was found: about the milestone itself, then about each document."""
        return [*self.folded.findings, *(finding for item in self.made for finding in item.findings)]


def milestone(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, earlier: Earlier | None = None) -> Milestone:
    """Return a milestone with all its documents."""
    folded = fold(workspace, trajectmap, mijlpaal, earlier)
    return Milestone(folded, tuple(assembled(folded)))


def check(
    workspace: Workspace,
    found: tuple[Finding, ...],
    traject: str | None = None,
    frozen: Collection[tuple[str, str]] = (),
    before: Before = lambda _trajectmap, _mijlpaal: None,
) -> tuple[Finding, ...]:
    """Return every finding about a workspace that loads: what was `found` about its files and names, and that of each milestone with all its documents.

    `frozen` are the (traject, milestone) of which the text is fixed: those are not folded again. `before` gives the milestone before one.
    """
    everything = list(found)
    for name, trajectmap in workspace.trajecten.items():
        if traject in (None, name):
            for mijlpaal in trajectmap.mijlpalen:
                if (name, mijlpaal.id) not in frozen:
                    everything += milestone(workspace, trajectmap, mijlpaal, before(trajectmap, mijlpaal)).findings
    return ordered(tuple(everything))
