"""What is wrong with somebody's text: a value with a place, never an exception."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How serious a finding is; `fout` stops what depends on it."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    OPMERKING = "opmerking"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a source file; `file` is relative to the workspace, lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        """Return `file:line:column`, the form editors make clickable."""
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Span("")


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that explains a finding, with a note."""

    span: Span
    note: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault or remark.

    `slug` says what must hold (`verwijzing-bestaat`), `message` what is wrong in this case, `place` where in the
    regulation it stands, `hint` what was probably meant, `grondslag` on which article the demand rests.
    `gemeente` and `mijlpaal` limit it to one set of documents; None: it concerns all that depend on the place.
    """

    slug: str
    level: Level
    message: str
    span: Span = NOWHERE
    place: str = ""
    related: tuple[Related, ...] = ()
    hint: str = ""
    grondslag: str = ""
    gemeente: str | None = None
    mijlpaal: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether this finding stops what depends on it."""
        return self.level is Level.FOUT


Findings = tuple[Finding, ...]


def error(slug: str, message: str, span: Span = NOWHERE, **more: object) -> Finding:
    """Return a finding of level fout."""
    return Finding(slug, Level.FOUT, message, span, **more)  # type: ignore[arg-type]


def warning(slug: str, message: str, span: Span = NOWHERE, **more: object) -> Finding:
    """Return a finding of level waarschuwing."""
    return Finding(slug, Level.WAARSCHUWING, message, span, **more)  # type: ignore[arg-type]


def remark(slug: str, message: str, span: Span = NOWHERE, **more: object) -> Finding:
    """Return a finding of level opmerking."""
    return Finding(slug, Level.OPMERKING, message, span, **more)  # type: ignore[arg-type]


def has_errors(findings: Findings | list[Finding]) -> bool:
    """Return whether any of the findings is a fout."""
    return any(finding.is_error for finding in findings)


def ordered(findings: Findings | list[Finding]) -> Findings:
    """Return the findings without repeats: by file and line, faults first at one place."""
    rank = {Level.FOUT: 0, Level.WAARSCHUWING: 1, Level.OPMERKING: 2}
    return tuple(sorted(dict.fromkeys(findings), key=lambda f: (f.span, rank[f.level], f.slug, f.message)))


def suggestion(word: str, known: Iterable[object]) -> str:
    """Return `Bedoelde u 'x'?` when a known word is near, else ''."""
    from difflib import get_close_matches  # noqa: PLC0415 - needed only where something is misspelt

    near = get_close_matches(word, [str(item) for item in known], n=1, cutoff=0.6)
    return f"Bedoelde u '{near[0]}'?" if near else ""
