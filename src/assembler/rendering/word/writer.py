"""The writer of a document: its sentences as runs, links and fields, its headings, and the builder of each kind of node."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import NamedTuple

from assembler.ground.document import PLAIN, Deel, Final, Gat, Inline, Inlines, Invulling, Kind, Label, Look, Marked, Node, NodeId, Tekst, Verwijzing, text_of
from assembler.ground.spaces import unbroken
from assembler.wordfile import styles
from assembler.wordfile.fields import (
    Bookmarks,
    Controls,
    begin_outside_link,
    bookmark_of,
    end_link,
    field,
    instead,
    link,
    number_bookmark_of,
)
from assembler.wordfile.flow import Flow, Paragraph, coloured, paragraph, run, tab
from assembler.wordfile.lists import Level, Lists

_COLOURS = {"gone": "9C1C1C", "new": "1F4E8C"}
# Kinds whose number stands in a bookmark of its own, which a reference can repeat.
_NUMBER_IN_HEADING = {"hoofdstuk", "artikel", "bijlage"}
# Kinds that have a bookmark to jump to.
_REACHABLE = _NUMBER_IN_HEADING | {"lid", "onderdeel", "begrip", "sectie", "alinea", "tabel", "toelichting", "aannames"}


class Heading(NamedTuple):
    """A heading as it was written: its level, its bookmark, and what it says."""

    level: int
    bookmark: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class OwnList:
    """A list of its own, and its levels."""

    number: int
    levels: Mapping[int, Level]


class Position(NamedTuple):
    """Where in the document a node is written: all that its builder must know of what stands around it."""

    width: int  # of the text, in twips
    level: int = 1  # of the next heading
    depth: int = 0  # how many lists deep
    in_artikel: bool = False  # in an article: onderdelen in the styles of the regulation
    style_list: bool = False  # here the list of the regulation begins again, so that styles may number
    own_list: OwnList | None = None
    style: str = styles.PARAGRAPH  # of running text here


Builder = Callable[["Writer", Flow, Node, tuple[Node, ...], Position], None]


class Writer:
    """Writes one document: `builders` says how each kind of node is written, the rest is what it has handed out."""

    def __init__(self, final: Final, lists: Lists, builders: Mapping[Kind, Builder], *, counting: bool) -> None:
        self.final = final
        self.counting = counting  # lists count
        self.fields = counting and final.klasse == "regeling"  # headings count, and references repeat their numbers
        self.splits = True  # a table too wide for the page is written in blocks of columns
        self.lists = lists
        self.bookmarks = Bookmarks()
        self.controls = Controls()
        self.headings: list[Heading] = []
        self.nodes: Mapping[NodeId, Node] = {node.id: node for node in final.root.walk()}
        self.notes = _notes(final)
        self.number_links: list[tuple[Paragraph, int, NodeId, str]] = []  # links that show the number of an item
        self.numbered_by_list: set[NodeId] = set()
        self._builders = builders
        self._counts: dict[str, int] = {}

    def build(self, target: Flow, parent: Node, position: Position) -> None:
        """Write the children of a node; consecutive ones of one kind go to their builder together."""
        seen: set[Kind] = set()
        for kind, group in groupby(parent.kinderen, key=lambda node: node.kind):
            here = position if kind not in seen else position._replace(style_list=False, own_list=None)  # a second list begins anew
            self.build_group(target, parent, kind, tuple(group), here)
            seen.add(kind)

    def build_group(self, target: Flow, parent: Node, kind: Kind, group: tuple[Node, ...], position: Position) -> None:
        """Write consecutive children of one kind."""
        self._builders[kind](self, target, parent, group, position)

    def heading(self, target: Flow, node: Node, style: str, level: int, series: str = "") -> Paragraph:
        """Write a heading and return its paragraph; its number counts in `series`, if one is named."""
        element = paragraph(target, style)
        bookmark = self.bookmarks.open(element, bookmark_of(node.id))
        label = self.final.labels.get(node.id) or Label("", "")
        self._heading_number(element, node, label, series)
        if label.aanduiding and node.opschrift:
            tab(element)
        self.sentence(element, node.opschrift)
        self.bookmarks.close(element, bookmark)
        self.headings.append(Heading(level, bookmark_of(node.id), label.aanduiding, text_of(node.opschrift)))
        return element

    def anchor(self, target: Flow, node: Node) -> None:
        """Mark the place of a node that has no paragraph of its own."""
        self.bookmarks.anchor(target, bookmark_of(node.id))

    def _heading_number(self, element: Paragraph, node: Node, label: Label, series: str) -> None:
        before, number, after = label.aanduiding.rpartition(label.nummer) if series and label.nummer else (label.aanduiding, "", "")
        run(element, before)
        if not number:
            return
        bookmark = self.bookmarks.open(element, number_bookmark_of(node.id))
        if self.fields and number.isascii() and number.isdecimal() and not number.startswith("0"):
            field(element, self._count_field(series, int(number)), number)
        else:
            run(element, number)
        self.bookmarks.close(element, bookmark)
        run(element, after)

    def _count_field(self, series: str, number: int) -> str:
        """The field that prints this number; where the count makes a jump it says so."""
        following = self._counts.get(series, 0) + 1
        self._counts[series] = number
        return f"SEQ {series} \\* ARABIC" if number == following else f"SEQ {series} \\* ARABIC \\r {number}"

    # --- sentences --------------------------------------------------------------------------------------------------

    def sentence(self, element: Paragraph, inlines: Inlines) -> None:
        """Write a sentence: what looks alike and follows each other together, and as a link where it leads outside."""
        if len(inlines) == 1 and type(inlines[0]) is Tekst and inlines[0].look is PLAIN:  # nearly every sentence
            run(element, unbroken(inlines[0].text))
            return
        for look, pieces in groupby(inlines, key=lambda item: item.look):
            if look.link:
                begin_outside_link(element, look.link)
            self._alike(element, pieces, look)
            if look.link:
                end_link(element)

    def _alike(self, element: Paragraph, inlines: Iterable[Inline], look: Look) -> None:
        """Write pieces of one look; plain ones that follow each other are one run."""
        write = partial(run, bold=look.bold, italic=look.italic, underline=bool(look.link))
        plain = ""
        for inline in inlines:
            if isinstance(inline, Gat):
                write(element, unbroken(plain))
                write(element, inline.text, styles.NTB if inline.soort == "ntb" else styles.FILL_IN_LINE)
                plain = ""
            elif isinstance(inline, Verwijzing):
                write(element, unbroken(plain))
                for piece in inline.delen:
                    self._piece(element, piece)
                plain = ""
            elif isinstance(inline, Invulling) and inline.noot:
                write(element, unbroken(plain + inline.text))
                self._write_note(element, inline.noot)
                plain = ""
            elif isinstance(inline, Marked):
                write(element, unbroken(plain))
                coloured(element, unbroken(inline.text), _COLOURS[inline.mark], struck=inline.mark == "gone")
                plain = ""
            else:
                plain += inline.text
        write(element, unbroken(plain))

    def _write_note(self, element: Paragraph, number: int) -> None:
        target = self.notes.get(str(number))
        if target is None:
            run(element, f"[{number}]", styles.NOTE)
        else:
            link(element, bookmark_of(target), f"[{number}]", styles.NOTE)

    def _piece(self, element: Paragraph, piece: Deel) -> None:
        """A piece of a reference: a number repeats itself in a field, what else points somewhere is a link."""
        node = None if piece.doel is None else self.nodes.get(piece.doel)
        if node is None or node.kind not in _REACHABLE or not piece.text:
            run(element, unbroken(piece.text))
            return
        label = self.final.labels.get(node.id)
        is_number = self.fields and label is not None and piece.text == label.nummer
        if is_number and node.kind in _NUMBER_IN_HEADING:
            field(element, f"REF {number_bookmark_of(node.id)} \\h", piece.text)
            return
        place = link(element, bookmark_of(node.id), unbroken(piece.text), styles.REFERENCE)
        if is_number:
            self.number_links.append((element, place, node.id, piece.text))

    def number_by_field(self) -> None:
        """Make a link to the number of an item a field that repeats it, where a list numbers that item.

        Only when all is written is it known which items a list numbers; one with its label in text has no number to repeat.
        """
        for element, place, target, number in self.number_links:
            if target in self.numbered_by_list:
                instead(element, place, f"REF {bookmark_of(target)} \\n \\h", number)


def _notes(final: Final) -> Mapping[str, NodeId]:
    """By number, the item of the list of what is not certain that a mark in the text points at."""
    items = (item for node in final.root.walk() if node.kind == "aannames" for item in node.kinderen)
    return {final.labels[item.id].nummer: item.id for item in items if item.id in final.labels}
