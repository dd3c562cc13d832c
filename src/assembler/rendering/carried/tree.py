"""The part with the tree -> the document in it: what `write` wrote, in this form and (`earlier`) in the first one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Literal, cast, get_args

from assembler.ground.document import Final, Inlines, Invulling, Kind, Label, Node, NodeId, Tekst, Voettekst, text_of
from assembler.ground.document.rows import layout_of
from assembler.rendering.carried import earlier
from assembler.rendering.carried.extra import completed, looking
from assembler.rendering.carried.write import ABSOLUTE, LOOK, NS, REFERENCE, VALUE
from assembler.wordfile.oxml import Element
from assembler.wordfile.words import fingerprint

NAMESPACES = (NS, earlier.NS)
_KINDS = frozenset(get_args(Kind))
_MOST = 20_000  # nodes
_EMPTY: tuple[Any, ...] = ("", (), {})  # what the end of a node is where it is left out


def has_words(part: bytes) -> bool:
    """Return whether a part is of the first form, in which every word stands."""
    return earlier.NS.encode() in part[:200]


def final_of(root: Element, words: Sequence[str], foot: Voettekst) -> Final:
    """Return the document in a part; with other `words` than it was written with (somebody edited them) what stood on the page is not known: such sentences are empty.

    KeyError, ValueError, TypeError, StopIteration, AttributeError or RecursionError when it is no tree of ours.
    """
    if root.tag == f"{{{earlier.NS}}}boom":
        top, labels, klasse, house_style = earlier.read(root)
    else:
        data = json.loads("".join(map(str, root.itertext())))
        reader = _Reader(data["soorten"], "\n".join(words) if fingerprint(words) == data["woorden"] else None)
        top, labels, klasse, house_style = reader.node(data["boom"], ""), reader.labels, str(data["klasse"]), str(data["huisstijl"])
    ids = [node.id for node in top.walk()]
    if klasse not in {"regeling", "stuk"} or len(ids) != len(set(ids)) or len(ids) > _MOST:
        raise ValueError("ids")  # a tree that no document of ours has
    return Final(top, labels, text_of(top.opschrift), cast("Literal['regeling', 'stuk']", klasse), foot, house_style)


class _Reader:
    """Reads the nodes of one document, in the order in which they were written."""

    def __init__(self, kinds: Sequence[str], words: str | None) -> None:
        if not set(kinds) <= _KINDS:
            raise ValueError(kinds)
        self.labels: dict[NodeId, Label] = {}
        self._kinds, self._words, self._at = kinds, words, 0

    def node(self, row: Sequence[Any], parent: str) -> Node:
        """Return a node and all below it."""
        number, name, *more = row
        sentence, children, rest = [*more, *_EMPTY[len(more) :]]
        node_id = NodeId(name.removeprefix(ABSOLUTE) if name.startswith(ABSOLUTE) else f"{parent}/{name}")
        kind = cast("Kind", self._kinds[number])
        heading, inhoud = self._sentence(rest.get("kop", "")), self._sentence(sentence)
        if "nummer" in rest:
            label = rest["nummer"]
            short, full = (label, f"{label}.") if isinstance(label, str) else label
            self.labels[node_id] = Label(str(short), str(full))
        below = tuple([self.node(child, node_id) for child in children])
        return Node(kind, node_id, heading, inhoud, below, layout_of(kind, rest.get("opmaak", {})))

    def _sentence(self, said: Any) -> Inlines:
        if not said:
            return ()
        marked = isinstance(said, list) and not isinstance(said[0], int)
        where, marks = (said[0], said[1:]) if marked else (said, ())
        text = where if isinstance(where, str) else self._from_page(*where)
        if not text:
            return ()
        values = [mark[1:] for mark in marks if mark[0] == VALUE]
        references = [_reference(text, *mark[1:]) for mark in marks if mark[0] == REFERENCE]
        whole = completed(list(_pieces(text, values)), references, [value[3] if len(value) > 3 else 0 for value in values])
        return looking(whole, [mark[1:] for mark in marks if mark[0] == LOOK])

    def _from_page(self, skipped: int, length: int) -> str:
        """Return words of the page. Each begins behind the one before it: together they are no longer than the page."""
        if self._words is None:
            return ""
        begin = self._at + skipped
        self._at = begin + length
        if skipped < 0 or length < 0 or self._at > len(self._words):
            raise ValueError(skipped)
        return self._words[begin : self._at]


def _reference(text: str, place: int, length: int, targets: Sequence[str], pieces: Sequence[Any], count: int, capital: int, *of: str) -> list[Any]:
    """Return a reference as `completed` takes it: its pieces with their words and where each leads."""
    found, done = [], place
    for piece in pieces:
        size, target = (piece, None) if isinstance(piece, int) else (piece[0], targets[piece[1]])
        found.append([text[done : done + size], target])
        done += size
    return [place, length, targets[:count], found, bool(capital), *of]


def _pieces(text: str, values: Sequence[Sequence[Any]]) -> list[Tekst | Invulling]:
    found: list[Tekst | Invulling] = []
    done = 0
    for place, length, key, *_ in values:
        if place > done:
            found.append(Tekst(text[done:place]))
        found.append(Invulling(text[place : place + length], str(key)))
        done = place + length
    return [*found, Tekst(text[done:])] if done < len(text) else found
