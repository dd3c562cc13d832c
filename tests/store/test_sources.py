"""The files of a workspace: what cannot be read is told, also a whole folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from assembler.store.sources import Sources
from werkruimte import laad, werkruimte


def test_een_map_die_niet_te_lezen_is_blijft_niet_onopgemerkt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The choices of a gemeente are not passed over because its folder may not be read."""
    root, known = werkruimte(tmp_path), os.scandir

    def refused(path: str) -> Iterator[os.DirEntry[str]]:
        if Path(path).parts[-2:] == ("noord", "proef"):
            raise PermissionError(13, "Permission denied", path)
        return known(path)

    monkeypatch.setattr(os, "scandir", refused)
    found = laad(root).bevindingen
    assert [(item.span.file, item.message) for item in found] == [("gemeenten/noord/proef", "Deze map is niet te lezen (Permission denied).")]


def test_een_map_die_er_niet_is_heeft_geen_bestanden(tmp_path: Path) -> None:
    sources = Sources(tmp_path)
    assert sources.yaml("clauses") == []
    assert sources.findings == []


def test_verborgen_bestanden_en_die_van_word_tellen_niet(tmp_path: Path) -> None:
    for name in ("a.yaml", ".b.yaml", "~$c.yaml", ".verborgen/d.yaml", "map/e.yaml"):
        (tmp_path / "clauses" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "clauses" / name).write_text("x: 1\n", encoding="utf-8")
    assert Sources(tmp_path).yaml("clauses") == ["clauses/a.yaml", "clauses/map/e.yaml"]


def test_wat_is_gelezen_heeft_een_hash(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"")
    sources = Sources(tmp_path)
    assert sources.content("a.yaml") == b""
    assert sources.hashes == {"a.yaml": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
    assert sources.asked == {"a.yaml"}
