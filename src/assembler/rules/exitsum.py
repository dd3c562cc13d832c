"""The parts of an exit clause put together: from which day one is out, what it costs line by line, and the steps towards it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from assembler.rules.common import Objections
from assembler.rules.leaving import ExitInput, ExitLine, ExitStep, total
from assembler.rules.seams import DiscountRule, ExitRule, ProcedureRule, SumRule, TermRule


@dataclass(frozen=True, slots=True)
class ExitPart:
    """A part of an exit clause: the rule and its parameters."""

    naam: str
    regel: ExitRule
    p: Any


@dataclass(frozen=True, slots=True)
class ExitSum:
    """The worked sum: from which day, line by line, and the steps towards it."""

    datum: date
    lines: tuple[ExitLine, ...]
    steps: tuple[ExitStep, ...]
    objections: Objections = ()

    @property
    def total(self) -> int:
        """All lines together."""
        return total(self.lines)


def exit_sum(parts: tuple[ExitPart, ...], invoer: ExitInput) -> ExitSum:
    """Return what leaving costs under these parts: first the day, then the sums, then what comes off them, then the steps."""
    for part in _of_kind(parts, "termijn"):
        earliest = cast("TermRule", part.regel).datum(part.p, invoer)
        invoer = replace(invoer, datum=max(invoer.datum, earliest))
    faults = tuple(item for part in parts for item in part.regel.controle(part.p, invoer))
    if any(item.is_fout for item in faults):
        return ExitSum(invoer.datum, (), (), faults)
    rows: tuple[ExitLine, ...] = ()
    for part in _of_kind(parts, "som"):
        rows += cast("SumRule", part.regel).rijen(part.p, invoer)
    for part in _of_kind(parts, "korting"):
        rows += cast("DiscountRule", part.regel).rijen(part.p, invoer, rows)
    steps = [step for part in _of_kind(parts, "procedure") for step in cast("ProcedureRule", part.regel).stappen(part.p, invoer)]
    steps.append(ExitStep(invoer.datum, "uittreding gaat in"))
    return ExitSum(invoer.datum, rows, tuple(sorted(steps, key=lambda step: step.datum)), faults)


def _of_kind(parts: tuple[ExitPart, ...], soort: str) -> tuple[ExitPart, ...]:
    return tuple(part for part in parts if soort == part.regel.SOORT)
