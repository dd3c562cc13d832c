"""Independent readers: python-docx, mammoth, docx2python and pandoc know nothing of our writer, and must find the same text, title, headings, lists and tables."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import docx
import mammoth
import pytest
from docx2python import docx2python
from lxml import etree
from lxml.etree import _Element as Element

import docxcheck
from assembler.ground.document import Final, text_of
from assembler.rendering.carried.read import read_docx
from docxcheck import W
from kantoor import ontbreekt


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


def test_two_other_readers_find_every_line_of_some_kinds(soorten: Mapping[str, bytes]) -> None:
    for kind in ("mandaatbesluit", "memo", "planning", "besluitenlijst", "raadsvoorstel"):
        as_two_others_read(kind, soorten[kind])


@pytest.mark.slow
@pytest.mark.broad
def test_two_other_readers_find_every_line_of_every_kind_of_document(soorten: Mapping[str, bytes]) -> None:
    for kind, content in soorten.items():
        as_two_others_read(kind, content)


def as_two_others_read(kind: str, content: bytes) -> None:
    """mammoth and docx2python, which read no more of a file than its words, lose none: also not what stands in a content control."""
    lines = [words for line in docxcheck.regels(content) if (words := _words(line))]
    read = mammoth.extract_raw_text(io.BytesIO(content))
    with docx2python(io.BytesIO(content)) as other:
        for name, text in (("mammoth", _words(read.value)), ("docx2python", _words(other.text))):
            assert [line for line in lines if line not in text] == [], (kind, name)
    assert len(lines) > 3, kind
    assert [item.message for item in read.messages if item.type == "error"] == [], kind


def _words(text: str) -> str:
    return re.sub(r"\W+", "", text)  # one breaks a line where another writes a space


# --- pandoc, which reads what a document is, and not only what it says ------------------------------------------------


def test_pandoc_reads_text_headings_lists_tables_and_links_of_some_kinds(soorten: Mapping[str, bytes]) -> None:
    for kind in ("mandaatbesluit", "memo", "planning", "besluitenlijst", "wijzigingsbesluit"):
        as_pandoc_reads(soorten[kind])


@pytest.mark.broad
def test_pandoc_reads_text_headings_lists_tables_and_links_of_every_kind(soorten: Mapping[str, bytes], gebouwd: Path) -> None:
    assert len(soorten) > 30
    for content in (*soorten.values(), *(path.read_bytes() for path in sorted(gebouwd.glob("*/gr-tekst*.docx")))):
        as_pandoc_reads(content)


@pytest.mark.parametrize(
    ("old", "new"),
    [(rb'w:pStyle w:val="Sectie1"', b'w:pStyle w:val="Plattetekst"'), (rb'w:anchor="_g\w+"', b'w:anchor="_g0"'), (rb"<w:numPr>.*?</w:numPr>", b"")],
)
def test_what_pandoc_would_miss_is_seen(soorten: Mapping[str, bytes], old: bytes, new: bytes) -> None:
    """A heading that is no heading any more, a link to nothing, an item that stands in no list."""
    content = soorten["raadsvoorstel"]
    body, times = re.subn(old, new, docxcheck.delen(content)["word/document.xml"], count=1)
    assert times
    with pytest.raises(AssertionError):
        as_pandoc_reads(docxcheck.met_deel(content, "word/document.xml", body), of=content)


def as_pandoc_reads(content: bytes, *, of: bytes | None = None) -> None:
    """Check that pandoc finds in a file the text, the headings with their level, the items of lists, the tables and the targets of links of our tree.

    `of` is the file that says what must be found, where that is another.
    """
    read, ours = _pandoc(content), of or content
    final = read_docx(ours).final
    assert final is not None
    text = _words("".join(_text([list(read["meta"].values()), read["blocks"]])))
    assert [line for line in docxcheck.regels(ours) if _words(line) not in text] == []
    every = list(_every(read["blocks"]))
    headings = [item for item in every if item["t"] == "Header"]
    assert [(item["c"][0], _words(_text(item["c"][2]))) for item in headings] == list(_headings(ours))
    named = [_words(_text(item["c"][2], "Superscript")) for item in headings]
    assert [words for words in _named(final) if not any(heading.endswith(words) for heading in named)] == []
    items = [_words(_text(row[:1])) for item in every if item["t"] in {"OrderedList", "BulletList"} for row in _rows(item)]
    assert sorted(items) == sorted(_listed(ours))
    tables = [_table(item) for item in every if item["t"] == "Table"]
    assert [table for table in _tables(final) if table not in tables] == []
    targets = {item["c"][item["t"] == "Header"][0] for item in every if item["t"] in {"Span", "Div", "Header"}}
    assert [to for item in every if item["t"] == "Link" and (to := item["c"][2][0]).startswith("#") and to[1:] not in targets] == []


def _pandoc(content: bytes) -> dict[str, Any]:
    program = shutil.which("pandoc")
    if program is None:
        ontbreekt("pandoc")
    done = subprocess.run([str(program), "--from=docx", "--to=json"], input=content, capture_output=True, check=True, timeout=120)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _every(part: Any) -> Iterator[dict[str, Any]]:
    for child in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _every(child)
    if isinstance(part, dict) and "t" in part:
        yield part


def _text(part: Any, without: str = "") -> str:
    if isinstance(part, dict):
        kind = part.get("t", "")
        return (
            ""
            if kind == without
            else str(part["c"])
            if kind == "Str"
            else " "
            if kind in {"Space", "SoftBreak", "LineBreak"}
            else _text(part.get("c", ""), without)
        )
    return "".join(_text(item, without) for item in part) if isinstance(part, list) else ""


def _rows(item: dict[str, Any]) -> list[Any]:
    found: list[Any] = item["c"][1] if item["t"] == "OrderedList" else item["c"]
    return found


def _table(item: dict[str, Any]) -> list[list[str]]:
    _, _, _, head, bodies, foot = item["c"]
    rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
    return [[_words(_text(cell[4], "Superscript")) for cell in row[1]] for row in rows]  # the mark of a note is none of its words


# --- and what stands in the file -----------------------------------------------------------------------------------------


def _tables(final: Final) -> Iterator[list[list[str]]]:
    for node in final.root.walk():
        if node.kind == "tabel":
            rows = [[_words("".join(text_of(below.inhoud) for below in cell.walk())) for cell in row.kinderen] for row in node.kinderen if row.kinderen]
            yield [row + [""] * (max(map(len, rows)) - len(row)) for row in rows]  # a row that names a group has one cell


def _named(final: Final) -> Iterator[str]:
    for node in final.root.walk():
        if node.kind in {"hoofdstuk", "artikel", "bijlage"}:
            yield _words(f"{final.labels[node.id].aanduiding if node.id in final.labels else ''} {text_of(node.opschrift)}")
        elif node.kind == "sectie" and node.opschrift:
            yield _words(text_of(node.opschrift))


def _headings(content: bytes) -> Iterator[tuple[int, str]]:
    """The headings as the names of their styles say: pandoc goes by those, and not by the level that a style of a house sets."""
    styles = _styles(content)
    for paragraph in docxcheck.document(content).iter(W + "p"):
        names = (name.get(W + "val", "") for style in _chain(styles, paragraph) for name in style.iter(W + "name"))
        level = next((int(name[-1]) for name in names if re.fullmatch(r"heading \d", name)), 0)
        if level and docxcheck.regel(paragraph).strip():
            yield level, _words(docxcheck.regel(paragraph))


def _listed(content: bytes) -> Iterator[str]:
    """The paragraphs that Word numbers or puts a dash before; those of headings are no list."""
    styles = _styles(content)
    headings = {words for _, words in _headings(content)}
    for paragraph in docxcheck.document(content).iter(W + "p"):
        lists = [found for part in (paragraph, *_chain(styles, paragraph)) for found in part.iterfind(f"{W}pPr/{W}numPr/{W}numId")]
        words = _words(docxcheck.regel(paragraph))
        if lists and lists[0].get(W + "val") != "0" and words not in headings:
            yield words


def _styles(content: bytes) -> dict[str, Element]:
    return {style.get(W + "styleId", ""): style for style in etree.fromstring(docxcheck.delen(content)["word/styles.xml"]).iter(W + "style")}


def _chain(styles: dict[str, Element], paragraph: Element) -> Iterator[Element]:
    name: str | None = docxcheck.stijl_van(paragraph)
    while name in styles:
        yield styles[name]
        above = styles[name].find(W + "basedOn")
        name = None if above is None else above.get(W + "val")
