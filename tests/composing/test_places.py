"""What stands at a place that may be empty: a field, a place to fill, a paragraph about a provision, a table that is too wide."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.ground.document import text_of
from assembler.ground.findings import Finding
from assembler.pipeline import Made
from werkruimte import Wijziging, anders, bevindingen, gezond, laad, tekst_van, werkruimte

MIJLPALEN = {name: f"trajecten/proef/mijlpalen/{name}.yaml" for name in ("concept", "definitief")}
STIJL = "templates/huisstijlen/regio/huisstijl.yaml"
MEMO = "templates/documenten/memo.yaml"
LOG = "trajecten/proef/besluiten/2021-05-02-proef.yaml"
_KOP = """\
id: memo
naam: Memo
klasse: stuk
per: traject
titel: Memo
velden: {onderwerp: "{{ traject.naam | tekst }}"}
secties:
  - id: tekst
    opschrift: Waar het om gaat
    blokken:
"""
_PLAATS = """\
      - invoegen: personeel
        anders:
          - {id: geen, ontbreekt: de gevolgen voor het personeel, tekst: De gevolgen voor het personeel zijn nog niet beschreven.}
      - invoegen: dekking
        anders:
          - {id: vast, tekst: De bijdrage komt ieder jaar terug.}
"""
_STEUNT = """\
      - {id: altijd, tekst: Er is een regeling.}
      - {id: klachten, steunt_op: [klachten], tekst: Er is een artikel over klachten.}
      - {id: beide, steunt_op: [klachten/regeling, klachten/termijn], tekst: Klachten hebben een termijn.}
      - {id: ombudsman, steunt_op: [ombudsman], tekst: Er is een ombudsman.}
      - {id: bijlage, steunt_op: ["bijlage:stemtabel"], tekst: De stemmen staan in een bijlage.}
"""


def met_memo(blokken: str, **meer: Wijziging) -> dict[str, Wijziging]:
    """Return the small workspace with a memo of these blocks at each milestone."""
    found: dict[str, Wijziging] = {MEMO: _KOP + blokken}
    return found | {path: anders(path, ("documenten:\n", "documenten:\n  - {soort: memo}\n")) for path in MIJLPALEN.values()} | meer


def alineas(made: Made) -> list[str]:
    return [text_of(node.inhoud) for node in made.final.root.walk() if node.kind == "alinea" and node.inhoud]


def over(found: tuple[Finding, ...], slug: str) -> list[Finding]:
    return [item for item in found if item.slug == slug]


# --- a place that nobody filled --------------------------------------------------------------------------------------


def test_a_definitive_paper_that_says_itself_what_is_missing_is_a_warning(tmp_path: Path) -> None:
    geladen = gezond(werkruimte(tmp_path, met_memo(_PLAATS)))
    concept, definitief = geladen.maak("concept", "memo"), geladen.maak("definitief", "memo")
    assert "De gevolgen voor het personeel zijn nog niet beschreven." in alineas(definitief)
    assert over(concept.findings, "plaats-is-gevuld") == []
    [found] = over(definitief.findings, "plaats-is-gevuld")  # the other fallback is a whole text
    assert (str(found.level), found.message) == ("waarschuwing", "Een stuk bij een definitieve tekst zegt dat dit ontbreekt: de gevolgen voor het personeel.")
    assert found.hint.startswith("Schrijf het in trajecten/proef/teksten/definitief/personeel.md")
    assert (found.span.file, (_KOP + _PLAATS).splitlines()[found.span.line - 1].strip()[:12]) == (MEMO, "- {id: geen,")


def test_a_place_that_is_filled_is_not_told_to_be_missing(tmp_path: Path) -> None:
    name = "trajecten/proef/teksten/definitief/personeel.md"
    made = gezond(werkruimte(tmp_path, met_memo(_PLAATS) | {name: "Iedereen houdt zijn werk.\n"})).maak("definitief", "memo")
    assert "Iedereen houdt zijn werk." in alineas(made)
    assert not [text for text in alineas(made) if "niet beschreven" in text]
    assert over(made.findings, "plaats-is-gevuld") == []


def test_a_block_says_that_something_is_missing_only_where_a_place_is_empty(tmp_path: Path) -> None:
    [found] = [item for item in bevindingen(werkruimte(tmp_path, met_memo("      - {id: los, ontbreekt: iets, tekst: Tekst.}\n"))) if item["niveau"] == "fout"]
    assert (found["slug"], found["bestand"], found["hint"]) == ("veld-is-ingevuld", MEMO, "Zet het blok onder 'anders', of laat 'ontbreekt' weg.")


# --- what a paper says about a provision -----------------------------------------------------------------------------


def besluit(keuze: str) -> str:
    return f"datum: 2021-05-02\ngremium: proef\nkeuzes:\n  - {keuze}\n    reden: proef\n"


@pytest.mark.parametrize(
    ("keuze", "verwacht"),
    [
        ("clausule: klachten\n    parameters: {weken: 5}", ["altijd", "klachten", "beide", "bijlage"]),
        ("clausule: ombudsman", ["altijd", "klachten", "beide", "ombudsman", "bijlage"]),
        ("schrap: klachten/termijn", ["altijd", "klachten", "bijlage"]),
        ("clausule: stemtabel\n    vervalt: true", ["altijd", "klachten", "beide"]),
    ],
)
def test_a_paragraph_about_a_provision_stands_only_with_that_provision(tmp_path: Path, keuze: str, verwacht: list[str]) -> None:
    geladen = laad(werkruimte(tmp_path, met_memo(_STEUNT) | {LOG: besluit(keuze)}))
    made = geladen.maak("definitief", "memo")
    assert [node.id.rpartition("/")[2] for node in made.final.root.walk() if node.kind == "alinea" and "/tekst/" in node.id] == verwacht


def test_a_provision_that_does_not_exist_is_named_with_what_was_meant(tmp_path: Path) -> None:
    wijzig = met_memo("      - {id: fout, steunt_op: [klachten/termijnen], tekst: Tekst.}\n")
    [found] = [item for item in bevindingen(werkruimte(tmp_path, wijzig)) if item["niveau"] == "fout"]
    assert (found["slug"], found["message"]) == ("plaats-bestaat", "De plaats 'klachten/termijnen' bestaat niet.")
    assert found["hint"] == "Bedoelde u 'klachten/termijn'?"


# --- a field without a value ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wijze", "regel"), [("", "Auteur: …………………………"), ("    lege_velden: invulregel\n", "Auteur: …………………………"), ("    lege_velden: leeg\n", "Auteur:")]
)
def test_a_field_that_nobody_filled_is_a_line_to_fill_in_or_stays_empty(tmp_path: Path, wijze: str, regel: str) -> None:
    """By the house style; a field that has a value is printed with it either way, and one that is known at the decision is a line either way."""
    stijl = anders(STIJL, ("    kop: Brief\n", f"    kop: Brief\n{wijze}"), ("    velden:\n", "    velden:\n      - {veld: auteur, label: Auteur}\n"))
    geladen = laad(werkruimte(tmp_path, {STIJL: stijl}))
    printed = [line.rstrip() for line in tekst_van(geladen.maak("concept", "brief-noord")).splitlines()]
    assert {regel, "Onderwerp: Regeling Proef", "Zaaknummer: …………………………"} <= set(printed)


# --- a table that fits on no page --------------------------------------------------------------------------------------

_LANG = "meervoudigeberoepsprocedureverplichtingen" * 3


@pytest.mark.parametrize(("woord", "te_breed"), [(_LANG, True), (_LANG.replace("beroeps", "-beroeps-").replace("verpl", " verpl"), False), ("kort", False)])
def test_a_column_that_fits_beside_no_first_column_is_a_warning(tmp_path: Path, woord: str, te_breed: bool) -> None:
    """Dividing the table does not help; a word with spaces or hyphens breaks where it may."""
    table = f"""\
      - id: tabel
        tabel:
          id: wie
          bijschrift: Wie doet wat
          per: deelnemers
          kolommen:
            - {{id: gemeente, kop: Gemeente, cel: "{{{{ deelnemer.naam | naam }}}}"}}
            - {{id: doet, kop: Doet, cel: "{woord}"}}
"""
    geladen = laad(werkruimte(tmp_path, met_memo(table)))
    found = over(geladen.maak("definitief", "memo").findings, "tabel-past-op-bladzijde")
    assert [(str(item.level), item.message) for item in found] == (
        [("waarschuwing", "In de tabel 'Wie doet wat' past de kolom 'Doet' niet naast de eerste kolom op een bladzijde; de woorden worden afgebroken.")]
        if te_breed
        else []
    )
    assert [item.span.file for item in found] == [MEMO] * te_breed
