"""What was made is made again, byte for byte: on the same machine, and in another folder, zone, language, order of hashes, with other rights and by other Pythons."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import Maker
from werkruimte import REPO, draai, manifest, proces, schrijf, sporen

pytestmark = pytest.mark.slow
EIGEN = "gemeenten/noord/proef/definitief/brief/na-kern.md"
MANIFEST = "build/proef/definitief/manifest.json"


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small workspace with a fixed version of its concept, in every form and numbering that needs no office."""
    from werkruimte import werkruimte  # noqa: PLC0415

    root = werkruimte(tmp_path_factory.mktemp("gemaakt"))
    assert draai(root, "freeze", "proef", "concept", "--door", "A", "--gezien", "B").code == 0
    for args in ((), ("--nummering", "vast", "--soort", "gr-tekst"), ("--ter-beoordeling",), ("--format", "txt"), ("--format", "html")):
        assert draai(root, "build", *args).code == 0
    return root


@pytest.fixture
def ruimte_(gemaakt: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(gemaakt, tmp_path / "ruimte"))


@pytest.fixture
def een_soort(ruimte_: Path) -> Path:
    """The same, with only the usual Word files of one milestone: what is told does not depend on how much there is."""
    shutil.rmtree(ruimte_ / "build/proef/concept")
    data = manifest(ruimte_ / "build/proef/definitief")
    data["documenten"] = [row for row in data["documenten"] if row["path"] in {"brief-zuid.docx", "gr-tekst.docx"}]
    schrijf(ruimte_, MANIFEST, json.dumps(data, indent=2))
    return ruimte_


def test_what_was_made_is_made_again_and_nothing_is_written(ruimte_: Path) -> None:
    before = sporen(ruimte_)
    said = draai(ruimte_, "verify")
    assert (said.code, said.fout) == (0, "")
    count = len(manifest(ruimte_ / "build/proef/definitief")["documenten"])
    assert count == 17
    assert said.uit.splitlines() == [
        f"build/proef/concept/manifest.json (versie 1): {count} stukken tot op de byte gelijk",
        f"{MANIFEST} (versie nu): {count} stukken tot op de byte gelijk",
    ]
    assert sporen(ruimte_) == before


def gezegd(root: Path, *args: str) -> list[str]:
    done = draai(root, "verify", *args, "--format", "json")
    assert done.code == 1
    return [row["message"] for row in json.loads(done.uit)["bevindingen"]]


def test_what_reads_otherwise_now_is_told_and_a_fixed_version_is_not_touched(ruimte_: Path) -> None:
    schrijf(ruimte_, EIGEN, "Noord wil iets anders.\n")
    schrijf(ruimte_, "gemeenten/noord/proef/concept/brief/na-betekenis.md", "Ook dit is anders.\n")
    names = ("brief-noord-ter-beoordeling.docx", "brief-noord.docx", "brief-noord.html", "brief-noord.txt")
    assert sorted(gezegd(ruimte_)) == [f"{name} leest nu anders dan toen het is gemaakt." for name in names]
    assert draai(ruimte_, "verify", "proef", "--mijlpaal", "concept").code == 0


def test_what_was_changed_or_taken_away_on_the_disk_is_told(een_soort: Path) -> None:
    (een_soort / "build/proef/definitief/brief-zuid.docx").write_bytes(b"van een mens")
    (een_soort / "build/proef/definitief/gr-tekst.docx").unlink()
    assert gezegd(een_soort) == ["brief-zuid.docx is gewijzigd nadat het is gemaakt.", "gr-tekst.docx staat in het manifest en niet in de map."]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"programma": "assembler ', '"programma": "assembler 0.', "Gemaakt met assembler 0."),
        ('"documenten"', '"stukken"', "Dit is geen manifest van dit programma."),
        ('"versie nu"', '"versie 9"', "Deze stukken zijn niet opnieuw te maken: De versie 'definitief@9' bestaat niet."),
        ('"path": "brief-zuid.docx"', '"path": "brief-west.docx"', "brief-west.docx staat in het manifest en niet in de map."),
    ],
)
def test_a_manifest_of_something_else_is_told(een_soort: Path, old: str, new: str, said: str) -> None:
    text = (een_soort / MANIFEST).read_text(encoding="utf-8")
    assert old in text
    schrijf(een_soort, MANIFEST, text.replace(old, new))
    assert any(item.startswith(said) for item in gezegd(een_soort))


def test_other_bytes_that_say_the_same_are_told_as_that(een_soort: Path) -> None:
    data = manifest(een_soort / "build/proef/definitief")
    row = next(item for item in data["documenten"] if item["path"] == "brief-zuid.docx")
    path = een_soort / "build/proef/definitief/brief-zuid.docx"
    path.write_bytes(path.read_bytes() + b"\0")
    row["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    schrijf(een_soort, MANIFEST, json.dumps(data))
    assert gezegd(een_soort) == ["brief-zuid.docx zegt hetzelfde en bestaat uit andere bytes."]


def test_without_anything_made_it_says_so(ruimte: Maker) -> None:
    said = draai(ruimte(), "verify")
    assert (said.code, "Maak de stukken eerst" in said.fout) == (2, True)


@pytest.mark.parametrize(
    "omgeving",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C"},
        pytest.param(
            {"PYTHONHASHSEED": "4242", "TZ": "America/New_York", "LC_ALL": "nl_NL.UTF-8", "LANG": "nl_NL.UTF-8", "PYTHONUTF8": "0"}, marks=pytest.mark.broad
        ),
    ],
    ids=["zuid", "west"],
)
def test_it_is_the_same_in_another_zone_language_folder_and_order_of_hashes(ruimte_: Path, tmp_path: Path, omgeving: dict[str, str]) -> None:
    place = tmp_path / "een andere map é"
    ruimte_.rename(place)
    mask = os.umask(0o077)
    try:
        said = proces(place, "verify", **omgeving)
    finally:
        os.umask(mask)
    assert said.code == 0, said.alles


def _pythons() -> list[str]:
    """Return the Pythons beside this one that have what the program needs: of PYTHONS, and by their names."""
    names = [*os.environ.get("PYTHONS", "").split(os.pathsep), *(shutil.which(f"python3.{minor}") or "" for minor in (11, 12, 13))]
    needed = "import sys, pydantic_core, lxml.etree, docx, jinja2, ruamel.yaml, yaml, babel; sys.exit(sys.version_info < (3, 11))"
    return [name for name in dict.fromkeys(names) if name and subprocess.run([name, "-c", needed], capture_output=True, check=False).returncode == 0]


def test_it_is_the_same_for_every_python_that_is_here(ruimte_: Path) -> None:
    """On this machine with PYTHONS=<venv of 3.12>:<venv of 3.13>, each made from requirements.lock; docs/betrouwbaarheid.md says what came of it."""
    for python in _pythons():
        command = [python, "-m", "assembler", "--root", str(ruimte_), "verify"]
        done = subprocess.run(
            command, env={**os.environ, "PYTHONPATH": str(REPO / "src"), "PYTHONIOENCODING": "utf-8"}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (python, done.stdout, done.stderr)


@pytest.mark.broad
def test_it_is_the_same_in_one_process_and_in_three(ruimte: Maker) -> None:
    """Two regulations more beside the first; a fault in one of them is told in its turn, and the others are made."""
    root = ruimte()
    for number in (1, 2):
        shutil.copytree(root / "trajecten/proef", root / f"trajecten/proef-{number}")
        path = root / f"trajecten/proef-{number}/traject.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("id: proef", f"id: proef-{number}"), encoding="utf-8")
        for folder in (root / "gemeenten").glob("*/proef"):
            shutil.copytree(folder, folder.with_name(f"proef-{number}"))
    alone = proces(root, "build", "--alle", "--out", str(root / "een"))
    together = proces(root, "build", "--alle", "--taken", "3", "--out", str(root / "drie"))
    assert (alone.code, together.code) == (0, 0), together.alles
    assert together.uit == alone.uit
    assert sporen(root / "een") == sporen(root / "drie")
    assert len(sporen(root / "een")) > 3 * 8
    (root / "vol").mkdir()
    (root / "vol/proef-1").write_text("in de weg", encoding="utf-8")
    faulty = proces(root, "build", "--alle", "--taken", "3", "--out", str(root / "vol"))
    assert (faulty.code, "Traceback" in faulty.fout) == (3, False), faulty.fout
