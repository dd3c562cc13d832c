"""The document tree: one kind of node for every structural element.

Identity is not number: `Node.id` is stable (`document/clausule/lid/onderdeel`), numbers stand in maps beside the tree.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from assembler.ground.document.layout import Layout, List, ListStyle, Row, RowKind, Section, Sheet
from assembler.ground.document.pieces import Inlines, NodeId
from assembler.ground.findings import NOWHERE, Span

Kind = Literal[
    "document",  # root; opschrift = title
    "velden",  # heading of a paper; children: veld
    "veld",  # opschrift = label, inhoud = value
    "aanhef",  # preamble; children: alinea
    "hoofdstuk",  # children: artikel
    "artikel",  # children: lid
    "lid",  # inhoud; children: onderdeel, tabel
    "onderdeel",  # inhoud; children: onderdeel
    "begrip",  # a definition: opschrift = term, inhoud = meaning
    "sectie",  # opschrift = heading; children: anything of prose
    "alinea",  # inhoud, opschrift = what it is about; children: onderdeel
    "tabel",  # opschrift = caption; children: rij
    "rij",  # children: cel
    "cel",  # inhoud; or children: alinea
    "figuur",  # opschrift = caption, inhoud = what it shows in words (its alt text)
    "sluiting",  # closing formula and signatures
    "bijlage",  # annex; children: prose
    "toelichting",  # memorandum; children: sectie
    "ondertekening",  # inhoud = statement; children: ondertekenaar
    "ondertekenaar",  # opschrift = function, inhoud = name (may be empty: an open line)
    "aannames",  # what is not certain in this document; children: onderdeel
]


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Where a node comes from. For explain and for findings; never rendered into a file."""

    span: Span = NOWHERE
    clausule: str = ""
    variant: str = ""
    besluiten: tuple[str, ...] = ()  # ids of records of the log


GEEN_HERKOMST = Herkomst()


@dataclass(frozen=True, slots=True)
class Node:
    """A structural element.

    `layout` holds what a renderer must know beyond kind and place; a node without one is rendered as its kind alone says.
    """

    kind: Kind
    id: NodeId
    opschrift: Inlines = ()
    inhoud: Inlines = ()
    kinderen: tuple[Node, ...] = ()
    layout: Layout | None = None
    herkomst: Herkomst = GEEN_HERKOMST

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, in reading order."""
        ahead = [self]
        while ahead:  # no generator inside a generator: that hands every node up through each level
            node = ahead.pop()
            yield node
            ahead.extend(reversed(node.kinderen))

    def mapped(self, change: Callable[[Node, Inlines], Inlines]) -> Node:
        """Return the tree with the inlines of each node (heading and text apart) as `change` returns them; what does not change is shared."""
        opschrift = change(self, self.opschrift) if self.opschrift else ()
        inhoud = change(self, self.inhoud) if self.inhoud else ()
        kinderen = self.kinderen
        if kinderen:
            made = tuple([child.mapped(change) for child in kinderen])
            kinderen = kinderen if all(map(operator.is_, made, kinderen)) else made
        if opschrift is self.opschrift and inhoud is self.inhoud and kinderen is self.kinderen:
            return self
        return Node(self.kind, self.id, opschrift, inhoud, kinderen, self.layout, self.herkomst)

    @property
    def list_style(self) -> ListStyle | None:
        """How the items below this node are marked; None where nothing says so."""
        return self.layout.style if isinstance(self.layout, List) else None

    @property
    def row_kind(self) -> RowKind:
        """What this row of a table is; without a word of its own one among the others."""
        return self.layout.kind if isinstance(self.layout, Row) else "rij"

    @property
    def landscape(self) -> bool:
        """Whether this node stands on pages that lie down."""
        return isinstance(self.layout, Sheet) and self.layout.landscape

    @property
    def local(self) -> bool:
        """Whether this is a text of the gemeente itself."""
        return isinstance(self.layout, Section) and self.layout.local

    def find(self, node_id: str) -> Node | None:
        """Return the node with this id, or None."""
        return next((node for node in self.walk() if node.id == node_id), None)
