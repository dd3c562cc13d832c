"""Days that do not fit: each is told at the file where it was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from werkruimte import BESTANDEN, anders, bevindingen, draai, schrijf, werkruimte

LOG = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
TRAJECT = "trajecten/proef/traject.yaml"
CONCEPT = "trajecten/proef/mijlpalen/concept.yaml"


def _found(root: Path) -> list[tuple[str, str, str, str]]:
    rows = [item for item in bevindingen(root) if item["niveau"] != "opmerking"]
    return [(f"{item['bestand']}:{item['regel']}:{item['kolom']}", item["niveau"], item["slug"], item["hint"]) for item in rows]


def test_een_besluit_van_na_de_laatste_stand_zegt_dat_het_nergens_telt(tmp_path: Path) -> None:
    name = "trajecten/proef/besluiten/2021-12-02-sessie.yaml"
    ((place, level, slug, hint),) = _found(werkruimte(tmp_path, {name: BESTANDEN[LOG].replace("2021-09-01", "2021-12-02")}))
    assert (place, level, slug) == (f"{name}:1:8", "waarschuwing", "besluit-telt-mee")
    assert hint.startswith("Zet 'stand: 2021-12-02' in trajecten/proef/mijlpalen/definitief.yaml, of maak daar een nieuwe mijlpaal.")
    met_stand = BESTANDEN["trajecten/proef/mijlpalen/definitief.yaml"].replace("stand: 2021-12-01", "stand: 2021-12-02")
    schrijf(tmp_path / "werkruimte", "trajecten/proef/mijlpalen/definitief.yaml", met_stand)
    assert _found(tmp_path / "werkruimte") == []


def test_ook_een_besluit_van_een_gemeente_van_na_de_stand_wordt_gemeld(tmp_path: Path) -> None:
    name = "gemeenten/noord/proef/keuzes.yaml"
    found = _found(werkruimte(tmp_path, {name: anders(name, ("datum: 2021-03-01", "datum: 2022-03-01"))}))
    assert [item[:3] for item in found] == [(f"{name}:2:12", "waarschuwing", "besluit-telt-mee")]


@pytest.mark.parametrize(("year", "told"), [("2012", True), ("2018", True), ("2019", False), ("2021", False)])
def test_een_besluit_van_jaren_voor_de_eerste_mijlpaal_is_meestal_een_vergissing(tmp_path: Path, year: str, told: bool) -> None:
    name = f"trajecten/proef/besluiten/{year}-09-01-dialoog.yaml"
    found = _found(werkruimte(tmp_path, {LOG: None, name: BESTANDEN[LOG].replace("2021-09-01", f"{year}-09-01")}))
    assert [item[:3] for item in found] == ([(f"{name}:1:8", "waarschuwing", "besluit-telt-mee")] if told else [])
    assert not told or "Is het jaar goed getypt? Bedoelde u 2021 of later" in found[0][3]


def test_de_datum_in_de_naam_is_die_van_het_besluit(tmp_path: Path) -> None:
    found = _found(werkruimte(tmp_path, {LOG: anders(LOG, ("datum: 2021-09-01", "datum: 2021-08-31"))}))
    assert found == [(f"{LOG}:1:8", "waarschuwing", "datum-in-naam-klopt", "Verbeter 'datum:', of geef het bestand een naam die begint met 2021-08-31.")]


def test_een_keuze_die_niets_kiest_zegt_dat_zij_niets_verandert(tmp_path: Path) -> None:
    log = "datum: 2021-09-01\ngremium: dialoog\nkeuzes:\n  - clausule: %s\n    reden: zomaar\n"
    found = _found(werkruimte(tmp_path, {LOG: log % "klachten"}))
    assert [item[:3] for item in found] == [(f"{LOG}:4:5", "waarschuwing", "keuze-heeft-gevolg")]
    assert _found(werkruimte(tmp_path, {LOG: log % "ombudsman"})) == []  # optional: now it is in the text


def test_niet_in_werking_voor_de_bekendmaking(tmp_path: Path) -> None:
    found = _found(werkruimte(tmp_path, {TRAJECT: anders(TRAJECT, ("bekendmaking: 2021-12-15", "bekendmaking: 2022-01-02"))}))
    hint = "Schrijf hier 2022-01-02 of later, of verbeter 'bekendmaking'."
    assert found == [(f"{TRAJECT}:10:19", "fout", "inwerkingtreding-na-bekendmaking", hint)]
    assert _found(werkruimte(tmp_path, {TRAJECT: anders(TRAJECT, ("bekendmaking: 2021-12-15", "bekendmaking: 2022-01-01"))})) == []


def test_twee_documenten_met_een_naam_worden_voor_het_bouwen_gezien(tmp_path: Path) -> None:
    found = _found(
        werkruimte(tmp_path, {CONCEPT: anders(CONCEPT, ("  - {soort: gr-tekst}\n", "  - {soort: gr-tekst}\n  - {soort: gr-tekst, id: brief-noord}\n"))})
    )
    assert [item[:3] for item in found] == [(f"{CONCEPT}:8:5", "fout", "id-is-uniek")]


SHIFTS = "Nummers verschuiven; hier hoort de vaste naam. Haal deze keuze even weg en vraag haar op, bij 'in een besluit':"


@pytest.mark.parametrize(
    ("keuze", "hint"),
    [
        ("vervang: {plaats: artikel 6 lid 1, tekst: Het kan.}", f'{SHIFTS} assembler explain proef "artikel 6 lid 1"'),
        ('schrap: "artikel 6, eerste lid"', f'{SHIFTS} assembler explain proef "artikel 6, eerste lid"'),
        ("verplaats: {wat: artikel 6, na: taken}", f'{SHIFTS} assembler explain proef "artikel 6"'),
        ("clausule: artikel 6", f'{SHIFTS} assembler explain <traject> "artikel 6"'),
        ("nieuw_lid: {in: artikel 6, lid: {id: x, tekst: Het kan.}}", f'{SHIFTS} assembler explain proef "artikel 6"'),
        ("schrap: gr-tekst/klachten/termijn", "Laat de naam van het document weg: begin met de clausule."),
        ("schrap: iets", "Hier hoort de vaste naam: 'clausule', of 'clausule/lid'."),
        (
            "verplaats: {wat: klachten/termijn, na: taken/lijst}",
            "Schrijf 'na: klachten/...' of 'naar: klachten'. Naar elders: schrap het hier, en neem het daar op met 'nieuw_lid'.",
        ),
        ("vervang: {plaats: klahcten, opschrift: Anders}", "Bedoelde u 'klachten'?"),
        (
            "vervang: {plaats: qqq, opschrift: Anders}",
            "Een opschrift hoort bij een artikel of bijlage ('clausule') of een hoofdstuk ('hoofdstuk:id').",
        ),
        ("vervang: {plaats: klachten/termijn, tekst: Anders., neemt_op: [klachten/regelign]}", "Bedoelde u 'klachten/regeling'?"),
        ("nieuw_lid: {in: klachten, na: ontvangst, lid: {id: x, tekst: Het kan.}}", "Er is: regeling, termijn."),
    ],
)
def test_een_nummer_waar_een_naam_hoort(tmp_path: Path, keuze: str, hint: str) -> None:
    log = f"datum: 2021-09-01\ngremium: dialoog\nkeuzes:\n  - {{{keuze}}}\n" if ":" in keuze else keuze
    found = _found(werkruimte(tmp_path, {LOG: log}))
    assert [item[3] for item in found] == [hint]


def test_explain_noemt_de_plaats_zoals_een_besluit_haar_schrijft(tmp_path: Path) -> None:
    uitkomst = draai(werkruimte(tmp_path), "explain", "proef", "artikel 6 lid 2")
    assert "  in een besluit: klachten/termijn\n" in uitkomst.uit


DEFINITIEF = "trajecten/proef/mijlpalen/definitief.yaml"
_POOL = "pools:\n  - {id: samen, naam: uitvoering, soort: uitvoeringskosten, pakket: basis, taken: [fietspaden, jeugdhulp, schuldhulp], sleutel: sleutel}\n"
_PUNTEN = "beslispunten:\n  - id: toestemming\n    tekst: toestemming te geven\n  - id: kennis\n    tekst: kennis te nemen van de toelichting\n"
_BEHANDELD = "behandelingen:\n  noord: {datum: 2021-12-09, soort: besluiten, bijeenkomst: raadsvergadering, bron: kalender}\n"


@pytest.mark.parametrize(
    ("file", "part", "where", "message"),
    [
        (TRAJECT, _POOL, TRAJECT, "Dit traject heeft geen kostenposten; 'sleutel' verdeelt niets, en iedere bijdrage is nul."),
        (
            DEFINITIEF,
            _PUNTEN,
            DEFINITIEF,
            "Het stuk 'brief' vraagt om een besluit, maar deze mijlpaal heeft geen beslispunten: achter 'besluit' staat niets.",
        ),
        (DEFINITIEF, _BEHANDELD, DEFINITIEF, "Deze definitieve tekst wordt aan geen enkele raad voorgelegd: er zijn geen behandelingen."),
    ],
)
@pytest.mark.parametrize("definitief", [True, False])
def test_wat_geheel_ontbreekt_wordt_gezien(tmp_path: Path, file: str, part: str, where: str, message: str, definitief: bool) -> None:
    change = {file: anders(file, (part, ""))}
    if not definitief:
        change[DEFINITIEF] = change.get(DEFINITIEF, BESTANDEN[DEFINITIEF]).replace("definitief: true\n", "")
    rows = [item for item in bevindingen(werkruimte(tmp_path, change), "--mijlpaal", "definitief", "proef") if item["slug"] == "stukken-zijn-volledig"]
    level = "fout" if definitief else "waarschuwing"
    expected = [] if part == _BEHANDELD and not definitief else [(where, level, message)]
    assert [(item["bestand"], item["niveau"], item["message"]) for item in rows] == expected
