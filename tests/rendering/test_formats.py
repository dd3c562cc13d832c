"""The seam of output formats: a form is a file, found by its name."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assembler.rendering import formats
from bomen import HUISSTIJLEN, regeling
from kantoor import kantoor
from werkruimte import REPO, manifest, proces

Maker = Callable[..., Path]
BASE = (HUISSTIJLEN / "regio/basis.docx").read_bytes()
OWN = 'SUFFIX = "md"\n\ndef render(final, base, numbering):\n    return f"# {final.titel} ({numbering})\\n".encode()\n'


@pytest.mark.parametrize("name", [pytest.param(name, marks=(pytest.mark.office, pytest.mark.broad) if name == "pdf" else ()) for name in formats.formats()])
def test_each_form_keeps_the_protocol(name: str) -> None:
    if name == "pdf":
        kantoor()
    form = formats.load(name)
    assert form.SUFFIX.isalnum()
    assert (form.__doc__ or "").strip()
    assert form.render(regeling(), BASE, "vast") == form.render(regeling(), BASE, "vast") != b""


def test_what_is_there() -> None:
    assert formats.formats() == ("docx", "html", "pdf", "txt")


@pytest.mark.slow
@pytest.mark.broad
def test_a_file_is_a_form(ruimte: Maker, tmp_path: Path) -> None:
    """The recipe, on a copy of the program: one file, and the command line knows it."""
    program = shutil.copytree(REPO / "src", tmp_path / "src")
    (program / "assembler/rendering/formats/md.py").write_text(OWN, encoding="utf-8")
    root = ruimte()
    uitkomst = proces(root, "build", "--mijlpaal", "concept", "--soort", "gr-tekst", "--format", "md", PYTHONPATH=str(program))
    assert uitkomst.code == 0, uitkomst.alles
    folder = root / "build/proef/concept"
    assert {row["path"]: row["formaat"] for row in manifest(folder)["documenten"]} == {"gr-tekst.md": "md"}
    assert (folder / "gr-tekst.md").read_text(encoding="utf-8").endswith("(levend)\n")
