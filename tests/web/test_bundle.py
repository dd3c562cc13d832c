"""The scripts of the workbench are those that their sources make: by their hashes everywhere, and made afresh where npm is."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest

from werkruimte import REPO, gereedschap

TOOL = gereedschap("maak_statisch")
STATIC = REPO / "src/assembler/web/static"
MANIFEST = json.loads((STATIC / TOOL.MANIFEST).read_text(encoding="utf-8"))
# What npm says when the registry cannot be reached; anything else that goes wrong is a fault of ours.
UNREACHABLE = re.compile(r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|E50[234]")


def test_no_source_changed_without_a_fresh_bundle_and_no_bundle_was_edited() -> None:
    assert MANIFEST["in"] == TOOL.inputs(), "Draai 'make statisch'."
    assert MANIFEST["out"] == {name: hashlib.sha256((STATIC / name).read_bytes()).hexdigest() for name in MANIFEST["out"]}, "Draai 'make statisch'."
    assert set(MANIFEST["out"]) == {path.name for path in STATIC.iterdir()} - {"werkbank.css", "werkbank.svg", TOOL.MANIFEST}


def test_every_package_is_pinned_with_its_hash_and_its_licence_goes_along() -> None:
    asked = json.loads((TOOL.SOURCES / "package.json").read_text(encoding="utf-8"))
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for group in ("dependencies", "devDependencies") for version in asked[group].values())
    text = (STATIC / TOOL.LICENCES).read_text(encoding="utf-8")
    found = TOOL.packages()
    assert {name: asked["dependencies"][name] for name in asked["dependencies"]}.items() <= {name: row["version"] for name, row in found.items()}.items()
    for name, row in found.items():
        assert row["integrity"].startswith("sha512-"), name
        assert (f"{name} {row['version']} ({row['license']})" in text) != row.get("dev", False), name


def test_a_source_that_changed_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(TOOL.SOURCES, tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(TOOL, "SOURCES", tmp_path)
    assert MANIFEST["in"] == TOOL.inputs()
    (tmp_path / "chips.js").write_text("// anders\n", encoding="utf-8")
    assert MANIFEST["in"] != TOOL.inputs()


@pytest.mark.slow
def test_a_fresh_bundle_is_the_same_to_the_byte(tmp_path: Path) -> None:
    if shutil.which("npm") is None:
        pytest.skip("npm ontbreekt; de hashes hierboven gelden ook zonder")
    out, work = tmp_path / "uit", tmp_path / "werk"
    out.mkdir()
    work.mkdir()
    try:
        TOOL.make(out, work)
    except TOOL.NoPackagesError as fault:
        if not UNREACHABLE.search(str(fault)):
            raise
        pytest.skip("het register van npm is niet te bereiken")
    for name in TOOL.OUTPUT:
        assert (out / name).read_bytes() == (STATIC / name).read_bytes(), name
