"""What a build did: the files of each milestone as they were published, and all that was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assembler.ground.findings import Finding, Findings, ordered
from assembler.store.folder import File, Outcome, publish
from assembler.store.turn import Turn


@dataclass(frozen=True, slots=True)
class Published:
    """What was given to be written for one milestone, and what was found of it.

    It has the head of the manifest, the row of each file, whether these are all its files, and for a frozen version which documents read otherwise today.
    """

    head: Mapping[str, Any]
    rows: Sequence[Mapping[str, Any]]
    whole: bool
    findings: Findings
    afwijkend: Sequence[str] | None


@dataclass(slots=True)
class Result:
    """What a build did and what it found."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    teksten: dict[str, str] = field(default_factory=dict)  # milestone -> "versie 2" or "versie nu"
    afwijkend: dict[str, list[str]] = field(default_factory=dict)  # milestone -> documents of which today's text is not the frozen one
    published: dict[str, Published] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ready:
    """A milestone that is made and not yet written; `bad` are the documents of sets with errors, with the files that each would have."""

    mijlpaal: str
    folder: Path
    published: Published
    files: Sequence[File]
    bad: Mapping[str, Sequence[str]] = field(default_factory=dict)


def write(result: Result, ready: Iterable[Ready], turn: Turn | None) -> None:
    """Publish milestones one after the other, and note in a result what became of them. WriteError when a file cannot be written."""
    found: list[Finding] = []
    for item in ready:
        given = item.published
        kept = [name for names in item.bad.values() for name in names]
        result.published[item.mijlpaal] = given
        result.teksten[item.mijlpaal] = given.head["tekst"]
        if given.afwijkend is not None:
            result.afwijkend[item.mijlpaal] = list(given.afwijkend)
        result.outcomes[item.mijlpaal] = publish(item.folder, given.head, item.files, whole=given.whole, kept=kept, turn=turn)
        result.outcomes[item.mijlpaal].niet_gemaakt = list(item.bad)
        found += given.findings
    result.findings = ordered(tuple(found))
