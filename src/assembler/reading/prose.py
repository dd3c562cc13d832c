"""A plain text file -> the blocks of one place in a paper: headings, paragraphs, lists in lists, a small table; nothing is left out.

`{#naam}` at the end of a heading, paragraph or item is its id. What `markdown` recognises and we do not take is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from assembler.ground.findings import Finding
from assembler.reading.markdown import Text, finding, read
from assembler.reading.proselists import STYLES, Lists, with_list
from assembler.reading.prosetables import Tables
from assembler.reading.prosetokens import Tokens, position
from assembler.reading.records.base import Zin
from assembler.reading.records.blokken import Blok

MAX_TEXT, MAX_PARAGRAPH = 200_000, 20_000  # characters
_BEGINS = re.compile(r"\s*(?:[-*+\u2022\u2013\u2014|]|\d{1,9}[.)])")  # an item of a list, a row of a table


def blocks(lines: Sequence[str], file: str, first: int = 1, *, closed: bool = True) -> tuple[tuple[Blok, ...], tuple[Finding, ...]]:
    """Return what stands in these lines; `first` is the number of the first. `closed`: the program closes the items of a list with their marks."""
    endless = _endless(lines, file, first)
    if endless is not None:
        return (), (endless,)
    reader = _Reader(read(lines, file, first), closed=closed)
    made = reader.blocks()
    return (() if reader.tokens.findings else made), tuple(reader.tokens.findings)


def _endless(lines: Sequence[str], file: str, first: int) -> Finding | None:
    """Return what is wrong with a text, or a paragraph in it, that is longer than anybody writes: to read it takes the square of its length."""
    if sum(map(len, lines)) > MAX_TEXT:
        return finding(f"Deze tekst is te lang; het maximum is {MAX_TEXT // 1000}.000 tekens.", file, (first, 1), "Maak er een bijlage van.")
    length = 0
    for number, line in enumerate(lines, first):
        length = len(line) + (length if line.strip() and not _BEGINS.match(line) else 0)
        if length > MAX_PARAGRAPH:
            return finding(
                f"Deze alinea is te lang; het maximum is {MAX_PARAGRAPH // 1000}.000 tekens.", file, (number, 1), "Zet een lege regel tussen alinea's."
            )
    return None


def title(line: str, file: str, number: int) -> tuple[Zin | None, tuple[Finding, ...]]:
    """Return the sentence of a line that is a heading (`# ...`) above a whole file; None where there is nothing in it."""
    reader = _Reader(read([line.strip()], file, number), closed=True)
    made = reader.heading()
    return (made if made is not None and made.tekst else None), tuple(reader.tokens.findings)


@dataclass(slots=True)
class _Heading:
    level: int
    text: Zin
    name: str | None
    below: list[Blok] = field(default_factory=list)


class _Reader:
    """Reads the headings of one file in order, and what stands below each."""

    def __init__(self, text: Text, *, closed: bool) -> None:
        self.tokens = Tokens(text)
        self.lists = Lists(self.tokens, closed=closed)
        self.tables = Tables(self.tokens)

    def blocks(self) -> tuple[Blok, ...]:
        """Return the blocks of the file: what stands above the first heading, and each heading with what stands below it."""
        loose: list[Blok] = []
        headings: list[_Heading] = []
        done: list[Blok] = []
        while self.tokens:
            token = self.tokens.here
            if token.type == "heading_open":
                self._close(headings, int(token.tag[1]), done)
                headings.append(self._heading(token, headings))
                continue
            made = self._block(token, headings[-1].below if headings else loose)
            if made is not None:
                (headings[-1].below if headings else loose).append(made)
        self._close(headings, 0, done)
        return (*loose, *done)

    def heading(self) -> Zin | None:
        """Return the first heading; None when the file begins with something else."""
        return self.tokens.sentence(self.tokens.next)[0] if self.tokens and self.tokens.here.type == "heading_open" else None

    def _close(self, headings: list[_Heading], level: int, done: list[Blok]) -> None:
        """Close the headings that a heading of this level ends: each becomes a block below the one above it."""
        while headings and headings[-1].level >= level:
            last = headings.pop()
            made = Blok(id=last.name, kop=last.text, blokken=tuple(last.below), positie=position(last.text.span))
            if not last.below:
                self.tokens.fault(
                    "Onder dit kopje staat niets.", (last.text.span.line, last.text.span.column), "Schrijf er tekst onder, of haal het kopje weg."
                )
            (headings[-1].below if headings else done).append(made)

    def _heading(self, token: Token, above: Sequence[_Heading]) -> _Heading:
        text, name = self.tokens.sentence(self.tokens.next)
        level = int(token.tag[1])
        if above and level > above[-1].level + 1:
            hint = f"Typ '{'#' * (above[-1].level + 1)} ' voor een kopje hieronder."
            self.tokens.fault("Dit kopje slaat een niveau over.", (text.span.line, text.span.column), hint)
        self.tokens.step(3)
        return _Heading(level, text, name)

    def _block(self, token: Token, before: list[Blok]) -> Blok | None:
        """Return the block that begins here; None for what is refused, and for a list that belongs to the paragraph before it."""
        if token.type == "paragraph_open":
            return self.tokens.paragraph()
        if token.type in STYLES:
            self.lists.check_indent(token)
            made = self.lists.read(token)
            last = before[-1] if before else None
            if last is None or last.tekst is None or last.onderdelen or last.cellen is not None:
                return made
            before[-1] = with_list(last, made)
            return None
        if token.type == "table_open":
            return self.tables.read(token)
        self.tokens.skip()
        return None
