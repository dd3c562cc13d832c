"""Charts: figures in the tree, drawn the same everywhere, readable without colour and without eyes."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

import docxcheck
from assembler.composing.blocks.figure import bar_chart, drawn
from assembler.ground import treejson
from assembler.ground.document import Chart, ChartRow, Final, Node, Point, Tekst, text_of
from assembler.ground.values import Waarde
from assembler.rendering import charts
from assembler.rendering import text as tekst
from assembler.rendering.charts import sketch
from assembler.rendering.word import render
from assembler.sentences.filters import uncertain
from bomen import Boom, basis, voettekst
from dosis import voorbeelden
from werkruimte import REPO, Geladen

_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SVG = "{http://www.w3.org/2000/svg}"


def procenten(*tienden: int) -> tuple[Point, ...]:
    return tuple(Point(value, f"{value // 10},{value % 10}%") for value in tienden)


def figuurknoop(reeksen: int = 3) -> Node:
    rows = [
        ChartRow(name, procenten(*(base + 20 * nr for nr in range(reeksen))), Point(base, f"{base / 10} inwoners"))
        for name, base in (("Noord", 91), ("Zuid", 364))
    ]
    chart = Chart(tuple(f"Variant {'ABCDE'[nr]}" for nr in range(reeksen)), tuple(rows), "Aandeel in de inwoners")
    return bar_chart("proef/figuur", (Tekst("Stemmen tegenover inwoners"),), chart)


def stuk(*knopen: Node) -> Final:
    boom = Boom()
    root = boom.node(
        "document", boom.node("alinea", tekst="Vooraf."), *knopen, boom.node("alinea", tekst="Daarna."), op="Proef", klasse="stuk", kop="Proef", id_="proef"
    )
    return Final(root, boom.labels, "Proef", "stuk", voettekst(document="proef"), "regio")


# --- what is drawn ---------------------------------------------------------------------------------------------------


def test_a_share_is_drawn_in_tenths_of_a_percent_and_money_in_cents() -> None:
    assert drawn(Fraction(12, 33)) == 364
    assert drawn(Fraction(1, 3)) == 333
    assert drawn(1250) == 1250
    assert drawn("x") is None
    assert drawn(True) is None


def test_every_value_stands_in_the_drawing_and_in_its_words() -> None:
    node = figuurknoop()
    picture = charts.svg(node)
    for label in ("9,1%", "11,1%", "36,4%", "9.1 inwoners", "Variant A", "Variant C", "Aandeel in de inwoners", "Noord"):
        assert label in picture
        assert label in text_of(node.inhoud)


def test_longer_is_more() -> None:
    root = etree.fromstring(charts.svg(figuurknoop(1)).encode())
    bars = [int(item.get("width", "0")) for item in root.iter(f"{_SVG}rect") if item.get("stroke") and int(item.get("x", "0")) > 100]
    assert len(bars) == 2
    assert abs(bars[0] * 364 - bars[1] * 91) < 364 * 4  # a bar is as long as its number, to the width of its outline


def test_series_differ_without_colour() -> None:
    drawn = charts.svg(figuurknoop(5))
    fills = {item.get("fill") for item in etree.fromstring(drawn.encode()).iter(f"{_SVG}rect") if item.get("stroke")}
    assert len(fills) == 5
    assert len(set(sketch.FILLS)) == 5


def luminantie(kleur: str) -> float:
    delen = [int(kleur[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    lineair = [deel / 12.92 if deel <= 0.03928 else ((deel + 0.055) / 1.055) ** 2.4 for deel in delen]
    return 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]


def test_every_colour_stands_out_from_paper() -> None:
    kleuren = set(re.findall(r"#[0-9a-f]{6}", charts.svg(figuurknoop(5)))) - {sketch.PAPER}
    assert kleuren
    for kleur in kleuren:
        assert (luminantie(sketch.PAPER) + 0.05) / (luminantie(kleur) + 0.05) >= 4.5


@settings(max_examples=voorbeelden(20))
@given(st.lists(st.tuples(st.text(max_size=40), st.integers(-(10**10), 10**10)), min_size=1, max_size=20))
def test_any_figures_give_a_drawing_that_can_be_read(rijen: list[tuple[str, int]]) -> None:
    """Negative amounts, zeros, strange names: the drawing is good XML and nothing has a negative size."""
    rows = [ChartRow("".join(c for c in name if c.isprintable()), (Point(value, str(value)),)) for name, value in rijen]
    root = etree.fromstring(charts.svg(bar_chart("x/f", (Tekst("f"),), Chart(("reeks",), tuple(rows)))).encode("utf-8", "replace"))
    assert all(int(item.get("width", "1")) >= 0 and int(item.get("height", "1")) >= 0 for item in root.iter(f"{_SVG}rect"))


def test_uncertain_figures_are_handed_to_the_caption_each_once() -> None:
    values = [
        Waarde(1, "a", "aanname", "raming"),
        Waarde(2, "b", "aanname", "raming"),
        Waarde(3, "c", "definitief", "telling"),
        Waarde(4, "d", "voorlopig", "CBS"),
    ]
    found = [(mark.sleutel, mark.status, mark.bron, mark.text) for mark in uncertain([*values, *values])]  # type: ignore[union-attr]
    assert found == [("a", "aanname", "raming", ""), ("b", "aanname", "raming", ""), ("d", "voorlopig", "CBS", "")]


# --- the picture -----------------------------------------------------------------------------------------------------


def test_the_picture_is_sharp_in_print() -> None:
    beeld = charts.draw(figuurknoop())
    breed, hoog = struct.unpack(">II", charts.png(beeld)[16:24])
    assert breed == beeld.width * 300 // 254  # 300 dots to the inch, sizes in tenths of a millimetre
    assert abs(hoog * beeld.width - breed * beeld.height) <= breed + beeld.width


@pytest.mark.slow
@pytest.mark.broad
def test_the_picture_is_the_same_in_another_process() -> None:
    program = (
        "import sys, hashlib; sys.path[:0] = ['src', 'tests', 'tests/rendering']; import test_charts as t; from assembler.rendering import charts;"
        "print(hashlib.sha256(charts.png(charts.draw(t.figuurknoop()))).hexdigest())"
    )
    hashes = {
        subprocess.run([sys.executable, "-c", program], cwd=REPO, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    }
    assert len(hashes) == 1


# --- in a document ---------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_word_has_the_picture_with_its_words(tmp_path: Path) -> None:
    node = figuurknoop()
    docx = render(stuk(node), basis(), numbering="levend")
    assert docxcheck.problems(docx) == docxcheck.toegankelijkheid(docx) == []
    path = tmp_path / "proef.docx"
    path.write_bytes(docx)
    assert [str(fault) for fault in OpenXmlValidator().validate(str(path)).errors] == []
    root = docxcheck.document(docx)
    described = [item.get("descr") for item in root.iter(f"{_WP}docPr")]
    assert described == [text_of(node.inhoud)]
    media = [name for name in docxcheck.delen(docx) if name.startswith("word/media/")]
    assert len(media) == 1
    assert docxcheck.delen(docx)[media[0]] == charts.png(charts.draw(node))


def test_the_same_tree_gives_the_same_bytes() -> None:
    assert render(stuk(figuurknoop()), basis(), numbering="levend") == render(stuk(figuurknoop()), basis(), numbering="vast")


def test_one_picture_twice_is_one_part_and_two_places() -> None:
    first = figuurknoop()
    second = Node(first.kind, type(first.id)("proef/figuur-2"), first.opschrift, first.inhoud, (), first.layout)
    docx = render(stuk(first, second), basis(), numbering="levend")
    assert docxcheck.problems(docx) == []
    assert len([name for name in docxcheck.delen(docx) if name.startswith("word/media/")]) == 1
    assert len({item.get("id") for item in docxcheck.document(docx).iter(f"{_WP}docPr")}) == 2


def test_the_text_says_what_the_picture_shows() -> None:
    printed = tekst.render(stuk(figuurknoop())).decode()
    assert "Stemmen tegenover inwoners" in printed
    assert "[Staafdiagram: Stemmen tegenover inwoners. Per rij achtereenvolgens: Variant A; Variant B; Variant C; Aandeel in de inwoners. Noord: " in printed


def test_a_figure_survives_being_frozen() -> None:
    final = stuk(figuurknoop())
    again = treejson.load(treejson.dump(final))
    assert render(again, basis(), numbering="levend") == render(final, basis(), numbering="levend")


# --- in the papers ---------------------------------------------------------------------------------------------------


def test_the_papers_say_what_it_means_for_the_gemeente(sociaal: Geladen) -> None:
    """The raadsvoorstel has the figures and the chart; the raadsinformatiebrief only what it comes to, and no chart."""
    brief, made = (sociaal.maak("definitief", f"{soort}-zwijndrecht") for soort in ("rib", "raadsvoorstel"))
    printed = tekst.render(made.final).decode().replace("\u00a0", " ")
    for part in ("5 stemmen", "van de 33", "13,1%", "15,2%", "€ 37.170.959", "€ 36.500.000", "stijgt met € 670.959", "maatwerk"):
        assert part in printed, part
    assert "5 van de 33 stemmen" in tekst.render(brief.final).decode().replace("\u00a0", " ")
    assert [[node.kind for node in item.final.root.walk()].count("figuur") for item in (brief, made)] == [0, 1]
    for item in (brief, made):
        docx = render(item.final, sociaal.ruimte.basis[item.final.huisstijl], numbering="levend")
        assert docxcheck.problems(docx) == docxcheck.toegankelijkheid(docx) == []


def test_without_figures_there_is_no_chart(sociaal: Geladen) -> None:
    for soort in ("rib-dordrecht", "raadsvoorstel-dordrecht"):
        assert "figuur" not in {node.kind for node in sociaal.maak("hoofdlijnennotitie", soort).final.root.walk()}
