"""What views ask of the text of a regulation: it is composed above them, so whoever composes hands it down."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from assembler.facts.facts import Facts


@dataclass(frozen=True, slots=True)
class LidText:
    """A lid as it would be printed: its key (`clausule/lid`), its article ("Artikel 12"), its number (0: none), what it says."""

    key: str
    artikel: str
    nummer: int
    tekst: str


class RegulationText(Protocol):
    """The regulation under one set of facts, with the numbers and references that it would have."""

    def leden(self, clausule: str) -> Iterator[LidText]:
        """Yield the leden of an article; none when it does not stand in the text."""

    def title(self, name: str) -> str | None:
        """Return the heading of an article, annex or chapter; None when it does not stand in the text."""

    def quote(self, path: str) -> str | None:
        """Return a lid or onderdeel in one line; None when it does not stand in the text."""

    def touched(self, names: Collection[str], keys: Collection[str]) -> tuple[str, ...]:
        """Return the labels of the articles and annexes with one of these names, or in which a fact with one of these keys is printed."""


TextOf = Callable[[Facts], RegulationText]
