"""The page of consequences, as text, page and Word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import docxcheck
from vergeleken import MET, gevolgen
from werkruimte import anders

Maker = Callable[..., Path]


@pytest.mark.slow
def test_gevolgen_tells_per_decision_what_it_touched(ruimte: Maker) -> None:
    tekst = " ".join(gevolgen(ruimte(MET), oud="2021-08-01").split())
    assert "Zonder besluit: niets; iedere wijziging heeft een besluit, een cijfer of de andere mijlpaal als oorzaak." in tekst
    assert "1 september 2021, dialoogsessie Zes weken bleek te kort. Gemeenschappelijke regeling: artikel 7 (Klachten): 'zes' wordt 'acht'." in tekst
    assert "1 oktober 2021, stuurgroep Gemeenschappelijke regeling: artikel 3 (Doel) nieuw" in tekst
    assert "hoort bij de andere mijlpaal of dag: wijzigingen in Brief (3)" in tekst
    assert "bevindingen: " in tekst


def test_gevolgen_names_what_is_open(ruimte: Maker) -> None:
    log = "trajecten/proef/besluiten/2021-02-01-stuurgroep.yaml"
    voornemen = "datum: 2021-10-02\ngremium: werkgroep\nstatus: voorgenomen\nkeuzes:\n  - {clausule: klachten, parameters: {weken: 2}}\n"
    root = ruimte({log: anders(log, ("waarde: 901270", "waarde: ntb")), "trajecten/proef/besluiten/2021-10-02-x.yaml": voornemen})
    tekst = " ".join(gevolgen(root).split())
    assert "nog niet bekend (n.t.b.): Geraamde kosten in 2022" in tekst
    assert "voorgenomen, niet besloten: 2021-10-02 werkgroep" in tekst
    assert "bevindingen: " in tekst
    assert "bevindingen: één fout" in tekst


@pytest.mark.slow
def test_a_decision_without_consequences_is_named(ruimte: Maker) -> None:
    leeg = "datum: 2021-10-02\ngremium: werkgroep\nkeuzes:\n  - {clausule: klachten, parameters: {weken: 8}}\n"
    root = ruimte({"trajecten/proef/besluiten/2021-10-02-x.yaml": leeg})
    assert "2 oktober 2021, werkgroep\n  geen gevolg voor de tekst" in gevolgen(root)
    assert "ongewijzigd: 4 van 4 (Gemeenschappelijke regeling, Brief (3))" in gevolgen(root, oud="definitief")


@pytest.mark.slow
def test_gevolgen_as_a_page_and_in_word(ruimte: Maker, tmp_path: Path) -> None:
    root = ruimte(MET)
    for name in ("g.html", "g.docx"):
        gevolgen(root, "--out", str(tmp_path / name))
    page = (tmp_path / "g.html").read_text()
    assert "<h1>Gevolgen sinds Concept (versie nu)</h1>" in page
    assert "<script" not in page
    docx = (tmp_path / "g.docx").read_bytes()
    assert docxcheck.problems(docx) == []
    assert docxcheck.toegankelijkheid(docx) == []
    assert any("Zonder besluit" in regel for regel in docxcheck.regels(docx))


def test_gevolgen_of_one_gemeente(ruimte: Maker) -> None:
    tekst = gevolgen(ruimte(MET), "--gemeente", "noord")
    assert "Gemeenschappelijke regeling:" not in tekst
    assert "van 4" in tekst
