"""The base of a house style: read once, checked, made ready to take a text.

A secretary may have restyled it in Word. So nothing is taken on trust but what `stijlen.VEREIST` names; styles are found
by id or else by name; and what Word adds about its user (properties, templates, comments) is left behind.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from posixpath import dirname, join, normpath
from typing import Literal

from lxml.etree import LxmlError

from assembler.wordfile.headers import VELDEN, velden_in
from assembler.wordfile.oxml import R_NS, VAL, Element, R, W, ontleed, serialiseer
from assembler.wordfile.package import Deel, deel
from assembler.wordfile.styles import REGELLIJST, VEREIST

Nummering = Literal["levend", "vast"]

_MAX_DELEN, _MAX_BYTES = 200, 30_000_000
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_BLIJFT = {f"{R_NS}/{soort}" for soort in ("styles", "numbering", "settings", "fontTable", "theme", "webSettings", "header", "footer")}
_VERWIJST_NAAR_STIJL = {W + naam for naam in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")}
_NUMMERING = "word/numbering.xml"


class HuisstijlFout(Exception):  # noqa: N818 - "fout" is the word for an error in messages to the user
    """The base file of a house style cannot carry a document; `redenen` names all that is missing."""

    def __init__(self, *redenen: str) -> None:
        super().__init__("De huisstijl (basis.docx) is niet te gebruiken: " + "; ".join(redenen) + ".")
        self.redenen = redenen


@dataclass(frozen=True, slots=True)
class Relatie:
    """A relationship of the document to one of its parts; `doel` is relative to word/."""

    id: str
    soort: str
    doel: str


@dataclass(frozen=True, slots=True)
class Basis:
    """What a document takes from its house style: compressed parts, and the few that it fills in."""

    vast: tuple[Deel, ...]
    relaties: tuple[Relatie, ...]
    soorten: Element  # [Content_Types].xml, of the parts that stay
    nummering: Element
    inspringing: dict[str, dict[str, str]]  # w:ind by style
    kopvoet: dict[str, Element]  # by relationship id
    pagina: Element  # w:sectPr


@lru_cache(maxsize=64)
def lees_basis(inhoud: bytes, nummering: Nummering) -> Basis:
    """Return the base in `inhoud` for a numbering; raises `HuisstijlFout` with everything that is wrong with it.

    In the numbering `vast` the styles number nothing: labels are text there.
    """
    delen = _uitpakken(inhoud)
    try:
        return _maak(delen, nummering)
    except KeyError as fout:
        raise HuisstijlFout(f"het onderdeel {fout.args[0]} ontbreekt") from fout
    except LxmlError as fout:
        raise HuisstijlFout(f"een onderdeel is geen goede XML ({fout})") from fout


def _uitpakken(inhoud: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            leden = zip_.infolist()
            if len(leden) > _MAX_DELEN or sum(lid.file_size for lid in leden) > _MAX_BYTES:
                raise HuisstijlFout("het bestand is te groot")
            return {lid.filename: zip_.read(lid) for lid in leden}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as fout:
        raise HuisstijlFout("het is geen Word-bestand (.docx)") from fout


def _maak(delen: dict[str, bytes], nummering: Nummering) -> Basis:
    relaties = _relaties(delen, "word/document.xml", _BLIJFT)
    namen = {relatie.soort.rpartition("/")[2]: f"word/{relatie.doel}" for relatie in relaties}
    stijlen, lijsten = ontleed(delen[namen.get("styles", "word/styles.xml")]), ontleed(delen[namen.get("numbering", _NUMMERING)])
    instellingen = ontleed(delen[namen.get("settings", "word/settings.xml")])
    kopvoet = {r.id: ontleed(delen[f"word/{r.doel}"]) for r in relaties if r.soort.endswith(("/header", "/footer"))}
    pagina = ontleed(delen["word/document.xml"]).find(f"{W}body/{W}sectPr")
    _noem_stijlen(stijlen, [lijsten, *kopvoet.values()])
    _keur(stijlen, pagina, kopvoet)
    assert pagina is not None  # noqa: S101 - _keur saw to that
    if nummering == "vast":
        _zonder_nummers(stijlen, lijsten)
    for naam in ("attachedTemplate", "mailMerge", "documentProtection", "rsids", "docVars"):
        for element in instellingen.findall(W + naam):
            instellingen.remove(element)
    klaar = {namen["styles"]: serialiseer(stijlen), namen["settings"]: serialiseer(instellingen)}
    ingevuld = {f"word/{r.doel}" for r in relaties if r.id in kopvoet or r.soort.endswith("/numbering")}
    blijft = _bereikbaar(delen, [f"word/{r.doel}" for r in relaties])
    vast = tuple(deel(naam, klaar.get(naam, blijft[naam])) for naam in sorted(blijft) if naam not in ingevuld)
    return Basis(vast, relaties, _soorten(delen, {*blijft, "word/document.xml"}), lijsten, _inspringing(stijlen), kopvoet, pagina)


def _relaties(delen: dict[str, bytes], naam: str, soorten: set[str] | None) -> tuple[Relatie, ...]:
    """Relationships of a part to parts inside the package; of these kinds only, if kinds are given."""
    inhoud = delen.get(_relatiedeel(naam))
    alle = () if inhoud is None else (r for r in ontleed(inhoud).iter(_REL) if r.get("TargetMode") != "External")
    gekozen = (Relatie(r.get("Id", ""), r.get("Type", ""), r.get("Target", "")) for r in alle)
    return tuple(Relatie(r.id, r.soort, _naast_word(naam, r.doel)) for r in gekozen if soorten is None or r.soort in soorten)


def _relatiedeel(naam: str) -> str:
    map_, _, bestand = naam.rpartition("/")
    return f"{map_}/_rels/{bestand}.rels"


def _naast_word(naam: str, doel: str) -> str:
    """The target of a relationship as seen from word/."""
    pad = doel.lstrip("/") if doel.startswith("/") else normpath(join(dirname(naam), doel))
    return pad.removeprefix("word/") if pad.startswith("word/") else f"../{pad}"


def _bereikbaar(delen: dict[str, bytes], namen: list[str]) -> dict[str, bytes]:
    """The parts named and what they lead to (pictures in a header, a font), with their relationships."""
    gevonden: dict[str, bytes] = {}
    while namen:
        naam = normpath(namen.pop())
        if naam in gevonden:
            continue
        gevonden[naam] = delen[naam]
        verder = () if naam.endswith("/settings.xml") else _relaties(delen, naam, None)
        if verder:
            wortel = ontleed(delen[_relatiedeel(naam)])
            for weg in [r for r in wortel.iter(_REL) if r.get("TargetMode") == "External"]:
                wortel.remove(weg)
            gevonden[_relatiedeel(naam)] = serialiseer(wortel)
            namen += [f"word/{relatie.doel}" for relatie in verder]
    return gevonden


def _soorten(delen: dict[str, bytes], blijft: set[str]) -> Element:
    wortel = ontleed(delen["[Content_Types].xml"])
    for soort in wortel.findall(_OVERRIDE):
        if soort.get("PartName", "").lstrip("/") not in blijft:
            wortel.remove(soort)
    return wortel


def _noem_stijlen(stijlen: Element, andere: list[Element]) -> None:
    """Give a style that Word renamed (Heading 1 has another id in each language) the id that we know it by."""
    ids = {stijl.get(W + "styleId") for stijl in stijlen.iter(W + "style")}
    op_naam = {naam.get(VAL, "").lower(): stijl for stijl in stijlen.iter(W + "style") for naam in stijl.iter(W + "name")}
    nieuw: dict[str, str] = {}
    for stijl_id, naam in VEREIST.items():
        stijl = op_naam.get(naam.lower())
        if stijl_id not in ids and stijl is not None:
            nieuw[stijl.get(W + "styleId", "")] = stijl_id
            stijl.set(W + "styleId", stijl_id)
    for element in (e for wortel in [stijlen, *andere] for e in wortel.iter() if nieuw and e.tag in _VERWIJST_NAAR_STIJL):
        element.set(VAL, nieuw.get(element.get(VAL, ""), element.get(VAL, "")))


def _keur(stijlen: Element, pagina: Element | None, kopvoet: dict[str, Element]) -> None:
    aanwezig = {stijl.get(W + "styleId"): stijl for stijl in stijlen.iter(W + "style")}
    redenen = [f"stijl {naam} ontbreekt" for stijl_id, naam in VEREIST.items() if stijl_id not in aanwezig]
    redenen += [f"stijl {VEREIST[s]} heeft geen nummering" for s in REGELLIJST if s in aanwezig and aanwezig[s].find(f".//{W}numPr") is None]
    if pagina is None or pagina.find(W + "pgSz") is None or pagina.find(W + "pgMar") is None:
        redenen.append("de bladspiegel ontbreekt")
    else:
        gebruikt = {ref.get(R + "id", "") for ref in pagina if ref.get(W + "type") == "default"}
        gevuld = {veld for r in gebruikt if r in kopvoet for veld in velden_in(kopvoet[r])}
        redenen += [f"kop- en voettekst hebben geen veld {veld}" for veld in VELDEN if veld not in gevuld]
    if redenen:
        raise HuisstijlFout(*redenen)


def _inspringing(stijlen: Element) -> dict[str, dict[str, str]]:
    """The indentation of each style, its own or that of the style it is based on."""
    alle = {stijl.get(W + "styleId", ""): stijl for stijl in stijlen.iter(W + "style")}
    gevonden = {}
    for naam, stijl in alle.items():
        plaats, gezien = stijl, {naam}
        while (ind := plaats.find(f"{W}pPr/{W}ind")) is None:
            op = plaats.find(W + "basedOn")
            ouder = "" if op is None else op.get(VAL, "")
            if ouder not in alle or ouder in gezien:
                break
            gezien.add(ouder)
            plaats = alle[ouder]
        else:
            gevonden[naam] = {str(kenmerk): str(waarde) for kenmerk, waarde in ind.items()}
    return gevonden


def _zonder_nummers(stijlen: Element, lijsten: Element) -> None:
    """Take the numbering out of the styles of leden and onderdelen, and the styles out of the numbering."""
    for stijl in stijlen.iter(W + "style"):
        eigenschappen = stijl.find(W + "pPr")
        if stijl.get(W + "styleId") in REGELLIJST and eigenschappen is not None:
            for nummer in eigenschappen.findall(W + "numPr"):
                eigenschappen.remove(nummer)
    for laag in lijsten.iter(W + "lvl"):
        for stijlnaam in laag.findall(W + "pStyle"):
            if stijlnaam.get(VAL) in REGELLIJST:
                laag.remove(stijlnaam)
