"""The house: rooms on the top floor, arrows, names of modules in one language each, papers that name what exists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from test_architecture import graaf, kring
from werkruimte import REPO

TOP = REPO / "src" / "assembler"
SEAMS = ("rules/stemregels", "rules/verdeelsleutels", "rules/uittreedregels", "checking/law")
WINGS = ("ground", "reading", "rules", "wordfile", "sentences", "facts", "checking", "composing", "store", "comparing", "rendering", "verbs", "web", "cli")


def words(name: str) -> list[str]:
    """Return the words of a name."""
    return name.strip("_").split("_")


def word_list(name: str) -> set[str]:
    """Return one of the two word lists in tests/names/."""
    text = (REPO / "tests" / "names" / f"{name}.txt").read_text(encoding="utf-8")
    return {line.partition("#")[0].strip() for line in text.splitlines()} - {""}


def in_seam(path: Path) -> bool:
    """Return whether a module is a file of a seam, whose name a jurist types: those are Dutch sentences or terms of law."""
    return any(path.parent == TOP / seam for seam in SEAMS)


def strange(paths: Iterable[Path], english: set[str], dutch: set[str]) -> list[str]:
    """Return the modules whose name holds a word of neither list, or mixes the two."""
    wrong = []
    for path in paths:
        parts = words(path.parent.name if path.stem == "__init__" else path.stem)
        unknown = [item for item in parts if item not in english | dutch]
        mixed = any(item in dutch - english for item in parts) and any(item in english - dutch for item in parts)
        if unknown or mixed:
            wrong.append(f"{path.relative_to(TOP).as_posix()}: {', '.join(unknown) or 'half Dutch, half English'}")
    return wrong


def test_every_module_has_a_name_of_one_language() -> None:
    modules = [path for path in sorted(TOP.rglob("*.py")) if not in_seam(path) and path.parent != TOP.parent]
    assert len(modules) > 150
    assert strange(modules, word_list("english"), word_list("dutch")) == []


@pytest.mark.parametrize("name", ["werkblad", "sheet_lezer", "boomjson"])
def test_a_technical_dutch_name_or_a_hybrid_is_seen(name: str) -> None:
    assert len(strange([TOP / f"{name}.py"], word_list("english"), word_list("dutch"))) == 1


def test_no_word_stands_in_both_lists_or_is_never_used() -> None:
    english, dutch = word_list("english"), word_list("dutch")
    used = {item for path in TOP.rglob("*.py") for item in words(path.parent.name if path.stem == "__init__" else path.stem)}
    assert english & dutch == set()
    assert (english | dutch) - used == set()


# --- the picture -----------------------------------------------------------------------------------------------------


def rooms() -> set[str]:
    """Return what stands on the top floor."""
    return {path.stem for path in TOP.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()} - {"__init__", "__main__", "__pycache__"}


def between(edges: Mapping[str, set[str]]) -> set[tuple[str, str]]:
    """Return the arrows between rooms."""

    def room(name: str) -> str:
        return name.removeprefix("assembler").strip(".").partition(".")[0]

    return {(room(a), room(b)) for a, row in edges.items() for b in row if room(a) and room(b) and room(a) != room(b)} - {
        (a, b) for a in ("__main__",) for b in rooms()
    }


def test_the_top_floor_is_small_and_no_arrow_goes_up(capsys: pytest.CaptureFixture[str]) -> None:
    """Late imports and imports for types count too: an arrow is an arrow."""
    arrows = between(graaf(ook_laat=True))
    with capsys.disabled():
        print(f"\nthe house: {len(rooms())} rooms, {len(arrows)} arrows")
    assert len(rooms()) <= 16
    layers = re.search(r"layers =\n((?:    .+\n)+)", (REPO / ".importlinter").read_text(encoding="utf-8"))
    assert layers is not None
    floor = {name.strip(): height for height, line in enumerate(reversed(layers[1].splitlines())) for name in re.split("[:|]", line)}
    assert set(floor) == rooms()
    assert [(a, b) for a, b in sorted(arrows) if floor[a] < floor[b]] == []
    edges: dict[str, set[str]] = {}
    for a, b in arrows:
        edges.setdefault(a, set()).add(b)
    assert kring(edges) == []


@pytest.mark.parametrize("wing", WINGS)
def test_there_is_no_circle_inside_a_wing(wing: str) -> None:
    inside = {
        name: {item for item in row if item.startswith(f"assembler.{wing}")}
        for name, row in graaf(ook_laat=True).items()
        if name.startswith(f"assembler.{wing}")
    }
    assert kring(inside) == []


# --- papers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"])
def test_every_file_that_a_paper_names_exists(paper: str) -> None:
    text = (REPO / paper).read_text(encoding="utf-8")
    named = {item for item in re.findall(r"`((?:src|tests|tools|templates|docs|clauses|schemas)/[\w./-]+)`", text) if not re.search(r"[<>…*]", item)}
    assert [item for item in sorted(named) if not (REPO / item).exists()] == []
    assert named or paper == "README.md"


def test_the_table_of_wings_names_every_room_and_module_that_it_lists() -> None:
    text = (REPO / "ARCHITECTURE.md").read_text(encoding="utf-8")
    table = text.partition("## The wings")[2].partition("## Two walks")[0]
    rows = dict(re.findall(r"^\| `([\w.]+?)/?` \| [^|]+ \| ([^|]+) \|$", table, re.MULTILINE))
    assert {name.removesuffix(".py") for name in rows} == rooms()
    for wing, row in rows.items():
        for item in re.findall(r"`([\w/]+)`", row) if not wing.endswith(".py") else ():
            place = TOP / wing / item
            assert place.with_suffix(".py").is_file() or place.is_dir(), f"{wing}/{item}"
