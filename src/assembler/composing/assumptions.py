"""What is not sure: a mark at each figure that is an assumption, and the section "Aannames in dit stuk"."""

from __future__ import annotations

import operator
from dataclasses import replace

from assembler.facts.facts import Facts
from assembler.ground.document import Gat, Herkomst, Inline, Inlines, Invulling, Node, NodeId, Note, Tekst, Verwijzing
from assembler.ground.wording import opsomming

_WORDS = {"aanname": "Aanname", "voorlopig": "Voorlopig cijfer"}
Key = tuple[str, str]


def noted(root: Node, facts: Facts) -> Node:
    """Return the tree with marks on uncertain figures and, at its end, the section that explains them."""
    order: dict[Key, int] = {}
    for node in root.walk():
        for item in (*node.opschrift, *node.inhoud):
            if isinstance(item, Invulling) and item.status in _WORDS:
                order.setdefault((item.status, item.bron), len(order) + 1)
    marked = root.mapped(lambda _node, inlines: _marks(inlines, order)) if order else root
    return replace(marked, kinderen=(*marked.kinderen, _section(marked, order, facts)))


def _marks(inlines: Inlines, order: dict[Key, int]) -> Inlines:
    made = tuple([_mark(item, order) for item in inlines])
    return inlines if all(map(operator.is_, made, inlines)) else made


def _mark(item: Inline, order: dict[Key, int]) -> Inline:
    if isinstance(item, Invulling) and (item.status, item.bron) in order:
        return replace(item, noot=order[item.status, item.bron])
    return item


def _section(root: Node, order: dict[Key, int], facts: Facts) -> Node:
    """Return the list: each source of uncertain figures, what is n.t.b., and the articles that rest on an assumed choice."""
    node_id = f"{root.id}/aannames"
    items = [
        Node("onderdeel", NodeId(f"{node_id}/{number}"), (), (Tekst(f"{_WORDS[status]}: {bron.rstrip('.')}."),), layout=Note(number))
        for (status, bron), number in order.items()
    ]
    gaps = tuple(dict.fromkeys(item.omschrijving for node in root.walk() for item in node.inhoud if isinstance(item, Gat) and item.soort == "ntb"))
    if gaps:
        items.append(Node("onderdeel", NodeId(f"{node_id}/ntb"), (), (Tekst(f"Nog niet bekend (n.t.b.): {opsomming(gaps)}."),)))
    assumed = _assumed(root, facts)
    if assumed:
        references = Verwijzing(tuple(node.id for node in assumed), Herkomst().span)
        sentence: Inlines = (
            Tekst("Op een keuze die voor deze uitwerking is uitgedacht, "),
            Tekst("berust " if len(assumed) == 1 else "berusten "),
            references,
            Tekst("."),
        )
        items.append(Node("onderdeel", NodeId(f"{node_id}/keuzes"), (), sentence))
    if not items:
        nothing = Node("alinea", NodeId(f"{node_id}/geen"), (), (Tekst("Dit stuk bevat geen aannames."),))
        return Node("aannames", NodeId(node_id), (Tekst("Aannames in dit stuk"),), (), (nothing,))
    return Node("aannames", NodeId(node_id), (Tekst("Aannames in dit stuk"),), (), tuple(items))


def _assumed(root: Node, facts: Facts) -> list[Node]:
    """Return the articles shaped by a decision that no source names."""
    assumed = {besluit.id for besluit in facts.trajectmap.besluiten if besluit.aanname}
    assumed |= {besluit.id for row in facts.trajectmap.keuzes.values() for besluit in row if besluit.aanname}
    return [
        node
        for node in root.walk()
        if node.kind == "artikel" and any(name.rpartition("#")[0] in assumed for below in node.walk() for name in below.herkomst.besluiten)
    ]
