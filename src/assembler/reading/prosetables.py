"""Tables of a plain text file: a row of heads, and rows with as many cells."""

from __future__ import annotations

import re

from markdown_it.token import Token

from assembler.ground.document.layout import Alignment
from assembler.reading.prosetokens import Tokens, position
from assembler.reading.records.base import Zin
from assembler.reading.records.blokken import Blok, Celtabel

_ALIGNED: dict[str, Alignment] = {"text-align:right": "rechts", "text-align:center": "midden", "text-align:left": "links"}


class Tables:
    """Reads the tables of one file."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens

    def read(self, opened: Token) -> Blok:
        """Return a table as a block."""
        rows: list[tuple[Zin, ...]] = []
        alignments: tuple[Alignment, ...] = ()
        while self.tokens.here.type != "table_close":
            token = self.tokens.here
            self.tokens.step()
            if token.type == "tr_open":
                cells, sides = self._row()
                alignments = alignments or sides
                self._check_row(token, len(alignments))
                rows.append(cells)
        self.tokens.step()
        if len(rows) < 2:
            place = (self.tokens.first_line(opened), 1)
            self.tokens.fault("Deze tabel heeft alleen koppen.", place, "Schrijf er rijen onder, of haal haar weg.")
            return Blok(positie=position(self.tokens.text.span(opened)))
        table = Celtabel(rijen=tuple(rows), uitlijning=alignments, positie=position(self.tokens.text.span(opened)))
        return Blok(cellen=table, positie=table.positie)

    def _row(self) -> tuple[tuple[Zin, ...], tuple[Alignment, ...]]:
        cells: list[Zin] = []
        sides: list[Alignment] = []
        while self.tokens.here.type != "tr_close":
            token = self.tokens.here
            self.tokens.step()
            if token.type in {"th_open", "td_open"}:
                sides.append(_ALIGNED.get(str(token.attrGet("style") or ""), "links"))
                cells.append(self.tokens.sentence(self.tokens.here)[0])
        return tuple(cells), tuple(sides)

    def _check_row(self, token: Token, columns: int) -> None:
        """A row has as many cells as there are heads: the reader of Markdown would drop one too many, and leave one too few empty."""
        bare = self.tokens.text.hidden[(token.map or [0])[0]].strip()
        count = len(re.findall(r"(?<!\\)\|", bare.removeprefix("|").removesuffix("|"))) + 1
        if count != columns:
            message = f"Deze rij heeft {count} {'cel' if count == 1 else 'cellen'}; de tabel heeft {columns} {'kolom' if columns == 1 else 'kolommen'}."
            hint = "Zet evenveel | als in de regel met koppen; een | in de tekst zelf wordt \\|."
            self.tokens.fault(message, (self.tokens.first_line(token), 1), hint)
