"""The tree that travels with a document: what the page does not show, and where on the page the words of each node stand.

What a document says is not carried a second time. A sentence is told by its place in the words of the document, line by line as they are sealed; only what
must be known also of a file whose words were edited (headings, names of rows and columns) and what reads otherwise on the page stands here in full.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from assembler.ground.document import PLAIN, Final, Inlines, Invulling, Kind, Node, Row, Tekst, Verwijzing, text_of
from assembler.ground.document.rows import row_of
from assembler.ground.treejson import look_row
from assembler.wordfile.flow import spelled
from assembler.wordfile.parts import Data
from assembler.wordfile.words import fingerprint

NS = "urn:assembler:boom:2"
ITEM_ID = "{5B0C1F3E-7A52-4E0B-9C64-2D1A6E8F0B71}"
VALUE, REFERENCE, LOOK = "w", "v", "u"  # waarde, verwijzing, uiterlijk: what a stretch of a sentence is besides words
ABSOLUTE = "="  # before an id that does not begin with that of its parent
_AHEAD = 4000  # characters: no further than this from the last sentence the next one is looked for
_SHORT = 10  # characters: to say where these stand takes as long


def data_of(final: Final, words: Sequence[str] = ()) -> Data:
    """Return the tree of a document as data that travels with its file; `words` are those of the body, line by line."""
    return Data(tree_of(final, words), NS, ITEM_ID)


def tree_of(final: Final, words: Sequence[str] = ()) -> bytes:
    """Return the tree of a document as canonical XML around JSON; the same tree and words give the same bytes.

    A node is [kind, id, sentence, children, rest], the end left out where it is empty: `soorten` has the kinds, an id goes on from that of its parent, `rest` has
    heading, label and layout. A value names the fact that a stretch of the text states; nothing else of what the program knows is in it. `woorden` is the hash of the
    words that sentences have their place in: two texts with sentences as long as each other's are not the same tree.
    """
    writer = _Writer(final, "\n".join(words))
    tree = writer.node(final.root, "")
    data = {
        "document": final.voettekst.document,
        "versie": final.voettekst.versie,
        "klasse": final.klasse,
        "huisstijl": final.huisstijl,
        "woorden": fingerprint(words),
        "soorten": list(writer.kinds),
        "boom": tree,
    }
    text = spelled(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    return f'<boom xmlns="{NS}">{text}</boom>'.encode()


class _Writer:
    """Writes the nodes of one document; it knows how far in the words it is."""

    def __init__(self, final: Final, words: str) -> None:
        self.kinds: dict[Kind, int] = {}
        self._labels = final.labels
        self._words, self._at = words, 0

    def node(self, node: Node, parent: str, *, in_full: bool = False) -> list[Any]:
        """Return a node and all below it; `in_full`: its words name a place."""
        name = node.id[len(parent) + 1 :] if parent and node.id.startswith(f"{parent}/") else ABSOLUTE
        heading = self._sentence(node.opschrift, in_full=True)
        sentence = self._sentence(node.inhoud, in_full=in_full)
        row = [
            self.kinds.setdefault(node.kind, len(self.kinds)),
            ABSOLUTE + node.id if name.startswith(ABSOLUTE) else name,
            sentence,
            self._children(node) if node.kinderen else [],
            self._rest(node, heading),
        ]
        while not row[-1]:
            row.pop()
        return row

    def _children(self, node: Node) -> list[Any]:
        if node.kind != "rij":
            return [self.node(child, node.id) for child in node.kinderen]
        heads = node.layout == Row("kop")
        return [self.node(child, node.id, in_full=heads or number == 0) for number, child in enumerate(node.kinderen)]

    def _rest(self, node: Node, heading: Any) -> dict[str, Any]:
        rest: dict[str, Any] = {"kop": heading} if heading else {}
        if label := self._labels.get(node.id):
            rest["nummer"] = label.nummer if label.aanduiding == f"{label.nummer}." else [label.nummer, label.aanduiding]
        if node.layout is not None and (layout := row_of(node.layout)):
            rest["opmaak"] = layout
        return rest

    def _sentence(self, inlines: Inlines, *, in_full: bool) -> Any:
        """Return a sentence as text or as [how far from the last one, length]; with what stands in it behind that, when something does."""
        if not inlines:
            return ""
        plain = len(inlines) == 1 and type(inlines[0]) is Tekst and inlines[0].look is PLAIN
        text = inlines[0].text if plain else text_of(inlines)
        where = text if in_full or len(text) <= _SHORT else self._place(text)
        marks = () if plain else _marks(inlines)
        return [where, *marks] if marks else where

    def _place(self, text: str) -> Any:
        place = self._words.find(text, self._at, self._at + len(text) + _AHEAD)
        if place < 0:
            return text
        skipped, self._at = place - self._at, place + len(text)
        return [skipped, len(text)]


def _marks(inlines: Inlines) -> list[list[Any]]:
    """Return (sort, place, length, ...) of each stretch that is more than words: a value, a reference, words that look otherwise."""
    found: list[list[Any]] = []
    place = 0
    for inline in inlines:
        length = len(inline.text)
        if isinstance(inline, Invulling):
            found.append([VALUE, place, length, inline.sleutel, *([inline.noot] if inline.noot else [])])
        elif isinstance(inline, Verwijzing):
            targets = [*dict.fromkeys((*inline.doelen, *(piece.doel for piece in inline.delen if piece.doel)))]
            pieces = [[len(piece.text), targets.index(piece.doel)] if piece.doel else len(piece.text) for piece in inline.delen]
            marks = [len(inline.doelen), int(inline.hoofdletter), *(["of"] if inline.conjunction == "of" else [])]
            found.append([REFERENCE, place, length, targets, pieces, *marks])
        place += length
    return found + _looks(inlines) if any(inline.look is not PLAIN for inline in inlines) else found


def _looks(inlines: Inlines) -> list[list[Any]]:
    found: list[list[Any]] = []
    place = 0
    for look, pieces in groupby(inlines, key=lambda inline: inline.look):
        length = sum(len(inline.text) for inline in pieces)
        if look != PLAIN:
            found.append([LOOK, place, length, {name: value for name, value in look_row(look).items() if value}])
        place += length
    return found
