"""Files laid over those on the disk: the workspace is read as if they stood there, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assembler.store import workspace
from assembler.writing import edit

Maker = Callable[..., Path]


def files_of(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_an_overlay_reads_as_the_same_files_on_the_disk(ruimte: Maker) -> None:
    root = ruimte()
    there = files_of(root)
    one = next(name for name in there if name.startswith("gemeenten/") and name.endswith("gemeente.yaml"))
    changed = edit.set_value(there[one], ("naam",), "Nieuw-Dorp")
    decision = f"trajecten/{next(iter(sorted((root / 'trajecten').iterdir()))).name}/besluiten/2021-02-03-laat.yaml"
    overlay = {one: changed, decision: b"datum: 2021-02-03\ngremium: raad\nkeuzes: []\n", next(n for n in there if "/besluiten/" in n): None}
    laid, laid_findings = workspace.load(root, overlay)
    assert files_of(root) == there
    for name, content in overlay.items():
        if content is None:
            (root / name).unlink()
        else:
            (root / name).write_bytes(content)
    written, findings = workspace.load(root)
    assert laid.files == written.files
    assert laid_findings == findings
    assert laid.trajecten == written.trajecten
    assert {item.naam for item in laid.organisaties.values()} >= {"Nieuw-Dorp"}


def test_a_faulty_overlay_gives_the_findings_of_the_file(ruimte: Maker) -> None:
    root = ruimte()
    name = next(name for name in files_of(root) if name.endswith("gemeente.yaml"))
    for content, slug in ((b"id: [\n", "yaml-is-geldig"), (b"x: " + b"a" * 2_000_001, "bestand-is-leesbaar"), (b"\xff", "bestand-is-leesbaar")):
        _, findings = workspace.load(root, {name: content})
        assert (slug, name) in {(finding.slug, finding.span.file) for finding in findings}


def test_a_file_that_would_be_gone_is_not_read(ruimte: Maker) -> None:
    root = ruimte()
    name = next(name for name in files_of(root) if name.endswith("gemeente.yaml"))
    laid, _ = workspace.load(root, {name: None})
    assert name.split("/")[1] not in laid.organisaties


@pytest.mark.parametrize("folder", ["clauses", "trajecten"])
def test_a_new_stray_file_is_reported(ruimte: Maker, folder: str) -> None:
    _, findings = workspace.load(ruimte(), {f"{folder}/zomaar/x.yaml": b"a: 1\n"})
    assert any(finding.span.file == f"{folder}/zomaar/x.yaml" for finding in findings)
