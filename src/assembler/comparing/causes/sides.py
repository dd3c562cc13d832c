"""One side of a comparison: its documents, the decisions that counted, and what it was made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, partial
from typing import Literal

from assembler import __version__, pipeline
from assembler.facts import decisions
from assembler.facts.decisions import LoggedDecision
from assembler.facts.earlier import Earlier
from assembler.facts.orders import Order, orders
from assembler.ground.document import Final
from assembler.ground.findings import Finding
from assembler.pipeline import Folded, Milestone
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.store.folder import PROGRAM
from assembler.store.versions import Bewaard


@dataclass(frozen=True)
class Entry:
    """One document of a side; composed when it is first asked for, since most comparisons are of one document."""

    document: str
    gemeente: str | None
    klasse: Literal["regeling", "stuk"]
    make: Callable[[], Final] = field(compare=False)

    @cached_property
    def final(self) -> Final:
        """The finished document."""
        return self.make()


def entry(document: str, gemeente: str | None, final: Final) -> Entry:
    """Return a document that is there already."""
    return Entry(document, gemeente, final.klasse, lambda: final)


def _none() -> tuple[Finding, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side; `besluiten` and `inputs` are None where nobody knows them any more (a Word file)."""

    asked: str  # as it was asked for: "concept@2", "2021-06-15", "rib.docx"
    text: str  # what it is: "versie 2", "versie nu", "uit rib.docx"
    name: str  # of the milestone
    stand: date | None
    entries: Mapping[str, Entry]
    besluiten: tuple[LoggedDecision, ...] | None = None
    inputs: Mapping[str, str] | None = None
    program: str = ""
    mijlpaal: str = ""
    find: Callable[[], tuple[Finding, ...]] = field(default=_none, compare=False)
    voorgenomen: tuple[str, ...] = ()
    caveats: tuple[str, ...] = field(default=())
    earlier: Earlier | None = field(default=None, compare=False)  # the milestone before it, which its papers tell of
    traject: str = ""  # which it is of; '' where nobody says

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in all its documents."""
        return self.find()

    @property
    def title(self) -> str:
        """What a heading says of it: "Concepttekst (versie 2)"."""
        return f"{self.name} ({self.text})" if self.name else self.text


def from_fold(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, asked: str, earlier: Earlier | None = None) -> Side:
    """Return a milestone (or any other day, as its `stand`) as the log folds today."""
    folded = pipeline.fold(workspace, trajectmap, mijlpaal, earlier)
    known = {order.name: order for order in orders(workspace, trajectmap, mijlpaal)}

    @cache
    def made(name: str) -> pipeline.Made:
        return pipeline.assemble(folded, known[name])

    return _folded(folded, known, made, asked)


def from_milestone(whole: Milestone, asked: str) -> Side:
    """Return a milestone of which every document was made before."""
    made = {item.order.name: item for item in whole.made}
    return _folded(whole.folded, {name: item.order for name, item in made.items()}, made.__getitem__, asked)


def _folded(folded: Folded, known: Mapping[str, Order], made: Callable[[str], pipeline.Made], asked: str) -> Side:
    facts = folded.facts
    workspace, trajectmap, mijlpaal = facts.workspace, facts.trajectmap, facts.mijlpaal
    planned = tuple(f"{item.datum.isoformat()} {item.gremium}" for item in folded.keuzes.voorgenomen)
    return Side(
        asked,
        "versie nu",
        mijlpaal.naam,
        mijlpaal.stand,
        {name: Entry(order.document, order.gemeente, order.soort.klasse, partial(_final, made, name)) for name, order in known.items()},
        decisions.entries(workspace, trajectmap, mijlpaal.stand),
        workspace.files,
        f"{PROGRAM} {__version__}",
        mijlpaal.id,
        lambda: (*folded.findings, *(found for name in known for found in made(name).findings)),
        planned,
        earlier=facts.earlier,
    )


def _final(made: Callable[[str], pipeline.Made], name: str) -> Final:
    return made(name).final


def from_frozen(kept: Bewaard, asked: str) -> Side:
    """Return a frozen version."""
    version = kept.versie
    entries = {row.naam: entry(row.document, row.gemeente, kept.finals[row.naam]) for row in version.documenten}
    return Side(
        asked,
        version.tekst,
        version.naam,
        version.stand,
        entries,
        version.besluiten,
        version.invoer,
        version.programma,
        version.mijlpaal,
        lambda: version.bevindingen,
        traject=version.traject,
    )
