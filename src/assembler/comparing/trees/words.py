"""A sentence as words: what two sentences are compared by, so that a number in a reference is not a word of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assembler.document import Gat, Inlines, Invulling, Verwijzing

Vertaal = Callable[[str], str]  # the id of a node -> one that is equal on both sides
Sleutel = str | tuple[str, ...]

_WOORD = re.compile(r"n\.t\.b\.|\w+(?:[.,]\d+)*|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Woord:
    """A word, a mark, a space, or a whole reference; two words are the same when their keys are, whatever they print."""

    tekst: str
    sleutel: Sleutel
    cijfer: str = ""  # the figure that states it

    @property
    def telt(self) -> bool:
        """Whether it says something: a space or a comma does not."""
        return not isinstance(self.sleutel, str) or self.tekst[0].isalnum()


def woorden_in(tekst: str) -> list[str]:
    """Split plain text in words, marks and spaces; together they are the text."""
    return _WOORD.findall(tekst)


def noot_tekst(noot: int) -> str:
    """Return the mark of an assumption as it is printed."""
    return f" [{noot}]"


def gedrukt(inlines: Inlines) -> str:
    """Return a sentence as a reader sees it, with the marks of its uncertain figures."""
    return "".join(item.text + (noot_tekst(item.noot) if isinstance(item, Invulling) and item.noot else "") for item in inlines)


def woordenstroom(inlines: Inlines, vertaal: Vertaal) -> list[Woord]:
    """Return the words of a sentence. Plain pieces run together: how text was made of pieces is no difference."""
    gevonden: list[Woord] = []
    stukken: list[tuple[str, str]] = []
    for item in inlines:
        if isinstance(item, Verwijzing) and item.doelen and item.text:
            gevonden += _gewoon(stukken)
            stukken = []
            gevonden.append(Woord(item.text, verwijssleutel(item, vertaal)))
            continue
        stukken.append((item.text, item.sleutel if isinstance(item, Invulling) else item.soort if isinstance(item, Gat) else ""))
        if isinstance(item, Invulling) and item.noot:
            gevonden += _gewoon(stukken)
            stukken = []
            gevonden.append(Woord(noot_tekst(item.noot), ("noot",)))
    return gevonden + _gewoon(stukken)


def verwijssleutel(item: Verwijzing, vertaal: Vertaal) -> tuple[str, ...]:
    """Return what a reference is compared by: what it points at, and how it is written; not the number that it prints."""
    return ("verwijzing", "A" if item.hoofdletter else "a", *(vertaal(doel) for doel in item.doelen))


def _gewoon(stukken: Sequence[tuple[str, str]]) -> list[Woord]:
    """Plain pieces as words; a word belongs to the figure in which it begins."""
    if len(stukken) == 1:
        tekst, cijfer = stukken[0]
        return [Woord(woord, woord, cijfer) for woord in woorden_in(tekst)]
    grenzen: list[tuple[int, str]] = []
    einde = 0
    for tekst, cijfer in stukken:
        einde += len(tekst)
        grenzen.append((einde, cijfer))
    gevonden, stuk = [], 0
    for match in _WOORD.finditer("".join(tekst for tekst, _ in stukken)):
        while grenzen[stuk][0] <= match.start():
            stuk += 1
        gevonden.append(Woord(match[0], match[0], grenzen[stuk][1]))
    return gevonden
