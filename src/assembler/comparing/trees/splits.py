"""Texts that were split or joined: what is new came out of a neighbour, what lapsed went into one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assembler.comparing.trees.model import Change
from assembler.comparing.trees.side import SideIndex
from assembler.document import Kind, NodeId

_DIVISIBLE: frozenset[Kind] = frozenset({"artikel", "lid", "onderdeel", "alinea", "sectie"})
_ENOUGH = 5  # words
_COMES_FROM_IT = 0.7


def with_splits(changes: Sequence[Change], old: SideIndex, new: SideIndex, pairs: Mapping[NodeId, NodeId], back: Mapping[NodeId, NodeId]) -> Iterator[Change]:
    """Yield the changes, with `gesplitst` for what is new and stood in a neighbour, and `samengevoegd` the other way round."""
    for change in changes:
        if change.action == "nieuw" and (source := _neighbour_of(change.new[0], new, old, back)):
            stays, was = source
            yield replace(change, action="gesplitst", old=(was,), new=(stays, *change.new), old_label=old.side.label(was))
        elif change.action == "vervallen" and (target := _neighbour_of(change.old[0], old, new, pairs)):
            stays, after = target
            yield replace(change, action="samengevoegd", old=(stays, *change.old), new=(after,), new_label=new.side.label(after))
        else:
            yield change


def _neighbour_of(part: NodeId, here: SideIndex, there: SideIndex, to: Mapping[NodeId, NodeId]) -> tuple[NodeId, NodeId] | None:
    """The neighbour on this side, and its other side, whose lost words make up this part; None if there is none."""
    node = here.side.nodes[part]
    words = here.bag(node)
    count = words.total()
    if node.kind not in _DIVISIBLE or count < _ENOUGH:
        return None
    for neighbour in _neighbours(part, here):
        other = to.get(neighbour)
        if other is None:
            continue
        lost = there.bag(there.side.nodes[other]) - here.bag(here.side.nodes[neighbour])
        if (lost & words).total() >= _COMES_FROM_IT * count:
            return neighbour, other
    return None


def _neighbours(part: NodeId, here: SideIndex) -> Iterator[NodeId]:
    """Siblings of the same kind, nearest first; for an article those of the chapters beside it too."""
    kind = here.side.nodes[part].kind
    parent = here.side.parents.get(part)
    if kind == "artikel":
        row = [node.id for node in here.side.final.root.walk() if node.kind == kind]
    else:
        row = [node.id for node in here.side.nodes[parent].kinderen if node.kind == kind] if parent else []
    place = row.index(part)
    return iter(sorted((node_id for node_id in row if node_id != part), key=lambda node_id: abs(row.index(node_id) - place)))
