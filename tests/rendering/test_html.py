"""Any tree as a web page, and a comparison in it: headings in order, tables with heads, marks that can be heard."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

from assembler.ground.document import Final, Indent, Marked, Node, NodeId, Overview, Row, Tekst, Voettekst, text_of
from assembler.rendering import html, text
from bomen import brief, regeling

VOET = Voettekst("was-wordt x", "Definitief", "versie 1", "1 mei 2021", "Een proef", concept=False)


class _Tags(HTMLParser):
    """Sees to it that every element that opens is closed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the shape of the parser
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data.split() if not {"style", "title"} & set(self.open) else []


def read(final: Final) -> tuple[str, list[str]]:
    page = html.render(final).decode()
    tags = _Tags()
    tags.feed(page)
    assert tags.open == []
    return page, tags.words


def overzicht(*cellen: Node) -> Final:
    rij = Node("rij", NodeId("o/t/1"), kinderen=cellen, layout=Row())
    kop = Node("rij", NodeId("o/t/0"), kinderen=tuple(Node("cel", NodeId(f"o/t/0/{i}"), (), (Tekst(naam),)) for i, naam in enumerate("AB")), layout=Row("kop"))
    tabel = Node("tabel", NodeId("o/t"), kinderen=(kop, rij))
    return Final(Node("document", NodeId("o"), (Tekst("Titel"),), (), (tabel,), Overview(landscape=True)), {}, "Titel", "stuk", VOET, "regio")


def marked() -> Node:
    lines = (
        Node("alinea", NodeId("o/t/1/2/1"), (Tekst("Kop"),), (Tekst("blijft "), Marked("weg & weg", "gone"), Marked("nieuw", "new"))),
        Node("alinea", NodeId("o/t/1/2/2"), (), (Tekst("dieper"),), layout=Indent(2)),
    )
    return Node("cel", NodeId("o/t/1/2"), kinderen=lines)


def test_every_word_of_a_document_is_on_the_page() -> None:
    for final in (regeling(), brief()):
        page, words = read(final)
        said = re.sub(r"\[\d+\]", "", "".join(words))  # without the marks of assumptions
        for node in final.root.walk():
            for inlines in (node.opschrift, node.inhoud):
                assert "".join(text_of(inlines).split()) in said
        levels = [int(level) for level in re.findall(r"<h([1-6])>", page)]
        assert levels[0] == 1
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
        assert not re.search(r"<script|<link|https?://|url\(|@import", page)


def test_what_went_and_came_can_be_seen_and_heard() -> None:
    page, words = read(overzicht(Node("cel", NodeId("o/t/1/1"), (), (Tekst("naam"),)), marked()))
    assert '<del><span class="alleen-horen">[vervallen: </span>weg &amp; weg<span class="alleen-horen">]</span></del>' in page
    assert '<ins><span class="alleen-horen">[nieuw: </span>nieuw' in page
    assert '<th scope="col">A</th>' in page
    assert '<th scope="row">naam</th>' in page
    assert "<strong>Kop</strong>: blijft" in page
    assert '<p class="in-2">' in page
    assert "CONCEPT" not in words


def test_a_comparison_as_text_has_marks_and_paragraphs_below_their_row() -> None:
    final = overzicht(Node("cel", NodeId("o/t/1/1"), (), (Tekst("naam"),)), marked())
    lines = text.render(final).decode().splitlines()
    assert "A | B" in lines
    assert lines[lines.index("naam") + 1 : lines.index("naam") + 3] == ["  Kop: blijft [-weg & weg-]{+nieuw+}", "      dieper"]


def test_long_lines_of_a_terminal_run_on_below_their_words() -> None:
    assert text.wrapped("  - een twee drie vier\n\nkort\n", 14) == "  - een twee\n    drie vier\n\nkort\n"
