"""Votes: from weights to a table of votes, what a majority of it takes, and what stands out in it. Exact."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Record
from assembler.rules.common import Objection, Objections, fout, opmerking, waarschuwing

Verdeling = Literal["gelijk", "gezamenlijk"]
Afwezigheid = Literal["plaatsvervanger", "medelid"]
_MEERVOUDIG = "Wgr artikel 13, vierde lid, onderdeel b"


class WeightParameters(Record):
    """What every rule that gives a gemeente more than one vote must say about its members."""

    verdeling_over_leden: Verdeling = Field(
        description="Hoe de leden van één gemeente haar stemmen uitbrengen: ieder lid een gelijk deel (gelijk) of samen (gezamenlijk)"
    )
    afwezigheid: Afwezigheid = Field(description="Wie de stemmen van een afwezig lid uitbrengt: zijn plaatsvervanger of een medelid")


@dataclass(frozen=True, slots=True)
class Stemgerechtigde:
    """A deelnemer as a voting rule sees it: its id, its number of members, and the figures the rule asked for."""

    id: str
    leden: int
    cijfers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stemgewicht:
    """One row of the table: `bundels` has the votes per member, or one bundle that the members cast jointly.

    Where votes do not go evenly over the members, the first bundle is that of the member who casts the votes left over.
    """

    deelnemer: str
    leden: int
    stemmen: int
    bundels: tuple[int, ...]

    @property
    def per_lid(self) -> int | None:
        """The votes of each member; None where they differ, where the members cast them jointly, or there are none."""
        return self.bundels[0] if self.leden and len(self.bundels) == self.leden and len(set(self.bundels)) == 1 else None

    @property
    def ongelijk(self) -> bool:
        """Whether one member casts more votes than another of the same gemeente."""
        return len(set(self.bundels)) > 1


@dataclass(frozen=True, slots=True)
class Stemverhouding:
    """The table of votes: a row for each deelnemer, in the order in which they were given."""

    rijen: tuple[Stemgewicht, ...]

    @property
    def totaal(self) -> int:
        """All votes together."""
        return sum(row.stemmen for row in self.rijen)

    @property
    def leden(self) -> int:
        """All members together."""
        return sum(row.leden for row in self.rijen)

    @property
    def stemmen(self) -> dict[str, int]:
        """The votes of each deelnemer."""
        return {row.deelnemer: row.stemmen for row in self.rijen}

    @property
    def meerderheid(self) -> int:
        """The fewest votes that are more than half of all (volstrekte meerderheid when all vote; Gemeentewet 30)."""
        return needed(Fraction(1, 2), self.totaal, strikt=True)

    def van(self, deelnemer: str) -> Stemgewicht:
        """Return the row of one deelnemer."""
        return next(row for row in self.rijen if row.deelnemer == deelnemer)

    def aandeel(self, deelnemer: str) -> Fraction:
        """Return the share of one deelnemer in all votes."""
        return Fraction(self.van(deelnemer).stemmen, self.totaal) if self.totaal else Fraction(0)


def split_over_members(stemmen: int, leden: int, wijze: Verdeling) -> tuple[int, ...] | str:
    """Return the bundles in which the votes of one gemeente are cast, or a message that says why that cannot be."""
    if leden == 0:
        return () if stemmen == 0 else f"Het aantal stemmen is {stemmen}, maar er is geen lid dat ze kan uitbrengen."
    if wijze == "gezamenlijk":
        return (stemmen,)
    each, rest = divmod(stemmen, leden)
    return (each + rest, *(each for _ in range(leden - 1)))


def stemverhouding(
    deelnemers: Sequence[Stemgerechtigde], stemmen: Mapping[str, int], verdeling: Callable[[int, int], tuple[int, ...] | str]
) -> tuple[Stemverhouding, Objections]:
    """Return the table, and what stands out: votes that no member can cast, and votes that do not go evenly over the members."""
    rows, faults = [], []
    for deelnemer in deelnemers:
        bundels = verdeling(stemmen[deelnemer.id], deelnemer.leden)
        if isinstance(bundels, str):
            faults.append(fout(bundels, _MEERVOUDIG, parameter="verdeling_over_leden", deelnemer=deelnemer.id))
            bundels = (stemmen[deelnemer.id],)
        row = Stemgewicht(deelnemer.id, deelnemer.leden, stemmen[deelnemer.id], bundels)
        if row.ongelijk:
            text = f"{row.stemmen} stemmen gaan niet gelijk over {row.leden} leden; het lid dat het college aanwijst, brengt de overblijvende stemmen uit."
            faults.append(opmerking(text, _MEERVOUDIG, parameter="verdeling_over_leden", deelnemer=deelnemer.id))
        rows.append(row)
    return Stemverhouding(tuple(rows)), tuple(faults)


def needed(breuk: Fraction, totaal: int, *, strikt: bool) -> int:
    """Return the smallest whole number that is more than (`strikt`) or at least this fraction of the total."""
    exact = breuk * totaal
    floor = exact.numerator // exact.denominator
    return floor + 1 if strikt or exact.denominator != 1 else floor


# ── what stands out in a table ────────────────────────────────────────────────────────────────────────────────────

_VNG = "VNG, vraag en antwoord 3-2-1 stem (SEEN-2); de Wgr noemt geen verbod"


def weight_objections(verhouding: Stemverhouding) -> Objections:
    """Return what stands out in a table of votes: one gemeente with half or more, or a gemeente without a vote."""
    found: list[Objection] = []
    for row in verhouding.rijen:
        share = verhouding.aandeel(row.deelnemer)
        if share > Fraction(1, 2):
            text = f"Deze gemeente heeft {row.stemmen} van de {verhouding.totaal} stemmen: meer dan de helft."
            found.append(waarschuwing(text, _VNG, deelnemer=row.deelnemer))
        elif share == Fraction(1, 2):
            text = f"Deze gemeente heeft precies de helft van de {verhouding.totaal} stemmen en kan elk besluit tegenhouden."
            found.append(opmerking(text, deelnemer=row.deelnemer))
        if row.leden and not row.stemmen:
            found.append(waarschuwing("Deze gemeente heeft wel een lid, maar geen stem.", deelnemer=row.deelnemer))
    return tuple(found)
