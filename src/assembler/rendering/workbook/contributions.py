"""The contributions under each scenario -> a workbook with live formulas that give the same cents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assembler.facts.contributions import KeyStep
from assembler.facts.whatif.contributions import ContributionOutcome, PoolRow
from assembler.ground.wording import hoofdletter
from assembler.rendering.workbook.book import BOLD, EURO, NUMBER, add_sheet, as_bytes, heads, title
from assembler.rendering.workbook.formulas import DECIMALS, cell_range, filled, key_formula
from assembler.rules.formulas import FigureColumn, KeyFormula

_HEADS = ("Gewicht", "Exact deel", "Hele centen", "Rest", "Rang van de rest", "Bijdrage (centen)", "Bijdrage (euro)")
_TIE = "0.0001"  # of a cent: nearer than this, parts are equal


def contributions_book(outcomes: Sequence[ContributionOutcome]) -> bytes:
    """Return the workbook of the contributions: an overview of all scenarios, and a sheet with the computation of each."""
    book = Workbook()
    overview = book.worksheets[0]
    overview.title = "Overzicht"
    below = "Begrotingsjaar {}; bedragen in centen, tenzij anders vermeld"
    totals = [_computation(add_sheet(book, "Bijdragen", item.scenario, below.format(item.jaar)), item) for item in outcomes]
    _overview(overview, outcomes, totals)
    return as_bytes(book, outcomes[0].scenario.facts)


# ── a scenario ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Totals:
    """Where a sheet has what each gemeente pays of each pool, in cents."""

    sheet: str
    cells: Mapping[str, Mapping[str, str]]  # pool -> gemeente -> cell


@dataclass(frozen=True, slots=True)
class _Around:
    """The cell with the amount of the pool, where the step before has its outcome, and the names of the gemeenten."""

    amount: str
    before: Mapping[str, str]
    names: Mapping[str, str]


def _computation(sheet: Worksheet, item: ContributionOutcome) -> _Totals:
    names = {row.gemeente: row.naam for row in item.rows}
    row, cells = 4, {}
    for pool in item.pools:
        sheet.cell(row, 1, hoofdletter(pool.naam)).font = BOLD
        sheet.cell(row, 3, pool.sleutel)  # a name runs on over the second column
        if pool.unknown or pool.bedrag is None:
            sheet.cell(row + 1, 1, f"Nog niet bekend: {pool.unknown}")
            row += 3
            continue
        cells[pool.pool], row = _pool(sheet, row + 1, pool, item.scenario.facts.verdelingen[pool.pool].steps, names)
    return _Totals(sheet.title, cells)


def _pool(sheet: Worksheet, row: int, pool: PoolRow, steps: Sequence[KeyStep], names: Mapping[str, str]) -> tuple[dict[str, str], int]:
    """Write the amount of a pool and each step; return the cells with the outcome, and the row after it."""
    sheet.cell(row, 1, "Bedrag (euro)")
    sheet.cell(row, 2, (pool.bedrag or 0) / 100).number_format = EURO
    amount, row = f"ROUND($B${row}*100,0)", row + 1
    before: dict[str, str] = {}
    for step in steps:
        before = _step(sheet, row, step, _Around(amount, before, names))
        row += len(step.given.deelnemers) + 4
    return before, row


def _step(sheet: Worksheet, row: int, step: KeyStep, around: _Around) -> dict[str, str]:
    """Write one step and return the cells with its outcome per gemeente, in cents."""
    formula = key_formula(step)
    if isinstance(formula, KeyFormula):
        return _Live(sheet, row, step, formula, around).written()
    names = step.given.deelnemers
    heads(sheet, row, ("Gemeente", "Bijdrage (centen)", "Bijdrage (euro)"))
    for line, name in enumerate(names, row + 1):
        sheet.cell(line, 1, around.names[name])
        sheet.cell(line, 2, step.outcome[name])
        sheet.cell(line, 3, f"=B{line}/100").number_format = EURO
    sheet.cell(row + 1 + len(names), 1, formula)
    return {name: f"B{line}" for line, name in enumerate(names, row + 1)}


class _Live:
    """A step as formulas: figures, weight, exact part, whole cents, remainder, rank of the remainder, contribution."""

    def __init__(self, sheet: Worksheet, row: int, step: KeyStep, formula: KeyFormula, around: _Around) -> None:
        self.sheet, self.row, self.formula, self.around = sheet, row, formula, around
        self.names = step.given.deelnemers
        self.lines = range(row + 1, row + 1 + len(self.names))
        self.last = self.lines[-1] + 1
        count = len(formula.columns)
        letters = [get_column_letter(index) for index in range(1, count + 9)]
        self.figures = letters[1 : count + 1]
        self.weight, self.exact, self.floor, self.left, self.rank, self.cents, self.euros = letters[count + 1 :]

    def written(self) -> dict[str, str]:
        """Write the step and return the cells with its outcome per gemeente."""
        heads(self.sheet, self.row, ("Gemeente", *(hoofdletter(column.heading) for column in self.formula.columns), *_HEADS))
        sums = {f"{index}s": f"${letter}${self.last}" for index, letter in enumerate(self.figures)}
        shared = {"bedrag": self.around.amount, "som": f"${self.weight}${self.last}", **sums}
        for letter in (*self.figures, self.weight, self.floor, self.cents):
            self.sheet[f"{letter}{self.last}"] = f"=SUM({letter}{self.lines[0]}:{letter}{self.lines[-1]})"
        self.sheet.cell(self.last, 1, "Te verdelen")
        self.sheet[f"{self.exact}{self.last}"] = f"={filled(self.formula.divided, shared)}"
        for line, name in zip(self.lines, self.names, strict=True):
            self._row(line, name, shared)
        return {name: f"{self.cents}{line}" for line, name in zip(self.lines, self.names, strict=True)}

    def _row(self, line: int, name: str, shared: Mapping[str, str]) -> None:
        sheet, here = self.sheet, {str(index): f"{letter}{line}" for index, letter in enumerate(self.figures)}
        sheet.cell(line, 1, self.around.names[name])
        for letter, column in zip(self.figures, self.formula.columns, strict=True):
            sheet[f"{letter}{line}"] = self._figure(column, name, here)
        total = f"${self.exact}${self.last}"
        sheet[f"{self.weight}{line}"] = f"={filled(self.formula.weight, {**shared, **here})}"
        sheet[f"{self.exact}{line}"] = f"={total}*{self.weight}{line}/${self.weight}${self.last}"
        sheet[f"{self.floor}{line}"] = f"=INT(ROUND({self.exact}{line},{DECIMALS}))"
        sheet[f"{self.left}{line}"] = f"=ROUND({self.exact}{line}-{self.floor}{line},{DECIMALS})"
        sheet[f"{self.rank}{line}"] = self._rank(line, name)
        sheet[f"{self.cents}{line}"] = f"={self.floor}{line}+IF({self.rank}{line}<={total}-${self.floor}${self.last},1,0)"
        sheet[f"{self.euros}{line}"] = f"={self.cents}{line}/100"
        sheet[f"{self.euros}{line}"].number_format = EURO

    def _figure(self, column: FigureColumn, name: str, here: Mapping[str, str]) -> int | str:
        """Return a figure, or a formula where it is what came out of the step before."""
        before, value = self.around.before.get(name), column.values[name]
        if before is not None and column.cell:
            return f"={filled(column.cell, {**here, 'voor': before})}"
        if isinstance(value, Fraction):
            return value.numerator if value.denominator == 1 else f"={value.numerator}/{value.denominator}"
        return value

    def _rank(self, line: int, name: str) -> str:
        """Return the rank of a remainder: larger first, then the larger part, then by name."""
        rests, parts = cell_range(self.left, self.lines), cell_range(self.exact, self.lines)
        left, exact = f"{self.left}{line}", f"{self.exact}{line}"
        ranked = f"1+SUMPRODUCT(({rests}>{left})*1)+SUMPRODUCT(({rests}={left})*({parts}>{exact}+{_TIE}))"
        earlier = [other for other, there in zip(self.lines, self.names, strict=True) if there < name]
        same = "".join(f"+({self.left}{other}={left})*(ABS({self.exact}{other}-{exact})<={_TIE})" for other in earlier)
        return f"={ranked}{same}"


# ── all of them ───────────────────────────────────────────────────────────────────────────────────────────────────


def _overview(sheet: Worksheet, items: Sequence[ContributionOutcome], totals: Sequence[_Totals]) -> None:
    """Write all scenarios side by side: euros, euros per inhabitant and the difference with the first, by reference."""
    title(sheet, "Bijdrage per gemeente, per scenario", "; ".join(f"{item.scenario.naam} = {item.scenario.omschrijving}" for item in items))
    texts = [text for item in items for text in (f"{item.scenario.naam} (euro)", f"{item.scenario.naam} per inwoner")]
    heads(sheet, 4, ("Gemeente", "Inwoners", *texts, *(f"Verschil {item.scenario.naam}" for item in items[1:])))
    rows = items[0].rows
    for line, row in enumerate(rows, 5):
        sheet.cell(line, 1, row.naam)
        if row.inwoners is not None:
            sheet.cell(line, 2, row.inwoners).number_format = NUMBER
        for index, total in enumerate(totals):
            _side(sheet, line, items, index, [f"'{total.sheet}'!{there[row.gemeente]}" for there in total.cells.values()])
    last = 5 + len(rows)
    heads(sheet, last, ("Totaal",))
    for column in range(2, 3 + 3 * len(items)):
        head = str(sheet.cell(4, column).value or "")
        if head and "per inwoner" not in head:
            letter = get_column_letter(column)
            sheet.cell(last, column, f"=SUM({letter}5:{letter}{last - 1})").number_format = NUMBER if column == 2 else EURO


def _side(sheet: Worksheet, line: int, items: Sequence[ContributionOutcome], index: int, cells: Sequence[str]) -> None:
    """Write what one gemeente pays in one scenario; `cells` have the parts of it."""
    first, column = items[0].rows[line - 5], 3 + 2 * index
    if items[index].of(first.gemeente).totaal is None:
        sheet.cell(line, column, "n.t.b.")
        return
    letter = get_column_letter(column)
    sheet.cell(line, column, f"=({'+'.join(cells)})/100").number_format = EURO
    if first.inwoners:
        sheet.cell(line, column + 1, f"=ROUND({letter}{line}/$B{line},2)").number_format = EURO
    if index and first.totaal is not None:
        sheet.cell(line, 2 + 2 * len(items) + index, f"=ROUND({letter}{line}-$C{line},2)").number_format = EURO
