"""Lists of a plain text file: items of one paragraph, with at most one list below each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from assembler.ground.document.layout import ListStyle
from assembler.reading.prosetokens import Tokens, position
from assembler.reading.records.blokken import Blok

_MARK = re.compile(r"[ \t]*(\S)")
_ASCII = "-*+"
STYLES: dict[str, ListStyle] = {"bullet_list_open": "streepjes", "ordered_list_open": "cijfers"}
_IN_ITEM = "Een punt van een opsomming is één alinea, met zo nodig één opsomming eronder."


class Lists:
    """Reads the lists of one file; `closed`: the program closes the items with their marks."""

    def __init__(self, tokens: Tokens, *, closed: bool) -> None:
        self.tokens = tokens
        self.closed = closed

    def read(self, opened: Token) -> Blok:
        """Return a list as a block without a text of its own."""
        style, start = STYLES[opened.type], int(opened.attrGet("start") or 1)
        self.tokens.step()
        items: list[Blok] = []
        marks: list[str] = []
        while self.tokens.here.type == "list_item_open":
            token = self.tokens.here
            marks.append(self._mark(token))
            self._check_mark(token, style, marks, start + len(items))
            items.append(self._item())
        self.tokens.step()
        first = start if style == "cijfers" and start > 1 else None
        return Blok(lijst=style, vanaf=first, leestekens=self.closed, onderdelen=tuple(items), positie=position(self.tokens.text.span(opened)))

    def check_indent(self, opened: Token) -> None:
        """A list that follows on another and is set in was meant to stand in that: under a number that takes three spaces."""
        line, column = self._begin(opened)
        if column > 1 and self.tokens.before is not None and self.tokens.before.type in {"bullet_list_close", "ordered_list_close"}:
            hint = "Spring in tot onder de tekst van het punt erboven: na '1. ' drie spaties, na '10. ' vier."
            self.tokens.fault("Deze opsomming staat niet onder het punt erboven.", (line, column), hint)

    def _begin(self, token: Token) -> tuple[int, int]:
        """Return the line and the column at which a token begins."""
        line = self.tokens.text.lines[(token.map or [0])[0]]
        return self.tokens.first_line(token), 1 + len(line) - len(line.lstrip())

    def _mark(self, token: Token) -> str:
        found = _MARK.match(self.tokens.text.lines[(token.map or [0])[0]])
        return found.group(1) if found else "-"

    def _check_mark(self, token: Token, style: ListStyle, marks: Sequence[str], number: int) -> None:
        """The numbers of a list are those that are printed; its marks are one sort, for Word makes another sort a list below an item."""
        place = self._begin(token)
        if style == "cijfers" and token.info and int(token.info) != number:
            hint = f"Typ {number}. Een lijst na een tussenstuk mag verder tellen: begin haar met het volgende nummer."
            self.tokens.fault(f"Hier staat nummer {token.info} waar {number} volgt.", place, hint)
        elif style == "streepjes" and marks[-1] != marks[0] and not {marks[0], marks[-1]} <= set(_ASCII):
            hint = "Hoort dit onder het punt erboven? Begin de regel met twee spaties en een streepje. Zo niet: gebruik één teken."
            self.tokens.fault(f"In deze opsomming staan twee soorten tekens: {marks[0]} en {marks[-1]}.", place, hint)

    def _item(self) -> Blok:
        """Return an item: one paragraph, and at most one list below it."""
        opened = self.tokens.here
        self.tokens.step()
        made: Blok | None = None
        while self.tokens.here.type != "list_item_close":
            token = self.tokens.here
            if token.type == "paragraph_open" and made is None:
                made = self.tokens.paragraph()
            elif token.type in STYLES and made is not None and not made.onderdelen:
                made = with_list(made, self.read(token))
            else:
                if token.type in {"paragraph_open", "heading_open", "table_open", *STYLES}:
                    hint = "Begin een nieuw punt, of zet de tekst onder de opsomming zonder in te springen."
                    self.tokens.fault(_IN_ITEM, (self.tokens.first_line(token), 1), hint)
                self.tokens.skip()
        self.tokens.step()
        if made is None:
            place = (self.tokens.first_line(opened), 1)
            self.tokens.fault("Dit punt is leeg.", place, "Schrijf er tekst achter, of haal het teken weg.")
            return Blok(positie=position(self.tokens.text.span(opened)))
        return made


def with_list(block: Blok, below: Blok) -> Blok:
    """Return a paragraph with the list that stands below it."""
    return block.model_copy(update={name: getattr(below, name) for name in ("lijst", "vanaf", "leestekens", "onderdelen")})
