"""Pairs of Word files of others with what public test sets of compare tools try, each made here: accept all is the new text, reject all the old one, and what is not carried is said."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from openxml_audit import OpenXmlValidator

import redlinecheck
from werkruimte import draai, werkruimte

Maker = Callable[[Any, bool], None]
NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(b"\0" * 4)) + chunk(b"IEND", b"")


def basis(document: Any, leden: str = "drie") -> None:
    """Begin a regulation as anybody types one."""
    for line in ("Regeling Afval", "Artikel 1 Bestuur", f"1. Het bestuur bestaat uit {leden} leden.", "2. De leden zijn lid van een raad."):
        document.add_paragraph(line)


def nested(document: Any, new: bool) -> None:
    basis(document)
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "links"
    table.cell(0, 1).add_table(1, 1).cell(0, 0).text = f"binnen {'nieuw' if new else 'oud'}"


def text_box(document: Any, new: bool) -> None:
    basis(document)
    word = "nieuw" if new else "oud"
    box = f'<v:shape style="width:99pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>kader {word}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>'
    document.add_paragraph("Met een kader.")._p.append(
        parse_xml(
            f'<w:r {NS}><mc:AlternateContent><mc:Choice Requires="v"><w:pict>{box}</w:pict></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>'
        )
    )


def field(document: Any, new: bool) -> None:
    basis(document)
    line = document.add_paragraph("Zie bladzijde ")
    line._p.append(parse_xml(f'<w:fldSimple {NS} w:instr=" PAGE "><w:r><w:t>{8 if new else 7}</w:t></w:r></w:fldSimple>'))
    line.add_run(f" van {'deze' if new else 'de'} regeling.")


def link(document: Any, new: bool) -> None:
    basis(document)
    line = document.add_paragraph("Zie ")
    where = document.part.relate_to(f"https://{'b' if new else 'a'}.nl", f"{REL}/hyperlink", is_external=True)
    line._p.append(parse_xml(f'<w:hyperlink {NS} r:id="{where}"><w:r><w:t>de website</w:t></w:r></w:hyperlink>'))
    line.add_run(" van de gemeente.")


def image(document: Any, new: bool) -> None:
    basis(document)
    line = document.add_paragraph("Dit is ")
    if not new:
        line.add_run().add_picture(io.BytesIO(_png()))
    line.add_run("het wapen.")


def moved(document: Any, new: bool) -> None:
    document.add_paragraph("Regeling Afval")
    rows = [("Een", "Een gaat over het eerste onderwerp van deze regeling."), ("Twee", "Twee gaat over het tweede onderwerp en over de kosten.")]
    for number, (heading, text) in enumerate(reversed(rows) if new else rows, 1):
        document.add_paragraph(f"Artikel {number} {heading}")
        document.add_paragraph(text)


def section(document: Any, new: bool) -> None:
    basis(document, "vijf" if new else "drie")
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph("Artikel 2 Slot")
    document.add_paragraph(f"Deze regeling treedt in werking op {'die' if new else 'een'} dag.")


def numbers_go_on(document: Any, new: bool) -> None:
    for heading, rows in (("Artikel 1 Een", ("eerste punt", "tweede punt")), ("Artikel 2 Twee", ("weer een punt", f"nog een {'ander ' if new else ''}punt"))):
        document.add_paragraph(heading)
        for row in rows:
            document.add_paragraph(row, style="List Number")


def footnote(document: Any, new: bool) -> None:
    basis(document, "vijf" if new else "drie")


def row_put_in(document: Any, new: bool) -> None:
    basis(document)
    rows = (("a", "1"), ("x", "9"), ("b", "3")) if new else (("a", "1"), ("b", "2"))
    table = document.add_table(len(rows), 2)
    for row, words in zip(table.rows, rows, strict=True):
        row.cells[0].text, row.cells[1].text = words


def merged_cells(document: Any, new: bool) -> None:
    basis(document)
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = f"breed {'nieuw' if new else 'oud'}"
    table.cell(1, 2).text = "x"


def tracked(document: Any, new: bool) -> None:
    basis(document)
    word = "nieuw" if new else "oud"
    document.add_paragraph("Al ")._p.append(
        parse_xml(f'<w:ins {NS} w:id="5" w:author="X" w:date="2021-01-01T00:00:00Z"><w:r><w:t>ingevoegd {word}</w:t></w:r></w:ins>')
    )


def with_note(content: bytes, word: str) -> bytes:
    """Return a file with a footnote, which python-docx cannot make."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    for name, old, fresh in (
        ("word/document.xml", "lid van een raad.</w:t></w:r>", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        ("word/_rels/document.xml.rels", "", f'<Relationship Id="rIdF" Type="{REL}/footnotes" Target="footnotes.xml"/>'),
        ("[Content_Types].xml", "", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/>'),
    ):
        text = parts[name].decode()
        at = text.index(old) + len(old) if old else text.rindex("</")
        parts[name] = f"{text[:at]}{fresh}{text[at:]}".encode()
    note = f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> noot {word}</w:t></w:r></w:p></w:footnote>'
    parts["word/footnotes.xml"] = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {NS}>{note}</w:footnotes>'.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


# What differs in the list, the last lines of the new text and of the old one, and what is said of each file.
PAREN: dict[Maker, tuple[str, list[str], list[str], str]] = {
    nested: ("binnen [-oud-]{+nieuw+}", ["links", "binnen nieuw"], ["links", "binnen oud"], "1 tabel in een tabel: vergeleken als regels van de cel"),
    text_box: (
        "kader [-oud-]{+nieuw+}", ["–\tMet een kader.", "–\tkader nieuw"], ["–\tMet een kader.", "–\tkader oud"],
        "1 tekstvak: de tekst is vergeleken als alinea's achter die waarin het staat",
    ),
    field: (
        "Zie bladzijde [-7-]{+8+} van [-de-]{+deze+} regeling.", ["–\tZie bladzijde 8 van deze regeling."], ["–\tZie bladzijde 7 van de regeling."],
        "1 veld: vergeleken zoals het er het laatst stond",
    ),
    link: (
        "geen wijzigingen", ["–\tZie de website van de gemeente."], ["–\tZie de website van de gemeente."],
        "1 link naar buiten: de tekst is vergeleken, het adres niet",
    ),
    image: ("geen wijzigingen", ["–\tDit is het wapen."], ["–\tDit is het wapen."], "1 afbeelding: niet vergeleken"),
    moved: (
        "verplaatst van Artikel 1 (Een)",
        ["Artikel 1\tTwee", "Twee gaat over het tweede onderwerp en over de kosten.", "Artikel 2\tEen", "Een gaat over het eerste onderwerp van deze regeling."],
        ["Artikel 1\tEen", "Een gaat over het eerste onderwerp van deze regeling.", "Artikel 2\tTwee", "Twee gaat over het tweede onderwerp en over de kosten."], "",
    ),
    section: (
        "op [-een-]{+die+} dag.", ["Artikel 2\tSlot", "Deze regeling treedt in werking op die dag."], ["Artikel 2\tSlot", "Deze regeling treedt in werking op een dag."],
        "1 sectie-einde: niet vergeleken; de redline heeft één sectie",
    ),
    numbers_go_on: ("nog een {+ander +}punt", ["3.\tweer een punt", "4.\tnog een ander punt"], ["3.\tweer een punt", "4.\tnog een punt"], ""),
    footnote: ("[-oud-]{+nieuw+}", ["Noot:  noot nieuw"], ["Noot:  noot oud"], "1 noot: vergeleken als regel achter de tekst"),
    row_put_in: ("{+x 9+}", ["2", "a", "1", "2", "x", "9", "2", "b", "3"], ["2", "a", "1", "2", "b", "2"], ""),
    merged_cells: ("breed [-oud-]{+nieuw+}", ["3", "breed nieuw", "", "", "3", "", "", "x"], ["3", "breed oud", "", "", "3", "", "", "x"], ""),
    tracked: ("ingevoegd [-oud-]{+nieuw+}", ["–\tAl ingevoegd nieuw"], ["–\tAl ingevoegd oud"], "1 bijgehouden wijziging: geteld als aanvaard"),
}  # fmt: skip


@pytest.fixture(scope="module")
def ruimte(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return werkruimte(tmp_path_factory.mktemp("paren"))


@pytest.mark.slow
@pytest.mark.parametrize("make", PAREN, ids=[make.__name__ for make in PAREN])
def test_a_pair_of_others_accepted_is_the_new_text_and_rejected_the_old_one(ruimte: Path, tmp_path: Path, make: Maker) -> None:
    listed, accepted, rejected, said = PAREN[make]
    files = []
    for new in (False, True):
        document = docx.Document()
        make(document, new)
        out = io.BytesIO()
        document.save(out)
        files.append(tmp_path / f"{'nieuw' if new else 'oud'}.docx")
        files[-1].write_bytes(with_note(out.getvalue(), files[-1].stem) if make is footnote else out.getvalue())
    told = draai(ruimte, "diff", *map(str, files))
    assert told.code == 0, told.alles
    assert listed in told.uit
    assert not said or f"oud.docx: {said}" in told.uit, told.uit
    assert said or told.uit.count("let op:") == 2, told.uit  # of two files of others nothing more is to be said
    place = tmp_path / "redline.docx"
    assert draai(ruimte, "diff", "proef", *map(str, files), "--as", "redline", "--volledig", "--out", str(place)).code == 0
    content = place.read_bytes()
    for side, lines in (("accepteer", accepted), ("verwerp", rejected)):
        assert [text for _, text in redlinecheck.regels(content, side)][-len(lines) :] == lines  # type: ignore[arg-type]
    assert redlinecheck.gebreken(content) == []
    assert OpenXmlValidator().validate(str(place)).errors == []
