"""What the tree in a file needs to be compared as a document: numbers, references, layout; nothing that the page does not show.

It stands behind the tree as one text of canonical JSON. References are given by their place in the sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from assembler.ground.document import PLAIN, Deel, Final, Inline, Inlines, Invulling, Label, Look, Node, NodeId, Tekst, Verwijzing
from assembler.ground.document.rows import row_of
from assembler.ground.treejson import look_of, look_row
from assembler.wordfile.oxml import clean

FIELDS = ("opschrift", "inhoud")


def extra_of(final: Final) -> str:
    """Return what completes the tree of a document."""
    nodes = list(final.root.walk())
    data = {
        "klasse": final.klasse,
        "huisstijl": final.huisstijl,
        "labels": {node_id: [label.nummer, label.aanduiding] for node_id, label in final.labels.items()},
        "opmaak": {node.id: row for node in nodes if (row := row_of(node.layout))},
        "verwijzingen": {key: rows for node in nodes for key, inlines in _sentences(node) if (rows := list(_references(inlines)))},
        "uiterlijk": {key: looks for node in nodes for key, inlines in _sentences(node) if (looks := list(_looks(inlines)))},
        "noten": {key: notes for node in nodes for key, inlines in _sentences(node) if any(notes := _notes(inlines))},
    }
    return clean(json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def _sentences(node: Node) -> Iterator[tuple[str, Inlines]]:
    yield f"{node.id} {FIELDS[0]}", node.opschrift
    yield f"{node.id} {FIELDS[1]}", node.inhoud


def _references(inlines: Inlines) -> Iterator[list[Any]]:
    """Yield (place, length, targets, pieces, capital, and `of` where it names its targets with that word) of each reference in a sentence."""
    place = 0
    for inline in inlines:
        if isinstance(inline, Verwijzing):
            conjunction = ["of"] if inline.conjunction == "of" else []
            yield [place, len(inline.text), list(inline.doelen), [[part.text, part.doel] for part in inline.delen], inline.hoofdletter, *conjunction]
        place += len(inline.text)


def _notes(inlines: Inlines) -> list[int]:
    return [inline.noot for inline in inlines if isinstance(inline, Invulling)]


def _looks(inlines: Inlines) -> Iterator[list[Any]]:
    """Yield (place, length, look) of each stretch that looks unlike the rest of its sentence."""
    place = 0
    for look, pieces in groupby(inlines, key=lambda inline: inline.look):
        length = sum(len(inline.text) for inline in pieces)
        if look != PLAIN:
            yield [place, length, {name: value for name, value in look_row(look).items() if value}]
        place += length


def labels_of(data: Mapping[str, Any]) -> dict[NodeId, Label]:
    """Return the labels that `extra_of` wrote."""
    return {NodeId(node_id): Label(str(number), str(full)) for node_id, (number, full) in data["labels"].items()}


def looking(inlines: Inlines, looks: Sequence[Sequence[Any]]) -> Inlines:
    """Return a sentence that looks again as it did."""
    found: list[Inline] = []
    place = 0
    for inline in inlines:
        end = place + len(inline.text)
        inside = [(max(begin, place), min(begin + length, end), look_of(row)) for begin, length, row in looks if begin < end and place < begin + length]
        if isinstance(inline, Tekst):
            found += _cut(inline.text, place, inside)
        else:
            found.append(replace(inline, look=inside[0][2]) if inside else inline)
        place = end
    return tuple(found)


def _cut(text: str, place: int, looks: Sequence[tuple[int, int, Look]]) -> Iterator[Tekst]:
    done = place
    for begin, end, look in (*looks, (place + len(text), place + len(text), PLAIN)):
        if done < begin:
            yield Tekst(text[done - place : begin - place])
        if begin < end:
            yield Tekst(text[begin - place : end - place], look)
        done = end


def completed(inlines: Sequence[Tekst | Invulling], references: Sequence[Sequence[Any]], notes: Sequence[int]) -> Inlines:
    """Return a sentence with its references and marks in it again."""
    rest = iter(notes)
    found: list[Any] = []
    open_, place = [list(row) for row in references], 0
    for inline in inlines:
        if isinstance(inline, Invulling):
            found.append(Invulling(inline.text, inline.sleutel, noot=int(next(rest, 0))))
        else:
            found += _split(inline.text, place, open_)
        place += len(inline.text)
    return tuple(found)


def _split(text: str, place: int, references: Sequence[Sequence[Any]]) -> Iterator[Tekst | Verwijzing]:
    """Yield a piece of text with the references that lie in it as nodes."""
    done = 0
    for begin, length, targets, parts, capital, *of in references:
        start = begin - place
        if done <= start and start + length <= len(text):
            if text[done:start]:
                yield Tekst(text[done:start])
            pieces = tuple(Deel(str(part), NodeId(target) if target else None) for part, target in parts)
            yield Verwijzing(tuple(targets), hoofdletter=bool(capital), delen=pieces, conjunction="of" if of else "en")
            done = start + length
    if text[done:]:
        yield Tekst(text[done:])
