"""What cannot be said stops no work, and is never taken for work that was not done."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from assembler import cli
from assembler.cli import screen
from werkruimte import ORGANEN, anders, draai, werkruimte

T = "trajecten/proef/traject.yaml"
FULL = Path("/dev/full")
UNSAID = "Wat deze opdracht zegt, is niet helemaal geschreven: No space left on device."
DONE = f"{UNSAID} De opdracht zelf is wel afgemaakt: wat zij vastlegt of maakt, staat er.\n"
pytestmark = pytest.mark.skipif(not FULL.exists(), reason="een schijf die vol is, kent alleen Linux")


def said(monkeypatch: pytest.MonkeyPatch, *words: str, name: str = "stdout") -> int:
    """Run the program as from a terminal, with one of its streams on a disk that is full; return the exit code."""
    with monkeypatch.context() as patch, FULL.open("w", encoding="utf-8") as full:
        patch.setattr(sys, name, full)
        patch.setattr(sys, "argv", ["assembler", *words])
        with pytest.raises(SystemExit) as end:
            cli.main()
    return int(end.value.code or 0)


@pytest.mark.slow
def test_wat_is_vastgelegd_staat_er_ook_als_het_niet_gezegd_kan_worden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = werkruimte(tmp_path, ORGANEN)
    assert said(monkeypatch, "--root", str(root), "freeze", "proef", "concept", "--door", "A", "--gezien", "B") == 3
    assert capsys.readouterr().err == DONE
    assert (root / "trajecten/proef/vastgelegd/concept/1/versie.json").exists()
    assert said(monkeypatch, "--root", str(root), "verzonden", "proef", "concept@1", "--alle-raden", "--voor", "zienswijze", "--op", "2021-06-05") == 3
    assert capsys.readouterr().err == DONE
    assert len(list((root / "trajecten/proef/verzendingen").iterdir())) > 1  # the words of the first did not stop the others
    assert draai(root, "check").code == 0


def test_een_weigering_blijft_een_weigering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    root = werkruimte(tmp_path)
    assert said(monkeypatch, "--root", str(root), "freeze", "proef", "nergens", "--door", "A", "--gezien", "B") == 2
    assert capsys.readouterr().err.startswith("De mijlpaal 'nergens' bestaat niet.")


def test_bij_fouten_zegt_het_niet_dat_het_er_staat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lacking = anders(T, ("pakket: basis, taken: [fietspaden, jeugdhulp, schuldhulp]", "pakket: basis, taken: [fietspaden, jeugdhulp]"))
    root = werkruimte(tmp_path, {T: lacking})
    assert said(monkeypatch, "--root", str(root), "check", "--strict") == 3
    assert capsys.readouterr().err == f"{UNSAID} Zij vond fouten: kijk na wat zij heeft vastgelegd of gemaakt.\n"


def test_wat_op_het_ene_scherm_niet_kan_staat_op_het_andere(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(monkeypatch, "chek", name="stderr") == 2
    assert capsys.readouterr().out == f"{UNSAID}\n"


def test_niemand_krijgt_vragen_die_hij_niet_ziet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(monkeypatch, "init", str(tmp_path / "nieuw")) == 3
    assert capsys.readouterr().err.startswith("Afgebroken.\n")
    assert not (tmp_path / "nieuw").exists()


def test_een_pijp_die_niet_wacht_is_ook_een_schijf_die_vol_is(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    os.set_blocking(write, False)
    with os.fdopen(write, "w", encoding="utf-8") as pipe, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", pipe)
        screen.take()
        for _ in range(100):
            sys.stdout.write("woord" * 1000)
        assert isinstance(screen.fault_of("stdout"), BlockingIOError)
        assert isinstance(sys.stdout, io.TextIOWrapper)
    os.close(read)
