"""Files: whole sets or nothing, unchanged files left alone, a person's edits kept."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from assembler.store.folder import WriteError, inhoud
from werkruimte import anders, draai, manifest, schrijf, sporen, werkruimte

LOG = "trajecten/proef/besluiten/2021-09-01-dialoog.yaml"
T = "trajecten/proef/traject.yaml"
M = "trajecten/proef/mijlpalen/{}.yaml"
EIGEN = "gemeenten/noord/proef/definitief/brief/na-kern.md"
BRIEVEN = {f"brief-{name}.docx" for name in ("noord", "midden", "zuid")}
ALLES = {*BRIEVEN, "gr-tekst.docx"}


def bouw(root: Path, *args: str, code: int = 0) -> str:
    """Build and return what was said."""
    uitkomst = draai(root, "build", *args)
    assert uitkomst.code == code, uitkomst.alles
    return uitkomst.alles


def map_(root: Path, mijlpaal: str = "definitief") -> Path:
    """Return the folder of a milestone."""
    return root / "build/proef" / mijlpaal


def namen(folder: Path) -> set[str]:
    """Return the names of the files in a folder, without the manifest."""
    return {path.name for path in folder.iterdir()} - {"manifest.json"}


@pytest.mark.slow
def test_een_tweede_keer_bouwen_schrijft_niets(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    bouw(root)
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in (root / "build").rglob("*") if path.is_file()}
    said = bouw(root)
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in (root / "build").rglob("*") if path.is_file()} == before
    assert said.count("4 ongewijzigd") == 2
    assert len(before) == 11  # 8 documents, two manifests, and the lock


@pytest.mark.slow
def test_alleen_wat_verandert_wordt_opnieuw_geschreven(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    bouw(root)
    before = {path: path.stat().st_mtime_ns for path in (root / "build").rglob("*.docx")}
    schrijf(root, EIGEN, "Nieuwe tekst van Noord.\n")
    said = bouw(root)
    changed = {path.relative_to(root / "build/proef").as_posix() for path, moment in before.items() if path.stat().st_mtime_ns != moment}
    assert changed == {"definitief/brief-noord.docx"}
    assert "proef definitief (versie nu): 1 gewijzigd, 3 ongewijzigd\n  gewijzigd: brief-noord.docx\n" in said


@pytest.mark.slow
def test_een_bestand_dat_iemand_wijzigde_wordt_bewaard_en_genoemd(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    bouw(root)
    paper = map_(root) / "brief-noord.docx"
    made = paper.read_bytes()
    for number in (1, 2):
        paper.write_bytes(f"eigen werk {number}".encode())
        assert f"bewaard: brief-noord.eigen-{number}.docx (iemand had dit bestand gewijzigd)" in bouw(root)
        assert paper.read_bytes() == made
    assert [(map_(root) / f"brief-noord.eigen-{number}.docx").read_text() for number in (1, 2)] == ["eigen werk 1", "eigen werk 2"]
    assert namen(map_(root)) == {*ALLES, "brief-noord.eigen-1.docx", "brief-noord.eigen-2.docx"}
    assert {row["path"] for row in manifest(map_(root))["documenten"]} == ALLES


@pytest.mark.slow
def test_een_eigen_bestand_dat_niet_meer_wordt_gemaakt_blijft_bewaard(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    bouw(root)
    (map_(root) / "brief-zuid.docx").write_text("eigen werk", encoding="utf-8")
    schrijf(
        root,
        M.format("definitief"),
        anders(M.format("definitief"), ("tekst van de regeling\n", "tekst\n"), ("{soort: brief, voor: alle}", "{soort: brief, voor: besluiten}")),
    )
    bouw(root)
    assert namen(map_(root)) == {"gr-tekst.docx", "brief-noord.docx", "brief-zuid.eigen-1.docx"}
    assert (map_(root) / "brief-zuid.eigen-1.docx").read_text(encoding="utf-8") == "eigen werk"


@pytest.mark.slow
def test_een_bestand_naast_de_stukken_wordt_met_rust_gelaten(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    bouw(root)
    (map_(root) / "aantekening.txt").write_text("van mij", encoding="utf-8")
    bouw(root)
    assert (map_(root) / "aantekening.txt").read_text(encoding="utf-8") == "van mij"


@pytest.mark.slow
def test_een_volledige_bouw_haalt_weg_wat_niet_meer_wordt_gemaakt(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    bouw(root)
    schrijf(root, M.format("concept"), anders(M.format("concept"), ("  - {soort: brief, voor: alle}\n", "")))
    (root / "trajecten/proef/teksten/concept/kern.md").unlink()
    said = bouw(root)
    assert namen(map_(root, "concept")) == {"gr-tekst.docx"}
    assert [row["path"] for row in manifest(map_(root, "concept"))["documenten"]] == ["gr-tekst.docx"]
    assert "3 verwijderd" in said
    assert namen(map_(root)) == ALLES


@pytest.mark.parametrize(
    ("args", "gewijzigd"),
    [
        (("--gemeente", "noord"), {"brief-noord.docx"}),
        (("--soort", "gr-tekst"), {"gr-tekst.docx"}),
        (("--soort", "brief"), BRIEVEN),
        (("--soort", "brief", "--gemeente", "zuid"), {"brief-zuid.docx"}),
    ],
)
def test_een_bouw_van_een_deel_vervangt_alleen_zijn_eigen_regels(tmp_path: Path, args: tuple[str, ...], gewijzigd: set[str]) -> None:
    root = werkruimte(tmp_path)
    bouw(root)
    before = {row["path"]: row for row in manifest(map_(root))["documenten"]}
    schrijf(root, T, anders(T, ("naam: Regeling Proef\n", "naam: Regeling Anders\n")))
    bouw(root, *args)
    after = {row["path"]: row for row in manifest(map_(root))["documenten"]}
    assert set(after) == ALLES
    assert {name for name in ALLES if after[name] != before[name]} == gewijzigd
    for name, row in after.items():
        assert hashlib.sha256((map_(root) / name).read_bytes()).hexdigest() == row["sha256"]


@pytest.mark.slow
def test_een_andere_vorm_of_nummering_komt_erbij(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    bouw(root)
    bouw(root, "--format", "txt")
    bouw(root, "--nummering", "vast", "--soort", "gr-tekst")
    texts = {name.replace(".docx", ".txt") for name in ALLES}
    assert namen(map_(root)) == {*ALLES, *texts, "gr-tekst-vast.docx"}
    assert {row["path"]: (row["formaat"], row["nummering"]) for row in manifest(map_(root))["documenten"]} == {
        **dict.fromkeys(BRIEVEN, ("docx", "vast")),
        **{name: ("txt", "vast") for name in texts if name != "gr-tekst.txt"},
        "gr-tekst.docx": ("docx", "levend"),
        "gr-tekst.txt": ("txt", "levend"),
        "gr-tekst-vast.docx": ("docx", "vast"),
    }


# --- sets ------------------------------------------------------------------------------------------------------------

FOUT = "gemeenten/noord/proef/keuzes.yaml"
ZUID = "gemeenten/zuid/gemeente.yaml"


def _brief_met_gat() -> str:
    """Return the letter with a sentence that cannot be filled for a gemeente without local tasks."""
    name = "templates/documenten/brief.yaml"
    return anders(
        name,
        (
            '"Er zijn {{ gemeente.inwoners | getal }} inwoners; de bijdrage is {{ gemeente.bijdrage | euro }}."',
            '"Lokaal zijn: {{ gemeente.lokale_taken | opsomming }}."',
        ),
    )


def test_een_fout_in_de_set_van_een_gemeente_laat_de_andere_sets_staan(tmp_path: Path) -> None:
    keuzes = {
        f"gemeenten/{name}/proef/keuzes.yaml": "besluiten:\n  - datum: 2021-03-01\n    gremium: college\n    keuzes:\n      - taken:\n          jeugdhulp: {uitvoering: lokaal}\n"
        for name in ("noord", "midden")
    }
    root = werkruimte(tmp_path, {"templates/documenten/brief.yaml": _brief_met_gat(), **keuzes})
    said = bouw(root, code=1)
    for mijlpaal in ("concept", "definitief"):
        assert namen(map_(root, mijlpaal)) == {"gr-tekst.docx", "brief-noord.docx", "brief-midden.docx"}
    assert said.count("  niet gemaakt: brief-zuid (er zijn fouten in deze set; zie hieronder)") == 2
    assert "fout: Er is niets om op te sommen." in said
    assert "waar: zuid, concept, definitief" in said


@pytest.mark.slow
def test_een_set_met_fouten_blijft_zoals_zij_was(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    bouw(root)
    before = sporen(map_(root))
    rows = {row["path"]: row for row in manifest(map_(root))["documenten"]}
    keuzes = "besluiten:\n  - datum: 2021-03-01\n    gremium: college\n    keuzes:\n      - taken:\n          jeugdhulp: {uitvoering: lokaal}\n"
    schrijf(root, "templates/documenten/brief.yaml", _brief_met_gat())
    schrijf(root, "gemeenten/midden/proef/keuzes.yaml", keuzes)
    bouw(root, code=1)
    after = sporen(map_(root))
    assert after["brief-zuid.docx"] == before["brief-zuid.docx"]
    assert after["brief-midden.docx"] != before["brief-midden.docx"]
    assert {row["path"]: row for row in manifest(map_(root))["documenten"]}["brief-zuid.docx"] == rows["brief-zuid.docx"]


@pytest.mark.slow
def test_een_fout_in_de_regionale_tekst_houdt_ook_de_stukken_van_de_gemeenten_tegen(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    bouw(root)
    before = sporen(map_(root))
    concept = sporen(map_(root, "concept"))
    schrijf(root, LOG, anders(LOG, ("weken: 8", "weken: 80")))
    schrijf(root, EIGEN, "Nieuw.\n")
    said = bouw(root, code=1)
    assert sporen(map_(root)) == before
    assert sporen(map_(root, "concept")) == concept
    assert "niet gemaakt: gr-tekst" in said
    assert "niet gemaakt: brief-noord" in said
    assert "'weken' is ten hoogste 12." in said
    assert draai(root, "build", "--gemeente", "zuid").code == 1
    assert sporen(map_(root)) == before


def test_een_fout_in_de_eerste_bouw_maakt_geen_lege_map(tmp_path: Path) -> None:
    root = werkruimte(tmp_path, {LOG: anders(LOG, ("weken: 8", "weken: 80"))})
    bouw(root, code=1)
    assert not map_(root).exists()
    assert namen(map_(root, "concept")) == ALLES


# --- when writing fails ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("waar", ["build", "build/proef", "build/proef/concept"])
def test_een_bestand_op_de_plaats_van_een_map_eindigt_met_3(tmp_path: Path, waar: str) -> None:
    root = werkruimte(tmp_path)
    schrijf(root, waar, "geen map")
    said = bouw(root, code=3)
    assert "kan niet worden geschreven" in said
    assert (root / waar).read_text(encoding="utf-8") == "geen map"


def test_een_map_op_de_plaats_van_een_stuk_eindigt_met_3_en_laat_geen_half_werk_achter(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    bouw(root, "--mijlpaal", "concept")
    (map_(root) / "gr-tekst.docx").mkdir(parents=True)
    bouw(root, "--mijlpaal", "definitief", code=3)
    assert [path.name for path in map_(root).rglob("*")] == ["gr-tekst.docx"]


@pytest.mark.slow
@pytest.mark.broad
def test_een_beschadigd_manifest_wordt_hersteld_en_kost_niemand_werk(tmp_path: Path) -> None:
    for number, content in enumerate(
        (b"", b"{", b"[]", b'{"documenten": 3}', b"\xff\xfe", b'{"documenten": [{"geen": "pad"}]}', b'{"documenten": ["x"]}', b"null")
    ):
        root = werkruimte(tmp_path / str(number))
        bouw(root, "--mijlpaal", "definitief")
        (map_(root) / "manifest.json").write_bytes(content)
        (map_(root) / "brief-zuid.docx").write_text("eigen werk", encoding="utf-8")
        bouw(root, "--mijlpaal", "definitief")
        assert (map_(root) / "brief-zuid.eigen-1.docx").read_text(encoding="utf-8") == "eigen werk"
        assert {row["path"] for row in manifest(map_(root))["documenten"]} == ALLES


def test_een_manifest_kan_niet_buiten_zijn_map_verwijderen(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    bouw(root, "--mijlpaal", "definitief")
    (tmp_path / "kostbaar.txt").write_text("blijft", encoding="utf-8")
    data = manifest(map_(root))
    evil = {**data["documenten"][0], "path": "../../../../kostbaar.txt", "sha256": hashlib.sha256(b"blijft").hexdigest()}
    (map_(root) / "manifest.json").write_text(json.dumps({**data, "documenten": [*data["documenten"], evil]}), encoding="utf-8")
    bouw(root, "--mijlpaal", "definitief")
    assert (tmp_path / "kostbaar.txt").read_text(encoding="utf-8") == "blijft"


def test_een_stuk_dat_open_staat_in_word_wordt_zo_genoemd(tmp_path: Path) -> None:
    (tmp_path / "rib-zuid.docx").write_text("x", encoding="utf-8")
    assert str(WriteError(tmp_path / "rib-zuid.docx", PermissionError(13, "Permission denied"))) == (
        "rib-zuid.docx is niet te vervangen. Is het nog open? Sluit rib-zuid.docx in Word en probeer het opnieuw."
    )


# --- hashes ----------------------------------------------------------------------------------------------------------


def _pakket(*parts: tuple[str, bytes], compress: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compress) as package:
        for name, content in parts:
            package.writestr(name, content)
    return out.getvalue()


def test_inhoud_hangt_af_van_de_delen_en_niet_van_volgorde_of_inpakken() -> None:
    a, b = ("a.xml", b"een" * 50), ("b.xml", b"twee")
    same = {inhoud("x.docx", _pakket(*parts, compress=kind)) for parts in ((a, b), (b, a)) for kind in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)}
    assert len(same) == 1
    other = [_pakket(a), _pakket(a, ("b.xml", b"drie")), _pakket(a, ("c.xml", b"twee")), _pakket(("a.xml", b"een" * 50 + b"twee"), ("b.xml", b""))]
    assert len({inhoud("x.docx", content) for content in other} | same) == 5
