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
from assembler.composing.adopted import adopted
from assembler.composing.number import number
from assembler.composing.paper import house_style
from assembler.composing.refer import refer
from assembler.facts.chosen import Keuzes
from assembler.facts.earlier import Earlier
from assembler.facts.facts import Facts, Law, fold_facts
from assembler.facts.makers import has_council
from assembler.facts.standing import not_adopted
from assembler.facts.views.scope import gemeente_scope, region_scope
from assembler.ground.document import NOW, Final, Node, NodeId, Tekst, Voettekst, text_of
from assembler.ground.findings import Finding, error, ordered
from assembler.ground.wording import datum
from assembler.reading.records.documenten import Documentsoort
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.workspace import Trajectmap, Workspace

Before = Callable[[Trajectmap, Mijlpaal], Earlier | None]


@dataclass(frozen=True, slots=True)
class Order:
    """One document to make: its id in the traject, its kind, and the gemeente it is for (None: the region)."""

    document: str
    soort: Documentsoort
    gemeente: str | None
    regeling: str | None = None  # of another regulation than the first of its traject
    vertrekt: bool = False  # a paper of who leaves the regulation, about the text as it is

    @property
    def name(self) -> str:
        """The name of its file, without extension."""
        return f"{self.document}-{self.gemeente}" if self.gemeente else self.document


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


def fold(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, earlier: Earlier | None = None, checks: Law = law.of_facts) -> Folded:
    """Return everything that all documents of a milestone share; `earlier` is the milestone before, for papers that tell what changed since.

    `checks` are those of the facts: none (`unchecked`) for who asks only what the documents say.
    """
    left = _leaving(workspace, trajectmap, mijlpaal, checks)
    mijlpaal = _staying(trajectmap, mijlpaal)
    known, found = fold_facts(workspace, trajectmap, mijlpaal, checks, earlier)
    others = {name: fold(workspace, part, here, checks=checks) for name, part in trajectmap.anders.items() if (here := part.mijlpaal(mijlpaal)).documenten}
    more = [finding for item in (*others.values(), *([left] if left else [])) for finding in item.findings]
    return Folded(known, region_scope(known), (*found, *more), others, left)


def _leaving(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, checks: Law) -> Folded | None:
    """Return the milestone as who leaves the regulation sees it: only papers of its own, about the text as it is; None when nobody leaves or has a paper."""
    part = trajectmap.uittreding
    mine = tuple(choice for choice in mijlpaal.documenten if workspace.documentsoorten[choice.soort].per == "gemeente") if part else ()
    if part is None or not mine:
        return None
    names = {choice.id or choice.soort for choice in mine}
    annexes = tuple(annex for annex in mijlpaal.bijlagen if annex.document is None or annex.document in names)
    known, found = fold_facts(workspace, part, mijlpaal.model_copy(update={"documenten": mine, "bijlagen": annexes}), checks)
    return Folded(known, region_scope(known), found)


def _staying(trajectmap: Trajectmap, mijlpaal: Mijlpaal) -> Mijlpaal:
    """Return the milestone without enclosures that only go to who leaves."""
    theirs = {choice.id or choice.soort for choice in mijlpaal.documenten if choice.voor == "uittreders"} if trajectmap.uittreding else set()
    return mijlpaal.model_copy(update={"bijlagen": tuple(annex for annex in mijlpaal.bijlagen if annex.document not in theirs)}) if theirs else mijlpaal


def unchecked(_facts: Facts) -> tuple[Finding, ...]:
    """Return what no check finds."""
    return ()


def assembled(folded: Folded, wanted: Callable[[Order], bool] = lambda _order: True) -> Iterator[Made]:
    """Yield every document of a folded milestone that is wanted, one by one."""
    for order in orders(folded.facts.workspace, folded.facts.trajectmap, folded.facts.mijlpaal):
        if wanted(order):
            yield assemble(folded, order)


def assemble(folded: Folded, order: Order, *, werkversie: bool = False) -> Made:
    """Return one document of a folded milestone, with what is found about it."""
    final, found = text(folded, order, werkversie=werkversie)
    facts = folded.of(order).facts
    owned = (replace(finding, gemeente=order.gemeente, mijlpaal=facts.mijlpaal.id) for finding in (*found, *law.of_document(facts, final.root)))
    return Made(order, final, ordered(tuple(owned)))


def text(folded: Folded, order: Order, *, werkversie: bool = False) -> tuple[Final, tuple[Finding, ...]]:
    """Return one document of a folded milestone and what was found on the way; nothing is checked about what it says."""
    if folded.facts.mijlpaal.vult is not None:
        return _adopted(folded, order, werkversie=werkversie)
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
        _footer(folded.facts, order, werkversie=werkversie),
        house_style(folded.facts, order.gemeente),
    )
    return _footed(folded.facts, final), (*found, *loose)


def _footed(facts: Facts, final: Final) -> Final:
    """Return a document with a short title in its foot, where the whole one does not fit and there are short names."""
    if final.foot.fits:
        return final
    head = facts.trajectmap.opgave
    shorter = {facts.traject.citeertitel: facts.traject.korte_titel, **({head.naam: head.korte_naam} if head is not None else {})}
    title = final.titel
    for name, short in shorter.items():
        title = title.replace(name, short or name)
    return replace(final, voettekst=replace(final.voettekst, titel=title)) if title != final.titel else final


def _adopted(folded: Folded, order: Order, *, werkversie: bool) -> tuple[Final, tuple[Finding, ...]]:
    """Return a document of the frozen version that this milestone fills in, with what was decided; only its foot says which milestone it is of."""
    facts = folded.of(order).facts
    filling = folded.facts.earlier.fills() if folded.facts.earlier is not None else None
    final, found = adopted(facts, order.soort, order.gemeente, order.name, filling) if filling is not None else (None, ())
    foot = _footer(facts, order, werkversie=werkversie)
    if final is not None:
        return _footed(facts, replace(final, voettekst=foot)), found
    message = f"Van '{order.name}' is bij {facts.mijlpaal.vult} niets vastgelegd waarover is besloten: er is niets in te vullen."
    hint = f"Leg eerst vast (assembler freeze), en schrijf in uitkomsten/ wat daarover is besloten, met 'versie: {facts.mijlpaal.vult}@<nummer>'."
    empty = Node("document", NodeId(order.name), (Tekst(order.soort.naam),))
    return Final(empty, {}, order.soort.naam, order.soort.klasse, foot, house_style(facts, order.gemeente)), (
        error("vult-vastgelegde-versie", message, facts.mijlpaal.positie.of("vult"), hint=hint),
    )


def _footer(known: Facts, order: Order, *, werkversie: bool) -> Voettekst:
    mijlpaal = known.mijlpaal
    return Voettekst(
        order.name,
        mijlpaal.naam,
        "werkversie" if werkversie else NOW,
        datum(mijlpaal.stand),
        known.traject.vermelding,
        concept=not mijlpaal.definitief and order.soort.klasse == "regeling",
        **_sender(known, order.gemeente),
    )


def _sender(known: Facts, gemeente: str | None) -> dict[str, str]:
    """Return who sends a paper: its gemeente or other participant, else the region as the traject names it, else the body itself."""
    if gemeente is not None:
        own = known.workspace.organisaties[gemeente]
        return {"soort": "" if own.voluit else known.workspace.soorten[own.soort].naam, "afzender": own.naam}
    region = known.traject.afzender
    return {"soort": region.soort or "", "afzender": region.naam} if region is not None else {"soort": "", "afzender": known.traject.lichaam.naam}


def orders(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal) -> Iterator[Order]:
    """Yield the documents of a milestone as they are listed, a paper of a gemeente for each that decides and needs it; then those of the other regulations.

    What all sign together is not there as adopted before all did.
    """
    treated = next((item for item in trajectmap.mijlpalen if item.id == mijlpaal.vult), mijlpaal)
    for choice in mijlpaal.documenten:
        soort = workspace.documentsoorten[choice.soort]
        name = choice.id or choice.soort
        if soort.per == "traject":
            if mijlpaal.vult is None or not soort.ondertekend or not not_adopted(workspace, trajectmap, mijlpaal):
                yield Order(name, soort, None)
            continue
        for gemeente in trajectmap.besluitnemers if choice.voor != "uittreders" else ():
            if treated.makes(choice, gemeente) and has_council(workspace, gemeente):
                yield Order(name, soort, gemeente)
        for gemeente in trajectmap.uittreding.besluitnemers if trajectmap.uittreding else ():
            if treated.makes(choice, gemeente) and has_council(workspace, gemeente):
                yield Order(name, soort, gemeente, vertrekt=True)
    for regeling, part in trajectmap.anders.items():
        yield from (replace(order, regeling=regeling) for order in orders(workspace, part, part.mijlpaal(mijlpaal)))


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
