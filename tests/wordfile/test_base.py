"""The base of a house style: refused with all that is wrong with it, and what Word adds about its user left behind."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from hypothesis import given, settings
from hypothesis import strategies as st

import docxcheck
from assembler.rendering.word import render
from assembler.wordfile.base import HouseStyleError, SettledPart, read_base
from assembler.wordfile.oxml import W
from bomen import HUISSTIJLEN, basis, brief, regeling
from dosis import voorbeelden

HOUSES = sorted(folder.name for folder in HUISSTIJLEN.iterdir() if folder.is_dir())


def changed(docx: bytes, part: str, pattern: str, text: str) -> bytes:
    was = docxcheck.delen(docx)[part].decode()
    now = re.sub(pattern, text, was)
    assert now != was
    return docxcheck.met_deel(docx, part, now.encode())


def without(part: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zip_:
        for name, content in docxcheck.delen(basis()).items():
            if name != part:
                zip_.writestr(name, content)
    return made.getvalue()


RELS = "word/_rels/document.xml.rels"
FAULTS: dict[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    "style": (
        lambda: changed(basis(), "word/styles.xml", r'w:styleId="(Lid|Noot)"><w:name w:val="\w+"', r'w:styleId="X\1"><w:name w:val="X\1"'),
        ("stijl Lid ontbreekt", "stijl Noot ontbreekt"),
    ),
    "numbering": (lambda: changed(basis(), "word/styles.xml", r'(w:styleId="Lid">.*?)<w:numPr>.*?</w:numPr>', r"\1"), ("stijl Lid heeft geen nummering",)),
    "field": (lambda: changed(basis(), "word/footer1.xml", '<w:tag w:val="stand"/>', ""), ("kop- en voettekst hebben geen veld stand",)),
    "section": (lambda: changed(basis(), "word/document.xml", "<w:sectPr>.*</w:sectPr>", ""), ("de bladspiegel ontbreekt",)),
    "size": (lambda: changed(basis(), "word/document.xml", r'<w:pgSz w:w="\d+"', '<w:pgSz w:w="breed"'), ("een maat of een nummer is geen getal",)),
    "no zip": (lambda: b"Geachte raad", ("het is geen Word-bestand (.docx)",)),
    "part": (lambda: without("word/styles.xml"), ("het onderdeel word/styles.xml ontbreekt",)),
    "relation": (lambda: changed(basis(), RELS, r'<Relationship [^>]*numbering.xml"/>', ""), ("het onderdeel word/numbering.xml ontbreekt",)),
    "relations": (lambda: changed(basis(), RELS, r' Target="styles.xml"', ""), ("de onderdelen van het Word-bestand passen niet bij elkaar",)),
    "sheet": (lambda: changed(basis(), "[Content_Types].xml", "document.main", "template.main"), ("het is geen Word-document (.docx)",)),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_base_that_cannot_carry_a_document_is_refused_with_reasons(fault: str) -> None:
    content, reasons = FAULTS[fault]
    with pytest.raises(HouseStyleError) as caught:
        read_base(content(), "levend")
    assert caught.value.reasons == reasons
    assert str(caught.value) == f"De huisstijl (basis.docx) is niet te gebruiken: {'; '.join(reasons)}."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_in_the_base_is_refused(encoding: str) -> None:
    styles = docxcheck.delen(basis())["word/styles.xml"].decode().partition("?>")[2]
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "b">]>{styles}'
    bad = docxcheck.met_deel(basis(), "word/styles.xml", text.encode(encoding))
    with pytest.raises(HouseStyleError, match="documenttype"):
        read_base(bad, "levend")


def test_a_base_that_unpacks_to_more_than_it_may_is_refused() -> None:
    made = io.BytesIO(basis())
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("word/bom.xml", b" " * 31_000_000)
    with pytest.raises(HouseStyleError, match="het bestand is te groot"):
        read_base(made.getvalue(), "levend")


_PARTS = docxcheck.delen(basis())


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """Return a base with one thing wrong in one part: a tag or an attribute gone, or a value that is none."""
    name = draw(st.sampled_from(sorted(_PARTS)))
    content = _PARTS[name]
    pieces = re.findall(rb'<[^>]+>| [\w:]+="[^"]*"', content)
    piece = draw(st.sampled_from(pieces))
    text = draw(st.sampled_from([b"", b"x", re.sub(rb'"[^"]*"', b'"-1"', piece), re.sub(rb'"[^"]*"', b'"../../x.xml"', piece)]))
    return docxcheck.met_deel(basis(), name, content.replace(piece, text, 1))


@pytest.mark.slow
@settings(max_examples=voorbeelden(20))
@given(spoilt())
def test_any_base_is_refused_in_words_or_carries_a_document(content: bytes) -> None:
    try:
        read_base(content, "levend")
    except HouseStyleError:
        return
    with zipfile.ZipFile(io.BytesIO(render(regeling(), content, numbering="levend"))) as zip_:
        assert zip_.testzip() is None


@pytest.mark.parametrize("house", HOUSES)
def test_of_a_house_style_all_is_written_once_but_what_is_filled_in(house: str) -> None:
    base = read_base(basis(house), "levend")
    loose = {relation.kind for relation in base.relations if not isinstance(relation.part, SettledPart)}
    assert loose == {RT.NUMBERING, RT.HEADER, RT.FOOTER}
    assert base.indents["Lid"]


def test_in_the_numbering_vast_no_style_counts() -> None:
    assert list(read_base(basis(), "levend").numbering.iter(W + "pStyle"))
    assert not list(read_base(basis(), "vast").numbering.iter(W + "pStyle"))


def test_a_base_saved_by_word_in_another_language_works_the_same() -> None:
    english = basis()
    for part in ("word/styles.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml", "word/footer2.xml"):
        now = docxcheck.delen(english)[part].decode()
        for nl, en in (("Kop1", "Heading1"), ("Koptekst", "Header"), ("Voettekst", "Footer"), ("Titel", "Title"), ("Inhopg1", "TOC1")):
            now = re.sub(rf'(w:styleId|w:val)="{nl}"', rf'\1="{en}"', now)
        english = docxcheck.met_deel(english, part, now.encode())
    assert docxcheck.delen(render(brief(), english, numbering="levend")) == docxcheck.delen(render(brief(), basis(), numbering="levend"))


def test_what_word_knows_of_its_user_stays_behind() -> None:
    dirty = changed(
        basis(),
        "word/settings.xml",
        "<w:zoom",
        '<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/><w:zoom',
    )
    made = io.BytesIO(dirty)
    with zipfile.ZipFile(made, "a") as zip_:
        zip_.writestr(
            "word/_rels/settings.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="t" Target="file:///C:/Users/GEHEIM/x.dotx" TargetMode="External"/></Relationships>',
        )
        zip_.writestr("docProps/core.xml", "<GEHEIM/>")
        zip_.writestr("word/people.xml", "<GEHEIM/>")
    for name, part in docxcheck.delen(render(brief(), made.getvalue(), numbering="levend")).items():
        assert b"GEHEIM" not in part, name
        assert b"attachedTemplate" not in part, name


def test_a_logo_in_the_header_goes_along_and_what_leads_outside_does_not() -> None:
    """Whatever a header leads to inside the file stays; links outside and what settings lead to (a printer) do not."""
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    made = io.BytesIO(basis())
    with zipfile.ZipFile(made, "a") as zip_:
        inside, outside = (
            f'<Relationship Id="rId1" Type="{rel}/image" Target="media/logo.png"/>',
            f'Id="rId2" Type="{rel}/hyperlink" Target="file:///C:/GEHEIM"',
        )
        head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        zip_.writestr("word/_rels/header1.xml.rels", f'{head}{inside}<Relationship {outside} TargetMode="External"/></Relationships>')
        zip_.writestr("word/_rels/settings.xml.rels", f'{head}<Relationship Id="rId1" Type="{rel}/printerSettings" Target="printer.xml"/></Relationships>')
        zip_.writestr("word/media/logo.png", b"LOGO")
        zip_.writestr("word/printer.xml", b"<GEHEIM/>")
    base = docxcheck.met_deel(
        made.getvalue(),
        "[Content_Types].xml",
        docxcheck.delen(basis())["[Content_Types].xml"].replace(b"<Default ", b'<Default Extension="png" ContentType="image/png"/><Default ', 1),
    )
    found = docxcheck.delen(render(regeling(), base, numbering="levend"))
    assert found["word/media/logo.png"] == b"LOGO"
    assert b"media/logo.png" in found["word/_rels/header1.xml.rels"]
    assert b"media/logo.png" in found["word/_rels/headerLiggend.xml.rels"]
    assert not [name for name, part in found.items() if b"GEHEIM" in part or "printer" in name]


def test_the_script_makes_the_same_base_every_time() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
    import maak_huisstijlen as script  # noqa: PLC0415 - a tool, not a part of the program

    assert {house.naam for house in script.HUIZEN} == set(HOUSES)
    for house in script.HUIZEN:
        assert script.schrijf(script.pakket(house)) == script.schrijf(script.pakket(house))
        assert script.contrast(house.accent) >= 4.5
