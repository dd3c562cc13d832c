"""Reads a .docx with tracked changes as Word does when all are accepted or all rejected. Knows the format, not the writer.

ECMA-376-1: 17.13.5 (revisions), 17.3.1.29 (the mark of a paragraph in w:rPr of w:pPr), 17.4 (tables).
"""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal

from lxml import etree
from lxml.etree import _Element as Element

from assembler.ground.spaces import loosened
from kantoor import op_verzoek

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Kant = Literal["accepteer", "verwerp"]
Regel = tuple[str, str]  # style, text; ("rij", number of cells) where a row of a table begins

_WEG = {"accepteer": {W + "del", W + "moveFrom"}, "verwerp": {W + "ins", W + "moveTo"}}
_INHOUD = {"Kopvaninhoudsopgave", "Inhopg1", "Inhopg2"}
_MERKEN = ("ins", "del", "moveFrom", "moveTo", "pPrChange", "moveFromRangeStart", "moveToRangeStart", "bookmarkStart")


@lru_cache(maxsize=8)
def body(docx: bytes) -> Element:
    """Return the body of the document, to be read only."""
    with zipfile.ZipFile(io.BytesIO(docx)) as zip_:
        gevonden = etree.fromstring(zip_.read("word/document.xml")).find(W + "body")
    assert gevonden is not None
    return gevonden


def regels(docx: bytes, kant: Kant, *, inhoud: bool = False) -> list[Regel]:
    """Return (style, text) of each paragraph when all changes are accepted or rejected; `inhoud`: with the contents, without their pages."""
    gevonden = [(stijl, tekst.removesuffix("\t–") if stijl in _INHOUD else tekst) for stijl, tekst in _blokken(list(body(docx)), kant)]
    return [regel for regel in gevonden if regel != ("Sectieeinde", "") and (inhoud or regel[0] not in _INHOUD)]


def _blokken(elementen: list[Element], kant: Kant) -> Iterator[Regel]:
    """Paragraphs and tables in order; a paragraph whose mark goes runs on into the next one, which gives the style."""
    over = ""
    laatste = ""
    for element in elementen:
        if element.tag == W + "p":
            over += "".join(_tekst(element, kant))
            laatste = _stijl(element, kant)
            if not _zonder_einde(element, kant):
                yield laatste, over
                over = ""
        elif element.tag == W + "tbl":
            if over:
                yield laatste, over
                over = ""
            yield from _tabel(element, kant)
        elif element.tag == W + "sdt":
            yield from _blokken(element.findall(f"{W}sdtContent/*"), kant)
    if over:
        yield laatste, over


def _tabel(tabel: Element, kant: Kant) -> Iterator[Regel]:
    for rij in tabel.findall(W + "tr"):
        merken = {merk.tag for merk in rij.findall(f"{W}trPr/*")}
        if not merken & _WEG[kant]:
            cellen = rij.findall(W + "tc")
            yield "rij", str(len(cellen))
            for cel in cellen:
                yield from _blokken([kind for kind in cel if kind.tag != W + "tcPr"], kant)


def _zonder_einde(paragraaf: Element, kant: Kant) -> bool:
    merken = {merk.tag for merk in paragraaf.findall(f"{W}pPr/{W}rPr/*")}
    return bool(merken & _WEG[kant])


def _stijl(paragraaf: Element, kant: Kant) -> str:
    was = paragraaf.find(f"{W}pPr/{W}pPrChange/{W}pPr/{W}pStyle") if kant == "verwerp" else None
    stijl = paragraaf.find(f"{W}pPr/{W}pStyle") if was is None else was
    return "" if stijl is None else stijl.get(W + "val", "")


def _tekst(element: Element, kant: Kant) -> Iterator[str]:
    for kind in element:
        if kind.tag in _WEG[kant] or kind.tag in {W + "pPr", W + "rPr"}:
            continue
        if kind.tag in {W + "t", W + "delText"}:
            yield loosened(kind.text or "")
        elif kind.tag == W + "tab":
            yield "\t"
        elif kind.tag == W + "drawing":
            yield "\ufffc"
        else:
            yield from _tekst(kind, kant)


# --- marks ------------------------------------------------------------------------------------------------------------


def merken(docx: bytes) -> Counter[str]:
    """Return how many marks there are, of each kind, and how many characters came and went."""
    wortel = body(docx)
    geteld = Counter({soort: len(list(wortel.iter(W + soort))) for soort in _MERKEN if soort != "bookmarkStart"})
    for soort, teken in (("ins", "+"), ("del", "-")):
        geteld[teken] = sum(len(t.text or "") for merk in wortel.iter(W + soort) for t in merk.iter(W + "t", W + "delText"))
    return +geteld


def gemerkt(docx: bytes, *soorten: str) -> list[str]:
    """Return the text in each mark of these kinds, in order."""
    alle = body(docx).iter(*(W + soort for soort in soorten))
    return [tekst for merk in alle if (tekst := "".join("\t" if t.tag == W + "tab" else t.text or "" for t in merk.iter(W + "t", W + "delText", W + "tab")))]


def gebreken(docx: bytes) -> list[str]:
    """Return what is wrong with the marks themselves."""
    wortel = body(docx)
    gevonden = [f"{element.tag!s} is niet van Word" for element in wortel.iter() if "urn:assembler" in str(element.tag)]
    gevonden += ["inhoudsbesturing in een redline" for _ in wortel.iter(W + "sdt")]
    gevonden += [f"{naam!s} is niet van Word" for element in wortel.iter() for naam in element.attrib if "urn:assembler" in str(naam)]
    ids = Counter(element.get(W + "id") for soort in _MERKEN for element in wortel.iter(W + soort))
    gevonden += [f"id {nummer} staat er {keer} keer" for nummer, keer in ids.items() if keer > 1]
    for soort in _MERKEN[:7]:
        zonder = [e for e in wortel.iter(W + soort) if not e.get(W + "author") or not re.fullmatch(r"\d{4}-\d\d-\d\dT00:0[02]:00Z", e.get(W + "date", ""))]
        gevonden += [f"{soort} zonder auteur of datum" for _ in zonder]
    gevonden += [
        f"leeg merk {merk.tag}" for soort in ("ins", "del", "moveFrom", "moveTo") for merk in wortel.iter(W + soort) if _hoort_gevuld(merk) and len(merk) == 0
    ]
    for link in wortel.iter(W + "hyperlink"):
        if link.findall(W + "del") or link.findall(W + "moveFrom"):
            gevonden.append("koppeling in wat weg is")
    for weg in wortel.iter(W + "p"):
        mark = {merk.tag for merk in weg.findall(f"{W}pPr/{W}rPr/*")}
        if mark & {W + "del", W + "moveFrom"} and weg.find(W + "bookmarkStart") is not None:
            gevonden.append("bladwijzer in wat weg is")
    gevonden += ["rij met merk zonder andere eigenschap ervoor" for rij in wortel.iter(W + "trPr") if len(rij) and rij[0].tag in {W + "ins", W + "del"}]
    return gevonden + _bewegingen(wortel)


def _hoort_gevuld(merk: Element) -> bool:
    ouder = merk.getparent()
    return ouder is not None and ouder.tag not in {W + "rPr", W + "trPr"}


def _bewegingen(wortel: Element) -> list[str]:
    """Moves: what is moved stands in a range, and each range has one on the other side with as many paragraphs."""
    gevonden, per_kant = [], {}
    for kant in ("moveFrom", "moveTo"):
        open_, aantal, nummer, bereiken = "", 0, None, {}
        for element in wortel.iter(f"{W}{kant}RangeStart", f"{W}{kant}RangeEnd", W + kant):
            if element.tag == f"{W}{kant}RangeStart":
                if open_:
                    gevonden.append(f"{kant} in {kant}")
                open_, aantal, nummer = element.get(W + "name", ""), 0, element.get(W + "id")
            elif element.tag == f"{W}{kant}RangeEnd":
                if element.get(W + "id") != nummer:
                    gevonden.append(f"{kant} sluit een ander bereik")
                bereiken[open_] = aantal
                open_ = ""
            elif not open_ and _hoort_gevuld(element):
                gevonden.append(f"{kant} buiten een bereik")
            elif not _hoort_gevuld(element):
                aantal += 1
        per_kant[kant] = bereiken
    if per_kant["moveFrom"] != per_kant["moveTo"]:
        gevonden.append(f"bewegingen horen niet bij elkaar: {per_kant}")
    return gevonden


# --- LibreOffice --------------------------------------------------------------------------------------------------------

_UNO = """
import os, sys, time, uno
from com.sun.star.beans import PropertyValue
def eig(naam, waarde):
    p = PropertyValue(); p.Name = naam; p.Value = waarde; return p
poort, doelen = sys.argv[1], sys.argv[2:]
lokaal = uno.getComponentContext()
oplosser = lokaal.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", lokaal)
for poging in range(120):
    try:
        ctx = oplosser.resolve(f"uno:pipe,name={poort};urp;StarOffice.ComponentContext"); break
    except Exception:
        time.sleep(0.25)
else:
    sys.exit("geen verbinding")
bureau = ctx.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", ctx)
for doel in doelen:
    bron, opdracht, uit = doel.split("|")
    stuk = bureau.loadComponentFromURL(bron, "_blank", 0, (eig("Hidden", True),))
    if opdracht:
        zender = ctx.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", ctx)
        zender.executeDispatch(stuk.CurrentController.Frame, f".uno:{opdracht}", "", 0, ())
    regels = []
    def lees(tekst):
        for deel in tekst:
            if deel.supportsService("com.sun.star.text.TextTable"):
                for naam in deel.CellNames:
                    lees(deel.getCellByName(naam))
            else:
                regels.append(deel.String.replace("\\n", " "))
    lees(stuk.Text)
    stuk.close(True)
    open(uit, "w", encoding="utf-8", newline="").write("\\n".join(regels))
try:
    bureau.terminate()
finally:
    os._exit(0)  # the bridge to an office that is gone may crash on the way out
"""


def libreoffice(docs: dict[str, tuple[bytes, tuple[str, ...]]], map_: Path) -> dict[tuple[str, str], list[str]]:
    """Return the text of each document as LibreOffice has it: opened only (''), with all accepted or rejected, or with all brought up to date."""
    opdrachten = {"": "", "accepteer": "AcceptAllTrackedChanges", "verwerp": "RejectAllTrackedChanges", "bijwerken": "UpdateAll"}
    doelen = {}
    for naam, (inhoud, kanten) in docs.items():
        (map_ / f"{naam}.docx").write_bytes(inhoud)
        for kant in kanten:
            doelen[naam, kant] = (f"{(map_ / f'{naam}.docx').as_uri()}|{opdrachten[kant]}|{map_ / f'{naam}-{kant}.txt'}", map_ / f"{naam}-{kant}.txt")
    with op_verzoek(map_, "assembler") as pijp:
        subprocess.run(["/usr/bin/python3", "-c", _UNO, pijp, *(doel for doel, _ in doelen.values())], check=True, timeout=300)
    return {sleutel: uit.read_text(encoding="utf-8").split("\n") for sleutel, (_, uit) in doelen.items()}
