"""Writing whole or not at all: kill at any moment, planted links, odd files, two at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from assembler.store import files
from assembler.store.files import BEGIN, END, BusyError, OddFileError, contents, locked, put, sweep
from dosis import sampled
from gedood import Dying
from werkruimte import REPO, draai, manifest, schrijf, werkruimte

EIGEN = "gemeenten/noord/proef/definitief/brief/na-kern.md"


@pytest.mark.slow
def test_een_wijziging_van_een_mens_na_een_gedode_bouw_blijft_bewaard(tmp_path: Path, gedood: Dying) -> None:
    root = werkruimte(tmp_path)
    folder = root / "build/proef/definitief"
    draai(root, "build", "--mijlpaal", "definitief")
    schrijf(root, EIGEN, "Anders.\n")
    assert gedood(root, 9, "build", "--mijlpaal", "definitief") == -signal.SIGKILL
    (folder / "brief-noord.docx").write_bytes(b"van een mens")
    said = draai(root, "build", "--mijlpaal", "definitief").uit
    assert "bewaard: brief-noord.eigen-1.docx" in said
    assert (folder / "brief-noord.eigen-1.docx").read_bytes() == b"van een mens"


def test_een_geplante_koppeling_wordt_vervangen_en_nooit_gevolgd(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    folder = root / "build/proef/definitief"
    folder.mkdir(parents=True)
    outside = tmp_path / "kostbaar.txt"
    outside.write_text("blijft", encoding="utf-8")
    for name in ("brief-noord.docx", ".brief-noord.docx.nieuw", "manifest.json", ".manifest.json.nieuw", ".journaal.json"):
        (folder / name).symlink_to(outside)
    assert draai(root, "build", "--mijlpaal", "definitief").code == 0
    assert outside.read_text(encoding="utf-8") == "blijft"
    assert not (folder / "brief-noord.docx").is_symlink()
    assert len(manifest(folder)["documenten"]) == 4


@pytest.mark.parametrize("kind", ["fifo", "haken", "nul"])
def test_een_manifest_dat_geen_manifest_is_houdt_niets_op(tmp_path: Path, kind: str) -> None:
    root = werkruimte(tmp_path)
    folder = root / "build/proef/definitief"
    folder.mkdir(parents=True)
    if kind == "fifo":
        os.mkfifo(folder / "manifest.json")
    elif kind == "haken":
        (folder / "manifest.json").write_bytes(b"[" * 5_000_000)
    else:
        (folder / "manifest.json").symlink_to("/dev/zero")
    assert draai(root, "build", "--mijlpaal", "definitief").code == 0
    assert len(manifest(folder)["documenten"]) == 4


def test_alleen_gewone_bestanden_van_een_redelijke_omvang_worden_gelezen(tmp_path: Path) -> None:
    (tmp_path / "groot").write_bytes(b"x" * 11)
    assert contents(tmp_path / "groot", 11) == b"x" * 11
    with pytest.raises(OddFileError):
        contents(tmp_path / "groot", 10)
    os.mkfifo(tmp_path / "pijp")
    (tmp_path / "koppeling").symlink_to(tmp_path / "groot")
    for name in ("pijp", "koppeling"):
        with pytest.raises(OSError, match=r"."):
            contents(tmp_path / name)


@pytest.mark.slow
def test_twee_schrijvers_van_een_bestand_zitten_elkaar_niet_in_de_weg(tmp_path: Path) -> None:
    path, wrong = tmp_path / "een.txt", []

    def write(letter: bytes) -> None:
        for _ in range(150):
            try:
                put(path, letter * 50_000)
                assert len(set(path.read_bytes())) == 1
            except OSError as fault:
                wrong.append(fault)

    writers = [threading.Thread(target=write, args=(letter,)) for letter in (b"a", b"b", b"c")]
    for item in writers:
        item.start()
    for item in writers:
        item.join()
    assert wrong == []
    assert [item.name for item in tmp_path.iterdir()] == ["een.txt"]


def test_resten_van_een_gedood_programma_verdwijnen_en_andere_bestanden_niet(tmp_path: Path) -> None:
    for name in (f"{BEGIN}abc{END}", ".eigen.deel", "gewoon.docx"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    sweep(tmp_path)
    assert sorted(item.name for item in tmp_path.iterdir()) == [".eigen.deel", "gewoon.docx"]


def test_wie_te_lang_wacht_hoort_dat(tmp_path: Path) -> None:
    def other() -> None:
        with pytest.raises(BusyError), locked(tmp_path, 0.05):
            pass
        said.append("te lang")

    said: list[str] = []
    with locked(tmp_path):
        een = threading.Thread(target=other)
        een.start()
        een.join()
    assert said == ["te lang"]
    with locked(tmp_path, 0.05), locked(tmp_path, 0.05):  # who has it may ask again
        assert (tmp_path / ".slot").exists()


def test_een_nieuw_bestand_krijgt_de_rechten_van_de_gebruiker(tmp_path: Path) -> None:
    put(tmp_path / "een.txt", b"x")
    assert (tmp_path / "een.txt").stat().st_mode & 0o777 == 0o666 & ~files.umask()


@pytest.mark.slow
@pytest.mark.broad
def test_twee_keer_tegelijk_vastleggen_geeft_een_versie(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    command = [sys.executable, "-m", "assembler", "--root", str(root), "freeze", "proef", "concept", "--door", "A. Jansen", "--gezien", "B. de Vries"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=REPO) for _ in range(2)]
    said = [item.communicate() for item in both]
    assert sorted(item.returncode for item in both) == [0, 2], said
    assert any("De tekst is gelijk aan concept@1" in err for _, err in said)
    assert [item.name for item in (root / "trajecten/proef/vastgelegd/concept").iterdir()] == ["1"]


@pytest.mark.slow
@pytest.mark.parametrize("limit", [400, 0])
@pytest.mark.broad
def test_een_grens_aan_de_omvang_van_bestanden_laat_niets_halfs_achter(tmp_path: Path, limit: int) -> None:
    root = werkruimte(tmp_path)
    out = tmp_path / "verschil.docx"
    code = (
        f"import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}));"
        f"sys.argv = ['assembler', '--root', {str(root)!r}, 'diff', 'proef', 'concept', 'definitief', '--as', 'redline', '--out', {str(out)!r}];"
        "from assembler.__main__ import main; main()"
    )
    result = subprocess.run([sys.executable, "-B", "-c", code], cwd=REPO, capture_output=True, text=True, check=False)
    assert result.returncode == 3, result.stderr
    assert "Traceback" not in result.stderr
    assert [item.name for item in tmp_path.iterdir() if item.name.startswith((".assembler", "verschil"))] == []


@pytest.mark.slow
def test_een_uitvoer_die_niet_weg_kan_eindigt_met_3(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "assembler", "--root", str(root), "check", "--format", "json"]
        result = subprocess.run(command, cwd=REPO, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 3
    assert "Traceback" not in result.stderr
    assert "Wat deze opdracht zegt, is niet helemaal geschreven" in result.stderr


def test_ctrl_c_tijdens_het_laden_is_een_nederlandse_zin() -> None:
    code = "import sys\nclass Stop:\n    def find_spec(self, name, *_):\n        if name == 'assembler.cli': raise KeyboardInterrupt\nsys.meta_path.insert(0, Stop())\nfrom assembler.__main__ import main\nmain()"
    result = subprocess.run([sys.executable, "-c", code], cwd=REPO, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (3, "Afgebroken.\n")


@pytest.mark.skipif(os.name == "nt", reason="een schil van Unix")
@pytest.mark.parametrize("behind", ["| true; exit ${PIPESTATUS[0]}", ">&-", ">&- 2>&-", "| head -c 1 >/dev/null; exit ${PIPESTATUS[0]}"])
def test_wie_niet_meer_luistert_is_geen_fout(behind: str) -> None:
    """A pipe that is closed, an output that was never open: it ends as it would have ended, without a traceback."""
    command = f"{sys.executable} -m assembler --help {behind}"
    result = subprocess.run(["bash", "-c", command], cwd=REPO, env={**os.environ, "PYTHONPATH": str(REPO / "src")}, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows kent die grens niet")
@pytest.mark.parametrize("most", sampled([5, 6, 8], 3))
def test_te_weinig_open_bestanden_is_een_zin_of_geen_bezwaar(tmp_path: Path, most: int) -> None:
    """Nothing is skipped in silence: what cannot be opened is told, or the documents are those that they should be."""
    root = werkruimte(tmp_path)
    code = (
        f"import resource, sys; from assembler.__main__ import main; import assembler.cli.build, assembler.verbs.build;"
        f"resource.setrlimit(resource.RLIMIT_NOFILE, ({most}, {most}));"
        f"sys.argv = ['assembler', '--root', {str(root)!r}, 'build', '--mijlpaal', 'definitief']; main()"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=REPO, capture_output=True, text=True, check=False)
    assert "Traceback" not in result.stderr
    assert result.returncode in {0, 3} or "fout" in result.stdout + result.stderr, result
    if result.returncode == 0:
        assert len(manifest(root / "build/proef/definitief")["documenten"]) == 4
