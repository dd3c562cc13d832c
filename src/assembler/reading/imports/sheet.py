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

MAX_RIJEN = 5000
LEESBAAR = "bestand-is-leesbaar"


@dataclass(frozen=True, slots=True)
class Cel:
    """One cell: its text (a number is Decimal), its name (`C4`), and its place in the file; `fout` when it holds none."""

    waarde: str | Decimal | None
    naam: str
    span: Span
    fout: str = ""

    @property
    def tekst(self) -> str:
        """What stands in it, as text without spaces around it."""
        return "" if self.waarde is None else str(self.waarde).strip()


@dataclass(frozen=True, slots=True)
class Blad:
    """The rows of one sheet; `naam` is empty for a .csv."""

    naam: str
    rijen: tuple[tuple[Cel, ...], ...]


def read_sheet(content: bytes, file: str, blad: str | None) -> tuple[Blad | None, list[Finding]]:
    """Return the wanted sheet of a file, or why it cannot be read."""
    return _csv(content, file, blad) if file.endswith(".csv") else _xlsx(content, file, blad)


def column_letter(index: int) -> str:
    """Return the name of a column (from 0): A, B, ..., Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _csv(content: bytes, file: str, blad: str | None) -> tuple[Blad | None, list[Finding]]:
    if blad is not None:
        return None, [error(LEESBAAR, "Een csv-bestand heeft geen bladen; laat 'blad' weg.", Span(file))]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    lines = [line for line in text.splitlines() if line.strip()]
    mark = _scheidingsteken(lines[:20])
    if mark is None:
        hint = "Exporteer het met puntkomma's, of zet waarden met een komma tussen aanhalingstekens."
        return None, [
            error(LEESBAAR, "De kolommen zijn niet te onderscheiden: niet iedere regel heeft evenveel puntkomma's of komma's.", Span(file), hint=hint)
        ]
    rows = []
    reader = csv.reader(io.StringIO(text), delimiter=mark)
    for row in reader:
        number = reader.line_num
        rows.append(tuple(Cel(value, f"{column_letter(at)}{number}", Span(file, number, at + 1, number, at + 1)) for at, value in enumerate(row)))
        if number > MAX_RIJEN:
            return None, [error(LEESBAAR, f"Dit bestand heeft meer dan {MAX_RIJEN} regels.", Span(file))]
    return Blad("", tuple(rows)), []


def _scheidingsteken(lines: Sequence[str]) -> str | None:
    """Return the mark between columns: the one that stands equally often in every line, outside quotes."""
    for mark in (";", "\t", ","):
        counts = {len(row) for row in csv.reader(lines, delimiter=mark)}
        if len(counts) == 1 and counts != {1}:
            return mark
    return None


def _xlsx(content: bytes, file: str, blad: str | None) -> tuple[Blad | None, list[Finding]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and only for who imports a workbook
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        values = load_workbook(io.BytesIO(content), data_only=True)
        formulas = load_workbook(io.BytesIO(content), data_only=False)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError):
        hint = "Open het in Excel en sla het op als Excel-werkmap (.xlsx)."
        return None, [error(LEESBAAR, "Dit bestand is niet te lezen als Excel-werkmap.", Span(file), hint=hint)]
    names = values.sheetnames
    if blad is None and len(names) > 1:
        return None, [error("blad-bestaat", f"Deze werkmap heeft meer bladen: {', '.join(names)}.", Span(file), hint="Noem er een met 'blad'.")]
    if blad is not None and blad not in names:
        return None, [error("blad-bestaat", f"Het blad '{blad}' bestaat niet. Er is: {', '.join(names)}.", Span(file))]
    sheet, source = values[blad or names[0]], formulas[blad or names[0]]
    if sheet.max_row > MAX_RIJEN:
        return None, [error(LEESBAAR, f"Het blad '{sheet.title}' heeft meer dan {MAX_RIJEN} regels.", Span(file))]
    rows = tuple(
        tuple(_cel(cell, below, file) for cell, below in zip(row, under, strict=True)) for row, under in zip(sheet.iter_rows(), source.iter_rows(), strict=True)
    )
    return Blad(sheet.title, rows), []


def _cel(cell: Any, formula: Any, file: str) -> Cel:
    value, span = cell.value, Span(file)
    if value is None and formula.data_type == "f":
        return Cel(None, cell.coordinate, span, "heeft een formule zonder uitkomst; open het bestand in Excel en sla het op")
    if cell.data_type == "e":
        return Cel(None, cell.coordinate, span, f"bevat een foutwaarde ({value})")
    if isinstance(value, bool) or (value is not None and not isinstance(value, (int, float, str))):
        return Cel(str(value), cell.coordinate, span)
    if isinstance(value, float):
        return Cel(Decimal(format(value, ".15g")), cell.coordinate, span)  # what Excel itself shows of it at most
    return Cel(Decimal(value) if isinstance(value, int) else value, cell.coordinate, span)
