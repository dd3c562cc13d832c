"""Votes: from weights to a table of votes, what a majority takes, and whether a vote carries it. Exact."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal

from pydantic import Field

from assembler.reading.records.base import Record
from assembler.rules.common import Breuk, FigureQuestion, Objection, Objections, fout, opmerking, waarschuwing

__all__ = [
    "Afwezigheid",
    "Basis",
    "Breuk",
    "FigureQuestion",
    "Lid",
    "Stemgerechtigde",
    "Stemgewicht",
    "Stemming",
    "Stemverhouding",
    "Threshold",
    "Verdeeldheid",
    "Verdeling",
    "WeightParameters",
    "en_bloc",
    "gemeenten_threshold",
    "members_threshold",
    "mentions",
    "needed",
    "position_of",
    "split_over_members",
    "stemverhouding",
    "votes_threshold",
    "weight_objections",
    "wins",
]  # fmt: skip

Verdeling = Literal["gelijk", "gezamenlijk"]
Afwezigheid = Literal["plaatsvervanger", "medelid"]
Basis = Literal["uitgebracht", "alle", "leden"]
Verdeeldheid = Literal["telt-niet-mee", "meerderheid-van-haar-stemmen"]
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


# ── a vote ────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Lid:
    """A member of the board: for which gemeente, with how many votes."""

    id: str
    gemeente: str
    stemmen: int


@dataclass(frozen=True, slots=True)
class Stemming:
    """One vote: all members, and by id who was for, against, or present without a valid vote; the others are absent.

    `besluit` is the name of the decision where it has one; `vergadering` counts the meetings (1 is the first) on it.
    """

    leden: tuple[Lid, ...]
    voor: frozenset[str]
    tegen: frozenset[str] = frozenset()
    blanco: frozenset[str] = frozenset()
    besluit: str | None = None
    vergadering: int = 1
    voorzitter: str | None = None

    def stemmen(self, ids: Collection[str] | None = None) -> int:
        """Return the votes of these members (of all, when none are named)."""
        return sum(lid.stemmen for lid in self.leden if ids is None or lid.id in ids)

    def aantal(self, ids: Collection[str] | None = None) -> int:
        """Return how many of the members these are."""
        return sum(1 for lid in self.leden if ids is None or lid.id in ids)

    @property
    def uitgebracht(self) -> frozenset[str]:
        """The members who cast a valid vote (Gemeentewet 30: a blank ballot is not cast)."""
        return self.voor | self.tegen

    @property
    def aanwezig(self) -> frozenset[str]:
        """The members who are there."""
        return self.uitgebracht | self.blanco

    @property
    def gemeenten(self) -> tuple[str, ...]:
        """The gemeenten that have a member."""
        return tuple(dict.fromkeys(lid.gemeente for lid in self.leden))

    def zonder(self, gemeenten: Collection[str]) -> Stemming:
        """Return the vote without the members of these gemeenten."""
        if not gemeenten:
            return self
        leden = tuple(lid for lid in self.leden if lid.gemeente not in gemeenten)
        ids = frozenset(lid.id for lid in leden)
        return replace(self, leden=leden, voor=self.voor & ids, tegen=self.tegen & ids, blanco=self.blanco & ids)

    def van(self, gemeente: str, ids: Collection[str]) -> tuple[int, int]:
        """Return votes and number of the members of one gemeente that are among `ids`."""
        mine = [lid for lid in self.leden if lid.gemeente == gemeente and lid.id in ids]
        return sum(lid.stemmen for lid in mine), len(mine)


def position_of(stemming: Stemming, gemeente: str, verdeeld: Verdeeldheid) -> bool | None:
    """Return whether a gemeente is for (True), against (False), or does not count (None: no vote cast, or divided).

    With `meerderheid-van-haar-stemmen` it is for when more of its votes are for than against; equal is against.
    """
    ayes, noes = stemming.van(gemeente, stemming.voor), stemming.van(gemeente, stemming.tegen)
    if not ayes[1] and not noes[1]:
        return None
    if ayes[1] and noes[1] and verdeeld == "telt-niet-mee":
        return None
    return ayes > noes


def en_bloc(verhouding: Stemverhouding, voor: Collection[str], besluit: str | None = None, vergadering: int = 1) -> Stemming:
    """Return the vote in which all are there and the members of these gemeenten are for, all others against.

    Votes that members cast jointly are put with the first of them.
    """
    leden = []
    for row in verhouding.rijen:
        bundels = (*row.bundels, *(0 for _ in range(row.leden - len(row.bundels))))
        leden += [Lid(f"{row.deelnemer}-{number}", row.deelnemer, votes) for number, votes in enumerate(bundels[: row.leden], 1)]
    ayes = frozenset(lid.id for lid in leden if lid.gemeente in voor)
    return Stemming(tuple(leden), ayes, frozenset(lid.id for lid in leden) - ayes, besluit=besluit, vergadering=vergadering)


# ── the same as thresholds over gemeenten ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Threshold:
    """A demand on a coalition of gemeenten when all vote: the weights of its members add up to `quotum` or more."""

    unit: str
    weights: Mapping[str, int]
    quotum: int

    def met_by(self, coalition: Collection[str]) -> bool:
        """Return whether this coalition meets the demand."""
        return sum(self.weights.get(gemeente, 0) for gemeente in coalition) >= self.quotum


def wins(drempels: Iterable[Threshold], coalition: Collection[str]) -> bool:
    """Return whether a coalition of gemeenten meets all demands of a rule set."""
    return all(threshold.met_by(coalition) for threshold in drempels)


def votes_threshold(verhouding: Stemverhouding, breuk: Fraction, *, strikt: bool) -> Threshold:
    """Return the demand that a fraction of the votes is for."""
    return Threshold("stemmen", verhouding.stemmen, needed(breuk, verhouding.totaal, strikt=strikt))


def members_threshold(verhouding: Stemverhouding, breuk: Fraction, *, strikt: bool) -> Threshold:
    """Return the demand that a fraction of the members is for."""
    return Threshold("leden", {row.deelnemer: row.leden for row in verhouding.rijen}, needed(breuk, verhouding.leden, strikt=strikt))


def gemeenten_threshold(verhouding: Stemverhouding, breuk: Fraction, *, strikt: bool) -> Threshold:
    """Return the demand that a fraction of the gemeenten that have a member is for."""
    weights = {row.deelnemer: 1 for row in verhouding.rijen if row.leden}
    return Threshold("gemeenten", weights, needed(breuk, len(weights), strikt=strikt))


def mentions(besluiten: Collection[str], besluit: str | None) -> bool:
    """Return whether a decision is one of those named; capitals and spaces at the ends do not matter."""
    return besluit is not None and besluit.strip().casefold() in {name.strip().casefold() for name in besluiten}


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
