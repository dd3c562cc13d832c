"""PDF: what LibreOffice prints holds to PDF/UA-1 and PDF/A-2b at once, says what the document says, and is the same each time."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import page
import pikepdf
import pytest
from pypdf import PdfReader

from assembler.ground.document import Final
from assembler.rendering.formats import render_all
from assembler.store import office
from assembler.wordfile.base import Numbering
from conftest import Maker
from kantoor import kantoor
from werkruimte import Geladen, draai, manifest

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def printed(sociaal: Geladen) -> dict[str, bytes]:
    """Return a paper of each kind that the definitive milestone has, for one gemeente, and the regulation, as PDF."""
    kantoor()
    made = {name: item for name, item in sociaal.alles("definitief").items() if item.order.gemeente in (None, "papendrecht")}
    jobs: list[tuple[Final, bytes, Numbering]] = [(item.final, sociaal.ruimte.basis[item.final.huisstijl], "levend") for item in made.values()]
    return dict(zip(made, render_all("pdf", jobs), strict=True))


@pytest.mark.broad
@pytest.mark.parametrize("profile", ["ua1", "2b"])
def test_every_kind_of_document_holds_to_both_standards(printed: dict[str, bytes], profile: str) -> None:
    """By a checker of another hand."""
    assert len(printed) > 8
    for name, content in printed.items():
        found = page.validate_pdf_bytes(content, profile=profile).failures
        assert not found, (name, [item.message for item in found])


@pytest.mark.broad
def test_the_checker_sees_what_was_not_mended(printed: dict[str, bytes]) -> None:
    """Without the order of the tab key the regulation, which has links, is refused."""
    with pikepdf.open(io.BytesIO(printed["gr-tekst"])) as opened:
        for sheet in opened.pages:
            if "/Tabs" in sheet:
                del sheet.Tabs
        out = io.BytesIO()
        opened.save(out)
    assert [item.rule_id for item in page.validate_pdf_bytes(out.getvalue(), profile="ua1").failures] == ["PDFUA1-PAGE-TABS-001"]


@pytest.mark.broad
def test_a_pdf_says_what_the_paper_says(printed: dict[str, bytes]) -> None:
    """Its text, its title, its language; and no hour."""
    reader = PdfReader(io.BytesIO(printed["rib-papendrecht"]))
    words = " ".join("".join(sheet.extract_text() for sheet in reader.pages).split())
    assert "Hierover beslist uw raad op voorstel van het college" in words
    assert reader.metadata is not None
    assert "Raadsinformatiebrief" in str(reader.metadata.title)
    assert not {"/CreationDate", "/ModDate"} & set(reader.metadata)
    assert str(reader.root_object["/Lang"]) == "nl-NL"


@pytest.mark.broad
def test_the_contents_have_page_numbers(printed: dict[str, bytes]) -> None:
    """A page that is printed counts nothing itself: the contents name the page on which a chapter stands."""
    sheets = PdfReader(io.BytesIO(printed["gr-tekst"])).pages
    contents = "".join(sheet.extract_text() for sheet in sheets[:4])
    line = next(line for line in contents.splitlines() if line.startswith("Artikel 12"))
    number = int(line.rpartition(".")[2])
    assert "Artikel 12" in sheets[number - 1].extract_text()


@pytest.mark.broad
def test_the_same_text_gives_the_same_bytes(proef: Geladen) -> None:
    """Printed twice, by two processes of LibreOffice."""
    kantoor()
    item = next(iter(proef.alles("definitief").values()))
    jobs: list[tuple[Final, bytes, Numbering]] = [(item.final, proef.ruimte.basis[item.final.huisstijl], "vast")]
    assert render_all("pdf", jobs) == render_all("pdf", jobs)


def test_build_puts_a_pdf_beside_the_word_file(ruimte: Maker, tmp_path: Path) -> None:
    """Both in the manifest, once more unchanged."""
    kantoor()
    root = ruimte()
    assert (
        draai(root, "build", "--mijlpaal", "definitief", "--gemeente", "noord", "--format", "docx", "--format", "pdf", "--out", str(tmp_path / "uit")).code == 0
    )
    folder = next((tmp_path / "uit").glob("*/definitief"))
    rows = manifest(folder)["documenten"]
    assert {row["path"].rsplit(".")[-1] for row in rows} == {"docx", "pdf"}
    assert all((folder / row["path"]).is_file() for row in rows)
    again = draai(root, "build", "--mijlpaal", "definitief", "--gemeente", "noord", "--format", "docx", "--format", "pdf", "--out", str(tmp_path / "uit"))
    assert "ongewijzigd" in again.uit
    assert "gewijzigd:" not in again.uit
    assert "nieuw" not in again.uit


def test_without_libreoffice_the_command_says_what_to_install(ruimte: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    """And writes nothing."""
    root = ruimte()
    monkeypatch.setattr("assembler.store.office.shutil.which", lambda _name: None)
    found = draai(root, "build", "--mijlpaal", "definitief", "--format", "pdf")
    assert (found.code, "LibreOffice" in found.fout, (root / "build").exists()) == (3, True, False)


def test_a_printer_that_hangs_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """After its time."""

    def hangs(*_args: object, **options: object) -> None:
        raise subprocess.TimeoutExpired("soffice", float(str(options["timeout"])))

    monkeypatch.setattr("assembler.store.office.shutil.which", lambda name: name)
    monkeypatch.setattr("assembler.store.office.subprocess.run", hangs)
    with pytest.raises(office.OfficeError, match="niet klaar"):
        office.to_pdf({"brief": b""})


def test_a_file_that_is_not_printed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice ends well also when it made nothing."""
    monkeypatch.setattr("assembler.store.office.shutil.which", lambda name: name)
    monkeypatch.setattr("assembler.store.office.subprocess.run", lambda *_args, **_options: None)
    with pytest.raises(office.OfficeError, match="geen pdf van: brief"):
        office.to_pdf({"brief": b""})


def test_nothing_to_print_starts_nothing() -> None:
    """Not even without LibreOffice."""
    assert office.to_pdf({}) == {}
