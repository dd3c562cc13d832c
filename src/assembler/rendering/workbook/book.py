"""What the sheets of a workbook share: titles, heads, formats of numbers, and the file with the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assembler.facts.facts import Facts
from assembler.facts.whatif.variants import Scenario

BOLD = Font(bold=True)
EURO, NUMBER, PERCENT = '"€" #,##0.00', "#,##0", "0.0%"
_FIRST, _NEXT, _LINE = 26, 18, 15  # the width of the first column and of the others, in letters; the height of a line, in points
_GREY = PatternFill("solid", fgColor="FFE7E6E6")


def add_sheet(book: Workbook, subject: str, scenario: Scenario, below: str) -> Worksheet:
    """Return a new sheet for one scenario, with its name and what it is; `below` stands on the second line."""
    sheet: Worksheet = book.create_sheet(re.sub(r"[\[\]:*?/\\']", " ", f"{subject} {scenario.naam}")[:31].strip())
    title(sheet, f"{scenario.naam}: {scenario.omschrijving}", below)
    return sheet


def words(cell: Cell | MergedCell) -> None:
    """Let a cell hold words, whatever they begin with: a name that begins with `=` is no formula."""
    if isinstance(cell, Cell) and cell.data_type == "f":
        cell.data_type = "s"


def title(sheet: Worksheet, text: str, below: str) -> None:
    """Write the title of a sheet, and a line below it."""
    sheet.cell(1, 1, text).font = Font(bold=True, size=13)
    sheet.cell(2, 1, below)


def heads(sheet: Worksheet, row: int, texts: Sequence[str]) -> None:
    """Write the heads of a table in a row."""
    for column, text in enumerate(texts, 1):
        cell = sheet.cell(row, column, text)
        words(cell)
        cell.font, cell.fill, cell.alignment = BOLD, _GREY, Alignment(horizontal="left" if column == 1 else "right", wrap_text=True, vertical="top")
    if len(texts) > 1:
        sheet.row_dimensions[row].height = _LINE * max(-(-len(text) // (_FIRST if column == 1 else _NEXT)) for column, text in enumerate(texts, 1))


def _on_paper(sheet: Worksheet) -> None:
    """Let a sheet be printed lying, all its columns on one page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def as_bytes(book: Workbook, known: Facts) -> bytes:
    """Return the file: the same bytes for the same content, so no clock in its properties or in its parts."""
    for sheet in book.worksheets:
        for (cell,) in sheet.iter_rows(max_col=1):  # names and titles; what is computed stands beside them
            words(cell)
        for column in range(1, sheet.max_column + 1):
            sheet.column_dimensions[get_column_letter(column)].width = _FIRST if column == 1 else _NEXT
        _on_paper(sheet)
    return saved(book, known.mijlpaal.stand, known.traject.naam)


def saved(book: Workbook, on: date, titel: str) -> bytes:
    """Return the file of a workbook; `on` is the day that it is of: no clock in its properties or in its parts."""
    moment = datetime.combine(on, datetime.min.time())
    book.properties.created = book.properties.modified = moment
    book.properties.creator, book.properties.title = "assembler", titel
    raw, out = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), _timeless(name, source.read(name), moment), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _timeless(name: str, content: bytes, moment: datetime) -> bytes:
    """Return a part without the moment of saving, which openpyxl writes over the one it was given."""
    if name != "docProps/core.xml":
        return content
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return re.sub(rb"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", stamp, content)
