"""What is wrong with the file of an import: each finding names file, sheet and cell."""

from __future__ import annotations

from dataclasses import dataclass, field

from assembler.ground.findings import Finding, Related, Span, error
from assembler.reading.imports.sheet import Cell


@dataclass(slots=True)
class Faults:
    """The faults of one file; `headings` is the number of the row with headings, `sheet` the name of the sheet in a workbook."""

    file: str
    headings: int
    sheet: str = ""
    findings: list[Finding] = field(default_factory=list)

    def report(self, slug: str, cell: Cell, message: str, *, hint: str = "", related: Cell | None = None) -> None:
        """Note what is wrong with a cell; `related` is the one before it that says the same."""
        where = f"Cel {cell.name}{f' van blad {self.sheet!r}' if self.sheet else ''}: "
        more = (Related(related.span, f"de eerste staat in cel {related.name}"),) if related else ()
        self.findings.append(error(slug, f"{where}{message}.", cell.span, hint=hint, related=more))

    def report_absent(self, slug: str, message: str, *, hint: str = "") -> None:
        """Note what is not in the file."""
        where = f"Blad '{self.sheet}': " if self.sheet else "In dit bestand: "
        start = Span(self.file, self.headings, 1, self.headings, 1) if not self.sheet else Span(self.file)
        self.findings.append(error(slug, f"{where}{message}.", start, hint=hint))
