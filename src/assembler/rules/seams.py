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
from assembler.rules.common import Bezwaren, Cijfervraag, Vorm
from assembler.rules.leaving import Rij, Stap, Uittreedinvoer
from assembler.rules.money import Verdeelinvoer
from assembler.rules.votes import Drempel, Stemgerechtigde, Stemming, Stemverhouding

Ingevuld = Any  # an instance of the rule's own `Parameters`


class Regel(Protocol):
    """What every rule has; its manual is the docstring of its module."""

    __doc__: str | None
    SOORT: str
    VORMEN: tuple[Vorm, ...]
    GRONDSLAG: tuple[str, ...]
    Parameters: type[Record]

    def omschrijving(self, p: Ingevuld) -> str:
        """Return the rule in a few words."""


class Gewichtsregel(Regel, Protocol):
    """A rule that gives each gemeente its votes."""

    WETTEN: tuple[str, ...]

    def cijfers(self, p: Ingevuld) -> tuple[Cijfervraag, ...]:
        """Return the figures it needs."""

    def controle(self, p: Ingevuld, deelnemers: Sequence[Stemgerechtigde]) -> Bezwaren:
        """Return what stands against these parameters and figures; after a fout, do not ask for the votes."""

    def stemmen(self, p: Ingevuld, deelnemers: Sequence[Stemgerechtigde]) -> dict[str, int]:
        """Return the votes of each gemeente."""

    def verdeling(self, p: Ingevuld, stemmen: int, leden: int) -> tuple[int, ...] | str:
        """Return the bundles in which the members of one gemeente cast its votes, or why that cannot be."""


class Meerderheidsregel(Regel, Protocol):
    """A rule that says what carries a decision."""

    WETTEN: tuple[str, ...]

    def geldt(self, p: Ingevuld, besluit: str | None) -> bool:
        """Return whether this demand is made of a decision."""

    def aangenomen(self, p: Ingevuld, stemming: Stemming) -> bool:
        """Return whether a vote meets the demand."""

    def drempels(self, p: Ingevuld, verhouding: Stemverhouding) -> tuple[Drempel, ...]:
        """Return the same as thresholds over gemeenten, when all vote and each votes as one."""

    def bezwaren(self, p: Ingevuld, vorm: Vorm) -> Bezwaren:
        """Return what the law has against these parameters."""


class Quorumregel(Regel, Protocol):
    """A rule that says when enough members are there."""

    WETTEN: tuple[str, ...]

    def geldig(self, p: Ingevuld, stemming: Stemming) -> bool:
        """Return whether enough members are there to decide."""

    def bezwaren(self, p: Ingevuld, vorm: Vorm) -> Bezwaren:
        """Return what the law has against these parameters."""


class Stakingsregel(Regel, Protocol):
    """A rule that says what a tie means."""

    WETTEN: tuple[str, ...]

    def staakt(self, stemming: Stemming) -> bool:
        """Return whether as many votes were cast for as against."""

    def uitslag(self, p: Ingevuld, stemming: Stemming) -> Literal["herstemming", "voorzitter", "verworpen"]:
        """Return what a tie means."""

    def doorslag(self, stemming: Stemming) -> Stemming:
        """Return the vote with the casting vote of the chair counted."""

    def bezwaren(self, p: Ingevuld, vorm: Vorm) -> Bezwaren:
        """Return what the law has against these parameters."""


class Verdeelsleutel(Regel, Protocol):
    """A key: it divides `te_verdelen` cents over the gemeenten."""

    AFRONDING: tuple[str, ...]
    WETTEN: Mapping[str, tuple[str, ...]]

    def cijfers(self, p: Ingevuld, jaar: int) -> tuple[Cijfervraag, ...]:
        """Return the figures it needs for a budget year."""

    def controle(self, p: Ingevuld, invoer: Verdeelinvoer) -> Bezwaren:
        """Return what stands against these figures; after a fout, do not divide."""

    def te_verdelen(self, p: Ingevuld, invoer: Verdeelinvoer) -> int:
        """Return the amount that is divided, in cents."""

    def exact(self, p: Ingevuld, invoer: Verdeelinvoer) -> dict[str, Fraction]:
        """Return the exact part of each, before rounding."""

    def verdeel(self, p: Ingevuld, invoer: Verdeelinvoer) -> dict[str, int]:
        """Return the part of each, in cents."""


class Uittreedregel(Regel, Protocol):
    """A rule of leaving; `SOORT` says which of the kinds below it is, or `alternatief`."""

    WETTEN: tuple[str, ...]

    def controle(self, p: Ingevuld, invoer: Uittreedinvoer) -> Bezwaren:
        """Return what stands against these figures; after a fout, do not compute."""


class Somregel(Uittreedregel, Protocol):
    """A rule that gives lines of the exit sum."""

    def rijen(self, p: Ingevuld, invoer: Uittreedinvoer) -> tuple[Rij, ...]:
        """Return the lines."""


class Kortingsregel(Uittreedregel, Protocol):
    """A rule that takes something off the lines so far."""

    def rijen(self, p: Ingevuld, invoer: Uittreedinvoer, eerder: tuple[Rij, ...]) -> tuple[Rij, ...]:
        """Return the deductions."""


class Termijnregel(Uittreedregel, Protocol):
    """A rule that says when one can be out."""

    def datum(self, p: Ingevuld, invoer: Uittreedinvoer) -> date:
        """Return the first day."""


class Procedureregel(Uittreedregel, Protocol):
    """A rule that gives steps."""

    def stappen(self, p: Ingevuld, invoer: Uittreedinvoer) -> tuple[Stap, ...]:
        """Return the steps with their last days."""


@cache
def modules(folder: str) -> Mapping[str, ModuleType]:
    """Return the modules of one seam folder (`rules.stemregels`) by name, in alphabetical order."""
    package = importlib.import_module(f"assembler.{folder}")
    names = sorted(found.name for found in pkgutil.iter_modules(package.__path__) if not found.name.startswith("_"))
    return MappingProxyType({name: importlib.import_module(f"assembler.{folder}.{name}") for name in names})


def stemregels() -> Mapping[str, Regel]:
    """Return every voting rule; `SOORT` says which of the kinds it is."""
    return cast("Mapping[str, Regel]", modules("rules.stemregels"))


def gewichtsregels() -> Mapping[str, Gewichtsregel]:
    """Return the rules that give each gemeente its votes."""
    return cast("Mapping[str, Gewichtsregel]", _van_soort("rules.stemregels", "gewicht"))


def meerderheidsregels() -> Mapping[str, Meerderheidsregel]:
    """Return the rules that say what carries a decision."""
    return cast("Mapping[str, Meerderheidsregel]", _van_soort("rules.stemregels", "meerderheid"))


def quorumregels() -> Mapping[str, Quorumregel]:
    """Return the rules that say when enough members are there."""
    return cast("Mapping[str, Quorumregel]", _van_soort("rules.stemregels", "quorum"))


def stakingsregels() -> Mapping[str, Stakingsregel]:
    """Return the rules that say what a tie means."""
    return cast("Mapping[str, Stakingsregel]", _van_soort("rules.stemregels", "staken"))


def verdeelsleutels() -> Mapping[str, Verdeelsleutel]:
    """Return every key."""
    return cast("Mapping[str, Verdeelsleutel]", modules("rules.verdeelsleutels"))


def uittreedregels() -> Mapping[str, Uittreedregel]:
    """Return every rule of leaving."""
    return cast("Mapping[str, Uittreedregel]", modules("rules.uittreedregels"))


def _van_soort(folder: str, soort: str) -> Mapping[str, ModuleType]:
    return {name: module for name, module in modules(folder).items() if soort == module.SOORT}
