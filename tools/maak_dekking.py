"""Try every regulation of the register: `python tools/maak_dekking.py [--een-op N] [--alleen-tabel]`.

For each, `init --register` in a folder that is thrown away, then the text of the regulation and one paper for each participant with a council, as Word files. Kept is
whether it is complete (no finding of level fout), refused (and why) or faulty, with what is assumed or not known yet, the processor time and the memory. Results stand in
`.cache/dekking.jsonl`, each with the mark of program and library: what was tried with these before is not tried again, so a run that was stopped goes on. Two processes
with low priority. Writes `docs/dekking.md`.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import re
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from assembler import pipeline  # noqa: E402 - the script runs without the package being installed
from assembler.facts.orders import orders  # noqa: E402
from assembler.ground.document import text_of  # noqa: E402
from assembler.ground.findings import Finding  # noqa: E402
from assembler.reading.records.workspace import Workspace  # noqa: E402
from assembler.rendering.formats import load as renderer  # noqa: E402
from assembler.store import country, fingerprint, packaged  # noqa: E402
from assembler.verbs.beginning import begin  # noqa: E402
from assembler.verbs.refusals import FoundError  # noqa: E402

RESULTS = ROOT / ".cache" / "dekking.jsonl"
PAGE = ROOT / "docs" / "dekking.md"
TODAY = date(2026, 11, 2)  # the day of the trial: the same input gives the same documents
_ODD = re.compile(r"\{\{|\}\}|\bNone\b|\bTrue\b|\bFalse\b|  ")  # what no finished text holds


@cache
def _library() -> Workspace:
    return packaged.library()


def tried(name: str) -> dict[str, Any]:
    """Return what came of one regulation."""
    started, row = time.process_time(), country.regulations().rows[name]
    found: dict[str, Any] = {"id": name, "vorm": row["vorm"], "deelnemers": len(row["deelnemers"]), "soorten": _kinds(row), "organen": _organs(row)}
    library = _library()
    folder = Path(tempfile.mkdtemp(prefix="dekking-")) / "werkruimte"
    try:
        made = begin.begin(folder, begin.from_register(name, library), TODAY, library)
        found |= {
            "aangenomen": any(item.slug == "orgaan-bestaat" for item in made.findings),
            "opgeheven": any(item.slug == "deelnemer-bestaat" for item in made.findings),
        }
        assert made.workspace is not None
        found |= _built(made.workspace)
    except FoundError as fault:
        found |= {"uitkomst": "geweigerd", "waarom": [_told(item) for item in fault.findings]}
    finally:
        shutil.rmtree(folder.parent, ignore_errors=True)
    return found | {"cpu": round(time.process_time() - started, 3), "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}


def _built(workspace: Workspace) -> dict[str, Any]:
    """Return what came of the regulation and one paper for each participant, at the first milestone; that the files themselves are right, `init` has proven."""
    trajectmap = next(iter(workspace.trajecten.values()))
    mijlpaal = trajectmap.mijlpalen[0]
    folded = pipeline.fold(workspace, trajectmap, mijlpaal)
    faults = [item for item in folded.findings if item.is_error]
    documents, unknown, odd = 0, 0, []
    for order in orders(workspace, trajectmap, mijlpaal):
        if order.soort.id not in {trajectmap.traject.regeling, "rib"}:
            continue
        made = pipeline.assemble(folded, order)
        faults += [item for item in made.findings if item.is_error]
        unknown += sum(item.slug == "alles-is-bekend" for item in made.findings)
        odd += [text for node in made.final.root.walk() for text in (text_of(node.opschrift), text_of(node.inhoud)) if _ODD.search(text)]
        numbering: Any = "levend" if made.final.klasse == "regeling" else "vast"
        renderer("docx").render(made.final, workspace.basis[made.final.huisstijl], numbering)
        documents += 1
    complete = not faults and not odd
    return {
        "uitkomst": "volledig" if complete else "fout",
        "waarom": [*dict.fromkeys(_told(item) for item in faults), *odd[:3]],
        "documenten": documents,
        "nog_niet_bekend": unknown,
        "soort": trajectmap.traject.regeling,
    }


def _told(item: Finding) -> str:
    return f"{item.slug}: {item.message}"


def _kinds(row: Mapping[str, Any]) -> list[str]:
    return sorted({item["soort"] for item in row["deelnemers"]})


def _organs(row: Mapping[str, Any]) -> list[str]:
    return sorted({organ for item in row["deelnemers"] for organ in item.get("organen", ())})


def mark() -> str:
    """Return the mark of program and library: a result with another is none."""
    return f"{fingerprint.program()}"[:12] + (fingerprint.workspace(packaged.place()) or "")[:12]


def results(now: str) -> dict[str, dict[str, Any]]:
    """Return what was tried with this program and library."""
    if not RESULTS.exists():
        return {}
    rows = (json.loads(line) for line in RESULTS.read_text(encoding="utf-8").splitlines() if line.endswith("}"))
    return {row["id"]: row for row in rows if row.get("merk") == now}


def run(wanted: Iterable[str], now: str) -> None:
    """Try these regulations in two processes, each result kept as soon as it is there."""
    RESULTS.parent.mkdir(exist_ok=True)
    with multiprocessing.get_context("spawn").Pool(2, initializer=os.nice, initargs=(15,)) as pool, RESULTS.open("a", encoding="utf-8") as file:
        for row in pool.imap_unordered(tried, wanted):
            file.write(json.dumps({**row, "merk": now}, ensure_ascii=False) + "\n")
            file.flush()


def page(rows: list[dict[str, Any]]) -> str:
    """Return the page: how many are complete, how many refused and why, time and memory."""
    total, count = len(country.regulations().rows), Counter(row["uitkomst"] for row in rows)
    share = f"{100 * count['volledig'] / len(rows):.1f}".replace(".", ",") if rows else "0"
    lines = [
        "# Dekking: alle regelingen van het register",
        "",
        f"Gemaakt met `tools/maak_dekking.py`. Van iedere regeling in het register ({country.regulations().source}) is met `assembler init --register` een werkruimte gemaakt, en",
        "daaruit bij de eerste mijlpaal de tekst van de regeling en een raadsinformatiebrief voor iedere deelnemer met een vertegenwoordigend orgaan, als Word-bestand.",
        "Volledig is: geen enkele bevinding van het niveau fout, en niets in de tekst dat daar niet hoort. Wat niemand nog weet (bedragen, de inhoud van eigen taken), staat",
        "in de stukken als n.t.b. of in `assembler check`; in een definitieve tekst is dat een fout.",
        "",
        f"Geprobeerd: {len(rows)} van {total}. Volledig: {count['volledig']} ({share} procent). Geweigerd: {count['geweigerd']}. Fout: {count['fout']}.",
        "",
        *_table("vorm", rows, lambda row: [row["vorm"]]),
        *_table("wie deelnemen", rows, lambda row: [", ".join(row["soorten"])]),
        *_table("organen", rows, lambda row: [", ".join(row["organen"]) or "het register noemt er geen"]),
        "## Met een aanname",
        "",
        f"Bij {sum(bool(row.get('aangenomen')) for row in rows)} regelingen noemt het register van een of meer deelnemers geen organen; aangenomen is het uitvoerend orgaan, en dat staat in",
        f"`assembler check` tot iemand het nakijkt. Zonder die regelingen zijn er {sum(row['uitkomst'] == 'volledig' and not row.get('aangenomen') for row in rows)} volledig. Bij",
        f"{sum(bool(row.get('opgeheven')) for row in rows)} regelingen noemt het register een gemeente die niet in de tabel van gemeenten staat.",
        "",
        "## Geweigerd of fout, en waarom",
        "",
        *([f"- `{row['id']}`: {'; '.join(row['waarom'])}" for row in sorted(rows, key=lambda row: row["id"]) if row["uitkomst"] != "volledig"] or ["Geen."]),
        "",
        *_cost(rows),
    ]
    return "\n".join(lines) + "\n"


def _table(head: str, rows: list[dict[str, Any]], of: Any) -> list[str]:
    groups: dict[str, Counter[str]] = {}
    for row in rows:
        for name in of(row):
            groups.setdefault(name, Counter())[row["uitkomst"]] += 1
    order = sorted(groups.items(), key=lambda item: (-sum(item[1].values()), item[0]))
    body = [f"| {name} | {sum(found.values())} | {found['volledig']} | {found['geweigerd']} | {found['fout']} |" for name, found in order]
    return [f"| {head} | regelingen | volledig | geweigerd | fout |", "|---|---|---|---|---|", *body, ""]


def _cost(rows: list[dict[str, Any]]) -> list[str]:
    """Return time and memory by the number of participants: flat is what they should be, by document."""
    built = [row for row in rows if row.get("documenten")]
    if not built:
        return []
    bands = ((2, 5), (6, 12), (13, 25), (26, 400))
    lines = [
        "## Tijd en geheugen",
        "",
        "| deelnemers | regelingen | documenten | ms processortijd per document (mediaan) | MB hoogste |",
        "|---|---|---|---|---|",
    ]
    for low, high in bands:
        band = [row for row in built if low <= row["deelnemers"] <= high]
        if band:
            each = statistics.median(1000 * row["cpu"] / row["documenten"] for row in band)
            lines.append(
                f"| {low} tot en met {high} | {len(band)} | {sum(row['documenten'] for row in band)} | {each:.0f} | {max(row['mb'] for row in band)} |"
            )
    lines += [
        "",
        "De tijd omvat het lezen van de bibliotheek, het maken van de werkruimte, de controles en het schrijven van de Word-bestanden. Een proces maakt de ene regeling na de andere;",
    ]
    return [*lines, "het geheugen is het hoogste dat het proces tot dan gebruikte, dus ook dat van grotere regelingen ervoor."]


def main() -> None:
    """Try what is wanted, and write the page of all that was tried."""
    parser = argparse.ArgumentParser(description="Probeert iedere regeling van het register.")
    parser.add_argument("--een-op", type=int, default=1, help="Alleen een op zoveel regelingen.")
    parser.add_argument("--alleen-tabel", action="store_true", help="Maak alleen de bladzijde, van wat al is geprobeerd.")
    given = parser.parse_args()
    now, wanted = mark(), list(country.regulations().rows)[:: given.een_op]
    done = results(now)
    if not given.alleen_tabel:
        run([name for name in wanted if name not in done], now)
        done = results(now)
    rows = [done[name] for name in country.regulations().rows if name in done]
    PAGE.write_text(page(rows), encoding="utf-8")
    sys.stdout.write(f"{PAGE.relative_to(ROOT)}: {len(rows)} regelingen, {Counter(row['uitkomst'] for row in rows)}\n")


if __name__ == "__main__":
    main()
