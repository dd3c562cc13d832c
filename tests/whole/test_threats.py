"""The threat model: each row has a test that exists, each reader and each folder that is written to has a row."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from werkruimte import REPO

TEXT = (REPO / "docs/dreigingen.md").read_text(encoding="utf-8")
ROWS = [
    cells
    for line in TEXT.splitlines()
    if line.startswith("| ") and len(cells := [cell.strip() for cell in line.strip("|").split(" | ")]) == 4 and not cells[0].startswith("ingang")
]


@cache
def names_in(file: str) -> frozenset[str]:
    """Return the names of the tests in a file."""
    tree = ast.parse((REPO / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"))


def test_there_are_rows() -> None:
    assert len(ROWS) > 25


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_what_a_row_promises_is_tested(row: list[str]) -> None:
    for place in row[3].strip().split(", "):
        file, _, name = place.partition("::")
        assert (REPO / file).is_file(), file
        assert names_in(file), file
        assert not name or name in names_in(file), name


def test_every_asset_and_attacker_that_a_row_names_is_explained() -> None:
    named = {mark for row in ROWS for mark in re.findall(r"\b[BW]\d\b", row[1])}
    assert named == set(re.findall(r"^\| ([BW]\d) \|", TEXT, re.MULTILINE))


def test_every_kind_of_foreign_data_has_a_row() -> None:
    entrances = " ".join(row[0] for row in ROWS).casefold()
    for kind in (
        "yaml",
        ".md",
        "csv",
        "werkmap",
        "word-bestand",
        "basis.docx",
        "manifest",
        "cache",
        "journaal",
        "versie",
        "formulieren",
        "aanmelden",
        "pakketten",
    ):
        assert kind in entrances, kind
