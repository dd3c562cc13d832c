"""One side of a comparison: its documents, the decisions that counted, and what it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assembler import __version__, pipeline
from assembler.facts import decisions
from assembler.facts.decisions import LoggedDecision
from assembler.ground.document import Final
from assembler.ground.findings import Finding
from assembler.reading.records.mijlpalen import Mijlpaal
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.store.folder import PROGRAM
from assembler.store.versions import Bewaard


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of a side."""

    document: str
    gemeente: str | None
    final: Final


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
    findings: tuple[Finding, ...] = ()
    voorgenomen: tuple[str, ...] = ()
    caveats: tuple[str, ...] = field(default=())

    @property
    def title(self) -> str:
        """What a heading says of it: "Concepttekst (versie 2)"."""
        return f"{self.name} ({self.text})" if self.name else self.text


def from_fold(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, asked: str) -> Side:
    """Return a milestone (or any other day, as its `stand`) as the log folds today."""
    whole = pipeline.milestone(workspace, trajectmap, mijlpaal)
    planned = tuple(f"{item.datum.isoformat()} {item.gremium}" for item in whole.folded.keuzes.voorgenomen)
    return Side(
        asked,
        "versie nu",
        mijlpaal.naam,
        mijlpaal.stand,
        {item.order.name: Entry(item.order.document, item.order.gemeente, item.final) for item in whole.made},
        decisions.entries(workspace, trajectmap, mijlpaal.stand),
        workspace.files,
        f"{PROGRAM} {__version__}",
        mijlpaal.id,
        tuple(whole.findings),
        planned,
    )


def from_frozen(kept: Bewaard, asked: str) -> Side:
    """Return a frozen version."""
    version = kept.versie
    entries = {row.naam: Entry(row.document, row.gemeente, kept.finals[row.naam]) for row in version.documenten}
    return Side(
        asked, version.tekst, version.naam, version.stand, entries, version.besluiten, version.invoer, version.programma, version.mijlpaal, version.bevindingen
    )
