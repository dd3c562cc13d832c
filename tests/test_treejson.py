"""A document as JSON: nothing is lost, and what earlier programs wrote is read for ever."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembler.ground import treejson
from assembler.ground.document import (
    Begripgebruik,
    Chart,
    ChartRow,
    Cover,
    Deel,
    Gat,
    Indent,
    Inline,
    Invulling,
    Layout,
    List,
    Look,
    Marked,
    Masthead,
    Node,
    NodeId,
    Note,
    Overview,
    Point,
    Section,
    Sheet,
    Signature,
    Table,
    Tekst,
    Verwijzing,
    Wetsverwijzing,
)
from assembler.ground.document.rows import layout_of, row_of
from assembler.ground.findings import Span
from bomen import regeling
from werkruimte import REPO, Geladen

CASES = sorted((REPO / "tests/cases/treejson").glob("format-1-*.json"))

teksten = st.text(st.characters(codec=None), max_size=8)
looks = st.builds(Look, st.booleans(), st.booleans(), teksten)
inlines: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Tekst, teksten, looks),
    st.builds(Invulling, teksten, teksten, st.sampled_from(["", "definitief", "aanname"]), teksten, st.integers(0, 9), looks),
    st.builds(Begripgebruik, teksten, teksten, looks),
    st.builds(Gat, st.sampled_from(["ntb", "bij_besluit", "na_besluit"]), teksten, looks),
    st.builds(Wetsverwijzing, teksten, teksten, looks),
    st.builds(Marked, teksten, st.sampled_from(["gone", "new"]), looks),
    st.builds(
        Verwijzing,
        st.tuples(teksten),
        st.builds(Span, teksten),
        st.booleans(),
        st.tuples(st.builds(Deel, teksten, st.none() | teksten.map(NodeId))),
        look=looks,
    ),
)


points = st.builds(Point, st.integers(), teksten)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Return a chart; its rows have a mark when it has a reference."""
    reference = draw(teksten)
    rows = st.builds(ChartRow, teksten, st.tuples(points, points), points if reference else st.none())
    return Chart(tuple(draw(st.lists(teksten, max_size=3))), tuple(draw(st.lists(rows, max_size=3))), reference)


layouts: st.SearchStrategy[Layout | None] = st.one_of(st.none(), charts(), *(st.from_type(sort) for sort in get_args(Layout) if sort is not Chart))


@given(layouts)
def test_a_layout_is_read_as_it_was_written(layout: Layout | None) -> None:
    kind = "document" if isinstance(layout, Cover | Masthead | Overview) else "alinea"
    row = json.loads(json.dumps(row_of(layout)))
    assert layout_of(kind, row) == (None if layout == Section() else layout)  # a section with nothing to say says nothing


@pytest.mark.slow
@given(st.lists(inlines, max_size=5), layouts.filter(lambda layout: not isinstance(layout, Cover | Masthead | Overview) and layout != Section()))
def test_nothing_is_lost_in_json(zin: list[Inline], layout: Layout | None) -> None:
    final = regeling()
    root = replace(final.root, kinderen=(*final.root.kinderen, Node("alinea", NodeId("x"), tuple(zin), tuple(zin), layout=layout)))
    content = treejson.dump(replace(final, root=root))
    assert treejson.load(content) == replace(final, root=root)
    assert treejson.dump(treejson.load(content)) == content
    content.decode("utf-8")


@pytest.mark.slow
def test_every_document_of_the_repository_survives(sociaal: Geladen) -> None:
    for made in sociaal.alles("definitief").values():
        assert treejson.load(treejson.dump(made.final)) == made.final


def test_a_tree_of_format_1_is_still_read() -> None:
    """What version 1 wrote, to the letter: a change of the format may add readers, never take this one away."""
    oud = """{"formaat": 1, "titel": "T", "klasse": "regeling", "huisstijl": "regio",
    "voettekst": {"document": "d", "mijlpaal": "m", "versie": "versie 1", "stand": "1 mei 2021", "vermelding": "v", "concept": true},
    "labels": {"d/a": ["1", "Artikel 1"]},
    "boom": {"soort": "document", "id": "d", "kinderen": [{"soort": "artikel", "id": "d/a", "opschrift": ["Naam"], "opmaak": {"breedtes": [1, 2]},
      "herkomst": {"plaats": ["c.yaml", 1, 2, 3, 4], "clausule": "a", "variant": "b", "besluiten": ["x#1"]},
      "inhoud": ["In ", {"verwijzing": ["d/a"], "plaats": [], "hoofdletter": false, "delen": ["artikel ", ["1", "d/a"]]},
        {"invulling": "3", "sleutel": "s", "status": "aanname", "bron": "b", "noot": 1}, {"gat": "ntb", "omschrijving": "o"},
        {"begrip": "lid", "tekst": "leden"}, {"wet": "wgr", "tekst": "de wet"}]}]}}"""
    final = treejson.load(oud.encode())
    artikel = final.root.kinderen[0]
    assert final.label(artikel) == "Artikel 1"
    assert artikel.layout == Table(widths=(1, 2))
    assert artikel.herkomst.besluiten == ("x#1",)
    assert "".join(item.text for item in artikel.inhoud) == "In artikel 13n.t.b.ledende wet"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_stored_tree_of_the_first_program_is_read_and_written_again_to_the_letter(case: Path) -> None:
    """The stored trees hold every sort of layout as the first program, which kept them as free data, wrote it."""
    content = case.read_bytes()
    assert treejson.dump(treejson.load(content)) == content


def test_the_stored_trees_hold_every_sort_of_layout() -> None:
    sorts = {type(node.layout) for case in CASES for node in treejson.load(case.read_bytes()).root.walk()}
    assert sorts == {type(None), *get_args(Layout)} - {Indent}  # a paper about a difference is never kept


def test_what_a_stored_layout_means() -> None:
    nodes = {case.stem[9:]: {node.id: node.layout for node in treejson.load(case.read_bytes()).root.walk()} for case in CASES}
    tree, paper = nodes["regeling"], nodes["stuk"]
    assert tree[NodeId("d")] == Cover("gr-tekst", "Concept")
    assert tree[NodeId("d/a/l/x")] == List("cijfers", "of")
    assert tree[NodeId("d/c")] == Sheet("toelichting", landscape=True)
    assert tree[NodeId("d/o")] == Signature("naast", "Noord")
    assert paper[NodeId("d/f")] == Chart(("nu", "straks"), (ChartRow("Noord", (Point(91, "9,1%"), Point(100, "10,0%")), Point(80, "8 van 100")),), "inwoners")
    assert paper[NodeId("d/v")] == Table(("links",), (10,), breakable=True, description="De varianten")
    assert paper[NodeId("d/aannames/1")] == Note(1)


@pytest.mark.parametrize(
    "row",
    [{"lijst": "vierkantjes"}, {"hoogte": 3}, {"breedtes": ["smal"]}, {"noot": "een"}, {"grafiek": "taart", "reeksen": [], "rijen": []}, {"grafiek": "staven"}],
)
def test_a_layout_that_no_program_wrote_is_refused(row: dict[str, object]) -> None:
    final = regeling()
    data = json.loads(treejson.dump(final))
    data["boom"]["kinderen"].append({"soort": "alinea", "id": "x", "opmaak": row})
    with pytest.raises(treejson.BoomError, match="de inhoud is geen boom van een document"):
        treejson.load(json.dumps(data).encode())


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"formaat": 1}', b'{"formaat": 9}', b"\xff", b"[" * 100_000, b'{"formaat": 1, "titel": 3}'])
def test_bytes_that_are_no_tree_are_refused(content: bytes) -> None:
    with pytest.raises(treejson.BoomError):
        treejson.load(content)
