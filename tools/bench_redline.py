"""Measures the redline beside free tools that compare two Word files: time, memory, marks, faithfulness, as ratios to ours.

Usage: .venv/bin/python tools/bench_redline.py [--venv MAP]   (a venv outside the repository; made when it is not there)
"""

from __future__ import annotations

import argparse
import os
import pickle
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from statistics import median

HIER = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HIER / "tests"), str(HIER / "src")]

import redlinecheck as rc  # noqa: E402
from assembler.comparing.trees import compare  # noqa: E402
from assembler.ground.document import Final, Node, NodeId, Tekst  # noqa: E402
from assembler.rendering.redline import render_redline  # noqa: E402
from bomen import Boom, basis, groot  # noqa: E402
from paren import af, erbij, pas_aan  # noqa: E402

PAKKETTEN = ("docx-trackdiff", "prosediff", "python-redlines", "python-redlines-docxodus")
KEER = 3

_ONS = """
import pickle, sys
from datetime import date
from pathlib import Path
from assembler.comparing.trees import compare
from assembler.rendering.redline import render_redline
oud, nieuw, basis = pickle.loads(Path(sys.argv[1]).read_bytes())
docx = render_redline(compare(oud, nieuw), basis, author="bench", day=date(2026, 1, 1), full=sys.argv[3] == "volledig")
Path(sys.argv[2]).write_bytes(docx)
"""
# The same two files as the other tools get them: nothing of ours in them, so the structure is read from numbers, words and headings.
_VREEMD = """
import pickle, sys
from datetime import date
from pathlib import Path
from assembler.comparing.trees import compare
from assembler.rendering.carried.read import read_structure
from assembler.rendering.redline import render_redline
_, _, basis = pickle.loads(Path(sys.argv[1]).read_bytes())
oud, nieuw = (read_structure(Path(naam).read_bytes(), "bench", "", "regio") for naam in sys.argv[2:4])
Path(sys.argv[4]).write_bytes(render_redline(compare(oud, nieuw), basis, author="bench", day=date(2026, 1, 1), full=True))
"""
_METER = """
import os, sys, time
begin = time.perf_counter()
kind = os.fork()
if not kind:
    niets = os.open(os.devnull, os.O_WRONLY)
    os.dup2(niets, 1), os.dup2(niets, 2)
    os.execv(sys.argv[1], sys.argv[1:])
_, status, gebruik = os.wait4(kind, 0)
print(time.perf_counter() - begin, gebruik.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""
_DOCXODUS = """
import sys
from pathlib import Path
from python_redlines import DocxodusEngine
oud, nieuw, uit = map(Path, sys.argv[1:4])
gemaakt = DocxodusEngine().run_redline("bench", oud.read_bytes(), nieuw.read_bytes())
uit.write_bytes(gemaakt[0] if isinstance(gemaakt, tuple) else gemaakt)
"""
# LibreOffice compares inside an office of its own, started and stopped for the pair: that is what it costs a person, too.
_LIBREOFFICE = """
import subprocess, sys, tempfile, time
import uno
from com.sun.star.beans import PropertyValue
oud, nieuw, uit = sys.argv[1:4]
def waarde(naam, wat):
    gevuld = PropertyValue()
    gevuld.Name, gevuld.Value = naam, wat
    return gevuld
with tempfile.TemporaryDirectory() as profiel:
    pijp = f"bench{time.time_ns()}"
    kantoor = subprocess.Popen(["soffice", f"-env:UserInstallation=file://{profiel}", "--headless", "--norestore", f"--accept=pipe,name={pijp};urp;"])
    lokaal = uno.getComponentContext()
    zoeker = lokaal.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", lokaal)
    for _ in range(100):
        try:
            context = zoeker.resolve(f"uno:pipe,name={pijp};urp;StarOffice.ComponentContext")
            break
        except Exception:
            time.sleep(0.1)
    bureau = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    stuk = bureau.loadComponentFromURL(f"file://{nieuw}", "_blank", 0, (waarde("Hidden", True),))
    helper = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    helper.executeDispatch(stuk.CurrentController.Frame, ".uno:CompareDocuments", "", 0, (waarde("URL", f"file://{oud}"), waarde("NoAcceptDialog", True)))
    stuk.storeToURL(f"file://{uit}", (waarde("FilterName", "MS Word 2007 XML"),))
    stuk.close(True)
    try:
        bureau.terminate()
    except Exception:
        pass
    kantoor.wait(30)
"""
_PYTHON_MET_UNO = "/usr/bin/python3"


@dataclass(frozen=True, slots=True)
class Meting:
    """What one tool made of one pair."""

    seconden: float
    megabytes: float
    merken: int
    tekens: int
    accepteert: str
    verwerpt: str


# --- documents ----------------------------------------------------------------------------------------------------------


def document() -> Final:
    """Return a regulation of 60 articles with a table."""
    b = Boom()
    rijen = [("kop", ("Gemeente", "Inwoners", "Bijdrage")), *(("rij", (f"Gemeente {i}", f"{20 + i}.{100 + i}", f"€ {i * 17}.500")) for i in range(1, 11))]
    bijlage = b.node("bijlage", b.tabel("Bijdragen", *rijen), op="Bijdragen", id_="bijlage-1")
    return af(replace(groot(60).root, kinderen=(*groot(60).root.kinderen, bijlage)))


def _zet(wortel: Node, node_id: str, tekst: str) -> Node:
    return pas_aan(wortel, node_id, lambda node: (replace(node, inhoud=(Tekst(tekst),)),))


def klein(wortel: Node) -> Node:
    """Small edits in five articles."""
    artikelen = [node for node in wortel.walk() if node.kind == "artikel"]
    for nummer in (3, 11):
        lid = artikelen[nummer].kinderen[0]
        wortel = _zet(wortel, lid.id, lid.inhoud[0].text.replace("regels", "nadere regels").replace("wijze", "manier"))
    wortel = pas_aan(wortel, artikelen[20].kinderen[2].id, lambda _: ())
    wortel = pas_aan(wortel, artikelen[30].id, lambda node: (replace(node, opschrift=(Tekst("Een ander opschrift"),)),))
    return erbij(wortel, artikelen[40].id, 1, Node("lid", NodeId("nieuw/lid"), (), (Tekst("Het dagelijks bestuur legt daarover verantwoording af."),)))


def ingevoegd(wortel: Node) -> Node:
    """An article in the middle."""
    leden = (Node("lid", NodeId("nieuw/een"), (), (Tekst("Het dagelijks bestuur behandelt klachten binnen zes weken."),)),)
    return erbij(wortel, "proef/hoofdstuk:5", 4, Node("artikel", NodeId("nieuw"), (Tekst("Klachten"),), (), leden))


def verplaatst(wortel: Node) -> Node:
    """An article to another chapter."""
    artikel = next(node for node in wortel.walk() if node.id == "artikel-14")
    return erbij(pas_aan(wortel, artikel.id, lambda _: ()), "proef/hoofdstuk:6", 2, artikel)


def tabel(wortel: Node) -> Node:
    """A cell and a row."""
    gevonden = next(node for node in wortel.walk() if node.kind == "tabel")
    cellen = tuple(Node("cel", NodeId(f"nieuw/rij/{i}"), (), (Tekst(tekst),)) for i, tekst in enumerate(("Molenlanden", "44.130", "€ 9.500")))
    wortel = _zet(wortel, gevonden.kinderen[3].kinderen[2].id, "€ 777.500")
    return erbij(wortel, gevonden.id, 5, Node("rij", NodeId("nieuw/rij"), (), (), cellen))


GEVALLEN: dict[str, Callable[[Node], Node]] = {"klein": klein, "ingevoegd": ingevoegd, "verplaatst": verplaatst, "tabel": tabel}


# --- measuring ------------------------------------------------------------------------------------------------------------


def draai(opdracht: list[str]) -> tuple[float, float]:
    """Run a command and return its seconds and its peak of memory in MB; a small process starts it, whose memory is the least that can be measured."""
    gelezen = subprocess.run(  # noqa: S603
        [sys.executable, "-S", "-c", _METER, *opdracht], check=True, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(HIER / "src")}
    )
    seconden, kilobytes = gelezen.stdout.split()
    return float(seconden), int(kilobytes) / 1024


def meet(opdracht: list[str], uit: Path, oud: list[rc.Regel], nieuw: list[rc.Regel]) -> Meting | str:
    """Run a tool a few times and judge what it made; or say why it did not."""
    try:
        metingen = [draai(opdracht) for _ in range(KEER)]
    except (subprocess.CalledProcessError, OSError) as fout:
        return f"mislukt: {type(fout).__name__}"
    docx = uit.read_bytes()
    merken = rc.merken(docx)
    aantal = sum(merken[soort] for soort in ("ins", "del", "moveFrom", "moveTo"))
    accepteert, verwerpt = _oordeel(rc.regels(docx, "accepteer", inhoud=True), nieuw), _oordeel(rc.regels(docx, "verwerp", inhoud=True), oud)
    return Meting(median(s for s, _ in metingen), max(mb for _, mb in metingen), aantal, merken["+"] + merken["-"], accepteert, verwerpt)


def _oordeel(regels: list[rc.Regel], goed: list[rc.Regel]) -> str:
    if regels == goed:
        return "exact"
    anders = sum(een != ander for een, ander in zip(regels, goed, strict=False)) + abs(len(regels) - len(goed))
    return f"{anders} anders"


def gereedschap(map_: Path) -> dict[str, Callable[[Path, Path, Path, Path, Path], list[str]]]:
    """Return how each tool is called: with (pair, basis, old, new, out)."""
    py, bin_ = str(map_ / "bin" / "python"), map_ / "bin"
    return {
        "assembler": lambda paar, _b, _o, _n, uit: [sys.executable, "-c", _ONS, str(paar), str(uit), "gewoon"],
        "assembler --volledig": lambda paar, _b, _o, _n, uit: [sys.executable, "-c", _ONS, str(paar), str(uit), "volledig"],
        "assembler, vreemd": lambda paar, _b, oud, nieuw, uit: [sys.executable, "-c", _VREEMD, str(paar), str(oud), str(nieuw), str(uit)],
        "docxodus": lambda _p, _b, oud, nieuw, uit: [py, "-c", _DOCXODUS, str(oud), str(nieuw), str(uit)],
        "docx-trackdiff": lambda _p, _b, oud, nieuw, uit: [str(bin_ / "docx-trackdiff"), str(oud), str(nieuw), str(uit)],
        "libreoffice": lambda _p, _b, oud, nieuw, uit: [_PYTHON_MET_UNO, "-c", _LIBREOFFICE, str(oud), str(nieuw), str(uit)],
        "prosediff": lambda _p, _b, oud, nieuw, uit: [str(bin_ / "prosediff"), "--files", "--format", "docx", "--full", "-o", str(uit), str(oud), str(nieuw)],
    }


def maak_venv(map_: Path) -> None:
    """Make the venv with the other tools, if it is not there."""
    if not (map_ / "bin" / "python").exists():
        venv.create(map_, with_pip=True)
    for pakket in PAKKETTEN:
        subprocess.run([str(map_ / "bin" / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", pakket], check=False)  # noqa: S603


def plat(final: Final) -> bytes:
    """Return a document as the other tools get it: numbers as text, no content controls, no fields."""
    return render_redline(compare(final, final), basis(), author="bench", day=date(2026, 1, 1), full=True)


def main() -> None:
    """Measure every tool on every case and print the table."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--venv", type=Path, default=Path(tempfile.gettempdir()) / "assembler-bench-venv")
    map_ = lezer.parse_args().venv
    maak_venv(map_)
    oud = document()
    print(f"{'geval':<11}{'gereedschap':<22}{'s':>7}{'x':>6}{'MB':>6}{'x':>6}{'merken':>8}{'x':>6}{'tekens':>8}  accepteert  verwerpt")
    with tempfile.TemporaryDirectory() as werk:
        for geval, bewerk in GEVALLEN.items():
            _geval(Path(werk), geval, oud, af(bewerk(oud.root)), map_)


def _geval(werk: Path, geval: str, oud: Final, nieuw: Final, map_: Path) -> None:
    paar, links, rechts = werk / "paar.pickle", werk / "oud.docx", werk / "nieuw.docx"
    paar.write_bytes(pickle.dumps((oud, nieuw, basis())))
    links.write_bytes(plat(oud))
    rechts.write_bytes(plat(nieuw))
    goed = [rc.regels(pad.read_bytes(), "accepteer", inhoud=True) for pad in (links, rechts)]
    maat: Meting | None = None
    for naam, opdracht in gereedschap(map_).items():
        uit = werk / f"{naam.replace(' ', '')}.docx"
        meting = meet(opdracht(paar, paar, links, rechts, uit), uit, *goed)
        if isinstance(meting, str):
            print(f"{geval:<11}{naam:<22}{meting}")
            continue
        maat = maat or meting
        x = (meting.seconden / maat.seconden, meting.megabytes / maat.megabytes, meting.merken / max(maat.merken, 1))
        print(
            f"{geval:<11}{naam:<22}{meting.seconden:7.2f}{x[0]:6.1f}{meting.megabytes:6.0f}{x[1]:6.1f}{meting.merken:8}{x[2]:6.1f}{meting.tekens:8}"
            f"  {meting.accepteert:<11} {meting.verwerpt}"
        )


if __name__ == "__main__":
    main()
