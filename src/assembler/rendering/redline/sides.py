"""One side as paragraphs and tables, written by the builders of the Word renderer, each knowing whose it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from assembler.comparing.trees.model import TreeSide
from assembler.comparing.trees.words import reference_key
from assembler.ground.document import Inlines, Kind, Node, NodeId, Verwijzing
from assembler.rendering.word import paper
from assembler.rendering.word.body import BUILDERS
from assembler.rendering.word.signatures import stand_in_rows
from assembler.rendering.word.writer import Position, Writer
from assembler.wordfile.fields import bookmark_of
from assembler.wordfile.flow import Anchor, Block, Flow, Paragraph, body_of, value
from assembler.wordfile.lists import Lists
from assembler.wordfile.oxml import Element, W, document_around

_X = "urn:assembler:redline"
REFERENCE = f"{{{_X}}}verwijzing"  # around the runs of one reference, while it is being compared
TBL = W + "tbl"
_TOGETHER: frozenset[Kind] = frozenset({"lid", "onderdeel", "begrip", "ondertekenaar"})  # their builders look at the whole group

Translate = Callable[[str], str]


class _NoControls:
    """In the place of content controls, in which tracked changes are mishandled: none."""

    def block(self, target: Flow, key: str, title: str, *, visible: bool) -> Flow:  # noqa: ARG002 - the shape of the real one
        return target


class SideWriter(Writer):
    """Writes a document with its numbers as text, keeps apart which words are a reference, and notes whose each block is."""

    def __init__(self, side: TreeSide, lists: Lists, translate: Translate) -> None:
        super().__init__(side.final, lists, BUILDERS, counting=False)
        self.splits = False  # a table is compared as one
        self.controls = _NoControls()  # type: ignore[assignment]
        self._translate = translate
        self._by_key = {bookmark_of(node_id): node_id for node_id in side.nodes}
        self._owners: dict[int, NodeId] = {}  # by which object a block is

    def sentence(self, element: Paragraph, inlines: Inlines) -> None:
        """Write a sentence, each reference in an element of its own that says what it points at."""
        for is_reference, pieces in groupby(inlines, key=lambda item: isinstance(item, Verwijzing) and bool(item.doelen and item.text)):
            if not is_reference:
                super().sentence(element, tuple(pieces))
                continue
            for item in pieces:
                assert isinstance(item, Verwijzing)  # noqa: S101 - groupby saw to that
                core = "\n".join(reference_key(item, self._translate)).encode("unicode_escape").decode("ascii")
                element.pieces.append(f'<x:verwijzing sleutel="{value(core)}">')
                super().sentence(element, (item,))
                element.pieces.append("</x:verwijzing>")

    def build_group(self, target: Flow, parent: Node, kind: Kind, group: tuple[Node, ...], position: Position) -> None:
        """Write consecutive children of one kind, and note of each block which node it belongs to."""
        signed = [(group, group[0])] if kind == "ondertekening" and stand_in_rows(group) else None  # one table, of the first of them
        for part, owner in signed or ([(group, parent)] if kind in _TOGETHER else [((node,), node) for node in group]):
            begin = len(target)
            super().build_group(target, parent, kind, part, position)
            self._note(target[begin:], owner)

    def _note(self, blocks: Iterable[Block], otherwise: Node) -> None:
        """A block belongs to the node whose bookmark it holds, else to the node that was being written."""
        for block in blocks:
            if id(block) not in self._owners:
                names = [block.name] if isinstance(block, Anchor) else block.bookmarks if isinstance(block, Paragraph) else []
                self._owners[id(block)] = next((self._by_key[name] for name in names if name in self._by_key), otherwise.id)

    def owner(self, block: Block) -> NodeId:
        """Return whose a block is."""
        return self._owners[id(block)]


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
    body, head = Flow(), Flow()
    for node in root.kinderen:
        writer.build_group(body, root, node.kind, (node,), Position(width(node)))
    paper.title(writer, head)
    blocks: dict[NodeId, list[Element]] = {}
    anchors: dict[NodeId, list[str]] = {}
    whole = [block for block in body if not isinstance(block, Anchor)]
    for block, element in zip(whole, elements_of(whole), strict=True):
        blocks.setdefault(writer.owner(block), []).append(element)
    for mark in body:
        if isinstance(mark, Anchor):
            anchors.setdefault(writer.owner(mark), []).append(mark.name)
    return WrittenSide(side, writer, blocks, anchors, elements_of(head))


def elements_of(blocks: Sequence[Block]) -> list[Element]:
    """Return blocks as elements, in which words can be compared and marked."""
    flow = Flow()
    flow.extend(blocks)
    before, after = (around.decode() for around in document_around())
    text = f'{before.removesuffix(">")} xmlns:x="{_X}">{body_of(flow)}{after}'
    return list(etree.fromstring(text.encode())[0])
