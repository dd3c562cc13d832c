"""What comparing yields: two sides, their nodes in pairs, one merged tree, and the changes in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from assembler.comparing.trees.words import gedrukt
from assembler.document import Final, Kind, Node, NodeId

Soort = Literal["nieuw", "vervallen", "gewijzigd", "verplaatst", "vernummerd", "samengevoegd", "gesplitst"]
Staat = Literal["blijft", "nieuw", "vervallen", "vertrokken", "aangekomen"]
Door = Literal["", "tekst", "cijfer", "beide", "leesteken"]

EENHEDEN: frozenset[Kind] = frozenset({"artikel", "bijlage", "aanhef", "sluiting", "toelichting", "sectie", "velden", "aannames", "hoofdstuk"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a sentence, word for word.

    `gelijk` stands on both sides; `was` is then what the old side prints for the same thing where that differs (a
    reference or the mark of an assumption that only got another number). `sleutel` is the figure that the piece states.
    """

    soort: Literal["gelijk", "weg", "nieuw"]
    tekst: str
    was: str = ""
    sleutel: str = ""

    @property
    def hernummerd(self) -> bool:
        """Whether both sides have this reference, and only its number differs."""
        return bool(self.was)


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A figure with another value or status; '' where a side does not have it, `n.t.b.` or a line where it was a gap."""

    sleutel: str
    oud: str
    nieuw: str
    oud_status: str = ""
    nieuw_status: str = ""


@dataclass(frozen=True, slots=True)
class Zin:
    """Heading and sentence of a node, compared; empty when the node has none."""

    opschrift: tuple[Segment, ...] = ()
    inhoud: tuple[Segment, ...] = ()

    @property
    def gewijzigd(self) -> bool:
        """Whether a word differs; a reference that only renumbered does not count."""
        return any(segment.soort != "gelijk" for segment in (*self.opschrift, *self.inhoud))

    @property
    def hernummerd(self) -> bool:
        """Whether a reference got another number."""
        return any(segment.hernummerd for segment in (*self.opschrift, *self.inhoud))


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One change. A node can have more than one: moved and changed are two.

    `oud` and `nieuw` are node ids: one of each as a rule, none on a side that does not have it, several where texts were
    joined (`samengevoegd`: several old) or split (`gesplitst`: several new). Of what came or went as a whole only the
    topmost node is named. `zin` holds the words of a `gewijzigd`. `door`: through what the sentence changed: its text,
    a figure (the text around it is the same), both, or only the mark at the end of an item in a list.
    """

    soort: Soort
    kind: Kind
    oud: tuple[NodeId, ...]
    nieuw: tuple[NodeId, ...]
    oud_label: str = ""  # in full: "Artikel 5", "2.", "b."
    nieuw_label: str = ""
    zin: Zin = Zin()
    door: Door = ""
    cijfers: tuple[Cijfer, ...] = ()


@dataclass(frozen=True, slots=True)
class Knoop:
    """A node of the merged tree, in reading order: both sides in one.

    `blijft`: on both sides in this place (its sentence may differ). `nieuw`, `vervallen`: on one side. A node that moved
    stands here twice: `vertrokken` in its old place and `aangekomen` in its new one, both with `oud` and `nieuw`; what
    moved along with it has the same state. `beweging` names the move: equal in both places and for all that moved along.
    """

    staat: Staat
    oud: Node | None
    nieuw: Node | None
    kinderen: tuple[Knoop, ...] = ()
    beweging: int = 0

    def walk(self) -> Iterator[Knoop]:
        """Yield this node and all below it, in reading order."""
        yield self
        for kind in self.kinderen:
            yield from kind.walk()

    @property
    def node(self) -> Node:
        """The node as it stands here: the new one, but the old one where it went."""
        node = self.oud if self.nieuw is None or self.staat == "vertrokken" else self.nieuw
        assert node is not None  # noqa: S101 - every node stands on a side
        return node


@dataclass(frozen=True, slots=True)
class Zijde:
    """One of the two documents, with its nodes by id and the parent of each."""

    final: Final
    nodes: Mapping[NodeId, Node]
    ouders: Mapping[NodeId, NodeId]

    def eenheid(self, node_id: NodeId) -> Node:
        """Return what a reader knows this node by: its article, else the nearest annex, section, chapter or document."""
        gevonden: Node | None = None
        plaats: NodeId | None = node_id
        while plaats is not None:
            node = self.nodes[plaats]
            if node.kind == "artikel":
                return node
            if gevonden is None and node.kind in EENHEDEN:
                gevonden = node
            plaats = self.ouders.get(plaats)
        return gevonden or self.final.root

    def label(self, node_id: NodeId) -> str:
        """Return the label in full, or ''."""
        label = self.final.labels.get(node_id)
        return label.aanduiding if label else ""


@dataclass(frozen=True, slots=True)
class Transponeringsregel:
    """A row of the transponeringstabel: an article with its old and its new number ('' where a side has none)."""

    oud: str
    nieuw: str
    soort: Literal["ongewijzigd", "gewijzigd", "vernummerd", "verplaatst", "nieuw", "vervallen", "samengevoegd", "gesplitst"]
    oud_id: NodeId | None = None
    nieuw_id: NodeId | None = None
    opschrift: str = ""  # of the new article; of the old one where it lapsed
    gewijzigd: bool = False  # its text too differs: a moved or renumbered article can be changed as well


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Two documents compared.

    `wijzigingen` are the changes, in reading order. What only renumbered is not a change: `vernummerd` has the nodes that
    got another number, `verwijzingen` the nodes whose sentence differs in nothing but the numbers it refers to (their
    `soort` is vernummerd too, `zin` has the words). `paren` leads from old to new ids, `terug` from new to old.
    """

    oud: Zijde
    nieuw: Zijde
    paren: Mapping[NodeId, NodeId]
    terug: Mapping[NodeId, NodeId]
    boom: Knoop
    wijzigingen: tuple[Wijziging, ...]
    vernummerd: tuple[Wijziging, ...]
    verwijzingen: tuple[Wijziging, ...]
    transponering: tuple[Transponeringsregel, ...]
    zinnen: Mapping[NodeId, Zin]  # by new id: every pair whose sentence or heading differs, be it in a number only

    @property
    def gelijk(self) -> bool:
        """Whether nothing changed; numbers may have."""
        return not self.wijzigingen

    def vertaal_oud(self, doel: str) -> str:
        """Return what a reference in the old text is compared by."""
        return vertaal_oud(self.oud, self.paren, doel)

    def vertaal_nieuw(self, doel: str) -> str:
        """Return what a reference in the new text is compared by."""
        return vertaal_nieuw(self.nieuw, doel)

    def zin(self, knoop: Knoop) -> Zin:
        """Return the words of any node of the merged tree: compared for a pair, whole for what stands on one side."""
        if knoop.oud is not None and knoop.nieuw is not None and knoop.staat != "vertrokken":
            gevonden = self.zinnen.get(knoop.nieuw.id)
            return gevonden or Zin(_heel(knoop.nieuw, "gelijk", "opschrift"), _heel(knoop.nieuw, "gelijk", "inhoud"))
        soort: Literal["weg", "nieuw"] = "nieuw" if knoop.staat == "nieuw" else "weg"
        return Zin(_heel(knoop.node, soort, "opschrift"), _heel(knoop.node, soort, "inhoud"))

    def wijzigingen_van(self, eenheid: NodeId) -> tuple[Wijziging, ...]:
        """Return the changes in an article (or other unit), by its id on either side; a move names both its units."""
        return tuple(
            wijziging
            for wijziging in self.wijzigingen
            if any(self.oud.eenheid(node).id == eenheid for node in wijziging.oud) or any(self.nieuw.eenheid(node).id == eenheid for node in wijziging.nieuw)
        )


def vertaal_oud(oud: Zijde, paren: Mapping[NodeId, NodeId], doel: str) -> str:
    """Return the new id of what an old reference points at; marked when it lapsed, or was not there at all."""
    node_id = NodeId(doel)
    return paren.get(node_id) or f"{'vervallen' if node_id in oud.nodes else 'ontbreekt'} {doel}"


def vertaal_nieuw(nieuw: Zijde, doel: str) -> str:
    """Return the id of what a new reference points at; marked when it is not there (in a working version)."""
    return doel if doel in nieuw.nodes else f"ontbreekt {doel}"


def _heel(node: Node, soort: Literal["gelijk", "weg", "nieuw"], deel: Literal["opschrift", "inhoud"]) -> tuple[Segment, ...]:
    tekst = gedrukt(node.opschrift if deel == "opschrift" else node.inhoud)
    return (Segment(soort, tekst),) if tekst else ()
