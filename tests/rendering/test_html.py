"""Any tree as a web page, and a comparison in it: headings in order, tables with heads, marks that can be heard."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

import docxcheck
from assembler.ground.document import Cover, Final, Indent, Invulling, Label, Marked, Node, NodeId, Note, Overview, Row, RowKind, Table, Tekst, Voettekst
from assembler.rendering import html, text, word
from bomen import basis, brief, regeling
from werkruimte import Geladen

VOET = Voettekst("was-wordt x", "Definitief", "versie 1", "1 mei 2021", "Een proef", concept=False)
KINDS: tuple[RowKind, ...] = ("kop", "rij", "groep", "rij", "totaal")


class Lezer(HTMLParser):
    """Reads a page as a browser does: every element that opens is closed, in order; ids, links and the words between the tags of the text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.levels: list[int] = []
        self.heads: list[str | None] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if tag == "a" else []
        self.levels += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.heads += [given.get("scope")] if tag == "th" else []
        if tag not in {"meta", "br", "col"}:
            self.open.append((tag, given))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A drawing has elements without content."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        inside = [name for name, _ in self.open]
        heard = inside[-2:-1] in (["ins"], ["del"])  # what a mark says to who does not see it
        if "main" in inside and not heard and not {"svg", "nav"} & set(inside):
            self.words.append(data)


def read(final: Final) -> tuple[str, Lezer]:
    page = html.render(final).decode()
    lezer = Lezer()
    lezer.feed(page)
    assert lezer.open == []
    return page, lezer


def bare(words: str) -> str:
    """Return words without what a form sets between them: blanks, dashes, bars, colons, and the marks of a comparison."""
    return re.sub(r"\{\+|\+\}|[\s:|–\[\]-]", "", words)


def printed(final: Final) -> str:
    """Return what the canonical text says between its mark and its foot."""
    return text.render(final).decode().strip().removesuffix(final.foot.line)


def sound(final: Final) -> Lezer:
    """Return the page of a document, read; its text is the canonical text, and a reader who hears it finds the way."""
    page, lezer = read(final)
    subtitle = final.root.layout.subtitle if isinstance(final.root.layout, Cover) else ""  # the canonical text has none
    said = "".join(lezer.words)
    assert bare(said.replace(subtitle, "", 1)) == bare(printed(final))
    assert lezer.levels[0] == 1
    assert lezer.levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(lezer.levels))
    assert len(set(lezer.ids)) == len(lezer.ids)
    assert {link[1:] for link in lezer.links if link.startswith("#")} <= set(lezer.ids)
    assert None not in lezer.heads
    assert page.startswith('<!DOCTYPE html>\n<html lang="nl">')
    assert not re.search(r"<script|<link|url\((?!#)|@import|src=|style=", page)
    return lezer


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


def test_every_word_of_a_document_is_on_the_page_and_in_order() -> None:
    for final in (regeling(), brief(), overzicht(Node("cel", NodeId("o/t/1/1"), (), (Tekst("naam"),)), marked())):
        sound(final)


@pytest.mark.slow
@pytest.mark.parametrize("mijlpaal", ["hoofdlijnennotitie", "concept", "definitief"])
def test_every_document_of_this_repository_as_a_page_says_what_its_text_says(sociaal: Geladen, mijlpaal: str) -> None:
    kinds = {made.order.soort.id: made.final for made in sociaal.alles(mijlpaal).values()}
    assert "inhoud" in [name for final in kinds.values() for name in sound(final).ids]


def test_what_is_one_for_a_reader_stays_on_one_line_as_in_word() -> None:
    """The same spaces that do not break in both; the text itself has none of them, and who reads a page back has those of the text."""
    final = regeling()
    kept = re.compile("(\\w+)\u00a0(\\w*)")
    page, _ = read(final)
    body = re.sub(r"<nav.*?</nav>", "", page, flags=re.DOTALL)
    pairs = Counter(kept.findall(re.sub(r"<[^>]+>", "", body)))
    in_word = "\n".join(
        "".join(part.text or "" for part in line.iter(docxcheck.W + "t"))
        for line in docxcheck.document(word.render(final, basis(), numbering="vast")).iter(docxcheck.W + "p")
    )
    assert pairs == Counter(kept.findall(in_word))
    assert {"artikel", "bijlage"} & {first.casefold() for first, _ in pairs}
    assert not [found for found in kept.findall(text.render(final).decode()) if found in pairs]
    marks = (Marked("artikel 3 op 1 mei", "gone"), Marked("artikel 4 op 2 mei", "new"))
    compared = Final(Node("document", NodeId("o"), (Tekst("T"),), (), (Node("alinea", NodeId("o/a"), (), marks),), Overview()), {}, "T", "stuk", VOET, "regio")
    in_word = "".join(part.text or "" for part in docxcheck.document(word.render(compared, basis(), numbering="vast")).iter(docxcheck.W + "t"))
    for shown in (html.render(compared).decode(), in_word):
        assert "artikel\u00a03 op 1\u00a0mei" in shown
        assert "artikel\u00a04 op 2\u00a0mei" in shown


def test_references_and_notes_lead_to_their_place_and_back() -> None:
    page, lezer = read(regeling())
    assert any(link in lezer.links for link in (f"#{name}" for name in lezer.ids if "/" in name))
    noted = Invulling("12", "x", "aanname", "bron", noot=1)
    note = Node("onderdeel", NodeId("n/1"), (), (Tekst("Een aanname."),), layout=Note(1))
    root = Node(
        "document",
        NodeId("n"),
        (Tekst("T"),),
        (),
        (Node("alinea", NodeId("n/a"), (), (noted, noted)), Node("aannames", NodeId("n/n"), (Tekst("Noten"),), (), (note,))),
    )
    page, lezer = read(Final(root, {NodeId("n/1"): Label("1", "1.")}, "T", "stuk", VOET, "regio"))
    assert lezer.links.count("#noot-1") == 2
    assert lezer.ids.count("noot-1") == lezer.ids.count("noot-1-terug") == lezer.links.count("#noot-1-terug") == 1
    assert '<li id="noot-1"><span class="nummer">1.</span> Een aanname.' in page


def test_lists_are_lists_and_rows_of_a_group_are_together() -> None:
    page, _ = read(regeling())
    assert '<ol class="leden" role="list">' in page
    assert '<ol class="genummerd" role="list">' in page
    rows = [Node("rij", NodeId(f"g/{i}"), kinderen=(Node("cel", NodeId(f"g/{i}/c"), (), (Tekst(kind),)),), layout=Row(kind)) for i, kind in enumerate(KINDS)]
    table = Node("tabel", NodeId("g"), kinderen=tuple(rows), layout=Table(("rechts",), (3, 1), description="Wat het is"))
    page, _ = read(Final(Node("document", NodeId("d"), (Tekst("T"),), (), (table,)), {}, "T", "stuk", VOET, "regio"))
    assert '<table id="g" aria-label="Wat het is"><colgroup><col class="b-75"><col class="b-25"></colgroup>' in "".join(page.splitlines())
    assert "<tbody><tr" in "".join(page.splitlines())
    assert '</tbody><tbody>\n<tr class="groep"><th scope="rowgroup" colspan="2">groep</th></tr>' in page
    assert '<tr class="totaal"><th scope="row" class="rechts">totaal</th></tr>' in page
    assert ".b-75 { width: 75%; }" in page


def test_what_stands_in_the_foot_ends_neither_the_page_nor_its_style() -> None:
    voet = replace(VOET, mijlpaal='</style><script>"}', vermelding="<b>")
    page = html.render(Final(Node("document", NodeId("d"), (Tekst("T & U"),)), {}, "</title>", "stuk", voet, "regio")).decode()
    assert page.count("</style>") == page.count("</title>") == 1
    assert "<script" not in page
    assert "<b>" not in page


def test_what_went_and_came_can_be_seen_and_heard() -> None:
    page, lezer = read(overzicht(Node("cel", NodeId("o/t/1/1"), (), (Tekst("naam"),)), marked()))
    assert '<del><span class="alleen-horen">[vervallen: </span>weg &amp; weg<span class="alleen-horen">]</span></del>' in page
    assert '<ins><span class="alleen-horen">[nieuw: </span>nieuw' in page
    assert '<th scope="col">A</th>' in page
    assert '<th scope="row">naam</th>' in page
    assert "<strong>Kop</strong>: blijft" in page
    assert '<p class="in-2">' in page
    assert "CONCEPT" not in "".join(lezer.words)


def test_a_comparison_as_text_has_marks_and_paragraphs_below_their_row() -> None:
    final = overzicht(Node("cel", NodeId("o/t/1/1"), (), (Tekst("naam"),)), marked())
    lines = text.render(final).decode().splitlines()
    assert "A | B" in lines
    assert lines[lines.index("naam") + 1 : lines.index("naam") + 3] == ["  Kop: blijft [-weg & weg-]{+nieuw+}", "      dieper"]


def test_long_lines_of_a_terminal_run_on_below_their_words() -> None:
    assert text.wrapped("  - een twee drie vier\n\nkort\n", 14) == "  - een twee\n    drie vier\n\nkort\n"
