"""The house: rooms on the top floor, arrows, names of modules in one language each, papers that name what exists."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from assembler.sentences.own import sentences as own_sentences
from broncode import boom, tekst
from test_architecture import graaf, kring
from werkruimte import REPO

TOP = REPO / "src" / "assembler"
SEAMS = ("rules/stemregels", "rules/verdeelsleutels", "rules/uittreedregels", "checking/law")
WINGS = (
    "ground",
    "reading",
    "rules",
    "wordfile",
    "sentences",
    "facts",
    "rights",
    "checking",
    "composing",
    "store",
    "comparing",
    "rendering",
    "verbs",
    "web",
    "cli",
)


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


# --- sizes -----------------------------------------------------------------------------------------------------------

MOST_OF_A_MODULE, MOST_OF_A_WAIVED, MOST_OF_A_FUNCTION = 250, 300, 45  # lines; of a function those below its docstring
# Which module may be longer all the same, and why.
LONG: Mapping[str, str] = {
    "composing/assumptions.py": "the signs of doubt and what they are about are not yet apart",
    "composing/refer.py": "where a reference leads and how it is worded are not yet apart",
    "composing/regulation.py": "the memorandum is not yet apart from the articles",
    "verbs/build.py": "what is asked of a build and what is told of it are not yet apart",
}


def too_long(modules: Mapping[str, int], waived: Collection[str]) -> dict[str, int]:
    """Return the modules that are longer than one reads in one go, each with its number of lines."""
    return {name: count for name, count in modules.items() if count > (MOST_OF_A_WAIVED if name in waived else MOST_OF_A_MODULE)}


def long_functions(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield the functions of which the body is too long to be seen whole, with the number of its lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            body = node.body[ast.get_docstring(node, clean=False) is not None :]
            count = node.end_lineno - body[0].lineno + 1 if body else 0
            if count > MOST_OF_A_FUNCTION:
                yield node.name, count


def test_every_module_is_read_in_one_go() -> None:
    counts = {path.relative_to(TOP).as_posix(): tekst(path).count("\n") for path in TOP.rglob("*.py")}
    assert too_long(counts, LONG) == {}
    assert set(LONG) <= set(counts)


def test_every_function_is_seen_whole() -> None:
    found = {f"{path.relative_to(TOP).as_posix()}: {name}": count for path in TOP.rglob("*.py") for name, count in long_functions(boom(path))}
    assert found == {}


def test_what_is_too_long_is_seen() -> None:
    assert too_long({"a.py": 251, "b.py": 250, "c.py": 300, "d.py": 301}, ["c.py", "d.py"]) == {"a.py": 251, "d.py": 301}
    lines = "".join(f"    x = {number}\n" for number in range(MOST_OF_A_FUNCTION))
    short, long = f'def short():\n    """It is\n    told."""\n{lines}', f"async def long():\n{lines}    return x\n"
    assert list(long_functions(ast.parse(short + long))) == [("long", MOST_OF_A_FUNCTION + 1)]


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


# --- sentences -------------------------------------------------------------------------------------------------------

# What makes a paper: a sentence that it prints stands in templates, clauses, or `sentences/own.yaml`.
PRINTING = ("comparing", "composing", "facts/views", "rendering/charts", "rendering/html", "rendering/redline", "rendering/word", "rendering/text.py")
VERB = re.compile(
    r"\b(is|zijn|was|waren|wordt|worden|werd|werden|staat|staan|heeft|hebben|kan|kunnen|mag|mogen|moet|moeten|geldt|gelden|komt|komen|blijft|blijven|bleef|bleven|"
    r"kreeg|kregen|krijgt|vervalt|luidt|betaalt|betalen|berust|berusten|hoort|horen|neemt|nemen|gaat|gaan|voert|doet|deed|toont|noemt|telt|leest|verandert|bestaat|zie)\b",
    re.IGNORECASE,
)
# Calls that make a finding, a declared name with its meaning, or a refusal: they are for who works with the program, and no paper prints them.
MESSAGES = {"error", "warning", "remark", "Related", "Name", "ViewKind", "Field", "suggestion"}
# Where a sentence may stand all the same, and why.
WAIVED = {
    "composing/absent.py": "findings: why a place is not in a text, and what to type",
    "composing/mentions.py": "findings: what a paper names that is not there, and what to type",
    "composing/assumptions.py": "findings: what of a signed text nobody read",
    "comparing/causes/causes.py": "a cause as a terminal and programs (`diff --as txt`, `json`) name it; papers name it by its parts",
    "rendering/html/page.py": "the style sheet",
}


def sentences(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the texts with a blank and a verb in a module, without its docstrings and messages."""
    if isinstance(tree, ast.Call) and named(tree.func) in MESSAGES | {name for name in [named(tree.func)] if name.endswith("Error")}:
        return
    if isinstance(tree, ast.Raise | ast.Assert) or (isinstance(tree, ast.keyword) and tree.arg in {"hint", "description"}):
        return
    if isinstance(tree, ast.Assign) and any(named(target) in {"message", "hint"} for target in tree.targets):
        return
    if isinstance(tree, ast.Expr) and isinstance(tree.value, ast.Constant):
        return  # a docstring
    if isinstance(tree, ast.JoinedStr):
        text = "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in tree.values)
        yield from [(tree.lineno, text)] if says(text) else []
        for part in tree.values:
            yield from sentences(part.value) if isinstance(part, ast.FormattedValue) else ()
        return
    if isinstance(tree, ast.Constant) and isinstance(tree.value, str) and says(tree.value):
        yield tree.lineno, tree.value
    for child in ast.iter_child_nodes(tree):
        yield from sentences(child)


def says(text: str) -> bool:
    """Return whether a text is a sentence: words beside each other, one of them a verb; tags are no words."""
    bare = re.sub(r"<[^>]*>", "", text).strip()
    return " " in bare and VERB.search(bare) is not None


def named(node: ast.expr) -> str:
    """Return the last name of what is called or set."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def test_no_sentence_of_a_paper_stands_in_the_program() -> None:
    modules = [path for place in PRINTING for path in ([TOP / place] if place.endswith(".py") else sorted((TOP / place).rglob("*.py")))]
    found: dict[str, list[str]] = {}
    for path in modules:
        name = path.relative_to(TOP).as_posix()
        found.setdefault(name, []).extend(f"{line}: {text}" for line, text in sentences(boom(path)))
    assert {name: rows for name, rows in found.items() if rows and name not in WAIVED} == {}
    assert [name for name in WAIVED if not found.get(name)] == []  # a waiver that waives nothing goes


def test_a_sentence_in_the_program_is_seen() -> None:
    planted = 'def f(n):\n    """This is a docstring, zij is geen zin."""\n    hint = "dit is een raad"\n    return f"Er zijn {n} wijzigingen." + x(error("a", "dit is fout"))\n'
    assert list(sentences(ast.parse(planted))) == [(4, "Er zijn … wijzigingen.")]


def test_every_sentence_of_the_program_itself_is_used_and_used_by_its_name() -> None:
    known = set(own_sentences())
    asked = {name for path in TOP.rglob("*.py") for name in re.findall(r'\bown(?:_words)?\(\s*"([a-z_]+)"', tekst(path))}
    asked |= {"toelichting_per_artikel"}  # the other side of a choice
    assert asked == known
