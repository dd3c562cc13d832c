"""A sentence of a carried tree made whole again: its references, the marks at its values, and how its words look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from assembler.ground.document import PLAIN, Deel, Inline, Inlines, Invulling, Look, NodeId, Tekst, Verwijzing
from assembler.ground.treejson import look_of


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
