"""Measures what documents cost, side by side in one run, and writes docs/prestaties.md with a plot.

Our floor (the same XML by lxml alone), docxtpl with the same paragraphs, a second build after one change, the power of 342 participants, a comparison that
grows, and many regulations in one workspace. CPU seconds, medians.

docxtpl is installed in a venv outside the repository. A row that misses its limit is told, and the run ends with 1.

Usage: .venv/bin/python tools/bench_documents.py [--times N] [--many N ...] [--venv FOLDER] [--no-page]
"""

from __future__ import annotations

import argparse
import io
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import venv
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src"), str(ROOT / "tools")]

from bench_check import FOLDERS, PROGRAM, cpu  # noqa: E402
from lxml import etree  # noqa: E402

from assembler import pipeline  # noqa: E402
from assembler.__main__ import collect_seldom  # noqa: E402
from assembler.comparing.trees import compare  # noqa: E402
from assembler.facts.orders import orders  # noqa: E402
from assembler.ground.document import Final, Tekst, text_of  # noqa: E402
from assembler.rendering import word  # noqa: E402
from assembler.rules.power import Game, NotComputed, indices  # noqa: E402
from assembler.rules.thresholds import Threshold  # noqa: E402
from assembler.verbs.earlier import earlier  # noqa: E402
from werkruimte import Geladen, gezond, werkruimte  # noqa: E402

NAME = "naam: A.W. Kolff"  # in gemeenten/dordrecht/gemeente.yaml: who signs
MILESTONE, REGULATION, LETTER = "definitief", "gr-tekst", "rib"
_TEMPLATE = """
import io, json, sys, time
from statistics import median
from docx import Document
from docxtpl import DocxTemplate
jobs, times = json.load(open(sys.argv[1])), int(sys.argv[2])
base = Document()
for line in ("{%p for p in ps %}", "{{ p }}", "{%p endfor %}"):
    base.add_paragraph(line)
raw = io.BytesIO()
base.save(raw)
took = {name: [] for name in jobs}
for _ in range(times):
    for name, documents in jobs.items():
        begin = time.process_time()
        for paragraphs in documents:
            template = DocxTemplate(io.BytesIO(raw.getvalue()))
            template.render({"ps": paragraphs}, autoescape=True)
            template.save(io.BytesIO())
        took[name].append(time.process_time() - begin)
print(json.dumps({name: median(row) for name, row in took.items()}))
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: what, beside what, how much, and at most how much it may be (None: no limit)."""

    letter: str
    what: str
    value: float
    limit: float | None
    unit: str = "x"

    @property
    def met(self) -> bool:
        """Whether it stays within its limit."""
        return self.limit is None or self.value <= self.limit


def took(work: Callable[[], object], times: int) -> float:
    """Return the median of the CPU seconds that a piece of work takes."""
    found = []
    for _ in range(times):
        begin = time.process_time()
        work()
        found.append(time.process_time() - begin)
    return median(found)


def fresh_took(prepare: Callable[[], Any], work: Callable[[Any], object], times: int) -> float:
    """Return the same of work on something that is made new each time, out of the count: nothing is remembered of the time before."""
    found = []
    for _ in range(times):
        given = prepare()
        begin = time.process_time()
        work(given)
        found.append(time.process_time() - begin)
    return median(found)


# --- (a) to (c): documents -------------------------------------------------------------------------------------------


def floor(docx: bytes) -> Callable[[], bytes]:
    """Return what builds, serialises and zips the very same parts with lxml alone, without knowing why."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    trees: dict[str, Any] = {name: etree.fromstring(content) for name, content in parts.items() if name.endswith((".xml", ".rels"))}

    def grow(target: Any, source: Any) -> None:
        target.text, target.tail = source.text, source.tail
        for child in source:
            grow(etree.SubElement(target, child.tag, child.attrib), child)

    def made() -> bytes:
        raw = io.BytesIO()
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                if name in trees:
                    root: Any = etree.Element(trees[name].tag, dict(trees[name].attrib), trees[name].nsmap)
                    grow(root, trees[name])
                    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: PLW2901
                package.writestr(name, content)
        return raw.getvalue()

    return made


def paragraphs(final: Final) -> list[str]:
    """Return the sentences of a document, each as it reads."""
    return [line for node in final.root.walk() for line in (text_of(node.opschrift), text_of(node.inhoud)) if line]


def by_docxtpl(jobs: dict[str, list[list[str]]], times: int, folder: Path) -> dict[str, float]:
    """Return what docxtpl takes for as many plain documents with the same paragraphs, in a process of its own."""
    if not (folder / "bin" / "python").exists():
        venv.create(folder, with_pip=True)
    python = str(folder / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "docxtpl"], check=True)  # noqa: S603
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as given:
        json.dump(jobs, given)
    done = subprocess.run([python, "-c", _TEMPLATE, given.name, str(times)], check=True, capture_output=True, text=True)  # noqa: S603
    Path(given.name).unlink()
    return dict(json.loads(done.stdout))


def documents(here: Geladen, times: int, folder: Path) -> list[Row]:
    """Return the rows of one regulation, one letter and all documents of a milestone."""
    mijlpaal = here.mijlpaal(MILESTONE)
    traject = here.ruimte.trajecten["gr-sociaal"]
    wanted = {order.name: order for order in orders(here.ruimte, traject, mijlpaal)}
    letter = next(name for name in wanted if name.startswith(LETTER))
    folded = pipeline.fold(here.ruimte, traject, mijlpaal, earlier(here.root, here.ruimte, traject, mijlpaal))
    finals = {name: pipeline.text(folded, order)[0] for name, order in wanted.items()}

    def compose(name: str, fresh: pipeline.Folded) -> None:
        pipeline.text(fresh, wanted[name])

    def fold() -> pipeline.Folded:
        return pipeline.fold(here.ruimte, traject, mijlpaal, earlier(here.root, here.ruimte, traject, mijlpaal))

    def render(name: str) -> bytes:
        final = finals[name]
        return word.render(final, here.ruimte.basis[final.huisstijl], numbering="levend" if final.klasse == "regeling" else "vast")

    def beside() -> pipeline.Folded:
        """Return a milestone of which the regulation and a letter were made: the next letter finds what all share."""
        made = fold()
        for name in (REGULATION, next(item for item in wanted if item.startswith(LETTER) and item != letter)):
            compose(name, made)
        return made

    def both_of(name: str, made: pipeline.Folded) -> None:
        compose(name, made)
        render(name)

    def whole() -> None:
        fresh = fold()
        for name, order in wanted.items():
            pipeline.text(fresh, order)
            render(name)

    plain = by_docxtpl(
        {"regulation": [paragraphs(finals[REGULATION])], "letter": [paragraphs(finals[letter])], "all": [paragraphs(final) for final in finals.values()]},
        times,
        folder,
    )
    base = floor(render(REGULATION))
    cost = {
        "floor": took(base, times), "render": took(lambda: render(REGULATION), times), "compose": fresh_took(fold, lambda made: compose(REGULATION, made), times),
        "letter": fresh_took(beside, lambda made: both_of(letter, made), times), "all": took(whole, max(1, times // 2)),
    }  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(render(REGULATION))) as package:
        sizes = {item.filename: item.file_size for item in package.infolist()}
    tree = sum(size for name, size in sizes.items() if name.startswith("customXml/"))
    count = len(finals)
    return [
        Row("a", f"{REGULATION} schrijven / dezelfde XML met alleen lxml ({cost['floor'] * 1000:.0f} ms)", cost["render"] / cost["floor"], 1.15),
        Row("a", f"{REGULATION} samenstellen / schrijven ({cost['render'] * 1000:.0f} ms)", cost["compose"] / cost["render"], 0.6),
        Row("a", "de boom in het bestand / het document", tree / sizes["word/document.xml"], 0.25),
        Row("b", f"{REGULATION} geheel / docxtpl met dezelfde zinnen als kale alinea's ({plain['regulation'] * 1000:.0f} ms)", (cost["compose"] + cost["render"]) / plain["regulation"], 2.0),
        Row("b", f"{letter}, naast de andere stukken / docxtpl ({plain['letter'] * 1000:.0f} ms)", cost["letter"] / plain["letter"], 0.35),
        Row("c", f"alle {count} stukken van {MILESTONE} / docxtpl voor evenveel ({plain['all']:.2f} s)", cost["all"] / plain["all"], 0.7),
    ]  # fmt: skip


# --- (d): again after one change -------------------------------------------------------------------------------------


def again(times: int) -> list[Row]:
    """Return what a second build costs beside a first one: after no change, and after one change of each sort."""
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        for folder in FOLDERS:
            shutil.copytree(ROOT / folder, work / folder)
        state, build = work / "state", [*PROGRAM, "--root", str(work), "build", "gr-sociaal"]
        own = next(iter(sorted((work / "gemeenten").glob("*/gr-sociaal/*/*/*.md"))), None)
        clause = min((work / "clauses").glob("*/klachten*.yaml"))
        figures = work / "gemeenten/dordrecht/gemeente.yaml"
        cpu([*PROGRAM, "--help"], ROOT / "src", state)
        for number in range(times):
            shutil.rmtree(work / "build", ignore_errors=True)
            shutil.rmtree(work / ".cache", ignore_errors=True)
            found.setdefault("first", []).append(cpu(build, ROOT / "src", state))
            found.setdefault("niets", []).append(cpu(build, ROOT / "src", state))
            if own is not None:
                own.write_text(f"{own.read_text(encoding='utf-8')}\nEen zin erbij, de {number + 1}e keer.\n", encoding="utf-8")
                found.setdefault("een tekst van één gemeente", []).append(cpu(build, ROOT / "src", state))
            clause.write_text(f"{clause.read_text(encoding='utf-8')}# {number}\n", encoding="utf-8")
            found.setdefault("een opmerking in een clausule", []).append(cpu(build, ROOT / "src", state))
            figures.write_text(f"{figures.read_text(encoding='utf-8')}# {number}\n", encoding="utf-8")
            found.setdefault("een opmerking in het bestand van een gemeente", []).append(cpu(build, ROOT / "src", state))
            text = figures.read_text(encoding="utf-8")
            assert NAME in text, f"{figures} names nobody as this tool expects"
            figures.write_text(text.replace(NAME, f"naam: {'TUV'[number % 3]}.W. Kolff"), encoding="utf-8")
            found.setdefault("een naam in het bestand van een gemeente", []).append(cpu(build, ROOT / "src", state))
            figures.write_text(text, encoding="utf-8")
    first = median(found.pop("first"))
    return [Row("d", f"opnieuw bouwen na {name} / de eerste keer ({first:.1f} s)", median(row) / first, 0.3) for name, row in found.items()]


# --- (f) and (g) -----------------------------------------------------------------------------------------------------


def power(times: int) -> list[Row]:
    """Return what the power of 342 participants costs with a majority of votes and one of participants."""
    names = tuple(f"deelnemer-{number}" for number in range(342))
    votes = {name: 1 + (number * 37) % 23 for number, name in enumerate(names)}
    game = Game(names, (Threshold("stemmen", votes, sum(votes.values()) // 2 + 1), Threshold("deelnemers", dict.fromkeys(names, 1), 172)))
    if isinstance(indices(game), NotComputed):
        return [Row("f", "macht van 342 deelnemers, dubbele meerderheid", float("inf"), 1.0, "s")]
    return [Row("f", f"macht van 342 deelnemers met {sum(votes.values())} stemmen, dubbele meerderheid", took(lambda: indices(game), times), 1.0, "s")]


def comparison(times: int) -> list[Row]:
    """Return what comparing 1,000 paragraphs of which half differ costs beside 250."""
    from bomen import groot  # noqa: PLC0415

    def pair(articles: int) -> tuple[Final, Final]:
        old = groot(articles)

        def other(node: Any, number: list[int]) -> Any:
            number[0] += 1
            words = node.inhoud
            if words and number[0] % 2:
                words = (Tekst(f"{text_of(words).replace('regels', 'nadere regels')} Gewijzigd {number[0]}."),)
            return replace(node, inhoud=words, kinderen=tuple(other(child, number) for child in node.kinderen))

        return old, replace(old, root=other(old.root, [0]))

    def count(final: Final) -> int:
        return sum(bool(node.inhoud) for node in final.root.walk())

    smalls, large = [pair(42) for _ in range(4)], pair(167)

    def four() -> None:
        for small in smalls:
            compare(*small)

    # In turn, and four small ones in a row: what else the machine does hits both alike, in stretches that are as long, over as much data.
    cost = [(took(four, 1) / 4, took(partial(compare, *large), 1)) for _ in range(3 * times)]
    less = count(smalls[0][0])
    name = f"{count(large[0])} alinea's vergelijken, de helft anders / {less} ({median(one for one, _ in cost) * 1000:.0f} ms)"
    return [Row("g", name, median(other / one for one, other in cost), count(large[0]) / less)]


# --- (h): many regulations -------------------------------------------------------------------------------------------


def many(counts: Sequence[int]) -> list[Row]:
    """Return what a document costs as the workspace has more regulations, the memory of that, and what opening one of them costs."""
    found: dict[int, tuple[float, float, float]] = {}
    both = 0.0
    for count in counts:
        with tempfile.TemporaryDirectory() as place:
            root = werkruimte(Path(place))
            for number in range(1, count):
                _copied(root, f"proef-{number}")
            state = Path(place) / "state"
            cpu([*PROGRAM, "--root", str(root), "check", "proef"], ROOT / "src", state)
            whole = cpu([*PROGRAM, "--root", str(root), "build", "--alle"], ROOT / "src", state)
            memory = _memory([*PROGRAM, "--root", str(root), "build", "--alle", "--out", str(Path(place) / "uit")], state)
            one = cpu([*PROGRAM, "--root", str(root), "explain", "proef", "stemmen"], ROOT / "src", state)
            found[count] = whole / count, memory, one
            took_ = [
                _elapsed([*PROGRAM, "--root", str(root), "build", "--alle", "--taken", str(taken), "--out", str(Path(place) / f"taken-{taken}")], state)
                for taken in (1, 2)
            ]
            both = took_[1] / took_[0]
    low, high = min(counts), max(counts)
    return [
        Row("h", f"verstreken tijd van {high} regelingen: --taken 2 / --taken 1 (op een machine waarop meer draait)", both, None),
        Row("h", f"CPU per regeling: {high} in één werkruimte / {low} ({found[low][0]:.2f} s)", found[high][0] / found[low][0], 1.0),
        Row("h", f"geheugen van een build: {high} regelingen / {low} ({found[low][1]:.0f} MB)", found[high][1] / found[low][1], None),
        Row("h", f"één traject openen: naast {high - 1} andere / {low - 1} ({found[low][2]:.2f} s)", found[high][2] / found[low][2], 1.2),
    ]


def _copied(root: Path, name: str) -> None:
    """Add a regulation like the first, with its own choices of gemeenten."""
    shutil.copytree(root / "trajecten/proef", root / f"trajecten/{name}")
    path = root / f"trajecten/{name}/traject.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: proef", f"id: {name}"), encoding="utf-8")
    for folder in (root / "gemeenten").glob("*/proef"):
        shutil.copytree(folder, folder.with_name(name))


def _elapsed(arguments: Sequence[str], state: Path) -> float:
    """Return the seconds that a run of the program takes on the clock."""
    begin = time.perf_counter()
    cpu(list(arguments), ROOT / "src", state)
    return time.perf_counter() - begin


def _memory(arguments: Sequence[str], state: Path) -> float:
    """Return the most memory, in MB, that a run of the program takes."""
    code = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "XDG_STATE_HOME": str(state)}
    done = subprocess.run([sys.executable, "-c", code, sys.executable, *arguments], capture_output=True, text=True, env=environment, check=True)  # noqa: S603
    return int(done.stdout.splitlines()[-1]) / 1024


# --- the page --------------------------------------------------------------------------------------------------------


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a table in Markdown."""
    lines = ["| | wat | gemeten | hoogstens | gehaald |", "|---|---|---:|---:|---|"]
    for row in rows:
        most = "" if row.limit is None else f"{row.limit:.2f} {row.unit}"
        lines.append(f"| {row.letter} | {row.what} | {row.value:.2f} {row.unit} | {most} | {'' if row.limit is None else 'ja' if row.met else '**nee**'} |")
    return "\n".join(lines)


def plot(rows: Sequence[Row]) -> str:
    """Return a plot as SVG: each row as a bar, its limit as a line at the same place for all."""
    shown = [row for row in rows if row.limit is not None and row.value != float("inf")]
    high, wide, left = 26, 900, 470
    most = max(row.value / (row.limit or 1) for row in shown)
    scale = (wide - left - 70) / max(most, 1.2)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high * len(shown) + 40}" font-family="sans-serif" font-size="12" role="img">',
        "<title>Gemeten als deel van wat hoogstens mag</title>", f'<rect width="{wide}" height="{high * len(shown) + 40}" fill="#fff"/>',
    ]  # fmt: skip
    for number, row in enumerate(shown):
        part = row.value / (row.limit or 1)
        top = number * high + 8
        name = f"{row.letter} {row.what}"
        lines.append(f'<text x="{left - 8}" y="{top + 13}" text-anchor="end">{_escaped(name if len(name) < 72 else name[:70] + "…")}</text>')
        lines.append(f'<rect x="{left}" y="{top}" width="{max(part * scale, 1):.1f}" height="16" fill="{"#1f6f54" if row.met else "#b3432b"}"/>')
        lines.append(f'<text x="{left + part * scale + 5:.1f}" y="{top + 13}">{part:.2f}</text>')
    lines.append(f'<line x1="{left + scale:.1f}" x2="{left + scale:.1f}" y1="0" y2="{high * len(shown) + 8}" stroke="#222" stroke-dasharray="4 3"/>')
    lines.append(f'<text x="{left + scale:.1f}" y="{high * len(shown) + 26}" text-anchor="middle">de grens</text></svg>')
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def write_page(rows: Sequence[Row], times: int, more: str) -> None:
    """Write docs/prestaties.md and its plot."""
    day = datetime.now(UTC).astimezone().date().isoformat()
    machine = f"{os.cpu_count()} kernen ({_processor()}), {platform.system()} {platform.release()}, Python {platform.python_version()}"
    loaded = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    text = (
        "# Prestaties\n\nGemaakt door `make bench` (`tools/bench_documents.py`); met de hand staat hier niets.\n\n"
        f"{day}, {machine}; belasting van de machine aan het eind {loaded:.1f}. CPU-seconden, medianen van {times}, alles in één keer na elkaar gemeten; 'x' is een verhouding.\n\n"
        f"![Gemeten als deel van wat hoogstens mag](beeld/prestaties.svg)\n\n{table(rows)}\n{more}"
    )
    (ROOT / "docs" / "prestaties.md").write_text(text, encoding="utf-8")
    (ROOT / "docs" / "beeld" / "prestaties.svg").write_text(plot(rows), encoding="utf-8")


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def main() -> None:
    """Measure, print, write the page, and judge by the limits."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--times", type=int, default=5)
    reader.add_argument("--many", type=int, nargs="+", default=[4, 60])
    reader.add_argument("--venv", type=Path, default=Path(tempfile.gettempdir()) / "assembler-bench-venv")
    reader.add_argument("--no-page", action="store_true")
    given = reader.parse_args()
    collect_seldom()
    here = gezond(ROOT)
    rows = [*documents(here, given.times, given.venv), *power(given.times), *comparison(given.times), *again(given.times), *many(given.many)]
    rows.sort(key=lambda row: row.letter)
    print(table(rows))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if not given.no_page:
        write_page(
            rows,
            given.times,
            f"\nDe meting zelf gebruikte hoogstens {peak:.0f} MB. Wat een controle kost, zegt `tools/bench_check.py`; de werkbank `tools/bench_web.py`; vergelijken in Word `tools/bench_redline.py`.\n",
        )
    sys.exit(not all(row.met for row in rows))


if __name__ == "__main__":
    main()
