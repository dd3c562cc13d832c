"""Paragraphs -> the tree of a document, with the labels that stand in the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from assembler.ground.document import Cover, Final, Kind, Label, List, Masthead, Node, NodeId, Row, Table, Tekst, Voettekst
from assembler.ground.document.layout import Alignment, ListStyle
from assembler.reading.word.marks import Mark, Opens, mark_of, roman
from assembler.reading.word.paragraph import Block, Paragraph, TableBlock
from assembler.reading.word.references import with_references
from assembler.reading.word.tree import Open, nodes

_STYLES: dict[Opens, ListStyle] = {
    "letter": "letters",
    "cijfer": "cijfers",
    "cijfers": "cijfers",
    "graad": "cijfers",
    "romein": "romeins",
    "streep": "streepjes",
}
_LEFT: tuple[Alignment, ...] = ("links",)
_CLOSING = re.compile(r"(?:aldus|getekend|ondertekend|vastgesteld (?:te|op|in|door|bij))\b", re.IGNORECASE)


def structured(blocks: Sequence[Block], name: str, vermelding: str = "", huisstijl: str = "") -> Final:
    """Return the document that these paragraphs make; `name` is what it is called where it has no title."""
    builder = _Builder()
    for block in blocks:
        builder.add(block)
    root = builder.root
    labels: dict[NodeId, Label] = {}
    title = builder.title or name
    klasse: Literal["regeling", "stuk"] = "regeling" if builder.articles else "stuk"
    layout = Cover() if builder.articles else Masthead()
    top = Node("document", NodeId("tekst"), (Tekst(title),), (), tuple(nodes(root.children, "tekst", labels)), layout)
    foot = Voettekst(name, "", name, "", vermelding, concept=False)
    return Final(with_references(top, labels), labels, title, klasse, foot, huisstijl)


class _Builder:
    def __init__(self) -> None:
        self.root = Open("document")
        self.title = ""
        self.articles = 0
        self._annexed: Open | None = None  # the annex or memorandum that is open
        self._chapter: Open | None = None
        self._article: Open | None = None
        self._closing: Open | None = None
        self._sections: list[Open] = []
        self._items: list[Open] = []  # the list that is open: a lid or paragraph, its item, the item in that

    # --- one block after the other ----------------------------------------------------------------------------------

    def add(self, block: Block) -> None:
        """Put a block in its place."""
        if isinstance(block, TableBlock):
            self._table(block)
            return
        mark = mark_of(block)
        if block.note or self._in_prose(mark):
            self._prose(block, mark)
        elif mark.opens == "hoofdstuk":
            self._open_chapter(mark)
        elif mark.opens == "artikel":
            self._open_article(mark)
        elif mark.opens in {"bijlage", "toelichting"}:
            self._open_annexed(mark)
        elif self._article is not None:
            self._in_article(block, mark)
        else:
            self._prose(block, mark)

    def _in_prose(self, mark: Mark) -> bool:
        """Whether a heading of the law is here one of prose: `Artikel 5` in a memorandum explains it."""
        if self._annexed is None or mark.opens in {"toelichting", ""}:
            return False
        if mark.opens == "bijlage":  # one that was there already is explained here
            return self._annexed.kind == "toelichting" and any(node.label is not None and node.label.aanduiding == mark.label for node in self.root.children)
        return self._annexed.kind == "toelichting" or mark.opens != "artikel"

    def _open_chapter(self, mark: Mark) -> None:
        self._leave()
        self._chapter = Open("hoofdstuk", mark.text, label=Label(mark.number, mark.label))
        self.root.children.append(self._chapter)

    def _open_article(self, mark: Mark) -> None:
        self.articles += 1
        self._article = Open("artikel", mark.text, label=Label(mark.number, mark.label))
        holder = self._annexed or self._chapter or self.root
        holder.children.append(self._article)
        self._items, self._closing = [], None

    def _open_annexed(self, mark: Mark) -> None:
        if self._annexed is not None and self._annexed.kind == "toelichting" and mark.opens == "toelichting":
            self._section(mark.text, 1)  # the general and the other half of one memorandum
            return
        self._leave()
        label = Label(mark.number, mark.label) if mark.label else None
        self._annexed = Open("bijlage" if mark.opens == "bijlage" else "toelichting", mark.text, label=label)
        self.root.children.append(self._annexed)

    def _leave(self) -> None:
        self._annexed = self._chapter = self._article = self._closing = None
        self._items, self._sections = [], []

    # --- in an article ----------------------------------------------------------------------------------------------

    def _in_article(self, block: Paragraph, mark: Mark) -> None:
        article = self._article
        assert article is not None  # noqa: S101 - the caller saw to that
        if not mark.opens and _CLOSING.match(mark.text) and self._annexed is None:
            self._leave()
            self._closing = Open("sluiting")
            self.root.children.append(self._closing)
            self._prose(block, mark)
            return
        if not article.heading and not article.children and not mark.opens and (block.heading or block.bold) and len(mark.text) < 120:
            article.heading = mark.text  # the number and the heading on a line each
            return
        if mark.opens == "cijfer" and self._is_lid(article, mark):
            self._items = [Open("lid", "", mark.text, Label(mark.number, mark.label), "cijfer")]
            article.children.append(self._items[0])
        elif mark.opens:
            self._item(block, mark, article, "lid")
        elif not self._in_open_list(mark):
            self._items = [Open("lid", "", mark.text)]
            article.children.append(self._items[0])

    def _in_open_list(self, mark: Mark) -> bool:
        """Put a paragraph without a mark in the list that the text before it announces (`wordt verstaan onder:`), while that goes on (`;`)."""
        if not self._items or len(self._items) > 1:
            return False
        row = self._items[0].children
        announced = not row and self._items[0].text.endswith(":")
        goes_on = bool(row) and not row[-1].opened_by and row[-1].kind == "onderdeel" and row[-1].text.endswith((";", "; en", "; of"))
        if announced or goes_on:
            self._items[0].layout = List("geen")
            row.append(Open("onderdeel", "", mark.text))
        return announced or goes_on

    def _is_lid(self, article: Open, mark: Mark) -> bool:
        """Whether a number is that of the next lid: in a list of figures below a letter it is not."""
        leden = [child for child in article.children if child.kind == "lid" and child.label is not None]
        expected = int(leden[-1].label.nummer) + 1 if leden and leden[-1].label is not None else 1
        deeper = any(item.opened_by in {"letter", "romein", "graad"} for item in self._items)
        below = next((item for item in self._items[1:] if item.opened_by == "cijfer"), None)
        if below is not None and below.label is not None and int(below.label.nummer) + 1 == int(mark.number) and not below.text.endswith("."):
            return False  # the list of figures below a letter goes on
        return int(mark.number) == expected or (not deeper and int(mark.number) > expected)

    # --- lists ------------------------------------------------------------------------------------------------------

    def _item(self, block: Paragraph, mark: Mark, holder: Open, opener: Kind) -> None:
        """Put an item below the last one of another kind, or beside the last one of its own."""
        if not self._items:
            self._items = [Open(opener)]
            holder.children.append(self._items[0])
        opens = self._as_roman(mark)
        depth = next(
            (at for at, item in enumerate(self._items[1:], 1) if item.opened_by == opens and not self._dash_below(item, opens, block)), len(self._items)
        )
        new = Open("onderdeel", "", mark.text, Label(mark.number, mark.label) if mark.label else None, opens, rank=block.level)
        above = self._items[depth - 1]
        if above.layout is None:
            above.layout = List(_STYLES[opens])
        above.children.append(new)
        self._items[depth:] = [new]

    def _as_roman(self, mark: Mark) -> Opens:
        """`i.` goes on after `h.` as a letter, and begins a list of its own as a roman number."""
        if mark.opens != "letter" or not roman(mark.number):
            return mark.opens
        last = next((item for item in reversed(self._items) if item.opened_by == "letter"), None)
        if last is not None and last.label is not None and len(mark.number) == 1 and ord(last.label.nummer[-1]) + 1 == ord(mark.number):
            return "letter"
        inside = any(item.opened_by in {"letter", "cijfer", "graad"} for item in self._items[1:])
        return "romein" if inside or any(item.opened_by == "romein" for item in self._items) or mark.number == "i" else "letter"

    @staticmethod
    def _dash_below(item: Open, opens: Opens, block: Paragraph) -> bool:
        return opens == "streep" and block.level > item.rank

    # --- prose ------------------------------------------------------------------------------------------------------

    def _prose(self, block: Paragraph, mark: Mark) -> None:
        if not self.title and not self.root.children and self._annexed is None and not mark.opens:
            self.title = mark.text
            return
        if block.note:
            self._holder().children.append(Open("alinea", "", block.text))
            return
        if self._closing is None and (block.heading or (mark.opens in {"artikel", "hoofdstuk", "bijlage"} and self._annexed is not None)):
            words = f"{mark.label} {mark.text}".strip() if mark.label else mark.text
            self._section(words, block.heading or 2)
        elif mark.opens in _STYLES:
            self._item(block, mark, self._holder(), "alinea")
        elif not self._in_open_list(mark):
            self._items = [Open("alinea", "", mark.text if not mark.label else f"{mark.label} {mark.text}".strip())]
            self._holder().children.append(self._items[0])

    def _section(self, heading: str, rank: int) -> None:
        while self._sections and self._sections[-1].rank >= rank:
            self._sections.pop()
        section = Open("sectie", heading, rank=rank)
        above = self._sections[-1] if self._sections else self._annexed or self.root
        above.children.append(section)
        self._sections.append(section)
        self._items = []

    def _holder(self) -> Open:
        """What a paragraph of prose stands in: a section, the end, an annex, a chapter; before the first article the preamble."""
        if self._sections:
            return self._sections[-1]
        if self._closing is not None or self._article is not None:
            found = self._closing or self._article
            assert found is not None  # noqa: S101 - one of the two is
            return found
        if self._annexed is not None or self._chapter is not None:
            return self._annexed or self._chapter or self.root
        return self.root

    def _table(self, block: TableBlock) -> None:
        width = max((len(row) for row in block.rows), default=0)
        if not width:
            return
        table = Open("tabel", layout=Table(_LEFT * width, (1,) * width, breakable=True))
        for number, row in enumerate(block.rows):
            line = Open("rij", layout=Row("kop" if not number else "rij"))
            line.children = [Open("cel", "", text) for text in (*row, *([""] * (width - len(row))))]
            table.children.append(line)
        if self._items and self._items[0].children and self._article is not None:
            self._items[0].children.append(table)  # the list may go on behind it
        else:
            self._holder().children.append(table)
            self._items = []


# --- the finished tree -----------------------------------------------------------------------------------------------
