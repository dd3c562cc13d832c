"""Scenarios -> a workbook (.xlsx) with live formulas that give the same votes and the same cents."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assembler.facts.contributions import KeyStep, paid
from assembler.facts.facts import Facts
from assembler.facts.votes import asked_figures, vote_rule
from assembler.facts.whatif.contributions import ContributionOutcome
from assembler.facts.whatif.votes import VoteOutcome
from assembler.rendering.workbook.formulas import DECIMALEN, KeyFormula, bereik, sleutel, stemregel, vul
from assembler.rules.power import Power
from assembler.values import Waarde

_KOP = Font(bold=True)
_GRIJS = PatternFill("solid", fgColor="FFE7E6E6")
_EURO, _GETAL, _PROCENT = '"€" #,##0.00', "#,##0", "0.0%"
_BEGIN = 1  # column A


def stemmen(uitkomsten: Sequence[VoteOutcome]) -> bytes:
    """Return the workbook of the votes: a sheet per scenario."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for item in uitkomsten:
        sheet = book.create_sheet(_naam(f"Stemmen {item.scenario.naam}"))
        _kop(sheet, f"{item.scenario.naam}: {item.scenario.omschrijving}", item.regel)
        if item.unknown:
            sheet.cell(4, 1, f"De stemmen zijn nog niet bekend: {item.unknown}.")
        else:
            _stemblad(sheet, item)
        _breed(sheet)
    return _bytes(book, uitkomsten[0].scenario.facts)


def bijdragen(uitkomsten: Sequence[ContributionOutcome]) -> bytes:
    """Return the workbook of the contributions: an overview of all scenarios, and a sheet with the computation of each."""
    book = Workbook()
    overview = book.worksheets[0]
    overview.title = "Overzicht"
    totals = [_bijdrageblad(book.create_sheet(_naam(f"Bijdragen {item.scenario.naam}")), item) for item in uitkomsten]
    _overzicht(overview, uitkomsten, totals)
    for sheet in book.worksheets:
        _breed(sheet)
    return _bytes(book, uitkomsten[0].scenario.facts)


# ── votes ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _stemblad(sheet: Worksheet, item: VoteOutcome) -> None:
    known = item.scenario.facts
    gewicht, _ = vote_rule(known.inforce)
    assert gewicht is not None  # noqa: S101 - there is a table
    rule = stemregel(gewicht.naam, gewicht.p, max((row.stemmen for row in item.rows), default=0))
    row = 4
    cells: dict[str, str] = {}
    for name, value in rule.constanten if rule else ():
        sheet.cell(row, 1, name.replace("_", " "))
        sheet.cell(row, 2, value).number_format = _GETAL
        cells[name], row = f"$B${row}", row + 1
    if rule and rule.klassen:
        lines = range(row + 1, row + 1 + len(rule.klassen))
        _koppen(sheet, row, ("vanaf inwoners", "stemmen"))
        for line, (lower, votes) in zip(lines, rule.klassen, strict=True):
            sheet.cell(line, 1, lower)
            sheet.cell(line, 2, votes)
        cells |= {"vanaf": bereik("A", lines), "klasse": bereik("B", lines)}
        row = lines[-1] + 1
    head = row + 1
    _koppen(sheet, head, ("Gemeente", "Leden", rule.cijfer if rule and rule.cijfer else "", "Stemmen", "Aandeel", "Banzhaf *", "Shapley *"))
    lines = range(head + 1, head + 1 + len(item.rows))
    figures = _cijfers(known, rule.cijfer if rule else "")
    power = item.besluiten[0].power
    for line, gemeente in zip(lines, item.rows, strict=True):
        sheet.cell(line, 1, gemeente.naam)
        sheet.cell(line, 2, gemeente.leden)
        if gemeente.gemeente in figures:
            sheet.cell(line, 3, figures[gemeente.gemeente]).number_format = _GETAL
        formula: str | int = f"={vul(rule.formule, {**cells, 'x': f'C{line}', 'leden': f'B{line}'})}" if rule else gemeente.stemmen
        sheet.cell(line, 4, formula)
        sheet.cell(line, 5, f"=D{line}/SUM({bereik('D', lines)})").number_format = _PROCENT
        if isinstance(power, Power):
            for column, share in ((6, power.banzhaf[gemeente.gemeente]), (7, power.shapley[gemeente.gemeente])):
                sheet.cell(line, column, _float(share)).number_format = _PROCENT
    last = lines[-1] + 1
    _koppen(sheet, last, ("Totaal",))
    for letter in ("B", "D"):
        sheet[f"{letter}{last}"] = f"=SUM({letter}{lines[0]}:{letter}{lines[-1]})"
    sheet.cell(last + 1, 1, "Meer dan de helft")
    sheet.cell(last + 1, 4, f"=INT(D{last}/2)+1")
    sheet.cell(last + 3, 1, "* uitgerekend door het programma; verandert niet mee met dit blad")
    if rule is None:
        sheet.cell(last + 4, 1, "De stemmen zijn hier een vaste tabel, zonder formule.")


def _cijfers(known: Facts, wanted: str) -> dict[str, int]:
    """Return the figure that the votes are computed from, per gemeente."""
    gewicht, _ = vote_rule(known.inforce)
    if gewicht is None or not wanted:
        return {}
    answers, _ = asked_figures(known.inforce, gewicht, {name: paid(known.bijdragen, name) for name in known.traject.deelnemers})
    return {name: item.value for name, row in answers.items() for item in row.values() if isinstance(item, Waarde)}


# ── contributions ─────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Totalen:
    """Where a sheet has what each gemeente pays of each pool, in cents."""

    blad: str
    cellen: Mapping[str, Mapping[str, str]]  # pool -> gemeente -> cell


@dataclass(frozen=True, slots=True)
class _Omgeving:
    """The cell with the amount of the pool, where the step before has its outcome, and the names of the gemeenten."""

    bedrag: str
    vorige: Mapping[str, str]
    namen: Mapping[str, str]


def _bijdrageblad(sheet: Worksheet, item: ContributionOutcome) -> _Totalen:
    known, rows = item.scenario.facts, item.rows
    _kop(sheet, f"{item.scenario.naam}: {item.scenario.omschrijving}", f"begrotingsjaar {item.jaar}; bedragen in centen, tenzij anders vermeld")
    row, cells = 4, {}
    for pool in item.pools:
        verdeling = known.verdelingen[pool.pool]
        sheet.cell(row, 1, pool.naam).font = _KOP
        sheet.cell(row, 2, pool.sleutel)
        if pool.unknown or pool.bedrag is None:
            sheet.cell(row + 1, 1, f"nog niet bekend: {pool.unknown}")
            row += 3
            continue
        sheet.cell(row + 1, 1, "bedrag (euro)")
        sheet.cell(row + 1, 2, pool.bedrag / 100).number_format = _EURO
        amount, row = f"ROUND($B${row + 1}*100,0)", row + 2
        before: dict[str, str] = {}
        for step in verdeling.steps:
            before = _stapblad(sheet, row, step, _Omgeving(amount, before, {there.gemeente: there.naam for there in rows}))
            row += len(step.given.deelnemers) + 4
        cells[pool.pool] = before
    return _Totalen(sheet.title, cells)


def _stapblad(sheet: Worksheet, row: int, step: KeyStep, om: _Omgeving) -> dict[str, str]:
    """Write one step and return the cells with its outcome per gemeente, in cents."""
    formula = sleutel(step)
    names = step.given.deelnemers
    lines = range(row + 1, row + 1 + len(names))
    if isinstance(formula, str):
        _koppen(sheet, row, ("Gemeente", "bijdrage (centen)", "bijdrage (euro)"))
        for line, name in zip(lines, names, strict=True):
            sheet.cell(line, 1, om.namen[name])
            sheet.cell(line, 2, step.outcome[name])
            sheet.cell(line, 3, f"=B{line}/100").number_format = _EURO
        sheet.cell(lines[-1] + 1, 1, formula)
        return {name: f"B{line}" for line, name in zip(lines, names, strict=True)}
    return _formuleblad(sheet, row, step, formula, om)


def _formuleblad(sheet: Worksheet, row: int, step: KeyStep, formula: KeyFormula, om: _Omgeving) -> dict[str, str]:
    """Write a step as formulas: figures, weight, exact part, whole cents, remainder, rank of the remainder, contribution."""
    names, count = step.given.deelnemers, len(formula.kolommen)
    letters = [get_column_letter(index) for index in range(1, count + 9)]
    figures, rest = letters[1 : count + 1], letters[count + 1 :]
    weight, exact, floor, left, rank, cents = rest[:6]
    heads = ("gewicht", "exact deel", "hele centen", "rest", "rang van de rest", "bijdrage (centen)", "bijdrage (euro)")
    _koppen(sheet, row, ("Gemeente", *(column.kop for column in formula.kolommen), *heads))
    lines = range(row + 1, row + 1 + len(names))
    last = lines[-1] + 1
    for letter in (*figures, weight, floor, cents):
        sheet[f"{letter}{last}"] = f"=SUM({letter}{lines[0]}:{letter}{lines[-1]})"
    sums = {f"{index}s": f"${letter}${last}" for index, letter in enumerate(figures)}
    shared = {"bedrag": om.bedrag, "som": f"${weight}${last}", **sums}
    sheet.cell(last, 1, "te verdelen")
    sheet[f"{exact}{last}"] = f"={vul(formula.te_verdelen, shared)}"
    order = {name: index for index, name in enumerate(sorted(names))}
    for line, name in zip(lines, names, strict=True):
        sheet.cell(line, 1, om.namen[name])
        for letter, column in zip(figures, formula.kolommen, strict=True):
            sheet[f"{letter}{line}"] = _cel(column.kop, column.waarden[name], om.vorige.get(name), figures, line)
        sheet[f"{weight}{line}"] = f"={vul(formula.gewicht, {**shared, **{str(index): f'{letter}{line}' for index, letter in enumerate(figures)}})}"
        sheet[f"{exact}{line}"] = f"=${exact}${last}*{weight}{line}/${weight}${last}"
        sheet[f"{floor}{line}"] = f"=INT(ROUND({exact}{line},{DECIMALEN}))"
        sheet[f"{left}{line}"] = f"=ROUND({exact}{line}-{floor}{line},{DECIMALEN})"
        earlier = [other for other, there in zip(lines, names, strict=True) if order[there] < order[name]]
        sheet[f"{rank}{line}"] = _rang(left, exact, line, lines, earlier)
        sheet[f"{cents}{line}"] = f"={floor}{line}+IF({rank}{line}<=${exact}${last}-${floor}${last},1,0)"
        sheet.cell(line, count + 8, f"={cents}{line}/100").number_format = _EURO
    return {name: f"{cents}{line}" for line, name in zip(lines, names, strict=True)}


def _cel(kop: str, value: int | Fraction, before: str | None, figures: Sequence[str], line: int) -> Any:
    """Return a figure, or a reference to the step before where the column holds what came out of that."""
    if before is not None and kop.startswith("bijdrage "):
        return f"={before}" if "x deelname" not in kop else f"={figures[0]}{line}*{figures[1]}{line}"
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else f"={value.numerator}/{value.denominator}"
    return value


def _rang(left: str, exact: str, line: int, lines: Sequence[int], earlier: Sequence[int]) -> str:
    """Return the rank of a remainder: larger first, then the larger part, then by name."""
    rests, parts = bereik(left, lines), bereik(exact, lines)
    tie = "0.0001"
    ranked = f"1+SUMPRODUCT(({rests}>{left}{line})*1)+SUMPRODUCT(({rests}={left}{line})*({parts}>{exact}{line}+{tie}))"
    same = "".join(f"+({left}{other}={left}{line})*(ABS({exact}{other}-{exact}{line})<={tie})" for other in earlier)
    return f"={ranked}{same}"


def _overzicht(sheet: Worksheet, items: Sequence[ContributionOutcome], totals: Sequence[_Totalen]) -> None:
    """Write all scenarios side by side: euros, euros per inhabitant and the difference with the first, by reference."""
    _kop(sheet, "Bijdrage per gemeente, per scenario", "; ".join(f"{item.scenario.naam} = {item.scenario.omschrijving}" for item in items))
    heads = ["Gemeente", "Inwoners"]
    for item in items:
        heads += [f"{item.scenario.naam} (euro)", f"{item.scenario.naam} per inwoner"]
    heads += [f"verschil {item.scenario.naam}" for item in items[1:]]
    _koppen(sheet, 4, heads)
    rows = items[0].rows
    for line, row in enumerate(rows, 5):
        sheet.cell(line, 1, row.naam)
        if row.inwoners is not None:
            sheet.cell(line, 2, row.inwoners).number_format = _GETAL
        for index, (item, total) in enumerate(zip(items, totals, strict=True)):
            column = 3 + 2 * index
            cells = [f"'{total.blad}'!{there[row.gemeente]}" for there in total.cellen.values()]
            if item.of(row.gemeente).totaal is None:
                sheet.cell(line, column, "n.t.b.")
                continue
            letter = get_column_letter(column)
            sheet.cell(line, column, f"=({'+'.join(cells)})/100").number_format = _EURO
            if row.inwoners:
                sheet.cell(line, column + 1, f"=ROUND({letter}{line}/$B{line},2)").number_format = _EURO
            if index and items[0].of(row.gemeente).totaal is not None:
                sheet.cell(line, 2 + 2 * len(items) + index, f"=ROUND({letter}{line}-$C{line},2)").number_format = _EURO
    last = 5 + len(rows)
    _koppen(sheet, last, ("Totaal",))
    for column in range(2, 3 + 3 * len(items)):
        head = str(sheet.cell(4, column).value or "")
        if head and "per inwoner" not in head:
            letter = get_column_letter(column)
            sheet.cell(last, column, f"=SUM({letter}5:{letter}{last - 1})").number_format = _GETAL if column == 2 else _EURO


# ── the workbook itself ───────────────────────────────────────────────────────────────────────────────────────────


def _kop(sheet: Worksheet, title: str, below: str) -> None:
    sheet.cell(1, 1, title).font = Font(bold=True, size=13)
    sheet.cell(2, 1, below)


def _koppen(sheet: Worksheet, row: int, heads: Sequence[str]) -> None:
    for column, text in enumerate(heads, _BEGIN):
        cell = sheet.cell(row, column, text)
        cell.font, cell.fill, cell.alignment = _KOP, _GRIJS, Alignment(wrap_text=True, vertical="top")


def _breed(sheet: Worksheet) -> None:
    for column in range(1, sheet.max_column + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 26 if column == 1 else 18


def _naam(text: str) -> str:
    return re.sub(r"[\[\]:*?/\\']", " ", text)[:31].strip()


def _float(share: Fraction) -> float:
    return share.numerator / share.denominator


def _bytes(book: Workbook, known: Facts) -> bytes:
    """Return the file: the same bytes for the same content, so no clock in its properties or in its parts."""
    moment = datetime.combine(known.mijlpaal.stand, datetime.min.time())
    book.properties.created = book.properties.modified = moment
    book.properties.creator, book.properties.title = "assembler", known.traject.naam
    raw, out = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), _vast(name, source.read(name), moment), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _vast(name: str, content: bytes, moment: datetime) -> bytes:
    """Return a part without the moment of saving, which openpyxl writes over the one it was given."""
    if name != "docProps/core.xml":
        return content
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return re.sub(rb"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", stamp, content)
