"""What the tree in a file needs to be compared as a document: numbers, references, layout; nothing that the page does not show.

It stands behind the tree as one text of canonical JSON. References are given by their place in the sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assembler.document import Deel, Final, Inlines, Invulling, Label, Node, NodeId, Tekst, Verwijzing
from assembler.document.rows import row_of
from assembler.wordfile.oxml import schoon

VELDEN = ("opschrift", "inhoud")


def aanvulling(final: Final) -> str:
    """Return what completes the tree of a document."""
    nodes = list(final.root.walk())
    data = {
        "klasse": final.klasse,
        "huisstijl": final.huisstijl,
        "labels": {node_id: [label.nummer, label.aanduiding] for node_id, label in final.labels.items()},
        "opmaak": {node.id: row for node in nodes if (row := row_of(node.layout))},
        "verwijzingen": {key: rows for node in nodes for key, inlines in _zinnen(node) if (rows := list(_verwijzingen(inlines)))},
        "noten": {key: noten for node in nodes for key, inlines in _zinnen(node) if any(noten := _noten(inlines))},
    }
    return schoon(json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def _zinnen(node: Node) -> Iterator[tuple[str, Inlines]]:
    yield f"{node.id} {VELDEN[0]}", node.opschrift
    yield f"{node.id} {VELDEN[1]}", node.inhoud


def _verwijzingen(inlines: Inlines) -> Iterator[list[Any]]:
    """Yield (place, length, targets, pieces, capital) of each reference in a sentence."""
    plaats = 0
    for inline in inlines:
        if isinstance(inline, Verwijzing):
            yield [plaats, len(inline.text), list(inline.doelen), [[deel.text, deel.doel] for deel in inline.delen], inline.hoofdletter]
        plaats += len(inline.text)


def _noten(inlines: Inlines) -> list[int]:
    return [inline.noot for inline in inlines if isinstance(inline, Invulling)]


def labels(data: Mapping[str, Any]) -> dict[NodeId, Label]:
    """Return the labels that `aanvulling` wrote."""
    return {NodeId(node_id): Label(str(nummer), str(voluit)) for node_id, (nummer, voluit) in data["labels"].items()}


def volledig(inlines: Sequence[Tekst | Invulling], verwijzingen: Sequence[Sequence[Any]], noten: Sequence[int]) -> Inlines:
    """Return a sentence with its references and marks in it again."""
    rest = iter(noten)
    gevonden: list[Any] = []
    open_, plaats = [list(rij) for rij in verwijzingen], 0
    for inline in inlines:
        if isinstance(inline, Invulling):
            gevonden.append(Invulling(inline.text, inline.sleutel, noot=int(next(rest, 0))))
        else:
            gevonden += _gesplitst(inline.text, plaats, open_)
        plaats += len(inline.text)
    return tuple(gevonden)


def _gesplitst(tekst: str, plaats: int, verwijzingen: Sequence[Sequence[Any]]) -> Iterator[Tekst | Verwijzing]:
    """Yield a piece of text with the references that lie in it as nodes."""
    gehad = 0
    for begin, lengte, doelen, delen, hoofdletter in verwijzingen:
        start = begin - plaats
        if gehad <= start and start + lengte <= len(tekst):
            if tekst[gehad:start]:
                yield Tekst(tekst[gehad:start])
            yield Verwijzing(tuple(doelen), hoofdletter=bool(hoofdletter), delen=tuple(Deel(str(deel), NodeId(doel) if doel else None) for deel, doel in delen))
            gehad = start + lengte
    if tekst[gehad:]:
        yield Tekst(tekst[gehad:])
