"""A milestone that fills in what was adopted: the documents of the frozen version that was decided on, with days, numbers and votes, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from assembler.ground.document import Final, Gat, Invulling, Node, text_of
from werkruimte import BLOKKEN, ORGANEN, REPO, Geladen, anders, bevindingen, draai, gezond, laad, schrijf, tekst_van, werkruimte

DRIE = ("noord", "midden", "zuid")
UIT = "trajecten/proef/uitkomsten"
DEFINITIEF, VASTGESTELD = "trajecten/proef/mijlpalen/definitief.yaml", "trajecten/proef/mijlpalen/vastgesteld.yaml"
GR_TEKST = "templates/documenten/gr-tekst.yaml"
STUKKEN = ("raadsbesluit", "collegebesluit", "collegebesluit-vaststelling")


@pytest.fixture(scope="module")
def begin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace of which the definitive documents are frozen, with a milestone that fills them in."""
    papers = {name: (REPO / name).read_text(encoding="utf-8") for name in (f"templates/documenten/{soort}.yaml" for soort in STUKKEN)}
    more = "".join(f"  - {{soort: {soort}, voor: alle}}\n" for soort in STUKKEN)
    milestone = anders(DEFINITIEF, ("  - {soort: brief, voor: alle}\n", f"  - {{soort: brief, voor: alle}}\n{more}"))
    signed = anders(GR_TEKST, ("klasse: regeling\n", "klasse: regeling\nondertekend: true\n"))
    filled = "id: vastgesteld\nnaam: Vastgesteld\nstand: 2021-12-31\nvult: definitief\nomschrijving: tekst zoals die is vastgesteld\n"
    root = werkruimte(tmp_path_factory.mktemp("vast"), {**BLOKKEN, **ORGANEN, **papers, GR_TEKST: signed, DEFINITIEF: milestone, VASTGESTELD: filled})
    found = draai(root, "freeze", "proef", "definitief", "--door", "A", "--gezien", "B")
    assert found.code == 0, found.alles
    sent = draai(root, "verzonden", "proef", "definitief@1", "--alle-raden", "--voor", "toestemming", "--op", "2021-12-02")
    assert sent.code == 0, sent.alles
    return root


@pytest.fixture
def root(begin: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(begin, tmp_path / "werkruimte"))


def decided(root: Path, wie: str, on: str, more: str = "", *, wat: str = "toestemming", uitslag: str = "aangenomen", versie: str = "definitief@1") -> None:
    text = f"wie: {wie}\nwat: {wat}\ndatum: {on}\nversie: {versie}\nuitslag: {uitslag}\nbron: besluitenlijst\n{more}"
    schrijf(root, f"{UIT}/{on}-{wie.replace('/', '-')}-{wat}.yaml", text)


def all_decided(root: Path, councils: str = "") -> None:
    for name in DRIE:
        decided(root, f"{name}/college", "2021-12-02", "nummer: C1\n", wat="besluiten")
        decided(root, f"{name}/raad", "2021-12-09", councils)
        decided(root, f"{name}/college", "2021-12-20", wat="vaststellen")


def differences(old: Final, new: Final) -> Iterator[tuple[str, str, str]]:
    """Yield the places that read otherwise: where, what stood there and what stands there now; a node that is gone, or new, has an empty side."""
    before, after = ({node.id: node for node in final.root.walk()} for final in (old, new))
    for node_id in dict.fromkeys((*before, *after)):
        was, now = before.get(node_id), after.get(node_id)
        if was is None or now is None or _own(was) != _own(now):
            yield node_id, _said(was), _said(now)


def _said(node: Node | None) -> str:
    return "" if node is None else text_of((*node.opschrift, *node.inhoud))


def _own(node: Node) -> tuple[object, ...]:
    return node.kind, node.opschrift, node.inhoud, node.layout, [child.id for child in node.kinderen if child.id]


def filled_in(old: Final, new: Final) -> set[str]:
    """Return the places where only a fill-in line became a fact."""
    before = {node.id: node for node in old.root.walk()}
    found = set()
    for node in new.root.walk():
        was = before.get(node.id)
        if was is None or node.inhoud == was.inhoud:
            continue
        pairs = list(zip(was.inhoud, node.inhoud, strict=True))
        assert all(a == b or (isinstance(a, Gat) and a.soort == "bij_besluit" and isinstance(b, Invulling)) for a, b in pairs), node.id
        found.add(node.id.partition("/")[2])
    return found


def both(geladen: Geladen, name: str) -> tuple[Final, Final]:
    return geladen.maak("definitief", name).final, geladen.maak("vastgesteld", name).final


def test_only_what_was_left_for_the_decision_is_filled(root: Path) -> None:
    """By comparing tree with tree: every other place of every document is equal, the regulation from its first word to its last."""
    all_decided(
        root,
        "stemming: {voor: 15, tegen: 4}\ningevuld: {nummer van het raadsvoorstel: RV-7, 'commissie die heeft geadviseerd, met de datum': Bestuur van 2 december 2021}\n",
    )
    geladen = gezond(root)
    assert set(geladen.alles("vastgesteld")) == set(geladen.alles("definitief"))
    for name in geladen.alles("vastgesteld"):
        old, new = both(geladen, name)
        gone = {node.id for node in old.root.walk()} - {node.id for node in new.root.walk()}
        changed = {place.partition("/")[2] for place, _, _ in differences(old, new) if place not in gone}
        if name.startswith("raadsbesluit"):
            assert gone == {f"{name}/overwegingen/ontwerp"}
            assert changed == filled_in(old, new) | {"overwegingen"}
            assert filled_in(old, new) == {"overwegingen/gelezen", "overwegingen/commissie", "besluit/stemming", "ondertekening"}
        elif name.startswith("collegebesluit"):  # both
            assert gone == {f"{name}/overwegingen/ontwerp"}
            assert filled_in(old, new) == {"ondertekening"}
        else:
            assert list(differences(old, new)) == [], name
        assert (new.voettekst.mijlpaal, new.voettekst.stand) == ("Vastgesteld", "31 december 2021")
    text = tekst_van(geladen.maak("vastgesteld", "raadsbesluit-noord"))
    assert "nummer RV-7;" in text
    assert "gehoord de commissie Bestuur van 2 december 2021;" in text
    assert "Uitslag van de stemming: 15 voor, 4 tegen." in text
    assert "van 9 december 2021." in text
    assert "Ontwerp" not in text


def test_each_decision_of_a_college_has_its_own_day(root: Path) -> None:
    """The one to send it to the council, and the one to adopt."""
    all_decided(root)
    made = gezond_of_warned(root)
    assert "Aldus besloten in de vergadering van 2 december 2021." in tekst_van(made.maak("vastgesteld", "collegebesluit-zuid"))
    assert "Aldus besloten in de vergadering van 20 december 2021." in tekst_van(made.maak("vastgesteld", "collegebesluit-vaststelling-zuid"))


def test_what_is_assumed_of_a_decision_stands_in_no_adopted_document(root: Path) -> None:
    """A day that nobody knows for sure is no day under a signature."""
    all_decided(root, "status: aanname\n")
    found = [item["message"] for item in bevindingen(root, "proef", "--mijlpaal", "vastgesteld") if item["slug"] == "vastgesteld-is-besloten"]
    assert any("staat niet vast (aanname)" in message for message in found)


def gezond_of_warned(root: Path) -> Geladen:
    geladen = laad(root)
    assert not [item for item in geladen.bevindingen if item.is_error], geladen.bevindingen
    return geladen


def test_a_fill_in_line_that_the_outcome_leaves_open_stays_one_and_is_told(root: Path) -> None:
    """Nothing is made up: no votes known, no votes printed."""
    all_decided(root)
    made = gezond_of_warned(root).maak("vastgesteld", "raadsbesluit-noord")
    assert "Uitslag van de stemming: …" in tekst_van(made)
    told = [item.message for item in made.findings if item.slug == "invulregel-is-ingevuld"]
    assert any("uitslag van de stemming" in message for message in told)


AMENDED = """\
inbreng:
  - {id: geen-kennis, soort: amendement, tekst: de toelichting niet te noemen, beslispunt: kennis}
  - {id: jaarlijks, soort: amendement, tekst: jaarlijks te berichten, na: toestemming, luidt: het college te vragen ieder jaar te berichten}
  - {id: anders, soort: amendement, tekst: iets, beslispunt: toestemming, luidt: niets, uitslag: verworpen}
"""


def test_a_decision_as_amended_has_its_points_as_adopted(root: Path) -> None:
    """A point goes, one comes, one that was voted down changes nothing; the numbers and the marks follow, and the name says so."""
    all_decided(root)
    decided(root, "noord/raad", "2021-12-09", AMENDED)
    geladen = gezond_of_warned(root)
    text = tekst_van(geladen.maak("vastgesteld", "raadsbesluit-noord"))
    assert "Raadsbesluit, zoals gewijzigd bij amendement\n" in text
    assert "1. toestemming te geven;\n  2. het college te vragen ieder jaar te berichten.\n" in text
    assert "toelichting" not in text
    other = tekst_van(geladen.maak("vastgesteld", "raadsbesluit-zuid"))
    assert "2. kennis te nemen van de toelichting.\n" in other
    assert "amendement" not in other


def test_a_changed_point_reads_as_the_amendement_says(root: Path) -> None:
    """And is traced to the record of the outcome."""
    all_decided(root)
    decided(root, "noord/raad", "2021-12-09", "inbreng:\n  - {id: a, soort: amendement, tekst: iets, beslispunt: kennis, luidt: kennis te nemen van alles}\n")
    old, new = both(gezond_of_warned(root), "raadsbesluit-noord")
    changed = {place.partition("/")[2] for place, _, _ in differences(old, new)}
    assert {place for place in changed if "beslispunten/" in place} == {"besluit/beslispunten/kennis"}
    point = new.root.find("raadsbesluit-noord/besluit/beslispunten/kennis")
    assert point is not None
    assert text_of(point.inhoud) == "kennis te nemen van alles."
    assert [item.sleutel for item in point.inhoud if isinstance(item, Invulling)] == ["uitkomst/2021-12-09-noord-raad-toestemming"]


WRONG: Sequence[tuple[str, str, str, str]] = [
    ("nothing decided", "", "vastgesteld-is-besloten", "over definitief@1: 'Raadsbesluit' is niet in te vullen"),
    ("held", "aangehouden", "vastgesteld-is-besloten", "besloot over definitief@1: aangehouden"),
    ("refused", "verworpen", "vastgesteld-is-besloten", "toestemming onthouden"),
]


@pytest.mark.parametrize(("uitslag", "slug", "words"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_of_an_organ_that_did_not_say_yes_there_is_no_adopted_document(root: Path, tmp_path: Path, uitslag: str, slug: str, words: str) -> None:
    """Its set is not written; those of the others are."""
    all_decided(root)
    (root / UIT / "2021-12-09-noord-raad-toestemming.yaml").unlink()
    (root / UIT / "2021-12-20-noord-college-vaststellen.yaml").unlink()
    if uitslag:
        decided(root, "noord/raad", "2021-12-09", uitslag=uitslag)
    done = draai(root, "build", "proef", "--mijlpaal", "vastgesteld", "--out", str(tmp_path / "uit"))
    assert done.code == 1
    assert slug in done.alles
    assert words in " ".join(done.alles.split())
    names = {path.name for path in (tmp_path / "uit/proef/vastgesteld").glob("*.docx")}
    assert "raadsbesluit-noord.docx" not in names
    assert {"raadsbesluit-midden.docx", "raadsbesluit-zuid.docx"} <= names
    assert "gr-tekst.docx" not in names  # what all sign waits for all
    assert any(item["slug"] == "vastgesteld-is-besloten" and "noord/college" in item["message"] for item in bevindingen(root, "proef"))


def test_an_amendement_on_a_point_that_is_not_there(root: Path) -> None:
    """At its place, with the points that are."""
    all_decided(root)
    decided(root, "noord/raad", "2021-12-09", "inbreng:\n  - {id: a, soort: amendement, tekst: iets, beslispunt: kenis, luidt: anders}\n")
    [found] = [item for item in bevindingen(root, "proef") if item["slug"] == "beslispunt-bestaat"]
    assert found["bestand"].startswith(UIT)
    assert "toestemming en kennis" in found["hint"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{id: a, soort: motie, tekst: iets, beslispunt: kennis, luidt: anders}", "Alleen een amendement"),
        ("{id: a, soort: amendement, tekst: iets, na: kennis}", "niet hoe het luidt"),
        ("{id: a, soort: amendement, tekst: iets, luidt: anders}", "niet om welk beslispunt"),
    ],
)
def test_an_amendement_that_cannot_be_is_told(root: Path, row: str, words: str) -> None:
    """At the file."""
    decided(root, "noord/raad", "2021-12-09", f"inbreng:\n  - {row}\n")
    assert any(words in item["message"] for item in bevindingen(root, "proef"))


def test_without_a_frozen_version_that_was_decided_on_there_is_nothing_to_fill_in(root: Path) -> None:
    """Every document says so, and none is made."""
    found = [item for item in bevindingen(root, "proef", "--mijlpaal", "vastgesteld") if item["slug"] == "vult-vastgelegde-versie"]
    assert found
    assert "freeze" in found[0]["hint"]


def test_a_milestone_that_fills_in_what_is_not_before_it(root: Path) -> None:
    """A name that does not exist, or one of a later day."""
    schrijf(root, VASTGESTELD, (root / VASTGESTELD).read_text(encoding="utf-8").replace("vult: definitief", "vult: definitif"))
    assert any(item["slug"] == "mijlpaal-bestaat" for item in bevindingen(root, "proef"))


def test_it_is_no_step_that_papers_tell_of(root: Path) -> None:
    """The planning has no row of it, and what was adopted can be frozen in its turn."""
    all_decided(root)
    assert "Vastgesteld" not in draai(root, "planning", "proef").uit
    done = draai(root, "freeze", "proef", "vastgesteld", "--door", "A", "--gezien", "B")
    assert done.code == 0, done.alles


def test_a_kind_of_milestone_fills_in_the_definitive_one(root: Path) -> None:
    """By its kind: the traject names only the day."""
    schrijf(root, "templates/mijlpalen/vastgesteld.yaml", (REPO / "templates/mijlpalen/vastgesteld.yaml").read_text(encoding="utf-8"))
    schrijf(root, "templates/mijlpalen/definitief.yaml", "id: definitief\nnaam: Definitief\nomschrijving: tekst\ndefinitief: true\n")
    schrijf(root, VASTGESTELD, "id: vastgesteld\nnaam: Vastgesteld\nsoort: vastgesteld\nstand: 2021-12-31\nomschrijving: vastgesteld\n")
    none = [item for item in bevindingen(root, "proef") if "om in te vullen" in item["message"]]
    assert [item["slug"] for item in none] == ["mijlpaal-bestaat"]
    schrijf(root, DEFINITIEF, (root / DEFINITIEF).read_text(encoding="utf-8") + "soort: definitief\n")
    assert laad(root).mijlpaal("vastgesteld").vult == "definitief"


def test_what_was_adopted_is_no_concept_and_the_state_is_still_shown(root: Path) -> None:
    """The foot says of which day it is, and the milestone once; on and after that day the state of the decisions and the planning are made as before."""
    all_decided(root)
    foot = gezond_of_warned(root).maak("vastgesteld", "raadsbesluit-noord").final.foot
    assert foot.line.endswith("| Vastgesteld | stand van 31 december 2021")
    assert "Definitief" not in foot.line
    for verb in ("stand", "planning"):
        schrijf(root, f"templates/documenten/{verb}.yaml", (REPO / f"templates/documenten/{verb}.yaml").read_text(encoding="utf-8"))
        shown = draai(root, verb, "proef", "--op", "2022-01-05")
        assert shown.code == 0, shown.alles
    assert "toestemming verleend op 9 december 2021" in draai(root, "stand", "proef", "--op", "2022-01-05").uit
