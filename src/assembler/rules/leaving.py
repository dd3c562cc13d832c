"""What the rules of leaving work with: who leaves with which figures, lines of a sum, steps with a last day. Exact, in cents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from assembler.rules.common import Objections, fout, whole


@dataclass(frozen=True, slots=True)
class ExitInput:
    """Who leaves, and the figures that the rules need; amounts in whole cents per year.

    `melding` is the day on which it gives notice, `datum` the day on which it is out (a notice period moves it),
    `deelnemer_sinds` the day on which it joined. `schade` and `vaste_kosten` are what stays behind for the others and
    `besparing` what they could avoid. `fte_geraakt` of the staff worked for it, of whom it takes over `fte_overgenomen`.
    """

    deelnemer: str
    melding: date
    datum: date
    deelnemer_sinds: date | None = None
    bijdragen: Mapping[int, int] = field(default_factory=dict)
    schade: Mapping[int, int] = field(default_factory=dict)
    vaste_kosten: Mapping[int, int] = field(default_factory=dict)
    besparing: Mapping[int, int] = field(default_factory=dict)
    fte_geraakt: Fraction = Fraction(0)
    fte_overgenomen: Fraction = Fraction(0)
    blijvers: Mapping[str, int] = field(default_factory=dict)

    def gemiddelde(self, jaren: int) -> Fraction:
        """Return the average contribution of the last full years before the exit."""
        return Fraction(sum(self.bijdragen[year] for year in self.referentiejaren(jaren)), jaren)

    def referentiejaren(self, jaren: int) -> tuple[int, ...]:
        """Return the last full years before the exit, the newest first."""
        return tuple(self.datum.year - back for back in range(1, jaren + 1))


@dataclass(frozen=True, slots=True)
class ExitLine:
    """One line of an exit sum: in which year, for what, how much; a deduction is negative."""

    jaar: int
    omschrijving: str
    bedrag: int


@dataclass(frozen=True, slots=True)
class ExitStep:
    """One step of leaving, and the last day for it."""

    datum: date
    omschrijving: str


def total(rijen: tuple[ExitLine, ...]) -> int:
    """Return all lines together."""
    return sum(row.bedrag for row in rijen)


def percentage(bedrag: Fraction | int, procent: Fraction | int) -> int:
    """Return a percentage of an amount in whole cents; half a cent goes up."""
    return whole(Fraction(bedrag) * procent / 100, "dichtstbij")


def year_objections(cijfers: Mapping[int, int], jaren: tuple[int, ...], naam: str) -> Objections:
    """Return a fault for each year that a series lacks, or in which it is negative."""
    missing = [fout(f"De reeks '{naam}' heeft geen bedrag voor {year}.") for year in jaren if year not in cijfers]
    negative = [fout(f"De reeks '{naam}' is negatief in {year}.") for year in jaren if cijfers.get(year, 0) < 0]
    return (*missing, *negative)
