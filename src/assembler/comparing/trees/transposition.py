"""The transponeringstabel: what the number of each article was, and what it became."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assembler.comparing.trees.model import Action, Change, TranspositionRow, TreeSide
from assembler.comparing.trees.words import printed
from assembler.ground.document import Node, NodeId


def transposition(
    old: TreeSide, new: TreeSide, pairs: Mapping[NodeId, NodeId], back: Mapping[NodeId, NodeId], changes: Sequence[Change]
) -> tuple[TranspositionRow, ...]:
    """Return a row for each article, in the order of the new text; one that lapsed stands where it stood."""
    actions: dict[NodeId, Action] = {}
    for change in changes:
        if change.kind == "artikel" and change.action in {"verplaatst", "samengevoegd", "gesplitst"}:
            actions[(change.old if change.action == "samengevoegd" else change.new)[-1]] = change.action
    touched = {new.unit(node).id for change in changes if change.action != "verplaatst" or change.kind != "artikel" for node in change.new}
    touched |= {pairs[place] for change in changes for node in change.old if (place := old.unit(node).id) in pairs and node != place}
    return tuple(_row(old, new, o, n, actions, touched) for o, n in _order(old, new, pairs, back))


def _order(old: TreeSide, new: TreeSide, pairs: Mapping[NodeId, NodeId], back: Mapping[NodeId, NodeId]) -> Iterator[tuple[Node | None, Node | None]]:
    lapsed: dict[NodeId | None, list[Node]] = {}
    last: NodeId | None = None
    for node in _articles(old):
        if node.id in pairs:
            last = pairs[node.id]
        else:
            lapsed.setdefault(last, []).append(node)
    yield from ((node, None) for node in lapsed.get(None, ()))
    for node in _articles(new):
        source = back.get(node.id)
        yield (None if source is None else old.nodes[source]), node
        yield from ((gone, None) for gone in lapsed.get(node.id, ()))


def _articles(side: TreeSide) -> list[Node]:
    return [node for node in side.final.root.walk() if node.kind == "artikel"]


def _row(old: TreeSide, new: TreeSide, o: Node | None, n: Node | None, actions: Mapping[NodeId, Action], touched: set[NodeId]) -> TranspositionRow:
    node = n or o
    assert node is not None  # noqa: S101 - a row is of an article
    left, right = (_number(old, o), _number(new, n))
    changed = o is not None and n is not None and n.id in touched
    action = actions.get(node.id)
    if action is None:
        action = "nieuw" if o is None else "vervallen" if n is None else "vernummerd" if left != right else "gewijzigd"
    net = "ongewijzigd" if action == "gewijzigd" and not changed else action
    return TranspositionRow(left, right, net, o.id if o else None, n.id if n else None, printed(node.opschrift), changed)


def _number(side: TreeSide, node: Node | None) -> str:
    label = side.final.labels.get(node.id) if node else None
    return label.nummer if label else ""
