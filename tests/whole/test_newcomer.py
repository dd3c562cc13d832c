"""A newcomer's hour: a region of four other gemeenten, by what the manual says and nothing else; and the regulations of the register, one of each kind."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assembler.store import country, packaged
from dosis import sampled
from werkruimte import REPO, Uitkomst, draai, gereedschap, gezond, manifest, schrijf, tekst_van

PAGE = (REPO / "docs/handleiding/een-regeling-beginnen.md").read_text(encoding="utf-8")
ANTWOORDEN, SESSIE = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = [line.split()[1:] for line in PAGE.splitlines() if line.startswith("assembler ")]
VIER = ("den-helder", "hollands-kroon", "schagen", "texel")
# What belongs to the region of this repository: its name, its gemeenten, its body.
ANDERS = re.compile(r"drecht|alblas|papend|sliedr|zwijnd|hendrik-ido|ambacht|hardinx|giessend|sociale dienst d", re.IGNORECASE)


@pytest.fixture(scope="module")
def uur(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Uitkomst]]:
    """Follow the page to the letter in an empty folder; return the workspace and what each command said."""
    folder = tmp_path_factory.mktemp("uur")
    schrijf(folder, "antwoorden.yaml", ANTWOORDEN)
    root = folder / "kop-en-eiland"
    said = {}
    for words in COMMANDS:
        if words[-2:] == ["--mijlpaal", "definitief"]:
            schrijf(root, SESSIE.splitlines()[0].removeprefix("# "), SESSIE)
        own = [{"kop-en-eiland": str(root), "antwoorden.yaml": str(folder / "antwoorden.yaml")}.get(word, word) for word in words]
        said[" ".join(words)] = draai(folder, *own)
    return root, said


def test_wat_de_bladzijde_zegt_gaat_goed(uur: tuple[Path, dict[str, Uitkomst]]) -> None:
    root, said = uur
    assert list(said) == [
        "init kop-en-eiland --uit antwoorden.yaml",
        "--root kop-en-eiland build",
        "--root kop-en-eiland check --in-te-vullen",
        "--root kop-en-eiland build --mijlpaal definitief",
    ]
    assert {name: done.code for name, done in said.items()} == dict.fromkeys(said, 0)
    heads = [line for line in said["--root kop-en-eiland check --in-te-vullen"].uit.splitlines() if line and not line.startswith(" ")]
    assert heads[:5] == [*VIER, "De regio"]
    for path in re.findall(r"`((?:regelingen|trajecten)/[\w/.-]+)`", PAGE):
        assert (root / path).exists(), path


def test_er_zijn_stukken_voor_alle_vier(uur: tuple[Path, dict[str, Uitkomst]]) -> None:
    root, _ = uur
    made = {row["path"] for row in manifest(root / "build/gr-recreatie-kop-en-eiland/definitief")["documenten"]}
    assert made >= {f"{soort}-{name}.docx" for soort in ("rib", "raadsvoorstel", "raadsbesluit") for name in VIER}
    geladen = gezond(root)
    text = tekst_van(geladen.maak("definitief", "raadsvoorstel-texel")).replace("\u00a0", " ")
    assert "Texel krijgt 2 stemmen van de 8" in text  # four participants: two members each, so that three are a minority (Wgr 14(3))
    assert "geraamd op € 102.629" in text  # 13.958 of 170.006 inhabitants of 1.250.000
    assert "aan het college toestemming te verlenen" in text
    brief = tekst_van(geladen.maak("concept", "rib-texel"))
    assert re.search(r"n\.t\.b\.", brief)
    assert brief.count("zienswijze geven, binnen acht weken") == 1
    assert not re.search("lokale uitvoering|eigen uitvoering|gezamenlijke pakket|maatwerk", brief)  # without that module there is no such thing


def test_er_is_geen_code_geschreven_en_geen_bestand_van_deze_regio_gekopieerd(uur: tuple[Path, dict[str, Uitkomst]]) -> None:
    root, _ = uur
    theirs = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file() and "build" not in path.parts}
    library = packaged.contents()
    assert {name: theirs[name] for name in library} == library
    own = {name: content for name, content in theirs.items() if name not in library}
    assert not [name for name in own if name.endswith(".py")]
    ours = {path.read_bytes() for folder in ("gemeenten", "trajecten") for path in (REPO / folder).rglob("*") if path.is_file()}
    assert not [name for name, content in own.items() if content in ours and b"besluiten: []" not in content]
    assert not [name for name, content in own.items() if ANDERS.search(content.decode())]
    assert not [name for name in library if ANDERS.search(name)]


def test_in_geen_byte_van_de_werkruimte_en_de_stukken_staat_iets_van_de_drechtsteden(uur: tuple[Path, dict[str, Uitkomst]]) -> None:
    """What was written, what was made, and the copy of the library: its texts say what they rest on without naming who they came from."""
    root, _ = uur
    files = sorted(path for path in root.rglob("*") if path.is_file())
    assert len([path for path in files if path.suffix == ".docx"]) > 20
    assert len([path for path in files if "clauses" in path.parts]) > 100
    for path in files:
        parts = [("", path.read_bytes())]
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as package:
                parts = [(name, package.read(name)) for name in package.namelist()]
        for name, content in parts:
            assert not ANDERS.search(content.decode("utf-8", "ignore")), (path.name, name)


def test_een_nieuwkomer_krijgt_alle_skeletten() -> None:
    """Those of what `diff` makes too; only the houses of one region stay behind."""
    ours = {path.relative_to(REPO).as_posix() for path in (REPO / "templates").rglob("*.yaml") if "huisstijlen" not in path.parts}
    assert ours <= set(packaged.contents())


# --- installed, without a repository around it -------------------------------------------------------------------------


@pytest.mark.broad
def test_wie_alleen_het_pakket_installeert_kan_beginnen(tmp_path: Path) -> None:
    """The wheel brings the library: no file of this repository is in reach of the program that runs here."""
    wheels = tmp_path / "wheels"
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels)], cwd=REPO, check=True, capture_output=True, timeout=120)
    site = tmp_path / "site"
    with zipfile.ZipFile(next(wheels.glob("*.whl"))) as wheel:
        names = wheel.namelist()
        wheel.extractall(site)
    assert not [name for name in names if ANDERS.search(name)]
    schrijf(tmp_path, "antwoorden.yaml", ANTWOORDEN)

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        code = "import sys; sys.path = [p for p in sys.path if not p.startswith(sys.argv[1])]; sys.path.insert(0, sys.argv[2]); sys.argv[1:3] = []; from assembler.__main__ import main; main()"
        own = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        return subprocess.run(
            [sys.executable, "-c", code, str(REPO / "src"), str(site), *words], cwd=tmp_path, capture_output=True, text=True, env=own, timeout=120, check=False
        )

    begun = run("init", "mijn", "--uit", "antwoorden.yaml")
    assert begun.returncode == 0, begun.stderr
    built = run("--root", "mijn", "build", "--soort", "gr-tekst")
    assert (built.returncode, built.stdout.strip()) == (0, "gr-recreatie-kop-en-eiland concept (versie nu): 1 nieuw"), built.stderr
    shutil.rmtree(site / "assembler/packaged")
    lost = run("init", "ander", "--uit", "antwoorden.yaml")
    assert (lost.returncode, "De bibliotheek (clauses en templates) hoort bij het programma" in lost.stderr) == (3, True)


# --- the register ------------------------------------------------------------------------------------------------------

DEKKING = gereedschap("maak_dekking")
SOORTEN = {  # a kind -> a regulation of it
    "openbaar lichaam van colleges": "gemeenschappelijke-regeling-veiligheidsregio-haaglanden-2025",
    "regeling zonder meer": "centrumregeling-vidar-2020-29530278",
    "bedrijfsvoeringsorganisatie met een provincie": "bedrijfsvoeringsorganisatie-mobiliteitsbureau-noordoost-fryslan-30019255",
    "gemeenschappelijk orgaan": "gemeenschappelijke-regeling-rekenkamer-rivierenland-2025",
    "met een provincie en een domein zonder tekst": "gemeenschappelijke-regeling-dcmr-milieudienst-rijnmond-2015-30259979",
    "met een minister": "gemeenschappelijke-regeling-rhc-drents-archief",
    "met buitenlandse deelnemers": "euregio-maas-rijn",
    "zonder organen in het register": "gemeenschappelijke-regeling-hus-en-hiem-welstandsadvisering-en-monumentenzorg",
}


@pytest.mark.parametrize("soort", sampled(SOORTEN, 9))
def test_een_regeling_van_iedere_soort_is_volledig(soort: str) -> None:
    """The regulation, and one paper for each participant with a council: no error, nothing in the text that does not belong there."""
    row = DEKKING.tried(SOORTEN[soort])
    assert (row["uitkomst"], row["waarom"]) == ("volledig", [])
    assert row["documenten"] > 1
    assert row["aangenomen"] is (soort in {"zonder organen in het register", "met buitenlandse deelnemers"})


def test_wat_de_wet_niet_toelaat_wordt_geweigerd_en_niet_gemaakt() -> None:
    row = DEKKING.tried("gemeenschappelijke-regeling-noaberkracht-dinkelland-tubbergen-29991127")
    assert row["uitkomst"] == "geweigerd"
    assert row["waarom"][0].startswith("vorm-past-bij-makers: Dit is een gemengde regeling")


def test_de_bladzijde_telt_het_hele_register_en_ten_minste_drieennegentig_procent_is_bediend() -> None:
    page = (REPO / "docs/dekking.md").read_text(encoding="utf-8")
    counts = re.search(r"Geprobeerd: (\d+) van (\d+)\. Volledig: (\d+) .*Geweigerd: (\d+)\. Fout: (\d+)\.", page)
    assert counts is not None
    tried, total, complete, refused, wrong = (int(number) for number in counts.groups())
    assert tried == total == len(country.regulations().rows) == complete + refused + wrong
    assert complete / total >= 0.93
    assert page.count("\n- `") == refused + wrong


def test_de_bladzijde_wordt_gemaakt_van_wat_is_geprobeerd() -> None:
    rows: list[dict[str, Any]] = [
        {"id": "a", "vorm": "openbaar-lichaam", "deelnemers": 3, "soorten": ["gemeente"], "organen": ["college"], "uitkomst": "volledig", "waarom": [], "documenten": 4, "cpu": 1.0, "mb": 100},
        {"id": "b", "vorm": "openbaar-lichaam", "deelnemers": 30, "soorten": ["gemeente"], "organen": [], "uitkomst": "fout", "waarom": ["x: y"], "documenten": 31, "cpu": 3.1, "mb": 110},
        {"id": "c", "vorm": "regeling-zonder-meer", "deelnemers": 2, "soorten": ["gemeente"], "organen": ["raad"], "uitkomst": "geweigerd", "waarom": ["p: q"], "cpu": 0.1, "mb": 90},
    ]  # fmt: skip
    page = DEKKING.page(rows)
    assert "Geprobeerd: 3 van 451. Volledig: 1 (33,3 procent). Geweigerd: 1. Fout: 1." in page
    assert "| openbaar-lichaam | 2 | 1 | 0 | 1 |" in page
    assert "- `b`: x: y" in page
    assert "| 26 tot en met 400 | 1 | 31 | 100 | 110 |" in page
    assert date(2026, 11, 2) == DEKKING.TODAY
