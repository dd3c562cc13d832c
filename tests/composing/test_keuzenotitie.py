"""The keuzenotitie: open points with their variants side by side; and what is wrong with an open point is said at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

import docxcheck
from assembler.facts.whatif.points import outcomes
from assembler.ground.document import Node, text_of
from assembler.pipeline import Made
from assembler.reading.records.documenten import Documentsoort
from assembler.rendering.word import render
from conftest import Maker
from kantoor import kantoor
from werkruimte import BESTANDEN, BLOKKEN, REPO, Geladen, anders, gezond, laad, tekst_van

CONCEPT = "trajecten/proef/mijlpalen/concept.yaml"
NOTITIE = (REPO / "templates/documenten/keuzenotitie.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def notitie(sociaal: Geladen) -> Made:
    return sociaal.maak("concept", "keuzenotitie")


def tabel(made: Made, naam: str) -> list[list[str]]:
    """Return the rows of a table by the end of the id of its block."""
    node = next(node for node in made.final.root.walk() if node.kind == "tabel" and node.id.rpartition("/")[0].endswith(naam))
    return [[text_of(cel.inhoud).replace("\u00a0", " ") for cel in rij.kinderen] for rij in node.kinderen]


# --- the two points of gr-sociaal ------------------------------------------------------------------------------------


def test_votes_and_power_of_three_variants(notitie: Made) -> None:
    """praktijk.md 2.2: per 10.000 up and nearest; Dordrecht has 12 of 33 with two members, and 2 of 8 with one vote each."""
    rows = tabel(notitie, "stemmen/gewichten")
    assert rows[0] == ["Gemeente", "A: stemmen", "A: macht", "B: stemmen", "B: macht", "C: stemmen", "C: macht"]
    dordrecht = next(row for row in rows if row[0] == "Dordrecht")
    assert dordrecht[1::2] == ["12 (36,4%)", "2 (25,0%)", "12 (41,4%)"]
    assert [row[5] for row in rows[1:8]] == ["2 (6,9%)", "12 (41,4%)", "2 (6,9%)", "3 (10,3%)", "3 (10,3%)", "3 (10,3%)", "4 (13,8%)"]
    assert rows[-1] == ["Samen", "33 (100,0%)", "", "8 (100,0%)", "", "29 (100,0%)", ""]


def test_what_a_decision_takes(notitie: Made) -> None:
    rows = {row[0]: row[1:] for row in tabel(notitie, "stemmen/nodig")}
    assert rows["Nodig"] == ["17 van de 33 stemmen en 4 van de 7 gemeenten", "5 van de 8 stemmen", "15 van de 29 stemmen"]
    assert rows["Alleen tegenhouden"] == ["niemand"] * 3
    assert rows["Met twee tegenhouden"][1] == "niemand"


def test_power_is_that_of_an_independent_enumeration(notitie: Made) -> None:
    """Banzhaf of variant B (2, 1, 1, 1, 1, 1, 1; 5 needed), counted here coalition by coalition."""
    votes, needed = [1, 2, 1, 1, 1, 1, 1], 5
    swings = [
        sum(1 for mask in range(128) if not mask >> who & 1 and needed - votes[who] <= sum(v for i, v in enumerate(votes) if mask >> i & 1) < needed)
        for who in range(7)
    ]
    printed = [row[4].split("/")[0] for row in tabel(notitie, "stemmen/gewichten")[1:8]]
    assert printed == [f"{round(1000 * swing / sum(swings)) / 10:.1f}".replace(".", ",") for swing in swings]


def test_money_of_two_keys_adds_up(notitie: Made) -> None:
    rows = tabel(notitie, "geld/bijdragen")
    assert rows[-1][1] == rows[-1][3] == "€ 40.000.000"
    assert rows[-1][5] == "0"
    cents = [int(row[5].replace("−", "-").replace("+", "").replace(".", "")) for row in rows[1:-1]]
    assert abs(sum(cents)) <= len(cents)  # printed in whole euros
    assert rows[2][0] == "Dordrecht"
    assert rows[2][5].startswith("+")


def _euros(text: str) -> int:
    return int(text.replace("−", "-").replace("+", "").replace("€", "").replace(".", "").strip())


def test_a_variant_and_own_work_together_are_held_against_all_working_jointly(sociaal: Geladen, notitie: Made) -> None:
    """What is printed adds up: with B and own work a gemeente pays the B of the first table, less what A would be if nobody did anything itself."""
    paid = {row[0]: (_euros(row[1]), _euros(row[3])) for row in tabel(notitie, "geld/bijdragen")[1:-1]}
    rows = tabel(notitie, "geld/bijdragen")
    assert rows[0][-1] == "B en eigen werk"
    pools = ("uitvoeringskosten-inkomen", "uitvoeringskosten-participatie")
    facts = sociaal.folded("concept").facts
    names = {sociaal.ruimte.organisaties[name].naam: name for name in facts.traject.deelnemers}
    for row in rows[1:-1]:
        a, b = paid[row[0]]
        own = sum(facts.verdelingen[pool].local_effect(names[row[0]]) for pool in pools) / 100
        assert abs(b - (a - own) - _euros(row[-1])) <= 2, row[0]  # each is rounded to whole euros
        assert (own < 0) is (row[0] == "Zwijndrecht")  # the only one whose own parts are known
    said = tekst_van(notitie)
    assert "Welke onderdelen Alblasserdam zelf uitvoert, is nog niet bekend; in deze bedragen telt die gemeente nog geheel mee." in said


def test_what_gemeenten_brought_in_is_told_only_where_a_source_does(notitie: Made) -> None:
    """The frames of Sliedrecht are worded by ourselves: they are not put into its mouth here."""
    said = tekst_van(notitie)
    assert "  - Hendrik-Ido-Ambacht: een evenwichtige verdeling van de stemmen" in said
    assert "  - Sliedrecht: " not in said
    assert "spraken zich openbaar uit" not in said  # no source names a gemeente that prefers one of these variants


def test_the_text_as_it_would_read(notitie: Made) -> None:
    votes = {(row[0][:1], row[1]): row[2] for row in tabel(notitie, "stemmen/tekst")}
    assert "naar boven afgerond" in votes["A", "Artikel 12, eerste lid"]
    assert votes["B", "Artikel 12, eerste lid"] == "Ieder lid van het algemeen bestuur heeft één stem."
    printed = " ".join(row[2] for row in tabel(notitie, "sleutel-uitvoeringskosten/tekst"))
    assert "voor 70 procent naar verhouding van het aantal cliënten met bijstand" in printed
    assert "{{" not in printed


@pytest.mark.slow
def test_it_says_which_variant_stands_in_the_text_now(sociaal: Geladen, notitie: Made) -> None:
    facts = sociaal.folded("concept").facts
    assert [[item.now for item in outcomes(facts, punt)] for punt in facts.mijlpaal.open_punten] == [[True, False, False], [True, False]]
    assert tekst_van(notitie).count("(zo staat het nu in de tekst)") == 2


def test_law_with_its_certainty_and_questions(notitie: Made) -> None:
    printed = tekst_van(notitie)
    assert "Artikel 13, vierde lid, onderdeel b, van de Wet gemeenschappelijke regelingen: " in printed
    assert "(gelezen in de wet)" in printed
    assert "(gevolgtrekking, nog te bevestigen)" in printed
    assert "3. Groeien de stemmen na iedere raadsverkiezing mee met het aantal inwoners?" in printed


def test_no_client_count_is_printed_per_gemeente(sociaal: Geladen, notitie: Made) -> None:
    """A count of clients may point at persons: only euros are printed."""
    printed = tekst_van(notitie)
    for gemeente in sociaal.ruimte.organisaties.values():
        assert all(f" {item.waarde} " not in printed for item in gemeente.cijfers["clienten-bijstand"])


def test_assumptions_are_marked(notitie: Made) -> None:
    printed = tekst_van(notitie)
    assert "Geraamde kosten van de taken in 2022: aangenomen (bedrag gekozen voor deze uitwerking" in printed
    assert not notitie.findings


@pytest.mark.slow
def test_word_is_valid_accessible_and_the_same_twice(sociaal: Geladen, notitie: Made) -> None:
    docx = render(notitie.final, sociaal.ruimte.basis["regio"], numbering="levend")
    assert docxcheck.problems(docx) == docxcheck.toegankelijkheid(docx) == []
    assert docx == render(sociaal.maak("concept", "keuzenotitie").final, sociaal.ruimte.basis["regio"], numbering="levend")
    figures = [node for node in notitie.final.root.walk() if node.kind == "figuur"]
    assert len(figures) == 2


@pytest.mark.office
@pytest.mark.broad
def test_a_wethouder_reads_it_in_five_minutes(sociaal: Geladen, notitie: Made, tmp_path: Path) -> None:
    kantoor()
    docx = render(notitie.final, sociaal.ruimte.basis["regio"], numbering="levend")
    paginas = docxcheck.pdf_paginas({"notitie": docx}, tmp_path)["notitie"]
    assert [number for number, pagina in enumerate(paginas, 1) if "Toelichting bij de cijfers" in pagina] == [5]  # what follows it is about the figures
    words = [text_of(node.inhoud) for node in notitie.final.root.walk() if node.kind in {"alinea", "onderdeel"}]
    assert len(" ".join(words).split()) < 700


# --- a point in a small workspace ------------------------------------------------------------------------------------


def met_punt(punt: str) -> dict[str, str | bytes | None]:
    """Return the small workspace with an open point at its concept, and the keuzenotitie."""
    text = anders(CONCEPT, ("documenten:\n", f"open_punten:\n{punt}documenten:\n  - {{soort: keuzenotitie}}\n"))
    return {CONCEPT: text, "templates/documenten/keuzenotitie.yaml": NOTITIE, **BLOKKEN}


PUNT = """\
  - id: stemmen
    opschrift: Hoe stemmen wij?
    clausule: stemmen
    varianten:
      - naam: Naar inwoners
      - {naam: Eén per lid, variant: een-per-lid}
"""


def test_a_small_workspace_has_it_too(ruimte: Maker) -> None:
    geladen = gezond(ruimte(met_punt(PUNT)))
    made = geladen.maak(geladen.trajectmap.mijlpalen[0].id, "keuzenotitie")
    printed = tekst_van(made)
    assert "1. Hoe stemmen wij?" in printed
    assert "A. Naar inwoners (zo staat het nu in de tekst)" in printed
    assert "B. Eén per lid" in printed
    assert not [item for item in made.findings if item.is_error]


def test_a_public_preference_for_a_variant_is_printed_with_its_source(ruimte: Maker) -> None:
    row = "      - {naam: Eén per lid, variant: een-per-lid, voorkeuren: [{deelnemer: zuid, bron: De Zuidkrant van 3 mei}]}\n"
    punt = PUNT.replace("      - {naam: Eén per lid, variant: een-per-lid}\n", row)
    printed = tekst_van(gezond(ruimte(met_punt(punt))).maak("concept", "keuzenotitie"))
    assert "Voor variant B spraken zich openbaar uit:\n  - Zuid (De Zuidkrant van 3 mei)" in printed
    assert "Voor variant A" not in printed


@pytest.mark.parametrize(
    ("oud", "nieuw", "zegt"),
    [
        ("variant: een-per-lid}", "voorkeuren: [{deelnemer: zuidd, bron: krant}]}", "De deelnemer 'zuidd' bestaat niet."),
        ("clausule: stemmen", "clausule: stemen", "De clausule 'stemen' bestaat niet."),
        ("variant: een-per-lid", "variant: een-per-lidd", "De variant 'een-per-lidd' bestaat niet."),
        ("variant: een-per-lid}", "parameters: {afrondin: omhoog}}", "De parameter 'afrondin' bestaat niet."),
        ("Hoe stemmen wij?", '"{{ deelnemrs | opsomming }}"', "De naam 'deelnemrs' is hier niet bekend."),
        ("variant: een-per-lid}", "pools: {saam: sleutel}}", "De kostenpool 'saam' bestaat niet."),
        ("variant: een-per-lid}", "pools: {samen: sleutl}}", "De clausule 'sleutl' bestaat niet."),
        ("    varianten:", "    toon: [stemmen/bestaat-niet]\n    varianten:", "Het lid van 'stemmen' 'bestaat-niet' bestaat niet."),
        ("variant: een-per-lid}", "ook: [{clausule: sleutl}]}", "De clausule 'sleutl' bestaat niet."),
    ],
)
def test_a_name_that_does_not_exist_is_a_finding_at_its_place(ruimte: Maker, oud: str, nieuw: str, zegt: str) -> None:
    assert PUNT.count(oud) == 1
    found = laad(ruimte(met_punt(PUNT.replace(oud, nieuw)))).bevindingen
    assert [item.message for item in found] == [zegt]
    assert found[0].span.file == CONCEPT


def test_one_variant_is_no_choice(ruimte: Maker) -> None:
    found = laad(ruimte(met_punt(PUNT.replace("      - {naam: Eén per lid, variant: een-per-lid}\n", "")))).bevindingen
    assert found
    assert found[0].span.file == CONCEPT


def test_a_parameter_without_value_is_on_the_list_by_itself(ruimte: Maker) -> None:
    """Nobody lists it: it is open because nobody chose."""
    besluit = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"
    wijzig = met_punt(PUNT) | {besluit: anders(besluit, ("  - clausule: sleutel\n    parameters: {jaren_terug: 1}\n", ""))}
    geladen = laad(ruimte(wijzig))
    made = geladen.maak(geladen.trajectmap.mijlpalen[0].id, "keuzenotitie")
    section = next(node for node in made.final.root.walk() if node.kind == "sectie" and node.id.endswith("/nog-in-te-vullen"))
    assert [text_of(node.inhoud) for node in section.walk() if node.kind == "onderdeel"]


def test_without_open_points_it_says_so(ruimte: Maker) -> None:
    wijzig = met_punt(PUNT)
    wijzig[CONCEPT] = str(wijzig[CONCEPT]).replace(f"open_punten:\n{PUNT}", "")
    geladen = gezond(ruimte(wijzig))
    made = geladen.maak(geladen.trajectmap.mijlpalen[0].id, "keuzenotitie")
    assert "Bij deze mijlpaal staan geen punten open." in tekst_van(made)


def test_the_kind_is_data(sociaal: Geladen) -> None:
    soort: Documentsoort = sociaal.ruimte.documentsoorten["keuzenotitie"]
    assert (soort.klasse, soort.per) == ("stuk", "traject")


def secties(made: Made) -> list[Node]:
    return [node for node in made.final.root.walk() if node.kind == "sectie" and node.opschrift]


def test_points_are_sections_at_the_top(notitie: Made) -> None:
    assert [text_of(node.opschrift)[:2] for node in secties(notitie)] == ["1.", "2."]


def test_what_cannot_be_computed_yet_is_said_and_nothing_is_laid_side_by_side(ruimte: Maker) -> None:
    """Without the inhabitants of one gemeente the votes by inhabitants and the contributions are not known; one vote each is."""
    zuid = "gemeenten/zuid/gemeente.yaml"
    text = BESTANDEN[zuid]
    first, last = text.index("cijfers:\n"), text.index("functionarissen:")
    punt = PUNT.replace(
        "{naam: Eén per lid, variant: een-per-lid}", "{naam: Eén per lid, variant: een-per-lid, ook: [{clausule: sleutel, parameters: {jaren_terug: 2}}]}"
    )
    made = laad(ruimte(met_punt(punt) | {zuid: text[:first] + text[last:]})).maak("concept", "keuzenotitie")
    printed = tekst_van(made)
    assert "De stemmen zijn nog niet te berekenen: er ontbreekt een cijfer of een keuze." in printed
    assert "Wat nodig is voor een besluit" not in printed
    assert "Macht zegt" not in printed
    assert not [item for item in made.findings if item.slug in {"waarde-past-bij-filter", "keuze-is-gemaakt"}]


def test_variants_that_do_not_differ_in_votes_or_money_show_neither(ruimte: Maker) -> None:
    punt = "  - id: klachten\n    opschrift: Hoe lang?\n    clausule: klachten\n    varianten:\n      - {naam: Zes weken}\n      - {naam: Acht weken, parameters: {weken: 8}}\n"
    printed = tekst_van(gezond(ruimte(met_punt(punt))).maak("concept", "keuzenotitie"))
    assert "Artikel 6, tweede lid | De termijn is acht weken." in printed
    for words in ("Wat nodig is", "Macht zegt", "Bijdrage per gemeente", "Het gaat om de kosten", "niet te berekenen"):
        assert words not in printed


def test_money_of_variants_side_by_side_in_a_small_workspace(ruimte: Maker) -> None:
    """Half by inhabitants of a year earlier: who pays more, and how many do."""
    punt = "  - id: geld\n    opschrift: Welk jaar?\n    clausule: sleutel\n    varianten:\n      - {naam: Vorig jaar}\n      - {naam: Twee jaar terug, parameters: {jaren_terug: 2}}\n"
    made = gezond(ruimte(met_punt(punt))).maak("concept", "keuzenotitie")
    rows = tabel(made, "geld/bijdragen")
    assert rows[0] == ["Gemeente", "A: bijdrage", "A: per inwoner", "B: bijdrage", "B: per inwoner", "B min A", "Verschil per inwoner"]
    assert (rows[-1][0], rows[-1][5]) == ("Samen", "0")
    printed = tekst_van(made)
    assert "Vergeleken met variant A betaalt in variant B Zuid het meest extra" in printed
    assert "Van de drie gemeenten betaalt er één meer." in printed
