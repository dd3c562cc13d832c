"""A milestone -> the files of its documents: renders what may be kept, says what may not (edge)."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from assembler import __version__, pipeline
from assembler.draftmarks import marked
from assembler.findings import Finding, ordered
from assembler.pipeline import Made, Opdracht
from assembler.publish import PROGRAM, File, Outcome, inhoud, publish
from assembler.records.trajecten import Mijlpaal
from assembler.records.workspace import Trajectmap, Workspace

FORMATS = ("docx", "txt")
SOON = ("html", "pdf")


@dataclass(frozen=True, slots=True)
class Wish:
    """What `build` was asked: formats, numbering, and limits to one kind or gemeente."""

    formats: tuple[str, ...] = ("docx",)
    nummering: str = "levend"
    soort: str | None = None
    gemeente: str | None = None
    werkversie: bool = False

    @property
    def partial(self) -> bool:
        """Whether only some documents of a milestone are wanted."""
        return self.soort is not None or self.gemeente is not None

    def takes(self, opdracht: Opdracht) -> bool:
        """Return whether a document is wanted."""
        return self.soort in (None, opdracht.soort.id) and self.gemeente in (None, opdracht.gemeente)


@dataclass(slots=True)
class Result:
    """What a build did and what it found."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def build(
    workspace: Workspace, trajectmap: Trajectmap, mijlpalen: Sequence[Mijlpaal], wish: Wish, out: Path, step: Callable[[str], None] = lambda _name: None
) -> Result:
    """Build these milestones of a traject under `out`; `step` hears the name of each document made."""
    result = Result()
    found: list[Finding] = []
    base = out / "werkversie" if wish.werkversie else out
    for mijlpaal in mijlpalen:
        made, loose = _assembled(workspace, trajectmap, mijlpaal, wish, step)
        found += [*loose, *(finding for item in made for finding in item.findings)]
        good, bad = (made, []) if wish.werkversie else _gated(made, loose)
        files = [file for item in good if wish.takes(item.opdracht) for file in _files(workspace, trajectmap, mijlpaal, item, wish)]
        head = {
            "versie": 1,
            "traject": trajectmap.traject.id,
            "mijlpaal": mijlpaal.id,
            "stand": mijlpaal.stand.isoformat(),
            "programma": f"{PROGRAM} {__version__}",
        }
        kept = [name for item in bad for name in _names(item.opdracht)]
        outcome = publish(
            base / trajectmap.traject.id / mijlpaal.id,
            head,
            files,
            whole=not wish.partial and set(wish.formats) == {"docx"} and wish.nummering == "levend",
            kept=kept,
        )
        outcome.niet_gemaakt = [item.opdracht.name for item in bad if wish.takes(item.opdracht)]
        result.outcomes[mijlpaal.id] = outcome
    result.findings = ordered(found)
    return result


def _assembled(
    workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, wish: Wish, step: Callable[[str], None]
) -> tuple[list[Made], tuple[Finding, ...]]:
    stand = pipeline.fold(workspace, trajectmap, mijlpaal)
    made = []
    for opdracht in pipeline.opdrachten(workspace, trajectmap, mijlpaal):
        if wish.takes(opdracht) or opdracht.gemeente is None:  # a gemeente's papers need the text of the region free of errors
            step(opdracht.name)
            made.append(pipeline.assemble(stand, opdracht, werkversie=wish.werkversie))
    loose = tuple(replace(finding, mijlpaal=mijlpaal.id) for finding in stand.findings)
    if wish.werkversie:
        made = [replace(item, final=marked(item.final, (*loose, *item.findings))) for item in made]
    return made, loose


def _gated(made: Sequence[Made], loose: Sequence[Finding]) -> tuple[list[Made], list[Made]]:
    """Part the documents into those of sets without errors and those of sets with: all of the region, or all of a gemeente."""
    region = any(finding.is_error for finding in loose) or any(finding.is_error for item in made if item.opdracht.gemeente is None for finding in item.findings)
    wrong = {item.opdracht.gemeente for item in made if any(finding.is_error for finding in item.findings)}
    bad = [item for item in made if region or item.opdracht.gemeente in wrong]
    return [item for item in made if item not in bad], bad


def _names(opdracht: Opdracht) -> Iterator[str]:
    for suffix in FORMATS:
        yield f"{opdracht.name}.{suffix}"
        yield f"{opdracht.name}-vast.{suffix}"


def _files(workspace: Workspace, trajectmap: Trajectmap, mijlpaal: Mijlpaal, made: Made, wish: Wish) -> Iterator[File]:
    opdracht = made.opdracht
    numbering = wish.nummering if opdracht.soort.klasse == "regeling" else "vast"
    tail = "-vast" if numbering == "vast" and opdracht.soort.klasse == "regeling" else ""
    for form in wish.formats:
        name = f"{opdracht.name}{tail}.{form}"
        content = _rendered(workspace, made, form, numbering)
        row: Mapping[str, Any] = {
            "path": name, "document": opdracht.document, "soort": opdracht.soort.id, "mijlpaal": mijlpaal.id, "gemeente": opdracht.gemeente, "formaat": form,
            "nummering": numbering, "sha256": hashlib.sha256(content).hexdigest(), "inhoud": inhoud(name, content), "titel": made.final.titel,
            "bronnen": _sources(trajectmap, made),
        }  # fmt: skip
        yield File(name, content, row)


def _rendered(workspace: Workspace, made: Made, form: str, numbering: str) -> bytes:
    if form == "txt":
        return bytes(importlib.import_module("assembler.renderers.tekst").render(made.final))
    word = importlib.import_module("assembler.renderers.word")  # lxml is loaded only when a Word file is asked for
    return bytes(word.render(made.final, workspace.basis[made.final.huisstijl], nummering=numbering))


def _sources(trajectmap: Trajectmap, made: Made) -> list[str]:
    """Return the files that a document is made from, as paths in the workspace."""
    spans = {node.herkomst.span.file for node in made.final.root.walk()} - {""}
    used = {name.rpartition("#")[0] for node in made.final.root.walk() for name in node.herkomst.besluiten}
    log = [*trajectmap.besluiten, *(besluit for row in trajectmap.keuzes.values() for besluit in row)]
    return sorted(spans | {besluit.positie.span.file for besluit in log if besluit.id in used})
