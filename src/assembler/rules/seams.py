"""What stands in the seam folders: every file there is found by its name, once; nothing from outside is loaded."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from types import MappingProxyType, ModuleType
from typing import Any, Literal, Protocol, cast

from assembler.reading.records.base import Record
from assembler.rules.ballot import Stemming
from assembler.rules.common import FigureQuestion, Objections, Vorm
from assembler.rules.leaving import ExitInput, ExitLine, ExitStep
from assembler.rules.money import KeyInput
from assembler.rules.thresholds import Threshold
from assembler.rules.votes import Stemgerechtigde, Stemverhouding

Ingevuld = Any  # an instance of the rule's own `Parameters`


class Rule(Protocol):
    """What every rule has; its manual is the docstring of its module."""

    __doc__: str | None
    SOORT: str
    VORMEN: tuple[Vorm, ...]
    GRONDSLAG: tuple[str, ...]
    Parameters: type[Record]

    def omschrijving(self, p: Ingevuld) -> str:
        """Return the rule in a few words."""


class WeightRule(Rule, Protocol):
    """A rule that gives each gemeente its votes. It may say its formula for a workbook: `formule(p, hoogste)` (`formulas`)."""

    WETTEN: tuple[str, ...]

    def cijfers(self, p: Ingevuld) -> tuple[FigureQuestion, ...]:
        """Return the figures it needs."""

    def controle(self, p: Ingevuld, deelnemers: Sequence[Stemgerechtigde]) -> Objections:
        """Return what stands against these parameters and figures; after a fout, do not ask for the votes."""

    def stemmen(self, p: Ingevuld, deelnemers: Sequence[Stemgerechtigde]) -> dict[str, int]:
        """Return the votes of each gemeente."""

    def verdeling(self, p: Ingevuld, stemmen: int, leden: int) -> tuple[int, ...] | str:
        """Return the bundles in which the members of one gemeente cast its votes, or why that cannot be."""


class MajorityRule(Rule, Protocol):
    """A rule that says what carries a decision."""

    WETTEN: tuple[str, ...]

    def geldt(self, p: Ingevuld, besluit: str | None) -> bool:
        """Return whether this demand is made of a decision."""

    def aangenomen(self, p: Ingevuld, stemming: Stemming) -> bool:
        """Return whether a vote meets the demand."""

    def drempels(self, p: Ingevuld, verhouding: Stemverhouding) -> tuple[Threshold, ...]:
        """Return the same as thresholds over gemeenten, when all vote and each votes as one."""

    def bezwaren(self, p: Ingevuld, vorm: Vorm) -> Objections:
        """Return what the law has against these parameters."""


class QuorumRule(Rule, Protocol):
    """A rule that says when enough members are there."""

    WETTEN: tuple[str, ...]

    def geldig(self, p: Ingevuld, stemming: Stemming) -> bool:
        """Return whether enough members are there to decide."""

    def bezwaren(self, p: Ingevuld, vorm: Vorm) -> Objections:
        """Return what the law has against these parameters."""


class TieRule(Rule, Protocol):
    """A rule that says what a tie means."""

    WETTEN: tuple[str, ...]

    def staakt(self, stemming: Stemming) -> bool:
        """Return whether as many votes were cast for as against."""

    def uitslag(self, p: Ingevuld, stemming: Stemming) -> Literal["herstemming", "voorzitter", "verworpen"]:
        """Return what a tie means."""

    def doorslag(self, stemming: Stemming) -> Stemming:
        """Return the vote with the casting vote of the chair counted."""

    def bezwaren(self, p: Ingevuld, vorm: Vorm) -> Objections:
        """Return what the law has against these parameters."""


class ExclusionRule(Rule, Protocol):
    """A rule that says whose members do not vote on a decision."""

    WETTEN: tuple[str, ...]

    def geldt(self, p: Ingevuld, besluit: str | None) -> bool:
        """Return whether this holds for a decision."""

    def gemeenten(self, p: Ingevuld) -> tuple[str, ...]:
        """Return the gemeenten of which the members do not vote."""

    def bezwaren(self, p: Ingevuld, vorm: Vorm) -> Objections:
        """Return what the law has against these parameters."""


class Verdeelsleutel(Rule, Protocol):
    """A key: it divides `te_verdelen` cents over the gemeenten.

    It may say its formula for a workbook, `formule(p, invoer)` (`formulas`), and that its figures are numbers of things: `TELT = "aantallen"`.
    """

    AFRONDING: tuple[str, ...]
    WETTEN: Mapping[str, tuple[str, ...]]

    def cijfers(self, p: Ingevuld, jaar: int) -> tuple[FigureQuestion, ...]:
        """Return the figures it needs for a budget year."""

    def controle(self, p: Ingevuld, invoer: KeyInput) -> Objections:
        """Return what stands against these figures; after a fout, do not divide."""

    def te_verdelen(self, p: Ingevuld, invoer: KeyInput) -> int:
        """Return the amount that is divided, in cents."""

    def exact(self, p: Ingevuld, invoer: KeyInput) -> dict[str, Fraction]:
        """Return the exact part of each, before rounding."""

    def verdeel(self, p: Ingevuld, invoer: KeyInput) -> dict[str, int]:
        """Return the part of each, in cents."""


class ExitRule(Rule, Protocol):
    """A rule of leaving; `SOORT` says which of the kinds below it is, or `alternatief`."""

    WETTEN: tuple[str, ...]

    def controle(self, p: Ingevuld, invoer: ExitInput) -> Objections:
        """Return what stands against these figures; after a fout, do not compute."""


class SumRule(ExitRule, Protocol):
    """A rule that gives lines of the exit sum."""

    def rijen(self, p: Ingevuld, invoer: ExitInput) -> tuple[ExitLine, ...]:
        """Return the lines."""


class DiscountRule(ExitRule, Protocol):
    """A rule that takes something off the lines so far."""

    def rijen(self, p: Ingevuld, invoer: ExitInput, eerder: tuple[ExitLine, ...]) -> tuple[ExitLine, ...]:
        """Return the deductions."""


class TermRule(ExitRule, Protocol):
    """A rule that says when one can be out."""

    def datum(self, p: Ingevuld, invoer: ExitInput) -> date:
        """Return the first day."""


class ProcedureRule(ExitRule, Protocol):
    """A rule that gives steps."""

    def stappen(self, p: Ingevuld, invoer: ExitInput) -> tuple[ExitStep, ...]:
        """Return the steps with their last days."""


@cache
def modules(folder: str) -> Mapping[str, ModuleType]:
    """Return the modules of one seam folder (`rules.stemregels`) by name, in alphabetical order."""
    package = importlib.import_module(f"assembler.{folder}")
    names = sorted(found.name for found in pkgutil.iter_modules(package.__path__) if not found.name.startswith("_"))
    return MappingProxyType({name: importlib.import_module(f"assembler.{folder}.{name}") for name in names})


def stemregels() -> Mapping[str, Rule]:
    """Return every voting rule; `SOORT` says which of the kinds it is."""
    return cast("Mapping[str, Rule]", modules("rules.stemregels"))


def weight_rules() -> Mapping[str, WeightRule]:
    """Return the rules that give each gemeente its votes."""
    return cast("Mapping[str, WeightRule]", _of_kind("rules.stemregels", "gewicht"))


def majority_rules() -> Mapping[str, MajorityRule]:
    """Return the rules that say what carries a decision."""
    return cast("Mapping[str, MajorityRule]", _of_kind("rules.stemregels", "meerderheid"))


def quorum_rules() -> Mapping[str, QuorumRule]:
    """Return the rules that say when enough members are there."""
    return cast("Mapping[str, QuorumRule]", _of_kind("rules.stemregels", "quorum"))


def tie_rules() -> Mapping[str, TieRule]:
    """Return the rules that say what a tie means."""
    return cast("Mapping[str, TieRule]", _of_kind("rules.stemregels", "staken"))


def exclusion_rules() -> Mapping[str, ExclusionRule]:
    """Return the rules that say whose members do not vote on a decision."""
    return cast("Mapping[str, ExclusionRule]", _of_kind("rules.stemregels", "uitsluiting"))


def verdeelsleutels() -> Mapping[str, Verdeelsleutel]:
    """Return every key."""
    return cast("Mapping[str, Verdeelsleutel]", modules("rules.verdeelsleutels"))


def uittreedregels() -> Mapping[str, ExitRule]:
    """Return every rule of leaving."""
    return cast("Mapping[str, ExitRule]", modules("rules.uittreedregels"))


def _of_kind(folder: str, soort: str) -> Mapping[str, ModuleType]:
    return {name: module for name, module in modules(folder).items() if soort == module.SOORT}
