"""What is wrong with a .docx that no validator sees: the own checks of kennis/docx.md, accessibility, and the text in it."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from lxml import etree
from lxml.etree import _Element as Element

from assembler.ground.spaces import loosened
from kantoor import ontbreekt

_W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_W_NS}}}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_VERWIJST = re.compile(r"^\s*(?:REF|PAGEREF|NOTEREF)\s+(\S+)")
_INT32 = 2**31


def delen(docx: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(docx)) as zip_:
        return {naam: zip_.read(naam) for naam in zip_.namelist()}


def met_deel(docx: bytes, naam: str, inhoud: bytes) -> bytes:
    """Return the package with another part in the place of one."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for deel, oud in delen(docx).items():
            zip_.writestr(deel, inhoud if deel == naam else oud)
    return uit.getvalue()


def document(docx: bytes) -> Element:
    """Return the root of word/document.xml."""
    return etree.fromstring(delen(docx)["word/document.xml"])


def problems(docx: bytes) -> list[str]:
    """Return what is wrong with the structure, in words; the seven checks that openxml-audit does not make."""
    tekstdelen = {naam: etree.fromstring(xml) for naam, xml in delen(docx).items() if re.fullmatch(r"word/(document|header\w*|footer\w*)\.xml", naam)}
    body = tekstdelen["word/document.xml"]
    gevonden = [*_bladwijzers(body), *_verplaatsingen(body), *_roosters(body), *_besturingen(body)]
    namen = {b.get(W + "name") for b in body.iter(W + "bookmarkStart")}
    for naam, wortel in tekstdelen.items():
        gevonden += [f"{naam}: {fout}" for fout in (*_velden(wortel), *_verwijzingen(wortel, namen), *_doorhalingen(wortel))]
    return gevonden


def _bladwijzers(body: Element) -> Iterator[str]:
    open_: dict[str | None, str | None] = {}
    for element in body.iter(W + "bookmarkStart", W + "bookmarkEnd"):
        nummer = element.get(W + "id")
        if element.tag == W + "bookmarkEnd":
            if open_.pop(nummer, None) is None:
                yield f"bladwijzer {nummer} sluit zonder begin"
        else:
            open_[nummer] = element.get(W + "name")
    yield from (f"bladwijzer {naam} sluit niet" for naam in open_.values())
    namen = Counter(b.get(W + "name") for b in body.iter(W + "bookmarkStart"))
    yield from (f"bladwijzer {naam} staat er {keer} keer" for naam, keer in namen.items() if keer > 1)


def _verwijzingen(wortel: Element, namen: set[str | None]) -> Iterator[str]:
    for opdracht in wortel.iter(W + "instrText"):
        gevonden = _VERWIJST.match(opdracht.text or "")
        if gevonden and gevonden[1] not in namen:
            yield f"veld wijst naar bladwijzer {gevonden[1]}, die er niet is"
    for schakel in wortel.iter(W + "hyperlink"):
        if schakel.get(W + "anchor") is not None and schakel.get(W + "anchor") not in namen:
            yield f"koppeling wijst naar bladwijzer {schakel.get(W + 'anchor')}, die er niet is"


def _velden(wortel: Element) -> Iterator[str]:
    stapel: list[str] = []
    for teken in wortel.iter(W + "fldChar"):
        soort = teken.get(W + "fldCharType", "")
        if soort == "begin":
            stapel.append(soort)
        elif not stapel or (soort == "separate" and stapel[-1] == "separate"):
            yield f"veld: {soort} zonder begin"
        elif soort == "separate":
            stapel[-1] = soort
        else:
            stapel.pop()
    yield from ("veld sluit niet" for _ in stapel)


def _verplaatsingen(body: Element) -> Iterator[str]:
    namen: dict[str, set[str | None]] = {}
    for kant in ("moveFrom", "moveTo"):
        begin = {e.get(W + "id"): e.get(W + "name") for e in body.iter(f"{W}{kant}RangeStart")}
        einde = {e.get(W + "id") for e in body.iter(f"{W}{kant}RangeEnd")}
        yield from (f"verplaatsing: {kant} {nummer} heeft maar een kant" for nummer in begin.keys() ^ einde)
        namen[kant] = set(begin.values())
    yield from (f"verplaatsing {naam} heeft maar een kant" for naam in namen["moveFrom"] ^ namen["moveTo"])


def _doorhalingen(wortel: Element) -> Iterator[str]:
    if any(True for verwijderd in wortel.iter(W + "del", W + "moveFrom") for _ in verwijderd.iter(W + "t") if verwijderd.tag == W + "del"):
        yield "gewone tekst (w:t) in een verwijdering"
    if any(next(tekst.iterancestors(W + "del"), None) is None for tekst in wortel.iter(W + "delText")):
        yield "verwijderde tekst (w:delText) buiten een verwijdering"


def _roosters(body: Element) -> Iterator[str]:
    for nummer, tabel in enumerate(body.iter(W + "tbl"), 1):
        kolommen = len(tabel.findall(f"{W}tblGrid/{W}gridCol"))
        for rij in tabel.findall(W + "tr"):
            spannen = [cel.find(f"{W}tcPr/{W}gridSpan") for cel in rij.findall(W + "tc")]
            cellen = sum(1 if span is None else int(span.get(W + "val", "1")) for span in spannen)
            if cellen != kolommen:
                yield f"tabel {nummer}: {cellen} cellen in een rooster van {kolommen}"


def _besturingen(body: Element) -> Iterator[str]:
    nummers = Counter(int(e.get(W + "val", "0")) for e in body.iterfind(f".//{W}sdtPr/{W}id"))
    yield from (f"inhoudsbesturing {nummer} staat er {keer} keer" for nummer, keer in nummers.items() if keer > 1)
    yield from (f"inhoudsbesturing {nummer} past niet in 32 bits" for nummer in nummers if not -_INT32 <= nummer < _INT32)
    for tabel in body.iter(W + "tbl"):
        yield from ("inhoudsbesturing in een tabel" for _ in tabel.iter(W + "sdt"))


def toegankelijkheid(docx: bytes) -> list[str]:
    """Return what stands in the way of who cannot see the page (EN 301 549 chapter 10, WCAG 2.1)."""
    alle = delen(docx)
    stijlen, body = etree.fromstring(alle["word/styles.xml"]), etree.fromstring(alle["word/document.xml"])
    kern = etree.fromstring(alle["docProps/core.xml"])
    return [*_taal(stijlen, kern), *_kopniveaus(stijlen, body), *_tabelkoppen(body), *_beelden(alle)]


def _taal(stijlen: Element, kern: Element) -> Iterator[str]:
    taal = stijlen.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if taal is None or taal.get(W + "val") != "nl-NL":
        yield "de taal van de tekst is niet nl-NL"
    if kern.findtext(_DC + "language") != "nl-NL":
        yield "de taal van het bestand is niet nl-NL"
    if not (kern.findtext(_DC + "title") or "").strip():
        yield "het bestand heeft geen titel"


def niveaus(stijlen: Element) -> dict[str, int]:
    """Return the outline level of each style that has one, from 1; a style without takes that of the one it is based on."""
    alle = {s.get(W + "styleId", ""): s for s in stijlen.iter(W + "style")}

    def niveau(naam: str) -> int | None:
        stijl = alle.get(naam)
        if stijl is None:
            return None
        eigen, op = stijl.find(f"{W}pPr/{W}outlineLvl"), stijl.find(W + "basedOn")
        if eigen is not None:
            return int(eigen.get(W + "val", "9")) + 1
        return None if op is None else niveau(op.get(W + "val", ""))

    return {naam: gevonden for naam in alle if (gevonden := niveau(naam)) is not None}


def stijl_van(paragraaf: Element) -> str:
    """Return the style id of a paragraph."""
    stijl = paragraaf.find(f"{W}pPr/{W}pStyle")
    return "" if stijl is None else stijl.get(W + "val", "")


def _kopniveaus(stijlen: Element, body: Element) -> Iterator[str]:
    op_stijl, vorige = niveaus(stijlen), 0
    for paragraaf in body.iter(W + "p"):
        niveau = op_stijl.get(stijl_van(paragraaf))
        if niveau is None:
            continue
        if niveau > vorige + 1:
            yield f"kop van niveau {niveau} na niveau {vorige}: {regel(paragraaf)}"
        vorige = niveau


def _tabelkoppen(body: Element) -> Iterator[str]:
    for nummer, tabel in enumerate(body.iter(W + "tbl"), 1):
        if tabel.find(f"{W}tr/{W}trPr/{W}tblHeader") is None:
            yield f"tabel {nummer} heeft geen koprij"
        if tabel.find(f"{W}tblPr/{W}tblCaption") is None:
            yield f"tabel {nummer} heeft geen omschrijving"
        if tabel.findall(f".//{W}gridSpan") or tabel.findall(f".//{W}vMerge"):
            yield f"tabel {nummer} heeft samengevoegde cellen"


def _beelden(alle: dict[str, bytes]) -> Iterator[str]:
    for naam in (naam for naam in alle if re.fullmatch(r"word/\w+\.xml", naam)):
        for beeld in etree.fromstring(alle[naam]).iter(_WP + "docPr"):
            if not beeld.get("descr"):
                yield f"{naam}: beeld zonder alternatieve tekst"


def regels(docx: bytes) -> list[str]:
    """Return the text of each paragraph of the body, in order; without the table of contents."""
    overslaan = {"Kopvaninhoudsopgave", "Inhopg1", "Inhopg2", "Sectieeinde"}
    return [regel(paragraaf) for paragraaf in document(docx).iter(W + "p") if stijl_van(paragraaf) not in overslaan]


def regel(paragraaf: Element) -> str:
    """Return the text of a paragraph; a tab is a tab."""
    tekens = (e for e in paragraaf.iter(W + "t", W + "tab") if e.getparent() is not None and e.getparent().tag != W + "tabs")  # type: ignore[union-attr]
    return loosened("".join("\t" if e.tag == W + "tab" else e.text or "" for e in tekens))


def geraamte(docx: bytes) -> list[str]:
    """Return the structure of the body: its elements in order, without what they say."""
    return [str(element.tag) for element in document(docx).iter()]


def in_een_regel(paginas: list[str]) -> str:
    """Return what stands on pages, on single spaces."""
    return " ".join(" ".join(paginas).split())


_JAVASCRIPT = Path(__file__).resolve().parent / "javascript"


def schema_faults(docs: Mapping[str, bytes], map_: Path) -> dict[str, list[str]]:
    """Return what the Open XML SDK finds wrong with each document, in one run, of those where it finds anything; skips without it, unless CI=true.

    The schemas of ISO 29500 are in no registry of packages; the SDK is made of them and of what Word asks beside them.
    """
    node = shutil.which("node")
    if node is None or not (_JAVASCRIPT / "node_modules/@ooxml-tools").exists():
        ontbreekt("node, of wat 'make javascript' erbij zet,")
    names = {str(map_ / f"schema{number}.docx"): name for number, name in enumerate(docs)}
    for path, content in zip(names, docs.values(), strict=True):
        Path(path).write_bytes(content)
    done = subprocess.run([str(node), str(_JAVASCRIPT / "valid.mjs"), *names], capture_output=True, check=True, timeout=600)
    return {names[path]: faults for path, faults in json.loads(done.stdout).items() if faults}


def pdf_paginas(docs: Mapping[str, bytes], map_: Path) -> dict[str, list[str]]:
    """Return each page of each document as LibreOffice prints it, in one run; skips without LibreOffice, unless CI=true: then that is a failure."""
    programma = shutil.which("soffice"), shutil.which("pdftotext")
    if None in programma:
        if os.environ.get("CI") == "true":
            pytest.fail("LibreOffice of pdftotext ontbreekt (.ci/run installeert ze)")
        pytest.skip("LibreOffice of pdftotext ontbreekt")
    bronnen = [map_ / f"{naam}.docx" for naam in docs]
    for bron, docx in zip(bronnen, docs.values(), strict=True):
        bron.write_bytes(docx)
    profiel = f"-env:UserInstallation={(map_ / 'profiel').as_uri()}"
    subprocess.run(
        ["soffice", profiel, "--headless", "--convert-to", "pdf", "--outdir", str(map_), *map(str, bronnen)], check=True, capture_output=True, timeout=300
    )
    return {bron.stem: _gelezen(bron.with_suffix(".pdf")) for bron in bronnen}


def _gelezen(pdf: Path) -> list[str]:
    tekst = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True, timeout=60)
    return tekst.stdout.split("\f")[:-1]
