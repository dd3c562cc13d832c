"""Every Word file that this repository builds is valid: by the rules of the format, by our own checks, and for who cannot see it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

import docxcheck
import redlinecheck
from werkruimte import REPO, manifest

MAPPEN = ("principebesluit", "hoofdlijnennotitie", "concept", "definitief")


@pytest.mark.parametrize("mijlpaal", MAPPEN)
def test_eigen_controles_en_toegankelijkheid(gebouwd: Path, mijlpaal: str) -> None:
    """The seven own checks and those of accessibility find nothing, in any file."""
    paths = sorted((gebouwd / mijlpaal).glob("*.docx"))
    assert len(paths) > 10
    for path in paths:
        content = path.read_bytes()
        assert docxcheck.problems(content) == docxcheck.toegankelijkheid(content) == [], path.name


@pytest.mark.broad
@pytest.mark.parametrize("mijlpaal", MAPPEN)
def test_openxml_audit(ook_vast: Path, mijlpaal: str) -> None:
    """The validator of the format finds nothing, in any file."""
    audited(sorted((ook_vast / mijlpaal).glob("*.docx")))


def test_openxml_audit_of_some_kinds(gebouwd: Path) -> None:
    kinds = {row["soort"]: gebouwd / mijlpaal / row["path"] for mijlpaal in MAPPEN for row in manifest(gebouwd / mijlpaal)["documenten"]}
    assert len(kinds) > 10
    audited(list(kinds.values())[::4])


@pytest.mark.broad  # its runtime alone takes as long as a hundred tests; `make test` has the audit above
@pytest.mark.javascript
def test_the_open_xml_sdk_sees_a_defect(soorten: Mapping[str, bytes], tmp_path: Path) -> None:
    """The order of elements, their attributes and values, by Microsoft's own schemas."""
    docs = {"collegebesluit": soorten["collegebesluit"]}
    body = docxcheck.delen(soorten["memo"])["word/document.xml"]
    docs["mis"] = docxcheck.met_deel(soorten["memo"], "word/document.xml", body.replace(b"<w:pPr>", b'<w:pPr><w:jc w:val="left"/>', 1))
    found = docxcheck.schema_faults(docs, tmp_path)
    assert list(found) == ["mis"]
    assert "unexpected child element" in found["mis"][0]


@pytest.mark.broad
@pytest.mark.javascript
def test_the_open_xml_sdk_finds_nothing_in_any_kind_or_file(soorten: Mapping[str, bytes], ook_vast: Path, tmp_path: Path) -> None:
    docs = {str(path.relative_to(ook_vast)): path.read_bytes() for path in sorted(ook_vast.rglob("*.docx"))}
    assert len(docs) > 60
    assert docxcheck.schema_faults({**soorten, **docs}, tmp_path) == {}


@pytest.mark.office
@pytest.mark.broad
def test_libreoffice_brings_all_fields_of_every_kind_up_to_date_and_nothing_changes(soorten: Mapping[str, bytes], ook_vast: Path, tmp_path: Path) -> None:
    vast = {f"{path.parent.name}-{path.stem}": path.read_bytes() for path in sorted(ook_vast.glob("*/gr-tekst-vast.docx"))}
    assert len(soorten) > 30
    unchanged({**soorten, **vast}, tmp_path)


def unchanged(docs: Mapping[str, bytes], map_: Path) -> None:
    """Check that the text of each document as LibreOffice opens it is also that after it has computed every field and index; pages of the contents apart."""
    read = redlinecheck.libreoffice({name: (content, ("", "bijwerken")) for name, content in docs.items()}, map_)
    for name in docs:
        before, after = ([" ".join(re.sub(r"\t[\d–]*$", "", line).split()) for line in read[name, side]] for side in ("", "bijwerken"))
        assert after == before, name
        assert len(before) > 5, name


def audited(paths: Iterable[Path]) -> None:
    validator = OpenXmlValidator()
    for path in paths:
        result = validator.validate(str(path))
        assert result.is_valid, (path.name, result.errors[:3])


def test_ieder_huis_heeft_een_werkende_basis() -> None:
    """There is a base file for each house style, and the documents above were made with them."""
    houses = {path.parent.name for path in (REPO / "templates" / "huisstijlen").glob("*/basis.docx")}
    assert houses == {path.parent.name for path in (REPO / "templates" / "huisstijlen").glob("*/huisstijl.yaml")}
