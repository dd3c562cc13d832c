"""The shape of the program: layers, seams, edges. Each guard is proven to fail once."""

from __future__ import annotations

import ast
import importlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from assembler.reading.records.base import Record
from assembler.rules import seams
from broncode import boom, tekst
from werkruimte import REPO

SRC = REPO / "src"
TOP = SRC / "assembler"
# The edges: they alone touch the disk, the clock or the terminal.
RANDEN = ("assembler.cli", "assembler.verbs", "assembler.store", "assembler.__main__")
# The wings below the disk: neither they nor what they use may reach it.
KERN = {"pipeline", "composing", "checking", "facts", "sentences", "rules", "wordfile", "reading", "ground"}
VERBODEN = {"pathlib", "os", "click", "random", "time", "locale", "socket", "subprocess", "tempfile", "shutil"}


def is_rand(name: str) -> bool:
    """Return whether a module is of an edge."""
    return any(name == rand or name.startswith(f"{rand}.") for rand in RANDEN)


def naam_van(path: Path) -> str:
    """Return the dotted name of a module."""
    parts = list(path.relative_to(SRC).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules() -> dict[str, Path]:
    """Return every module of the program."""
    return {naam_van(path): path for path in sorted(TOP.rglob("*.py"))}


@cache
def _invoer(source: str | Path) -> list[tuple[ast.Import | ast.ImportFrom, bool]]:
    """Return the imports of a module, or of its text, each with whether it stands inside a function; those for types only are left out."""
    return list(_imports(boom(source) if isinstance(source, Path) else ast.parse(source), late=False))


def _imports(tree: ast.AST, *, late: bool) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    """Yield the imports below a node: a statement stands in statements only."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield node, late
        elif isinstance(node, (ast.stmt, ast.ExceptHandler, ast.match_case)) and not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)):
            yield from _imports(node, late=late or isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))


def invoer(source: str | Path, name: str, known: Iterable[str], *, is_package: bool = False, ook_laat: bool = True) -> set[str]:
    """Return what a module imports; with `ook_laat` also inside functions. Imports for types only do not count."""
    names, found = set(known), set()
    for node, laat in _invoer(source):
        if laat and not ook_laat:
            continue
        if isinstance(node, ast.Import):
            found |= {item.name for item in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parent = name.split(".")[: len(name.split(".")) - node.level + is_package]
                base = ".".join([*parent, *([node.module] if node.module else [])])
            found |= {f"{base}.{item.name}" if f"{base}.{item.name}" in names else base for item in node.names}
    return found


@cache
def graaf(*, ook_laat: bool = False) -> dict[str, set[str]]:
    """Return which module imports which, when it is loaded."""
    known = modules()
    return {name: invoer(path, name, known, is_package=path.name == "__init__.py", ook_laat=ook_laat) & set(known) - {name} for name, path in known.items()}


def kring(edges: Mapping[str, set[str]]) -> list[str]:
    """Return the modules of one circle, or none."""
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> list[str]:
        if name in trail:
            return [*trail[trail.index(name) :], name]
        if name in done:
            return []
        for other in sorted(edges.get(name, ())):
            if found := visit(other, (*trail, name)):
                return found
        done.add(name)
        return []

    return next((found for name in sorted(edges) if (found := visit(name, ()))), [])


def test_geen_module_laadt_in_een_kring() -> None:
    assert kring(graaf()) == []


def test_een_kring_valt_op() -> None:
    assert kring({"a": {"b"}, "b": {"c"}, "c": {"a"}}) == ["a", "b", "c", "a"]
    assert kring({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def randzonden(sources: Mapping[str, str]) -> list[str]:
    """Return the modules of the core that reach for the machine."""
    wrong = []
    for name, source in sources.items():
        if is_rand(name):
            continue
        touched = {item.partition(".")[0] for item in invoer(source, name, ())} & VERBODEN
        wrong += [f"{name}: {item}" for item in sorted(touched)]
        wrong += [
            f"{name}: {match}"
            for match in re.findall(r"(?<!def )\b(?:datetime\.now|date\.today|open|print|input|eval|exec)\(", source)
            if f".{match}" not in source
        ]
    return wrong


def test_de_kern_komt_niet_bij_de_machine() -> None:
    assert randzonden({name: tekst(path) for name, path in modules().items()}) == []


_EIGEN = {
    "assembler.store.secret": {"secrets"},  # the signature of the cache, words of log-ins; nothing that is printed depends on it
    "assembler.web.login.outward": {"urllib.request", "urllib"},  # asks the provider who logs in
}


def test_geen_module_buiten_de_randen_leest_een_klok_het_toeval_of_het_net() -> None:
    forbidden = {"random", "time", "locale", "socket", "secrets", "urllib.request", "http"}
    for name, path in modules().items():
        source = tekst(path)
        own = _EIGEN.get(name, set())
        asked = invoer(path, name, ())
        assert not {*asked, *(item.partition(".")[0] for item in asked)} & forbidden - own, name
        assert is_rand(name) or not re.search(r"\b(datetime\.now|date\.today|utcnow)\(", source), name


@pytest.mark.parametrize(
    "source", ["import os", "from pathlib import Path", "def f():\n    import click", "import os.path as p", "x = open('a')", "print('x')", "x = eval('1')"]
)
def test_een_greep_naar_de_machine_valt_op(source: str) -> None:
    assert len(randzonden({"assembler.facts.choose": source})) == 1
    assert randzonden({"assembler.store.workspace": source}) == []


def test_een_kernmodule_komt_ook_langs_een_omweg_niet_bij_een_rand() -> None:
    edges = graaf(ook_laat=True)
    kern = [item for item in edges if item.partition(".")[2].partition(".")[0] in KERN]
    assert len(kern) > 150
    for name in kern:
        seen, waiting = set(), {name}
        while waiting:
            one = waiting.pop()
            seen.add(one)
            waiting |= edges.get(one, set()) - seen
        assert not {item for item in seen if is_rand(item)}, name


def test_alleen_de_renderers_en_de_lezer_kennen_word() -> None:
    for name, path in modules().items():
        known = {item.partition(".")[0] for item in invoer(path, name, ())}
        assert not known & {"lxml", "docx"} or name.startswith(("assembler.rendering.", "assembler.wordfile.", "assembler.wordfile")), name


@pytest.mark.slow
def test_de_kern_is_te_gebruiken_zonder_de_zware_delen() -> None:
    code = "import sys, assembler.facts.choose, assembler.composing.number, assembler.composing.refer, assembler.ground.findings; print(sorted({'lxml', 'docx', 'click'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPO).stdout.strip() == "[]"


# --- seams -----------------------------------------------------------------------------------------------------------

NAMEN = {
    "checking.law": {},
    "rules.stemregels": {"SOORT": "tekst", "VORMEN": "rij", "GRONDSLAG": "rij", "WETTEN": "rij", "Parameters": "record", "omschrijving": "functie"},
    "rules.verdeelsleutels": {"SOORT": "tekst", "VORMEN": "rij", "GRONDSLAG": "rij", "AFRONDING": "rij", "WETTEN": "groep", "Parameters": "record", "omschrijving": "functie", "cijfers": "functie", "controle": "functie", "verdeel": "functie"},
}  # fmt: skip
SOORTEN = {
    "gewicht": ("cijfers", "controle", "stemmen", "verdeling"),
    "meerderheid": ("geldt", "aangenomen", "drempels", "bezwaren"),
    "quorum": ("geldig", "bezwaren"),
    "staken": ("staakt", "uitslag", "doorslag", "bezwaren"),
    "uitsluiting": ("geldt", "gemeenten", "bezwaren"),
}


def naadfouten(folder: str, name: str, module: ModuleType) -> list[str]:
    """Return what a module of a seam lacks."""
    wrong = []
    manual = (module.__doc__ or "").strip()
    if len(manual) < 120 or "Grondslag" not in manual or not manual.splitlines()[0].endswith("."):
        wrong.append(f"{folder}/{name}: geen handleiding met grondslag")
    fits: dict[str, Callable[[object], bool]] = {
        "functie": callable,
        "tekst": lambda value: isinstance(value, str) and value != "",
        "rij": lambda value: isinstance(value, tuple),
        "groep": lambda value: isinstance(value, Mapping),
        "record": lambda value: isinstance(value, type) and issubclass(value, Record),
    }
    wanted = dict(NAMEN[folder]) | dict.fromkeys(SOORTEN.get(getattr(module, "SOORT", ""), ()) if folder == "rules.stemregels" else (), "functie")
    wrong += [f"{folder}/{name}: {item}" for item, kind in wanted.items() if not fits[kind](getattr(module, item, None))]
    if folder == "rules.stemregels" and getattr(module, "SOORT", None) not in SOORTEN:
        wrong.append(f"{folder}/{name}: onbekende soort")
    if folder == "checking.law" and not (hasattr(module, "check") or hasattr(module, "check_document")):
        wrong.append(f"{folder}/{name}: leest niets")
    return wrong


@pytest.mark.parametrize("folder", sorted(NAMEN))
def test_ieder_bestand_in_een_naad_heeft_wat_het_hoort_te_hebben(folder: str) -> None:
    found = seams.modules(folder)
    files = {path.stem for path in (TOP / folder.replace(".", "/")).glob("*.py") if not path.stem.startswith("_")}
    assert set(found) == files
    assert len(found) >= 2
    assert [item for name, module in found.items() for item in naadfouten(folder, name, module)] == []


def test_een_naadbestand_zonder_handleiding_of_namen_valt_op() -> None:
    empty = ModuleType("leeg")
    assert naadfouten("checking.law", "leeg", empty) == ["checking.law/leeg: geen handleiding met grondslag", "checking.law/leeg: leest niets"]
    assert "rules.stemregels/leeg: Parameters" in naadfouten("rules.stemregels", "leeg", empty)


@pytest.mark.parametrize("folder", ["stemregels", "verdeelsleutels"])
def test_iedere_regel_heeft_haar_gevallen(folder: str) -> None:
    assert set(seams.modules(f"rules.{folder}")) == {path.stem for path in (REPO / "tests" / "cases" / folder).glob("*.yaml")}


def test_een_naad_laadt_alleen_wat_in_haar_map_staat() -> None:
    for folder in NAMEN:
        for module in seams.modules(folder).values():
            assert Path(str(module.__file__)).parent == TOP / folder.replace(".", "/")


def test_de_naam_van_een_controle_is_de_naam_van_haar_bevinding() -> None:
    for name, path in ((path.stem, path) for path in (TOP / "checking" / "law").glob("[a-z]*.py")):
        assert f'"{name.replace("_", "-")}"' in path.read_text(encoding="utf-8"), name


# --- the picture -----------------------------------------------------------------------------------------------------


def test_ieder_stadium_op_de_tekening_bestaat() -> None:
    picture = str(importlib.import_module("assembler.pipeline").__doc__)
    stages = re.findall(r"-(\w+)->", picture)
    assert stages == ["source", "records", "choose", "facts", "compose", "number", "refer"]
    assert str(importlib.import_module("assembler").__doc__).count("->") >= 7


@pytest.mark.slow
def test_iedere_module_zegt_wat_zij_is_en_past_op_een_paar_schermen() -> None:
    for name, path in modules().items():
        text = tekst(path)
        assert ast.get_docstring(boom(path)), name
        assert text.count("\n") <= 400, (name, text.count("\n"))


def test_de_pijplijn_past_op_een_scherm() -> None:
    assert (TOP / "pipeline.py").read_text(encoding="utf-8").count("\n") <= 200


# --- papers and schemas ----------------------------------------------------------------------------------------------


def test_de_schemas_zijn_van_nu() -> None:
    schemas = sorted((REPO / "schemas").rglob("*.json")) or sorted(REPO.glob("**/schema*/*.json"))
    assert schemas
    for path in schemas:
        data = json.loads(path.read_text(encoding="utf-8"))
        assert data.get("title") or data.get("$defs") or data.get("type"), path


@pytest.mark.slow
def test_geen_bestand_van_het_programma_noemt_een_gemeente_of_dit_traject() -> None:
    named = [*sorted(path.name for path in (REPO / "gemeenten").iterdir()), "gr-sociaal"]
    for name, path in modules().items():
        tree = boom(path)
        documented = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef)) and node.body and isinstance(node.body[0], ast.Expr)
        }
        words = " ".join(
            node.value.lower() for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented
        )
        assert not [item for item in named if item in words and re.search(rf"\b{item}\b", words)], name
