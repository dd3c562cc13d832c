"""One side as paragraphs and tables, written by the builders of the Word renderer, each knowing whose it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree
from lxml.etree import SubElement

from assembler.comparing.trees.model import TreeSide
from assembler.comparing.trees.words import reference_key
from assembler.ground.document import Inlines, Kind, Node, NodeId, Verwijzing
from assembler.rendering.word import paper
from assembler.rendering.word.body import BUILDERS
from assembler.rendering.word.signatures import stand_in_rows
from assembler.rendering.word.writer import Position, Writer
from assembler.wordfile.fields import bookmark_of
from assembler.wordfile.lists import Lists
from assembler.wordfile.oxml import Element, P, W

X = "{urn:assembler:redline}"
REFERENCE = X + "verwijzing"  # around the runs of one reference, while it is being compared
TBL = W + "tbl"
_OWNER = X + "van"
_TOGETHER: frozenset[Kind] = frozenset({"lid", "onderdeel", "begrip", "ondertekenaar"})  # their builders look at the whole group

Translate = Callable[[str], str]


class _NoControls:
    """In the place of content controls, in which tracked changes are mishandled: none."""

    def block(self, target: Element, key: str, title: str, *, visible: bool) -> Element:  # noqa: ARG002 - the shape of the real one
        return target


class SideWriter(Writer):
    """Writes a document with its numbers as text, keeps apart which words are a reference, and notes whose each block is."""

    def __init__(self, side: TreeSide, lists: Lists, translate: Translate) -> None:
        super().__init__(side.final, lists, BUILDERS, counting=False)
        self.splits = False  # a table is compared as one
        self.controls = _NoControls()  # type: ignore[assignment]
        self._translate = translate
        self._ids = list(side.nodes)
        self._numbers = {node_id: str(number) for number, node_id in enumerate(self._ids)}
        self._by_key = {bookmark_of(node_id): node_id for node_id in self._ids}

    def sentence(self, element: Element, inlines: Inlines) -> None:
        """Write a sentence, each reference in an element of its own that says what it points at."""
        for is_reference, pieces in groupby(inlines, key=lambda item: isinstance(item, Verwijzing) and bool(item.doelen and item.text)):
            if not is_reference:
                super().sentence(element, tuple(pieces))
                continue
            for item in pieces:
                assert isinstance(item, Verwijzing)  # noqa: S101 - groupby saw to that
                core = "\n".join(reference_key(item, self._translate)).encode("unicode_escape").decode("ascii")
                super().sentence(SubElement(element, REFERENCE, {"sleutel": core}), (item,))

    def build_group(self, target: Element, parent: Node, kind: Kind, group: tuple[Node, ...], position: Position) -> None:
        """Write consecutive children of one kind, and note of each block which node it belongs to."""
        signed = [(group, group[0])] if kind == "ondertekening" and stand_in_rows(group) else None  # one table, of the first of them
        for part, owner in signed or ([(group, parent)] if kind in _TOGETHER else [((node,), node) for node in group]):
            previous = target[-1] if len(target) else None
            super().build_group(target, parent, kind, part, position)
            self._note(target if previous is None else previous.itersiblings(), owner)

    def _note(self, elements: Iterable[Element], otherwise: Node) -> None:
        """A block belongs to the node whose bookmark it holds, else to the node that was being written."""
        for element in elements:
            if element.get(_OWNER) is None:
                names = (mark.get(W + "name", "") for mark in (element, *element) if mark.tag == W + "bookmarkStart")
                owner = next((self._by_key[name] for name in names if name in self._by_key), otherwise.id)
                element.set(_OWNER, self._numbers[owner])

    def owner(self, element: Element) -> NodeId:
        """Return whose a block is, and take the note away."""
        return self._ids[int(element.attrib.pop(_OWNER))]


@dataclass(frozen=True, slots=True)
class WrittenSide:
    """One side, written: its blocks by node, in order, and those of the title."""

    side: TreeSide
    writer: SideWriter
    blocks: Mapping[NodeId, list[Element]]
    anchors: Mapping[NodeId, list[str]]  # bookmarks of what has no paragraph of its own
    title: list[Element] = field(default_factory=list)


def write_side(side: TreeSide, lists: Lists, translate: Translate, width: Callable[[Node], int]) -> WrittenSide:
    """Write a side; `width` says how wide the text is on the page where a top node stands."""
    writer = SideWriter(side, lists, translate)
    root = side.final.root
    body, head = etree.Element(W + "body"), etree.Element(W + "body")
    for node in root.kinderen:
        writer.build_group(body, root, node.kind, (node,), Position(width(node)))
    paper.title(writer, head)
    blocks: dict[NodeId, list[Element]] = {}
    anchors: dict[NodeId, list[str]] = {}
    for element in list(body):
        if element.tag in {P, TBL}:
            blocks.setdefault(writer.owner(element), []).append(element)
        elif element.tag == W + "bookmarkStart":
            anchors.setdefault(writer.owner(element), []).append(element.get(W + "name", ""))
    return WrittenSide(side, writer, blocks, anchors, list(head))
