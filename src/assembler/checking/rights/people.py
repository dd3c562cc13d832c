"""Who asks: a name and roles, and what follows from the roles; nothing is allowed that no role gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

REGIO, BIBLIOTHEEK = "regio", "bibliotheek"  # as owners of records; a participant is one by its id
BEHEERDER = "beheerder"
ROLES = ("lezer", REGIO, BIBLIOTHEEK, "vastlegger", BEHEERDER)
OF_GEMEENTE = "gemeente:"  # before the id of a participant
KINDS = ("open", "gedeeld", "stukken", "gemeente", "deelnemer", "regio", BIBLIOTHEEK, "vastleggen", "beheer", "alleen")  # what a screen asks of who opens it


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody reads: the folders of which participants (None: of all), and whose confidential reasons; `everything` withholds nothing."""

    folders: frozenset[str] | None = frozenset()
    secrets: frozenset[str] = frozenset()
    everything: bool = False

    def reads(self, gemeente: str | None) -> bool:
        """Return whether the folder and the papers of a participant are read; None, the region, are for all."""
        return gemeente is None or self.everything or self.folders is None or gemeente in self.folders

    def knows(self, owner: str) -> bool:
        """Return whether the confidential reasons of an owner are read."""
        return self.everything or owner in self.secrets


EVERYTHING = Sight(None, frozenset(), everything=True)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who asks: the name that the journal has, and roles; `alone`: the one user of a workbench without log-in, who may do all."""

    naam: str
    rollen: frozenset[str] = field(default_factory=frozenset)
    alone: bool = False
    toon: str = field(default="", compare=False)  # the name on the screen

    @property
    def gemeenten(self) -> frozenset[str]:
        """The participants for which this person works."""
        return frozenset(item.removeprefix(OF_GEMEENTE) for item in self.rollen if item.startswith(OF_GEMEENTE))

    @property
    def sight(self) -> Sight:
        """What this person reads.

        The region and who fixes versions read the folders of all participants; a participant its own; others none. A confidential reason is for who
        keeps the record alone, so the region does not read those of a participant.
        """
        if self.alone:
            return EVERYTHING
        whole = self.rollen & {REGIO, "vastlegger"}
        return Sight(None if whole else self.gemeenten, self.gemeenten | (self.rollen & {REGIO}))

    def writes(self, owner: str) -> bool:
        """Return whether this person may change records of an owner: the region, the library, or a participant by its id."""
        return self.alone or (bool(owner) and (owner in self.gemeenten or owner in self.rollen & {REGIO, BIBLIOTHEEK}))

    def enters(self, kind: str, gemeente: str = "") -> bool:
        """Return whether this person may use a screen of a kind; of an unknown kind nobody but who is alone."""
        if self.alone:
            return True
        if kind == "open":  # holds nothing of the workspace
            return True
        if not self.rollen:
            return False
        may = {
            "gedeeld": True,
            "stukken": self.sight.folders is None,
            "gemeente": gemeente in self.gemeenten,
            "deelnemer": bool(self.rollen & {REGIO}) or bool(self.gemeenten),
            REGIO: REGIO in self.rollen,
            BIBLIOTHEEK: BIBLIOTHEEK in self.rollen,
            "vastleggen": "vastlegger" in self.rollen,
            "beheer": BEHEERDER in self.rollen,
        }
        return may.get(kind, False)


ALONE = Person("deze computer", alone=True)


def known_roles(gemeenten: Iterable[str]) -> list[str]:
    """Return every role that there is in a workspace with these participants."""
    return [*ROLES, *(f"{OF_GEMEENTE}{name}" for name in gemeenten)]
