"""The transponeringstabel: what the number of each article was, and what it became."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assembler.comparing.trees.model import Soort, Transponeringsregel, Wijziging, Zijde
from assembler.comparing.trees.words import gedrukt
from assembler.document import Node, NodeId


def transponering(
    oud: Zijde, nieuw: Zijde, paren: Mapping[NodeId, NodeId], terug: Mapping[NodeId, NodeId], wijzigingen: Sequence[Wijziging]
) -> tuple[Transponeringsregel, ...]:
    """Return a row for each article, in the order of the new text; one that lapsed stands where it stood."""
    soorten: dict[NodeId, Soort] = {}
    for wijziging in wijzigingen:
        if wijziging.kind == "artikel" and wijziging.soort in {"verplaatst", "samengevoegd", "gesplitst"}:
            soorten[(wijziging.oud if wijziging.soort == "samengevoegd" else wijziging.nieuw)[-1]] = wijziging.soort
    geraakt = {
        nieuw.eenheid(node).id for wijziging in wijzigingen if wijziging.soort != "verplaatst" or wijziging.kind != "artikel" for node in wijziging.nieuw
    }
    geraakt |= {paren[plaats] for wijziging in wijzigingen for node in wijziging.oud if (plaats := oud.eenheid(node).id) in paren and node != plaats}
    return tuple(_rij(oud, nieuw, o, n, soorten, geraakt) for o, n in _volgorde(oud, nieuw, paren, terug))


def _volgorde(oud: Zijde, nieuw: Zijde, paren: Mapping[NodeId, NodeId], terug: Mapping[NodeId, NodeId]) -> Iterator[tuple[Node | None, Node | None]]:
    vervallen: dict[NodeId | None, list[Node]] = {}
    laatste: NodeId | None = None
    for node in _artikelen(oud):
        if node.id in paren:
            laatste = paren[node.id]
        else:
            vervallen.setdefault(laatste, []).append(node)
    yield from ((node, None) for node in vervallen.get(None, ()))
    for node in _artikelen(nieuw):
        bron = terug.get(node.id)
        yield (None if bron is None else oud.nodes[bron]), node
        yield from ((weg, None) for weg in vervallen.get(node.id, ()))


def _artikelen(kant: Zijde) -> list[Node]:
    return [node for node in kant.final.root.walk() if node.kind == "artikel"]


def _rij(oud: Zijde, nieuw: Zijde, o: Node | None, n: Node | None, soorten: Mapping[NodeId, Soort], geraakt: set[NodeId]) -> Transponeringsregel:
    node = n or o
    assert node is not None  # noqa: S101 - a row is of an article
    links, rechts = (_nummer(oud, o), _nummer(nieuw, n))
    gewijzigd = o is not None and n is not None and n.id in geraakt
    soort = soorten.get(node.id)
    if soort is None:
        soort = "nieuw" if o is None else "vervallen" if n is None else "vernummerd" if links != rechts else "gewijzigd"
    netto = "ongewijzigd" if soort == "gewijzigd" and not gewijzigd else soort
    return Transponeringsregel(links, rechts, netto, o.id if o else None, n.id if n else None, gedrukt(node.opschrift), gewijzigd)


def _nummer(kant: Zijde, node: Node | None) -> str:
    label = kant.final.labels.get(node.id) if node else None
    return label.nummer if label else ""
