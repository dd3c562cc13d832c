"""A sentence as words: what two sentences are compared by, so that a number in a reference is not a word of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assembler.ground.document import Gat, Inlines, Invulling, Verwijzing, spelled
from assembler.ground.spaces import spaced

Translate = Callable[[str], str]  # the id of a node -> one that is equal on both sides
WordKey = str | tuple[str, ...]

_WORD = re.compile(r"n\.t\.b\.|\w+(?:[.,]\d+)*|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a mark, a space, or a whole reference; two words are the same when their keys are, whatever they print."""

    text: str
    key: WordKey
    figure: str = ""  # the figure that states it

    @property
    def counts(self) -> bool:
        """Whether it says something: a space or a comma does not."""
        return not isinstance(self.key, str) or self.text[0].isalnum()


def words_in(text: str) -> list[str]:
    """Split plain text in words, marks and spaces; together they are the text."""
    return _WORD.findall(text)


def note_text(note: int) -> str:
    """Return the mark of an assumption as it is printed."""
    return f" [{note}]"


def printed(inlines: Inlines) -> str:
    """Return a sentence as a reader sees it, with the marks of its uncertain figures."""
    return "".join(item.text + (note_text(item.noot) if isinstance(item, Invulling) and item.noot else "") for item in spelled(inlines))


def word_stream(inlines: Inlines, translate: Translate) -> list[Word]:
    """Return the words of a sentence. Plain pieces run together: how text was made of pieces is no difference."""
    found: list[Word] = []
    pieces: list[tuple[str, str]] = []
    for item in spelled(inlines):
        if isinstance(item, Verwijzing) and item.doelen and item.text:
            found += _plain(pieces)
            pieces = []
            found.append(Word(item.text, reference_key(item, translate)))
            continue
        pieces.append((item.text, item.sleutel if isinstance(item, Invulling) else item.soort if isinstance(item, Gat) else ""))
        if isinstance(item, Invulling) and item.noot:
            found += _plain(pieces)
            pieces = []
            found.append(Word(note_text(item.noot), ("noot",)))
    return found + _plain(pieces)


def reference_key(item: Verwijzing, translate: Translate) -> tuple[str, ...]:
    """Return what a reference is compared by: what it points at, and how it is written; not the number that it prints.

    In what order the targets were named does not count: the phrase tells them in the order of the text.
    """
    return ("verwijzing", "A" if item.hoofdletter else "a", item.conjunction, *sorted({translate(target) for target in item.doelen}))


def _plain(pieces: Sequence[tuple[str, str]]) -> list[Word]:
    """Plain pieces as words; a word belongs to the figure in which it begins."""
    if len(pieces) == 1:
        text, figure = pieces[0]
        return [Word(word, spaced(word), figure) for word in words_in(text)]
    bounds: list[tuple[int, str]] = []
    end = 0
    for text, figure in pieces:
        end += len(text)
        bounds.append((end, figure))
    found, piece = [], 0
    for match in _WORD.finditer("".join(text for text, _ in pieces)):
        while bounds[piece][0] <= match.start():
            piece += 1
        found.append(Word(match[0], spaced(match[0]), bounds[piece][1]))
    return found
