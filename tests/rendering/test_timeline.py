"""The timeline: the routes of a traject, drawn the same everywhere, with the same in words; in the planning and as a block in any paper."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import docxcheck
from assembler.ground import treejson
from assembler.ground.document import Chart, ChartRow, Node, NodeId, Point, Tekst, text_of
from assembler.ground.document.fit import text_width
from assembler.rendering import charts, html, word
from assembler.rendering.charts import timeline
from assembler.verbs.planning import document
from conftest import Maker
from dosis import voorbeelden
from werkruimte import ORGANEN, REPO, Geladen, bevindingen, laad, schrijf

_SVG = "{http://www.w3.org/2000/svg}"
ROUTES = "trajecten/proef/routes.yaml"
BLOK = "templates/blokken/tijdlijn.yaml"


def _node(rows: list[list[tuple[date, str]]], now: date | None = None) -> Node:
    mark = Point(now.toordinal(), "nu") if now else None
    made = tuple(ChartRow(f"Route {number}", tuple(Point(day.toordinal(), text) for day, text in row), mark) for number, row in enumerate(rows, 1))
    return Node("figuur", NodeId("proef/t"), (Tekst("Tijdlijn"),), (Tekst("in woorden"),), (), Chart((), made, "nu" if now else "", "tijdlijn"))


def _axis(node: Node) -> timeline._Axis:
    assert isinstance(node.layout, Chart)
    return timeline._Axis.of(node.layout)


# --- the drawing ------------------------------------------------------------------------------------------------------


def test_every_moment_stands_in_the_drawing_in_its_order() -> None:
    """The day above what it is; later stands further right."""
    node = _node(
        [[(date(2021, 3, 30), "30 maart 2021: Notitie"), (date(2021, 6, 1), "1 juni 2021: Concept")], [(date(2021, 8, 31), "31 augustus 2021: Klaar")]],
        date(2021, 6, 1),
    )
    root = etree.fromstring(charts.svg(node).encode())
    words = [str(item.xpath("string()")) for item in root.iter(f"{_SVG}text")]
    assert [word for word in words if word[0].isdigit() or word in {"Notitie", "Concept", "Klaar"}] == [
        "30 maart 2021", "Notitie", "1 juni 2021", "Concept", "31 augustus 2021", "Klaar",
    ]  # fmt: skip
    dots = [int(item.get("cx", "0")) for item in root.iter(f"{_SVG}circle")]
    assert dots == sorted(dots)
    assert len(set(dots)) == 3
    assert {"maart 2021", "nu", "Route 1", "Route 2"} <= set(words)


MOMENTS = st.lists(
    st.lists(st.tuples(st.dates(date(2020, 1, 1), date(2024, 12, 31)), st.text(st.characters(categories=["L", "N"]), max_size=30)), min_size=1, max_size=8),
    min_size=1,
    max_size=3,
)


@settings(max_examples=voorbeelden(25))
@given(MOMENTS)
def test_no_words_stand_over_others_and_no_stem_runs_through_them(rows: list[list[tuple[date, str]]]) -> None:
    """Whatever the days and the words: labels of one route keep apart, and all stand on the page."""
    node = _node(rows)
    assert isinstance(node.layout, Chart)
    axis = _axis(node)
    for row in node.layout.rows:
        flags = timeline._flags(row.points, axis)
        wide = {id(flag): flag.left + max(text_width(line, 30) for line in flag.lines) for flag in flags}
        for one, other in combinations(flags, 2):
            if one.level == other.level:
                assert wide[id(one)] <= other.left or wide[id(other)] <= one.left
            deep, high = (one, other) if one.level > other.level else (other, one)
            assert deep.level == high.level or not high.left <= deep.stem <= wide[id(high)]
        if len({point.number for point in row.points}) > 1:
            assert max(wide.values()) <= 1600 or axis.end <= timeline._SIDE + axis.last.toordinal() - axis.first.toordinal()
    etree.fromstring(charts.svg(node).encode("utf-8", "replace"))


def test_the_months_below_can_be_read() -> None:
    """As many as fit, none over another, over one month and over five years."""
    for last in (date(2021, 1, 20), date(2021, 9, 1), date(2025, 12, 1)):
        root = etree.fromstring(charts.svg(_node([[(date(2021, 1, 5), "a"), (last, "b")]])).encode())
        months = [
            (int(item.get("x", "0")), str(item.xpath("string()")))
            for item in root.iter(f"{_SVG}text")
            if re.fullmatch(r"[a-z]+ 20\d\d", str(item.xpath("string()")))
        ]
        assert months
        assert all(left + text_width(name, 30) <= right for (left, name), (right, _) in pairwise(months))


def test_the_same_moments_give_the_same_picture() -> None:
    """To the byte, as every chart."""
    node = _node([[(date(2021, 3, 30), "30 maart 2021: Notitie")]], date(2021, 6, 1))
    assert charts.png(charts.draw(node)) == charts.png(charts.draw(node))
    assert charts.png(charts.draw(node))[:4] == b"\x89PNG"


# --- in papers ----------------------------------------------------------------------------------------------------------


def test_the_two_routes_of_the_source_stand_in_the_planning(sociaal: Geladen) -> None:
    """Seed 000: sociaal above, bedrijfsvoering below; in words for who does not see it, in Word and on the page."""
    made = document(sociaal.ruimte, sociaal.ruimte.trajecten["gr-sociaal"], date(2021, 3, 30))
    [node] = [item for item in made.final.root.walk() if item.kind == "figuur"]
    said = text_of(node.inhoud)
    assert (
        "Sociaal: 27 oktober 2020: Principebesluit, 30 maart 2021: Hoofdlijnennotitie, 1 juni 2021: Concepttekst, 31 augustus 2021: Definitieve tekst" in said
    )
    assert "Bedrijfsvoering: 1 april 2021: uitgangspunten, begin juni 2021: dienstverleningsovereenkomsten en 31 augustus 2021: besluiten in procedure" in said
    assert said.endswith("Een streep staat bij de stand van dit stuk: 30 maart 2021.")
    assert treejson.gist(treejson.load(treejson.dump(made.final))) == treejson.gist(made.final)
    docx = word.render(made.final, sociaal.ruimte.basis[made.final.huisstijl], numbering="vast")
    assert docxcheck.problems(docx) == docxcheck.toegankelijkheid(docx) == []
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        assert [name for name in package.namelist() if name.endswith(".png")]
        assert "begin juni 2021" in package.read("word/document.xml").decode()  # the alt text
    shown = html.render(made.final).decode()
    assert "<svg" in shown
    assert "dienstverleningsovereenkomsten" in shown


def _letter(ruimte: Maker, routes: str | None) -> Path:
    """Return a workspace of which the letter has the timeline as a block."""
    brief = {
        "trajecten/proef/teksten/concept/kern.yaml": "blokken:\n  - {id: wat, tekst: Dit is het concept.}\n  - {blok: tijdlijn}\n",
        "trajecten/proef/teksten/concept/kern.md": None,
    }
    return ruimte({**ORGANEN, BLOK: (REPO / BLOK).read_text(encoding="utf-8"), **brief, **({ROUTES: routes} if routes else {})})


def test_any_paper_may_have_it_and_without_routes_it_shows_the_milestones(ruimte: Maker) -> None:
    """With publication and entry into force."""
    loaded = laad(_letter(ruimte, None))
    assert not [item.message for item in loaded.bevindingen if item.is_error]
    [node] = [item for item in loaded.maak("concept", "brief-noord").final.root.walk() if item.kind == "figuur"]
    assert text_of(node.inhoud) == (
        "Tijdlijn: De planning als tijdlijn. Regeling Proef: 1 juni 2021: Concept, 1 december 2021: Definitief, 15 december 2021: bekendmaking en "
        "1 januari 2022: inwerkingtreding. Een streep staat bij de stand van dit stuk: 1 juni 2021."
    )


def test_a_moment_that_is_not_sure_carries_its_source(ruimte: Maker) -> None:
    """As any uncertain day: a mark at the caption, explained at the end."""
    routes = (
        "routes:\n  - id: een\n    naam: Een\n    momenten:\n      - {datum: 2021-04-01, wat: begin, bron: gekozen voor deze uitwerking, status: aanname}\n"
    )
    made = laad(_letter(ruimte, routes)).maak("concept", "brief-noord")
    assert "Gekozen voor deze uitwerking" in text_of(tuple(piece for node in made.final.root.walk() for piece in (*node.inhoud, Tekst(" "))))


@pytest.mark.parametrize(
    ("routes", "slug"),
    [
        ("routes:\n  - {id: een, naam: Een}\n", "veld-is-ingevuld"),
        ("routes:\n  - {id: een, naam: Een, mijlpalen: true}\n  - {id: een, naam: Twee, mijlpalen: true}\n", "id-is-uniek"),
        ("routes: []\n", "waarde-heeft-juiste-vorm"),
        ("routes:\n  - {id: een, naam: Een, momenten: [{datum: 1 april, wat: x, bron: y}]}\n", "waarde-heeft-juiste-vorm"),
    ],
)
def test_what_is_wrong_with_routes_is_told_at_its_place(ruimte: Maker, routes: str, slug: str) -> None:
    """In routes.yaml."""
    root = _letter(ruimte, None)
    schrijf(root, ROUTES, routes)
    assert {item["slug"] for item in bevindingen(root) if item["bestand"] == ROUTES} == {slug}


def test_a_timeline_without_a_day_to_draw_is_told(ruimte: Maker) -> None:
    """A text is no day."""
    root = _letter(ruimte, None)
    place = root / BLOK
    place.write_text(place.read_text(encoding="utf-8").replace('dag: "{{ moment.dag | datum }}"', 'dag: "{{ moment.wat | tekst }}"'), encoding="utf-8")
    assert "figuur-toont-getallen" in {item["slug"] for item in bevindingen(root)}


def test_the_letter_of_alblasserdam_has_the_two_routes(sociaal: Geladen) -> None:
    """As the source has it (seed 000), with words for who does not see it; another letter of that day has none."""
    kinds = {
        name: [node.kind for node in sociaal.maak("hoofdlijnennotitie", f"rib-{name}").final.root.walk()].count("figuur")
        for name in ("alblasserdam", "dordrecht")
    }
    assert kinds == {"alblasserdam": 1, "dordrecht": 0}
