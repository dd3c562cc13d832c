"""What is known of a provision: never more than the texts that were read."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from assembler.facts.provisions import SURE, articles, asked
from assembler.facts.statutes import day_of
from assembler.reading.records.base import Grondslag
from werkruimte import Geladen, anders, bevindingen, gezond, werkruimte

WETTEN = "clauses/wetten/teksten.yaml"
TEKSTEN = """\
teksten:
  - id: zorgwet-2015
    wet: zorgwet
    dag: 2015-01-01
    zekerheid: SEEN
    volledig: true
    bron: staatsblad
    artikelen: 1(2) 3(1) 3a(0) 10(4)
    vervallen:
      - {artikelen: [3a], vanaf: 2020-01-01, zekerheid: SEEN-2, bron: een kantoor}
      - {artikelen: [10], vanaf: 2020-01-01, zekerheid: MEM, bron: geheugen}
  - {id: zorgwet-2021, wet: zorgwet, dag: 2021-01-01, zekerheid: SEEN-2, volledig: false, bron: een kantoor, artikelen: 4 12}
  - {id: zorgwet-geheugen, wet: zorgwet, dag: 2021-01-01, zekerheid: MEM, volledig: false, bron: geheugen, artikelen: 5(3)}
  - {id: zorgwet-2022, wet: zorgwet, dag: 2022-01-01, zekerheid: SEEN, volledig: false, bron: staatsblad, artikelen: 1(3+) 6}
"""
KLACHTEN = "clauses/slot/klachten.yaml"


@pytest.mark.parametrize(
    ("artikel", "leden", "dag", "uitkomst", "waarom"),
    [
        ("1", ["1", "2"], date(2019, 1, 1), "bekend", ""),
        ("1", ["3"], date(2019, 1, 1), "te-verifieren", "heeft in de tekst van 1 januari 2015 2 leden"),
        ("1", ["3"], date(2022, 1, 1), "bekend", ""),
        ("1", ["4"], date(2022, 1, 1), "te-verifieren", "heeft in de tekst van 1 januari 2022 ten minste 3 leden"),
        ("3a", [], date(2019, 12, 31), "bekend", ""),
        ("3a", ["1"], date(2019, 12, 31), "te-verifieren", "heeft in de tekst van 1 januari 2015 geen leden"),
        ("3a", [], date(2020, 1, 1), "is-er-niet", "is vervallen met ingang van 1 januari 2020"),
        ("10", [], date(2020, 1, 1), "te-verifieren", "is vervallen met ingang van 1 januari 2020, maar dat is zelf niet gelezen"),
        ("4", ["7"], date(2021, 1, 1), "bekend", ""),  # how many leden it has, nobody read
        ("4", [], date(2020, 1, 1), "te-verifieren", "is alleen gelezen in een tekst van later (1 januari 2021)"),
        ("5", [], date(2021, 1, 1), "te-verifieren", "is alleen uit het geheugen bekend"),
        ("2", [], date(2016, 1, 1), "te-verifieren", "staat niet in de tekst die is gelezen (1 januari 2015)"),
        ("2", [], date(2021, 1, 1), "te-verifieren", "staat niet in de teksten die zijn gelezen (1 januari 2015 en 1 januari 2021)"),
        ("11", [], date(2020, 1, 1), "is-er-niet", "ligt voorbij het laatste artikel van die wet dat bekend is (10, tekst van 1 januari 2015)"),
        ("11", [], date(2021, 1, 1), "te-verifieren", "staat niet in de teksten die zijn gelezen (1 januari 2015 en 1 januari 2021)"),
        ("10a", [], date(2020, 1, 1), "te-verifieren", "staat niet in de tekst die is gelezen (1 januari 2015)"),
    ],
)
def test_an_answer_says_no_more_than_the_texts(tmp_path: Path, artikel: str, leden: list[str], dag: date, uitkomst: str, waarom: str) -> None:
    answer = asked(gezond(werkruimte(tmp_path, {WETTEN: TEKSTEN})).ruimte, "zorgwet", artikel, leden, dag)
    assert (answer.uitkomst, answer.waarom) == (uitkomst, waarom)


def test_of_a_law_without_a_text_nothing_is_known(tmp_path: Path) -> None:
    answer = asked(gezond(werkruimte(tmp_path, {WETTEN: None})).ruimte, "zorgwet", "3", [], date(2021, 1, 1))
    assert (answer.uitkomst, answer.waarom) == ("te-verifieren", "staat in een wet waarvan geen tekst is gelezen")


@pytest.mark.parametrize(("zekerheid", "uitkomst"), [("SEEN", "is-er-niet"), ("MEM", "te-verifieren")])
def test_a_law_that_is_replaced_has_no_articles_from_that_day(tmp_path: Path, zekerheid: str, uitkomst: str) -> None:
    later = f"later: [{{vanaf: 2021-01-01, citeertitel: Nieuwe zorgwet, zekerheid: {zekerheid}, bron: staatsblad}}]"
    wetten = f"wetten:\n  - {{id: wgr, citeertitel: Wet gemeenschappelijke regelingen, begrip: wet}}\n  - {{id: zorgwet, citeertitel: Zorgwet, {later}}}\n"
    ruimte = gezond(werkruimte(tmp_path, {"clauses/wetten/wetten.yaml": wetten, WETTEN: TEKSTEN})).ruimte
    assert asked(ruimte, "zorgwet", "3", ["1"], date(2020, 12, 31)).uitkomst == "bekend"
    since = asked(ruimte, "zorgwet", "3", ["1"], date(2021, 6, 1), date(2021, 1, 1))  # the library says so of the new law
    assert since.uitkomst == "te-verifieren"
    found = asked(ruimte, "zorgwet", "3", ["1"], date(2021, 1, 1))
    assert (found.uitkomst, found.waarom.partition(",")[0]) == (uitkomst, "is van een wet die vanaf 1 januari 2021 is vervangen door de Nieuwe zorgwet")


# --- the check ------------------------------------------------------------------------------------------------------------


def gevonden(root: Path) -> list[tuple[str, str]]:
    rows = [(item["niveau"], item["message"]) for item in bevindingen(root) if item["slug"] == "bepaling-bestaat" and "Zorgwet" in item["message"]]
    return list(dict.fromkeys(rows))  # each milestone tells it


def klachten(tekst: str, grondslag: str = "") -> str:
    own = "Het {{ begrip('bestuur') }} stelt een klachtenregeling vast."
    return anders(KLACHTEN, (own, tekst), ("opschrift: Klachten\n", f"opschrift: Klachten\n{grondslag}"))


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Overeenkomstig {{ wet('zorgwet', '3', '1') }} is dit zo.", []),
        ("Overeenkomstig {{ wet('zorgwet', '99') }} is dit zo.", [("fout", "Artikel 99 van de Zorgwet ligt voorbij het laatste artikel")]),
        ("De artikelen 1, 99 en 3, eerste lid, van {{ wet('zorgwet') }} gelden.", [("fout", "Artikel 99 van de Zorgwet ligt voorbij")]),
        ("Overeenkomstig {{ wet('zorgwet', '3', '2') }} is dit zo.", [("opmerking", "Te verifiëren in de Zorgwet: artikel 3, tweede lid heeft in de tekst")]),
        ("Artikel 3a van {{ wet('zorgwet') }} is van overeenkomstige toepassing.", [("fout", "Artikel 3a van de Zorgwet is vervallen met ingang")]),
        ("Artikel 99 van deze regeling volgt de regels van {{ wet('zorgwet') }}.", []),
        ("Dat is zo volgens artikel 99, met de regels van {{ wet('zorgwet') }}.", []),
        ("Bij 12 van de 99 gemeenten geldt {{ wet('zorgwet') }}.", []),
    ],
)
def test_what_a_text_names_is_looked_up(tmp_path: Path, tekst: str, verwacht: list[tuple[str, str]]) -> None:
    teksten = TEKSTEN.partition("  - {id: zorgwet-2021")[0]
    found = gevonden(werkruimte(tmp_path, {WETTEN: teksten, KLACHTEN: klachten(tekst)}))
    assert [(level, message[: len(begin)]) for (level, message), (_, begin) in zip(found, verwacht, strict=True)] == verwacht


def test_the_basis_of_an_article_counts_on_its_own_days_only_and_who_read_it_is_believed(tmp_path: Path) -> None:
    rows = "grondslag:\n  - {wet: zorgwet, artikel: 98, zekerheid: MEM, vanaf: 2030-01-01}\n  - {wet: zorgwet, artikel: 97, zekerheid: MEM, tot: 2020-01-01}\n"
    rows += "  - {wet: zorgwet, artikel: 2, zekerheid: SEEN}\n  - {wet: zorgwet, artikel: 2a, zekerheid: SEEN-2}\n"
    teksten = TEKSTEN.partition("  - {id: zorgwet-2021")[0]
    assert gevonden(werkruimte(tmp_path, {WETTEN: teksten, KLACHTEN: klachten("Niets.", rows)})) == [
        ("opmerking", "Te verifiëren in de Zorgwet: artikel 2a staat niet in de tekst die is gelezen (1 januari 2015).")
    ]


# --- this library ---------------------------------------------------------------------------------------------------------

# Places that no text has that was read, and that the library says itself to be unsure of or to have read elsewhere. Who reads one, takes it out.
ELSEWHERE = {
    ("bbv", "24"), ("ambtenarenwet", "1"), ("avg", "4"), ("avg", "26"), ("avg", "28"), ("avg", "37"), ("woo", "3.3"), ("woo", "4.7"),
    ("bw", "6:155"), ("bw", "6:159"), ("bw", "7:662"), ("aanbestedingswet", "2.24b"), ("bw1", "432a"), ("wgr", "11a"), ("participatiewet", "10b"),
    ("omgevingsrecht", "4.5"), ("omgevingsrecht", "5.8"), ("omgevingsrecht", "18.6"), ("wvo2020", "8.21"),
}  # fmt: skip


def test_every_place_in_the_library_is_known_or_openly_to_be_verified(sociaal: Geladen) -> None:
    """No place lies beyond the last article of its law or was repealed on a day on which it counts; what no text has is in the list above."""
    ruimte = sociaal.ruimte
    rows: list[tuple[str, str, tuple[str, ...], date, date]] = []
    rows += [(item.wet, item.artikel, (item.lid,) if item.lid else (), _day(item.vanaf, item.tot), item.vanaf or date.min) for item in _bases(sociaal)]
    for taak in ruimte.taken.values():
        rows += [(item.wet, item.artikel, tuple(item.lid), _day(item.vanaf, item.tot), item.vanaf or date.min) for item in taak.bevoegdheden]
    for bepaling in ruimte.wgr.values():
        for plaats in bepaling.plaatsen:
            day = date(2022, 7, 1) if "II" in plaats.regimes else date(2021, 6, 30) if plaats.regimes == ("I-a",) else date(2021, 7, 1)
            rows.append(("wgr", plaats.artikel, (plaats.lid,) if plaats.lid else (), day, date.min))
    assert len(rows) > 500
    answers = [(wet, artikel, asked(ruimte, wet, artikel, leden, day, since)) for wet, artikel, leden, day, since in rows]
    assert [(wet, artikel, answer.waarom) for wet, artikel, answer in answers if answer.uitkomst == "is-er-niet"] == []
    unknown = {(wet, artikel) for wet, artikel, answer in answers if answer.uitkomst == "te-verifieren" and wet != "wi2021"}
    assert unknown == ELSEWHERE


def _bases(sociaal: Geladen) -> list[Grondslag]:
    clauses = sociaal.ruimte.clausules.values()
    found = [item for clause in clauses for item in (*clause.grondslag, *(row for variant in clause.varianten.values() for row in variant.grondslag))]
    return [*found, *(item for besluit in sociaal.ruimte.besluiten.values() for item in besluit.grondslag)]


def _day(vanaf: date | None, tot: date | None) -> date:
    """Return a day on which a place counts: the first it is said to, or the last before it stops, or one of the newest law."""
    return vanaf or (tot - timedelta(days=1) if tot else date(2022, 7, 1))


def test_a_text_of_a_law_is_of_a_law_that_is_there_and_says_who_read_it(sociaal: Geladen) -> None:
    teksten = sociaal.ruimte.wetsteksten.values()
    assert {item.wet for item in teksten} <= set(sociaal.ruimte.wetten)
    for item in teksten:
        assert articles(item.artikelen), item.id
        assert not item.volledig or item.zekerheid in SURE, item.id
    assert articles("13(10) 4a(3+) 17(0) 11a 10:3(2)").keys() == {"13", "4a", "17", "11a", "10:3"}


@pytest.mark.parametrize("mijlpaal", ["concept", "definitief"])
def test_the_regulation_of_this_repository_names_no_provision_that_is_not_there(sociaal: Geladen, mijlpaal: str) -> None:
    folded = sociaal.folded(mijlpaal)
    found = [item for item in (*folded.findings, *sociaal.maak(mijlpaal).findings) if item.slug == "bepaling-bestaat"]
    assert found
    assert {str(item.level) for item in found} == {"opmerking"}
    assert day_of(folded.facts.traject) == date(2022, 1, 1)
