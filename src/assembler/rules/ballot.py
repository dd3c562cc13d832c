"""One vote: who was for, against or absent, what a gemeente as a whole said, and of which decision it is. Exact."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from assembler.rules.votes import Stemverhouding

Verdeeldheid = Literal["telt-niet-mee", "meerderheid-van-haar-stemmen"]


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

    With `meerderheid-van-haar-stemmen` a divided one is for when more of its votes are for than against, however many members cast them; equal is against.
    """
    (ayes, for_it), (noes, against) = stemming.van(gemeente, stemming.voor), stemming.van(gemeente, stemming.tegen)
    if not (for_it and against):
        return bool(for_it) if for_it or against else None
    return None if verdeeld == "telt-niet-mee" else ayes > noes


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


def mentions(besluiten: Collection[str], besluit: str | None) -> bool:
    """Return whether a decision is one of those named; capitals and spaces at the ends do not matter."""
    return besluit is not None and besluit.strip().casefold() in {name.strip().casefold() for name in besluiten}
