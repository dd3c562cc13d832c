"""The tree that travels with a document: a custom XML part with ids, text and values, and nothing of how they came about."""

from __future__ import annotations

from lxml import etree
from lxml.etree import SubElement

from assembler.ground.document import Final, Inlines, Invulling, Node
from assembler.rendering.carried.extra import extra_of
from assembler.wordfile.fields import bookmark_of
from assembler.wordfile.oxml import Element, clean, empty
from assembler.wordfile.parts import Data

NS = "urn:assembler:boom:1"
ITEM_ID = "{5B0C1F3E-7A52-4E0B-9C64-2D1A6E8F0B71}"


def data_of(final: Final) -> Data:
    """Return the tree of a document as data that travels with its file."""
    return Data(tree_of(final), NS, ITEM_ID)


def tree_of(final: Final) -> bytes:
    """Return the tree of a document as canonical XML: key, id, kind, text, values, numbers; the same tree gives the same bytes.

    A `waarde` names the fact that a piece of the text states; nothing else of what the program knows is in it.
    """
    root = empty(NS, "boom")
    root.set("document", clean(final.voettekst.document))
    root.set("versie", clean(final.voettekst.versie))
    _node(root, final.root)
    SubElement(root, f"{{{NS}}}aanvulling").text = extra_of(final)
    return etree.tostring(root, method="c14n")


def _node(parent: Element, node: Node) -> None:
    element = SubElement(parent, f"{{{NS}}}{node.kind}", {"key": bookmark_of(node.id), "id": clean(node.id)})
    for name, inlines in (("opschrift", node.opschrift), ("tekst", node.inhoud)):
        if inlines:
            _text(SubElement(element, f"{{{NS}}}{name}"), inlines)
    for child in node.kinderen:
        _node(element, child)


def _text(element: Element, inlines: Inlines) -> None:
    """Mixed content: text, with each value in an element that names its fact."""
    last: Element | None = None
    for inline in inlines:
        content = clean(inline.text)
        if isinstance(inline, Invulling):
            last = SubElement(element, f"{{{NS}}}waarde", {"sleutel": clean(inline.sleutel)})
            last.text = content
        elif last is None:
            element.text = (element.text or "") + content
        else:
            last.tail = (last.tail or "") + content
