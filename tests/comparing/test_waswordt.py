"""Was-wordt: what councillors read."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

import docxcheck
from assembler.wordfile.oxml import VAL, Element, W
from kantoor import kantoor
from vergeleken import MET, gevolgen
from werkruimte import REPO, anders, draai, schrijf

Maker = Callable[..., Path]
KLACHTEN = "clauses/slot/klachten.yaml"


def waswordt(root: Path, tmp_path: Path, *args: str) -> bytes:
    out = tmp_path / "was-wordt.docx"
    uitkomst = draai(root, "diff", "proef", "concept", "definitief", "--as", "was-wordt", "--out", str(out), *args)
    assert uitkomst.code == 0, uitkomst.alles
    return out.read_bytes()


def woorden(element: Element) -> str:
    return "".join(str(tekst) for tekst in element.itertext())


def cellen(docx: bytes, tabel: int = 0) -> list[list[str]]:
    """Return the text of each cell, paragraph by paragraph."""
    element = list(docxcheck.document(docx).iter(W + "tbl"))[tabel]
    return [["\n".join(woorden(p) for p in cel.iter(W + "p")) for cel in rij.iter(W + "tc")] for rij in element.iter(W + "tr")]


# --- was-wordt -------------------------------------------------------------------------------------------------------


def test_was_wordt_shows_articles_beside_each_other_with_the_decision(ruimte: Maker, tmp_path: Path) -> None:
    rijen = cellen(waswordt(ruimte(MET), tmp_path))
    assert rijen[0] == ["Was", "Wordt", "Toelichting"]
    op_naam = {rij[1].split("\n")[0]: rij for rij in rijen[1:]}
    assert op_naam["Artikel 3 (Doel)"][0] == "(komt niet voor)"
    assert op_naam["Artikel 3 (Doel)"][1] == "Artikel 3 (Doel)\nHet doel is samenwerken."
    assert op_naam["Artikel 3 (Doel)"][2] == "1 oktober 2021, stuurgroep.\nDe raden vroegen om een doel."
    klachten = op_naam["Artikel 7 (Klachten)"]
    assert klachten[0].startswith("Artikel 6 (Klachten)\n1. Het bestuur stelt een klachtenregeling vast.")
    assert "Zes weken bleek te kort." in klachten[2]
    assert "Het kan korter." in klachten[2]
    assert not any("Samenstelling" in cel for rij in rijen for cel in rij)  # unchanged: left out


def test_was_wordt_marks_by_underline_and_strike_not_by_colour_alone(ruimte: Maker, tmp_path: Path) -> None:
    document = docxcheck.document(waswordt(ruimte(MET), tmp_path))
    for run in document.iter(W + "r"):
        eigenschappen = run.find(W + "rPr")
        if eigenschappen is not None and eigenschappen.find(W + "color") is not None:
            assert (eigenschappen.find(W + "u") is not None) != (eigenschappen.find(W + "strike") is not None)
    weg = [woorden(run) for run in document.iter(W + "r") if run.find(f"{W}rPr/{W}strike") is not None]
    nieuw = [woorden(run) for run in document.iter(W + "r") if run.find(f"{W}rPr/{W}u") is not None]
    assert any("klachtenregeling" in tekst for tekst in weg)
    assert "Het doel is samenwerken." in nieuw


def test_was_wordt_lies_down_and_repeats_its_header(ruimte: Maker, tmp_path: Path) -> None:
    document = docxcheck.document(waswordt(ruimte(MET), tmp_path))
    maten = list(document.iter(W + "pgSz"))
    assert [maat.get(W + "orient") for maat in maten] == ["landscape"]
    for tabel in document.iter(W + "tbl"):
        rijen = list(tabel.iter(W + "tr"))
        assert [rij.find(f"{W}trPr/{W}tblHeader") is not None for rij in rijen] == [True, *[False] * (len(rijen) - 1)]
        assert tabel.find(f"{W}tblPr/{W}tblCaption") is not None


def test_was_wordt_begins_with_a_summary_and_ends_with_the_transponeringstabel(ruimte: Maker, tmp_path: Path) -> None:
    docx = waswordt(ruimte(MET), tmp_path)
    regels = docxcheck.regels(docx)
    begin = regels[: next(i for i, regel in enumerate(regels) if "De wijzigingen" in regel)]
    tekst = "\n".join(begin)
    assert "Van Concept (versie nu), stand 1 juni 2021 naar Definitief (versie nu), stand 1 december 2021" in tekst
    assert "1 september 2021, dialoogsessie: artikel 7 (Klachten)" in tekst
    assert "artikel 3 (Doel), nieuw" in tekst
    assert len(tekst.split()) < 230  # a minute
    assert cellen(docx, 1)[:3] == [
        ["Artikel was", "Artikel wordt", "Opschrift", "Wat er gebeurde"],
        ["–", "3", "Doel", "nieuw"],
        ["3", "4", "Samenstelling", "vernummerd"],
    ]


@pytest.mark.slow
def test_a_change_without_a_decision_stands_on_top(ruimte: Maker, tmp_path: Path) -> None:
    root = ruimte(MET)
    assert draai(root, "freeze", "proef", "concept", "--door", "A", "--gezien", "B").code == 0
    naam = "clauses/slot/naam.yaml"
    schrijf(root, naam, anders(naam, ("wordt aangehaald als", "heet")))
    docx = waswordt(root, tmp_path)
    rij = cellen(docx)[1]
    assert rij[1].startswith("Artikel 8 (Citeertitel)")
    assert rij[2].startswith("Zonder besluit\nBewerking van clauses/slot/naam.yaml")
    assert "Let op: één wijziging berust niet op een besluit." in "\n".join(docxcheck.regels(docx))
    pagina = gevolgen(root)
    assert pagina.index("Zonder besluit") < pagina.index("clauses/slot/naam.yaml") < pagina.index("Per besluit")


def test_a_changed_table_is_a_table_with_its_changed_cells(ruimte: Maker, tmp_path: Path) -> None:
    """Totals first; what was and is stand in one cell; rows that stayed are counted, not printed; it is no list of loose lines."""
    noord = "gemeenten/noord/gemeente.yaml"
    later = "    - {waarde: 50000, peildatum: 2021-01-01, bekend: 2021-10-01, bron: correctie, status: definitief}\nfunctionarissen:"
    docx = waswordt(ruimte({noord: anders(noord, ("functionarissen:", later))}), tmp_path)
    tabel = next(rijen for rijen in (cellen(docx, nummer) for nummer in range(3)) if rijen[0][0] not in {"Was", "Artikel was"})
    assert [rij[0] for rij in tabel] == ["Gemeente", "Totaal", "Noord"]
    assert tabel[2][-1] == "3\n5"
    assert any("zie de gewijzigde tabel hieronder" in cel for rij in cellen(docx) for cel in rij)
    assert "2 rijen bleven gelijk en staan hier niet." in "\n".join(docxcheck.regels(docx))


@pytest.mark.parametrize("args", [(), ("--document", "brief", "--gemeente", "noord"), ("--volledig",)])
def test_the_file_is_sound_and_accessible(ruimte: Maker, tmp_path: Path, args: tuple[str, ...]) -> None:
    docx = waswordt(ruimte(MET), tmp_path, *args)
    assert docxcheck.problems(docx) == []
    assert docxcheck.toegankelijkheid(docx) == []


@pytest.mark.slow
def test_in_full_what_only_renumbered_is_there_too(ruimte: Maker, tmp_path: Path) -> None:
    koppen = [[rij[1].split("\n")[0] for rij in cellen(waswordt(ruimte(MET), tmp_path, *args))] for args in ((), ("--volledig",))]
    assert not any("Samenstelling" in kop for kop in koppen[0])
    assert any("samenstelling" in kop.casefold() for kop in koppen[1]), koppen[1]
    vernummerd = next(rij for rij in cellen(waswordt(ruimte(MET), tmp_path, "--volledig")) if "samenstelling" in rij[1].casefold())
    assert vernummerd[2] == "Alleen een ander nummer."


def test_nothing_changed_is_a_short_paper(ruimte: Maker, tmp_path: Path) -> None:
    out = tmp_path / "x.docx"
    assert draai(ruimte(), "diff", "proef", "concept", "concept", "--as", "was-wordt", "--out", str(out)).code == 0
    assert any("Er is niets gewijzigd." in regel for regel in docxcheck.regels(out.read_bytes()))


@pytest.mark.office
@pytest.mark.broad
def test_in_libreoffice_was_wordt_lies_down_and_gevolgen_is_short(tmp_path: Path) -> None:
    """The text of this repository, concept to definitief."""
    programma = kantoor()
    for vorm, name in (("was-wordt", "w.docx"), ("gevolgen", "g.docx")):
        assert draai(REPO, "diff", "gr-sociaal", "concept@nu", "definitief@nu", "--as", vorm, "--out", str(tmp_path / name)).code == 0
    subprocess.run(
        [
            programma,
            f"-env:UserInstallation=file://{tmp_path}/profiel",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "w.docx"),
            str(tmp_path / "g.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    breed = PdfReader(tmp_path / "w.pdf")
    assert all(page.mediabox.width > page.mediabox.height for page in breed.pages)
    shown = ["Was" in page.extract_text() for page in breed.pages]
    assert shown == sorted(shown, reverse=True)  # the head of the provisions is repeated on each of their pages; the changed tables follow
    assert sum(shown) > len(shown) / 2
    assert len(PdfReader(tmp_path / "g.pdf").pages) <= 2


def test_no_part_of_the_file_names_a_person_or_a_path(ruimte: Maker, tmp_path: Path) -> None:
    root = ruimte(MET)
    waswordt(root, tmp_path)
    with zipfile.ZipFile(tmp_path / "was-wordt.docx") as pakket:
        for name in pakket.namelist():
            deel = pakket.read(name)
            assert str(tmp_path).encode() not in deel
            if name.startswith("docProps/core"):
                assert b"creator" not in deel
            if name.endswith(".xml"):
                etree.fromstring(deel)


def test_colours_stand_beside_another_mark(ruimte: Maker, tmp_path: Path) -> None:
    document = docxcheck.document(waswordt(ruimte(MET), tmp_path))
    assert {kleur.get(VAL) for kleur in document.iter(W + "color")} <= {"9C1C1C", "1F4E8C"}
