"""The command line by its contract: verbs, exit codes, forms, names that do not exist, working versions, the manifest."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import click
import pytest

from assembler.cli import VERBS, cli
from werkruimte import BESTANDEN, REPO, anders, bevindingen, draai, manifest, proces, schrijf, sporen, werkruimte

T = "trajecten/proef/traject.yaml"
LOG = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
NOORD = "gemeenten/noord/gemeente.yaml"
KLACHTEN = "clauses/slot/klachten.yaml"
HEAD = {"versie", "traject", "mijlpaal", "stand", "programma", "documenten"}
ROW = {"path", "document", "soort", "mijlpaal", "gemeente", "formaat", "nummering", "sha256", "inhoud", "titel", "bronnen"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small workspace, built once; only read by these tests."""
    folder = werkruimte(tmp_path_factory.mktemp("cli"))
    assert draai(folder, "build").code == 0
    return folder


# --- verbs and exit codes --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["check", "build", "explain", "calc", "freeze", "diff"])
def test_ieder_werkwoord_van_het_contract_bestaat_met_uitleg_in_het_nederlands(root: Path, verb: str) -> None:
    uitkomst = draai(root, verb, "--help")
    assert uitkomst.code == 0
    assert uitkomst.uit.startswith(f"Gebruik: assembler {verb}") or uitkomst.uit.startswith("Gebruik: ")
    assert not re.search(r"\b(Usage|Options|Show this message|Commands)\b", uitkomst.uit)
    assert verb in draai(root, "--help").uit


@pytest.mark.parametrize("verb", ["check", "build", "explain"])
def test_de_beperkingen_van_het_contract_bestaan(root: Path, verb: str) -> None:
    text = draai(root, verb, "--help").uit
    for option in ("--mijlpaal", "--soort", "--gemeente"):
        assert option in text


def test_check_is_schoon_en_schrijft_niets(tmp_path: Path) -> None:
    folder = werkruimte(tmp_path)
    before = sporen(folder)
    uitkomst = draai(folder, "check")
    assert uitkomst.code == 0
    assert uitkomst.uit == (
        "gemeenten/noord/proef/keuzes.yaml:10:9: opmerking: Noord heeft een wens over 'samenstelling'.\n    waar: concept, definitief\n    [wensen-zijn-bekend]\n1 opmerking\n"
    )
    assert sporen(folder) == before


def test_zonder_bevindingen_zegt_check_dat(tmp_path: Path) -> None:
    name = "gemeenten/noord/proef/keuzes.yaml"
    uitkomst = draai(werkruimte(tmp_path, {name: anders(name, ("      - wens: een kleiner bestuur\n        over: samenstelling\n", ""))}), "check")
    assert (uitkomst.code, uitkomst.uit) == (0, "Geen bevindingen.\n")


@pytest.mark.parametrize(("args", "code"), [((), 0), (("--strict",), 1)])
@pytest.mark.parametrize("verb", ["check", "build"])
def test_strict_laat_een_waarschuwing_meetellen(tmp_path: Path, verb: str, args: tuple[str, ...], code: int) -> None:
    folder = werkruimte(
        tmp_path, {T: anders(T, ("pakket: basis, taken: [fietspaden, jeugdhulp, schuldhulp]", "pakket: basis, taken: [fietspaden, jeugdhulp]"))}
    )
    uitkomst = draai(folder, verb, *args)
    assert uitkomst.code == code
    assert "waarschuwing: De taak 'schuldhulp' staat in geen kostenpool." in uitkomst.alles


@pytest.mark.parametrize(
    ("args", "boodschap"),
    [
        (("chek",), "De opdracht 'chek' bestaat niet. Bedoelde u 'check'? Er is: "),
        (("check", "proeff"), "Het traject 'proeff' bestaat niet. Bedoelde u 'proef'? Er is: proef."),
        (("build", "anders"), "Het traject 'anders' bestaat niet. Er is: proef."),
        (("build", "--mijlpaal", "konsept"), "De mijlpaal 'konsept' bestaat niet. Bedoelde u 'concept'? Er is: concept, definitief."),
        (("build", "--soort", "brieff"), "De documentsoort 'brieff' bestaat niet. Bedoelde u 'brief'? Er is: brief, gr-tekst."),
        (("check", "--gemeente", "nord"), "De gemeente 'nord' bestaat niet. Bedoelde u 'noord'? Er is: midden, noord, zuid."),
        (("build", "--gemeente", "oost"), "De gemeente 'oost' bestaat niet."),
        (("explain", "proef", "check:aannames-zijn-bekent"), "De controle 'aannames-zijn-bekent' bestaat niet. Bedoelde u 'aannames-zijn-bekend'?"),
        (
            ("explain", "proef", "artikel 99"),
            "'artikel 99' staat niet in gr-tekst van definitief@nu. Schrijf bijvoorbeeld: artikel 5, tweede lid, onderdeel b.",
        ),
        (("explain", "proef"), "Schrijf ook wat u wilt weten"),
        (("build", "--formaat", "docx"), "De optie '--formaat' bestaat niet. Bedoelde u '--format'?"),
        (("build", "--format", "odt"), "De waarde voor --format past niet. Kies uit: docx, html, pdf, txt."),
        (("build", "--nummering", "los"), "De waarde voor --nummering past niet. Kies uit: levend, vast."),
    ],
)
def test_verkeerd_gebruik_en_onbekende_namen_eindigen_met_2(tmp_path: Path, args: tuple[str, ...], boodschap: str) -> None:
    folder = werkruimte(tmp_path)
    before = sporen(folder)
    uitkomst = draai(folder, *args)
    assert uitkomst.code == 2
    assert boodschap in uitkomst.fout
    assert not uitkomst.uit
    assert sporen(folder) == before


def test_een_map_die_geen_werkruimte_is_eindigt_met_2(tmp_path: Path) -> None:
    uitkomst = draai(tmp_path, "check")
    assert uitkomst.code == 2
    assert "is geen werkruimte: de mappen clauses, gemeenten, templates, trajecten ontbreken." in uitkomst.fout


def tweede() -> dict[str, str]:
    """Return the files of a second traject, like the first."""
    own = {name.replace("/proef/", "/ander/"): text for name, text in BESTANDEN.items() if name.startswith("trajecten/proef/")}
    return {**own, "trajecten/ander/traject.yaml": anders(T, ("id: proef\n", "id: ander\n"))}


def test_twee_trajecten_vragen_om_een_naam(tmp_path: Path) -> None:
    folder = werkruimte(tmp_path, tweede())
    uitkomst = draai(folder, "build")
    assert uitkomst.code == 2
    assert "Noem een traject: ander, proef; of --alle." in uitkomst.fout
    assert draai(folder, "build", "proef", "--soort", "gr-tekst").code == 0
    assert not (folder / "build/ander").exists()
    assert draai(folder, "build", "--alle", "--soort", "gr-tekst").code == 0
    assert (folder / "build/proef/definitief/gr-tekst.docx").exists()
    assert (folder / "build/ander/definitief/gr-tekst.docx").exists()
    assert draai(folder, "build", "proef", "--alle").code == 2


def test_een_cijfer_van_het_ene_traject_heeft_in_het_andere_zijn_eigen_eenheid(tmp_path: Path) -> None:
    """Two trajecten may give one name to different figures: a sentence of each is checked by its own unit."""
    punt = "  - id: omvang\n    tekst: de omvang van {{ cijfers.omvang | %s }} vast te stellen\n"
    cijfer = "  omvang: {omschrijving: de omvang, eenheid: %s}\n"
    both = {**tweede(), T: BESTANDEN[T]}
    for traject, unit in (("proef", "euro"), ("ander", "getal")):
        file, milestone = f"trajecten/{traject}/traject.yaml", f"trajecten/{traject}/mijlpalen/definitief.yaml"
        both[file] = both[file].replace("cijfers:\n", "cijfers:\n" + cijfer % unit)
        text = BESTANDEN["trajecten/proef/mijlpalen/definitief.yaml"]
        both[milestone] = (
            text.replace("beslispunten:\n", "beslispunten:\n" + punt % unit) if "beslispunten:\n" in text else text + "beslispunten:\n" + punt % unit
        )
    found = draai(werkruimte(tmp_path, both), "check").uit
    assert found.count("fout: ") == found.count("fout: Nog niet bekend (n.t.b.): de omvang") == 2, found
    name = "trajecten/ander/mijlpalen/definitief.yaml"
    told = draai(werkruimte(tmp_path / "fout", {**both, name: both[name].replace("omvang | getal", "omvang | euro")}), "check").alles
    assert "trajecten/ander/mijlpalen/definitief.yaml:" in told
    assert "trajecten/proef/mijlpalen/definitief.yaml:" not in told


def test_zonder_mijlpaal_bouwt_het_tot_waar_het_traject_aan_werkt(tmp_path: Path) -> None:
    folder = werkruimte(tmp_path, {T: anders(T, ("naam: Regeling Proef\n", "naam: Regeling Proef\nwerkt_aan: concept\n"))})
    assert draai(folder, "build").code == 0
    assert {path.name for path in (folder / "build/proef").iterdir()} == {"concept"}
    assert draai(folder, "build", "--mijlpaal", "definitief@nu").code == 0
    assert {path.name for path in (folder / "build/proef").iterdir()} == {"concept", "definitief"}


def test_out_staat_voor_build(tmp_path: Path) -> None:
    folder = werkruimte(tmp_path)
    assert draai(folder, "build", "--out", str(tmp_path / "elders")).code == 0
    assert (tmp_path / "elders/proef/concept/gr-tekst.docx").is_file()
    assert not (folder / "build").exists()


# --- forms -----------------------------------------------------------------------------------------------------------


def test_json_begint_met_de_versie_en_zegt_alles(tmp_path: Path) -> None:
    folder = werkruimte(tmp_path, {KLACHTEN: anders(KLACHTEN, ("leden:", "opschrift: Bezwaren\nleden:")), NOORD: anders(NOORD, ('"0505"', "0505"))})
    uitkomst = draai(folder, "check", "--format", "json")
    assert uitkomst.code == 1
    data = json.loads(uitkomst.uit)
    assert next(iter(data)) == "versie"
    assert data["versie"] == 1
    first = data["bevindingen"][0]
    assert {key: first[key] for key in ("niveau", "slug", "message", "hint", "bestand", "regel", "kolom", "related")} == {
        "niveau": "fout",
        "slug": "sleutel-is-uniek",
        "message": "De sleutel 'opschrift' staat hier twee keer.",
        "hint": "Verwijder een van de twee.",
        "bestand": KLACHTEN,
        "regel": 3,
        "kolom": 1,
        "related": [{"bestand": KLACHTEN, "regel": 2, "kolom": 1, "tekst": "hier staat hij de eerste keer"}],
    }
    assert data["bevindingen"][1]["bestand"] == NOORD


def test_github_geeft_een_regel_per_bevinding(tmp_path: Path) -> None:
    folder = werkruimte(tmp_path, {NOORD: anders(NOORD, ('"0505"', "0505"))})
    uitkomst = draai(folder, "check", "--format", "github")
    assert uitkomst.code == 1
    expected = (
        "::error file=gemeenten/noord/gemeente.yaml,line=3,col=7,title=waarde-heeft-juiste-vorm::Een gemeentecode staat tussen aanhalingstekens ('0505'). "
        'Andere programma\'s lezen een voorloopnul als een ander getal; schrijf bijvoorbeeld "0505".'
    )
    assert uitkomst.uit.splitlines() == [expected]


def test_github_laat_geen_regeleinde_door(tmp_path: Path) -> None:
    folder = werkruimte(tmp_path, {NOORD: anders(NOORD, ("naam: Noord\n", 'naam: Noord\nhuisstijl2: "a%0A\\n::error::b"\n'))})
    assert all(line.startswith("::") for line in draai(folder, "check", "--format", "github").uit.splitlines())


def test_dezelfde_bevinding_in_meer_stukken_staat_er_een_keer(tmp_path: Path) -> None:
    folder = werkruimte(tmp_path, {KLACHTEN: anders(KLACHTEN, ("Het {{ begrip('bestuur') }} stelt", "Na {{ ref('ombudsman') }} stelt"))})
    uitkomst = draai(folder, "check")
    assert uitkomst.uit.count("'ombudsman' staat niet in deze tekst") == 1
    assert "    waar: artikel 6, eerste lid, concept, definitief\n" in uitkomst.uit
    assert len([item for item in bevindingen(folder) if item["niveau"] == "fout"]) == 2


def test_check_van_een_gemeente_toont_wat_haar_aangaat(tmp_path: Path) -> None:
    name = "templates/documenten/brief.yaml"
    text = anders(
        name,
        ("{{ gemeente.naam | naam }} heeft {{ gemeente.stemmen | stemmen }}", "{{ gemeente.lokale_taken | opsomming }} en {{ gemeente.stemmen | stemmen }}"),
    )
    folder = werkruimte(tmp_path, {name: text})
    for gemeente, count in (("noord", 0), ("zuid", 2)):
        assert len([item for item in bevindingen(folder, "--gemeente", gemeente) if item["niveau"] == "fout"]) == count


# --- explain ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wat", "id_", "tekst"),
    [
        ("artikel 4 lid 2", "stemmen/uitkomst", "Met toepassing van het eerste lid zijn de stemmen:"),
        ("artikel 4, tweede lid", "stemmen/uitkomst", "Met toepassing van het eerste lid zijn de stemmen:"),
        ("Artikel 4, tweede lid, onderdeel b", "stemmen/uitkomst/gemeente=midden", "Midden: 4\u00a0stemmen; en"),
        ("artikel 4 lid 2 onderdeel c", "stemmen/uitkomst/gemeente=zuid", "Zuid: 4\u00a0stemmen."),
        ("artikel 2, tweede lid", "taken/lokaal", "In afwijking van het eerste lid voeren zelf uit Noord: nazorg bij jeugdhulp."),
        ("artikel 6", "klachten", ""),
        ("hoofdstuk 2", "hoofdstuk:bestuur", ""),
        ("bijlage 1", "bijlage:stemtabel", ""),
        ("klachten/termijn", "klachten/termijn", "De termijn is acht weken."),
        ("gr-tekst/klachten/termijn", "klachten/termijn", "De termijn is acht weken."),
    ],
)
def test_explain_vindt_een_plaats_in_woorden_of_als_id(root: Path, wat: str, id_: str, tekst: str) -> None:
    uitkomst = draai(root, "explain", "proef", wat)
    assert uitkomst.code == 0, uitkomst.alles
    assert uitkomst.uit.startswith("proef, Definitief (versie nu), gr-tekst\n")
    assert f"  id: gr-tekst/{id_}\n" in uitkomst.uit
    assert not tekst or f"  tekst: {tekst}\n" in uitkomst.uit


@pytest.mark.parametrize(
    ("wat", "gevonden"),
    [
        ("brief-noord/betekenis/inwoners", "brief-noord/betekenis/inwoners"),  # no kind, no gemeente: the id says it
        ("brief-noord/betekenis/voorbehoud", "brief-noord/betekenis/voorbehoud"),  # a block of which only the paragraphs are nodes
        ("brief-zuid", "brief-zuid"),
    ],
)
def test_explain_zoekt_een_id_in_het_document_waar_het_mee_begint(root: Path, wat: str, gevonden: str) -> None:
    uitkomst = draai(root, "explain", "proef", wat)
    assert uitkomst.code == 0, uitkomst.alles
    assert uitkomst.uit.startswith(f"proef, Definitief (versie nu), {wat.partition('/')[0]}\n")
    assert f"  id: {gevonden}\n" in uitkomst.uit
    mis = draai(root, "explain", "proef", f"{wat}/niets")
    assert (mis.code, f"staat niet in {wat.partition('/')[0]} van" in mis.fout) == (2, True)


@pytest.mark.parametrize(
    "wat", ["artikel 0", "artikel 4 lid 3", "artikel 4, nulde lid", "artikel 4 lid 2 onderdeel z", "hoofdstuk 9", "onzin", "artikel 6 lid 99999999999999999999"]
)
def test_explain_van_wat_er_niet_is_eindigt_met_2(root: Path, wat: str) -> None:
    uitkomst = draai(root, "explain", "proef", wat)
    assert uitkomst.code == 2
    assert f"'{wat}' staat niet in gr-tekst van definitief@nu." in uitkomst.fout


def test_explain_noemt_clausule_variant_besluit_reden_en_ieder_cijfer_met_zijn_bron(root: Path) -> None:
    text = draai(root, "explain", "proef", "artikel 4 lid 2").uit
    assert "  bron: clauses/bestuur/stemmen.yaml:21:16\n" in text
    assert "  clausule: stemmen (clauses: clauses/bestuur/stemmen.yaml)\n  variant: per-inwoners\n" in text
    assert "  besluit: 1 februari 2021, stuurgroep: Grotere gemeenten tellen zwaarder. [trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml:4:5]\n" in text
    for line in ("3\u00a0stemmen = stemmen/noord (definitief); bron: tellingen", "4\u00a0stemmen = stemmen/midden (definitief); bron: tellingen"):
        assert f"    {line}\n" in text
    assert "het eerste lid -> gr-tekst/stemmen/gewicht" in text


def test_explain_van_de_bibliotheek_zegt_dat_er_geen_besluit_is(root: Path) -> None:
    text = draai(root, "explain", "proef", "artikel 3 lid 2").uit
    assert "  besluit: geen; dit is de tekst van de bibliotheek" in text


def test_explain_kijkt_naar_de_gevraagde_mijlpaal_en_gemeente(root: Path) -> None:
    assert "De termijn is zes weken." in draai(root, "explain", "proef", "artikel 6 lid 2", "--mijlpaal", "concept").uit
    paper = draai(root, "explain", "proef", "betekenis/inwoners", "--gemeente", "zuid", "--soort", "brief").uit
    assert "brief-zuid\n" in paper
    assert "40.000 = gemeenten/zuid/inwoners/2021-01-01 (definitief); bron: tellingen" in paper


def test_explain_verzwijgt_een_vertrouwelijke_reden(tmp_path: Path) -> None:
    folder = werkruimte(tmp_path, {LOG: anders(LOG, ("gremium: dialoogsessie", "gremium: dialoogsessie\nvertrouwelijk: true"))})
    text = draai(folder, "explain", "proef", "artikel 6 lid 2").uit
    assert "dialoogsessie" in text
    assert "bleek te kort" not in text


@pytest.mark.parametrize("slug", ["aannames-zijn-bekend", "clausules-passen-bij-elkaar", "geen-bedrag-in-regeling"])
def test_explain_geeft_de_uitleg_van_een_controle(root: Path, slug: str) -> None:
    uitkomst = draai(root, "explain", "proef", f"check:{slug}")
    assert uitkomst.code == 0
    assert len(uitkomst.uit) > 100
    assert "Grondslag" in uitkomst.uit


# --- working versions ------------------------------------------------------------------------------------------------


def test_een_werkversie_komt_er_ondanks_fouten_met_de_fout_op_haar_plaats(tmp_path: Path) -> None:
    folder = werkruimte(
        tmp_path,
        {
            KLACHTEN: anders(KLACHTEN, ("Het {{ begrip('bestuur') }} stelt", "Na {{ ref('ombudsman') }} stelt")),
            LOG: BESTANDEN[LOG] + "  - clausule: klachten\n    parameters: {weken: 7}\n    reden: x\n",
        },
    )
    assert draai(folder, "build").code == 1
    schrijf(folder, LOG, BESTANDEN[LOG])
    uitkomst = draai(folder, "build", "--werkversie", "--format", "docx", "--format", "txt")
    assert uitkomst.code == 1
    made = folder / "build/werkversie/proef/definitief"
    assert {path.name for path in (folder / "build").iterdir()} == {"werkversie"}
    text = (made / "gr-tekst.txt").read_text(encoding="utf-8")
    assert "1. Na artikel ??? stelt een klachtenregeling vast. [fout: 'ombudsman' staat niet in deze tekst: die clausule is optioneel en niet gekozen.]" in text
    assert text.rstrip().endswith(" | Definitief | werkversie van 1 december 2021")
    with zipfile.ZipFile(made / "gr-tekst.docx") as package:
        footers = [package.read(name).decode() for name in package.namelist() if re.match(r"word/(header|footer)\d*\.xml", name)]
        body = package.read("word/document.xml").decode()
    assert any("werkversie" in footer.lower() for footer in footers)
    assert "[fout: " in re.sub(r"<[^>]+>", "", body)


@pytest.mark.slow
def test_een_werkversie_raakt_de_gewone_stukken_niet(tmp_path: Path) -> None:
    folder = werkruimte(tmp_path)
    assert draai(folder, "build").code == 0
    before = sporen(folder / "build/proef")
    assert draai(folder, "build", "--werkversie").code == 0
    assert sporen(folder / "build/proef") == before


# --- the manifest ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mijlpaal", ["concept", "definitief"])
def test_het_manifest_heeft_precies_de_velden_van_het_contract(root: Path, mijlpaal: str) -> None:
    data = manifest(root / "build/proef" / mijlpaal)
    assert set(data) - {"tekst"} == HEAD
    assert (data["versie"], data["traject"], data["mijlpaal"], data["stand"]) == (
        1,
        "proef",
        mijlpaal,
        {"concept": "2021-06-01", "definitief": "2021-12-01"}[mijlpaal],
    )
    assert next(iter(data)) == "versie"
    assert re.fullmatch(r"assembler \d+\.\d+\.\d+\S*", data["programma"])
    for row in data["documenten"]:
        assert set(row) == ROW
        assert re.fullmatch(r"[0-9a-f]{64}", row["sha256"])
        assert re.fullmatch(r"[0-9a-f]{64}", row["inhoud"])
        assert row["mijlpaal"] == mijlpaal
        assert row["bronnen"] == sorted(set(row["bronnen"]))
        assert all((root / source).is_file() for source in row["bronnen"])
    assert [(row["path"], row["document"], row["soort"], row["gemeente"]) for row in data["documenten"]] == [
        *((f"brief-{name}.docx", "brief", "brief", name) for name in ("midden", "noord", "zuid")),
        ("gr-tekst.docx", "gr-tekst", "gr-tekst", None),
    ]


def test_het_manifest_noemt_de_bestanden_waar_een_stuk_uit_komt(root: Path) -> None:
    rows = {row["path"]: row for row in manifest(root / "build/proef/definitief")["documenten"]}
    assert {KLACHTEN, LOG, "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"} <= set(rows["gr-tekst.docx"]["bronnen"])
    assert "gemeenten/noord/gemeente.yaml" not in rows["brief-zuid.docx"]["bronnen"]
    assert not [source for source in rows["brief-zuid.docx"]["bronnen"] if source.startswith("gemeenten/noord/")]


def test_twee_documenten_van_een_soort_heten_naar_hun_id(tmp_path: Path) -> None:
    milestone = "trajecten/proef/mijlpalen/definitief.yaml"
    text = anders(milestone, ("  - {soort: brief, voor: alle}\n", "  - {soort: brief, voor: alle}\n  - {soort: brief, id: oproep, voor: besluiten}\n"))
    folder = werkruimte(tmp_path, {milestone: text})
    assert draai(folder, "build").code == 0
    assert {path.name for path in (folder / "build/proef/definitief").glob("*noord*")} == {"brief-noord.docx", "oproep-noord.docx"}


def test_dezelfde_werkruimte_op_een_andere_plaats_geeft_dezelfde_bytes(root: Path, tmp_path: Path) -> None:
    other = werkruimte(tmp_path / "een andere map met spaties")
    assert draai(other, "build").code == 0
    assert sporen(other / "build") == sporen(root / "build")


# --- as a process ----------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_als_programma_bouwt_het_hetzelfde_en_zwijgt_in_een_pijp(root: Path, tmp_path: Path) -> None:
    uitkomst = proces(root, "build", "--out", str(tmp_path / "uit"), TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="7")
    assert (uitkomst.code, uitkomst.fout) == (0, "")
    assert uitkomst.uit == "proef concept (versie nu): 4 nieuw\nproef definitief (versie nu): 4 nieuw\n"
    assert sporen(tmp_path / "uit") == sporen(root / "build")


def test_help_laadt_niets_zwaars() -> None:
    code = "import sys; from assembler.cli import main\ntry: main()\nexcept SystemExit: pass\nprint(sorted(name for name in sys.modules if name.partition('.')[0] not in BARE | {'click'}))"
    bare = "import sys; BARE = set(sys.stdlib_module_names) | {name.partition('.')[0] for name in sys.modules} | {'_distutils_hack'}\n"
    done = subprocess.run([sys.executable, "-c", bare + code, "--help"], capture_output=True, text=True, check=True, cwd=REPO)
    assert (
        done.stdout.splitlines()[-1]
        == "['assembler', 'assembler.cli', 'assembler.cli.dutch', 'assembler.cli.screen', 'assembler.verbs', 'assembler.verbs.refusals']"
    )


def test_het_overzicht_zegt_van_iedere_opdracht_hoe_haar_eigen_uitleg_begint() -> None:
    modules = {path.stem for path in (REPO / "src/assembler/cli").glob("[a-z]*.py")} - {"common", "dutch", "handing", "papers", "screen"}
    assert set(VERBS) == modules
    for name, zin in VERBS.items():
        verb = cli.get_command(click.Context(cli), name)
        assert verb is not None, name
        assert (verb.help or "").startswith(zin.removesuffix(".")), name


@pytest.mark.slow
@pytest.mark.broad
def test_een_afgebroken_pijp_geeft_geen_traceback(root: Path) -> None:
    done = subprocess.run(  # noqa: S602
        f"'{sys.executable}' -m assembler --root '{root}' explain proef 'artikel 4' | head -c 5",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
        cwd=REPO,
    )
    assert "Traceback" not in done.stderr


# --- what a reader may see -------------------------------------------------------------------------------------------


def test_manifest_en_boom_noemen_niet_wat_een_lezer_niet_aangaat(tmp_path: Path) -> None:
    log = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"
    geheim = BESTANDEN[LOG].replace("gremium: dialoogsessie", "gremium: dialoogsessie\nvertrouwelijk: true")
    root = werkruimte(tmp_path, {LOG: geheim, "gemeenten/zuid/proef/concept/brief/na-kern.md": "Zuid zegt er dit van.\n"})
    assert draai(root, "build").code == 0
    folder = root / "build/proef/definitief"
    rows = {row["path"]: row["bronnen"] for row in manifest(folder)["documenten"]}
    assert log in rows["gr-tekst.docx"]  # who decided what in public stays
    assert LOG not in rows["gr-tekst.docx"]  # that there was a confidential decision, and of whom, does not
    for name in ("noord", "midden", "zuid"):
        brief = manifest(root / "build/proef/concept")["documenten"]
        own = next(row["bronnen"] for row in brief if row["path"] == f"brief-{name}.docx")
        assert not [source for source in own if source.startswith("gemeenten/") and not source.startswith(f"gemeenten/{name}/")]
        with zipfile.ZipFile(root / f"build/proef/concept/brief-{name}.docx") as package:
            parts = b"".join(package.read(part) for part in package.namelist()).decode("utf-8", "replace")
        assert not re.findall(r"(?:gemeenten/[a-z]+/proef|trajecten/proef|clauses)/", parts)
        keys = re.findall(r'\["w",\d+,\d+,"([^"]*)"', parts)
        assert keys
        assert not [key for key in keys if any(part in {"noord", "midden", "zuid"} - {name} for part in key.split("/"))]
    assert "gemeenten/zuid/proef/concept/brief/na-kern.md" in next(
        row["bronnen"] for row in manifest(root / "build/proef/concept")["documenten"] if row["path"] == "brief-zuid.docx"
    )


# --- what there is to choose -----------------------------------------------------------------------------------------


def test_explain_van_een_clausule_laat_zien_wat_er_te_kiezen_is(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    for args in (("clausule:stemmen",), ("proef", "clausule:stemmen")):
        uitkomst = draai(root, "explain", *args)
        assert uitkomst.code == 0, uitkomst.alles
        assert "Clausule stemmen: Stemmen" in uitkomst.uit
        assert "Variant een-per-lid (geldt zonder besluit)" in uitkomst.uit
        assert "  - clausule: stemmen\n    variant: per-inwoners\n    parameters:\n" in uitkomst.uit
        assert "      inwoners_per_stem: 1 " in uitkomst.uit
        assert "(geen, jaarlijks of na-verkiezingen)" in uitkomst.uit
        assert "zie: assembler explain regel:per_inwoners" in uitkomst.uit


def test_explain_van_een_regel_is_haar_eigen_uitleg(tmp_path: Path) -> None:
    uitkomst = draai(werkruimte(tmp_path), "explain", "regel:inwonersklassen")
    assert uitkomst.uit.startswith("Regel inwonersklassen (gewicht)\n\nStemmen naar inwonersklasse.\n")
    assert "Grondslag: Wgr artikel 13, vierde lid, onderdeel b." in uitkomst.uit


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("clausule:stemen",), "De clausule 'stemen' bestaat niet. Bedoelde u 'stemmen'?"),
        (("regel:inwonerklassen",), "De regel 'inwonerklassen' bestaat niet. Bedoelde u 'inwonersklassen'?"),
        (("proef",), 'Schrijf ook wat u wilt weten, bijvoorbeeld: assembler explain proef "artikel 5".'),
    ],
)
def test_explain_van_wat_er_niet_is(tmp_path: Path, args: tuple[str, ...], told: str) -> None:
    uitkomst = draai(werkruimte(tmp_path), "explain", *args)
    assert uitkomst.code == 2
    assert told in uitkomst.alles


def test_een_ontbrekende_parameter_is_een_bevinding_met_wat_er_te_typen_is_en_niet_dertien(tmp_path: Path) -> None:
    log = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
    root = werkruimte(tmp_path, {log: "datum: 2021-09-01\ngremium: dialoog\nkeuzes:\n  - {clausule: stemmen, variant: een-per-lid}\n"})
    later = "datum: 2021-10-01\ngremium: dialoog\nkeuzes:\n  - {clausule: stemmen, variant: per-inwoners, parameters: {inwoners_per_stem: 10000, minimum: 1}}\n"
    schrijf(root, "trajecten/proef/besluiten/2021-10-01-dialoog.yaml", later)
    uitkomst = draai(root, "check")
    lines = uitkomst.alles.splitlines()
    assert lines[0] == (
        "trajecten/proef/besluiten/2021-10-01-dialoog.yaml:4:5: fout: Bij de variant 'per-inwoners' van 'stemmen' ontbreken 'verdeling_over_leden', "
        "'afwezigheid', 'afronding', 'maximum', 'peildatum' en 'herijking'."
    )
    assert "verdeling_over_leden: gelijk, afwezigheid: plaatsvervanger, afronding: omhoog, maximum: 0" in lines[2]
    assert "assembler explain clausule:stemmen" in lines[2]
    assert [line for line in lines if ": fout: " in line] == lines[:1]
    assert any(line.startswith("Daardoor zijn er ") and "Verbeter eerst wat hierboven staat" in line for line in lines)


def test_een_parameter_van_een_andere_variant_zegt_bij_welke_hij_hoort(tmp_path: Path) -> None:
    log = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
    keuzes = "  - intrekken: 2021-02-01-stuurgroep/1\n  - {clausule: stemmen, parameters: {herijking: jaarlijks}}\n"
    root = werkruimte(tmp_path, {log: f"datum: 2021-09-01\ngremium: dialoog\nkeuzes:\n{keuzes}"})
    (found,) = [item for item in bevindingen(root) if item["niveau"] == "fout" and item["slug"] == "parameter-bestaat"]
    assert found["message"] == "De parameter 'herijking' hoort niet bij de variant 'een-per-lid' van 'stemmen', die hier geldt."
    assert found["hint"] == "Zij hoort bij 'per-inwoners': kies die variant, of haal de parameter weg."
    assert [(item["regel"], item["tekst"]) for item in found["related"]] == [
        (4, "hier is de keuze voor 'per-inwoners' ingetrokken; trek dan ook deze keuze in")
    ]
