"""A sentence with its values filled in: expressions become inline nodes, conditions true or false, loops views.

A value may be a sentence itself: one that somebody wrote elsewhere (the heading of an open point), or one in pieces
(`Zinsdeel`) that a skeleton gave a name. It is filled in the same way where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, get_args

from jinja2 import nodes

from assembler.ground.document import PLAIN, Gat, Inline, Inlines, Node, Tekst
from assembler.ground.findings import Finding, error
from assembler.reading.records.base import Uiterlijk, Zin
from assembler.reading.records.blokken import Zinsdeel
from assembler.sentences.calls import CallContext
from assembler.sentences.expressions import Piece, expression, place, split
from assembler.sentences.filters import FillError
from assembler.sentences.names import Phrase, View
from assembler.sentences.worked import evaluate, plain

Scope = Mapping[str, Any]
_BRACES = len("{{}}")
_AFTER_NO_SPACE = (" ", ",", ".", ";", ":", ")")


def before_filter(zin: Zin, scope: Scope, context: CallContext) -> Any:
    """Return the value that the one expression of a sentence writes, before its filter makes words of it; None for any other sentence. FillError as `evaluate`."""
    trees = [piece.tree for piece in split(zin.tekst) if piece.tree is not None]
    if len(trees) == 1 and isinstance(trees[0], nodes.Filter) and trees[0].node is not None:
        return evaluate(trees[0].node, scope, context, zin.span)
    return None


def fill(zin: Zin, scope: Scope, context: CallContext) -> tuple[Inlines, list[Finding]]:
    """Return the inline nodes of a sentence under these values."""
    pieces = split(zin.tekst)
    if len(pieces) == 1 and pieces[0].tree is None and not zin.looks:
        return _literal(pieces[0].text), []
    out: list[Inline] = []
    found: list[Finding] = []
    if zin.looks:
        _fill_looking(zin, pieces, scope, context, out, found)
        return _merge(out), found
    for piece in pieces:
        if piece.words is not None:
            out.append(piece.words)
        else:
            out += _said(zin, piece, scope, context, found)
    return _merge(out), found


def _said(zin: Zin, piece: Piece, scope: Scope, context: CallContext, found: list[Finding]) -> Inlines:
    """Return what an expression of a sentence says; what is wrong with it goes to `found`."""
    assert piece.tree is not None  # noqa: S101 - the others are words
    try:
        value = evaluate(piece.tree, scope, context, place(zin, piece.rank) if piece.located else zin.span)
        inner, faults = embedded(value, scope, context)
    except FillError as fault:
        found.append(error(fault.slug, str(fault), place(zin, piece.rank), hint=fault.hint))
        return ()
    found += faults
    return inner


def _fill_looking(zin: Zin, pieces: Sequence[Piece], scope: Scope, context: CallContext, out: list[Inline], found: list[Finding]) -> None:
    """Fill a sentence of which stretches look otherwise."""
    at = 0
    for piece in pieces:
        begin, at = at, at + len(piece.text) + (0 if piece.tree is None else _BRACES)
        if piece.tree is None:
            out.extend(_looking(piece.text, begin, zin.looks))
            continue
        look = next((item.look for item in zin.looks if item.begin <= begin < item.end), PLAIN)
        inner = _said(zin, piece, scope, context, found)
        out.extend(inner if look == PLAIN else [replace(item, look=look) for item in inner])


@lru_cache(maxsize=20_000)
def _literal(text: str) -> Inlines:
    """Return a sentence without expressions: the same one wherever it stands."""
    return _merge([Tekst(text)])


def _looking(text: str, begin: int, looks: Sequence[Uiterlijk]) -> Iterator[Tekst]:
    """Yield a stretch of a sentence in pieces that look alike; `begin` is its place in the template."""
    end = begin + len(text)
    inside = [(max(item.begin, begin), min(item.end, end), item.look) for item in looks if item.begin < end and begin < item.end]
    done = begin
    for start, stop, look in (*inside, (end, end, PLAIN)):
        yield from [Tekst(text[done - begin : start - begin])] if done < start else []
        yield from [Tekst(text[start - begin : stop - begin], look)] if start < stop else []
        done = stop


def embedded(value: Any, scope: Scope, context: CallContext) -> tuple[Inlines, list[Finding]]:
    """Return the inline nodes of a value, which may be a sentence itself, and what is wrong in that."""
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return (value,), []
    if isinstance(value, Zin):
        return fill(value, scope, context)
    if isinstance(value, Phrase):
        parts = [_piece(piece, scope, context) for piece in value.pieces]
        return tuple(item for inlines, _ in parts for item in inlines), [finding for _, faults in parts for finding in faults]
    return _nodes(value), []


_AS_THEY_ARE = frozenset(get_args(Inline))


def _piece(piece: Zinsdeel, scope: Scope, context: CallContext) -> tuple[Inlines, list[Finding]]:
    """Return a piece of a sentence: nothing where its condition does not hold, an enumeration where it repeats."""
    scopes = [scope] if piece.per is None else [{**scope, view.kind: view} for view in items(piece.per, scope, context)]
    filled = [fill(piece.tekst, inner, context) for inner in scopes if truth(piece.als, inner, context)]
    out: list[Inline] = []
    for number, (inlines, _) in enumerate(filled):
        if number:
            last = number == len(filled) - 1
            out.append(Tekst(f" {piece.voegwoord} " if last and piece.voegwoord else piece.scheiding))
        out.extend(inlines)
    return tuple(out), [finding for _, faults in filled for finding in faults]


def _nodes(value: Any) -> tuple[Inline, ...]:
    if isinstance(value, tuple):
        return value
    if isinstance(value, str):
        return (Tekst(value),) if value else ()
    if value is None:
        return ()
    return (value,)


def _merge(inlines: list[Inline]) -> Inlines:
    """Join literal texts that touch: a sentence has one form."""
    merged: list[Inline] = []
    last: Inline | None = None
    for item in inlines:
        inline = item
        if type(inline) is Tekst:
            if type(last) is Gat and inline.text[:1] == "." and last.text[-1] == ".":
                inline = Tekst(inline.text[1:], inline.look)  # `n.t.b.` closes the sentence by itself
                if not inline.text:
                    continue
            if type(last) is Tekst and (inline.look is last.look or inline.look == last.look):
                merged.pop()
                inline = Tekst(_joined(last.text, inline.text), inline.look)
        merged.append(inline)
        last = inline
    return _trimmed(merged)


def _joined(before: str, after: str) -> str:
    """Return two texts that touch: where an expression between them said nothing, the space around it counts once."""
    return before.rstrip(" ") + after if after[:1] in _AFTER_NO_SPACE and before.endswith(" ") else before + after


def _trimmed(merged: list[Inline]) -> Inlines:
    """Return the pieces without the space that an expression left at the end when it said nothing."""
    last = merged[-1] if merged else None
    if not isinstance(last, Tekst) or not last.text.endswith(" "):
        return tuple(merged)
    kept = last.text.rstrip(" ")
    return (*merged[:-1], *([Tekst(kept, last.look)] if kept else []))


def truth(zin: Zin | None, scope: Scope, context: CallContext) -> bool:
    """Return whether a condition holds; no condition always does. FillError when it reads what is not there."""
    if zin is None:
        return True
    return bool(plain(evaluate(expression(zin.tekst), scope, context, zin.span)))


def items(zin: Zin, scope: Scope, context: CallContext) -> tuple[View, ...]:
    """Return the views to repeat over."""
    found = evaluate(expression(zin.tekst), scope, context, zin.span)
    if isinstance(found, tuple) and all(isinstance(item, View) for item in found):
        return found
    raise FillError(f"'{zin.tekst}' is geen verzameling om over te herhalen.")


def parts(zin: Zin, scope: Scope, context: CallContext) -> tuple[Node, ...]:
    """Return the parts of another text that an expression names."""
    found = evaluate(expression(zin.tekst), scope, context, zin.span)
    if isinstance(found, tuple) and all(isinstance(item, Node) for item in found):
        return found
    raise FillError(f"'{zin.tekst}' is geen tekst om over te nemen.")
