"""docs/formaat.md lists what the program knows: it is made from it, and a change of either is noticed."""

from __future__ import annotations

from pathlib import Path

from assembler.facts.parameter_types import all_rules
from assembler.facts.views.declared import KINDS
from werkruimte import gereedschap

ROOT = Path(__file__).resolve().parents[2]


TOOL = gereedschap("maak_formaat")


def test_the_lists_are_current() -> None:
    assert not TOOL.stale(), "Draai 'make schemas' (tools/maak_formaat.py)."


def test_guard_of_current_notices_a_change(tmp_path: Path) -> None:
    page = tmp_path / TOOL.PAGE
    page.parent.mkdir()
    text = (ROOT / TOOL.PAGE).read_text(encoding="utf-8")
    page.write_text(text, encoding="utf-8")
    assert not TOOL.stale(tmp_path)
    page.write_text(text.replace("| `is_zetel` |", "| `zetel` |"), encoding="utf-8")
    assert TOOL.stale(tmp_path)
    assert TOOL.page(page.read_text(encoding="utf-8")) == text


def test_every_kind_of_view_and_every_rule_is_in_it() -> None:
    made = TOOL.section()
    assert [kind.name for kind in KINDS if f"#### `{kind.name}`\n" not in made] == []
    assert [name for name in all_rules() if f"| `{name}` | | | " not in made] == []
    assert "| | `inwoners_per_stem` | getal | " in made


def test_every_table_has_as_many_cells_as_its_head() -> None:
    rows = [line for line in TOOL.section().splitlines() if line.startswith("|")]
    for line in rows:
        cells = line.replace("\\|", "").count("|") - 1
        assert cells in {3, 4}, line
