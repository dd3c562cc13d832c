"""Every finding can be looked up: the slugs are collected from the source, and each has one explanation, with its grondslag."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from assembler.checking import law
from assembler.verbs.manual import manual, manuals
from assembler.verbs.refusals import UnknownNameError
from broncode import boom
from werkruimte import draai, werkruimte

SRC = Path(__file__).resolve().parents[2] / "src" / "assembler"
TEXTS = SRC / "checking" / "manual"
MAKERS = {"error", "warning", "remark", "Finding", "report", "report_absent", "_report", "_Refused", "make"}  # the slug is their first argument
HANDED_ON = {"slug", "fault.slug", "found.slug", "value.slug", "context.get('slug', FORM)", "row['naam']"}  # a slug that somebody else gave


def slugs(tree: ast.Module, file: str) -> Iterator[str]:
    """Yield every slug that a module can give; one that cannot be traced fails the test."""
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        for given in _given(node):
            if isinstance(given, ast.Constant):
                yield str(given.value)
            elif isinstance(given, ast.Name) and isinstance(constants.get(given.id), str):
                yield str(constants[given.id])
            else:
                assert ast.unparse(given) in HANDED_ON, f"{file}:{given.lineno}: welke slug is {ast.unparse(given)}?"


def _given(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
        first = node.args[0] if node.args else None
        findings = first is not None and "findings" in ast.unparse(first)  # the terminal's report takes findings
        if name in MAKERS and first is not None and not findings and not (name == "report" and ast.unparse(first) == "shown") and not _is_message(name, node):
            yield first
        if name == "unknown" and len(node.args) == 5:
            yield node.args[4]
        yield from (keyword.value for keyword in node.keywords if keyword.arg == "slug")
    elif isinstance(node, ast.FunctionDef):
        named = [*node.args.args, *node.args.kwonlyargs]
        defaults = [*[None] * (len(node.args.args) - len(node.args.defaults)), *node.args.defaults, *node.args.kw_defaults]
        yield from (default for argument, default in zip(named, defaults, strict=True) if argument.arg == "slug" and default is not None)
    elif isinstance(node, ast.Dict):
        yield from (value for key, value in zip(node.keys, node.values, strict=True) if isinstance(key, ast.Constant) and key.value == "slug")


def _is_message(name: str, node: ast.Call) -> bool:
    """Whether a `_report` takes its message first and its slug by name (the reader of YAML), or makes something else than a finding."""
    return name == "_report" or (name == "make" and not isinstance(node.args[0], ast.Constant))


@pytest.fixture(scope="module")
def emitted() -> frozenset[str]:
    """Return every slug that the program can give."""
    return frozenset(slug for path in SRC.rglob("*.py") for slug in slugs(boom(path), path.relative_to(SRC).as_posix()))


@pytest.mark.slow
def test_iedere_slug_heeft_een_uitleg_en_iedere_uitleg_een_slug(emitted: frozenset[str]) -> None:
    assert emitted == set(manuals())
    assert len(emitted) > 70


def test_een_slug_wordt_op_een_plaats_uitgelegd() -> None:
    own = {name.replace("_", "-") for name in law.checks()}
    assert own & {path.stem for path in TEXTS.iterdir()} == set()
    assert {path.suffix for path in TEXTS.iterdir()} == {".md"}


@pytest.mark.parametrize("slug", sorted(manuals()))
def test_een_uitleg_zegt_wat_moet_gelden_en_waarop_dat_rust(slug: str) -> None:
    text = manual(slug)
    head, *_, base = text.split("\n\n")
    assert head.endswith(".")
    assert head[0].isupper()
    assert base.startswith("Grondslag: ") or "Grondslag: " in text
    assert "  " not in text.replace("\n  ", "\n")


def test_de_wacht_ziet_een_slug_zonder_uitleg() -> None:
    tree = ast.parse('error("iets-nieuws", "x")\nwarning(SLUG, "x")\nSLUG = "nog-iets"\ndef f(slug="derde-ding"): pass\nraise E(slug="vierde-ding")\n')
    assert set(slugs(tree, "proef.py")) == {"iets-nieuws", "nog-iets", "derde-ding", "vierde-ding"}
    with pytest.raises(AssertionError, match=r"proef.py:1: welke slug is naam\(\)\?"):
        list(slugs(ast.parse("error(naam(), 'x')"), "proef.py"))


def test_explain_zegt_wat_een_bevinding_betekent(tmp_path: Path) -> None:
    root = werkruimte(tmp_path)
    assert draai(root, "explain", "proef", "check:plaats-bestaat").uit == f"{manual('plaats-bestaat')}\n"
    assert "Grondslag: Wet gemeenschappelijke regelingen" in draai(root, "explain", "proef", "check:overdracht-past-bij-aard").uit


def test_een_slug_die_niet_bestaat_noemt_wie_erop_lijkt() -> None:
    with pytest.raises(UnknownNameError, match=r"De controle 'plaats-bestat' bestaat niet\. Bedoelde u 'plaats-bestaat'\?"):
        manual("plaats-bestat")
