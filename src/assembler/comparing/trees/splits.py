"""Texts that were split or joined: what is new came out of a neighbour, what lapsed went into one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assembler.comparing.trees.model import Wijziging
from assembler.comparing.trees.side import Kaart
from assembler.document import Kind, NodeId

_DEELBAAR: frozenset[Kind] = frozenset({"artikel", "lid", "onderdeel", "alinea", "sectie"})
_GENOEG = 5  # words
_KOMT_DAARUIT = 0.7


def gedeeld(wijzigingen: Sequence[Wijziging], oud: Kaart, nieuw: Kaart, paren: Mapping[NodeId, NodeId], terug: Mapping[NodeId, NodeId]) -> Iterator[Wijziging]:
    """Yield the changes, with `gesplitst` for what is new and stood in a neighbour, and `samengevoegd` the other way round."""
    for wijziging in wijzigingen:
        if wijziging.soort == "nieuw" and (bron := _hoofd(wijziging.nieuw[0], nieuw, oud, terug)):
            blijft, was = bron
            yield replace(wijziging, soort="gesplitst", oud=(was,), nieuw=(blijft, *wijziging.nieuw), oud_label=oud.kant.label(was))
        elif wijziging.soort == "vervallen" and (doel := _hoofd(wijziging.oud[0], oud, nieuw, paren)):
            blijft, wordt = doel
            yield replace(wijziging, soort="samengevoegd", oud=(blijft, *wijziging.oud), nieuw=(wordt,), nieuw_label=nieuw.kant.label(wordt))
        else:
            yield wijziging


def _hoofd(deel: NodeId, hier: Kaart, daar: Kaart, naar: Mapping[NodeId, NodeId]) -> tuple[NodeId, NodeId] | None:
    """The neighbour on this side, and its other side, whose lost words make up this part; None if there is none."""
    node = hier.kant.nodes[deel]
    woorden = hier.tas(node)
    aantal = woorden.total()
    if node.kind not in _DEELBAAR or aantal < _GENOEG:
        return None
    for buur in _buren(deel, hier):
        ander = naar.get(buur)
        if ander is None:
            continue
        verloren = daar.tas(daar.kant.nodes[ander]) - hier.tas(hier.kant.nodes[buur])
        if (verloren & woorden).total() >= _KOMT_DAARUIT * aantal:
            return buur, ander
    return None


def _buren(deel: NodeId, hier: Kaart) -> Iterator[NodeId]:
    """Siblings of the same kind, nearest first; for an article those of the chapters beside it too."""
    kind = hier.kant.nodes[deel].kind
    ouder = hier.kant.ouders.get(deel)
    if kind == "artikel":
        rij = [node.id for node in hier.kant.final.root.walk() if node.kind == kind]
    else:
        rij = [node.id for node in hier.kant.nodes[ouder].kinderen if node.kind == kind] if ouder else []
    plaats = rij.index(deel)
    return iter(sorted((node_id for node_id in rij if node_id != deel), key=lambda node_id: abs(rij.index(node_id) - plaats)))
