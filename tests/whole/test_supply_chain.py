"""What the program is made of: a list that is true, no version with a known weakness, and nothing needed beside Python to do its work."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from werkruimte import REPO, gereedschap, sporen, werkruimte

SBOM, LICENCES = gereedschap("maak_sbom"), gereedschap("maak_licenties")
MAKER, LOOK = gereedschap("maak_meldingen"), gereedschap("bekijk_meldingen")
KNOWN = json.loads((REPO / "tools/meldingen.json").read_text(encoding="utf-8"))


def test_the_bill_of_materials_is_current() -> None:
    assert (REPO / "docs/sbom.cdx.json").read_text(encoding="utf-8") == SBOM.made(), "Draai 'make licenties'."


def test_the_bill_has_every_package_once_with_its_version_licence_and_hashes() -> None:
    bill = json.loads((REPO / "docs/sbom.cdx.json").read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", bill["serialNumber"])
    rows = bill["components"]
    refs = [item["bom-ref"] for item in rows]
    assert len(refs) == len(set(refs))
    assert {item["name"]: item["version"] for item in rows if item["purl"].startswith("pkg:pypi/")} == MAKER.pinned()
    assert all(item["licenses"] and item["purl"] for item in rows)
    required = [item for item in rows if item["scope"] == "required" and item["purl"].startswith("pkg:pypi/")]
    assert {item["name"] for item in required} == set(LICENCES.pinned("requirements.lock"))
    assert all(len(mark["content"]) == 64 for item in required for mark in item["hashes"])
    assert all(item["hashes"] for item in required)
    scripts = json.loads((LICENCES.SCRIPTS / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    bundled = {f"pkg:npm/{path.rpartition('node_modules/')[2]}@{row['version']}" for path, row in scripts.items() if path and not row.get("optional")}
    assert bundled <= set(refs)
    for row in bill["dependencies"]:
        assert {row["ref"], *row["dependsOn"]} <= {*refs, "assembler"}


def test_no_pinned_version_has_a_known_weakness_and_the_file_says_of_which_day_it_is() -> None:
    assert LOOK.found(MAKER.pinned(), KNOWN["meldingen"]) == []
    assert len(KNOWN["meldingen"]) > 80
    told = LOOK.told(KNOWN, MAKER.pinned(), date(2026, 1, 1))
    assert f"meldingen van {KNOWN['peildatum']} ({(date(2026, 1, 1) - date.fromisoformat(KNOWN['peildatum'])).days} dagen oud" in told


@pytest.mark.parametrize(
    ("name", "version", "advisory"),
    [
        ("jinja2", "3.1.5", "GHSA-cpwx-vrp4-4pq7"),
        ("lxml", "4.6.2", "PYSEC-2021-19"),
        ("starlette", "0.40.0", "GHSA-2c2j-9gv5-cj73"),
        ("openpyxl", "2.4.0", "PYSEC-2017-48"),
    ],
)
def test_a_version_with_a_weakness_is_named(name: str, version: str, advisory: str) -> None:
    assert any(advisory in line for line in LOOK.found({name: version}, KNOWN["meldingen"])), LOOK.found({name: version}, KNOWN["meldingen"])


@pytest.mark.parametrize(
    ("name", "version", "hit"), [("jszip", "3.7.1", True), ("jszip", "3.10.1", False), ("@xmldom/xmldom", "0.8.2", True), ("lxml", "4.6.2", False)]
)
def test_a_package_of_javascript_is_held_against_its_own_register(name: str, version: str, hit: bool) -> None:
    assert bool(LOOK.found({name: version}, KNOWN["meldingen"], "npm")) is hit


def test_no_pinned_package_of_javascript_has_a_weakness_that_we_know_of() -> None:
    packages = MAKER.pinned_npm()
    assert {"jszip", "@xmldom/xmldom", "htmx.org"} <= {name for name, _ in packages}
    assert [line for name, version in packages for line in LOOK.found({name: version}, KNOWN["meldingen"], "npm")] == []


PIP_AUDIT: dict[str, Any] = {"dependencies": [
    {"name": "jinja2", "version": "3.1.6", "vulns": [{"id": "PYSEC-2030-1", "aliases": ["CVE-2030-1"], "fix_versions": ["4"]}]},
    {"name": "click", "version": "8.5.1", "vulns": []}, {"name": "lxml", "skip_reason": "niet gevonden"},
]}  # fmt: skip
NPM_AUDIT: dict[str, Any] = {
    "vulnerabilities": {
        "jszip": {"via": [{"url": "https://example.org/advisories/GHSA-aaaa-bbbb-cccc", "dependency": "jszip"}]}, "docx": {"via": ["jszip"]},
    },
    "metadata": {"dependencies": {"total": 40}},
}  # fmt: skip


def test_what_the_registers_answer_is_added_with_its_day_and_without_an_answer_nothing_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "meldingen.json"
    place.write_text(json.dumps({**KNOWN, "meldingen": []}), encoding="utf-8")
    monkeypatch.setattr(MAKER, "OUTPUT", place)
    before = place.read_bytes()
    monkeypatch.setattr(MAKER, "_said", lambda _command: {})
    assert MAKER.ask("2030-01-01")[0] == "PyPI (pip-audit): geen antwoord"
    assert place.read_bytes() == before
    monkeypatch.setattr(
        MAKER, "_said", lambda command: PIP_AUDIT if command[0] == "pip-audit" else NPM_AUDIT if "werkbank/js" not in command else {"message": "405"}
    )
    assert MAKER.ask("2030-01-01") == [
        "PyPI (pip-audit): 2 pakketten, 1 meldingen", "npm (npm audit, tests/javascript): 40 pakketten, 1 meldingen", "npm (npm audit, werkbank/js): geen antwoord",
    ]  # fmt: skip
    data = json.loads(place.read_text(encoding="utf-8"))
    assert [(row["id"], row["pakket"], row["zekerheid"]) for row in data["meldingen"]] == [
        ("PYSEC-2030-1", "jinja2", "register"), ("GHSA-aaaa-bbbb-cccc", "jszip", "register"),
    ]  # fmt: skip
    assert LOOK.found({"jinja2": "3.1.6"}, data["meldingen"]) != []
    assert "PyPI (pip-audit) is op 2030-01-01 nagevraagd over 2 pakketten." in LOOK.told(data, {"jinja2": "3.1.6"}, date(2030, 1, 2))
    MAKER.ask("2030-01-02")  # asked again it is not told twice
    assert len(json.loads(place.read_text(encoding="utf-8"))["meldingen"]) == 2


RANGES: list[tuple[list[dict[str, str]], dict[str, bool]]] = [
    ([{"introduced": "0"}, {"fixed": "2.0"}], {"1.9": True, "2.0": False, "2.0rc1": True}),
    ([{"introduced": "1.0"}, {"fixed": "1.5"}, {"introduced": "2.0"}, {"fixed": "2.1"}], {"0.9": False, "1.2": True, "1.5": False, "2.0": True, "2.1": False}),
    ([{"introduced": "1.0"}, {"last_affected": "1.4"}], {"1.4": True, "1.4.1": False}),
    ([{"introduced": "3"}], {"2.9": False, "99": True}),
]


@pytest.mark.parametrize("number", range(len(RANGES)))
def test_a_range_of_versions_is_read_as_the_format_means_it(number: int) -> None:
    events, versions = RANGES[number]
    row: dict[str, Any] = {"versies": [], "reeksen": [events]}
    assert {version: LOOK.holds(version, row) for version in versions} == versions


# --- the core needs nothing else -------------------------------------------------------------------------------------

BARE = """\
import sys

ABSENT = {"dulwich", "urllib3", "pikepdf", "starlette", "uvicorn", "multipart", "python_multipart", "yaml", "_yaml"}

class Some:
    def __init__(self, finder):
        self.finder = finder

    def find_spec(self, name, path=None, target=None):
        return None if name.partition(".")[0] in ABSENT else self.finder.find_spec(name, path, target)

    def __getattr__(self, name):
        return getattr(self.finder, name)

sys.meta_path[:] = [Some(finder) for finder in sys.meta_path]
from assembler.__main__ import main
main()
"""


def bare(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a verb where no program can be found (no LibreOffice, Chromium, node, compiler, git) and no extra is installed."""
    environment = {"PATH": str(root.parent / "leeg"), "HOME": str(root.parent), "PYTHONPATH": str(REPO / "src"), "LANG": "C.UTF-8"}
    return subprocess.run([sys.executable, "-c", BARE, "--root", str(root), *words], capture_output=True, text=True, check=False, env=environment, cwd=root)


@pytest.mark.broad
def test_without_office_browser_node_compiler_and_extras_all_papers_are_made_and_the_same(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    (tmp_path / "leeg").mkdir()
    forms = ("--format", "docx", "--format", "html", "--format", "txt")
    done = bare(root, "build", "proef", *forms, "--out", str(tmp_path / "kaal"))
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    whole = subprocess.run(
        [sys.executable, "-m", "assembler", "--root", str(root), "build", "proef", *forms, "--out", str(tmp_path / "heel")],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(REPO / "src")},
    )  # fmt: skip
    assert whole.returncode == 0, whole.stderr
    assert sporen(tmp_path / "kaal") == sporen(tmp_path / "heel") != {}
    for words in (
        ("check",),
        ("diff", "proef", "concept", "definitief"),
        ("explain", "proef", "artikel 1"),
        ("freeze", "proef", "concept", "--door", "A", "--gezien", "B"),
    ):
        done = bare(root, *words)
        assert done.returncode == 0, (words, done.stderr)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("build", "proef", "--format", "pdf"), "Voor pdf is het onderdeel 'pdf' van het programma nodig."),
        pytest.param(("serve",), "De werkbank is niet geïnstalleerd.", marks=pytest.mark.broad),
    ],
)
def test_what_does_need_more_says_what(tmp_path: Path, words: tuple[str, ...], why: str) -> None:
    root = werkruimte(tmp_path)
    (tmp_path / "leeg").mkdir()
    done = bare(root, *words)
    assert (done.returncode != 0, why in done.stderr, "Traceback" in done.stderr) == (True, True, False), done.stderr
