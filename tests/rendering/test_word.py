"""The Word renderer: valid, accessible, the same bytes, and saying exactly what the tree says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

import docxcheck
import redlinecheck as rc
from assembler.ground.document import (
    ADDRESS,
    Cover,
    Deel,
    Final,
    Gat,
    Herkomst,
    Invulling,
    Label,
    Masthead,
    Node,
    NodeId,
    Signature,
    Tekst,
    Verwijzing,
    text_of,
)
from assembler.ground.document.fit import column_widths
from assembler.ground.findings import Span
from assembler.rendering.word import render
from assembler.rendering.word.contents import stand_apart
from assembler.wordfile.fields import bookmark_of
from assembler.wordfile.oxml import clean
from bomen import NAMEN, Boom, artikel_verwijzing, basis, brief, groot, met, regeling, voettekst, zin
from dosis import voorbeelden
from werkruimte import anders, gezond

HUIZEN = ("regio", "alblasserdam", "dordrecht", "hardinxveld-giessendam", "hendrik-ido-ambacht", "papendrecht", "sliedrecht", "zwijndrecht")
BOMEN: dict[str, Callable[[], Final]] = {"regeling": regeling, "brief": brief, "groot": lambda: groot(12)}
KLACHTEN = "clauses/slot/klachten.yaml"
Nummering = Literal["levend", "vast"]
W = docxcheck.W
alle_bomen = pytest.mark.parametrize("boom", BOMEN)
NUMMERINGEN: tuple[Nummering, ...] = ("levend", "vast")
beide = pytest.mark.parametrize("nummering", NUMMERINGEN)


@cache
def maak(boom: str = "regeling", nummering: Nummering = "levend", huis: str = "regio") -> bytes:
    return render(BOMEN[boom](), basis(huis), numbering=nummering)


def xml(docx: bytes, deel: str = "word/document.xml") -> str:
    return docxcheck.delen(docx)[deel].decode()


# --- valid ---------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@alle_bomen
@beide
def test_openxml_audit_finds_nothing(boom: str, nummering: Nummering, tmp_path: Path) -> None:
    assert audit(maak(boom, nummering), tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("huis", HUIZEN)
def test_every_house_style_gives_a_valid_document(huis: str, tmp_path: Path) -> None:
    docx = maak("brief", huis=huis)
    assert audit(docx, tmp_path) == []
    assert docxcheck.problems(docx) == docxcheck.toegankelijkheid(docx) == []


def audit(docx: bytes, map_: Path) -> list[str]:
    pad = map_ / "stuk.docx"
    pad.write_bytes(docx)
    return [str(fout) for fout in OpenXmlValidator().validate(pad).errors]


@alle_bomen
@beide
def test_own_checks_find_nothing(boom: str, nummering: Nummering) -> None:
    assert docxcheck.problems(maak(boom, nummering)) == []


ZAAD = {  # a defect in a good document, and what the check says of it
    "bladwijzer": (r'<w:bookmarkEnd w:id="2"/>', "", f"bladwijzer {bookmark_of('hoofdstuk-1')} sluit niet"),
    "verwijzing": (r" REF _n[0-9a-f]{16} ", " REF _nweg ", "word/document.xml: veld wijst naar bladwijzer _nweg, die er niet is"),
    "koppeling": (r'w:anchor="_g[0-9a-f]{16}"', 'w:anchor="_gweg"', "word/document.xml: koppeling wijst naar bladwijzer _gweg, die er niet is"),
    "veld": (r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', "", "word/document.xml: veld sluit niet"),
    "verplaatsing": (r"</w:body>", '<w:moveFromRangeStart w:id="900" w:name="m"/></w:body>', "verplaatsing: moveFrom 900 heeft maar een kant"),
    "verwijdering": (
        r"(<w:r><w:t>besluiten.*?</w:r>)",
        r'<w:del w:id="901" w:author="a">\1</w:del>',
        "word/document.xml: gewone tekst (w:t) in een verwijdering",
    ),
    "rooster": (r"<w:gridCol [^>]*/>", "", "tabel 1: 4 cellen in een rooster van 3"),
    "besturing": (r'(<w:tag w:val="_g[0-9a-f]+"/><w:id) w:val="\d+"', r'\1 w:val="7"', "inhoudsbesturing 7 staat er 11 keer"),
}


@pytest.mark.parametrize("zaad", ZAAD)
def test_each_own_check_sees_its_defect(zaad: str) -> None:
    patroon, wordt, verwacht = ZAAD[zaad]
    docx = maak()
    keer = 0 if zaad == "besturing" else 1
    kapot = re.sub(patroon, wordt, xml(docx), count=keer)
    assert kapot != xml(docx)
    gevonden = docxcheck.problems(docxcheck.met_deel(docx, "word/document.xml", kapot.encode()))
    assert re.sub(r"_g[0-9a-f]{16}", "_g", verwacht) in [re.sub(r"_g[0-9a-f]{16}", "_g", fout) for fout in gevonden]


# --- accessible ----------------------------------------------------------------------------------------------------


@alle_bomen
@beide
def test_is_accessible(boom: str, nummering: Nummering) -> None:
    assert docxcheck.toegankelijkheid(maak(boom, nummering)) == []


DREMPEL = {
    "kopniveau": (
        "word/document.xml",
        r'w:pStyle w:val="Hoofdstuk"',
        'w:pStyle w:val="Sectie3"',
        "kop van niveau 3 na niveau 0: Hoofdstuk 1\tAlgemene bepalingen",
    ),
    "koprij": ("word/document.xml", r"<w:tblHeader/>", "", "tabel 1 heeft geen koprij"),
    "omschrijving": ("word/document.xml", r"<w:tblCaption [^>]*/>", "", "tabel 1 heeft geen omschrijving"),
    "taal": ("word/styles.xml", r'<w:lang w:val="nl-NL"', '<w:lang w:val="en-US"', "de taal van de tekst is niet nl-NL"),
    "bestandstaal": ("docProps/core.xml", "nl-NL", "en-US", "de taal van het bestand is niet nl-NL"),
    "titel": ("docProps/core.xml", "<dc:title>.*?</dc:title>", "<dc:title> </dc:title>", "het bestand heeft geen titel"),
    "beeld": (
        "word/header2.xml",
        "</w:hdr>",
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="logo"/></wp:inline></w:drawing></w:r></w:p></w:hdr>',
        "word/header2.xml: beeld zonder alternatieve tekst",
    ),
}


@pytest.mark.parametrize("drempel", DREMPEL)
def test_each_accessibility_check_sees_its_defect(drempel: str) -> None:
    deel, patroon, wordt, verwacht = DREMPEL[drempel]
    docx = maak()
    kapot = re.sub(patroon, wordt, xml(docx, deel), count=1)
    assert verwacht in docxcheck.toegankelijkheid(docxcheck.met_deel(docx, deel, kapot.encode()))


# --- the text of the file is the text of the tree ------------------------------------------------------------------


def verwacht(final: Final, nummering: Nummering) -> list[str]:
    """What a reader of the tree would print; lists that begin at 1 or a number themselves in the numbering `levend`."""
    wortel = final.root
    kop = (wortel.layout.name if isinstance(wortel.layout, Masthead) else "") or text_of(wortel.opschrift) or final.titel
    vorm = nummering if final.klasse == "regeling" else "levend"  # a paper has one form
    uit = [kop, *([wortel.layout.subtitle] if isinstance(wortel.layout, Cover) and wortel.layout.subtitle else [])]
    for node in wortel.kinderen:
        uit += _regels(final, node, vorm)
    return [clean(regel) for regel in uit]


def _regels(final: Final, node: Node, nummering: Nummering) -> Iterator[str]:
    label, op, inhoud = final.label(node), text_of(node.opschrift), _gedrukt(node)
    if node.kind in {"hoofdstuk", "artikel", "bijlage", "toelichting", "sectie", "aannames"}:
        if op or label:
            yield "\t".join(stuk for stuk in (label, op) if stuk)
        yield from [inhoud] if inhoud else []
    elif node.kind in {"lid", "onderdeel", "begrip"}:
        streepje = "–" if not label and node.kind == "onderdeel" else ""
        merk = label or streepje if nummering == "vast" else ""
        yield (f"{merk}\t" if merk else "") + (f"{op}: " if op else "") + inhoud
    elif node.kind == "veld":
        yield "\t".join([op, inhoud] if inhoud else [op])
    elif node.kind == "ondertekening":
        yield from _handtekening(node, inhoud)
        return
    elif node.kind not in {"velden", "aanhef", "sluiting", "rij"} and (op or inhoud or node.kind == "cel"):
        yield op + inhoud
    tekenen = [kind for kind in node.kinderen if kind.kind == "ondertekening"]
    for kind in node.kinderen:
        if kind not in tekenen or len(tekenen) < 3:
            yield from _regels(final, kind, nummering)
    yield from _tabel_van(tekenen) if len(tekenen) > 2 else ()


def _tabel_van(tekenen: list[Node]) -> Iterator[str]:
    """The signatures of many, a row for each."""
    lijn = Gat("bij_besluit", "").text
    yield from ("Namens", "Plaats en datum", *(text_of(wie.opschrift).capitalize() for wie in tekenen[0].kinderen))
    for node in tekenen:
        assert isinstance(node.layout, Signature)
        yield from (text_of(node.inhoud).rstrip(","), f"{node.layout.place}, {lijn}", *(text_of(wie.inhoud) or lijn for wie in node.kinderen))


def _gedrukt(node: Node) -> str:
    return "".join(i.text + (f"[{i.noot}]" if isinstance(i, Invulling) and i.noot else "") for i in node.inhoud)


def _handtekening(node: Node, verklaring: str) -> Iterator[str]:
    lijn = Gat("bij_besluit", "").text
    yield from [verklaring] if verklaring else []
    layout = node.layout if isinstance(node.layout, Signature) else Signature()
    if layout.place:
        yield f"{layout.place}, {lijn}"
    wie = node.kinderen
    for paar in [wie[i : i + 2] for i in range(0, len(wie), 2)] if layout.arrangement == "naast" else [(persoon,) for persoon in wie]:
        yield "\t".join(text_of(persoon.opschrift) for persoon in paar)
        yield "\t".join(text_of(persoon.inhoud) or lijn for persoon in paar)


@alle_bomen
@beide
def test_the_text_of_the_file_is_the_text_of_the_tree(boom: str, nummering: Nummering) -> None:
    assert docxcheck.regels(maak(boom, nummering)) == verwacht(BOMEN[boom](), nummering)


TEKST = st.text(min_size=1, max_size=30)
ZINNEN = st.one_of(
    TEKST, st.sampled_from(["<w:p>&amp;</w:p>", "]]>", "a & b < c", "\u202eomgekeerd", " spatie ", "{{ x }}", "é\u0301", "𝔊", "\x00\x0b", "1.\ttab"])
)


@st.composite
def bomen(draw: st.DrawFn) -> Final:
    """Any regulation or paper: articles with leden and letters, sections with lists and tables, and any text in them."""
    b = Boom()
    tekst: Callable[[], str] = lambda: draw(ZINNEN)  # noqa: E731 - one draw for each text

    def letters(diep: int) -> tuple[Node, ...]:
        aantal = draw(st.integers(0, 3))
        onder = {0: b.lijst("graden", tekst(), tekst())} if diep and aantal and draw(st.booleans()) else {}
        return b.letters(*(tekst() for _ in range(aantal)), onder=onder)

    def artikel(nr: int) -> Node:
        if draw(st.booleans()):
            return b.artikel(nr, tekst(), b.lid(None, tekst(), *letters(1)))
        return b.artikel(nr, tekst(), *(b.lid(i + 1, tekst(), *letters(1)) for i in range(draw(st.integers(1, 3)))))

    def sectie() -> Node:
        soort = draw(st.sampled_from(["letters", "cijfers", "streepjes"]))
        lijst = b.node("alinea", *b.lijst(soort, tekst(), tekst(), onder={0: letters(0)}), tekst=tekst(), lijst=soort)
        tabel = b.tabel(tekst(), ("kop", (tekst(), tekst())), ("rij", (tekst(), draw(st.text(max_size=5)))))
        return b.node("sectie", lijst, tabel, op=tekst(), lokaal=draw(st.booleans()))

    artikelen = [artikel(nr) for nr in range(1, draw(st.integers(1, 4)))]
    in_hoofdstuk = bool(artikelen) and draw(st.booleans())
    los = [b.hoofdstuk(1, tekst(), *artikelen)] if in_hoofdstuk else artikelen
    wortel = b.node("document", *los, *(sectie() for _ in range(draw(st.integers(0, 2)))), op=tekst(), id_="wortel")
    return b.final(wortel, tekst(), "regeling")


@pytest.mark.slow
@settings(max_examples=voorbeelden(15), deadline=None)
@given(bomen(), st.sampled_from(["levend", "vast"]))
def test_any_tree_is_printed_as_it_is(final: Final, nummering: Nummering) -> None:
    docx = render(final, basis(), numbering=nummering)
    assert docxcheck.regels(docx) == verwacht(final, nummering)
    assert docxcheck.problems(docx) == []


@pytest.mark.slow
@settings(max_examples=voorbeelden(15), deadline=None)
@given(st.text(min_size=1))
def test_a_value_never_changes_structure(waarde: str) -> None:
    def met_waarde(tekst: str) -> bytes:
        b = Boom()
        lid = b.lid(None, zin("Het aantal is ", Invulling(tekst, "proef"), "."))
        tabel = b.tabel(tekst, ("kop", (tekst, "kop")), ("rij", (tekst, "cel")))
        return render(b.final(b.node("document", b.artikel(1, tekst, lid), tabel, op=tekst), tekst, "regeling"), basis(), numbering="levend")

    assert docxcheck.geraamte(met_waarde(waarde)) == docxcheck.geraamte(met_waarde("x"))


def test_a_character_that_xml_cannot_hold_is_replaced() -> None:
    b = Boom()
    docx = render(b.final(b.node("document", op="a\x00b\ud800c"), "t\x0b", "stuk"), basis(), numbering="levend")
    assert docxcheck.regels(docx) == ["a\ufffdb\ufffdc"]


# --- numbers -------------------------------------------------------------------------------------------------------


def genummerd(final: Final) -> list[str]:
    """Every labelled node as it must be readable on the page: its label and how it begins."""
    uit = []
    for node in final.root.walk():
        if node.id in final.labels and text_of(node.opschrift + node.inhoud):
            begin = text_of(node.opschrift or node.inhoud).split()
            uit.append(" ".join([final.labels[node.id].aanduiding, *begin[:4]]))
    return uit


def assert_in_order(tekst: str, regels: list[str]) -> None:
    plaats = tekst.rindex(regels[0])  # past the table of contents
    for regel in regels:
        gevonden = tekst.find(regel, plaats)
        assert gevonden >= 0, f"{regel!r} staat niet na {tekst[max(0, plaats - 60) : plaats + 200]!r}"
        plaats = gevonden


Gedrukt = dict[str, list[str]]


@pytest.fixture(scope="module")
def gedrukt(tmp_path_factory: pytest.TempPathFactory) -> Gedrukt:
    """Return the pages of all that is printed here, by one run of LibreOffice."""
    docs = {f"{naam}-{soort}": render(maak_boom(), basis(), numbering=soort) for naam, maak_boom in LASTIG.items() for soort in NUMMERINGEN}
    docs |= {f"ondertekend-{aantal}": render(ondertekend(aantal), basis(), numbering="vast") for aantal in (7, 40)}
    return docxcheck.pdf_paginas(docs, tmp_path_factory.mktemp("gedrukt"))


@pytest.mark.office
@beide
def test_libreoffice_prints_the_numbers_of_the_tree(nummering: Nummering, gedrukt: Gedrukt) -> None:
    tekst = docxcheck.in_een_regel(gedrukt[f"regeling-{nummering}"])
    assert_in_order(tekst, genummerd(regeling()))
    for zinsdeel in ("in het eerste lid, onderdeel b, kan", "In afwijking van artikel 6, derde lid,", "die in bijlage 1 als lokaal", "artikel 8 blijft"):
        assert zinsdeel in tekst
    assert "SEQ" not in tekst
    assert "REF" not in tekst


def lastig() -> Final:
    """Numbers that do not count from one by one: what the numbering policy `behoud` makes, articles without chapters."""
    b = Boom()
    leden = [b.lid(1, "Lid een:", *b.letters("letter een;", "letter twee.")), b.lid(2, "Lid twee:", *b.letters("letter drie;", "letter vier."))]
    tussen = b.node("lid", tekst="Lid ertussen.", nr="1a", vol="1a.", id_="tussen")
    vervallen = tuple(replace(item) for item in b.letters("weg", "begint bij b;", "dan c."))[1:]
    los = [b.lid(None, "Alinea een:", *b.letters("zonder nummer;", "ook zonder.")), b.lid(None, "Alinea twee:", *b.letters("weer a;", "weer b.", ids="weer"))]
    begrippen = b.lijst("letters", "betekenis een;", "betekenis twee.")
    begrippen = tuple(replace(begrip, kind="begrip", opschrift=zin(f"term {nr}")) for nr, begrip in enumerate(begrippen))
    naar = Verwijzing((), delen=(Deel("onderdeel "), Deel("b", NodeId("weer-2"))))
    romeins = tuple(b.node("onderdeel", tekst=f"romeins {nr}", nr=nr, vol=f"{nr}.") for nr in ("I", "II", "III", "IV"))
    wortel = b.node(
        "document",
        b.artikel(1, "Gewoon", *leden),
        b.artikel(
            2,
            "Ingevoegd lid",
            leden[0].__class__("lid", NodeId("x1"), inhoud=zin("Eerst:"), kinderen=b.letters("na een;", "na twee.")),
            tussen,
            id_="a2",
        ),
        b.artikel(4, "Sprong", b.lid(None, "Vanaf b:", *vervallen)),
        b.node(
            "artikel",
            b.lid(1, zin("Zie ", artikel_verwijzing("a2", 2), " en ", naar, "."), b.node("onderdeel", tekst="met streep", id_="s1"), id_="l1"),
            nr="4a",
            vol="Artikel 4a",
            op="Tussengevoegd",
        ),
        b.artikel(5, "Zonder nummers", *los),
        b.artikel(6, "Begrippen met letters", b.lid(None, "Verstaan wordt onder:", *begrippen)),
        b.artikel(7, "Romeins", b.lid(1, "Een:", *romeins), b.lid(2, "Twee.")),
        b.artikel(8, "Na de sprong", b.lid(1, "Weer een."), b.lid(2, "Weer twee.")),
        op="Lastige nummers",
        id_="lastig",
    )
    b.labels[NodeId("x1")] = Label("1", "1.")
    return b.final(wortel, "Lastige nummers", "regeling")


LASTIG: dict[str, Callable[[], Final]] = {"regeling": regeling, "lastig": lastig}


@pytest.mark.office
@beide
def test_numbers_that_make_jumps_are_printed_as_given(nummering: Nummering, gedrukt: Gedrukt, tmp_path: Path) -> None:
    docx = render(lastig(), basis(), numbering=nummering)
    assert audit(docx, tmp_path) == docxcheck.problems(docx) == docxcheck.toegankelijkheid(docx) == []
    tekst = docxcheck.in_een_regel(gedrukt[f"lastig-{nummering}"])
    assert_in_order(tekst, genummerd(lastig()))
    assert "Zie artikel 2 en onderdeel b." in tekst


def test_numbering_vast_holds_no_fields_but_contents_and_pages() -> None:
    docx = maak(nummering="vast")
    opdrachten = re.findall(r"<w:instrText[^>]*>\s*(\w+)", xml(docx))
    assert opdrachten == ["PAGEREF"] * 23
    assert "<w:numPr>" not in xml(docx)


def test_numbering_levend_counts_headings_and_repeats_their_numbers() -> None:
    opdrachten = re.findall(r"<w:instrText[^>]*>\s*(.*?)\s*</w:instrText>", xml(maak()))
    soorten = [opdracht.split(" _")[0].split(" \\")[0] for opdracht in opdrachten]
    assert soorten.count("SEQ artikel") == 11
    assert soorten.count("SEQ hoofdstuk") == 4
    assert soorten.count("SEQ bijlage") == 2
    assert soorten.count("REF") == 6
    inhoud = [opdracht for opdracht in opdrachten if opdracht.startswith("TOC")]
    assert inhoud == ['TOC \\o "1-2" \\h \\u']  # one field: LibreOffice prints everything again for each
    assert f"REF {bookmark_of('taken/uitvoering-2')} \\n \\h" in opdrachten


def test_a_list_of_roman_numerals_made_by_the_stages_counts_in_word(ruimte: Callable[..., Path]) -> None:
    """From `lijst: romeins` in a clause to numbers that Word counts; with numbers as text the same labels stand there."""
    items = "".join(f"      - {{id: x{number}, tekst: eis {number}}}\n" for number in range(1, 5))
    leden = f'leden:\n  - id: eisen\n    tekst: "Een klacht noemt:"\n    lijst: romeins\n    onderdelen:\n{items}'
    geladen = gezond(ruimte({KLACHTEN: anders(KLACHTEN, ("leden:\n", leden))}))
    made = geladen.maak("concept").final
    labels = [made.label(node) for node in made.root.walk() if node.kind == "onderdeel" and "/klachten/eisen/" in node.id]
    assert labels == ["I.", "II.", "III.", "IV."]
    base = geladen.ruimte.basis[made.huisstijl]
    live, fixed = render(made, base, numbering="levend"), render(made, base, numbering="vast")
    paragraphs = [p for p in docxcheck.document(live).iter(W + "p") if re.match(r"eis \d", docxcheck.regel(p))]
    [number] = {item.get(W + "val") for p in paragraphs for item in p.iter(W + "numId")}
    [depth] = {int(item.get(W + "val") or "") for p in paragraphs for item in p.iter(W + "ilvl")}
    numbering = etree.fromstring(docxcheck.delen(live)["word/numbering.xml"])
    [definition] = [item for item in numbering.iter(W + "abstractNum") if item.get(W + "abstractNumId") == number]
    level = definition.findall(W + "lvl")[depth]
    assert [item.get(W + "val") for item in level.iter(W + "numFmt", W + "lvlText")] == ["upperRoman", f"%{depth + 1}."]
    assert len(paragraphs) == 4
    assert [line[: line.index("\t")] for line in docxcheck.regels(fixed) if "\teis " in line] == labels


# --- reproducible, and only what the reader may see ----------------------------------------------------------------


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes() -> None:
    hier = maak()
    elders = (
        "import sys; from bomen import *; from assembler.rendering.word import render; sys.stdout.buffer.write(render(regeling(), basis(), numbering='levend'))"
    )
    omgeving = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)}
    assert (
        hier
        == render(regeling(), basis(), numbering="levend")
        == subprocess.run([sys.executable, "-c", elders], env=omgeving, check=True, capture_output=True).stdout
    )


def test_where_a_text_comes_from_is_in_no_byte() -> None:
    geheim = Herkomst(Span("clauses/GEHEIM.yaml"), "GEHEIM", "GEHEIM", ("GEHEIM",))
    boom = brief()

    def merk(node: Node) -> Node:
        return replace(node, herkomst=geheim, kinderen=tuple(merk(kind) for kind in node.kinderen))

    gat = Gat("ntb", "GEHEIM")
    waarde = Invulling("1", "sleutel", "aanname", bron="GEHEIM", noot=1)
    alinea = Node("alinea", NodeId("x"), inhoud=(Tekst("x"), gat, waarde))
    wortel = merk(replace(boom.root, kinderen=(*boom.root.kinderen, alinea)))
    for naam, deel in docxcheck.delen(render(met(boom, root=wortel), basis(), numbering="levend")).items():
        assert b"GEHEIM" not in deel, naam


def test_the_tree_travels_with_keys_text_and_values() -> None:
    boom = xml(maak(), "customXml/item1.xml")
    assert '"=stemverhouding","",[[' in boom
    assert '"gewicht",[' in boom
    assert re.search(r'\["w",\d+,6,"inwoners_per_stem"\]', boom)
    assert "definitief" not in boom


# --- what stands on the page ---------------------------------------------------------------------------------------


def test_every_node_of_a_clause_has_its_bookmark() -> None:
    namen = set(re.findall(r'<w:bookmarkStart [^>]*w:name="(_g[0-9a-f]{16})"', xml(maak())))
    soorten = {"hoofdstuk", "artikel", "lid", "onderdeel", "begrip", "alinea", "sectie", "tabel", "bijlage", "toelichting"}
    assert {bookmark_of(node.id) for node in regeling().root.walk() if node.kind in soorten} <= namen


def test_each_article_and_each_local_block_is_one_content_control() -> None:
    tags = re.findall(r'<w:tag w:val="([^"]*)"/>', xml(maak()))
    assert tags == [bookmark_of(node.id) for node in regeling().root.walk() if node.kind == "artikel"]
    lokaal = [bookmark_of(node.id) for node in brief().root.walk() if node.local]
    assert re.findall(r'<w:tag w:val="([^"]*)"/>', xml(maak("brief"))) == lokaal
    assert "w:lock" not in xml(maak("brief"))


def test_contents_are_the_headings() -> None:
    for docx, bladzijde in ((maak(nummering="levend"), ""), (maak(nummering="vast"), "\t–")):
        niveaus = docxcheck.niveaus(etree.fromstring(docxcheck.delen(docx)["word/styles.xml"]))
        alineas = list(docxcheck.document(docx).iter(W + "p"))
        koppen = [docxcheck.regel(p) for p in alineas if niveaus.get(docxcheck.stijl_van(p), 9) <= 2]
        verwacht = [("" if "\t" in regel else "\t") + regel + bladzijde for regel in koppen]
        assert [docxcheck.regel(p) for p in alineas if docxcheck.stijl_van(p).startswith("Inhopg")] == verwacht
    assert "Inhopg" not in xml(maak("brief"))


def test_what_a_regulation_says_first_stands_before_its_contents() -> None:
    b = Boom()
    root = b.node("document", b.node("alinea", tekst="Dit ontwerp staat niet vast."), b.node("hoofdstuk", op="Algemeen"), op="titel")
    docx = render(b.final(root, "titel", "regeling"), basis(), numbering="levend")
    lines = [docxcheck.regel(p) for p in docxcheck.document(docx).iter(W + "p")]
    assert lines.index("Dit ontwerp staat niet vast.") < lines.index("Inhoud")


def test_a_page_in_the_contents_is_a_field_outside_the_contents_field_and_no_number_is_made_up() -> None:
    """Within a contents field LibreOffice prints what was stored; outside it computes the page whenever it opens the file."""
    velden = list(docxcheck.document(maak(nummering="vast")).iter(W + "fldChar"))
    assert [veld.get(W + "dirty") for veld in velden if veld.get(W + "fldCharType") == "begin"] == ["true"] * 23
    assert not re.search(r"<w:dirty|w:dirty=", xml(maak()))


@pytest.mark.office
def test_the_pages_in_the_contents_are_those_of_the_headings_in_pdf(gedrukt: Gedrukt) -> None:
    pagina = gedrukt["regeling-vast"]
    regels = [found for regel in pagina[0].splitlines() if (found := re.match(r"\s*(.*?)\s*\.{3,}\s*(\d+)$", regel))]
    assert len(regels) == 23
    for found in regels:
        assert " ".join(found[1].split()) in " ".join(pagina[int(found[2]) - 1].split()), found[0]
    assert len({found[2] for found in regels}) > 3


@pytest.mark.office
@pytest.mark.broad
def test_libreoffice_brings_the_contents_up_to_date_without_doubling_them(tmp_path: Path) -> None:
    gelezen = rc.libreoffice({naam: (maak(nummering=naam), ("", "bijwerken")) for naam in ("levend", "vast")}, tmp_path)
    for naam in ("levend", "vast"):
        open_, bij = ([" ".join(re.sub(r"[\d–]*$", "", regel).split()) for regel in gelezen[naam, kant]] for kant in ("", "bijwerken"))
        assert bij == open_
        assert len(bij) > 60


def test_header_and_footer_say_what_every_page_must_say() -> None:
    alle = docxcheck.delen(maak())
    for naam in ("word/header1.xml", "word/header2.xml", "word/headerLiggend.xml"):
        assert "Illustratieve uitwerking; niet de vastgestelde regeling" in alle[naam].decode()
        assert "CONCEPT" in alle[naam].decode()
    for naam in ("word/footer1.xml", "word/footer2.xml", "word/footerLiggend.xml"):
        kaal = re.sub(r"<w:instrText.*?</w:instrText>|<[^>]+>", "", alle[naam].decode())
        assert kaal.endswith("Gemeenschappelijke regeling Sociaal | concept | versie 2 van 30 maart 2021Pagina 1 van 1")
        assert "w:sdt" not in alle[naam].decode()


def test_a_definitive_document_has_no_mark() -> None:
    docx = render(met(brief(), voettekst=voettekst(concept=False)), basis(), numbering="levend")
    assert not [naam for naam, deel in docxcheck.delen(docx).items() if b"CONCEPT" in deel]


def test_an_annex_that_lies_down_is_a_section_of_its_own() -> None:
    maten = [(maat.get(W + "orient"), maat.get(W + "w")) for maat in docxcheck.document(maak()).iter(W + "pgSz")]
    assert maten == [(None, "11906"), ("landscape", "16838"), (None, "11906")]


def test_no_paragraph_is_empty() -> None:
    for boom in BOMEN:
        for paragraaf in docxcheck.document(maak(boom)).iter(W + "p"):
            leeg = not docxcheck.regel(paragraaf).strip()
            assert not leeg or docxcheck.stijl_van(paragraaf) == "Sectieeinde" or next(paragraaf.iterancestors(W + "tc"), None) is not None


def test_formatting_stands_in_styles() -> None:
    """Direct formatting is what no style can know: keep with next, a page that begins, a list of its own, room below short contents, a section."""
    mag = {"pStyle", "keepNext", "pageBreakBefore", "numPr", "spacing", "sectPr"}
    for boom in BOMEN:
        for eigenschappen in docxcheck.document(maak(boom)).iter(W + "pPr"):
            assert {str(e.tag).removeprefix(W) for e in eigenschappen} <= mag
        assert {str(e.tag) for run in docxcheck.document(maak(boom)).iter(W + "rPr") for e in run} <= {W + "rStyle"}


def test_the_kop_stands_after_the_fields_where_the_format_says_so() -> None:
    boom = brief()
    adres = [Node("alinea", NodeId(f"adres-{i}"), inhoud=zin(regel), layout=ADDRESS) for i, regel in enumerate(("Aan", "de gemeenteraad"))]
    assert isinstance(boom.root.layout, Masthead)
    wortel = replace(boom.root, kinderen=(*adres, *boom.root.kinderen), layout=replace(boom.root.layout, after_fields=True))
    regels = docxcheck.regels(render(met(boom, root=wortel), basis("dordrecht"), numbering="levend"))
    assert regels[:3] == ["Aan", "de gemeenteraad", "Onderwerp\tHoofdlijnen van de nieuwe samenwerking sociaal, en wat die voor onze gemeente betekenen"]
    assert regels[7] == "Raadsinformatiebrief"


def test_signatures_that_do_not_fit_beside_each_other_stand_below_each_other() -> None:
    b = Boom()
    lang = "de voorzitter van het algemeen bestuur van het openbaar lichaam"
    tekens = [b.node("ondertekenaar", op=lang), b.node("ondertekenaar", op="de secretaris", tekst="A. B.")]
    docx = render(b.final(b.node("document", b.node("ondertekening", *tekens, opstelling="naast"), op="t"), "t", "stuk"), basis(), numbering="levend")
    assert docxcheck.regels(docx) == ["t", lang + Gat("bij_besluit", "").text, "de secretarisA. B."]  # lines of one paragraph each


@pytest.mark.parametrize(("verhouding", "aantal"), [((20, 10, 8, 12), 4), ((), 3), ((1,), 7), ((16, *[10] * 7), 8)])
def test_columns_add_up_to_the_width_of_the_text(verhouding: tuple[int, ...], aantal: int) -> None:
    breedtes = column_widths(verhouding, [0] * aantal, 9071)
    assert len(breedtes) == aantal
    assert sum(breedtes) == 9071
    assert min(breedtes) > 0


def test_the_total_of_a_table_is_bold_and_its_numbers_stand_right() -> None:
    assert re.search(r'w:pStyle w:val="Tabeltotaalrechts"/></w:pPr><w:r><w:t>€ 4\.576\.500', xml(maak()))
    assert xml(maak()).count("<w:cantSplit/>") == xml(maak()).count("<w:tr>") == 9 + 13 + 4


def ondertekend(aantal: int, *, ander: int = 0) -> Final:
    """Return a regulation that so many bodies sign; of `ander` of them other officials."""
    b = Boom()

    def blok(nummer: int) -> Node:
        wie = ("de griffier", "de voorzitter") if nummer < ander else ("de secretaris", "de burgemeester")
        tekenaars = [b.node("ondertekenaar", op=naam) for naam in wie]
        return b.node("ondertekening", *tekenaars, tekst=f"Het college van gemeente {nummer},", opstelling="naast", plaats_datum="A")

    artikelen = [b.artikel(n, "Titel", b.lid(None, "Een lange zin over iets dat moet worden geregeld. " * 5)) for n in range(1, 31)]
    artikelen.append(b.artikel(31, "Citeertitel", b.lid(None, "Deze regeling heet zo.")))
    slot = b.node("sluiting", b.node("alinea", tekst="Aldus vastgesteld."), *map(blok, range(aantal)))
    return b.final(b.node("document", *artikelen, slot, op="t"), "t", "regeling")


def test_who_signs_alone_on_a_line_is_one_paragraph_that_stays_with_the_next() -> None:
    """LibreOffice keeps no more than a few paragraphs together: a function at the foot of a page, its name on the next."""
    b = Boom()
    tekenen = b.node(
        "ondertekening", b.node("ondertekenaar", op="de secretaris", tekst="A. B."), b.node("ondertekenaar", op="de burgemeester"), opstelling="onder"
    )
    docx = render(b.final(b.node("document", b.node("alinea", tekst="Brief."), b.node("sluiting", tekenen), op="t"), "t", "stuk"), basis(), numbering="levend")
    alineas = [p for p in docxcheck.document(docx).iter(W + "p") if docxcheck.stijl_van(p) == "Functie"]
    assert [docxcheck.regel(p) for p in alineas] == ["de secretarisA. B.", f"de burgemeester{Gat('bij_besluit', '').text}"]
    assert [len(list(p.iter(W + "br"))) for p in alineas] == [4, 4]
    assert [p.find(f"{W}pPr/{W}keepNext") is not None for p in alineas] == [False, True]  # the style keeps; the last lets go
    assert docxcheck.problems(docx) == []


def test_many_sign_in_a_table_whose_head_names_the_offices_that_all_have() -> None:
    tekst = docxcheck.regels(render(ondertekend(3), basis(), numbering="vast"))
    assert tekst[-16:-12] == ["Namens", "Plaats en datum", "De secretaris", "De burgemeester"]
    gemengd = docxcheck.regels(render(ondertekend(3, ander=1), basis(), numbering="vast"))
    assert [regel for regel in gemengd if regel == "Ondertekening"] == ["Ondertekening"] * 2
    assert [regel for regel in gemengd if regel.startswith("de ")] == ["de griffier", "de voorzitter", *["de secretaris", "de burgemeester"] * 2]


def test_the_end_of_the_text_stays_with_what_is_signed() -> None:
    """Two lines at least: here the last lid is one line, so its heading goes along (its style keeps that already)."""
    alineas = list(docxcheck.document(render(ondertekend(1), basis(), numbering="vast")).iter(W + "p"))
    gehouden = [docxcheck.regel(p) for p in alineas if docxcheck.stijl_van(p).startswith(("Lid", "Artikel")) and p.find(f"{W}pPr/{W}keepNext") is not None]
    assert gehouden == ["Artikel 31\tCiteertitel", "Deze regeling heet zo."]


@pytest.mark.office
@pytest.mark.parametrize("aantal", [7, 40])
def test_no_signature_stands_without_text_and_seven_stand_on_one_page(aantal: int, gedrukt: Gedrukt) -> None:
    paginas = gedrukt[f"ondertekend-{aantal}"]
    met_teken = [pagina for pagina in paginas if re.search(r"van gemeente \d", pagina)]
    assert "Deze regeling heet zo." in met_teken[0]
    assert "Aldus vastgesteld." in met_teken[0]
    assert all("De secretaris" in pagina for pagina in met_teken)  # the head row, on every page
    assert len(met_teken) <= -(-aantal // 8)


def test_a_row_above_a_group_is_bold_stays_with_it_and_merges_no_cells() -> None:
    b = Boom()
    rows = [("kop", ("Bevoegdheid", "Artikel")), ("groep", ("Inburgering",)), *[("rij", (f"bevoegdheid {number}", "artikel 1")) for number in range(12)]]
    docx = render(b.final(b.node("document", b.tabel("Bevoegdheden", *rows), op="t"), "t", "stuk"), basis(), numbering="levend")
    row = next(part for part in xml(docx).split("<w:tr>") if "Inburgering" in part)
    assert row.count('w:pStyle w:val="Tabeltotaal"') == row.count("<w:keepNext/>") == row.count("<w:tc>") == 2
    assert "gridSpan" not in xml(docx)


def _gehouden(final: Final, stijl: str, huis: str = "regio") -> list[bool]:
    """Whether each paragraph in a style is kept with the next."""
    alineas = [p for p in docxcheck.document(render(final, basis(huis), numbering="vast")).iter(W + "p") if docxcheck.stijl_van(p) == stijl]
    return [p.find(f"{W}pPr/{W}keepNext") is not None for p in alineas]


def test_no_item_of_a_list_stands_alone_on_a_page() -> None:
    """The first stays with the second, the last with the one before; between them a long list may go on on the next page."""
    b = Boom()

    def lijst(aantal: int) -> Final:
        items = [b.node("onderdeel", tekst=f"punt {nummer};") for nummer in range(aantal)]
        return b.final(b.node("document", b.node("alinea", *items, tekst="De punten:", lijst="streepjes"), op="t"), "t", "stuk")

    assert _gehouden(lijst(1), "Opsomming1") == [False]
    assert _gehouden(lijst(3), "Opsomming1") == [True, True, False]
    assert _gehouden(lijst(6), "Opsomming1") == [True, False, False, False, True, False]


def test_a_table_without_a_caption_stands_apart_from_the_text_around_it() -> None:
    """As an own text has them: a caption brings its own room, and a paragraph below does."""
    b = Boom()
    punten = [b.node("alinea", b.node("onderdeel", tekst=naam), lijst="streepjes") for naam in ("boven", "onder")]
    tabel = b.node("tabel", b.node("rij", b.node("cel", tekst="x")))
    docx = render(b.final(b.node("document", punten[0], tabel, punten[1], op="t"), "t", "stuk"), basis(), numbering="vast")
    ruimte = {docxcheck.regel(p): dict(mark.attrib) for p in docxcheck.document(docx).iter(W + "p") for mark in p.iter(W + "spacing")}
    assert ruimte == {"boven": {W + "after": "100"}, "onder": {W + "before": "120"}}
    assert docxcheck.problems(docx) == []


def test_a_greeting_without_signatures_lets_go_of_what_follows() -> None:
    """Else its last line goes with the notes to the next page, and the greeting stays behind."""
    b = Boom()
    groet = [b.node("alinea", tekst=regel) for regel in ("Met vriendelijke groet,", "namens de deelnemende gemeenten,", "A. B.")]
    final = b.final(b.node("document", b.node("alinea", tekst="Brief."), b.node("sluiting", *groet), op="t"), "t", "stuk")
    alineas = [p for p in docxcheck.document(render(final, basis(), numbering="vast")).iter(W + "p") if docxcheck.stijl_van(p) == "Slotformule"]
    assert [[mark.get(W + "val") for mark in p.iter(W + "keepNext")] for p in alineas] == [[], [], ["0"]]  # the style keeps


@pytest.mark.parametrize(("zinnen", "bijeen"), [(2, True), (40, False)])
def test_a_few_notes_stay_together_with_words_of_the_text(zinnen: int, *, bijeen: bool) -> None:
    b = Boom()
    noten = [b.node("onderdeel", tekst="Dit cijfer is voorlopig. " * zinnen) for _ in range(3)]
    tekst = [b.node("alinea", tekst="Een zin van de tekst zelf.") for _ in range(9)]
    final = b.final(b.node("document", *tekst, b.node("aannames", *noten, op="Toelichting bij de cijfers"), op="t"), "t", "stuk")
    assert _gehouden(final, "Alinea") == [False] * 6 + [bijeen] * 3
    assert _gehouden(final, "Aanname") == [True, True, False]  # the first and the last never stand alone


def test_notes_tie_no_heading_to_them() -> None:
    """LibreOffice moves only the end of a long row of what is kept: the heading would stay behind on its own."""
    b = Boom()
    noten = b.node("aannames", *[b.node("onderdeel", tekst="Dit cijfer is voorlopig.") for _ in range(3)], op="Toelichting bij de cijfers")
    lijst = b.node("alinea", *[b.node("onderdeel", tekst=f"bijlage {nummer};") for nummer in range(3)], tekst="Erbij:", lijst="streepjes")
    kort = b.node("sectie", b.node("alinea", tekst="Eén zin."), op="Vragen")
    final = b.final(b.node("document", b.node("alinea", tekst="Tekst."), kort, noten, op="t"), "t", "stuk")
    assert _gehouden(final, "Alinea") == [False, False]
    final = b.final(b.node("document", b.node("sectie", lijst, op="Bijlagen"), noten, op="t"), "t", "stuk")
    assert _gehouden(final, "Opsomming1") == [True, True, False]
    lang = [b.node("alinea", tekst="Een zin van de tekst zelf.") for _ in range(5)]
    final = b.final(b.node("document", b.node("sectie", *lang, op="Vragen"), noten, op="t"), "t", "stuk")
    assert _gehouden(final, "Alinea") == [False, False, True, True, True]


@beide
def test_a_number_of_two_leaves_room_for_its_text(nummering: Nummering) -> None:
    """3.10 is wider than the step that an item hangs in: its text begins where that of the heading above begins."""
    b = Boom()
    regels = [b.node("onderdeel", tekst="een regel", nr=f"3.{nummer}") for nummer in range(1, 11)]
    gewoon = [b.node("onderdeel", tekst="een punt", nr=f"{nummer}.") for nummer in range(1, 11)]
    delen = [b.node("alinea", *items, tekst="Hier:", lijst="cijfers") for items in (regels, gewoon)]
    docx = render(b.final(b.node("document", *delen, op="t"), "t", "stuk"), basis(), numbering=nummering)
    alineas = [p for p in docxcheck.document(docx).iter(W + "p") if docxcheck.stijl_van(p) == "Opsomming1"]
    assert [p.find(f"{W}pPr/{W}ind") is not None for p in alineas] == [True] * 10 + [False] * 10


def test_only_the_first_annex_begins_a_page() -> None:
    b = Boom()
    bijlagen = [
        b.node("bijlage", b.node("alinea", tekst="Deze bijlage hoort bij artikel 1."), b.node("alinea", tekst="Regels. " * 300), op=naam)
        for naam in ("Een", "Twee")
    ]
    docx = render(b.final(b.node("document", b.artikel(1, "Titel", b.lid(None, "Een zin.")), *bijlagen, op="t"), "t", "regeling"), basis(), numbering="vast")
    alineas = list(docxcheck.document(docx).iter(W + "p"))
    koppen = [p for p in alineas if docxcheck.stijl_van(p) == "Bijlage"]
    assert [p.find(f"{W}pPr/{W}pageBreakBefore") is not None for p in koppen] == [False, True]  # the style begins a page; the second says it does not
    eerste = [p for p in alineas if docxcheck.regel(p).startswith("Deze bijlage")]
    assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in eerste)


def test_names_of_gemeenten_fit_in_the_matrix() -> None:
    assert len(NAMEN) == 7


def test_any_layout_is_optional() -> None:
    b = Boom()
    kinderen: list[Any] = [
        b.node("tabel", b.node("rij", b.node("cel", tekst="x"))),
        b.node("aannames", *b.lijst("noten", "een")),
        b.node("sectie", b.node("alinea")),
    ]
    docx = render(b.final(b.node("document", *kinderen), "titel", "stuk"), basis(), numbering="levend")
    assert docxcheck.regels(docx) == ["titel", "x", "een"]
    assert docxcheck.problems(docx) == []


@pytest.mark.parametrize(("lines", "apart"), [(12, False), (40, True), (56, False), (79, True), (105, False)])
def test_contents_stand_apart_unless_short_or_their_last_page_stays_almost_empty(lines: int, *, apart: bool) -> None:
    assert stand_apart(lines) is apart
