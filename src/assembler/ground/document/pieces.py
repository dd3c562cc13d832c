"""The pieces of a sentence: literal words, a value with where it comes from, a reference, a gap.

A reference names its goals by their ids; the pieces of one that is resolved are `Deel`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal, NewType

from assembler.ground.document.layout import Conjunction
from assembler.ground.findings import NOWHERE, Span

NodeId = NewType("NodeId", str)
Status = Literal["", "definitief", "voorlopig", "aanname"]  # how sure a figure is; "": a fact that needs no source


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
