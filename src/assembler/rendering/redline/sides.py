"""One side as paragraphs and tables, written by the builders of the Word renderer, each knowing whose it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree
from lxml.etree import SubElement

from assembler.comparing.trees.model import TreeSide
from assembler.comparing.trees.words import reference_key
from assembler.document import Inlines, Kind, Node, NodeId, Verwijzing
from assembler.rendering.word import paper
from assembler.rendering.word.body import BOUWERS, delen
from assembler.rendering.word.sentences import schrijf_zin
from assembler.rendering.word.writer import Plek, Schrijver
from assembler.wordfile.fields import sleutel
from assembler.wordfile.lists import Lijsten
from assembler.wordfile.oxml import Element, P, W

X = "{urn:assembler:redline}"
REFERENCE = X + "verwijzing"  # around the runs of one reference, while it is being compared
TBL = W + "tbl"
_OWNER = X + "van"
_TOGETHER: frozenset[Kind] = frozenset({"lid", "onderdeel", "begrip", "ondertekenaar"})  # their builders look at the whole group

Translate = Callable[[str], str]


class _NoControls:
    """In the place of content controls, in which tracked changes are mishandled: none."""

    def blok(self, doel: Element, node_id: str, titel: str, *, zichtbaar: bool) -> Element:  # noqa: ARG002 - the shape of the real one
        return doel


class SideWriter(Schrijver):
    """Writes a document with its numbers as text, keeps apart which words are a reference, and notes whose each block is."""

    def __init__(self, side: TreeSide, lists: Lijsten, translate: Translate) -> None:
        super().__init__(side.final, lists, BOUWERS, levend=False)
        self.besturing = _NoControls()  # type: ignore[assignment]
        self._translate = translate
        self._ids = list(side.nodes)
        self._numbers = {node_id: str(number) for number, node_id in enumerate(self._ids)}
        self._by_key = {sleutel(node_id): node_id for node_id in self._ids}

    def zin(self, paragraaf: Element, inlines: Inlines) -> None:
        """Write a sentence, each reference in an element of its own that says what it points at."""
        for is_reference, pieces in groupby(inlines, key=lambda item: isinstance(item, Verwijzing) and bool(item.doelen and item.text)):
            if not is_reference:
                schrijf_zin(self, paragraaf, tuple(pieces))
                continue
            for item in pieces:
                assert isinstance(item, Verwijzing)  # noqa: S101 - groupby saw to that
                core = "\n".join(reference_key(item, self._translate)).encode("unicode_escape").decode("ascii")
                schrijf_zin(self, SubElement(paragraaf, REFERENCE, {"sleutel": core}), (item,))

    def bouw_groep(self, doel: Element, ouder: Node, soort: Kind, groep: tuple[Node, ...], plek: Plek) -> None:
        """Write consecutive children of one kind, and note of each block which node it belongs to."""
        for part, owner in [(groep, ouder)] if soort in _TOGETHER else [((node,), node) for node in groep]:
            previous = doel[-1] if len(doel) else None
            super().bouw_groep(doel, ouder, soort, part, plek)
            self._note(doel if previous is None else previous.itersiblings(), owner)

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


def write_side(side: TreeSide, lists: Lijsten, translate: Translate, width: Callable[[Node], int]) -> WrittenSide:
    """Write a side; `width` says how wide the text is on the page where a top node stands."""
    writer = SideWriter(side, lists, translate)
    root = side.final.root
    body, head = etree.Element(W + "body"), etree.Element(W + "body")
    above, text, annexed = delen(root)
    for part in ((*above, *text), annexed):
        for node in part:
            writer.bouw_groep(body, root, node.kind, (node,), Plek(width(node)))
        writer.einde_deel()
    paper.titel(writer, head)
    blocks: dict[NodeId, list[Element]] = {}
    anchors: dict[NodeId, list[str]] = {}
    for element in list(body):
        if element.tag in {P, TBL}:
            blocks.setdefault(writer.owner(element), []).append(element)
        elif element.tag == W + "bookmarkStart":
            anchors.setdefault(writer.owner(element), []).append(element.get(W + "name", ""))
    return WrittenSide(side, writer, blocks, anchors, list(head))
