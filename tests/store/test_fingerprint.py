"""The hash of a workspace and of the program: another as soon as anything in it is, the same as long as nothing is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assembler.store import fingerprint
from conftest import Maker
from werkruimte import REPO, Geladen

A, B = "clauses/algemeen/aanhef.yaml", "clauses/taken/jeugdhulp.yaml"


def _swap(root: Path) -> None:
    one, other = (root / A).read_bytes(), (root / B).read_bytes()
    (root / A).write_bytes(other)
    (root / B).write_bytes(one)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a byte": lambda root: (root / A).write_bytes((root / A).read_bytes() + b" "),
    "a name": lambda root: (root / A).rename(root / "clauses/algemeen/aanheg.yaml"),
    "a folder": lambda root: (root / "clauses/algemeen").rename(root / "clauses/algemeem"),
    "a file more": lambda root: (root / "trajecten/proef/los.md").write_bytes(b""),
    "a hidden file": lambda root: (root / "gemeenten/.verborgen").write_bytes(b""),
    "an empty folder": lambda root: (root / "gemeenten/leeg.yaml").mkdir(),
    "a file less": lambda root: (root / B).unlink(),
    "a top folder less": lambda root: shutil.rmtree(root / "templates"),
    "two contents swapped": _swap,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_another_workspace_has_another_hash(ruimte: Maker, change: Callable[[Path], object]) -> None:
    root = ruimte()
    before = fingerprint.workspace(root)
    assert before is not None
    assert fingerprint.workspace(root) == before
    change(root)
    assert fingerprint.workspace(root) not in (None, before)


def test_where_a_file_ends_counts(ruimte: Maker) -> None:
    root = ruimte({"clauses/a.yaml": "een", "clauses/b.yaml": "twee"})
    before = fingerprint.workspace(root)
    (root / "clauses/a.yaml").write_text("eentw")
    (root / "clauses/b.yaml").write_text("ee")
    assert fingerprint.workspace(root) != before


def test_what_stands_beside_the_four_folders_and_how_old_it_is_does_not_count(ruimte: Maker) -> None:
    root = ruimte()
    before = fingerprint.workspace(root)
    (root / "build").mkdir()
    (root / "build/iets.docx").write_bytes(b"x")
    os.utime(root / A, (1, 1))
    assert fingerprint.workspace(root) == before


@pytest.mark.parametrize("kind", ["link", "link to a folder", "link to nothing", "pipe", "too large"])
def test_what_is_no_ordinary_file_has_no_hash(ruimte: Maker, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    root = ruimte()
    odd = root / "trajecten/proef/vreemd"
    if kind == "pipe":
        os.mkfifo(odd)
    elif kind == "too large":
        monkeypatch.setattr(fingerprint, "contents", lambda path: _refuse() if path.name == "vreemd" else b"")
        odd.write_bytes(b"")
    else:
        odd.symlink_to({"link": root / A, "link to a folder": tmp_path, "link to nothing": tmp_path / "niets"}[kind])
    assert fingerprint.workspace(root) is None


def _refuse() -> bytes:
    raise OSError(27, "File too large")


def test_the_program_reads_nothing_outside_its_folders(sociaal: Geladen) -> None:
    assert {file.partition("/")[0] for file in sociaal.ruimte.files} == {*fingerprint.NEEDED, "regelingen"}


def _program(src: Path, *folders: Path) -> str:
    code = "from assembler.store import fingerprint; print(fingerprint.program())"
    path = os.pathsep.join(str(item) for item in (src, *folders))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": path})
    return done.stdout.strip()


@pytest.mark.slow
def test_another_program_or_another_package_beside_it_has_another_hash(tmp_path: Path) -> None:
    src, beside = tmp_path / "src", tmp_path / "pakketten"
    shutil.copytree(REPO / "src", src, ignore=shutil.ignore_patterns("__pycache__"))
    beside.mkdir()
    before = _program(src, beside)
    assert len(before) == 64
    assert _program(src, beside) == before
    (beside / "pydantic-99.0.dist-info").mkdir()
    assert _program(src, beside) != before
    (beside / "pydantic-99.0.dist-info").rmdir()
    file = src / "assembler/ground/wording.py"
    state = file.stat()
    file.write_bytes(file.read_bytes().replace(b'"en"', b'"of"', 1))
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert _program(src, beside) != before
