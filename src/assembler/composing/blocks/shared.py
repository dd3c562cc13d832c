"""Blocks written once for every kind of document (templates/blokken), with the sentences that they name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assembler.composing.composer import Composer, Place, Scope
from assembler.ground.document import Node
from assembler.reading.records.blokken import Gedeeldblok, Zinnen
from assembler.sentences.names import Phrase


def build(blokken: Mapping[str, Gedeeldblok], composer: Composer, record: str, scope: Scope, place: Place, _node_id: str) -> Sequence[Node]:
    """Return the nodes of the blocks of that name, at the place where they are asked for."""
    found = blokken[record]
    return composer.blocks(found.blokken, {**scope, **phrases(found.zinnen)}, place)


def phrases(zinnen: Zinnen) -> Mapping[str, Any]:
    """Return sentences with a name as names in scope."""
    return {name: Phrase(pieces) for name, pieces in zinnen.items()}
