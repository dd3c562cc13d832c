"""The bytes of a .csv or .xlsx -> rows of cells, each knowing where it stands. What cannot be read is a finding."""

from __future__ import annotations

import csv
import io
import math
import re
import warnings
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assembler.ground.findings import Finding, Span, error
from assembler.reading.source import FORBIDDEN, bad_characters

MAX_ROWS = 5000
MAX_COLUMNS = 500
MAX_LINE = 200_000  # characters of a line of a .csv
_MAX_PARTS, _MAX_UNPACKED = 1000, 60_000_000
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*[\"']([^\"']*)")
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
    odd = bad_characters(text, file)
    if odd:
        return None, odd
    every = text.splitlines()
    if len(every) > MAX_ROWS or any(len(line) > MAX_LINE or max(map(line.count, ";,\t")) >= MAX_COLUMNS for line in every):
        return None, [error(READABLE, f"Dit bestand heeft meer dan {MAX_ROWS} regels of {MAX_COLUMNS} kolommen.", Span(file))]
    try:
        mark = _separator([line for line in every if line.strip()][:20])
        rows = _rows(text, file, mark) if mark is not None else ()
    except csv.Error:
        return None, [error(READABLE, "Dit bestand is niet te lezen als csv.", Span(file), hint="Sluit ieder aanhalingsteken, en sla het opnieuw op als csv.")]
    if mark is None:
        hint = "Exporteer het met puntkomma's, of zet waarden met een komma tussen aanhalingstekens."
        return None, [
            error(READABLE, "De kolommen zijn niet te onderscheiden: niet iedere regel heeft evenveel puntkomma's of komma's.", Span(file), hint=hint)
        ]
    return Sheet("", rows), []


def _rows(text: str, file: str, mark: str) -> tuple[tuple[Cell, ...], ...]:
    reader = csv.reader(io.StringIO(text), delimiter=mark)
    rows = []
    for row in reader:
        number = reader.line_num
        rows.append(tuple(Cell(value, f"{column_letter(at)}{number}", Span(file, number, at + 1, number, at + 1)) for at, value in enumerate(row)))
    return tuple(rows)


def _separator(lines: Sequence[str]) -> str | None:
    """Return the mark between columns: the one that stands equally often in every line, outside quotes."""
    for mark in (";", "\t", ","):
        counts = {len(row) for row in csv.reader(lines, delimiter=mark)}
        if len(counts) == 1 and counts != {1}:
            return mark
    return None


def _xlsx(content: bytes, file: str, wanted: str | None) -> tuple[Sheet | None, list[Finding]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and only for who imports a workbook
    from openpyxl.worksheet.worksheet import Worksheet  # noqa: PLC0415

    try:
        _refuse_odd(content)
        with warnings.catch_warnings(action="ignore"):  # of what Excel draws and we do not read
            values = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
            formulas = load_workbook(io.BytesIO(content), data_only=False, keep_links=False)
    except Exception:  # noqa: BLE001 - openpyxl checks nothing of what it reads, and raises whatever comes of that
        hint = "Open het in Excel en sla het op als Excel-werkmap (.xlsx)."
        return None, [error(READABLE, "Dit bestand is niet te lezen als Excel-werkmap.", Span(file), hint=hint)]
    names = values.sheetnames
    if not names:
        return None, [error("blad-bestaat", "Deze werkmap heeft geen bladen.", Span(file))]
    if wanted is None and len(names) > 1:
        return None, [error("blad-bestaat", f"Deze werkmap heeft meer bladen: {', '.join(names)}.", Span(file), hint="Noem er een met 'blad'.")]
    if wanted is not None and wanted not in names:
        return None, [error("blad-bestaat", f"Het blad '{wanted}' bestaat niet. Er is: {', '.join(names)}.", Span(file))]
    sheet, source = values[wanted or names[0]], formulas[wanted or names[0]]
    if not isinstance(sheet, Worksheet):
        return None, [error("blad-bestaat", f"Het blad '{sheet.title}' heeft geen cellen.", Span(file))]
    if sheet.max_row > MAX_ROWS or sheet.max_column > MAX_COLUMNS:
        return None, [error(READABLE, f"Het blad '{sheet.title}' heeft meer dan {MAX_ROWS} regels of {MAX_COLUMNS} kolommen.", Span(file))]
    rows = tuple(
        tuple(_cell(cell, below, file) for cell, below in zip(row, under, strict=True))
        for row, under in zip(sheet.iter_rows(), source.iter_rows(), strict=True)
    )
    return Sheet(sheet.title, rows), []


def _refuse_odd(content: bytes) -> None:
    """Refuse what openpyxl would unpack or read without a limit: ValueError."""
    from openpyxl.utils import range_boundaries  # noqa: PLC0415

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        members = package.infolist()
        if len(members) > _MAX_PARTS or sum(member.file_size for member in members) > _MAX_UNPACKED:
            raise ValueError("size")
        for member in members:
            part = package.read(member) if member.filename.endswith((".xml", ".rels")) else b""
            if b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"\0" in part:  # no program writes another code than UTF-8
                raise ValueError("doctype")
            for ref in _MERGED.findall(part):  # openpyxl makes every cell of a range that is merged
                _, _, column, row = range_boundaries(ref.decode("ascii", "replace"))
                if not (column and row) or column > MAX_COLUMNS or row > MAX_ROWS:
                    raise ValueError("merged")


def _cell(cell: Any, formula: Any, file: str) -> Cell:
    value, span = cell.value, Span(file)
    if value is None and formula.data_type == "f":
        return Cell(None, cell.coordinate, span, "heeft een formule zonder uitkomst; open het bestand in Excel en sla het op")
    if cell.data_type == "e":
        return Cell(None, cell.coordinate, span, f"bevat een foutwaarde ({value})")
    if isinstance(value, bool) or (value is not None and not isinstance(value, (int, float, str))):
        return Cell(str(value), cell.coordinate, span)
    if isinstance(value, float) and not math.isfinite(value):
        return Cell(None, cell.coordinate, span, f"bevat een foutwaarde ({value})")
    if isinstance(value, float):
        return Cell(Decimal(format(value, ".15g")), cell.coordinate, span)  # what Excel itself shows of it at most
    if isinstance(value, str) and FORBIDDEN.search(value):
        return Cell(None, cell.coordinate, span, "bevat een onzichtbaar stuurteken")
    return Cell(Decimal(value) if isinstance(value, int) else value, cell.coordinate, span)
