"""One side of a comparison: its documents, the decisions that counted, and what it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assembler import __version__, pipeline
from assembler.document import Final
from assembler.facts import decisions as log
from assembler.facts.decisions import Besluitregel
from assembler.findings import Finding
from assembler.reading.records.trajecten import Mijlpaal
from assembler.reading.records.workspace import Trajectmap, Workspace
from assembler.store.folder import PROGRAM
from assembler.store.versions import Bewaard


@dataclass(frozen=True, slots=True)
class Stuk:
    """One document of a side."""

    document: str
    gemeente: str | None
    final: Final


@dataclass(frozen=True, slots=True)
class Side:
    """One side; `besluiten` and `invoer` are None where nobody knows them any more (a Word file)."""

    woord: str  # as it was asked for: "concept@2", "2021-06-15", "rib.docx"
    tekst: str  # what it is: "versie 2", "versie nu", "uit rib.docx"
    naam: str  # of the milestone
    stand: date | None
    stukken: Mapping[str, Stuk]
    besluiten: tuple[Besluitregel, ...] | None = None
    invoer: Mapping[str, str] | None = None
    programma: str = ""
    mijlpaal: str = ""
    bevindingen: tuple[Finding, ...] = ()
    voorgenomen: tuple[str, ...] = ()
    kanttekeningen: tuple[str, ...] = field(default=())

    @property
    def titel(self) -> str:
        """What a heading says of it: "Concepttekst (versie 2)"."""
        return f"{self.naam} ({self.tekst})" if self.naam else self.tekst


def from_fold(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, woord: str) -> Side:
    """Return a milestone (or any other day, as its `stand`) as the log folds today."""
    stand = pipeline.fold(workspace, trajectmap, mijlpaal)
    made = [pipeline.assemble(stand, opdracht) for opdracht in pipeline.opdrachten(workspace, trajectmap, mijlpaal)]
    planned = tuple(f"{item.datum.isoformat()} {item.gremium}" for item in stand.keuzes.voorgenomen)
    return Side(
        woord,
        "versie nu",
        mijlpaal.naam,
        mijlpaal.stand,
        {item.opdracht.name: Stuk(item.opdracht.document, item.opdracht.gemeente, item.final) for item in made},
        log.entries(workspace, trajectmap, mijlpaal.stand),
        workspace.files,
        f"{PROGRAM} {__version__}",
        mijlpaal.id,
        (*stand.findings, *(finding for item in made for finding in item.findings)),
        planned,
    )


def from_frozen(bewaard: Bewaard, woord: str) -> Side:
    """Return a frozen version."""
    versie = bewaard.versie
    stukken = {row.naam: Stuk(row.document, row.gemeente, bewaard.finals[row.naam]) for row in versie.documenten}
    return Side(woord, versie.tekst, versie.naam, versie.stand, stukken, versie.besluiten, versie.invoer, versie.programma, versie.mijlpaal, versie.bevindingen)
