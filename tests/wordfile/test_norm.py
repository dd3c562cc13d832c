"""What holds a Word file against the schemas of the norm: finds what is out of order, and says what it did not look at."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from werkruimte import gereedschap

keur_xsd = gereedschap("keur_xsd")

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
# A norm of one page: a body of paragraphs, each with its properties before its text, and whether a space counts.
_NORM = f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="{_W}" targetNamespace="{_W}" elementFormDefault="qualified">
<xs:import namespace="http://www.w3.org/XML/1998/namespace"/>
<xs:element name="document"><xs:complexType><xs:sequence><xs:element name="p" maxOccurs="9"><xs:complexType><xs:sequence>
<xs:element name="pPr" minOccurs="0"/><xs:element name="t"/>
</xs:sequence><xs:attribute ref="xml:space"/></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element></xs:schema>"""


@pytest.fixture
def held(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[str], tuple[int, str]]:
    """Hold a document with this body against the norm of one page: the exit code and what was said."""
    (tmp_path / "deel 4").mkdir()
    (tmp_path / "deel 4" / "wml.xsd").write_text(_NORM, encoding="utf-8")

    def hold(body: str) -> tuple[int, str]:
        with zipfile.ZipFile(tmp_path / "brief.docx", "w") as package:
            package.writestr("word/document.xml", f'<w:document xmlns:w="{_W}" xmlns:mc="{_MC}" xmlns:n="urn:new" mc:Ignorable="n">{body}</w:document>')
            package.writestr("customXml/item1.xml", "<x/>")
        return keur_xsd.main(str(tmp_path), str(tmp_path / "brief.docx")), capsys.readouterr().out

    return hold


def test_what_follows_the_norm_is_right_and_what_has_no_schema_is_said(held: Callable[[str], tuple[int, str]]) -> None:
    code, said = held('<w:p xml:space="preserve"><w:pPr/><w:t>a</w:t></w:p>')
    assert code == 0
    assert "1 bestanden, 0 fouten." in said
    assert "1 wml.xsd" in said
    assert "1 geen schema: customXml/item1.xml" in said


def test_what_is_out_of_order_is_found(held: Callable[[str], tuple[int, str]]) -> None:
    code, said = held("<w:p><w:t>a</w:t><w:pPr/></w:p>")
    assert code == 1
    assert "word/document.xml" in said
    assert "pPr" in said


def test_what_a_reader_of_the_norm_may_skip_is_skipped_and_what_stands_in_its_place_is_read(held: Callable[[str], tuple[int, str]]) -> None:
    newer = '<w:p n:id="1"><n:more/><mc:AlternateContent><mc:Choice Requires="n"><n:t/></mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:p>'
    assert held(newer.format("<w:t>a</w:t>"))[0] == 0
    assert held(newer.format("<w:u>a</w:u>"))[0] == 1


def test_a_folder_without_the_norm_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert keur_xsd.main(str(tmp_path), "brief.docx") == 2
    assert "geen van de schema's wml.xsd" in capsys.readouterr().out
