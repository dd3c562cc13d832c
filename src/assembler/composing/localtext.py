"""The text that a gemeente wrote in a plain file, as a section of its paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assembler.composing.composer import Composer, Place, Scope
from assembler.ground.document import Herkomst, Node, NodeId, Section
from assembler.ground.findings import Finding, error, suggestion
from assembler.reading.records.workspace import LokaleTekst


def local_section(composer: Composer, scope: Scope, text: LokaleTekst) -> Node:
    """Return a section of the gemeente itself, its figures filled in as those of the paper are."""
    node_id = f"{composer.target.document}/lokaal:{text.positie}-{text.sectie}{'.' if text.blok else ''}{text.blok}"
    origin = Herkomst(text.span)
    place = Place(node_id, "", origin, "alinea", "streepjes")
    heading = composer.sentence(text.opschrift, scope, place)
    return Node("sectie", NodeId(node_id), heading, (), composer.blocks(text.blokken, scope, place), Section(local=True), origin)


def with_local_blocks(section: Node, made: Sequence[tuple[LokaleTekst, Node]]) -> tuple[Node, tuple[Finding, ...]]:
    """Return a section with the texts of the gemeente that stand before, after or in the place of one of its blocks; a block that is not there is a finding."""
    found: list[Finding] = []
    for text, node in made:
        section, hit = _placed(section, text, node)
        if not hit:
            there = sorted({child.id.rpartition("/")[2] for child in section.walk() if child.kind in {"sectie", "alinea"} and child is not section})
            hint = suggestion(text.blok, there) or f"Er is nu: {', '.join(name for name in there if not name.startswith('alinea-'))}."
            found.append(error("plaats-bestaat", f"In de sectie '{text.sectie}' staat nu geen deel '{text.blok}'.", text.span, hint=hint))
    return section, tuple(found)


def _placed(parent: Node, text: LokaleTekst, node: Node) -> tuple[Node, bool]:
    """Return a node with the text at its block, wherever that stands below; whether it stands there."""
    children: list[Node] = []
    hit = False
    for child in parent.kinderen:
        if not hit and not child.local and child.id.rpartition("/")[2] == text.blok:
            hit = True
            children += {"voor": (node, child), "na": (child, node), "in-plaats-van": (node,)}[text.positie]
            continue
        inner, inside = _placed(child, text, node) if not hit and child.kind in {"sectie", "alinea"} else (child, False)
        hit = hit or inside
        children.append(inner)
    return (replace(parent, kinderen=tuple(children)), True) if hit else (parent, False)
