"""A plain text file -> the blocks of one place in a paper: headings, paragraphs, lists in lists, a small table; nothing is left out.

`{#naam}` at the end of a heading, paragraph or item is its id. What `markdown` recognises and we do not take is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from assembler.ground.document.layout import Alignment, ListStyle
from assembler.ground.findings import Finding, Span
from assembler.reading import styled
from assembler.reading.markdown import Placer, Text, Words, finding, left_over, read, refused
from assembler.reading.records.base import Positie, Zin
from assembler.reading.records.blokken import Blok, Celtabel

MAX_TEXT, MAX_PARAGRAPH = 200_000, 20_000  # characters
_BEGINS = re.compile(r"\s*(?:[-*+\u2022\u2013\u2014|]|\d{1,9}[.)])")  # an item of a list, a row of a table
_ID = re.compile(r"\s*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}\Z")
_MARK = re.compile(r"[ \t]*(\S)")
_ASCII = "-*+"
_ALIGNED: dict[str, Alignment] = {"text-align:right": "rechts", "text-align:center": "midden", "text-align:left": "links"}
_STYLES: dict[str, ListStyle] = {"bullet_list_open": "streepjes", "ordered_list_open": "cijfers"}
_IN_ITEM = "Een punt van een opsomming is één alinea, met zo nodig één opsomming eronder."


def blocks(lines: Sequence[str], file: str, first: int = 1, *, closed: bool = True) -> tuple[tuple[Blok, ...], tuple[Finding, ...]]:
    """Return what stands in these lines; `first` is the number of the first. `closed`: the program closes the items of a list with their marks."""
    endless = _endless(lines, file, first)
    if endless is not None:
        return (), (endless,)
    reader = _Reader(read(lines, file, first), closed=closed)
    made = reader.blocks()
    return (() if reader.findings else made), tuple(reader.findings)


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
    return (made if made is not None and made.tekst else None), tuple(reader.findings)


@dataclass(slots=True)
class _Heading:
    level: int
    text: Zin
    name: str | None
    below: list[Blok] = field(default_factory=list)


class _Reader:
    """Reads the tokens of one file in order."""

    def __init__(self, text: Text, *, closed: bool) -> None:
        self.text = text
        self.closed = closed
        self.placer = Placer(text)
        self.findings: list[Finding] = list(refused(text, text.tokens))
        self._tokens = list(text.tokens)
        self._at = 0

    def blocks(self) -> tuple[Blok, ...]:
        """Return the blocks of the file: what stands above the first heading, and each heading with what stands below it."""
        loose: list[Blok] = []
        headings: list[_Heading] = []
        done: list[Blok] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
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
        first = self._tokens[0] if self._tokens else None
        return self._inline(self._tokens[1])[0] if first is not None and first.type == "heading_open" else None

    def _close(self, headings: list[_Heading], level: int, done: list[Blok]) -> None:
        """Close the headings that a heading of this level ends: each becomes a block below the one above it."""
        while headings and headings[-1].level >= level:
            last = headings.pop()
            made = Blok(id=last.name, kop=last.text, blokken=tuple(last.below), positie=_position(last.text.span))
            if not last.below:
                self.findings.append(finding("Onder dit kopje staat niets.", *_place(last.text.span), "Schrijf er tekst onder, of haal het kopje weg."))
            (headings[-1].below if headings else done).append(made)

    def _heading(self, token: Token, above: Sequence[_Heading]) -> _Heading:
        text, name = self._inline(self._tokens[self._at + 1])
        level = int(token.tag[1])
        if above and level > above[-1].level + 1:
            hint = f"Typ '{'#' * (above[-1].level + 1)} ' voor een kopje hieronder."
            self.findings.append(finding("Dit kopje slaat een niveau over.", *_place(text.span), hint))
        self._at += 3
        return _Heading(level, text, name)

    def _block(self, token: Token, before: list[Blok]) -> Blok | None:
        """Return the block that begins here; None for what is refused, and for a list that belongs to the paragraph before it."""
        if token.type == "paragraph_open":
            return self._paragraph()
        if token.type in _STYLES:
            self._check_indent(token)
            made = self._list(token)
            last = before[-1] if before else None
            if last is None or last.tekst is None or last.onderdelen or last.cellen is not None:
                return made
            before[-1] = last.model_copy(update={name: getattr(made, name) for name in ("lijst", "vanaf", "leestekens", "onderdelen")})
            return None
        if token.type == "table_open":
            return self._table(token)
        self._skip()
        return None

    def _paragraph(self) -> Blok:
        token = self._tokens[self._at + 1]
        text, name = self._inline(token)
        self._at += 3
        return Blok(id=name, tekst=text, positie=_position(text.span))

    # --- lists -------------------------------------------------------------------------------------------------------

    def _list(self, opened: Token) -> Blok:
        """Return a list as a block without a text of its own."""
        style, start = _STYLES[opened.type], int(opened.attrGet("start") or 1)
        self._at += 1
        items: list[Blok] = []
        marks: list[str] = []
        while self._tokens[self._at].type == "list_item_open":
            token = self._tokens[self._at]
            marks.append(self._mark(token))
            self._check_mark(token, style, marks, start + len(items))
            items.append(self._item())
        self._at += 1
        first = start if style == "cijfers" and start > 1 else None
        return Blok(lijst=style, vanaf=first, leestekens=self.closed, onderdelen=tuple(items), positie=_position(self.text.span(opened)))

    def _check_indent(self, opened: Token) -> None:
        """A list that follows on another and is set in was meant to stand in that: under a number that takes three spaces."""
        begin = (opened.map or [0])[0]
        indent = len(self.text.lines[begin]) - len(self.text.lines[begin].lstrip())
        if indent and self._at and self._tokens[self._at - 1].type in {"bullet_list_close", "ordered_list_close"}:
            hint = "Spring in tot onder de tekst van het punt erboven: na '1. ' drie spaties, na '10. ' vier."
            self.findings.append(finding("Deze opsomming staat niet onder het punt erboven.", self.text.file, (self.text.first + begin, 1 + indent), hint))

    def _mark(self, token: Token) -> str:
        found = _MARK.match(self.text.lines[(token.map or [0])[0]])
        return found.group(1) if found else "-"

    def _check_mark(self, token: Token, style: ListStyle, marks: Sequence[str], number: int) -> None:
        """The numbers of a list are those that are printed; its marks are one sort, for Word makes another sort a list below an item."""
        begin = (token.map or [0])[0]
        place = (self.text.first + begin, 1 + len(self.text.lines[begin]) - len(self.text.lines[begin].lstrip()))
        if style == "cijfers" and token.info and int(token.info) != number:
            hint = f"Typ {number}. Een lijst na een tussenstuk mag verder tellen: begin haar met het volgende nummer."
            self.findings.append(finding(f"Hier staat nummer {token.info} waar {number} volgt.", self.text.file, place, hint))
        elif style == "streepjes" and marks[-1] != marks[0] and not {marks[0], marks[-1]} <= set(_ASCII):
            hint = "Hoort dit onder het punt erboven? Begin de regel met twee spaties en een streepje. Zo niet: gebruik één teken."
            self.findings.append(finding(f"In deze opsomming staan twee soorten tekens: {marks[0]} en {marks[-1]}.", self.text.file, place, hint))

    def _item(self) -> Blok:
        """Return an item: one paragraph, and at most one list below it."""
        opened = self._tokens[self._at]
        self._at += 1
        made: Blok | None = None
        while self._tokens[self._at].type != "list_item_close":
            token = self._tokens[self._at]
            if token.type == "paragraph_open" and made is None:
                made = self._paragraph()
            elif token.type in _STYLES and made is not None and not made.onderdelen:
                below = self._list(token)
                made = made.model_copy(update={name: getattr(below, name) for name in ("lijst", "vanaf", "leestekens", "onderdelen")})
            else:
                if token.type in {"paragraph_open", "heading_open", "table_open", *_STYLES}:
                    line = self.text.first + (token.map or [0])[0]
                    hint = "Begin een nieuw punt, of zet de tekst onder de opsomming zonder in te springen."
                    self.findings.append(finding(_IN_ITEM, self.text.file, (line, 1), hint))
                self._skip()
        self._at += 1
        if made is None:
            place = (self.text.first + (opened.map or [0])[0], 1)
            self.findings.append(finding("Dit punt is leeg.", self.text.file, place, "Schrijf er tekst achter, of haal het teken weg."))
            return Blok(positie=_position(self.text.span(opened)))
        return made

    def _skip(self) -> None:
        """Step over a block with all that stands in it."""
        depth = 0
        while True:
            depth += self._tokens[self._at].nesting
            self._at += 1
            if depth <= 0:
                return

    # --- a table -----------------------------------------------------------------------------------------------------

    def _table(self, opened: Token) -> Blok:
        rows: list[tuple[Zin, ...]] = []
        alignments: tuple[Alignment, ...] = ()
        while self._tokens[self._at].type != "table_close":
            token = self._tokens[self._at]
            self._at += 1
            if token.type == "tr_open":
                cells, sides = self._row()
                alignments = alignments or sides
                self._check_row(token, len(alignments))
                rows.append(cells)
        self._at += 1
        if len(rows) < 2:
            place = (self.text.first + (opened.map or [0])[0], 1)
            self.findings.append(finding("Deze tabel heeft alleen koppen.", self.text.file, place, "Schrijf er rijen onder, of haal haar weg."))
            return Blok(positie=_position(self.text.span(opened)))
        table = Celtabel(rijen=tuple(rows), uitlijning=alignments, positie=_position(self.text.span(opened)))
        return Blok(cellen=table, positie=table.positie)

    def _row(self) -> tuple[tuple[Zin, ...], tuple[Alignment, ...]]:
        cells: list[Zin] = []
        sides: list[Alignment] = []
        while self._tokens[self._at].type != "tr_close":
            token = self._tokens[self._at]
            self._at += 1
            if token.type in {"th_open", "td_open"}:
                sides.append(_ALIGNED.get(str(token.attrGet("style") or ""), "links"))
                cells.append(self._inline(self._tokens[self._at])[0])
        return tuple(cells), tuple(sides)

    def _check_row(self, token: Token, columns: int) -> None:
        """A row has as many cells as there are heads: the reader of Markdown would drop one too many, and leave one too few empty."""
        number = (token.map or [0])[0]
        bare = self.text.hidden[number].strip()
        count = len(re.findall(r"(?<!\\)\|", bare.removeprefix("|").removesuffix("|"))) + 1
        if count != columns:
            message = f"Deze rij heeft {count} {'cel' if count == 1 else 'cellen'}; de tabel heeft {columns} {'kolom' if columns == 1 else 'kolommen'}."
            hint = "Zet evenveel | als in de regel met koppen; een | in de tekst zelf wordt \\|."
            self.findings.append(finding(message, self.text.file, (self.text.first + number, 1), hint))

    # --- words -------------------------------------------------------------------------------------------------------

    def _inline(self, token: Token) -> tuple[Zin, str | None]:
        """Return the sentence in an inline token, and the name behind it."""
        words: Words = self.placer.words(token)
        self.findings += left_over(words, self.text.file)
        made, found = styled.sentence(words, self.text)
        self.findings += found
        named = _ID.search(made.tekst)
        if named is None:
            return made, None
        return styled.shortened(made, named.start()), named.group(1)


def _position(span: Span) -> Positie:
    places = {"id": span, "tekst": span, "kop": span}
    return Positie(span, places, places)


def _place(span: Span) -> tuple[str, tuple[int, int]]:
    return span.file, (span.line, span.column)
