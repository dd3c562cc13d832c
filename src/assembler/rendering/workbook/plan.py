"""Appointments -> a workbook: a row for each, to filter and to sort."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assembler.rendering.workbook.book import BOLD, saved, words

HEADS = ("Mijlpaal", "Wie", "Wat", "Wanneer", "Uiterlijk", "Stukken er op", "Uitkomst", "Past niet", "Bron", "Status")
_WIDTHS = (22, 44, 16, 14, 14, 14, 30, 50, 50, 12)


def render(rows: Sequence[Sequence[str | date | None]], on: date) -> bytes:
    """Return the workbook; days are days, so that a sheet can sort them. `on` is the day that it is of."""
    book = Workbook()
    sheet: Worksheet = book.worksheets[0]
    sheet.title = "Planning"
    sheet.append(HEADS)
    for row in rows:
        sheet.append(list(row))
    for line in sheet.iter_rows():
        for cell in line:
            words(cell)
    for number, width in enumerate(_WIDTHS, 1):
        sheet.cell(1, number).font = BOLD
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    return saved(book, on, "Planning")
