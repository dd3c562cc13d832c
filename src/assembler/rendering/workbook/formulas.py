"""When a formula that a rule says it has stands in the workbook, and how it is filled with cells.

A formula stands there only where a spreadsheet program gives the same cents: its numbers are not exact. A rule without a formula, or figures too
near the edge of a cent, are written as values, with a note that says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from assembler.facts.contributions import KeyStep
from assembler.facts.votes import VoteRule
from assembler.rules import formulas
from assembler.rules.formulas import KeyFormula, VoteFormula
from assembler.rules.smallcounts import hides

DECIMALS = 4  # of a cent: finer than this a spreadsheet program does not see apart
_EDGE = Fraction(2, 10**DECIMALS)
_NONE = "deze sleutel staat hier als uitkomst, zonder formule"


def key_formula(step: KeyStep) -> KeyFormula | str:
    """Return the formula of one step, or why there is none."""
    if getattr(step.p, "afronding", "grootste-resten") != "grootste-resten":
        return _NONE
    found = formulas.of_key(step.sleutel, step.p, step.given)
    if found is None:
        return _NONE
    asked = {vraag.sleutel: vraag.naam for vraag in step.sleutel.cijfers(step.p, step.given.jaar)}
    if any(hides(asked.get(name, name), row, step.p) for name, row in step.given.cijfers.items()):
        return "de aantallen zijn zo klein dat zij naar personen kunnen wijzen; alleen de uitkomst staat hier"
    if not _apart(step):
        return "de bedragen liggen te dicht bij een halve cent voor een rekenblad; alleen de uitkomst staat hier"
    return found


def _apart(step: KeyStep) -> bool:
    """Return whether the remainders of cents are equal or well apart, so that rounding floats cannot exchange them."""
    total = step.sleutel.te_verdelen(step.p, step.given)
    exact = step.sleutel.exact(step.p, step.given)
    whole = sum(exact.values(), Fraction(0))
    rests = sorted({(part * total / whole) % 1 if whole else Fraction(0) for part in exact.values()})
    near = any(later - earlier < _EDGE for earlier, later in pairwise(rests))
    return not near and all(rest == 0 or _EDGE < rest < 1 - _EDGE for rest in rests) and abs(total) < 10**11


def vote_formula(rule: VoteRule, highest: int) -> VoteFormula | str:
    """Return the formula of the voting rule, or why there is none; `highest` is the most votes anybody has."""
    return formulas.of_votes(rule.regel, rule.p, highest) or "Deze stemregel staat hier als uitkomst, zonder formule."


def filled(template: str, cells: Mapping[str, str]) -> str:
    """Return a formula with its cells filled in."""
    for name, cell in sorted(cells.items(), key=lambda item: -len(item[0])):
        template = template.replace("{" + name + "}", cell)
    return template


def cell_range(column: str, lines: Sequence[int]) -> str:
    """Return a range of one column, fixed."""
    return f"${column}${lines[0]}:${column}${lines[-1]}"
