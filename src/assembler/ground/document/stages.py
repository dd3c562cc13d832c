"""What a document is at each stage: composed, numbered, ready to render.

Draft, Numbered and Final wrap the same tree, so that a renderer cannot be handed an unresolved reference.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from assembler.ground.document.pieces import NodeId
from assembler.ground.document.tree import Node

NOW = "versie nu"  # the version of a text that is not fixed, as files and messages name it


@dataclass(frozen=True, slots=True)
class Label:
    """The number of a node: `nummer` as it stands alone ("5", "b", "1°"), `aanduiding` in full ("Artikel 5", "b.")."""

    nummer: str
    aanduiding: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A composed tree: sentences filled, references not yet resolved."""

    root: Node


@dataclass(frozen=True, slots=True)
class Numbered:
    """A draft with a label for every numbered node."""

    root: Node
    labels: Mapping[NodeId, Label]


@dataclass(frozen=True, slots=True)
class Voettekst:
    """What every page says about the document."""

    document: str  # document id, with gemeente where there is one
    mijlpaal: str
    versie: str  # "versie 2", "werkversie", or "versie nu"
    stand: str  # the date in words, without "stand"
    vermelding: str  # "Illustratieve uitwerking; niet de vastgestelde regeling"
    concept: bool  # a CONCEPT mark on every page
    soort: str = ""  # what the sender is: "gemeente"
    afzender: str = ""  # who sends it, as the wordmark of its house says
    titel: str = ""  # the title, shortened, where in full it would not fit


class Foot(NamedTuple):
    """What the foot of a page says, in the words of its reader: of which text, at which milestone, which version, of which day."""

    title: str
    milestone: str
    version: str
    day: str

    @property
    def line(self) -> str:
        """The foot in one line."""
        return " | ".join(part for part in (self.title, self.milestone, " van ".join(part for part in (self.version, self.day) if part)) if part)


@dataclass(frozen=True, slots=True)
class Final:
    """A tree ready to render: numbers, resolved references, and what stands at the foot of every page.

    `klasse` is regeling or stuk; `kop` the name of the paper above its fields ("Raadsinformatiebrief").
    """

    root: Node
    labels: Mapping[NodeId, Label]
    titel: str
    klasse: Literal["regeling", "stuk"]
    voettekst: Voettekst
    huisstijl: str

    @property
    def foot(self) -> Foot:
        """What stands at the foot of every page. A text that nobody has fixed is a concept; its title says milestone and day no second time."""
        voet = self.voettekst
        full = voet.titel or self.titel
        title = (full.replace(f": {voet.mijlpaal}", "", 1) if voet.mijlpaal else full).removesuffix(f" op {voet.stand}")
        return Foot(title, voet.mijlpaal, voet.versie.replace(NOW, "concept"), voet.stand)

    def label(self, node: Node) -> str:
        """Return the label in full, or ''."""
        found = self.labels.get(node.id)
        return found.aanduiding if found else ""
