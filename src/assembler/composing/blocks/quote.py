"""Parts of other texts that stand here as they stand there: what a comparison quotes, with the words that differ marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assembler.composing.composer import Composer, Place, Scope
from assembler.ground.document import Node, NodeId
from assembler.ground.findings import error
from assembler.reading.records.base import Zin
from assembler.sentences import fill
from assembler.sentences.filters import FillError


def build(composer: Composer, record: Zin, scope: Scope, _place: Place, node_id: str) -> Sequence[Node]:
    """Return the parts, named anew: nobody refers to a quotation."""
    try:
        parts = fill.parts(record, scope, composer.context)
    except FillError as fault:
        composer.findings.append(error(fault.slug, str(fault), record.span, hint=fault.hint))
        return ()
    return tuple(_named(part, f"{node_id}/{number}") for number, part in enumerate(parts, 1))


def _named(node: Node, node_id: str) -> Node:
    below = tuple(_named(child, f"{node_id}-{number}") for number, child in enumerate(node.kinderen, 1))
    return replace(node, id=NodeId(node_id), kinderen=below)
