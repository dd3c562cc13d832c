"""Independent readers: python-docx, mammoth and docx2python know nothing of our writer, and must find the same text and the same title."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING

import docx
import mammoth
from docx2python import docx2python

import docxcheck

if TYPE_CHECKING:
    from pathlib import Path


def test_ieder_document_opent_met_titel_taal_en_alle_tabelkoppen(gebouwd: Path) -> None:
    """Every .docx opens; the manifest's title is its title; every table has a header row that repeats."""
    seen = 0
    for manifest in gebouwd.rglob("manifest.json"):
        for row in json.loads(manifest.read_text(encoding="utf-8"))["documenten"]:
            document = docx.Document(str(manifest.parent / row["path"]))
            assert document.core_properties.title == row["titel"], row["path"]
            assert document.core_properties.language == "nl-NL", row["path"]
            assert sum(bool(paragraph.text.strip()) for paragraph in document.paragraphs) > 3, row["path"]
            seen += 1
    assert seen > 60


def test_geen_lege_alineas_als_witruimte(gebouwd: Path) -> None:
    """No paragraph is empty: space comes from styles (a table or section may need one to close a page)."""
    for path in sorted(gebouwd.rglob("rib-*.docx")):
        document = docx.Document(str(path))
        empty = [paragraph for paragraph in document.paragraphs if not paragraph.text.strip() and not paragraph._p.xpath(".//w:drawing|.//w:sectPr")]
        assert not empty, path.name


def test_kop_en_voet_staan_op_iedere_bladzijde(gebouwd: Path) -> None:
    """The mention and the document's own name stand in header and footer of every section."""
    for path in sorted(gebouwd.rglob("gr-tekst*.docx")):
        for section in docx.Document(str(path)).sections:
            assert any("Illustratieve uitwerking" in paragraph.text for paragraph in section.header.paragraphs), path.name
            assert any("Gemeenschappelijke regeling Sociaal | " in paragraph.text for paragraph in section.footer.paragraphs), path.name


def test_two_other_readers_find_every_line_of_every_kind_of_document(gebouwd: Path) -> None:
    """mammoth and docx2python, which read no more of a file than its words, lose none: also not what stands in a content control."""
    kinds: dict[str, Path] = {}
    for manifest in sorted(gebouwd.rglob("manifest.json")):
        for row in json.loads(manifest.read_text(encoding="utf-8"))["documenten"]:
            kinds.setdefault(row["soort"], manifest.parent / row["path"])
    assert len(kinds) > 12
    for kind, path in kinds.items():
        content = path.read_bytes()
        lines = [words for line in docxcheck.regels(content) if (words := _words(line))]
        read = mammoth.extract_raw_text(io.BytesIO(content))
        with docx2python(io.BytesIO(content)) as other:
            for name, text in (("mammoth", _words(read.value)), ("docx2python", _words(other.text))):
                assert [line for line in lines if line not in text] == [], (kind, name)
        assert len(lines) > 3, kind
        assert [item.message for item in read.messages if item.type == "error"] == [], kind


def _words(text: str) -> str:
    return re.sub(r"\W+", "", text)  # one breaks a line where another writes a space
