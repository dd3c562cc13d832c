"""The document tree: one kind of node for every structural element, and the inline pieces of a sentence.

Identity is not number: `Node.id` is stable (`document/clausule/lid/onderdeel`), numbers stand in maps beside the tree.
Draft, Numbered and Final wrap the same tree, so that a renderer cannot be handed an unresolved reference.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal, NamedTuple, NewType

from assembler.ground.document.layout import Conjunction, Layout, List, ListStyle, Section, Sheet
from assembler.ground.findings import NOWHERE, Span

NodeId = NewType("NodeId", str)
NOW = "versie nu"  # the version of a text that is not fixed, as files and messages name it
Status = Literal["", "definitief", "voorlopig", "aanname"]  # how sure a figure is; "": a fact that needs no source

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
class Look:
    """How a piece of a sentence looks beside the rest, and the address on the web that it leads to, or ''."""

    bold: bool = False
    italic: bool = False
    link: str = ""


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Tekst:
    """Literal text of a clause."""

    text: str
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Input:
    """A figure that somebody recorded and that is not certain: which fact it is, how sure, and who says so."""

    sleutel: str
    status: Status
    bron: str


@dataclass(frozen=True, slots=True)
class Invulling:
    """A value filled in: `sleutel` says which fact it is, `status` how sure it is; `noot` is the mark it gets.

    `bron` is the source of the figure as a reader may see it. `uit` are the uncertain figures that a computed one comes from:
    for the stages and for explain, it goes into no file.
    """

    text: str
    sleutel: str
    status: Status = ""
    bron: str = ""
    noot: int = 0
    look: Look = PLAIN
    uit: frozenset[Input] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class Begripgebruik:
    """A defined term, used."""

    text: str
    begrip: str
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Gat:
    """A gap: `ntb` (content not known yet), `bij_besluit` (a fill-in line), `na_besluit` (known afterwards)."""

    soort: Literal["ntb", "bij_besluit", "na_besluit"]
    omschrijving: str
    look: Look = PLAIN

    @property
    def text(self) -> str:
        """What is printed: `n.t.b.` or a line to write on."""
        return "n.t.b." if self.soort == "ntb" else "…………………………"


@dataclass(frozen=True, slots=True)
class Deel:
    """A piece of a resolved reference; with `doel` it is the number of that node (a field or a link in Word)."""

    text: str
    doel: NodeId | None = None


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A reference to one or more nodes; `delen` is the whole phrase once it is resolved.

    `doelen` are node ids, or paths as written (`.lid`, `clausule/lid`) before compose makes them ids.
    """

    doelen: tuple[str, ...]
    span: Span = NOWHERE
    hoofdletter: bool = False
    delen: tuple[Deel, ...] = ()
    conjunction: Conjunction = "en"
    look: Look = PLAIN

    @property
    def text(self) -> str:
        """The phrase."""
        return "".join(deel.text for deel in self.delen)


@dataclass(frozen=True, slots=True)
class Wetsverwijzing:
    """A reference to a law."""

    text: str
    wet: str
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Marked:
    """Words in a paper about a difference: they stood in the old text only (`gone`), or stand in the new one only (`new`)."""

    text: str
    mark: Literal["gone", "new"]
    look: Look = PLAIN


Inline = Tekst | Invulling | Begripgebruik | Gat | Verwijzing | Wetsverwijzing | Marked
Inlines = tuple[Inline, ...]


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
        kinderen = tuple([child.mapped(change) for child in self.kinderen])
        if opschrift is self.opschrift and inhoud is self.inhoud and all(map(operator.is_, kinderen, self.kinderen)):
            return self
        return Node(self.kind, self.id, opschrift, inhoud, kinderen, self.layout, self.herkomst)

    @property
    def list_style(self) -> ListStyle | None:
        """How the items below this node are marked; None where nothing says so."""
        return self.layout.style if isinstance(self.layout, List) else None

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


def text_of(inlines: Inlines) -> str:
    """Return the plain text of a sentence."""
    return "".join(inline.text for inline in inlines)


def spelled(inlines: Inlines) -> Inlines:
    """Return a sentence with the address of each link behind its words, for a reader or a program that has only words."""
    if not any(item.look.link for item in inlines):
        return inlines
    found: list[Inline] = []
    for link, pieces in groupby(inlines, key=lambda item: item.look.link):
        words = tuple(pieces)
        found += words
        if link and text_of(words) != link:
            found.append(Tekst(f" ({link})"))
    return tuple(found)


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
