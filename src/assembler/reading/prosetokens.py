"""The tokens of a plain text file, read one after the other: the sentences in them, where they stand, and what is wrong with them."""

from __future__ import annotations

import re

from markdown_it.token import Token

from assembler.ground.findings import Finding, Span
from assembler.reading import styled
from assembler.reading.markdown import Placer, Text, Words, finding, left_over, refused
from assembler.reading.records.base import Positie, Zin
from assembler.reading.records.blokken import Blok

_ID = re.compile(r"\s*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}\Z")


class Tokens:
    """The tokens of one file, and how far they were read; collects findings."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.findings: list[Finding] = list(refused(text, text.tokens))
        self._placer = Placer(text)
        self._tokens = list(text.tokens)
        self._at = 0

    def __bool__(self) -> bool:
        """Whether there is something left to read."""
        return self._at < len(self._tokens)

    @property
    def here(self) -> Token:
        """The token that is next to be read."""
        return self._tokens[self._at]

    @property
    def next(self) -> Token:
        """The token behind that one."""
        return self._tokens[self._at + 1]

    @property
    def before(self) -> Token | None:
        """The token that was read last."""
        return self._tokens[self._at - 1] if self._at else None

    def step(self, count: int = 1) -> None:
        """Go on behind this token, or behind so many."""
        self._at += count

    def first_line(self, token: Token) -> int:
        """Return the number of the line in the file where a token begins."""
        return self.text.first + (token.map or [0])[0]

    def fault(self, message: str, place: tuple[int, int], hint: str) -> None:
        """Note what is wrong at a line and column."""
        self.findings.append(finding(message, self.text.file, place, hint))

    def paragraph(self) -> Blok:
        """Return the paragraph that begins here."""
        token = self.next
        text, name = self.sentence(token)
        self.step(3)
        return Blok(id=name, tekst=text, positie=position(text.span))

    def sentence(self, token: Token) -> tuple[Zin, str | None]:
        """Return the sentence in an inline token, and the name behind it."""
        words: Words = self._placer.words(token)
        self.findings += left_over(words, self.text.file)
        made, found = styled.sentence(words, self.text)
        self.findings += found
        named = _ID.search(made.tekst)
        if named is None:
            return made, None
        return styled.shortened(made, named.start()), named.group(1)

    def skip(self) -> None:
        """Step over a block with all that stands in it."""
        depth = 0
        while True:
            depth += self._tokens[self._at].nesting
            self._at += 1
            if depth <= 0:
                return


def position(span: Span) -> Positie:
    """Return where a block of a text file stands; so do its parts."""
    places = {"id": span, "tekst": span, "kop": span}
    return Positie(span, places, places)
