"""The text that a gemeente wrote in a plain file, as a section of its paper."""

from __future__ import annotations

from assembler.composing.composer import Composer, Place, Scope
from assembler.ground.document import Herkomst, Node, NodeId, Section
from assembler.reading.records.workspace import LokaleTekst


def local_section(composer: Composer, scope: Scope, text: LokaleTekst) -> Node:
    """Return a section of the gemeente itself, its figures filled in as those of the paper are."""
    node_id = f"{composer.target.document}/lokaal:{text.positie}-{text.sectie}"
    origin = Herkomst(text.span)
    place = Place(node_id, "", origin, "alinea", "streepjes")
    heading = composer.sentence(text.opschrift, scope, place)
    return Node("sectie", NodeId(node_id), heading, (), composer.blocks(text.blokken, scope, place), Section(local=True), origin)
