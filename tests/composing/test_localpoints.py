"""What a gemeente adds to its papers at one place: a beslispunt in every paper that has them, a text at one argument."""

from __future__ import annotations

from pathlib import Path

import pytest

from werkruimte import BESTANDEN, BLOKKEN, anders, gezond, laad, tekst_van, werkruimte

PUNTEN = "gemeenten/noord/proef/definitief/beslispunten.md"
BRIEF = "templates/documenten/brief.yaml"
BESLUIT = BESTANDEN[BRIEF].replace("id: brief", "id: besluit").replace("naam: Brief", "naam: Besluit")
BESLUIT += "format:\n  velden:\n    - {veld: onderwerp, label: Onderwerp}\n  bron: eigen vorm\n  status: aanname\n"
DEFINITIEF = "trajecten/proef/mijlpalen/definitief.yaml"
TWEE = {
    "templates/documenten/besluit.yaml": BESLUIT,
    DEFINITIEF: anders(DEFINITIEF, ("  - {soort: brief, voor: alle}\n", "  - {soort: brief, voor: alle}\n  - {soort: besluit, voor: alle}\n")),
}


def punten(text: str) -> list[str]:
    """Return the lines of the list of beslispunten."""
    return [line.strip() for line in text.splitlines() if line.startswith("  ") and line.strip()[:1].isdecimal()]


def test_een_eigen_beslispunt_telt_door_in_beide_stukken_gelijk_en_bij_niemand_anders(tmp_path: Path) -> None:
    made = gezond(
        werkruimte(tmp_path, {**TWEE, PUNTEN: "- het college te vragen {{ gemeente.naam | naam }} te informeren {#vraag}\n- **zo** te doen\n"})
    ).alles("definitief")
    verwacht = [
        "1. toestemming te geven;",
        "2. kennis te nemen van de toelichting;",
        "3. het college te vragen Noord te informeren;",
        "4. zo te doen.",
    ]
    assert punten(tekst_van(made["brief-noord"])) == verwacht
    assert punten(tekst_van(made["besluit-noord"])) == verwacht
    assert punten(tekst_van(made["brief-zuid"])) == ["1. toestemming te geven;", "2. kennis te nemen van de toelichting."]
    assert made["brief-noord"].final.root.find("brief-noord/besluit/beslispunten/eigen/vraag") is not None


@pytest.mark.parametrize(
    ("text", "plaats", "slug", "message"),
    [
        ("1. zo te doen\n", "1:1", "beslispunt-is-een-punt", "Hier staat nummer 1; dit wordt beslispunt 3."),
        ("3. zo te doen.\n", "1:4", "beslispunt-is-een-punt", "Een beslispunt sluit het programma zelf af."),
        ("Ook dit:\n\n- zo te doen\n", "1:1", "beslispunt-is-een-punt", "In dit bestand staat één opsomming met beslispunten, en verder niets."),
        ("- zo\n\nEn dit.\n", "3:1", "beslispunt-is-een-punt", "In dit bestand staat één opsomming met beslispunten, en verder niets."),
        ("- zo `te` doen\n", "1:6", "opmaak-is-bekend", "Tekst tussen ` kan hier niet."),
        ("- {{ gemeente.nam | naam }}\n", "1:3", "naam-bestaat", "'gemeente' heeft geen 'nam'."),
    ],
)
def test_wat_er_mis_is_met_een_eigen_beslispunt_staat_op_zijn_regel(tmp_path: Path, text: str, plaats: str, slug: str, message: str) -> None:
    geladen = laad(werkruimte(tmp_path, {PUNTEN: text}))
    found = [*geladen.bevindingen, *(geladen.maak("definitief", "brief-noord").findings if not geladen.bevindingen else ())]
    assert [(str(item.span), item.slug, item.message, item.is_error) for item in found] == [(f"{PUNTEN}:{plaats}", slug, message, True)]


def test_een_getypt_nummer_dat_klopt_mag(tmp_path: Path) -> None:
    made = gezond(werkruimte(tmp_path, {PUNTEN: "3. zo te doen\n"})).maak("definitief", "brief-noord")
    assert not made.findings
    assert punten(tekst_van(made))[-1] == "3. zo te doen."


def test_beslispunten_die_in_geen_stuk_komen_zijn_een_waarschuwing(tmp_path: Path) -> None:
    zonder = {DEFINITIEF: anders(DEFINITIEF, ("  - {soort: brief, voor: alle}\n", ""))}
    [found] = laad(werkruimte(tmp_path, {**zonder, PUNTEN: "- zo te doen\n"})).bevindingen
    assert (found.slug, str(found.span)) == ("tekst-wordt-afgedrukt", f"{PUNTEN}:1:1")
    assert found.message == "De gemeente krijgt bij de mijlpaal 'definitief' geen stuk met beslispunten; deze worden niet afgedrukt."


# --- conditions --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("punt", "woord"),
    [
        ("in te stemmen, mits de bijdrage gelijk blijft", "mits"),
        ("de bijdrage niet hoger dan een miljoen te laten worden", "niet hoger dan"),
        ("toestemming te geven onder de voorwaarde van een evaluatie", "voorwaarde"),
        ("tijdelijk toestemming te geven", "tijdelijk"),
        ("toestemming te geven en het college op te dragen dit te melden, mits het kan", "mits"),
    ],
)
def test_een_voorwaarde_bij_een_toestemming_is_een_waarschuwing_met_de_wet(tmp_path: Path, punt: str, woord: str) -> None:
    found = [
        item for item in gezond(werkruimte(tmp_path, {PUNTEN: f"- {punt}\n"})).folded("definitief").findings if item.slug == "toestemming-zonder-voorwaarden"
    ]
    assert [(str(item.span), item.message) for item in found] == [
        (f"{PUNTEN}:1:3", f"Aan de toestemming kunnen geen voorwaarden worden verbonden; '{woord}' leest als een voorwaarde.")
    ]
    assert "artikel 10:32 van de Algemene wet bestuursrecht (INF)" in found[0].grondslag
    assert not found[0].is_error


@pytest.mark.parametrize(
    "punt",
    [
        "het college op te dragen de raad te informeren",
        "kennis te nemen van de motie over de wachttijden",
        "het college op te dragen ervoor te zorgen dat de bijdrage niet hoger is dan een miljoen",
        "de vertegenwoordiger van de gemeente te verzoeken tegen te stemmen, tenzij de bijdrage gelijk blijft",
    ],
)
def test_een_opdracht_is_geen_voorwaarde(tmp_path: Path, punt: str) -> None:
    findings = gezond(werkruimte(tmp_path, {PUNTEN: f"- {punt}\n"})).folded("definitief").findings
    assert "toestemming-zonder-voorwaarden" not in {item.slug for item in findings}


def test_een_voorwaarde_die_bij_de_toestemming_is_vastgelegd_is_een_fout_van_die_gemeente(tmp_path: Path) -> None:
    """What is recorded needs no guess: the condition itself is named, in the words of the council, and the region's papers are made all the same."""
    text = anders(DEFINITIEF, ("bijeenkomst: raadsvergadering, ", "bijeenkomst: raadsvergadering, voorwaarden: [de bijdrage stijgt niet], "))
    findings = gezond(werkruimte(tmp_path, {DEFINITIEF: text})).folded("definitief").findings
    [found] = [item for item in findings if item.slug == "toestemming-zonder-voorwaarden"]
    assert (found.is_error, found.gemeente, found.span.file) == (True, "noord", DEFINITIEF)
    assert found.message == "Noord verbindt aan de toestemming een voorwaarde, en dat kan niet: de bijdrage stijgt niet."
    assert "(INF)" in found.grondslag


def test_een_voorwaarde_bij_een_eerder_besluit_komt_terug_in_het_voorstel(tmp_path: Path) -> None:
    concept = "trajecten/proef/mijlpalen/concept.yaml"
    row = "  noord: {datum: 2021-06-10, soort: besluiten, voorwaarden: [de bijdrage stijgt niet, maatwerk blijft mogelijk], bron: kalender}\n"
    skeleton = anders(BRIEF, ("      - invoegen: kern\n", "      - invoegen: kern\n      - blok: kaders-verwerkt\n"))
    geladen = gezond(werkruimte(tmp_path, {**BLOKKEN, BRIEF: skeleton, concept: BESTANDEN[concept] + "behandelingen:\n" + row}))
    assert "toestemming-zonder-voorwaarden" not in {item.slug for item in (*geladen.folded("concept").findings, *geladen.folded("definitief").findings)}
    printed = tekst_van(geladen.maak("definitief", "brief-noord")).replace("\u00a0", " ")
    assert "Aan het besluit van 10 juni 2021 (Concept) is als voorwaarde verbonden: de bijdrage stijgt niet en maatwerk blijft mogelijk." in printed
    assert "voorwaarde" not in tekst_van(geladen.maak("definitief", "brief-zuid"))


def test_voor_de_definitieve_tekst_is_er_geen_toestemming_en_dus_geen_voorwaarde(tmp_path: Path) -> None:
    plaats = PUNTEN.replace("definitief", "concept")
    findings = gezond(werkruimte(tmp_path, {plaats: "- in te stemmen, mits het kan\n"})).folded("concept").findings
    assert "toestemming-zonder-voorwaarden" not in {item.slug for item in findings}


# --- one argument ------------------------------------------------------------------------------------------------------

ARGUMENTEN = "trajecten/proef/teksten/concept/kern.md"
DRIE = "## Een {#een}\nDat is een.\n\n## Twee {#twee}\nDat is twee.\n\n## Drie {#drie}\nDat is drie.\n"
EIGEN = "gemeenten/noord/proef/concept/brief/{}-kern.{}.md"


def koppen(tmp_path: Path, name: str, text: str) -> list[str]:
    made = gezond(werkruimte(tmp_path, {ARGUMENTEN: DRIE, name: text})).maak("concept", "brief-noord")
    assert not [item for item in made.findings if item.is_error]
    return [line for line in tekst_van(made).splitlines() if line.endswith(("Een", "Twee", "Drie", "Eigen")) or "is twee" in line]


def test_een_argument_wordt_vervangen_en_de_andere_blijven(tmp_path: Path) -> None:
    assert koppen(tmp_path, EIGEN.format("in-plaats-van", "twee"), "# Eigen\nReden: omdat\n\nOnze tekst.\n") == ["Een", "Eigen", "Drie"]


@pytest.mark.parametrize(
    ("positie", "verwacht"), [("na", ["Een", "Twee", "Dat is twee.", "Eigen", "Drie"]), ("voor", ["Een", "Eigen", "Twee", "Dat is twee.", "Drie"])]
)
def test_een_argument_komt_voor_of_na_een_ander(tmp_path: Path, positie: str, verwacht: list[str]) -> None:
    assert koppen(tmp_path, EIGEN.format(positie, "twee"), "# Eigen\n\nOnze tekst.\n") == verwacht


def test_een_argument_dat_er_niet_is_is_een_fout_met_wat_er_is(tmp_path: Path) -> None:
    name = EIGEN.format("na", "twe")
    made = gezond(werkruimte(tmp_path, {ARGUMENTEN: DRIE, name: "Onze tekst.\n"})).maak("concept", "brief-noord")
    [found] = [item for item in made.findings if item.is_error]
    assert (found.slug, str(found.span), found.message, found.hint) == (
        "plaats-bestaat", f"{name}:1:1", "In de sectie 'kern' staat nu geen deel 'twe'.", "Bedoelde u 'twee'?",
    )  # fmt: skip


def test_wie_een_argument_vervangt_zegt_waarom(tmp_path: Path) -> None:
    [found] = laad(werkruimte(tmp_path, {ARGUMENTEN: DRIE, EIGEN.format("in-plaats-van", "twee"): "Onze tekst.\n"})).bevindingen
    assert (found.slug, found.message) == ("vervanging-heeft-reden", "Wie een tekst vervangt, zegt waarom.")
