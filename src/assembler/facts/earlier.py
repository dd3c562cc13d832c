"""The milestone before, as papers may tell of it: which places of the regulation read otherwise now, and what was paid by its figures.

Comparing stands above everything that makes a document, so whoever asks for one hands this in: what differs is worked out when a paper
asks for it, from the text that went out (a fixed version, or else the milestone as the log folds).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assembler.ground.document import Final, Label, Node, NodeId
from assembler.ground.values import Waarde

EARLIER = "eerder"  # how the keys of amounts of the milestone before begin: eerder/2021-06-01/bijdrage/<gemeente>
What = Literal["nieuw", "vervallen", "verplaatst", "gewijzigd"]


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """A lid, onderdeel or term of a place that reads otherwise: `was` and `wordt` are its words, or only those that differ.

    `wordt` is '' where the words are too many to repeat in a paper.
    """

    plaats: str  # "vierde lid, onderdeel b"
    soort: What
    was: str = ""
    wordt: str = ""


@dataclass(frozen=True, slots=True)
class ChangedPlace:
    """An article or annex that reads otherwise: its name ("stemverhouding", "bijlage:takenmatrix"), and how it is called now."""

    naam: str
    soort: What
    plaats: str  # "artikel 12"
    opschrift: str
    delen: tuple[ChangedPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Opdracht:
    """One item of an amending act: its mark (A, 1), its formula, and the new text that follows; or the items below it."""

    merk: str
    tekst: str
    luidt: tuple[Node, ...] = ()  # paragraphs and tables, with ids of their own
    delen: tuple[Opdracht, ...] = ()


Amender = Callable[[Node, Mapping[NodeId, Label]], tuple[Opdracht, ...]]
Differ = Callable[[Node, Mapping[NodeId, Label]], tuple[ChangedPlace, ...]]


@dataclass(frozen=True, slots=True)
class Filling:
    """The documents of the frozen version that a milestone fills in: its name (`definitief@2`), and each by the name of its file."""

    versie: str
    stukken: Mapping[str, Final]


@dataclass(frozen=True, slots=True)
class Earlier:
    """The milestone before: its name and day, what differs from it in a regulation, and the amounts that it printed, in cents by their key.

    `facts` are those behind these amounts (`Facts`, which knows this class); None when they are of a version that went out: that keeps what it
    printed and no sums.
    """

    naam: str
    stand: date
    changes: Differ
    amounts: Callable[[], Mapping[str, Waarde]]
    facts: Callable[[], object | None]
    replaced: Callable[[], tuple[str, ...]] = tuple  # titles of the documents that read otherwise now, for an addendum
    sent: Callable[[str], Earlier | None] = lambda _gemeente: None  # what the council of a gemeente received before, where that is recorded
    fills: Callable[[], Filling | None] = lambda: None  # for a milestone that fills in what was decided on
    amend: Amender | None = None  # what an act must say to make the text that an instrument starts from into this one
