"""Every Word file that this repository builds is valid: by the rules of the format, by our own checks, and for who cannot see it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

import docxcheck
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
def test_openxml_audit(gebouwd: Path, mijlpaal: str) -> None:
    """The validator of the format finds nothing, in any file."""
    audited(sorted((gebouwd / mijlpaal).glob("*.docx")))


def test_openxml_audit_of_one_of_each_kind(gebouwd: Path) -> None:
    kinds = {row["soort"]: gebouwd / mijlpaal / row["path"] for mijlpaal in MAPPEN for row in manifest(gebouwd / mijlpaal)["documenten"]}
    assert len(kinds) > 10
    audited(kinds.values())


def audited(paths: Iterable[Path]) -> None:
    validator = OpenXmlValidator()
    for path in paths:
        result = validator.validate(str(path))
        assert result.is_valid, (path.name, result.errors[:3])


def test_ieder_huis_heeft_een_werkende_basis() -> None:
    """There is a base file for each house style, and the documents above were made with them."""
    houses = {path.parent.name for path in (REPO / "templates" / "huisstijlen").glob("*/basis.docx")}
    assert houses == {path.parent.name for path in (REPO / "templates" / "huisstijlen").glob("*/huisstijl.yaml")}
