"""The tree that travels with a document: a custom XML part with ids, text and values, and nothing of how they came about."""

from __future__ import annotations

from lxml import etree
from lxml.etree import SubElement

from assembler.document import Final, Inlines, Invulling, Node
from assembler.rendering.carried.extra import aanvulling
from assembler.wordfile.fields import sleutel
from assembler.wordfile.oxml import Element, leeg, schoon
from assembler.wordfile.parts import TREE_NS

NS = TREE_NS


def boom(final: Final) -> bytes:
    """Return the tree of a document as canonical XML: key, id, kind, text, values, numbers; the same tree gives the same bytes.

    A `waarde` names the fact that a piece of the text states; nothing else of what the program knows is in it.
    """
    wortel = leeg(NS, "boom")
    wortel.set("document", schoon(final.voettekst.document))
    wortel.set("versie", schoon(final.voettekst.versie))
    _node(wortel, final.root)
    SubElement(wortel, f"{{{NS}}}aanvulling").text = aanvulling(final)
    return etree.tostring(wortel, method="c14n")


def _node(ouder: Element, node: Node) -> None:
    element = SubElement(ouder, f"{{{NS}}}{node.kind}", {"key": sleutel(node.id), "id": schoon(node.id)})
    for naam, inlines in (("opschrift", node.opschrift), ("tekst", node.inhoud)):
        if inlines:
            _tekst(SubElement(element, f"{{{NS}}}{naam}"), inlines)
    for kind in node.kinderen:
        _node(element, kind)


def _tekst(element: Element, inlines: Inlines) -> None:
    """Mixed content: text, with each value in an element that names its fact."""
    laatste: Element | None = None
    for inline in inlines:
        inhoud = schoon(inline.text)
        if isinstance(inline, Invulling):
            laatste = SubElement(element, f"{{{NS}}}waarde", {"sleutel": schoon(inline.sleutel)})
            laatste.text = inhoud
        elif laatste is None:
            element.text = (element.text or "") + inhoud
        else:
            laatste.tail = (laatste.tail or "") + inhoud
