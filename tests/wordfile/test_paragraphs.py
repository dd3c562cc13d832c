"""Any Word file -> its paragraphs, with the numbers that Word prints and does not write."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from assembler.reading.word.paragraph import Paragraph, TableBlock
from assembler.wordfile.oxml import W_NS, parse
from assembler.wordfile.paragraphs import Reader

NS = f'xmlns:w="{W_NS}"'


def body(inner: str) -> bytes:
    return f"<w:document {NS}><w:body>{inner}</w:body></w:document>".encode()


def level(depth: int, form: str, text: str, extra: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = f"""<w:numbering {NS}><w:abstractNum w:abstractNumId="1">{level(0, "decimal", "Artikel %1")}{level(1, "decimal", "%2.")}
{level(2, "lowerLetter", "%3)")}{level(3, "upperRoman", "%1.%4", "<w:isLgl/>")}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">{level(0, "bullet", "-")}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>"""


def item(number: int, depth: int, text: str = "x") -> str:
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def labels(*items: str) -> list[str]:
    reader = Reader(None, parse(NUMBERING.encode()), {})
    return [block.label for block in reader.blocks(parse(body("".join(items)))) if isinstance(block, Paragraph)]


def test_lists_count_as_word_counts() -> None:
    rows = [(0, "Artikel 1"), (1, "1."), (1, "2."), (2, "a)"), (2, "b)"), (1, "3."), (2, "a)"), (0, "Artikel 2"), (1, "1."), (3, "2.1")]
    assert labels(*(item(1, depth) for depth, _ in rows)) == [label for _, label in rows]


def test_a_list_of_its_own_begins_where_it_says_and_a_bullet_is_a_bullet() -> None:
    assert labels(item(1, 0), item(1, 1), item(3, 1), item(3, 1), item(2, 0), item(9, 0)) == ["Artikel 1", "1.", "5.", "6.", "-", ""]


def paragraphs(inner: str, **parts: str) -> list[Paragraph | TableBlock]:
    roots = {name: parse(part.encode()) for name, part in parts.items()}
    notes = {name: root for name, root in roots.items() if name.endswith("notes")}
    return list(Reader(roots.get("styles"), roots.get("numbering"), notes).blocks(parse(body(inner))))


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("<w:r><w:t>een</w:t><w:tab/><w:t>twee</w:t></w:r>", "een\ttwee"),
        ("<w:r><w:t>een</w:t><w:br/><w:t>twee</w:t></w:r>", "een twee"),
        ("<w:r><w:t>een</w:t></w:r><w:del><w:r><w:delText>weg</w:delText></w:r></w:del><w:ins><w:r><w:t> twee</w:t></w:r></w:ins>", "een twee"),
        ("<w:moveFrom><w:r><w:t>weg</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>hier</w:t></w:r></w:moveTo>", "hier"),
        ("<w:r><w:t>REF </w:t></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:t>5</w:t></w:r>", "REF 5"),
        ("<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>", "link"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>verborgen</w:t></w:r><w:r><w:t>zichtbaar</w:t></w:r>", "zichtbaar"),
        ("<w:sdt><w:sdtContent><w:r><w:t>veld</w:t></w:r></w:sdtContent></w:sdt>", "veld"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>", "a-b"),
    ],
)
def test_the_words_of_a_paragraph_as_they_read_when_all_is_accepted(run: str, words: str) -> None:
    assert [block.text for block in paragraphs(f"<w:p>{run}</w:p>") if isinstance(block, Paragraph)] == [words]


def test_footnotes_tables_and_the_contents() -> None:
    notes = (
        f'<w:footnotes {NS}><w:footnote w:type="separator" w:id="0"/><w:footnote w:id="1"><w:p><w:r><w:t>de noot</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    styles = f'<w:styles {NS}><w:style w:type="paragraph" w:styleId="I1"><w:name w:val="toc 1"/></w:style></w:styles>'
    wide, goes_on = "<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>", "<w:tcPr><w:vMerge/></w:tcPr>"
    rows = ((("", "a"), (wide, "b")), ((goes_on, ""), ("", "c"), ("", "d")))
    cells = ["".join(f"<w:tc>{look}<w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>" for look, words in row) for row in rows]
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
    text = '<w:p><w:pPr><w:pStyle w:val="I1"/></w:pPr><w:r><w:t>Artikel 1 ... 3</w:t></w:r></w:p><w:p><w:r><w:t>zin</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
    found = paragraphs(text + table, footnotes=notes, styles=styles)
    assert found == [Paragraph("zin"), Paragraph("Noot: de noot", note=True), TableBlock((("a", "b", ""), ("", "c", "d")))]


def test_headings_and_numbers_come_from_styles_too() -> None:
    document = docx.Document()
    document.add_heading("Kop", level=2)
    document.add_paragraph("punt", style="List Number")
    document.add_paragraph("punt", style="List Number")
    document.add_paragraph().add_run("vet").bold = True
    buffer = io.BytesIO()
    document.save(buffer)
    again = docx.Document(io.BytesIO(buffer.getvalue()))
    numbering = parse_xml(again.part.numbering_part.blob) if nsdecls("w") else None
    reader = Reader(parse(again.styles.element.xml.encode()), numbering, {})
    found = [block for block in reader.blocks(parse(again.element.xml.encode())) if isinstance(block, Paragraph)]
    assert [(block.text, block.label, block.heading, block.bold) for block in found] == [
        ("Kop", "", 2, True), ("punt", "1.", 0, False), ("punt", "2.", 0, False), ("vet", "", 0, True),
    ]  # fmt: skip
