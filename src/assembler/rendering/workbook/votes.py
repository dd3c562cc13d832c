"""The votes under each scenario -> a workbook with live formulas that give the same votes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from assembler.facts.contributions import paid
from assembler.facts.facts import Facts
from assembler.facts.votes import VoteRule, asked_figures, vote_rule
from assembler.facts.whatif.votes import VoteOutcome
from assembler.ground.values import known as known_values
from assembler.ground.wording import hoofdletter
from assembler.rendering.workbook.book import NUMBER, PERCENT, add_sheet, as_bytes, heads
from assembler.rendering.workbook.formulas import cell_range, filled, vote_formula
from assembler.rules.formulas import VoteFormula
from assembler.rules.power import Power


def votes_book(outcomes: Sequence[VoteOutcome]) -> bytes:
    """Return the workbook of the votes: a sheet per scenario."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for item in outcomes:
        sheet = add_sheet(book, "Stemmen", item.scenario, item.regel)
        if item.unknown:
            sheet.cell(4, 1, f"De stemmen zijn nog niet bekend: {item.unknown}.")
        else:
            _sheet(sheet, item)
    return as_bytes(book, outcomes[0].scenario.facts)


@dataclass(frozen=True, slots=True)
class _Formula:
    """The formula of the votes with where its constants and classes stand; `why` says why there is none."""

    formula: VoteFormula | None
    why: str
    cells: dict[str, str]

    def votes(self, line: int, counted: int) -> str | int:
        """Return the formula of one row, or the votes themselves."""
        return f"={filled(self.formula.formula, {**self.cells, 'x': f'C{line}', 'leden': f'B{line}'})}" if self.formula else counted


def _sheet(sheet: Worksheet, item: VoteOutcome) -> None:
    facts = item.scenario.facts
    rule, _ = vote_rule(facts.inforce)
    assert rule is not None  # noqa: S101 - there is a table
    formula, head = _constants(sheet, vote_formula(rule, max((row.stemmen for row in item.rows), default=0)))
    figure = formula.formula.figure if formula.formula else ""
    heads(sheet, head, ("Gemeente", "Leden", hoofdletter(figure), "Stemmen", "Aandeel", "Banzhaf *", "Shapley *"))
    lines = range(head + 1, head + 1 + len(item.rows))
    _table(sheet, lines, item, formula, _figures(facts, rule) if figure else {})
    last = lines[-1] + 1
    heads(sheet, last, ("Totaal",))
    for letter in ("B", "D"):
        sheet[f"{letter}{last}"] = f"=SUM({letter}{lines[0]}:{letter}{lines[-1]})"
    sheet.cell(last + 1, 1, "Meer dan de helft")
    sheet.cell(last + 1, 4, f"=INT(D{last}/2)+1")
    sheet.cell(last + 3, 1, "* uitgerekend door het programma; verandert niet mee met dit blad")
    if formula.why:
        sheet.cell(last + 4, 1, formula.why)


def _constants(sheet: Worksheet, found: VoteFormula | str) -> tuple[_Formula, int]:
    """Write what a formula leans on; return it with the cells, and the row for the heads of the table."""
    if isinstance(found, str):
        return _Formula(None, found, {}), 5
    row, cells = 4, {}
    for name, value in found.constants:
        sheet.cell(row, 1, hoofdletter(name.replace("_", " ")))
        sheet.cell(row, 2, value).number_format = NUMBER
        cells[name], row = f"$B${row}", row + 1
    if found.classes:
        lines = range(row + 1, row + 1 + len(found.classes))
        heads(sheet, row, ("Vanaf inwoners", "Stemmen"))
        for line, (lower, votes) in zip(lines, found.classes, strict=True):
            sheet.cell(line, 1, lower)
            sheet.cell(line, 2, votes)
        cells |= {"vanaf": cell_range("A", lines), "klasse": cell_range("B", lines)}
        row = lines[-1] + 1
    return _Formula(found, "", cells), row + 1


def _table(sheet: Worksheet, lines: Sequence[int], item: VoteOutcome, formula: _Formula, figures: dict[str, int]) -> None:
    power = item.besluiten[0].power
    for line, row in zip(lines, item.rows, strict=True):
        sheet.cell(line, 1, row.naam)
        sheet.cell(line, 2, row.leden)
        if row.gemeente in figures:
            sheet.cell(line, 3, figures[row.gemeente]).number_format = NUMBER
        sheet.cell(line, 4, formula.votes(line, row.stemmen))
        sheet.cell(line, 5, f"=D{line}/SUM({cell_range('D', lines)})").number_format = PERCENT
        if isinstance(power, Power):
            for column, share in ((6, power.banzhaf[row.gemeente]), (7, power.shapley[row.gemeente])):
                sheet.cell(line, column, _float(share)).number_format = PERCENT


def _float(share: Fraction) -> float:
    return share.numerator / share.denominator


def _figures(facts: Facts, rule: VoteRule) -> dict[str, int]:
    """Return the figure that the votes are computed from, per gemeente."""
    answers, _ = asked_figures(facts.inforce, rule, {name: paid(facts.bijdragen, name) for name in facts.traject.deelnemers})
    return {name: item.value for name, row in answers.items() for item in known_values(row.values())}
