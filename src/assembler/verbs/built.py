"""What a build did: the files of each milestone as they were published, and all that was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assembler.ground.findings import Finding
from assembler.store.folder import Outcome


@dataclass(frozen=True, slots=True)
class Published:
    """What was given to be written for one milestone: the head of the manifest, the row of each file, and whether these are all its files."""

    head: Mapping[str, Any]
    rows: Sequence[Mapping[str, Any]]
    whole: bool


@dataclass(slots=True)
class Result:
    """What a build did and what it found."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    teksten: dict[str, str] = field(default_factory=dict)  # milestone -> "versie 2" or "versie nu"
    afwijkend: dict[str, list[str]] = field(default_factory=dict)  # milestone -> documents of which today's text is not the frozen one
    published: dict[str, Published] = field(default_factory=dict)
