"""How a provision is written: whole sentences, references and terms as such, and nothing typed that the program sets."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.checking.names.drafting import check_leden
from assembler.ground.findings import Finding
from assembler.reading.records.base import Zin
from assembler.reading.records.blokken import Begrip, Blok
from werkruimte import Geladen, laad, plek, werkruimte

BEGRIPPEN = {
    "db": Begrip(id="db", term="dagelijks bestuur", definitie=Zin("x")),
    "bestuur": Begrip(id="bestuur", term="bestuur", definitie=Zin("x")),
    "deelnemer": Begrip(id="deelnemer", term="deelnemer", meervoud="deelnemers", definitie=Zin("x")),
}


def over(tekst: str, *onderdelen: str, begrippen: bool = False) -> list[tuple[str, str]]:
    """Return what is found of a lid, as slug and message; every finding is a warning that says what to type."""
    lid = Blok(id="x", tekst=Zin(tekst), onderdelen=tuple(Blok(tekst=Zin(item)) for item in onderdelen))
    found: list[Finding] = list(check_leden((lid,), BEGRIPPEN if begrippen else None))
    assert all(item.hint and not item.is_error for item in found)
    return [(item.slug, item.message) for item in found]


@pytest.mark.parametrize(
    "tekst",
    [
        "Het bestuur stelt regels vast.",
        "{{ begrip('bestuur') | hoofdletter }} stelt regels vast.",
        "Dit geldt volgens {{ ref('klachten/termijn') }}.",
        "Dit {{ 'geldt.' if x else 'geldt niet.' }}",
        "De titel luidt: „Regeling Proef”",
        "Met toepassing van de artikelen 194 en 195 van {{ wet('gemeentewet') }} is dit zo.",
        "Dit is bedoeld in artikel 20, eerste lid, van de Gemeentewet en niet elders.",
        "Het lid is drie jaar lid.",
        "Hij is lid 3 jaar na de aanwijzing niet meer.",
        "Ieder onderdeel heeft zijn plaats.",
    ],
)
def test_een_goed_lid_geeft_geen_melding(tekst: str) -> None:
    found = [item for item in over(tekst) if not (item[0] == "verwijzing-loopt-mee" and "lid 3 jaar" in tekst)]
    assert found == []


@pytest.mark.parametrize(
    ("tekst", "slug", "message"),
    [
        ("het bestuur stelt regels vast.", "lid-is-een-zin", "Dit lid begint niet met een hoofdletter."),
        ("Het bestuur stelt regels vast", "lid-is-een-zin", "Dit lid heeft aan het eind geen punt."),
        ("Het bestuur stelt regels vast;", "lid-is-een-zin", "Dit lid eindigt op een puntkomma."),
        ("3. Het bestuur stelt regels vast.", "lid-is-een-zin", "Hier staat een getypt nummer of letter ('3.')."),
        ("a) Het bestuur stelt regels vast.", "lid-is-een-zin", "Hier staat een getypt nummer of letter ('a)')."),
        ("Een lijst zonder iets:", "lid-is-een-zin", "Dit is een aanhef zonder onderdelen: na de dubbele punt staat niets."),
        (
            "Dit geldt volgens artikel 12, tweede lid.",
            "verwijzing-loopt-mee",
            "'artikel 12' is een getypte verwijzing: na een verplaatsing klopt zij niet meer.",
        ),
        ("Dit geldt conform art. 5 binnen zes weken.", "verwijzing-loopt-mee", "'art. 5' is een getypte verwijzing: na een verplaatsing klopt zij niet meer."),
        ("Dit geldt volgens het tweede lid.", "verwijzing-loopt-mee", "'tweede lid' is een getypte verwijzing: na een verplaatsing klopt zij niet meer."),
        ("Zie bijlage 2.", "verwijzing-loopt-mee", "'bijlage 2' is een getypte verwijzing: na een verplaatsing klopt zij niet meer."),
        ("Dit staat in hoofdstuk 3.", "verwijzing-loopt-mee", "'hoofdstuk 3' is een getypte verwijzing: na een verplaatsing klopt zij niet meer."),
        ("Dit geldt voor onderdeel b.", "verwijzing-loopt-mee", "'onderdeel b' is een getypte verwijzing: na een verplaatsing klopt zij niet meer."),
    ],
)
def test_een_slordigheid_is_een_waarschuwing(tekst: str, slug: str, message: str) -> None:
    assert over(tekst)[0] == (slug, message)
    assert {item[0] for item in over(tekst)} == {slug}


def test_een_onderdeel_heeft_geen_getypte_letter_of_puntkomma() -> None:
    assert over("Het volgende:", "een", "twee;", "c. drie", "volgens artikel 4") == [
        ("lid-is-een-zin", "Dit onderdeel eindigt op een puntkomma."),
        ("lid-is-een-zin", "Hier staat een getypt nummer of letter ('c.')."),
        ("verwijzing-loopt-mee", "'artikel 4' is een getypte verwijzing: na een verplaatsing klopt zij niet meer."),
    ]


def test_een_begrip_dat_niet_is_gemerkt_wordt_genoemd_het_langste_eerst_en_een_keer() -> None:
    assert over("Het dagelijks bestuur en een Deelnemer en de deelnemers.", begrippen=True) == [
        ("begrip-is-gemerkt", "'dagelijks bestuur' is een begrip van de regeling, maar staat hier als gewoon woord."),
        ("begrip-is-gemerkt", "'deelnemers' is een begrip van de regeling, maar staat hier als gewoon woord."),
        ("begrip-is-gemerkt", "'Deelnemer' is een begrip van de regeling, maar staat hier als gewoon woord."),
    ]
    assert over("Het {{ begrip('db') }} heeft een bestuurslid.", begrippen=True) == []


# --- own text of a traject ---------------------------------------------------------------------------------------------

BESLUIT = "trajecten/proef/besluiten/2021-10-01-eigen.yaml"
KOP = "datum: 2021-10-01\ngremium: dialoogsessie\nreden: Omdat.\nkeuzes:\n"


def eigen(tmp_path: Path, keuze: str) -> list[tuple[str, str, str]]:
    """Return what is found of a decision that writes text."""
    geladen = laad(werkruimte(tmp_path, {BESLUIT: KOP + keuze}))
    return [(str(item.span).rpartition("/")[2].partition(":")[2], item.slug, item.message) for item in geladen.bevindingen]


def test_een_nieuw_lid_wordt_gelezen_zoals_een_jurist_leest(tmp_path: Path) -> None:
    """J15: a typed number, two blanks, a typed reference and a semicolon went to print."""
    keuze = '  - nieuw_lid:\n      in: klachten\n      na: termijn\n      lid: {id: nieuw, tekst: "3. het  bestuur zendt volgens artikel 12, tweede lid, een overzicht;"}\n'
    assert eigen(tmp_path, keuze) == [
        ("8:31", "begrip-is-gemerkt", "'bestuur' is een begrip van de regeling, maar staat hier als gewoon woord."),
        ("8:31", "lid-is-een-zin", "Dit lid eindigt op een puntkomma."),
        ("8:31", "lid-is-een-zin", "Hier staat een getypt nummer of letter ('3.')."),
        ("8:31", "verwijzing-loopt-mee", "'artikel 12' is een getypte verwijzing: na een verplaatsing klopt zij niet meer."),
        ("8:31", "verwijzing-loopt-mee", "'tweede lid' is een getypte verwijzing: na een verplaatsing klopt zij niet meer."),
    ]


@pytest.mark.parametrize(
    ("plaats", "tekst", "verwacht"),
    [
        ("klachten/regeling", "de nieuwe tekst", ["Dit lid begint niet met een hoofdletter.", "Dit lid heeft aan het eind geen punt."]),
        ("taken/lijst/taak", "de nieuwe tekst", []),
        ("taken/lijst/taak", "de nieuwe tekst;", ["Dit onderdeel eindigt op een puntkomma."]),
        ("begrip:deelnemer", "wie meedoet", []),
    ],
)
def test_vervangende_tekst_wordt_gelezen_naar_haar_plaats(tmp_path: Path, plaats: str, tekst: str, verwacht: list[str]) -> None:
    assert [message for _, _, message in eigen(tmp_path, f'  - vervang: {{plaats: "{plaats}", tekst: "{tekst}"}}\n')] == verwacht


def test_een_aanhef_zonder_onderdelen_in_eigen_tekst(tmp_path: Path) -> None:
    keuze = '  - nieuw_lid:\n      in: klachten\n      na: termijn\n      lid: {id: nieuw, tekst: "Een lijst zonder iets:", onderdelen: []}\n'
    assert eigen(tmp_path, keuze) == [("8:31", "lid-is-een-zin", "Dit is een aanhef zonder onderdelen: na de dubbele punt staat niets.")]


@pytest.mark.parametrize(
    "tekst", ["|\n          Een.\n\n          Twee.", ">-\n          Een.\n\n          Twee.", '"Een.\n\n          Twee."', "Een.\n\n          Twee."]
)
def test_een_lid_van_twee_alineas_is_een_fout(tmp_path: Path, tekst: str) -> None:
    keuze = f"  - nieuw_lid:\n      in: klachten\n      na: termijn\n      lid:\n        id: nieuw\n        tekst: {tekst}\n"
    [(_, slug, message)] = eigen(tmp_path, keuze)
    assert (slug, message) == ("waarde-heeft-juiste-vorm", "Deze tekst heeft een lege regel en zou als één zin doorlopen.")


@pytest.mark.parametrize("tekst", ["|\n          Een\n          zin.", ">-\n          Een\n          zin.", '"Een\n          zin."'])
def test_een_zin_over_twee_regels_is_een_zin(tmp_path: Path, tekst: str) -> None:
    assert eigen(tmp_path, f"  - nieuw_lid:\n      in: klachten\n      na: termijn\n      lid:\n        id: nieuw\n        tekst: {tekst}\n") == []


def test_een_vaste_spatie_die_iemand_typte_blijft_staan(tmp_path: Path) -> None:
    """F8: U+00A0 and U+202F typed in YAML are kept; ordinary blanks that follow each other are one."""
    keuze = '  - nieuw_lid:\n      in: klachten\n      na: termijn\n      lid: {id: nieuw, tekst: "Na 12\u00a0km  en 3\u202fm."}\n'
    geladen = laad(werkruimte(tmp_path, {BESLUIT: KOP + keuze}))
    node = geladen.maak("definitief").final.root.find("gr-tekst/klachten/nieuw")
    assert node is not None
    assert [item.text for item in node.inhoud] == ["Na 12\u00a0km en 3\u202fm."]


def test_de_bibliotheek_en_het_traject_zijn_zonder_slordigheden(sociaal: Geladen) -> None:
    slugs = {"lid-is-een-zin", "verwijzing-loopt-mee", "begrip-is-gemerkt"}
    assert [str(item.span) for item in sociaal.bevindingen if item.slug in slugs] == []


def test_de_melding_wijst_naar_de_bibliotheek(tmp_path: Path) -> None:
    klachten = "clauses/slot/klachten.yaml"
    geladen = laad(werkruimte(tmp_path, {klachten: "id: klachten\nopschrift: Klachten\nleden:\n  - {id: regeling, tekst: klachten zijn er.}\n"}))
    found = [item for item in geladen.bevindingen if item.slug == "lid-is-een-zin"]
    assert [str(item.span) for item in found] == [f"{klachten}:4:27"]
    assert plek(klachten, "id: klachten").endswith(":1:1")
