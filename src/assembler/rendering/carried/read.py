"""A Word file that this program made -> the document in it; every other file is refused, in bounded time and memory."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from lxml import etree

from assembler.document import Final, Inlines, Invulling, Kind, Node, NodeId, Tekst, Voettekst, text_of
from assembler.document.rows import layout_of
from assembler.rendering.carried import extra as aanvulling
from assembler.rendering.carried import write as boom
from assembler.wordfile import words as afdruk
from assembler.wordfile.oxml import Element, W, ontleed

_MAX_BESTAND, _MAX_DEEL, _MAX_ALLES, _MAX_DELEN, _MAX_REGELS = 50_000_000, 20_000_000, 40_000_000, 1000, 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an encrypted .docx, or a .doc
_KINDS = frozenset(get_args(Kind))
_NS = f"{{{boom.NS}}}"
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_BIJGEHOUDEN = (W + "ins", W + "del", W + "moveFrom", W + "moveTo")
_FOUTEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, struct.error, ValueError, OverflowError, OSError)


class LeesError(Exception):
    """A file that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Ingelezen:
    """What a Word file holds. Without `final` only its words can be compared; `waarom` says why."""

    eigenschappen: dict[str, str]
    final: Final | None
    deel: bytes  # the part with the tree, as it stands
    regels: tuple[str, ...]
    levend: bool
    waarom: str = ""


def lees(inhoud: bytes) -> Ingelezen:
    """Return the document in a file of ours; raises `LeesError`."""
    delen = _delen(inhoud)
    eigen = _eigenschappen(delen)
    document = _xml(delen, "word/document.xml")
    gevonden = (deel for naam, deel in sorted(delen.items()) if naam.startswith("customXml/item") and boom.NS.encode() in deel[:2000])
    boomdeel = next((etree.tostring(_ontleed(deel, "met de boom"), method="c14n") for deel in gevonden), b"")  # another program writes the same otherwise
    if "Boom" not in eigen and not boomdeel:
        raise LeesError("het is niet door dit programma gemaakt")
    overslaan = afdruk.inhoudstijlen(_ontleed(delen.get("word/styles.xml", b"<x/>"), "word/styles.xml"))
    regels = tuple(afdruk.regels(document, overslaan))
    if len(regels) > _MAX_REGELS:
        raise LeesError(f"het heeft te veel alinea's (meer dan {_MAX_REGELS})")
    levend = any("SEQ " in (opdracht.text or "") for opdracht in document.iter("{*}instrText"))
    waarom = ""
    if not boomdeel:
        waarom = "de boom van het document ontbreekt in het bestand"
    elif hashlib.sha256(boomdeel).hexdigest() != eigen.get("Boom"):
        waarom = "de boom in het bestand is gewijzigd of hoort bij een ander document"
    elif any(True for _ in document.iter(*_BIJGEHOUDEN)):
        waarom = "er staan bijgehouden wijzigingen in"
    elif eigen.get("Tekst") != afdruk.afdruk(document, overslaan):
        waarom = "de tekst is gewijzigd nadat het document is gemaakt"
    final = None if waarom else _final(boomdeel, eigen)
    return Ingelezen(eigen, final, boomdeel, regels, levend, waarom)


# --- the package -----------------------------------------------------------------------------------------------------


def _delen(inhoud: bytes) -> dict[str, bytes]:
    """Return the few parts that are read, each within its limit."""
    if len(inhoud) > _MAX_BESTAND:
        raise LeesError(f"het is te groot (meer dan {_MAX_BESTAND // 1_000_000} MB)")
    if inhoud.startswith(_OLE):
        raise LeesError("het is versleuteld met een wachtwoord, of een Word-bestand van voor 2007 (.doc)")
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
            leden = pakket.infolist()
            if len(leden) > _MAX_DELEN:
                raise LeesError("het heeft te veel onderdelen")
            if any(lid.flag_bits & 1 for lid in leden):
                raise LeesError("het is versleuteld met een wachtwoord")
            delen: dict[str, bytes] = {}
            for lid in leden:
                if _nodig(lid.filename):
                    delen[lid.filename] = _deel(pakket, lid, sum(map(len, delen.values())))
            return delen
    except _FOUTEN as fout:
        raise LeesError("het is geen Word-bestand (.docx), of het is beschadigd") from fout


def _nodig(naam: str) -> bool:
    return naam in {"word/document.xml", "docProps/custom.xml", "word/styles.xml"} or (naam.startswith("customXml/item") and "Props" not in naam)


def _deel(pakket: zipfile.ZipFile, lid: zipfile.ZipInfo, al: int) -> bytes:
    """Return a part; no more is unpacked than the limits, whatever the package says of its size."""
    ruimte = min(_MAX_DEEL, _MAX_ALLES - al)
    with pakket.open(lid) as stroom:
        deel = stroom.read(ruimte + 1)
    if len(deel) > ruimte:
        raise LeesError(f"het onderdeel {lid.filename} is uitgepakt te groot")
    return deel


def _xml(delen: dict[str, bytes], naam: str) -> Element:
    if naam not in delen:
        raise LeesError("het is geen Word-bestand: de tekst ontbreekt")
    return _ontleed(delen[naam], naam)


def _ontleed(deel: bytes, naam: str) -> Element:
    try:
        wortel = ontleed(deel)
    except etree.LxmlError as fout:
        raise LeesError(f"het onderdeel {naam} is geen goede XML") from fout
    if wortel.getroottree().docinfo.internalDTD is not None:
        raise LeesError(f"het onderdeel {naam} heeft een documenttype; dat hoort niet in een Word-bestand")
    return wortel


def _eigenschappen(delen: dict[str, bytes]) -> dict[str, str]:
    if "docProps/custom.xml" not in delen:
        return {}
    wortel = _ontleed(delen["docProps/custom.xml"], "docProps/custom.xml")
    return {item.get("name", ""): "".join(str(tekst) for tekst in item.itertext()) for item in wortel.iter(_PROPERTY)}


# --- the tree --------------------------------------------------------------------------------------------------------


def _final(deel: bytes, eigen: dict[str, str]) -> Final | None:
    wortel = _ontleed(deel, "met de boom")
    try:
        extra = json.loads(wortel.findtext(_NS + "aanvulling") or "{}")
        klasse = cast("Literal['regeling', 'stuk']", extra["klasse"])
        boven = next(kind for kind in wortel if kind.tag == _NS + "document")
        root = _node(boven, extra)
        ids = [node.id for node in root.walk()]
        if len(ids) != len(set(ids)) or len(ids) > _MAX_REGELS:
            raise ValueError("ids")  # noqa: TRY301 - a tree that no document of ours has
        document, mijlpaal, versie, stand = (eigen.get(naam, "") for naam in ("Document", "Mijlpaal", "Versie", "Stand"))
        voet = Voettekst(document, mijlpaal, versie, stand, "", concept=False)
        return Final(root, aanvulling.labels(extra), text_of(root.opschrift), klasse, voet, str(extra["huisstijl"]))
    except (KeyError, ValueError, TypeError, StopIteration, AttributeError, RecursionError) as fout:
        raise LeesError("de boom van het document is niet te lezen") from fout


def _node(element: Element, extra: dict[str, Any]) -> Node:
    kind = str(element.tag).removeprefix(_NS)
    if kind not in _KINDS:
        raise ValueError(kind)
    node_id = element.get("id", "")
    layout = layout_of(kind, extra["opmaak"].get(node_id, {}))
    zinnen = [_zin(element.find(_NS + naam), f"{node_id} {veld}", extra) for naam, veld in (("opschrift", "opschrift"), ("tekst", "inhoud"))]
    kinderen = tuple(_node(kind, extra) for kind in element if str(kind.tag).removeprefix(_NS) in _KINDS)
    return Node(cast("Kind", kind), NodeId(node_id), zinnen[0], zinnen[1], kinderen, layout)


def _zin(element: Element | None, sleutel: str, extra: dict[str, Any]) -> Inlines:
    if element is None:
        return ()
    stukken: list[Tekst | Invulling] = [Tekst(element.text)] if element.text else []
    for waarde in element:
        stukken.append(Invulling(waarde.text or "", waarde.get("sleutel", "")))
        stukken += [Tekst(waarde.tail)] if waarde.tail else []
    return aanvulling.volledig(stukken, extra["verwijzingen"].get(sleutel, ()), extra["noten"].get(sleutel, ()))
