"""The bytes of a .csv or .xlsx -> rows of cells, each knowing where it stands. What cannot be read is a finding."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assembler.ground.findings import Finding, Span, error

MAX_ROWS = 5000
READABLE = "bestand-is-leesbaar"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text (a number is Decimal), its name (`C4`), and its place in the file; `fault` when it holds none."""

    value: str | Decimal | None
    name: str
    span: Span
    fault: str = ""

    @property
    def text(self) -> str:
        """What stands in it, as text without spaces around it."""
        return "" if self.value is None else str(self.value).strip()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one sheet; `name` is empty for a .csv."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def read_sheet(content: bytes, file: str, wanted: str | None) -> tuple[Sheet | None, list[Finding]]:
    """Return the wanted sheet of a file, or why it cannot be read."""
    return _csv(content, file, wanted) if file.endswith(".csv") else _xlsx(content, file, wanted)


def column_letter(index: int) -> str:
    """Return the name of a column (from 0): A, B, ..., Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _csv(content: bytes, file: str, wanted: str | None) -> tuple[Sheet | None, list[Finding]]:
    if wanted is not None:
        return None, [error(READABLE, "Een csv-bestand heeft geen bladen; laat 'blad' weg.", Span(file))]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    lines = [line for line in text.splitlines() if line.strip()]
    mark = _separator(lines[:20])
    if mark is None:
        hint = "Exporteer het met puntkomma's, of zet waarden met een komma tussen aanhalingstekens."
        return None, [
            error(READABLE, "De kolommen zijn niet te onderscheiden: niet iedere regel heeft evenveel puntkomma's of komma's.", Span(file), hint=hint)
        ]
    rows = []
    reader = csv.reader(io.StringIO(text), delimiter=mark)
    for row in reader:
        number = reader.line_num
        rows.append(tuple(Cell(value, f"{column_letter(at)}{number}", Span(file, number, at + 1, number, at + 1)) for at, value in enumerate(row)))
        if number > MAX_ROWS:
            return None, [error(READABLE, f"Dit bestand heeft meer dan {MAX_ROWS} regels.", Span(file))]
    return Sheet("", tuple(rows)), []


def _separator(lines: Sequence[str]) -> str | None:
    """Return the mark between columns: the one that stands equally often in every line, outside quotes."""
    for mark in (";", "\t", ","):
        counts = {len(row) for row in csv.reader(lines, delimiter=mark)}
        if len(counts) == 1 and counts != {1}:
            return mark
    return None


def _xlsx(content: bytes, file: str, wanted: str | None) -> tuple[Sheet | None, list[Finding]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and only for who imports a workbook
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        values = load_workbook(io.BytesIO(content), data_only=True)
        formulas = load_workbook(io.BytesIO(content), data_only=False)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError):
        hint = "Open het in Excel en sla het op als Excel-werkmap (.xlsx)."
        return None, [error(READABLE, "Dit bestand is niet te lezen als Excel-werkmap.", Span(file), hint=hint)]
    names = values.sheetnames
    if wanted is None and len(names) > 1:
        return None, [error("blad-bestaat", f"Deze werkmap heeft meer bladen: {', '.join(names)}.", Span(file), hint="Noem er een met 'blad'.")]
    if wanted is not None and wanted not in names:
        return None, [error("blad-bestaat", f"Het blad '{wanted}' bestaat niet. Er is: {', '.join(names)}.", Span(file))]
    sheet, source = values[wanted or names[0]], formulas[wanted or names[0]]
    if sheet.max_row > MAX_ROWS:
        return None, [error(READABLE, f"Het blad '{sheet.title}' heeft meer dan {MAX_ROWS} regels.", Span(file))]
    rows = tuple(
        tuple(_cell(cell, below, file) for cell, below in zip(row, under, strict=True))
        for row, under in zip(sheet.iter_rows(), source.iter_rows(), strict=True)
    )
    return Sheet(sheet.title, rows), []


def _cell(cell: Any, formula: Any, file: str) -> Cell:
    value, span = cell.value, Span(file)
    if value is None and formula.data_type == "f":
        return Cell(None, cell.coordinate, span, "heeft een formule zonder uitkomst; open het bestand in Excel en sla het op")
    if cell.data_type == "e":
        return Cell(None, cell.coordinate, span, f"bevat een foutwaarde ({value})")
    if isinstance(value, bool) or (value is not None and not isinstance(value, (int, float, str))):
        return Cell(str(value), cell.coordinate, span)
    if isinstance(value, float):
        return Cell(Decimal(format(value, ".15g")), cell.coordinate, span)  # what Excel itself shows of it at most
    return Cell(Decimal(value) if isinstance(value, int) else value, cell.coordinate, span)
