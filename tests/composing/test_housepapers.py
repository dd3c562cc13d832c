"""House formats as data: every paper of a gemeente has one of its own house, and a format that rests on another says only what differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.facts.orders import Order
from assembler.ground.document import text_of
from assembler.pipeline import assemble
from assembler.reading.records.documenten import Format
from werkruimte import BESTANDEN, REPO, Geladen, bevindingen, gezond, tekst_van, werkruimte

STIJL = "templates/huisstijlen/regio/huisstijl.yaml"
NIEUW = ("memo", "addendum", "oplegger", "collegevoorstel", "collegebesluit", "collegebesluit-vaststelling")
KINDS = sorted(path.stem for path in (REPO / "templates/documenten").glob("*.yaml") if "per: gemeente" in path.read_text(encoding="utf-8"))


def _shape(found: Format) -> tuple[object, ...]:
    heads = [(row.sectie, getattr(row.opschrift, "tekst", row.opschrift)) for row in found.secties]
    statement = found.ondertekening.verklaring if found.ondertekening else None
    greeting = [zin.tekst for zin in found.groet]
    return found.kop, [(row.veld, row.label) for row in found.velden], heads, greeting, statement.tekst if statement else None


@pytest.mark.parametrize("kind", KINDS)
def test_every_house_has_a_format_for_every_paper_of_a_gemeente(sociaal: Geladen, kind: str) -> None:
    """And says where it comes from, and how sure that is."""
    houses = {item.huisstijl for item in sociaal.ruimte.organisaties.values() if item.huisstijl != "regio"}
    assert len(houses) == 7
    missing = [name for name in sorted(houses) if kind not in sociaal.ruimte.huisstijlen[name].formats]
    assert missing == []
    assert all(sociaal.ruimte.huisstijlen[name].formats[kind].bron for name in houses)


@pytest.mark.parametrize("kind", NIEUW)
def test_no_two_houses_shape_a_paper_alike(sociaal: Geladen, kind: str) -> None:
    """Fields, their labels and order, headings, greeting, what is signed: one of these tells each from the others."""
    shapes = {item.huisstijl: _shape(sociaal.ruimte.huisstijlen[item.huisstijl].formats[kind]) for item in sociaal.ruimte.organisaties.values()}
    names = sorted(shapes)
    assert [(a, b) for a in names for b in names if a < b and shapes[a] == shapes[b]] == []


@pytest.mark.parametrize("kind", NIEUW)
@pytest.mark.parametrize("gemeente", ["dordrecht", "sliedrecht", "alblasserdam"])
def test_a_paper_is_printed_in_its_own_format(sociaal: Geladen, kind: str, gemeente: str) -> None:
    """Its name, the labels of its fields in their order, and the headings of the house."""
    style = sociaal.ruimte.huisstijlen[gemeente].formats[kind]
    made = assemble(sociaal.folded("definitief"), Order(kind, sociaal.ruimte.documentsoorten[kind], gemeente))
    text = tekst_van(made)
    assert f"\n{style.kop}\n" in text
    labels = [text_of(node.opschrift) for node in made.final.root.walk() if node.kind == "veld"]
    assert labels == [row.label for row in style.velden]
    printed = [text_of(node.opschrift) for node in made.final.root.walk() if node.kind == "sectie" and node.opschrift]
    wanted = [row.opschrift.tekst for row in style.secties if row.opschrift]
    assert [head for head in printed if head in wanted] == [head for head in wanted if head in printed]


def test_the_title_has_the_name_that_the_house_has_for_the_paper(sociaal: Geladen) -> None:
    """So do the foot of its pages and the list of a set: Sliedrecht writes a collegeinformatiebrief, Alblasserdam a raadsinformatiebrief."""
    titles = {}
    for gemeente in ("sliedrecht", "alblasserdam", "hendrik-ido-ambacht"):
        for kind in ("rib", "collegebesluit"):
            titles[gemeente, kind] = assemble(sociaal.folded("definitief"), Order(kind, sociaal.ruimte.documentsoorten[kind], gemeente)).final.titel
    assert titles["sliedrecht", "rib"] == "Collegeinformatiebrief Gemeenschappelijke regeling Sociaal: Definitieve tekst"
    assert titles["alblasserdam", "rib"] == "Raadsinformatiebrief Gemeenschappelijke regeling Sociaal: Definitieve tekst"
    assert titles["hendrik-ido-ambacht", "collegebesluit"] == "B en W-besluit Gemeenschappelijke regeling Sociaal: Definitieve tekst"


# --- a format that rests on another --------------------------------------------------------------------------------


def _stijl(more: str) -> str:
    text = BESTANDEN[STIJL]
    return text[: text.rindex("bron:")] + more + text[text.rindex("bron:") :]


MEMO = BESTANDEN["templates/documenten/brief.yaml"].replace("id: brief", "id: kattebel").replace("naam: Brief", "naam: Kattebel")
ERBIJ = "  kattebel:\n    zoals: brief\n    kop: Kattebel\n    aanhef: null\n    ondertekening: null\n    bron: eigen vorm\n    status: aanname\n"


def test_a_format_takes_over_what_it_does_not_say(tmp_path: Path) -> None:
    """A field that it sets to nothing is gone; the rest is that of the other."""
    root = werkruimte(tmp_path, {STIJL: _stijl(ERBIJ), "templates/documenten/kattebel.yaml": MEMO})
    formats = gezond(root).ruimte.huisstijlen["regio"].formats
    own, other = formats["kattebel"], formats["brief"]
    assert (own.kop, own.aanhef, own.ondertekening) == ("Kattebel", None, None)
    assert (own.velden, own.secties, own.groet) == (other.velden, other.secties, other.groet)
    assert own.positie.span.line > other.positie.span.line


@pytest.mark.parametrize("name", ["brieff", "kattebel"])
def test_a_format_that_rests_on_none_or_on_itself_is_told(tmp_path: Path, name: str) -> None:
    """With those that there are."""
    root = werkruimte(tmp_path, {STIJL: _stijl(ERBIJ.replace("zoals: brief", f"zoals: {name}")), "templates/documenten/kattebel.yaml": MEMO})
    found = [item for item in bevindingen(root, "proef") if f"zoals die van '{name}'" in item["message"]]
    assert [item["hint"] for item in found] == ["Kies uit: brief."]
    assert found[0]["bestand"] == STIJL
